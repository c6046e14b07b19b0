//! One figure, alone.

use super::{DotView, MARGIN, PathView, PictureView, ShapesView, Style, change_words};
use crate::site::charts::dumbbell::{DumbbellView, dumbbell};
use crate::site::pages::metrics::file_name;
use crate::site::viewpoint::{Viewpoint, figure_words};

const WIDTH: f64 = 640.0;

/// How much larger it is drawn than on a page.
const SCALE: f64 = 2.0;

impl Viewpoint<'_> {
    pub(super) fn metric_alone(&self, index: usize) -> Option<PictureView> {
        let metric = &self.edition.metrics[index];
        let chart = dumbbell(metric, (WIDTH - 2.0 * MARGIN) / SCALE)?;
        let figure = self.figure(index);
        let mut picture = PictureView::new(&figure.name, WIDTH, &self.edition.language.text);
        picture.write(&figure_words(&figure), Style::Large);
        let mut said = change_words(&figure);
        said.extend(chart.is_first.then(|| "first measured".to_owned()));
        picture.says = [vec![figure_words(&figure)], said.clone()].concat().join("; ");
        picture.write(&said.join("; "), Style::Plain);
        picture.height += 12.0;
        picture.add(drawn(&chart), chart.height * SCALE + 8.0);
        picture.write("A ring is before, the dot after, on a scale from 0.", Style::Soft);
        let method = metric.method.as_ref().map(|method| method.text.clone());
        let source = metric.source.as_ref().map(|(words, _)| format!("Source: {}", file_name(&words.text)));
        method.iter().chain(&source).for_each(|words| picture.write(words, Style::Soft));
        Some(picture)
    }
}

fn drawn(chart: &DumbbellView) -> ShapesView {
    let DumbbellView { middle, start, end, zero, ring, .. } = chart;
    let mut paths = vec![PathView {
        class: "axis",
        d: format!("M{start} {middle}H{end}M{zero} {}V{}", middle - ring, middle + ring),
        dashes: None,
    }];
    let way = chart.line.map(|[from, to]| format!("M{from} {middle}H{to}"));
    paths.extend(way.map(|d| PathView { class: "way", d, dashes: chart.is_rough.then_some("4 3") }));
    let dot = |x: f64, r: f64, is_full: bool| DotView { x, y: *middle, r, is_full };
    let before = chart.before.map(|before| dot(before, *ring, false));
    let dots = before.into_iter().chain([dot(chart.after, ring - 1.5, true)]).collect();
    ShapesView { x: MARGIN, scale: Some(SCALE), paths, dots, ..ShapesView::default() }
}
