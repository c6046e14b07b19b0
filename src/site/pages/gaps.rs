//! `gaps.html`: what is missing and the next best thing to do. The author's.

use super::View;
use super::coverage::QuotaView;
use crate::edition::{Coverage, Strength};
use crate::site::page::{Chapter, Make, Order, PageKind, Part, Pointer};
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
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
    pub(crate) next: String,
}

impl Viewpoint<'_> {
    fn gaps(&self) -> GapsView {
        let edition = self.edition;
        let weak =
            |coverage: &&Coverage| !matches!(coverage.strength(), None | Some(Strength::Strong | Strength::Waived));
        let mut weak: Vec<&Coverage> = edition.coverage.iter().filter(weak).collect();
        weak.sort_by_key(|coverage| (!coverage.is_required(), Reverse(coverage.strength()), coverage.criterion));
        let unfinished = edition.evidence.iter().filter(|evidence| evidence.status == Status::InProgress);
        GapsView {
            gaps: weak.into_iter().map(|coverage| self.gap(coverage)).collect(),
            feedback: self.missing_feedback(),
            unanswered: self.open_questions(),
            unfinished: unfinished.map(|evidence| self.note(evidence.entry.at)).collect(),
        }
    }

    fn gap(&self, coverage: &Coverage) -> GapView {
        GapView {
            criterion: self.criterion(coverage.criterion),
            asked: coverage.asked.as_ref().map_or_else(String::new, |asked| asked.text.clone()),
            optional: !coverage.is_required(),
            because: words::held_back(self.edition, coverage),
            next: words::next(self.edition, coverage.held_back().next()),
        }
    }

    /// What the rubric still asks of peer feedback, in words.
    pub(super) fn missing_feedback(&self) -> Vec<String> {
        let missing = self.quota().into_iter().filter(|quota| quota.short > 0);
        let there = |found| match found {
            0 => "none is there".to_owned(),
            1 => "1 is there".to_owned(),
            found => format!("{found} are there"),
        };
        let words = |quota: QuotaView| format!("{} {}, and {}", quota.asked, quota.of_what, there(quota.found));
        missing.map(words).collect()
    }
}
