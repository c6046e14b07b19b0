//! Each criterion held against the evidence of this edition: what speaks for it (`proof`), which pieces of work that is
//! (`pieces`), what they amount to (`facts`), how strong it is and why (`judge`). All of it is typed; the words are made
//! in `site/words`.

use super::facts::Facts;
use super::judge::{Reason, judge};
use super::pieces::Piece;
use super::proof::Proof;
use super::{Edition, NoteRef, Season, Shown, Strength, Told};
use crate::rubric::{Expectation, LevelRule, Need};
use crate::source::Interval;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// One criterion as this edition proves it.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// Index into the rubric's criteria.
    pub criterion: usize,
    /// What is expected of a person at the level held.
    pub held: Option<Expectation>,
    /// What the step asks; nothing when it asks nothing new here.
    pub asked: Option<Expectation>,
    /// What a rule of the level asks in place of it, where one does.
    pub under_rule: Option<UnderRule>,
    /// The author's reason why it cannot be met, when the step asks for it.
    pub waiver: Option<Shown>,
    /// How well it is proven; nothing when nothing is asked, and nothing for a reader who is told facts alone.
    pub verdict: Option<Verdict>,
    /// Everything that speaks for it, strongest first, and last what does not count.
    pub proof: Vec<Proof>,
    /// The pieces of work that count, strongest first: where one carries the criterion, it is the first.
    pub pieces: Vec<Piece>,
    /// The peers whose words are for it.
    pub witnesses: Vec<NoteRef>,
    /// How it stands in each period of the edition, in order.
    pub periods: Vec<Standing>,
    /// The one season that all of its work is of, where there could be more.
    pub season: Option<Season>,
}

/// How well a criterion is proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// In a word.
    pub strength: Strength,
    /// Why, in the order in which pages say it; nothing for a reader who is told the word alone.
    pub reasons: Vec<Reason>,
}

/// How the work for a criterion is spread over the periods in which there could be some. An absence is not a gap, and work that did not reach as far
/// as the level asks does not sustain what did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverTime {
    /// In how many periods there is work.
    pub proven: usize,
    /// In how many there could be.
    pub counted: usize,
    /// Whether there is work that reached less far in others.
    pub is_narrower_elsewhere: bool,
    /// Whether all of it is of one season.
    pub is_one_season: bool,
}

/// A rule that asks for so many of some criteria, as one of them sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderRule {
    /// The rule in words.
    pub text: String,
    /// How many of the criteria it asks for.
    pub asked: usize,
    /// How many criteria it is about.
    pub of: usize,
    /// How many of them have work that counts.
    pub found: usize,
    /// Whether the rule is met without this one, or asks for others before it: it has no work that counts and is not missed.
    pub is_spared: bool,
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
        self.asked.as_ref().is_some_and(|asked| asked.need == Need::Required) && !self.is_spared()
    }

    /// Whether a rule of the level asks for others in its place.
    pub fn is_spared(&self) -> bool {
        self.under_rule.as_ref().is_some_and(|rule| rule.is_spared)
    }

    /// The piece of work that carries it.
    pub fn carrying(&self) -> Option<&Piece> {
        self.pieces.first().filter(|piece| piece.carries())
    }

    /// In a word, how well it is proven, for a reader who is told.
    pub fn strength(&self) -> Option<Strength> {
        self.verdict.as_ref().map(|verdict| verdict.strength)
    }

    /// Why it is as well proven as it is, for a reader who is told.
    pub fn reasons(&self) -> impl Iterator<Item = &Reason> {
        self.verdict.iter().flat_map(|verdict| &verdict.reasons)
    }

    /// What holds it back.
    pub fn held_back(&self) -> impl Iterator<Item = &Reason> {
        self.reasons().filter(|reason| reason.holds_back())
    }

    /// How its work is spread over the periods; nothing where there are none.
    pub fn over_time(&self) -> Option<OverTime> {
        let periods = |pieces: &mut dyn Iterator<Item = &Piece>| {
            pieces.flat_map(|piece| piece.periods.iter().copied()).collect::<BTreeSet<usize>>()
        };
        let all = periods(&mut self.pieces.iter());
        let at_scope = periods(&mut self.pieces.iter().filter(|piece| piece.is_at_scope()));
        let is_narrower_elsewhere = !at_scope.is_empty() && at_scope.len() < all.len();
        let told = if is_narrower_elsewhere { at_scope } else { all };
        let counted = self.periods.iter().filter(|standing| !matches!(standing, Standing::Away)).count();
        (!self.periods.is_empty()).then(|| OverTime {
            proven: told.len(),
            counted,
            is_narrower_elsewhere,
            is_one_season: self.season.is_some(),
        })
    }
}

