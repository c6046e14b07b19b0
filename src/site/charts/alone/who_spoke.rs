//! Who spoke to what, alone.

use super::{DotView, MARGIN, PictureView, ShapesView, Style, TextView, height};
use crate::site::charts::WhoSpokeView;
use crate::site::charts::axis::text_width;
use crate::site::charts::who_spoke::PeerView;
use crate::site::viewpoint::Viewpoint;

const NAMES: f64 = 260.0;
const COLUMN: f64 = 40.0;

impl Viewpoint<'_> {
    pub(super) fn who_spoke_alone(&self) -> Option<PictureView> {
        let view = self.who_spoke()?;
        let columns = u32::try_from(view.criteria.len()).map_or(0.0, f64::from) * COLUMN;
        let width = (MARGIN + NAMES + columns + MARGIN).max(480.0);
        let mut picture = PictureView::new("Who spoke to what", width, &self.edition.language.text);
        let (names, high) = names(&view);
        picture.add(names, high);
        for peer in &view.peers {
            let (row, high) = row(peer);
            picture.add(row, high);
        }
        let count = view.criteria.iter().map(|column| column.count.to_string()).collect();
        picture.add(foot("How many speak to it", count), 26.0);
        let outside = view.criteria.iter().map(|it| if it.has_outside { "yes" } else { "–" }.to_owned()).collect();
        picture.add(foot("One of them outside the team", outside), 26.0);
        picture.height += 8.0;
        let silent: Vec<&str> = view.silent.iter().map(|link| link.title.as_str()).collect();
        if !silent.is_empty() {
            picture.write(&format!("No peer speaks to {}.", silent.join(", ")), Style::Soft);
        }
        let ring = if view.has_asked { " A ring: asked, and not given yet." } else { "" };
        picture.write(&format!("A dot: their words speak to it.{ring}"), Style::Soft);
        picture.says = view.peers.iter().map(|peer| says(&view, peer)).collect::<Vec<_>>().join("; ");
        Some(picture)
    }
}

/// The middle of a column.
fn middle(column: usize) -> f64 {
    u32::try_from(column).map_or(0.0, f64::from) * COLUMN + COLUMN / 2.0
}

/// The criteria, read from below, and how high they stand.
fn names(view: &WhoSpokeView) -> (ShapesView, f64) {
    let widest = view.criteria.iter().map(|column| text_width(&column.link.title) * 1.15).fold(0.0, f64::max);
    let name = |(column, title): (usize, &String)| TextView {
        x: middle(column) + 5.0,
        y: widest.ceil(),
        style: Style::Plain,
        anchor: "start",
        is_turned: true,
        text: title.clone(),
    };
    let titles = view.criteria.iter().map(|column| &column.link.title);
    let texts = titles.enumerate().map(name).collect();
    (ShapesView { x: MARGIN + NAMES, texts, ..ShapesView::default() }, widest.ceil() + 10.0)
}

/// A peer, and a dot for each criterion that they speak to.
fn row(peer: &PeerView) -> (ShapesView, f64) {
    let about = peer.about.join(" · ");
    let width = NAMES - 12.0;
    let high = height(&peer.name, Style::Name, width)
        + if about.is_empty() { 0.0 } else { height(&about, Style::Soft, width) };
    let mut shapes = ShapesView { x: MARGIN + NAMES, ..ShapesView::default() };
    let below = shapes.write(&peer.name, Style::Name, [-NAMES, 2.0], width);
    if !about.is_empty() {
        shapes.write(&about, Style::Soft, [-NAMES, below], width);
    }
    let marks = peer.cells.iter().enumerate().filter_map(|(column, cell)| Some((column, (*cell)?)));
    shapes.dots =
        marks.map(|(column, cell)| DotView { x: middle(column), y: 13.0, r: 5.0, is_full: cell == "speaks" }).collect();
    (shapes, high + 10.0)
}

fn foot(name: &str, cells: Vec<String>) -> ShapesView {
    let mut shapes = ShapesView { x: MARGIN + NAMES, ..ShapesView::default() };
    shapes.write(name, Style::Soft, [-NAMES, 2.0], NAMES);
    let cell = |(column, text): (usize, String)| TextView {
        x: middle(column),
        y: 14.0,
        style: Style::Soft,
        anchor: "middle",
        is_turned: false,
        text,
    };
    shapes.texts.extend(cells.into_iter().enumerate().map(cell));
    shapes
}

fn says(view: &WhoSpokeView, peer: &PeerView) -> String {
    let of = |mark: &str| -> Vec<&str> {
        let marked = view.criteria.iter().zip(&peer.cells).filter(|(_, cell)| **cell == Some(mark));
        marked.map(|(column, _)| column.link.title.as_str()).collect()
    };
    let (speaks, asked) = (of("speaks").join(", "), of("asked").join(", "));
    match (speaks.is_empty(), asked.is_empty()) {
        (_, false) => format!("{} is asked about {asked}", peer.name),
        (false, true) => format!("{} speaks to {speaks}", peer.name),
        (true, true) => format!("{} speaks to none of them", peer.name),
    }
}
