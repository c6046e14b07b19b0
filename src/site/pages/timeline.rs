//! `timeline.html`: what is sustained, and what is one season.

use super::View;
use super::coverage::GroupView;
use super::criterion::Depth;
use crate::diagnostic::listed;
use crate::site::fold::NAMED;
use crate::site::page::{Chapter, Make, Order, PageKind, Part, Pointer};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use crate::source::Interval;
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
    pub(crate) periods: Vec<PeriodView>,
    /// The criteria, by group; their cells are in the order of the periods.
    pub(crate) groups: Vec<GroupView>,
    pub(crate) away: Vec<AwayView>,
    /// The window, in words.
    pub(crate) window: Option<String>,
}

/// One period.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PeriodView {
    /// Such as `2025-H2`.
    pub(crate) id: String,
    /// Its days, in words.
    pub(crate) days: String,
    /// An absence in it, in words.
    pub(crate) away: Option<String>,
}

/// One absence.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AwayView {
    /// Its days, in words.
    pub(crate) days: String,
    /// What it was.
    pub(crate) why: String,
}

impl Viewpoint<'_> {
    fn timeline(&self) -> TimelineView {
        let edition = self.edition;
        let away_in = |days: Interval| {
            let inside = edition.away.iter().filter(move |away| away.days.value.overlaps(days));
            let words: Vec<&str> = inside.map(|away| away.why.value.as_str()).collect();
            (!words.is_empty()).then(|| listed(&words))
        };
        TimelineView {
            periods: edition
                .periods
                .iter()
                .map(|period| PeriodView {
                    id: period.id.clone(),
                    days: words::interval(period.days),
                    away: away_in(period.days),
                })
                .collect(),
            groups: self.groups(Depth::Strongest, NAMED),
            away: edition
                .away
                .iter()
                .map(|away| AwayView { days: words::interval(away.days.value), why: away.why.value.clone() })
                .collect(),
            window: edition.window.map(|window| words::interval(window.value)),
        }
    }
}
