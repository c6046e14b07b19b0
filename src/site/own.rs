//! The author's own pages: what is missing and the next best thing to do, whom to ask for what.

use super::links::From;
use super::pages::RequestView;
use super::view::{CriterionLink, EntryView, NoteLink};
use super::words;
use crate::edition::{Coverage, Strength};
use crate::vocabulary::NoteKind;
use serde::Serialize;
use std::cmp::Reverse;

/// `gaps.html`.
#[derive(Clone, Debug, Serialize)]
pub struct GapsView {
    /// The criteria that are not strong, the weakest first.
    pub gaps: Vec<GapView>,
    /// What is missing of peer feedback, in words.
    pub feedback: Vec<String>,
    /// Questions without an answer.
    pub unanswered: Vec<String>,
    /// Work that is not finished, and does not count yet.
    pub unfinished: Vec<NoteLink>,
}

/// A criterion that is not strong.
#[derive(Clone, Debug, Serialize)]
pub struct GapView {
    /// Which.
    pub criterion: CriterionLink,
    /// What is asked.
    pub asked: String,
    /// Whether a case is complete without it.
    pub optional: bool,
    /// What holds it back.
    pub because: Vec<String>,
    /// The next best thing to do.
    pub next: &'static str,
}

/// `requests.html`.
#[derive(Clone, Debug, Serialize)]
pub struct RequestsView {
    /// Everyone in `feedback/`, those to be written to first.
    pub requests: Vec<RequestView>,
    /// Criteria that no peer speaks for, and who took part in the work.
    pub wanted: Vec<WantedView>,
    /// What the rubric still asks for, in words.
    pub feedback: Vec<String>,
}

/// A criterion that no peer speaks for.
#[derive(Clone, Debug, Serialize)]
pub struct WantedView {
    /// Which.
    pub criterion: CriterionLink,
    /// Who could speak for it.
    pub people: Vec<String>,
    /// The work they saw.
    pub evidence: Vec<NoteLink>,
}

/// `log.html` and `notes.html`.
#[derive(Clone, Debug, Serialize)]
pub struct EntriesView {
    /// The entries.
    pub entries: Vec<EntryView>,
}

impl From<'_> {
    pub(super) fn gaps(&self) -> GapsView {
        let edition = self.edition;
        let weak =
            |coverage: &&Coverage| !matches!(coverage.strength, None | Some(Strength::Strong | Strength::Waived));
        let mut weak: Vec<&Coverage> = edition.coverage.iter().filter(weak).collect();
        weak.sort_by_key(|coverage| (!coverage.is_required(), Reverse(coverage.strength), coverage.criterion));
        let answered = |index: usize| edition.answers.iter().any(|answer| answer.question == Some(index));
        let questions = edition.rubric.questions.iter().enumerate().filter(|(index, _)| !answered(*index));
        let unfinished =
            edition.evidence.iter().filter(|evidence| evidence.status == crate::vocabulary::Status::InProgress);
        GapsView {
            gaps: weak.into_iter().map(|coverage| self.gap(coverage)).collect(),
            feedback: self.missing_feedback(),
            unanswered: questions.map(|(_, question)| question.text.clone()).collect(),
            unfinished: unfinished.map(|evidence| self.note(evidence.entry.at)).collect(),
        }
    }

    fn gap(&self, coverage: &Coverage) -> GapView {
        GapView {
            criterion: self.criterion(coverage.criterion),
            asked: coverage.asked.as_ref().map_or_else(String::new, |asked| asked.text.clone()),
            optional: !coverage.is_required(),
            because: words::held_back(self.edition, coverage),
            next: words::next(coverage.held_back().next()),
        }
    }

    fn missing_feedback(&self) -> Vec<String> {
        let missing = self.quota().into_iter().filter(|quota| !quota.is_met);
        missing.map(|quota| format!("{} of {} {}", quota.found, quota.asked, quota.what)).collect()
    }

    pub(super) fn requests_page(&self) -> RequestsView {
        let order = |request: &RequestView| {
            ["draft", "requested", "given", "declined"].iter().position(|state| *state == request.state)
        };
        let mut requests = self.requests();
        requests.sort_by_key(order);
        RequestsView { requests, wanted: self.wanted(), feedback: self.missing_feedback() }
    }

    /// Criteria with evidence that no peer speaks for, and who was there.
    fn wanted(&self) -> Vec<WantedView> {
        let edition = self.edition;
        let spoken_for = |coverage: &Coverage| {
            let by_name = edition
                .feedback
                .iter()
                .any(|feedback| feedback.supports.iter().any(|it| it.criterion == coverage.criterion));
            by_name || coverage.proof.iter().any(|proof| proof.at.kind == NoteKind::Feedback)
        };
        let asked = edition
            .coverage
            .iter()
            .filter(|coverage| coverage.asked.is_some() && coverage.strength != Some(Strength::Waived));
        let wanted = asked.filter(|coverage| !spoken_for(coverage)).map(|coverage| {
            let proof = coverage
                .proof
                .iter()
                .filter(|proof| proof.at.kind == NoteKind::Evidence)
                .map(|proof| &edition.evidence[proof.at.index]);
            let mut people: Vec<String> = proof.clone().flat_map(|evidence| evidence.with.iter().cloned()).collect();
            people.sort();
            people.dedup();
            people.truncate(6);
            WantedView {
                criterion: self.criterion(coverage.criterion),
                people,
                evidence: proof.take(4).map(|evidence| self.note(evidence.entry.at)).collect(),
            }
        });
        wanted.collect()
    }
}
