//! How strength is judged: what counts, what it amounts to, and what holds it back. Read from top to bottom this is the definition.
//!
//! The order of proof, the kinds of source and the spread over periods come from what promotion committees say they look at: evidence before praise,
//! work at the scope of the next level, the candidate's own part, more than one good season. Notes are never counted for their own sake.

use super::coverage::{About, Coverage, Grade, Proof, Reason, Standing};
use super::{Edition, Evidence, Metric, NoteRef, Strength};
use crate::diagnostic::{count, listed};
use crate::rubric::{Criterion, Expectation, Need};
use crate::source::Interval;
use crate::vocabulary::{NoteKind, Period, Role, State, Status};
use std::collections::BTreeSet;

const KIND_UNSAID: &str = "it does not say its kind";

/// Judges every criterion of the rubric.
pub(super) fn judge(edition: &Edition, waived: impl Fn(&str) -> Option<String>) -> Vec<Coverage> {
    let grades: Vec<Grade> = edition.evidence.iter().map(|evidence| grade(edition, evidence)).collect();
    let judge = |(index, criterion)| Judge { edition, grades: &grades }.criterion(index, criterion, &waived);
    edition.rubric.criteria.iter().enumerate().map(judge).collect()
}

/// How good a proof one piece of evidence is.
fn grade(edition: &Edition, evidence: &Evidence) -> Grade {
    let witnessed = |at: &NoteRef| at.kind == NoteKind::Feedback && edition.feedback[at.index].state == State::Given;
    if evidence.metrics.iter().any(|index| is_measured(&edition.metrics[*index])) {
        Grade::Measured
    } else if !evidence.links.is_empty() || evidence.entry.body.has_artefact() {
        Grade::Artefact
    } else if evidence.cited_by.iter().any(witnessed) {
        Grade::Witness
    } else {
        Grade::Word
    }
}

/// A figure is proof when a reader can see where it comes from.
fn is_measured(metric: &Metric) -> bool {
    metric.source.is_some() && metric.after.is_some()
}

struct Judge<'a> {
    edition: &'a Edition,
    /// By place in the edition's evidence.
    grades: &'a [Grade],
}

/// What the proof that counts amounts to.
struct Facts<'a> {
    asked: &'a Expectation,
    evidence: Vec<&'a Evidence>,
    best: Option<&'a Proof>,
    /// Own word, something that can be looked at, a peer.
    sources: Vec<&'static str>,
    periods: Vec<&'a str>,
}

impl<'a> Judge<'a> {
    fn criterion(&self, index: usize, criterion: &Criterion, waived: impl Fn(&str) -> Option<String>) -> Coverage {
        let (current, target) = (self.edition.current, self.edition.target);
        let asked = current.zip(target).and_then(|(current, target)| criterion.asked(current, target));
        let asked = asked.filter(|asked| !matches!(asked.need, Need::NotApplicable(_)));
        let mut coverage = Coverage {
            criterion: index,
            held: current.and_then(|current| criterion.held(current)).cloned(),
            asked: asked.cloned(),
            strength: None,
            reasons: Vec::new(),
            proof: self.proof(index, asked),
            periods: Vec::new(),
        };
        coverage.periods = self.standings(&coverage.proof);
        let Some(asked) = asked else { return coverage };
        if let Some(reason) = waived(&criterion.id.value) {
            coverage.strength = Some(Strength::Waived);
            coverage.reasons = vec![Reason { about: About::Amount, text: reason, holds_back: false }];
            return coverage;
        }
        let (strength, reasons) = self.judge(asked, &coverage.proof);
        coverage.strength = Some(strength);
        coverage.reasons = reasons;
        coverage
    }

