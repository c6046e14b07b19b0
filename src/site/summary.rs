//! The pages for those with five minutes: the case in one page, and what to say of it.

use super::Prose;
use super::criteria::Depth;
use super::links::From;
use super::pages::RequestView;
use super::questions::{ObjectionView, QuestionView};
use super::view::*;
use super::words;
use crate::diagnostic::count;
use crate::document::plain::word_count;
use crate::edition::{Edition, Impact};
use crate::vocabulary::{Relation, State};
use serde::Serialize;

/// `index.html`: the case in one page.
#[derive(Clone, Debug, Serialize)]
pub struct IndexView {
    /// The ask, in one sentence.
    pub ask: String,
    /// What a person at the level held owns.
    pub from_owns: Option<String>,
    /// What a person at the level asked for owns.
    pub to_owns: Option<String>,
    /// The case in the candidate's words.
    pub case: Option<Prose>,
    /// The strongest claims.
    pub strongest: Vec<ImpactView>,
    /// The first pieces of work, where nothing is claimed of them.
    pub work: Vec<NoteLink>,
    /// Coverage at a glance.
    pub tally: Vec<TallyView>,
    /// Every criterion the step asks for.
    pub criteria: Vec<CriterionLink>,
    /// What peers say: a sentence or two each.
    pub peers: Vec<FeedbackView>,
    /// Where to read next.
    pub read_next: Vec<ReadNext>,
    /// Whether there is nothing to show yet.
    pub is_empty: bool,
    /// Minutes to read the whole edition.
    pub minutes: usize,
}

/// A page to read next, and why.
#[derive(Clone, Debug, Serialize)]
pub struct ReadNext {
    /// The page.
    pub title: &'static str,
    /// Where it is.
    pub href: String,
    /// What it answers.
    pub why: String,
}

/// `brief.html`: what to say in five minutes.
#[derive(Clone, Debug, Serialize)]
pub struct BriefView {
    /// The ask, in one sentence.
    pub ask: String,
    /// Why now, in the words of the case; its first where it does not say.
    pub why_now: String,
    /// The strongest claims.
    pub strongest: Vec<ImpactView>,
    /// Coverage at a glance.
    pub tally: Vec<TallyView>,
    /// The criteria, each with the one thing to say of it.
    pub criteria: Vec<CriterionView>,
    /// What peers say.
    pub peers: Vec<FeedbackView>,
    /// What will be asked, and the short answer.
    pub questions: Vec<QuestionView>,
    /// What will be objected.
    pub objections: Vec<ObjectionView>,
    /// Who has been asked for feedback.
    pub requests: Vec<RequestView>,
    /// Minutes to say it.
    pub minutes: usize,
}

