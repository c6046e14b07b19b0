//! The views of notes.

use super::links::{From, anchor};
use super::view::{AnswerView, EntryView, EvidenceView, FeedbackView, ImpactView};
use super::words;
use crate::edition::{Answer, Evidence, Feedback, Impact, Page};
use crate::source::Interval;
use crate::vocabulary::{Attribution, State, Status, Vocabulary};

impl From<'_> {
    pub(super) fn evidence(&self, evidence: &Evidence, heading_level: u8) -> EvidenceView {
        let entry = &evidence.entry;
        EvidenceView {
            link: self.note(entry.at),
            anchor: anchor(self.edition, entry.at),
            when: evidence.when.map(words::interval),
            kind: evidence.kind.clone(),
            scope: evidence.scope.map(|scope| self.edition.rubric.scopes[scope].clone()),
            role: evidence.role.map(words::part),
            with: evidence.with.clone(),
            in_progress: evidence.status == Status::InProgress,
            background: evidence.background,
            restricted: words::restricted(entry.audience),
            supports: self.supports(&evidence.supports),
            metrics: self.metrics(&evidence.metrics),
            links: evidence.links.iter().map(|(words, goal)| self.words(words, Some(goal))).collect(),
            body: self.prose(entry.at, &entry.body, heading_level),
            cited_by: self.notes(&evidence.cited_by),
        }
    }

    pub(super) fn impact(&self, impact: &Impact, heading_level: u8) -> ImpactView {
        let entry = &impact.entry;
        ImpactView {
            link: self.note(entry.at),
            anchor: anchor(self.edition, entry.at),
            when: self.span_of(impact).map(words::interval),
            restricted: words::restricted(entry.audience),
            supports: self.supports(&impact.supports),
            metrics: self.metrics(&impact.metrics),
            evidence: self.notes(&impact.evidence),
            feedback: self.notes(&impact.feedback),
            body: self.prose(entry.at, &entry.body, heading_level),
            cited_by: self.notes(&impact.cited_by),
        }
    }

    /// From the first to the last day of the evidence under a claim.
    fn span_of(&self, impact: &Impact) -> Option<Interval> {
        let days = impact.evidence.iter().filter_map(|at| self.edition.evidence[at.index].when);
        days.reduce(|all, one| Interval { from: all.from.min(one.from), to: all.to.max(one.to) })
    }

    pub(super) fn feedback(&self, feedback: &Feedback, heading_level: u8) -> FeedbackView {
        let entry = &feedback.entry;
        let level = feedback.level.map(|level| self.edition.rubric.levels[level].title.clone());
        let person: Vec<String> = [feedback.role.clone(), level, feedback.team.clone()].into_iter().flatten().collect();
        FeedbackView {
            link: self.note(entry.at),
            anchor: anchor(self.edition, entry.at),
            person: (!person.is_empty()).then(|| person.join(", ")),
            relation: feedback.relation.map(words::relation),
            state: feedback.state.word(),
            is_given: feedback.state == State::Given,
            anonymous: feedback.attribution == Attribution::Anonymous,
            asked: feedback.asked.map(words::day),
            given: feedback.given.map(words::day),
            restricted: words::restricted(entry.audience),
            supports: self.supports(&feedback.supports),
            evidence: self.notes(&feedback.evidence),
            body: self.prose(entry.at, &entry.body, heading_level),
            excerpt: words::excerpt(&self.first_paragraph(entry.at, &entry.body), 220),
            draft: feedback.draft.as_ref().map(|draft| self.prose(entry.at, draft, heading_level)),
            cited_by: self.notes(&feedback.cited_by),
        }
    }

    pub(super) fn answer(&self, answer: &Answer, heading_level: u8) -> AnswerView {
        let entry = &answer.entry;
        AnswerView {
            reference: entry.reference.clone(),
            anchor: anchor(self.edition, entry.at),
            restricted: words::restricted(entry.audience),
            evidence: self.notes(&answer.evidence),
            impact: self.notes(&answer.impact),
            body: self.prose(entry.at, &entry.body, heading_level),
            excerpt: words::excerpt(&self.first_paragraph(entry.at, &entry.body), 260),
        }
    }

    pub(super) fn entry(&self, page: &Page, heading_level: u8) -> EntryView {
        EntryView {
            reference: page.entry.reference.clone(),
            anchor: anchor(self.edition, page.entry.at),
            title: page.entry.title.clone(),
            date: page.date.map(words::day),
            body: self.prose(page.entry.at, &page.entry.body, heading_level),
        }
    }

    pub(super) fn entries(&self, pages: &[Page], heading_level: u8) -> Vec<EntryView> {
        pages.iter().map(|page| self.entry(page, heading_level)).collect()
    }
}