    /// Everything that speaks for a criterion: what counts before what does not, stronger before weaker, then reading order.
    fn proof(&self, criterion: usize, asked: Option<&Expectation>) -> Vec<Proof> {
        let why = |supports: &[super::Support]| {
            supports.iter().find(|support| support.criterion == criterion).map(|found| found.why.clone())
        };
        let evidence = self.edition.evidence.iter().filter_map(|evidence| {
            let why = why(&evidence.supports)?;
            let at = evidence.entry.at;
            Some(Proof { at, grade: self.grades[at.index], why, set_aside: self.set_aside(evidence, asked) })
        });
        let impact = self.edition.impact.iter().filter_map(|impact| {
            let why = why(&impact.supports)?;
            Some(Proof {
                at: impact.entry.at,
                grade: self.grade_of_claim(impact),
                why,
                set_aside: self.unproven(impact),
            })
        });
        let feedback = self.edition.feedback.iter().filter_map(|feedback| {
            let why = why(&feedback.supports)?;
            let set_aside = (feedback.state != State::Given).then_some("not given yet");
            Some(Proof { at: feedback.entry.at, grade: Grade::Witness, why, set_aside })
        });
        let mut proof: Vec<Proof> = evidence.chain(impact).chain(feedback).collect();
        proof.sort_by_key(|proof| (proof.set_aside.is_some(), std::cmp::Reverse(proof.grade), reading_order(proof.at)));
        proof
    }

    fn grade_of_claim(&self, impact: &super::Impact) -> Grade {
        if impact.metrics.iter().any(|index| is_measured(&self.edition.metrics[*index])) {
            return Grade::Measured;
        }
        let proof = impact.evidence.iter().map(|at| self.grades[at.index]);
        let witnesses = impact.feedback.iter().filter(|at| self.is_given_feedback(**at)).map(|_| Grade::Witness);
        proof.chain(witnesses).max().unwrap_or(Grade::Word)
    }

