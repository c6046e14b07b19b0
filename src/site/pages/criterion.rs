//! `criteria/….html`: one criterion, what is expected at both levels, and all that speaks for it.

use super::View;
use crate::document::quotation::{Opening, Quotation};
use crate::edition::{Coverage, Edition, Proof, Reason, Standing};
use crate::site::charts::ScopesView;
use crate::site::expected::{ExpectationView, Telling, TextView, need};
use crate::site::page::{Make, PageKind, Part};
use crate::site::view::{CriterionLink, FigureView, NoteLink};
use crate::site::viewpoint::{Viewpoint, criterion_anchor};
use crate::site::words;
use crate::vocabulary::{Form, NoteKind, Period};
use serde::Serialize;
use std::collections::BTreeSet;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "criterion",
    title: "Criteria",
    section: "coverage",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::EachCriterion(|from, index| {
        View::Criterion(Box::new(from.criterion_view(&from.edition.coverage[index], Depth::All)))
    }),
    chapter: None,
    read_next: None,
};

/// A criterion held against the edition.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CriterionView {
    /// Its place among the rubric's.
    #[serde(skip)]
    pub(super) criterion: usize,
    pub(crate) link: CriterionLink,
    /// Its anchor on a page with many.
    pub(crate) anchor: String,
    pub(crate) summary: Option<TextView>,
    /// The level held.
    pub(crate) from: String,
    /// The level that asks.
    pub(crate) to: String,
    /// What is expected at the level held.
    pub(crate) held: Option<ExpectationView>,
    /// What the step asks.
    pub(crate) asked: Option<ExpectationView>,
    /// `optional` when a case is complete without it, `1 of 3 asked` where a rule stands over several.
    pub(crate) need: Option<String>,
    /// The rule of the level that asks for so many of several criteria.
    pub(crate) rule: Option<TextView>,
    /// What is offered for it, for a reader who is given facts and judges for themselves.
    pub(crate) offered: Option<OfferedView>,
    /// The scopes that its work reached, where all of its proof is listed.
    pub(crate) scopes: Option<ScopesView>,
    /// Why it is as strong as it is.
    pub(crate) reasons: Vec<ReasonView>,
    /// The reason of a waiver.
    pub(crate) waiver: Option<String>,
    /// What speaks for it, strongest first.
    pub(crate) proof: Vec<ProofView>,
    /// How many more there are than are listed.
    pub(crate) more: usize,
    /// How it stands in each period.
    pub(crate) periods: Vec<CellView>,
    /// What holds over time, in words; nothing where there is nothing to say.
    pub(crate) sustained: Option<String>,
}

/// What is offered for a criterion.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OfferedView {
    /// The kinds of source, each with its notes.
    pub(crate) sources: Vec<String>,
    /// How far the work reached, against what is asked.
    pub(crate) scope: Option<String>,
    /// When it was done.
    pub(crate) when: Option<String>,
}

/// One fact behind a strength.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReasonView {
    /// In words.
    pub(crate) text: String,
    /// Whether it holds the criterion back.
    pub(crate) holds_back: bool,
}

/// One note that speaks for a criterion.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ProofView {
    pub(crate) link: NoteLink,
    /// `a figure with its source`.
    pub(crate) grade: &'static str,
    /// When, in words.
    pub(crate) when: Option<String>,
    /// The candidate's part.
    pub(crate) role: Option<&'static str>,
    /// How far it reached.
    pub(crate) scope: Option<String>,
    /// How it speaks for it, in the author's words.
    pub(crate) why: Option<String>,
    /// Why it does not count.
    pub(crate) set_aside: Option<&'static str>,
    /// What sets it apart from the rest, for a reader who is given facts.
    pub(crate) in_fact: Option<&'static str>,
    /// Its first figure.
    pub(crate) metric: Option<FigureView>,
    /// What it says in its own words: a peer's as they are quoted, of work the first sentence; nothing in a table.
    pub(crate) says: Option<Quotation>,
    /// Whether those are a peer's.
    pub(crate) is_quoted: bool,
    /// The evidence under a claim.
    pub(crate) rests_on: Vec<NoteLink>,
}

