//! Each criterion held against the evidence of this edition: what speaks for it (`proof`), which pieces of work that is
//! (`pieces`), what they amount to (`facts`), how strong it is and why (`judge`). All of it is typed; the words are made
//! in `site/words`.

use super::facts::Facts;
use super::judge::{Reason, judge};
use super::pieces::Piece;
use super::proof::Proof;
use super::{Edition, NoteRef, Shown, Strength};
use crate::rubric::{Expectation, Need};
use crate::source::Interval;

/// One criterion as this edition proves it.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// Index into the rubric's criteria.
    pub criterion: usize,
    /// What is expected of a person at the level held.
    pub held: Option<Expectation>,
    /// What the step asks; nothing when it asks nothing new here.
    pub asked: Option<Expectation>,
    /// How well it is proven; nothing when nothing is asked.
    pub strength: Option<Strength>,
    /// Why, in the order in which pages say it.
    pub reasons: Vec<Reason>,
    /// Everything that speaks for it, strongest first, and last what does not count.
    pub proof: Vec<Proof>,
    /// The pieces of work that count, strongest first: where one carries the criterion, it is the first.
    pub pieces: Vec<Piece>,
    /// The peers whose words are for it.
    pub witnesses: Vec<NoteRef>,
    /// How it stands in each period of the edition, in order.
    pub periods: Vec<Standing>,
}

/// How a criterion stands in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Evidence that counts, by its place in the edition.
    Proven(Vec<usize>),
    /// No evidence, and the candidate was away for most of the period.
    Away,
    /// No evidence.
    Empty,
}

impl Coverage {
    /// Whether the step asks for it and a case is not complete without it.
    pub fn is_required(&self) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.need == Need::Required)
    }

    /// The piece of work that carries it.
    pub fn carrying(&self) -> Option<&Piece> {
        self.pieces.first().filter(|piece| piece.carries())
    }

    /// What holds it back.
    pub fn held_back(&self) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().filter(|reason| reason.holds_back())
    }
}

/// Holds every criterion of the rubric against the edition. `waived` says why a criterion, by its id, cannot be met.
pub(super) fn cover(edition: &Edition, waived: impl Fn(&str) -> Option<Shown>) -> Vec<Coverage> {
    let away: Vec<bool> = edition.periods.iter().map(|period| is_away_for_most_of(edition, period.days)).collect();
    let present: Vec<usize> = (0..away.len()).filter(|period| !away[*period]).collect();
    let mut coverage = Vec::new();
    for (index, criterion) in edition.rubric.criteria.iter().enumerate() {
        let asked = edition.current.zip(edition.target).and_then(|(current, target)| criterion.asked(current, target));
        let asked = asked.filter(|asked| !matches!(asked.need, Need::NotApplicable(_)));
        let facts = Facts::of(edition, index, asked, present.clone());
        let (strength, reasons) = asked.map(|_| judge(&facts, waived(&criterion.id.value))).unzip();
        coverage.push(Coverage {
            criterion: index,
            held: edition.current.and_then(|current| criterion.held(current)).cloned(),
            asked: asked.cloned(),
            strength,
            reasons: reasons.unwrap_or_default(),
            periods: standings(&away, &facts.pieces),
            proof: facts.proof,
            pieces: facts.pieces,
            witnesses: facts.witnesses,
        });
    }
    coverage
}

/// How a criterion with these pieces stands in each period. `away` says of each whether the candidate was not there.
fn standings(away: &[bool], pieces: &[Piece]) -> Vec<Standing> {
    let standing = |(period, is_away): (usize, &bool)| {
        let inside = pieces.iter().filter(|piece| piece.periods.contains(&period));
        let mut evidence: Vec<usize> = inside.map(|piece| piece.at.index).collect();
        evidence.sort_unstable();
        match (evidence.is_empty(), is_away) {
            (false, _) => Standing::Proven(evidence),
            (true, true) => Standing::Away,
            (true, false) => Standing::Empty,
        }
    };
    away.iter().enumerate().map(standing).collect()
}

fn is_away_for_most_of(edition: &Edition, days: Interval) -> bool {
    let mut away = 0;
    for absence in &edition.away {
        let inside = Interval::new(absence.days.value.from.max(days.from), absence.days.value.to.min(days.to));
        away += inside.map_or(0, Interval::days);
    }
    away * 2 > days.days()
}
