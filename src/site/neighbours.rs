//! What stands beside a note: others of its kind that speak for the same criterion, so that one can go on from there.

use super::view::{CriterionLink, NoteLink};
use super::viewpoint::{Bodies, Viewpoint};
use crate::edition::{NoteRef, Support};
use crate::vocabulary::{Form, NoteKind};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

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
        let speakers = self.speakers(own.kind);
        let all = speakers.get(criterion).map_or(&[][..], Vec::as_slice);
        let mut others = nearest(all, own.index);
        others.sort_unstable();
        let more = all.len().saturating_sub(others.len() + 1);
        let others: Vec<NoteRef> = others.into_iter().map(|index| NoteRef { index, ..own }).collect();
        NeighboursView { criterion: self.criterion(criterion), notes: self.notes(&others), more }
    }

    /// The notes of a kind that speak for a criterion, by criterion, in order.
    fn speakers(&self, kind: NoteKind) -> Cow<'_, [Vec<usize>]> {
        let find = || {
            let mut speakers = vec![Vec::new(); self.edition.rubric.criteria.len()];
            for index in 0..self.edition.of_kind(kind).count() {
                let criteria: BTreeSet<usize> =
                    self.supports_of(NoteRef { kind, index }).iter().map(|it| it.criterion).collect();
                criteria.into_iter().for_each(|criterion| speakers[criterion].push(index));
            }
            speakers
        };
        match self.found {
            Some(found) => Cow::Borrowed(found.speakers[kind].get_or_init(find)),
            None => Cow::Owned(find()),
        }
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

/// Those nearest to one of them, without it: as many before as after where they are as far.
fn nearest(all: &[usize], own: usize) -> Vec<usize> {
    let (before, from) = all.split_at(all.partition_point(|index| *index < own));
    let mut before = before.iter().rev().copied().peekable();
    let mut after = from.iter().copied().skip_while(|index| *index == own).peekable();
    let mut next = || match (before.peek(), after.peek()) {
        (Some(one), Some(other)) if own - one <= other - own => before.next(),
        (_, Some(_)) => after.next(),
        (_, None) => before.next(),
    };
    std::iter::from_fn(&mut next).take(NAMED).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_nearest_are_named(all in proptest::collection::btree_set(0_usize..40, 1..20), own in 0_usize..20) {
            let all: Vec<usize> = all.into_iter().collect();
            let own = all[own % all.len()];
            let mut expected: Vec<usize> = all.iter().copied().filter(|index| *index != own).collect();
            expected.sort_by_key(|index| (index.abs_diff(own), *index));
            expected.truncate(NAMED);
            prop_assert_eq!(nearest(&all, own), expected);
        }
    }
}