/// Holds every criterion of the rubric against the edition. `waived` says why a criterion, by its id, cannot be met.
pub(super) fn cover(edition: &Edition, waived: impl Fn(&str) -> Option<Shown> + Sync) -> Vec<Coverage> {
    let away: Vec<bool> = edition.periods.iter().map(|period| is_away_for_most_of(edition, period.days)).collect();
    let present: Vec<usize> = (0..away.len()).filter(|period| !away[*period]).collect();
    let way = edition.way();
    let criteria = edition.rubric.criteria.par_iter().enumerate();
    let covered = criteria.map(|(index, criterion)| {
        let asked = way.as_ref().and_then(|way| way.asked(criterion));
        let facts = Facts::of(edition, index, asked.as_ref(), present.clone());
        let waiver = asked.as_ref().and_then(|_| waived(&criterion.id.value));
        let verdict = asked.as_ref().and_then(|_| told(edition.told, &facts, waiver.is_some()));
        Coverage {
            criterion: index,
            held: edition.current.and_then(|current| edition.rubric.held(criterion, current)),
            asked,
            under_rule: None,
            waiver,
            verdict,
            periods: standings(&away, &facts.pieces),
            proof: facts.proof,
            pieces: facts.pieces,
            witnesses: facts.witnesses,
            season: facts.season,
        }
    });
    let mut coverage: Vec<Coverage> = covered.collect();
    rules(edition, &mut coverage);
    coverage
}

/// Where a rule asks for so many of some criteria, no more are missed than it lacks: those that come first in the rubric.
fn rules(edition: &Edition, coverage: &mut [Coverage]) {
    let rule = |coverage: &Coverage| -> Option<&LevelRule> {
        let level = coverage.asked.as_ref()?.level?;
        edition.rubric.rule_over(&edition.rubric.criteria[coverage.criterion], level)
    };
    let ruled: Vec<Option<&LevelRule>> = coverage.iter().map(rule).collect();
    for place in 0..coverage.len() {
        let Some(rule) = ruled[place] else { continue };
        let is_same = |other: &usize| ruled[*other].is_some_and(|other| std::ptr::eq(other, rule));
        let same: Vec<usize> = (0..coverage.len()).filter(is_same).collect();
        let is_found = |other: &&usize| !coverage[**other].pieces.is_empty();
        let (found, asked) = (same.iter().filter(is_found).count(), rule.at_least.unwrap_or(0));
        let before = same.iter().filter(|other| **other < place && coverage[**other].pieces.is_empty()).count();
        let is_spared = coverage[place].pieces.is_empty() && before >= asked.saturating_sub(found);
        coverage[place].under_rule =
            Some(UnderRule { text: rule.text.value.clone(), asked, of: same.len(), found, is_spared });
    }
}

/// As much of the judgement as the reader is told.
fn told(told: Told, facts: &Facts, is_waived: bool) -> Option<Verdict> {
    match told {
        Told::Facts => None,
        Told::Strength => Some(Verdict { reasons: Vec::new(), ..judge(facts, is_waived) }),
        Told::Everything => Some(judge(facts, is_waived)),
    }
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