/// A criterion in one period.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CellView {
    /// The period's id.
    pub(crate) period: String,
    /// `proven`, `away` or `empty`.
    pub(crate) state: &'static str,
    pub(crate) evidence: Vec<NoteLink>,
    /// How many more than are listed.
    pub(crate) more: usize,
}

/// How much of the proof a page lists.
#[derive(Clone, Copy)]
pub(in crate::site) enum Depth {
    /// The strongest few, for a table.
    Strongest,
    /// As much as is named on paper, with all that is set apart.
    Named,
    /// All of it.
    All,
}

const FEW: usize = 3;

/// Two that are told and a line of references, of which there are never more.
const NAMED: usize = 2 + 12;

impl Viewpoint<'_> {
    pub(in crate::site) fn criterion_view(&self, coverage: &Coverage, depth: Depth) -> CriterionView {
        let rubric = &self.edition.rubric;
        let criterion = &rubric.criteria[coverage.criterion];
        let title = |level: Option<usize>| level.map_or_else(String::new, |level| rubric.levels[level].title.clone());
        let most = match depth {
            Depth::Strongest => FEW,
            Depth::Named | Depth::All => usize::MAX,
        };
        let mut proof = self.proofs(&coverage.proof[..coverage.proof.len().min(most)], depth);
        if matches!(depth, Depth::Named) {
            let mut named = 0..NAMED;
            proof.retain(|proof| proof.set_aside.is_some() || proof.in_fact.is_some() || named.next().is_some());
        }
        CriterionView {
            criterion: coverage.criterion,
            link: self.criterion(coverage.criterion),
            anchor: criterion_anchor(self.edition, coverage.criterion),
            summary: criterion.summary.as_ref().map(|summary| self.text(summary)),
            from: title(self.edition.current),
            to: title(coverage.asked.as_ref().and_then(|asked| asked.level).or(self.edition.target)),
            held: coverage.held.as_ref().and_then(|held| self.held(held)),
            asked: self.asked_of(coverage),
            need: need_of(coverage),
            rule: coverage.under_rule.as_ref().map(|rule| self.text(&rule.text)),
            offered: (coverage.asked.is_some() && !self.edition.told.is_everything()).then(|| self.offered(coverage)),
            scopes: self.scopes(coverage).filter(|_| matches!(depth, Depth::All)),
            reasons: reasons(self.edition, coverage),
            waiver: coverage.waiver.as_deref().map(str::to_owned),
            more: coverage.proof.len() - proof.len(),
            proof,
            periods: self.cells(coverage, if matches!(depth, Depth::All) { 8 } else { FEW }),
            sustained: self.over_time(coverage),
        }
    }

    /// What the step asks, with what is as it was before.
    pub(super) fn asked_of(&self, coverage: &Coverage) -> Option<ExpectationView> {
        // Where the level is held already, nothing is old.
        let before = coverage.held.as_ref().filter(|_| self.edition.current != self.edition.target);
        let asked = coverage.asked.as_ref()?;
        self.expected(before, asked, &coverage.proof, if before.is_some() { Telling::Old } else { Telling::Nothing })
    }

    /// Each of these; a figure that several rest on is told of the first alone.
    pub(super) fn proofs(&self, proof: &[Proof], depth: Depth) -> Vec<ProofView> {
        let mut told = BTreeSet::new();
        let proof = proof.iter().map(|proof| (proof, self.first_metric(proof).filter(|metric| told.insert(*metric))));
        let proof: Vec<(&Proof, Option<usize>)> = proof.collect();
        proof.into_iter().map(|(proof, metric)| self.proof(proof, metric, depth)).collect()
    }

    fn first_metric(&self, proof: &Proof) -> Option<usize> {
        let metrics = match proof.at.kind.form() {
            Form::Evidence => &self.edition.evidence[proof.at.index].metrics,
            Form::Impact => &self.edition.impact[proof.at.index].metrics,
            Form::Feedback | Form::Answer | Form::Page => return None,
        };
        metrics.first().copied()
    }

    fn proof(&self, proof: &Proof, metric: Option<usize>, depth: Depth) -> ProofView {
        let edition = self.edition;
        let entry = edition.entry(proof.at);
        let in_own_words = || match proof.at.kind.form() {
            Form::Evidence => self.sentence(entry),
            Form::Feedback => Some(self.quotation(entry, Opening::Note)).filter(|says| !says.is_empty()),
            Form::Impact | Form::Answer | Form::Page => None,
        };
        let rests_on = match proof.at.kind.form() {
            Form::Impact => self.notes(&edition.impact[proof.at.index].evidence),
            Form::Evidence | Form::Feedback | Form::Answer | Form::Page => Vec::new(),
        };
        let evidence = (proof.at.kind == NoteKind::Evidence).then(|| &edition.evidence[proof.at.index]);
        ProofView {
            link: self.note(proof.at),
            grade: words::grade(proof.grade),
            when: evidence.and_then(|evidence| evidence.when).map(|when| words::interval(when.value)),
            role: evidence.and_then(|evidence| evidence.role).map(words::part),
            scope: evidence.and_then(|evidence| evidence.scope).map(|scope| edition.rubric.scopes[scope].clone()),
            why: proof.why.as_deref().map(str::to_owned),
            set_aside: proof.set_aside.filter(|_| edition.told.is_everything()).map(words::set_aside),
            in_fact: proof.set_aside.filter(|_| !edition.told.is_everything()).and_then(words::in_fact),
            metric: metric.map(|index| self.figure(index)),
            // On paper the note itself follows, and no sentence is printed twice.
            says: matches!(depth, Depth::All).then(in_own_words).flatten(),
            is_quoted: proof.at.kind.form() == Form::Feedback,
            rests_on,
        }
    }

    fn cells(&self, coverage: &Coverage, most: usize) -> Vec<CellView> {
        let cell = |(standing, period): (&Standing, &Period)| {
            let (state, evidence): (&'static str, &[usize]) = match standing {
                Standing::Proven(evidence) => ("proven", evidence),
                Standing::Away => ("away", &[]),
                Standing::Empty => ("empty", &[]),
            };
            let notes =
                evidence.iter().take(most).map(|index| self.note(self.edition.evidence[*index].entry.at)).collect();
            CellView { period: period.id.clone(), state, evidence: notes, more: evidence.len().saturating_sub(most) }
        };
        coverage.periods.iter().zip(&self.edition.periods).map(cell).collect()
    }

    /// How it holds over time: in a word, or as a count for who judges for themselves.
    fn over_time(&self, coverage: &Coverage) -> Option<String> {
        if self.edition.told.is_everything() {
            coverage.over_time().map(words::over_time)
        } else {
            words::over_time_in_fact(self.edition, coverage)
        }
    }

    fn offered(&self, coverage: &Coverage) -> OfferedView {
        OfferedView {
            sources: words::sources(self.edition, coverage),
            scope: words::scope_offered(self.edition, coverage),
            when: words::when_offered(self.edition, coverage),
        }
    }
}

/// What sets a criterion apart from those that must be met.
fn need_of(coverage: &Coverage) -> Option<String> {
    let by_rule = coverage.under_rule.as_ref().map(|rule| format!("{} of {} asked", rule.asked, rule.of));
    by_rule.or_else(|| need(&coverage.asked.as_ref()?.need).map(str::to_owned))
}

fn reasons(edition: &Edition, coverage: &Coverage) -> Vec<ReasonView> {
    let reasons = coverage.reasons();
    let view =
        |reason: &Reason| Some(ReasonView { text: words::reason(edition, reason)?, holds_back: reason.holds_back() });
    reasons.filter_map(view).collect()
}
