//! `evidence.html`: every note of the case in one list, and where the work is long, by period and by criterion.

use super::{PAGES, View, evidence};
use crate::diagnostic::count;
use crate::edition::Evidence;
use crate::site::page::{Make, Order, PageKind, Part, Pointer};
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::{Bodies, Viewpoint};
use crate::site::words;
use crate::source::Interval;
use crate::vocabulary::Period;
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "evidence",
    title: "Evidence",
    section: "evidence",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::Once(|from| View::EvidenceList(Box::new(from.evidence_list()))),
    chapter: None,
    read_next: Some(Pointer {
        why: |from| {
            let work = from.edition.evidence.len();
            (work > 0).then(|| format!("{}, with what rests on them", count(work, "piece of work/pieces of work")))
        },
        order: Order::OfPages,
    }),
};

/// A list of more pieces of work than this is parted, and has ways through it; a shorter one is seen at a glance.
const AT_A_GLANCE: usize = 8;

#[derive(Clone, Debug, Serialize)]
pub(crate) struct EvidenceListView {
    /// Those that have notes, in the order of their pages.
    pub(crate) lists: Vec<ListView>,
    /// The work once more, by criterion, where it is long.
    pub(crate) by_criterion: Vec<CriterionWorkView>,
}

/// The notes of one kind.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ListView {
    /// The template of their pages: it says how they are to be listed.
    pub(crate) template: &'static str,
    /// How many there are.
    pub(crate) count: usize,
    /// All of them, or one part for each period in which work began.
    pub(crate) parts: Vec<PartView>,
}

/// Notes that stand together.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PartView {
    /// Where a jump leads to.
    pub(crate) anchor: String,
    /// Such as `2025-H2`; nothing where a list has one part.
    pub(crate) title: Option<String>,
    /// The days of the period, in words.
    pub(crate) days: Option<String>,
    /// What each of their pages shows, but for the bodies.
    pub(crate) views: Vec<View>,
}

/// The work that speaks for a criterion.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CriterionWorkView {
    pub(crate) criterion: CriterionLink,
    pub(crate) notes: Vec<NoteLink>,
}

impl Viewpoint<'_> {
    /// Every kind of note whose pages are found under this one.
    fn evidence_list(&self) -> EvidenceListView {
        let from = self.with(Bodies::LeftOut);
        let is_listed = |page: &&PageKind| matches!(page.make, Make::EachNote(..)) && page.section == PAGE.template;
        let mut lists = Vec::new();
        for page in PAGES.iter().copied().filter(is_listed) {
            let views = page.views(&from);
            if !views.is_empty() {
                let count = views.len();
                let is_long = page.template == evidence::PAGE.template && self.has_much_work();
                let parts = if is_long { self.by_period(views) } else { vec![PartView::whole(views)] };
                lists.push(ListView { template: page.template, count, parts });
            }
        }
        EvidenceListView {
            lists,
            by_criterion: if self.has_much_work() { self.work_by_criterion() } else { Vec::new() },
        }
    }

    fn has_much_work(&self) -> bool {
        self.edition.evidence.len() > AT_A_GLANCE
    }

    /// The pieces of work by the period in which each began, and last those that began in none.
    fn by_period(&self, views: Vec<View>) -> Vec<PartView> {
        let periods = &self.edition.periods;
        let period_of = |evidence: &Evidence| {
            let began = evidence.when.map(|when| Interval::day(when.value.from))?;
            periods.iter().position(|period| period.days.contains(began))
        };
        let part = |(index, period): (usize, &Period)| PartView {
            anchor: format!("period-{}", index + 1),
            title: Some(period.id.clone()),
            days: Some(words::interval(period.days)),
            views: Vec::new(),
        };
        let mut parts: Vec<PartView> = periods.iter().enumerate().map(part).collect();
        parts.push(PartView {
            anchor: "other-times".to_owned(),
            title: Some("Other times".to_owned()),
            ..PartView::whole(Vec::new())
        });
        for (evidence, view) in self.edition.evidence.iter().zip(views) {
            parts[period_of(evidence).unwrap_or(periods.len())].views.push(view);
        }
        parts.retain(|part| !part.views.is_empty());
        parts
    }

    /// The criteria that work speaks for, each with all of it.
    fn work_by_criterion(&self) -> Vec<CriterionWorkView> {
        let work = |index: usize| {
            let is_for = |evidence: &&Evidence| evidence.supports.iter().any(|support| support.criterion == index);
            let notes =
                self.edition.evidence.iter().filter(is_for).map(|evidence| self.note(evidence.entry.at)).collect();
            CriterionWorkView { criterion: self.criterion(index), notes }
        };
        (0..self.edition.rubric.criteria.len()).map(work).filter(|it| !it.notes.is_empty()).collect()
    }
}

impl PartView {
    fn whole(views: Vec<View>) -> PartView {
        PartView { anchor: String::new(), title: None, days: None, views }
    }
}
