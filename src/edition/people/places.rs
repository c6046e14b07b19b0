//! Names of places in an edition: ids of figures, anchors, addresses of pages. They are called otherwise where they name somebody, and what leads there is led on.

use super::body::free;
use super::{Anchors, Hidden};
use crate::edition::{Body, Edition, Entry, Metric, NoteRef, Shown};
use crate::vocabulary::{LinkTarget, NoteKind};
use std::collections::{HashMap, HashSet};

impl Hidden<'_> {
    /// Calls figures otherwise whose ids name somebody, by their places in the ledger. Returns the ids that are others now.
    pub(super) fn metric_ids(&self, metrics: &mut [Metric]) -> Anchors {
        let mut taken: HashSet<String> = metrics.iter().map(|metric| metric.id.text.clone()).collect();
        let mut renamed = Anchors::new();
        for (index, metric) in metrics.iter_mut().enumerate().filter(|(_, metric)| self.names.is_in_id(&metric.id)) {
            let id = free(&format!("figure-{}", index + 1), &taken);
            taken.insert(id.clone());
            renamed.entry(metric.id.text.clone()).or_insert_with(|| id.clone());
            metric.id = Shown::ours(id);
        }
        renamed
    }
}

/// Has every link lead to the anchor that a heading has now.
pub(super) fn lead_on(edition: &mut Edition, anchors: &HashMap<NoteRef, Anchors>) {
    let lead = |from: Option<NoteRef>, target: &mut LinkTarget<NoteRef>| {
        let (at, anchor) = match target {
            LinkTarget::Note(at, Some(anchor)) => (Some(*at), anchor),
            LinkTarget::Here(anchor) => (from, anchor),
            LinkTarget::Note(_, None) | LinkTarget::File(..) | LinkTarget::Web(_) => return,
        };
        if let Some(other) = at.and_then(|at| anchors.get(&at)?.get(anchor)) {
            anchor.clone_from(other);
        }
    };
    let in_body = |at: NoteRef, body: &mut Body| {
        body.links.iter_mut().filter_map(|link| link.target.as_mut()).for_each(|target| lead(Some(at), target));
    };
    each_entry(edition, &mut |entry| in_body(entry.at, &mut entry.body));
    for feedback in &mut edition.feedback {
        feedback.draft.iter_mut().for_each(|draft| in_body(feedback.entry.at, draft));
    }
    for evidence in &mut edition.evidence {
        evidence.links.iter_mut().for_each(|(_, target)| lead(None, &mut target.value));
    }
    for metric in &mut edition.metrics {
        metric.source.iter_mut().filter_map(|(_, target)| target.as_mut()).for_each(|target| lead(None, target));
    }
}

/// No two pages of a kind have one address: `e-07` may be the id of another note.
pub(super) fn part_slugs(edition: &mut Edition) {
    let mut taken: HashMap<NoteKind, HashSet<String>> = HashMap::new();
    // What an author wrote comes first, so that it stays what it is.
    for is_ours in [false, true] {
        each_entry(edition, &mut |entry| {
            let taken = taken.entry(entry.at.kind).or_default();
            if entry.slug.span.is_none() == is_ours {
                if taken.contains(&entry.slug.text) && is_ours {
                    entry.slug = Shown::ours(free(&entry.slug.text, taken));
                }
                taken.insert(entry.slug.text.clone());
            }
        });
    }
}

fn each_entry(edition: &mut Edition, show: &mut impl FnMut(&mut Entry)) {
    edition.evidence.iter_mut().for_each(|it| show(&mut it.entry));
    edition.impact.iter_mut().for_each(|it| show(&mut it.entry));
    edition.feedback.iter_mut().for_each(|it| show(&mut it.entry));
    edition.answers.iter_mut().for_each(|it| show(&mut it.entry));
    edition.pages.values_mut().flatten().for_each(|it| show(&mut it.entry));
}
