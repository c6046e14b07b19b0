//! `gaps.html`: what is missing and the next best thing to do. The author's.

use super::View;
use crate::edition::{About, Coverage, Strength};
use crate::site::page::{Chapter, Make, Order, PageKind, Part, Pointer};
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::Viewpoint;
use crate::vocabulary::Status;
use serde::Serialize;
use std::cmp::Reverse;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "gaps",
    title: "Gaps",
    section: "gaps",
    part: Part::Own,
    readers: |edition| edition.is_own(),
    make: Make::Once(|from| View::Gaps(Box::new(from.gaps()))),
    chapter: Some(Chapter::plain("gaps")),
    read_next: Some(Pointer {
        why: |_| Some("what is missing, and the next best thing to do".to_owned()),
        order: Order::OfPages,
    }),
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct GapsView {
    /// The criteria that are not strong, the weakest first.
    pub(crate) gaps: Vec<GapView>,
    /// What is missing of peer feedback, in words.
    pub(crate) feedback: Vec<String>,
    /// Questions without an answer.
    pub(crate) unanswered: Vec<String>,
    /// Work that is not finished, and does not count yet.
    pub(crate) unfinished: Vec<NoteLink>,
}

/// A criterion that is not strong.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GapView {
    pub(crate) criterion: CriterionLink,
    pub(crate) asked: String,
    /// Whether a case is complete without it.
    pub(crate) optional: bool,
    /// What holds it back.
    pub(crate) because: Vec<String>,
    /// The next best thing to do.
    pub(crate) next: &'static str,
}

impl Viewpoint<'_> {
    fn gaps(&self) -> GapsView {
        let edition = self.edition;
        let weak =
            |coverage: &&Coverage| !matches!(coverage.strength, None | Some(Strength::Strong | Strength::Waived));
        let mut weak: Vec<&Coverage> = edition.coverage.iter().filter(weak).collect();
        weak.sort_by_key(|coverage| (!coverage.is_required(), Reverse(coverage.strength), coverage.criterion));
        let answered = |index: usize| edition.answers.iter().any(|answer| answer.question == Some(index));
        let questions = edition.rubric.questions.iter().enumerate().filter(|(index, _)| !answered(*index));
        let unfinished = edition.evidence.iter().filter(|evidence| evidence.status == Status::InProgress);
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
            because: coverage.held_back().map(str::to_owned).collect(),
            next: next(coverage),
        }
    }

    /// What the rubric still asks of peer feedback, in words.
    pub(super) fn missing_feedback(&self) -> Vec<String> {
        let missing = self.quota().into_iter().filter(|quota| !quota.is_met);
        missing.map(|quota| format!("{} of {} {}", quota.found, quota.asked, quota.what)).collect()
    }
}

/// The next best thing to do, by how the criterion stands.
fn next(coverage: &Coverage) -> &'static str {
    match coverage.strength {
        Some(Strength::Missing) => "write down one piece of work that shows it, or waive it with a reason",
        Some(Strength::NotEnoughToJudge) if coverage.reasons.iter().any(|reason| reason.about == About::Kind) => {
            "say in each note its `kind`: the expectation asks for a certain one"
        }
        Some(Strength::NotEnoughToJudge) => {
            "say in each note its scope, your part and when it was, and link something that can be looked at"
        }
        _ => match coverage.reasons.iter().find(|reason| reason.holds_back).map(|reason| reason.about) {
            Some(About::Grade) => {
                "link something that can be looked at: a document, a figure with its source, a recording"
            }
            Some(About::Sources) => "ask someone who saw it for a few words",
            Some(About::Scope) => "say in each note its `scope`: is there work that reached further?",
            Some(About::Part) => "say in each note your `role`: what was yours?",
            Some(About::Spread) => "look in the log for work of another period that shows the same",
            Some(About::Amount | About::Kind) | None => "add another piece of work that shows it",
        },
    }
}
