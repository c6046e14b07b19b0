//! How strength is judged: one function of the facts gives the strength and its reasons, so that the two cannot part.
//! With `proof` (what counts), `pieces` (what one piece of work has) and `facts` (what they amount to) before it, this is
//! the definition, from top to bottom.
//!
//! It is a piece of work that carries a criterion, never a sum of what several pieces have each: the scope of one note,
//! the lead of another and the witness of a third are nothing that anybody did. The rest comes from what promotion
//! committees say they look at: evidence before praise, the scope of the next level, the candidate's own part, more than
//! one good season. Notes are never counted for their own sake.

use super::facts::{Facts, Spread};
use super::pieces::Piece;
use super::proof::SetAside;
use super::{NoteRef, Strength, Verdict};
use std::collections::BTreeSet;

/// As many pieces at the scope of the level make a pattern: one that carries, and one beside it.
const PATTERN: usize = 2;

/// As many ways to come near are told.
const NEAREST: usize = 3;

/// How strong a criterion is of which this is known, and why. One that is waived speaks in the author's words.
pub(super) fn judge(facts: &Facts, is_waived: bool) -> Verdict {
    let (strength, reasons) = if is_waived {
        (Strength::Waived, Vec::new())
    } else if facts.proof.is_empty() {
        (Strength::Missing, vec![Reason::Nothing])
    } else if facts.pieces.is_empty() {
        (Strength::NotEnoughToJudge, vec![uncounted(facts)])
    } else if let Some(carrying) = facts.carrying() {
        let reasons = carried(facts, carrying);
        let is_held_back = reasons.iter().any(Reason::holds_back);
        (if is_held_back { Strength::Supported } else { Strength::Strong }, reasons)
    } else {
        (Strength::Thin, thin(facts))
    };
    Verdict { strength, reasons }
}

/// Something is there, and no piece of work counts.
fn uncounted(facts: &Facts) -> Reason {
    let aside = facts.set_aside();
    if facts.proof.iter().all(|proof| proof.set_aside.is_some()) {
        Reason::NothingCounts(aside)
    } else {
        Reason::NoEvidence(aside)
    }
}

/// Something counts, and nothing carries: what the pieces that came nearest lack.
fn thin(facts: &Facts) -> Vec<Reason> {
    let mut alike: Vec<Vec<Piece>> = Vec::new();
    for piece in facts.nearest() {
        match alike.iter_mut().find(|alike| alike[0].is_like(piece)) {
            Some(alike) => alike.push(piece.clone()),
            None => alike.push(vec![piece.clone()]),
        }
    }
    let nearest = alike.into_iter().take(NEAREST).enumerate();
    let nearest = nearest.map(|(place, pieces)| Reason::Nearest { pieces, is_first: place == 0 });
    let at_large: Vec<NoteRef> = facts.at_large().collect();
    let unplaced = (!at_large.is_empty()).then_some(Reason::Unplaced(at_large));
    nearest.chain(unplaced).collect()
}

/// A piece carries it: which, and what stands beside it.
fn carried(facts: &Facts, carrying: &Piece) -> Vec<Reason> {
    let others: Vec<NoteRef> = facts.at_scope().map(|piece| piece.at).filter(|at| *at != carrying.at).collect();
    let found = others.len() + 1;
    let beside = if found < facts.asked.max(PATTERN) {
        Reason::TooFew { found, asked: facts.asked, others: facts.pieces.len() - found }
    } else if facts.is_one_project {
        Reason::OneProject { others }
    } else {
        Reason::Beside { others, asked: facts.asked }
    };
    let voice = Reason::Voice { peers: facts.peers(), figures: facts.figures(), narrower: facts.narrower() };
    vec![Reason::Carried(carrying.clone()), beside, voice, Reason::Spread(facts.spread())]
}

/// One fact behind a strength.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No note speaks for it.
    Nothing,
    /// Nothing that speaks for it counts, and why not.
    NothingCounts(BTreeSet<SetAside>),
    /// Peers or claims speak for it, and no evidence that counts does; why the rest does not count.
    NoEvidence(BTreeSet<SetAside>),
    /// No piece carries it; these came nearest, or as near as those that are told first.
    Nearest {
        /// The pieces, one at least, which have and lack the same.
        pieces: Vec<Piece>,
        /// Whether they are told first.
        is_first: bool,
    },
    /// These peers speak for it, and name none of its work as what they saw.
    Unplaced(Vec<NoteRef>),
    /// This piece carries it.
    Carried(Piece),
    /// Enough other pieces reached the scope of the level.
    Beside {
        /// The others.
        others: Vec<NoteRef>,
        /// So many are asked for, at least one.
        asked: usize,
    },
    /// Enough other pieces reached the scope of the level, and all are of the project of the one that carries it.
    OneProject {
        /// The others.
        others: Vec<NoteRef>,
    },
    /// Too few pieces reached the scope of the level.
    TooFew {
        /// So many, with the one that carries.
        found: usize,
        /// So many are asked for, at least one.
        asked: usize,
        /// So many pieces count besides, and did not reach as far.
        others: usize,
    },
    /// Who and what speaks for it besides the candidate. A link is something to look at, and no voice.
    Voice {
        /// Peers who speak for it.
        peers: Vec<NoteRef>,
        /// Pieces with a figure whose source this reader is given.
        figures: Vec<NoteRef>,
        /// The peers who saw narrower work alone, and narrower work with such a figure.
        narrower: Vec<NoteRef>,
    },
    /// How it is spread over periods.
    Spread(Spread),
}
