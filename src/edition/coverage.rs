//! Each criterion held against the evidence of this edition: what speaks for it (`proof`), what that amounts to
//! (`facts`), how strong it is and why (`judge`). All of it is typed; the words are made in `site/words`.

use super::facts::Facts;
use super::judge::{Reason, judge};
use super::proof::{Proof, Proofs};
use super::{Edition, Shown, Strength};
use crate::rubric::{Expectation, Need};
use crate::source::Interval;
use crate::vocabulary::NoteKind;

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

    /// The proof that counts.
    pub fn counted(&self) -> impl Iterator<Item = &Proof> {
        self.proof.iter().filter(|proof| proof.set_aside.is_none())
    }

    /// What holds it back.
    pub fn held_back(&self) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().filter(|reason| reason.holds_back())
    }
}

/// Holds every criterion of the rubric against the edition. `waived` says why a criterion, by its id, cannot be met.
pub(super) fn cover(edition: &Edition, waived: impl Fn(&str) -> Option<Shown>) -> Vec<Coverage> {
    let proofs = Proofs::of(edition);
    let away: Vec<bool> = edition.periods.iter().map(|period| is_away_for_most_of(edition, period.days)).collect();
    let mut coverage = Vec::new();
    for (index, criterion) in edition.rubric.criteria.iter().enumerate() {
        let asked = edition.current.zip(edition.target).and_then(|(current, target)| criterion.asked(current, target));
        let asked = asked.filter(|asked| !matches!(asked.need, Need::NotApplicable(_)));
        let proof = proofs.of_criterion(index, asked);
        let periods = standings(edition, &away, &proof);
        let judged = asked.map(|asked| {
            let waiver = waived(&criterion.id.value).map(Facts::Waived);
            judge(&waiver.unwrap_or_else(|| Facts::of(edition, asked, &proof, &periods, &away)))
        });
        let (strength, reasons) = judged.unzip();
        coverage.push(Coverage {
            criterion: index,
            held: edition.current.and_then(|current| criterion.held(current)).cloned(),
            asked: asked.cloned(),
            strength,
            reasons: reasons.unwrap_or_default(),
            proof,
            periods,
        });
    }
    coverage
}

/// How a criterion with this proof stands in each period. `away` says of each whether the candidate was not there.
fn standings(edition: &Edition, away: &[bool], proof: &[Proof]) -> Vec<Standing> {
    let mut counted: Vec<usize> = Vec::new();
    for proof in proof {
        if proof.at.kind == NoteKind::Evidence && proof.set_aside.is_none() {
            counted.push(proof.at.index);
        }
    }
    counted.sort_unstable();
    let standing = |(days, is_away): (Interval, bool)| {
        let is_inside = |index: &&usize| edition.evidence[**index].when.is_some_and(|when| when.overlaps(days));
        let evidence: Vec<usize> = counted.iter().filter(is_inside).copied().collect();
        match (evidence.is_empty(), is_away) {
            (false, _) => Standing::Proven(evidence),
            (true, true) => Standing::Away,
            (true, false) => Standing::Empty,
        }
    };
    edition.periods.iter().map(|period| period.days).zip(away.iter().copied()).map(standing).collect()
}

fn is_away_for_most_of(edition: &Edition, days: Interval) -> bool {
    let mut away = 0;
    for absence in &edition.away {
        let inside = Interval::new(absence.days.from.max(days.from), absence.days.to.min(days.to));
        away += inside.map_or(0, Interval::days);
    }
    away * 2 > days.days()
}
