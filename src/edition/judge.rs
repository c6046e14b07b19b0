//! How strength is judged: what is known of a criterion gives reasons, and the reasons give the strength, so that the
//! two cannot part. With `proof` (what counts) and `facts` (what it amounts to) before it, this is the definition, from
//! top to bottom.
//!
//! The order of proof, the kinds of source and the spread over periods come from what promotion committees say they
//! look at: evidence before praise, work at the scope of the next level, the candidate's own part, more than one good
//! season. Notes are never counted for their own sake.

use super::facts::{Facts, Part, Scope, Source, Spread, Work};
use super::proof::{Grade, SetAside};
use super::{NoteRef, Shown, Strength};
use std::collections::BTreeSet;

/// How strong a criterion is of which this is known, and why.
pub(super) fn judge(facts: &Facts) -> (Strength, Vec<Reason>) {
    let reasons = match facts {
        Facts::Waived(why) => vec![Reason::Waived(why.clone())],
        Facts::Nothing => vec![Reason::Nothing],
        Facts::NothingCounts(aside) => vec![Reason::NothingCounts(aside.clone())],
        Facts::NoEvidence(aside) => vec![Reason::NoEvidence(aside.clone())],
        Facts::Work(work) if is_only_told(work) => vec![Reason::OnlyTold],
        Facts::Work(work) => reasons(work),
    };
    (strength(&reasons), reasons)
}

/// No better than the worst of the reasons allows; strengths are in order, so the worst is the greatest. One piece of
/// work with one kind of source is worse than either: it stands on one leg.
fn strength(reasons: &[Reason]) -> Strength {
    let is_one_piece = reasons.iter().any(|reason| matches!(reason, Reason::Amount { found: 1, .. }));
    let is_one_source = reasons.iter().any(|reason| matches!(reason, Reason::Sources(sources) if sources.len() == 1));
    let together = if is_one_piece && is_one_source { Strength::Thin } else { Strength::Strong };
    reasons.iter().map(Reason::at_best).fold(together, Strength::max)
}

/// A word that does not even say how far the work reached, or whose it was, is too little to judge.
fn is_only_told(work: &Work) -> bool {
    work.best.1 == Grade::Word && work.part == (Part::Unsaid { nor_scope: true }) && work.sources.len() == 1
}

/// What there is to say of work that can be judged, the strongest fact first.
fn reasons(work: &Work) -> Vec<Reason> {
    let (at, grade) = work.best;
    let mut reasons = vec![Reason::Best { at, grade }];
    // Where one piece is enough, that there are several is worth no word.
    if work.found == 1 || work.asked > 1 {
        reasons.push(Reason::Amount { found: work.found, asked: work.asked });
    }
    reasons.push(Reason::Sources(work.sources.clone()));
    reasons.extend(work.scope.map(Reason::Scope));
    reasons.push(Reason::Part(work.part));
    reasons.extend(work.spread.clone().map(Reason::Spread));
    reasons
}

/// One fact behind a strength.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The criterion cannot be met, for this reason of the author's.
    Waived(Shown),
    /// No note speaks for it.
    Nothing,
    /// Nothing that speaks for it counts, and why not.
    NothingCounts(BTreeSet<SetAside>),
    /// Peers or claims speak for it, and no evidence that counts does; why the rest does not count.
    NoEvidence(BTreeSet<SetAside>),
    /// There is only the candidate's word, and no note says its scope or the candidate's part.
    OnlyTold,
    /// How good the best proof is.
    Best {
        /// The note.
        at: NoteRef,
        /// How good a proof it is.
        grade: Grade,
    },
    /// How much evidence there is.
    Amount {
        /// So many pieces that count.
        found: usize,
        /// So many are asked for, at least one.
        asked: usize,
    },
    /// What kinds of source.
    Sources(BTreeSet<Source>),
    /// How far the work reached.
    Scope(Scope),
    /// The candidate's part.
    Part(Part),
    /// How it is spread over periods.
    Spread(Spread),
}

impl Reason {
    /// The best that a criterion can be of which this is true.
    pub fn at_best(&self) -> Strength {
        match self {
            Reason::Waived(_) => Strength::Waived,
            Reason::Nothing => Strength::Missing,
            Reason::NothingCounts(_) | Reason::NoEvidence(_) | Reason::OnlyTold => Strength::NotEnoughToJudge,
            Reason::Best { grade: Grade::Word, .. } => Strength::Thin,
            Reason::Best { grade: Grade::Witness | Grade::Artefact | Grade::Measured, .. } => Strength::Strong,
            Reason::Amount { found, asked } if found < asked => Strength::Thin,
            Reason::Amount { found: 1, .. } => Strength::Supported,
            Reason::Amount { .. } => Strength::Strong,
            Reason::Sources(sources) if sources.len() == 1 => Strength::Supported,
            Reason::Sources(_) => Strength::Strong,
            Reason::Scope(Scope::Narrow { .. }) => Strength::Thin,
            Reason::Scope(Scope::Unsaid) => Strength::Supported,
            Reason::Scope(Scope::Reached { .. }) => Strength::Strong,
            Reason::Part(Part::Unsaid { nor_scope: true }) => Strength::Thin,
            Reason::Part(Part::Unsaid { nor_scope: false } | Part::NotLeading) => Strength::Supported,
            Reason::Part(Part::Leading { .. }) => Strength::Strong,
            Reason::Spread(Spread::OnePeriod(_)) => Strength::Supported,
            Reason::Spread(Spread::Periods(_)) => Strength::Strong,
        }
    }

    /// Whether it holds the criterion back.
    pub fn holds_back(&self) -> bool {
        match self.at_best() {
            Strength::Strong | Strength::Waived => false,
            Strength::Supported | Strength::Thin | Strength::NotEnoughToJudge | Strength::Missing => true,
        }
    }
}

#[cfg(test)]
mod tests;
