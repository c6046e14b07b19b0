//! `metrics.html`: the ledger, every figure of the edition.

use super::View;
use crate::diagnostic::count;
use crate::site::charts::DumbbellView;
use crate::site::page::{Chapter, Make, Order, PageKind, Part, Pointer};
use crate::site::view::{FigureView, NoteLink, WordsLink};
use crate::site::viewpoint::{Viewpoint, metric_anchor};
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "metrics",
    title: "Metrics",
    section: "metrics",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::Once(|from| View::Metrics(Box::new(from.ledger()))),
    chapter: Some(Chapter::plain("metrics")),
    read_next: Some(Pointer {
        why: |from| {
            let figures = from.edition.metrics.len();
            (figures > 0).then(|| format!("{}, with method and source", count(figures, "figure")))
        },
        order: Order::OfPages,
    }),
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct MetricsView {
    /// Whether one of them is drawn.
    pub(crate) has_pictures: bool,
    pub(crate) metrics: Vec<MetricView>,
}

/// A figure of the ledger.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MetricView {
    /// `m-checkout-p99`: its anchor on the page that holds the ledger.
    pub(crate) anchor: String,
    /// Where the ledger has it.
    pub(crate) href: String,
    /// What was measured.
    pub(crate) name: String,
    /// The figure before, as written.
    pub(crate) before: Option<String>,
    /// The figure after, as written.
    pub(crate) after: Option<String>,
    /// The change in words, when it can be computed.
    pub(crate) change: Option<String>,
    /// Whether it became better, when that can be said.
    pub(crate) improved: Option<bool>,
    /// `lower is better` or `higher is better`.
    pub(crate) better: Option<&'static str>,
    /// How it was measured.
    pub(crate) method: Option<String>,
    /// Where it can be seen.
    pub(crate) source: Option<WordsLink>,
    /// Whether it is an estimate.
    pub(crate) estimate: bool,
    /// Before and after as a picture, where one says something.
    pub(crate) chart: Option<DumbbellView>,
    /// The image that is its source, to be shown small; on paper the note holds it, large enough to be read.
    pub(crate) thumbnail: Option<String>,
    /// The evidence that holds it.
    pub(crate) at: NoteLink,
    /// Who else cites it.
    pub(crate) cited_by: Vec<NoteLink>,
}

impl Viewpoint<'_> {
    fn ledger(&self) -> MetricsView {
        let metrics: Vec<MetricView> = (0..self.edition.metrics.len()).map(|index| self.metric(index)).collect();
        let is_drawn = |metric: &MetricView| metric.chart.is_some();
        MetricsView { has_pictures: metrics.iter().any(is_drawn), metrics }
    }

    pub(super) fn metrics(&self, indexes: &[usize]) -> Vec<MetricView> {
        indexes.iter().map(|index| self.metric(*index)).collect()
    }

    pub(in crate::site) fn metric(&self, index: usize) -> MetricView {
        let metric = &self.edition.metrics[index];
        let FigureView { name, before, after, change, improved, estimate } = self.figure(index);
        MetricView {
            anchor: metric_anchor(self.edition, index),
            href: self.metric_href(index),
            name,
            before,
            after,
            change,
            improved,
            better: metric.lower_is_better.map(|lower| if lower { "lower is better" } else { "higher is better" }),
            method: metric.method.as_deref().map(str::to_owned),
            source: metric.source.as_ref().map(|(words, goal)| self.words(&file_name(words), goal.as_ref())),
            estimate,
            chart: self.dumbbell(index),
            thumbnail: self.by_medium(metric.source.as_ref(), None).and_then(|(_, goal)| self.image(goal.as_ref()?)),
            at: self.note(metric.at),
            cited_by: self.notes(&metric.cited_by),
        }
    }
}

/// A path says nothing to a reader; the file's name may.
pub(in crate::site) fn file_name(source: &str) -> String {
    if source.starts_with("files/") {
        source.rsplit('/').next().unwrap_or(source).to_owned()
    } else {
        source.to_owned()
    }
}
