//! What stands beside a note: others of its kind that speak for the same criterion, so that one can go on from there.

use super::view::{CriterionLink, NoteLink};
use super::viewpoint::{Bodies, Viewpoint};
use crate::edition::{NoteRef, Support};
use crate::vocabulary::Form;
use serde::Serialize;

/// How many are named for a criterion.
const NAMED: usize = 4;

/// The neighbours of a note for one criterion.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NeighboursView {
    pub(crate) criterion: CriterionLink,
    /// Those with the nearest numbers, in order.
    pub(crate) notes: Vec<NoteLink>,
    /// How many more there are.
    pub(crate) more: usize,
}

impl Viewpoint<'_> {
    /// The neighbours of a note, by criterion. None on paper, where all notes follow one another, nor on a page that only lists notes.
    pub(super) fn neighbours(&self, own: NoteRef, supports: &[Support]) -> Vec<NeighboursView> {
        if self.by_medium(self.bodies() == Bodies::LeftOut, true) {
            return Vec::new();
        }
        let near = supports.iter().map(|support| self.neighbours_for(own, support.criterion));
        near.filter(|it| !it.notes.is_empty()).collect()
    }

    fn neighbours_for(&self, own: NoteRef, criterion: usize) -> NeighboursView {
        let count = self.edition.of_kind(own.kind).count();
        let others = (0..count).map(|index| NoteRef { index, ..own }).filter(|at| *at != own);
        let is_for = |at: &NoteRef| self.supports_of(*at).iter().any(|support| support.criterion == criterion);
        let mut others: Vec<NoteRef> = others.filter(is_for).collect();
        let more = others.len().saturating_sub(NAMED);
        others.sort_by_key(|at| (at.index.abs_diff(own.index), at.index));
        others.truncate(NAMED);
        others.sort();
        NeighboursView { criterion: self.criterion(criterion), notes: self.notes(&others), more }
    }

    fn supports_of(&self, at: NoteRef) -> &[Support] {
        match at.kind.form() {
            Form::Evidence => &self.edition.evidence[at.index].supports,
            Form::Impact => &self.edition.impact[at.index].supports,
            Form::Feedback => &self.edition.feedback[at.index].supports,
            Form::Answer | Form::Page => &[],
        }
    }
}
