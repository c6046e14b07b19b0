//! The ledger.

use crate::edition::make::Maker;
use crate::edition::{NoteRef, Shown};
use crate::packet;
use crate::source::Spanned;
use crate::vocabulary::LinkTarget;
use crate::vocabulary::{Better, Figure, readings, slug};
use rayon::prelude::*;
use std::collections::HashMap;

/// A figure of the ledger.
#[derive(Clone, Debug)]
pub struct Metric {
    /// As the author named it.
    pub id: Shown,
    /// Its id as an anchor, unique in the edition.
    pub slug: String,
    /// What was measured.
    pub name: Shown,
    /// The figure before.
    pub before: Option<Spanned<Figure>>,
    /// The figure after.
    pub after: Option<Spanned<Figure>>,
    /// Whether lower is better, when it is said.
    pub lower_is_better: Option<bool>,
    /// How it was measured.
    pub method: Option<Shown>,
    /// Where it can be seen: words, and where they lead.
    pub source: Option<(Shown, Option<LinkTarget<NoteRef>>)>,
    /// Whether it is an estimate.
    pub estimate: bool,
    /// The evidence that holds it.
    pub at: NoteRef,
    /// The other notes that cite it.
    pub cited_by: Vec<NoteRef>,
}

impl Maker<'_> {
    /// The ledger, in the order of the evidence.
    pub(in crate::edition) fn metrics(&self) -> Vec<Metric> {
        let of_ledger = self.ledger.par_iter().filter_map(|(note, metric)| self.metric(note, metric));
        let mut metrics: Vec<Metric> = of_ledger.collect();
        anchor_metrics(&mut metrics);
        metrics
    }

    /// One of a note that this reader has, without its anchor.
    fn metric(&self, note: &packet::Note, metric: &packet::Metric) -> Option<Metric> {
        let at = *self.inventory.notes.get(&note.path)?;
        let source =
            metric.source.as_ref().and_then(|source| match self.packet().resolve_source(note, &source.value) {
                // Where it lies is not for those who do not have it, and what they cannot open is no source to them.
                Some(target) => Some((Shown::written(source), Some(self.inventory.target(&target)?))),
                None => Some((Shown::written(source), None)),
            });
        Some(Metric {
            id: Shown::written(&metric.id),
            slug: String::new(),
            name: Shown::written(&metric.name),
            before: self.figure(metric.before.as_ref(), metric.after.as_ref()),
            after: self.figure(metric.after.as_ref(), metric.before.as_ref()),
            lower_is_better: metric.better.map(|better| better == Better::Lower),
            method: metric.method.as_ref().map(Shown::written),
            source,
            estimate: metric.estimate,
            at,
            cited_by: Vec::new(),
        })
    }

    /// A figure; one that can be read two ways amounts to nothing, so that no change is computed from it.
    fn figure(&self, figure: Option<&Spanned<Figure>>, other: Option<&Spanned<Figure>>) -> Option<Spanned<Figure>> {
        let mut figure = figure?.clone();
        let other = other.map_or("", |other| &other.value.written);
        if readings(&figure.value.written, other, self.packet().settings.language()).is_some() {
            figure.value.quantity = None;
        }
        Some(figure)
    }
}

/// Gives each figure of the ledger its anchor: its id, unlike all others.
pub(in crate::edition) fn anchor_metrics(metrics: &mut [Metric]) {
    let mut anchors = HashMap::with_capacity(metrics.len());
    for metric in metrics {
        metric.slug = distinct(&mut anchors, slug(&metric.id));
    }
}

/// The anchor, and from its second use on with the number of the use. `seen` counts the uses.
fn distinct(seen: &mut HashMap<String, usize>, anchor: String) -> String {
    let uses = seen.entry(anchor.clone()).or_default();
    *uses += 1;
    if *uses > 1 { format!("{anchor}-{uses}") } else { anchor }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_has_an_anchor_of_its_own() {
        let mut seen = HashMap::new();
        let anchors = ["time", "cost", "time", "time"].map(|anchor| distinct(&mut seen, anchor.to_owned()));
        assert_eq!(anchors, ["time", "cost", "time-2", "time-3"]);
    }
}
