//! A piece of work, as a criterion sees it: a note of evidence that counts, with how good a proof it is, how far it
//! reached, the candidate's part and when it was. Strength is judged from pieces, and never from a sum of their parts.

use super::proof::{Grade, Proof, grade_of_evidence, witnesses};
use super::{Edition, Evidence, NoteRef};
use crate::source::Interval;
use crate::vocabulary::{NoteKind, Role};

/// One piece of work that counts for a criterion. Copies of a note are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The note.
    pub at: NoteRef,
    /// How good a proof it is of this criterion.
    pub grade: Grade,
    /// How far it reached, against what the level asks.
    pub reach: Reach,
    /// The candidate's part in it.
    pub part: Part,
    /// The peers who saw it and whose words are for this criterion.
    pub witnesses: Vec<NoteRef>,
    /// The days of it that lie in the window.
    pub days: Option<Interval>,
    /// The periods it lies in, indexes into the edition's.
    pub periods: Vec<usize>,
    /// Whether it has figures, and this reader can look at the source of none.
    pub has_bare_figure: bool,
}

/// How far a piece reached, against what the level asks. Scopes are indexes into the rubric's, narrow to wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The level says no scope, so each piece is wide enough.
    NotAsked,
    /// The note does not say it.
    Unsaid,
    /// Not as far as the level asks.
    Narrow {
        /// The scope of the piece.
        reached: usize,
        /// The scope of the level.
        wanted: usize,
    },
    /// As far as the level asks, or further.
    Reached {
        /// The scope of the piece.
        reached: usize,
        /// The scope of the level.
        wanted: usize,
    },
}

/// The candidate's part in a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The note does not say it.
    Unsaid,
    /// Not a leading one in work of this kind.
    Beside(Role),
    /// A leading one.
    Leading(Role),
}

/// What a piece lacks to carry a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It does not say its scope, or it is too narrow.
    Scope(Reach),
    /// Its part is not said, or not a leading one.
    Part(Part),
    /// There is only the candidate's word for it.
    MoreThanWord,
}

impl Reach {
    /// How far, by the place of the scope in the rubric; nothing where it is not said, or nothing is asked.
    pub fn reached(self) -> Option<usize> {
        match self {
            Reach::Narrow { reached, .. } | Reach::Reached { reached, .. } => Some(reached),
            Reach::NotAsked | Reach::Unsaid => None,
        }
    }
}

impl Piece {
    /// Whether it reached as far as the level asks.
    pub fn is_at_scope(&self) -> bool {
        match self.reach {
            Reach::NotAsked | Reach::Reached { .. } => true,
            Reach::Unsaid | Reach::Narrow { .. } => false,
        }
    }

    /// Whether it carries the criterion: it alone has the scope of the level, a leading part, and more than the
    /// author's word.
    pub fn carries(&self) -> bool {
        self.lacking().next().is_none()
    }

    /// Whether there is the same to say of another piece.
    pub(super) fn is_like(&self, other: &Piece) -> bool {
        let told = |piece: &Piece| (piece.grade, piece.reach, piece.part, piece.has_bare_figure);
        told(self) == told(other) && self.witnesses == other.witnesses
    }

    /// What it lacks to carry the criterion.
    pub fn lacks(&self) -> Vec<Lack> {
        self.lacking().collect()
    }

    /// The same, one after the other.
    pub(super) fn lacking(&self) -> impl Iterator<Item = Lack> {
        let scope = (!self.is_at_scope()).then_some(Lack::Scope(self.reach));
        let part = match self.part {
            Part::Unsaid | Part::Beside(_) => Some(Lack::Part(self.part)),
            Part::Leading(_) => None,
        };
        let word = (self.grade == Grade::Word).then_some(Lack::MoreThanWord);
        [scope, part, word].into_iter().flatten()
    }
}

/// The pieces among the proof of a criterion, in its order. `wanted` is the scope of the level.
pub(super) fn pieces(edition: &Edition, criterion: usize, proof: &[Proof], wanted: Option<usize>) -> Vec<Piece> {
    let counted = proof.iter().filter(|proof| proof.at.kind == NoteKind::Evidence && proof.set_aside.is_none());
    let piece = |proof: &Proof| {
        let evidence = &edition.evidence[proof.at.index];
        Piece {
            at: proof.at,
            grade: grade_of_evidence(edition, criterion, proof.at.index),
            reach: reach(evidence, wanted),
            part: part(evidence),
            witnesses: witnesses(edition, criterion, proof.at.index),
            days: evidence.when.map(|when| in_window(edition, when.value)),
            periods: periods(edition, evidence),
            has_bare_figure: proof.grade < Grade::Measured && has_figure(edition, evidence),
        }
    };
    counted.map(piece).collect()
}

fn has_figure(edition: &Edition, evidence: &Evidence) -> bool {
    evidence.metrics.iter().any(|index| edition.metrics[*index].after.is_some())
}

fn reach(evidence: &Evidence, wanted: Option<usize>) -> Reach {
    match (evidence.scope, wanted) {
        (_, None) => Reach::NotAsked,
        (None, Some(_)) => Reach::Unsaid,
        (Some(reached), Some(wanted)) if reached < wanted => Reach::Narrow { reached, wanted },
        (Some(reached), Some(wanted)) => Reach::Reached { reached, wanted },
    }
}

fn part(evidence: &Evidence) -> Part {
    let kind = evidence.kind.as_deref().unwrap_or("");
    match evidence.role {
        None => Part::Unsaid,
        Some(role) if is_leading(role, kind) => Part::Leading(role),
        Some(role) => Part::Beside(role),
    }
}

/// A mentor's mentoring is as much their own as a lead's project, a review the reviewer's. A rubric may have kinds of
/// its own, such as `design-review` or `sponsorship`: the word in them says whose work it is.
fn is_leading(role: Role, kind: &str) -> bool {
    match role {
        Role::Solo | Role::Lead => true,
        Role::Mentor => kind.contains("mentor"),
        Role::Sponsor => kind.contains("sponsor") || kind.contains("mentor"),
        Role::Reviewer => kind.contains("review"),
        Role::Contributor | Role::Idea => false,
    }
}

/// As much of these days as lies in the window.
pub(super) fn in_window(edition: &Edition, days: Interval) -> Interval {
    let Some(window) = edition.window.as_ref().map(|window| window.value) else { return days };
    Interval::new(days.from.max(window.from), days.to.min(window.to)).unwrap_or(days)
}

fn periods(edition: &Edition, evidence: &Evidence) -> Vec<usize> {
    let is_in = |days: Interval| evidence.when.is_some_and(|when| when.value.overlaps(days));
    let periods = edition.periods.iter().enumerate().filter(|(_, period)| is_in(period.days));
    periods.map(|(index, _)| index).collect()
}
