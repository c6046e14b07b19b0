//! The timeline, alone.

use super::{BoxView, MARGIN, PictureView, ShapesView, Style, TextView, height};
use crate::site::charts::{BarsView, TimeView};
use crate::site::viewpoint::Viewpoint;

/// Where names end and lanes begin, and how wide what holds over time is.
const NAMES: f64 = 220.0;
const OVER: f64 = 150.0;
const GAP: f64 = 16.0;

impl Viewpoint<'_> {
    pub(super) fn timeline_alone(&self) -> Option<PictureView> {
        let view = self.timeline();
        let time = view.time?;
        let width = MARGIN + NAMES + GAP + time.width + GAP + OVER + MARGIN;
        let mut picture = PictureView::new("When the work was done", width, &self.edition.language.text);
        picture.add(axis(&time), time.wide.height + 6.0);
        let mut said = Vec::new();
        for group in view.groups {
            for lane in &group.lanes {
                let over = lane.over_time.as_deref().unwrap_or("–");
                said.push(format!("{}: {over}", lane.link.title));
                let (row, height) = row(&time, &lane.link.title, over, &lane.bars);
                picture.add(row, height);
            }
            for missing in &group.missing {
                let names: Vec<&str> = missing.criteria.iter().map(|link| link.title.as_str()).collect();
                let more = if missing.more > 0 { format!(" and {} more", missing.more) } else { String::new() };
                picture.write(&format!("Nothing lies in this time for {}{more}.", names.join(", ")), Style::Soft);
            }
        }
        picture.says = said.join("; ");
        picture.height += 8.0;
        picture.write(&key(&time), Style::Soft);
        for away in view.away {
            picture.write(&format!("Away {}: {}", away.days, away.why), Style::Soft);
        }
        Some(picture)
    }
}

fn key(time: &TimeView) -> String {
    let said = [
        (true, "A bar is a piece of work from its first day to its last."),
        (time.has_apart, "An outlined one is not finished or does not count."),
        (!time.away.is_empty(), "Hatched: away."),
        (!time.outside.is_empty(), "Dotted: outside the window."),
    ];
    said.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words).collect::<Vec<_>>().join(" ")
}

fn axis(time: &TimeView) -> ShapesView {
    let mut shapes = ShapesView { x: MARGIN + NAMES + GAP, ..ShapesView::default() };
    shapes.path("axis", format!("M0 {y}H{}{}", time.width, time.wide.marks, y = time.wide.height), None);
    shapes.texts.extend(time.wide.labels.iter().map(|label| TextView {
        x: label.x,
        y: label.y,
        style: Style::Soft,
        anchor: "middle",
        is_turned: false,
        text: label.text.clone(),
    }));
    shapes
}

/// A lane with its name before it and what holds over time behind it, and how high that is.
fn row(time: &TimeView, name: &str, over: &str, bars: &BarsView) -> (ShapesView, f64) {
    let behind = time.width + GAP;
    let hidden = [(bars.behind, "at the same time"), (bars.before, "earlier"), (bars.after, "later")];
    let hidden = hidden.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("+{number} {what}"));
    let over = [vec![over.to_owned()], hidden.collect()].concat().join(", ");
    let high = height(name, Style::Name, NAMES).max(height(&over, Style::Plain, OVER)).max(time.height);
    let mut shapes = ShapesView { x: MARGIN + NAMES + GAP, ..ShapesView::default() };
    shapes.write(name, Style::Name, [-NAMES - GAP, 2.0], NAMES);
    shapes.write(&over, Style::Plain, [behind, 2.0], OVER);
    shapes.path("outside", time.outside.clone(), Some("1 5"));
    shapes.path("away", time.away.clone(), None);
    shapes.path("axis", time.borders.clone(), None);
    shapes.boxes = bars
        .bars
        .iter()
        .map(|bar| BoxView {
            class: if bar.counts { "is" } else { "apart" },
            x: bar.x,
            y: bar.y,
            width: bar.width,
            height: bar.height,
        })
        .collect();
    (shapes, high + 8.0)
}
