//! `gaps.html`: the next best things to do, and what is missing. The author's.

use super::View;
use super::coverage::QuotaView;
use super::objections::anchor;
use crate::document::unmarked;
use crate::edition::{Coverage, Objection};
use crate::rubric::{Novelty, sentences};
use crate::site::expected::{ExpectationView, TextView};
use crate::site::fold::{NAMED, is_long, weakest};
use crate::site::overview::next_steps;
use crate::site::page::{Chapter, Make, Order, PageKind, Part, Pointer};
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::Viewpoint;
use crate::site::words::NextStep;
use crate::vocabulary::{Demand, Status};
use serde::Serialize;

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
    /// What to do, that first which takes away most.
    pub(crate) steps: Vec<StepView>,
    /// The criteria that are not strong, the weakest first.
    pub(crate) gaps: Vec<GapView>,
    /// Of a long ladder, those after the worst, by group.
    pub(crate) rest: Vec<RestView>,
    /// Questions without an answer that no step names.
    pub(crate) unanswered: Vec<TextView>,
    /// Work that is not finished, and does not count yet.
    pub(crate) unfinished: Vec<NoteLink>,
}

/// Something to do.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StepView {
    pub(crate) what: String,
    pub(crate) cost: &'static str,
    /// What is no longer held against the author then.
    pub(crate) removes: String,
}

/// A criterion that is not strong.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GapView {
    pub(crate) criterion: CriterionLink,
    pub(crate) asked: Option<ExpectationView>,
    /// Its statements that no note names, where notes name others.
    pub(crate) unnamed: Vec<TextView>,
    /// Whether a case is complete without it.
    pub(crate) optional: bool,
    /// The objections to it: their numbers and places on the page of questions.
    pub(crate) objections: Vec<NumberLink>,
}

/// The criteria of a group that are not strong, in a line.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RestView {
    /// The group's name, when it has one.
    pub(crate) title: Option<String>,
    pub(crate) criteria: Vec<CriterionLink>,
}

/// A number that leads to an objection.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NumberLink {
    pub(crate) number: usize,
    pub(crate) href: String,
}

impl Viewpoint<'_> {
    pub(in crate::site) fn gaps(&self) -> GapsView {
        let edition = self.edition;
        let mut weak = weakest(edition);
        let unfinished = edition.evidence.iter().filter(|evidence| evidence.status == Status::InProgress);
        let objections = edition.objections(self.raised);
        let steps = next_steps(edition, self.raised, &objections);
        let text = |question: usize| edition.rubric.questions[question].text.as_str();
        let is_told = |text: &&str| steps.iter().any(|step| step.what.contains(&*unmarked(text)));
        let unanswered = self.open_questions().into_iter().map(text).filter(|text| !is_told(text));
        let rest = if is_long(edition) { weak.split_off(NAMED.min(weak.len())) } else { Vec::new() };
        GapsView {
            rest: self.rest(&rest),
            gaps: weak.into_iter().map(|coverage| self.gap(coverage, &objections)).collect(),
            unanswered: unanswered.map(|text| self.line(text)).collect(),
            unfinished: unfinished.map(|evidence| self.note(evidence.entry.at)).collect(),
            steps: steps.into_iter().map(StepView::from).collect(),
        }
    }

    fn gap(&self, coverage: &Coverage, objections: &[Objection]) -> GapView {
        let numbered = objections.iter().enumerate();
        let numbered = numbered.filter(|(_, objection)| objection.criteria.contains(&coverage.criterion));
        let link = |(index, objection)| NumberLink { number: index + 1, href: self.on_questions(&anchor(objection)) };
        GapView {
            criterion: self.criterion(coverage.criterion),
            asked: self.asked_of(coverage),
            unnamed: self.unnamed(coverage),
            optional: !coverage.is_required(),
            objections: numbered.map(link).collect(),
        }
    }

    /// Criteria by group, in the rubric's order.
    fn rest(&self, rest: &[&Coverage]) -> Vec<RestView> {
        let mut groups: Vec<RestView> = Vec::new();
        let mut rest = rest.to_vec();
        rest.sort_by_key(|coverage| coverage.criterion);
        for coverage in rest {
            let title = self.edition.rubric.criteria[coverage.criterion].group();
            let link = self.criterion(coverage.criterion);
            match groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.criteria.push(link),
                None => groups.push(RestView { title, criteria: vec![link] }),
            }
        }
        groups
    }

    /// The statements that nobody speaks for. Only an author who names statements is told: else a note speaks for all of them.
    fn unnamed(&self, coverage: &Coverage) -> Vec<TextView> {
        let Some(asked) = &coverage.asked else { return Vec::new() };
        let counted = || coverage.proof.iter().filter(|proof| proof.set_aside.is_none());
        if counted().all(|proof| proof.statements.is_empty()) {
            return Vec::new();
        }
        let is_named = |id: &str| counted().any(|proof| proof.statements.iter().any(|named| named.id == id));
        let open = sentences(coverage.held.as_ref(), asked, self.whom()).into_iter().filter(|said| {
            let Some(statement) = said.statement.map(|place| &asked.statements[place]) else { return false };
            let is_open = statement.id.as_ref().is_some_and(|id| !is_named(&id.value));
            is_open && statement.need == Demand::Required && !matches!(said.novelty, Novelty::Carried | Novelty::Others)
        });
        open.map(|said| self.text(said.text)).collect()
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

impl From<NextStep> for StepView {
    fn from(NextStep { what, cost, removes }: NextStep) -> StepView {
        StepView { what, cost, removes }
    }
}
