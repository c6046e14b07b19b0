//! What of a long ladder is told in a line. Nobody reads eighty criteria one by one: those that nothing speaks for are a line a group, wherever criteria
//! are told, and the worst are named. Pages and the terminal ask here, so that they fold alike.

use super::view::{CriterionLink, StrengthView};
use super::viewpoint::Viewpoint;
use crate::edition::{Coverage, Edition, Strength};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many criteria are read one by one.
const MANY: usize = 10;

/// As many of a line are named where the rest can be looked up.
pub(super) const NAMED: usize = 5;

/// Criteria that nothing speaks for, of one group and as necessary as each other: one line for all of them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MissingView {
    /// The group's name, when it has one.
    pub(crate) group: Option<String>,
    /// How well they are proven, for a reader who is told.
    pub(crate) strength: Option<StrengthView>,
    /// `optional` when a case is complete without them.
    pub(crate) need: Option<&'static str>,
    /// The first of them.
    pub(crate) criteria: Vec<CriterionLink>,
    /// How many more there are.
    pub(crate) more: usize,
}

/// Which criteria are told in a line.
pub(super) struct Fold<'a> {
    /// The lines, in the order of the groups and what must be met first; each has two criteria at least.
    pub(super) lines: Vec<Vec<&'a Coverage>>,
    /// All that is in them.
    folded: BTreeSet<usize>,
}

impl<'a> Fold<'a> {
    /// What nothing speaks for, where a group has several.
    pub(super) fn of(edition: &'a Edition) -> Fold<'a> {
        let mut ranks: BTreeMap<&[String], usize> = BTreeMap::new();
        let mut lines: BTreeMap<(usize, bool), Vec<&Coverage>> = BTreeMap::new();
        for coverage in asked(edition) {
            let (group, next) = (edition.rubric.criteria[coverage.criterion].group.as_slice(), ranks.len());
            let rank = *ranks.entry(group).or_insert(next);
            if is_missing(coverage) {
                lines.entry((rank, !coverage.is_required())).or_default().push(coverage);
            }
        }
        let lines: Vec<Vec<&Coverage>> = lines.into_values().filter(|line| line.len() > 1).collect();
        let folded = lines.iter().flatten().map(|coverage| coverage.criterion).collect();
        Fold { lines, folded }
    }

    /// The same, and nothing where the ladder is short.
    pub(super) fn of_long(edition: &'a Edition) -> Fold<'a> {
        if is_long(edition) { Fold::of(edition) } else { Fold { lines: Vec::new(), folded: BTreeSet::new() } }
    }

    /// Whether it is told in a line.
    pub(super) fn holds(&self, coverage: &Coverage) -> bool {
        self.folded.contains(&coverage.criterion)
    }
}

/// What the step asks.
pub(super) fn asked(edition: &Edition) -> impl Iterator<Item = &Coverage> {
    edition.coverage.iter().filter(|coverage| coverage.asked.is_some())
}

/// Whether there are more criteria than one reads one by one.
pub(super) fn is_long(edition: &Edition) -> bool {
    asked(edition).count() > MANY
}

/// The criteria that are not strong, the weakest first, and those that must be met before those that need not.
pub(super) fn weakest(edition: &Edition) -> Vec<&Coverage> {
    let is_weak =
        |coverage: &&Coverage| !matches!(coverage.strength(), None | Some(Strength::Strong | Strength::Waived));
    let mut weak: Vec<&Coverage> = edition.coverage.iter().filter(is_weak).collect();
    weak.sort_by_key(|coverage| (!coverage.is_required(), Reverse(coverage.strength()), coverage.criterion));
    weak
}

/// Nothing speaks for it, and nobody says why.
fn is_missing(coverage: &Coverage) -> bool {
    coverage.proof.is_empty() && coverage.waiver.is_none()
}

impl Viewpoint<'_> {
    /// A line in which the first of its criteria are named, as many as there is room for.
    pub(super) fn missing(&self, line: &[&Coverage], room: usize) -> Option<MissingView> {
        let first = line.first()?;
        let criteria: Vec<CriterionLink> =
            line.iter().take(room).map(|coverage| self.criterion(coverage.criterion)).collect();
        Some(MissingView {
            group: self.edition.rubric.criteria[first.criterion].group(),
            strength: criteria[0].strength.clone(),
            need: (!first.is_required()).then_some("optional"),
            more: line.len() - criteria.len(),
            criteria,
        })
    }
}