impl From<'_> {
    pub(super) fn index(&self) -> IndexView {
        let edition = self.edition;
        let owns = |level: Option<usize>| level.and_then(|level| edition.rubric.levels[level].owns.clone());
        IndexView {
            ask: ask(edition),
            from_owns: owns(edition.current),
            to_owns: owns(edition.target),
            case: edition.case.as_ref().map(|case| self.prose(case.entry.at, &case.entry.body, 3)),
            strongest: self.strongest(3),
            work: self.unclaimed(5),
            tally: self.tally(),
            criteria: self.asked().map(|coverage| self.criterion(coverage.criterion)).collect(),
            peers: self.peers(3),
            read_next: self.read_next(),
            is_empty: edition.evidence.is_empty() && edition.impact.is_empty() && edition.feedback.is_empty(),
            minutes: words::minutes(edition.entries().map(|entry| word_count(&entry.body.markdown)).sum()),
        }
    }

    /// The claims with the best proof, then the most of it.
    fn strongest(&self, most: usize) -> Vec<ImpactView> {
        let weight = |impact: &&Impact| {
            let moved = impact.metrics.iter().filter(|index| self.edition.metrics[**index].before.is_some()).count();
            (
                std::cmp::Reverse((moved.min(1), impact.evidence.len() + impact.feedback.len() + impact.metrics.len())),
                impact.entry.at,
            )
        };
        let proven =
            |impact: &&Impact| !(impact.evidence.is_empty() && impact.metrics.is_empty() && impact.feedback.is_empty());
        let mut impact: Vec<&Impact> = self.edition.impact.iter().filter(proven).collect();
        impact.sort_by_key(weight);
        impact.into_iter().take(most).map(|impact| self.impact(impact, 3)).collect()
    }

    /// A case without impact statements still has work to show.
    fn unclaimed(&self, most: usize) -> Vec<NoteLink> {
        let work =
            self.edition.evidence.iter().filter(|evidence| self.edition.impact.is_empty() && !evidence.background);
        work.take(most).map(|evidence| self.note(evidence.entry.at)).collect()
    }

    /// Peers' words, those from outside the team and of the highest level first.
    fn peers(&self, most: usize) -> Vec<FeedbackView> {
        let mut given: Vec<_> =
            self.edition.feedback.iter().filter(|feedback| feedback.state == State::Given).collect();
        given.sort_by_key(|feedback| {
            (
                std::cmp::Reverse((feedback.relation.is_some_and(Relation::is_outside), feedback.level)),
                feedback.entry.at,
            )
        });
        given.into_iter().take(most).map(|feedback| self.feedback(feedback, 3)).collect()
    }

    fn read_next(&self) -> Vec<ReadNext> {
        let edition = self.edition;
        let mut pages = Vec::new();
        let mut add = |title, name, why: String| pages.push(ReadNext { title, href: self.section(name), why });
        if edition.audience.makes_the_case() {
            add("Brief", "brief", "what to say in five minutes".to_owned());
        }
        add(
            "Coverage",
            "coverage",
            format!("{}, each with its proof", count(self.asked().count(), "criterion/criteria")),
        );
        if !edition.evidence.is_empty() {
            add(
                "Evidence",
                "evidence",
                format!("{}, with what rests on them", count(edition.evidence.len(), "piece of work/pieces of work")),
            );
        }
        if !edition.metrics.is_empty() {
            add("Metrics", "metrics", format!("{}, with method and source", count(edition.metrics.len(), "figure")));
        }
        add("Questions", "questions", "what a committee asks, and the answers".to_owned());
        add("Timeline", "timeline", "what is sustained, and what is one season".to_owned());
        if edition.is_own() {
            add("Gaps", "gaps", "what is missing, and the next best thing to do".to_owned());
        }
        pages
    }

    pub(super) fn brief(&self) -> BriefView {
        let edition = self.edition;
        let criteria: Vec<CriterionView> =
            self.asked().map(|coverage| self.criterion_view(coverage, Depth::Strongest)).collect();
        let mut brief = BriefView {
            ask: ask(edition),
            why_now: edition
                .case
                .as_ref()
                .map_or_else(String::new, |case| words::excerpt(&self.why_now(case.entry.at, &case.entry.body), 420)),
            strongest: self.strongest(3),
            tally: self.tally(),
            criteria,
            peers: self.peers(3),
            questions: self.questions().questions.into_iter().filter(|question| !question.answers.is_empty()).collect(),
            objections: self.objections(),
            requests: self.requests(),
            minutes: 1,
        };
        brief.minutes = words::minutes(words_of(&brief));
        brief
    }
}

/// The ask, in one sentence.
fn ask(edition: &Edition) -> String {
    let title = |level: Option<usize>| level.map(|level| edition.rubric.levels[level].title.as_str());
    match (title(edition.current), title(edition.target)) {
        (Some(from), Some(to)) if from != to => {
            format!("{} asks to be promoted from {from} to {to}.", edition.candidate.name)
        }
        (_, Some(to)) => format!("{} asks to be confirmed as {to}.", edition.candidate.name),
        _ => format!("The case of {}.", edition.candidate.name),
    }
}

/// The words that a brief makes its reader say.
fn words_of(brief: &BriefView) -> usize {
    let number = |text: &str| text.split_whitespace().count();
    let claims: usize =
        brief.strongest.iter().map(|impact| number(&impact.link.title) + 8 * impact.metrics.len()).sum();
    let criteria: usize = brief.criteria.iter().map(|criterion| number(&criterion.link.title) + 8).sum();
    let peers: usize = brief.peers.iter().map(|peer| number(&peer.excerpt)).sum();
    let answers = brief
        .questions
        .iter()
        .flat_map(|question| question.answers.iter().map(|answer| number(&question.text) + number(&answer.excerpt)));
    let objections: usize =
        brief.objections.iter().map(|objection| objection.because.iter().map(|text| number(text)).sum::<usize>()).sum();
    number(&brief.ask) + number(&brief.why_now) + claims + criteria + peers + answers.sum::<usize>() + objections
}
