//! `timeline.html`: what is sustained, and what is one season.

use super::View;
use super::coverage::GroupView;
use super::criterion::{CellView, CriterionView, Depth};
use crate::site::charts::{Apart, BarsView, TimeView};
use crate::site::fold::{MissingView, NAMED};
use crate::site::page::{Chapter, Make, Order, PageKind, Part, Pointer};
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "timeline",
    title: "Timeline",
    section: "timeline",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::Once(|from| View::Timeline(Box::new(from.timeline()))),
    chapter: Some(Chapter { order: Order::After("coverage"), ..Chapter::plain("timeline") }),
    read_next: Some(Pointer {
        why: |from| {
            let is_told = from.edition.told.is_everything();
            Some(
                if is_told { "what is sustained, and what is one season" } else { "when the work was done" }.to_owned(),
            )
        },
        order: Order::After("questions"),
    }),
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct TimelineView {
    /// What all lanes have in common; nothing where there are no days to show.
    pub(crate) time: Option<TimeView>,
    /// The criteria, by group.
    pub(crate) groups: Vec<LaneGroupView>,
    /// The periods that the packet names itself; of half-years the name says all.
    pub(crate) periods: Vec<PeriodView>,
    pub(crate) away: Vec<AwayView>,
    /// The window, in words.
    pub(crate) window: Option<String>,
}

/// Criteria that stand together.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LaneGroupView {
    pub(crate) title: Option<String>,
    pub(crate) lanes: Vec<LaneView>,
    /// Those that no note speaks for, in a line of their own where the ladder is long.
    pub(crate) missing: Vec<MissingView>,
}

/// A criterion over time.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LaneView {
    pub(crate) link: CriterionLink,
    pub(crate) bars: BarsView,
    /// What holds over time, in words.
    pub(crate) over_time: Option<String>,
    /// The periods with work, and those spent away: what the bars say, in words.
    pub(crate) periods: Vec<CellView>,
    /// What is set apart, and why.
    pub(crate) apart: Vec<ApartView>,
    /// How many more are.
    pub(crate) more_apart: usize,
}

/// A piece of work that is set apart.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ApartView {
    pub(crate) link: NoteLink,
    pub(crate) why: &'static str,
}

/// One period.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PeriodView {
    /// Such as `2025-H2`.
    pub(crate) id: String,
    /// Its days, in words.
    pub(crate) days: String,
}

/// One absence.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AwayView {
    /// Its days, in words.
    pub(crate) days: String,
    /// What it was.
    pub(crate) why: String,
}

/// As many pieces that are set apart are named.
const FEW: usize = 3;

impl Viewpoint<'_> {
    pub(in crate::site) fn timeline(&self) -> TimelineView {
        let edition = self.edition;
        let named = edition.periods.iter().filter(|period| period.span.is_some());
        TimelineView {
            time: self.time(),
            groups: self.groups(Depth::Strongest, NAMED).into_iter().map(|group| self.lanes(group)).collect(),
            periods: named
                .map(|period| PeriodView { id: period.id.clone(), days: words::interval(period.days) })
                .collect(),
            away: edition
                .away
                .iter()
                .map(|away| AwayView { days: words::interval(away.days.value), why: away.why.value.clone() })
                .collect(),
            window: edition.window.map(|window| words::interval(window.value)),
        }
    }

    fn lanes(&self, group: GroupView) -> LaneGroupView {
        let GroupView { title, criteria, missing, around: _ } = group;
        LaneGroupView { title, lanes: criteria.into_iter().map(|criterion| self.lane(criterion)).collect(), missing }
    }

    fn lane(&self, view: CriterionView) -> LaneView {
        let coverage = &self.edition.coverage[view.criterion];
        let over_time = match (&view.waiver, &view.offered) {
            (Some(_), Some(_)) => Some("waiver".to_owned()),
            (Some(_), None) => Some("waived".to_owned()),
            (None, _) => view.sustained,
        };
        let apart = self.set_apart(coverage);
        let more_apart = apart.len().saturating_sub(FEW);
        let apart = apart.into_iter().take(FEW);
        let has_something = |cell: &CellView| cell.state != "empty";
        LaneView {
            link: view.link,
            bars: self.bars(coverage),
            over_time,
            periods: view.periods.into_iter().filter(has_something).collect(),
            apart: apart.map(|Apart { proof, why }| ApartView { link: self.note(proof.at), why }).collect(),
            more_apart,
        }
    }
}