    fn unproven(&self, impact: &super::Impact) -> Option<&'static str> {
        let given = |at: &&NoteRef| self.edition.feedback[at.index].state == State::Given;
        let proven =
            !impact.evidence.is_empty() || !impact.metrics.is_empty() || impact.feedback.iter().any(|at| given(&at));
        (!proven).then_some("a claim with nothing under it")
    }

    fn set_aside(&self, evidence: &Evidence, asked: Option<&Expectation>) -> Option<&'static str> {
        let outside = |window: Interval| evidence.when.is_some_and(|when| !when.overlaps(window));
        let kinds = asked.map_or(&[][..], |asked| &asked.kinds);
        match &evidence.kind {
            _ if evidence.background => Some("background"),
            _ if evidence.status == Status::InProgress => Some("not finished yet"),
            _ if evidence.when.is_none() => Some("not dated"),
            _ if self.edition.window.is_some_and(outside) => Some("outside the window"),
            _ if kinds.is_empty() => None,
            Some(kind) if kinds.contains(kind) => None,
            Some(_) => Some("of another kind than is asked for"),
            None => Some(KIND_UNSAID),
        }
    }

    fn judge(&self, asked: &Expectation, proof: &[Proof]) -> (Strength, Vec<Reason>) {
        if proof.is_empty() {
            return (Strength::Missing, vec![holding(About::Amount, "no note speaks for it")]);
        }
        let counted: Vec<&Proof> = proof.iter().filter(|proof| proof.set_aside.is_none()).collect();
        let facts = self.facts(asked, &counted);
        if facts.evidence.is_empty() {
            let unsaid = proof.iter().any(|proof| proof.set_aside == Some(KIND_UNSAID));
            let about = if unsaid { About::Kind } else { About::Amount };
            return (Strength::NotEnoughToJudge, vec![holding(about, &self.nothing_counts(proof, &counted))]);
        }
        let reasons = self.reasons(&facts);
        if self.cannot_be_judged(&facts) {
            let text = "there is only the candidate's word, and no note says its scope or the candidate's part";
            return (Strength::NotEnoughToJudge, vec![holding(About::Scope, text)]);
        }
        (self.strength(&facts, &reasons), reasons)
    }

    fn facts<'f>(&'f self, asked: &'f Expectation, counted: &[&'f Proof]) -> Facts<'f> {
        let of = |kind: NoteKind| counted.iter().filter(move |proof| proof.at.kind == kind);
        let evidence: Vec<&Evidence> =
            of(NoteKind::Evidence).map(|proof| &self.edition.evidence[proof.at.index]).collect();
        let seen = |proof: &&&Proof| proof.grade >= Grade::Artefact;
        let spoken_for = |evidence: &&Evidence| evidence.cited_by.iter().any(|by| self.is_given_feedback(*by));
        let mut sources = Vec::new();
        if !evidence.is_empty() {
            sources.push("the candidate's account");
        }
        if counted.iter().any(|proof| seen(&proof)) {
            sources.push("something that can be looked at");
        }
        if of(NoteKind::Feedback).next().is_some() || evidence.iter().any(spoken_for) {
            sources.push("a peer");
        }
        let periods = self
            .edition
            .periods
            .iter()
            .filter(|period| evidence.iter().any(|it| it.when.is_some_and(|when| when.overlaps(period.days))));
        Facts {
            asked,
            best: counted.first().copied(),
            sources,
            periods: periods.map(|period| period.id.as_str()).collect(),
            evidence,
        }
    }

    fn is_given_feedback(&self, at: NoteRef) -> bool {
        at.kind == NoteKind::Feedback && self.edition.feedback[at.index].state == State::Given
    }

    fn nothing_counts(&self, proof: &[Proof], counted: &[&Proof]) -> String {
        if !counted.is_empty() {
            return "peers or claims speak for it, and no evidence does".to_owned();
        }
        let why: BTreeSet<&str> = proof.iter().filter_map(|proof| proof.set_aside).collect();
        let why: Vec<&str> = why.into_iter().collect();
        format!("nothing that speaks for it can be counted: {}", listed(&why))
    }

    fn cannot_be_judged(&self, facts: &Facts<'_>) -> bool {
        let unsaid = facts.evidence.iter().all(|evidence| evidence.scope.is_none() && evidence.role.is_none());
        facts.best.is_none_or(|best| best.grade == Grade::Word) && unsaid && facts.sources.len() < 2
    }

    fn reasons(&self, facts: &Facts<'_>) -> Vec<Reason> {
        [
            self.best_proof(facts),
            self.amount(facts),
            self.kinds_of_source(facts),
            self.scope(facts),
            self.part(facts),
            self.spread(facts),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn best_proof(&self, facts: &Facts<'_>) -> Option<Reason> {
        let best = facts.best?;
        let text = format!("best proof: {} ({})", best.grade.name(), self.edition.entry(best.at).reference);
        Some(Reason { about: About::Grade, text, holds_back: best.grade == Grade::Word })
    }

    fn amount(&self, facts: &Facts<'_>) -> Option<Reason> {
        let (found, asked) = (facts.evidence.len(), facts.asked.at_least);
        match (found, asked) {
            (1, 1) => Some(holding(About::Amount, "it rests on one piece of evidence")),
            (_, 1) => None,
            _ if found < asked => {
                Some(holding(About::Amount, &format!("{found} of the {asked} pieces of evidence that are asked for")))
            }
            _ => Some(fact(About::Amount, &format!("{found} pieces of evidence, where {asked} are asked for"))),
        }
    }

    fn kinds_of_source(&self, facts: &Facts<'_>) -> Option<Reason> {
        match facts.sources.as_slice() {
            [only] => Some(holding(About::Sources, &format!("only one kind of source: {only}"))),
            several => Some(fact(
                About::Sources,
                &format!("{}: {}", count(several.len(), "kind of source/kinds of source"), listed(several)),
            )),
        }
    }

    fn scope(&self, facts: &Facts<'_>) -> Option<Reason> {
        let rubric = &self.edition.rubric;
        let wanted = rubric.levels[facts.asked.level].scope?;
        match facts.evidence.iter().filter_map(|evidence| evidence.scope).max() {
            None => Some(holding(About::Scope, "no note says its scope")),
            Some(reached) if reached < wanted => Some(holding(
                About::Scope,
                &format!("scope `{}`, where the level asks for `{}`", rubric.scopes[reached], rubric.scopes[wanted]),
            )),
            Some(reached) => Some(fact(
                About::Scope,
                &format!("scope `{}`, where the level asks for `{}`", rubric.scopes[reached], rubric.scopes[wanted]),
            )),
        }
    }

    fn part(&self, facts: &Facts<'_>) -> Option<Reason> {
        let first = |evidence: &&&Evidence| evidence.role.is_some_and(is_first_part);
        match facts.evidence.iter().filter(|evidence| first(evidence)).count() {
            0 if facts.evidence.iter().all(|evidence| evidence.role.is_none()) => {
                Some(holding(About::Part, "no note says the candidate's part"))
            }
            0 => Some(holding(About::Part, "the candidate had no leading part")),
            led => Some(fact(
                About::Part,
                &format!("the candidate had the leading part in {led} of {}", facts.evidence.len()),
            )),
        }
    }

    fn spread(&self, facts: &Facts<'_>) -> Option<Reason> {
        match facts.periods.as_slice() {
            [] => None,
            [only] if self.present().count() > 1 => {
                Some(holding(About::Spread, &format!("all of it in one period: {only}")))
            }
            [_] => None,
            several => Some(fact(About::Spread, &format!("spread over {}", listed(several)))),
        }
    }

    /// Thin where proof is only told, or falls short of what is asked, or stands alone on one leg; strong where nothing holds it back.
    fn strength(&self, facts: &Facts<'_>, reasons: &[Reason]) -> Strength {
        let told = facts.best.is_none_or(|best| best.grade == Grade::Word);
        let short = facts.evidence.len() < facts.asked.at_least;
        let alone = facts.evidence.len() == 1 && facts.sources.len() == 1;
        let unsaid = facts.evidence.iter().all(|evidence| evidence.scope.is_none() && evidence.role.is_none());
        let wanted = self.edition.rubric.levels[facts.asked.level].scope;
        let narrow = facts
            .evidence
            .iter()
            .filter_map(|evidence| evidence.scope)
            .max()
            .zip(wanted)
            .is_some_and(|(reached, wanted)| reached < wanted);
        if told || short || alone || unsaid || narrow {
            Strength::Thin
        } else if reasons.iter().any(|reason| reason.holds_back) {
            Strength::Supported
        } else {
            Strength::Strong
        }
    }

    fn standings(&self, proof: &[Proof]) -> Vec<Standing> {
        let standing = |days: Interval| {
            let counted = proof.iter().filter(|proof| proof.at.kind == NoteKind::Evidence && proof.set_aside.is_none());
            let inside = counted
                .filter(|proof| self.edition.evidence[proof.at.index].when.is_some_and(|when| when.overlaps(days)));
            let mut evidence: Vec<usize> = inside.map(|proof| proof.at.index).collect();
            evidence.sort_unstable();
            match evidence.is_empty() {
                false => Standing::Proven(evidence),
                true if self.away_for_most_of(days) => Standing::Away,
                true => Standing::Empty,
            }
        };
        self.edition.periods.iter().map(|period| standing(period.days)).collect()
    }

    /// The periods that the candidate was there for: an absence is not a gap.
    fn present(&self) -> impl Iterator<Item = &Period> {
        self.edition.periods.iter().filter(|period| !self.away_for_most_of(period.days))
    }

    fn away_for_most_of(&self, days: Interval) -> bool {
        let inside =
            |away: &crate::vocabulary::Away| Interval::new(away.days.from.max(days.from), away.days.to.min(days.to));
        let away: i64 = self.edition.away.iter().filter_map(inside).map(Interval::days).sum();
        away * 2 > days.days()
    }
}

/// Parts in which the work was the candidate's to do or to let be done: a mentor's mentoring is as much their own as a lead's project.
fn is_first_part(role: Role) -> bool {
    !matches!(role, Role::Contributor | Role::Reviewer)
}

fn reading_order(at: NoteRef) -> (u8, usize) {
    let kind = match at.kind {
        NoteKind::Evidence => 0,
        NoteKind::Impact => 1,
        NoteKind::Case | NoteKind::Feedback | NoteKind::Answer | NoteKind::Log | NoteKind::Note => 2,
    };
    (kind, at.index)
}

fn holding(about: About, text: &str) -> Reason {
    Reason { about, text: text.to_owned(), holds_back: true }
}

fn fact(about: About, text: &str) -> Reason {
    Reason { about, text: text.to_owned(), holds_back: false }
}

#[cfg(test)]
mod tests;
