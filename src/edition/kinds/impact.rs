//! Claims with their proof.

use crate::edition::make::Maker;
use crate::edition::{Entry, NoteRef, Support};
use crate::packet::Note;
use crate::vocabulary::NoteKind;

/// A claim with its proof.
#[derive(Clone, Debug)]
pub struct Impact {
    /// What every note has; the title is the claim.
    pub entry: Entry,
    /// Which criteria it speaks for.
    pub supports: Vec<Support>,
    /// The evidence under it.
    pub evidence: Vec<NoteRef>,
    /// The figures under it, indexes into [`Edition::metrics`](crate::edition::Edition::metrics).
    pub metrics: Vec<usize>,
    /// The peers who saw it.
    pub feedback: Vec<NoteRef>,
    /// The notes that rest on it.
    pub cited_by: Vec<NoteRef>,
}

impl<'a> Maker<'a> {
    pub(in crate::edition) fn impact(&self, note: &'a Note, entry: Entry) -> Option<Impact> {
        let impact = note.impact()?;
        let metrics = impact.metrics.iter().filter_map(|id| self.inventory.metrics.get(id.value.as_str()).copied());
        Some(Impact {
            entry,
            supports: self.supports(&impact.criteria),
            evidence: self.references(NoteKind::Evidence, &impact.evidence),
            metrics: metrics.collect(),
            feedback: self.references(NoteKind::Feedback, &impact.feedback),
            cited_by: Vec::new(),
        })
    }
}
