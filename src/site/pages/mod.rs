//! The pages of an edition, one file a page: its row of the table, its view, and how that is made.

pub(super) mod brief;
mod coverage;
pub(super) mod criterion;
mod evidence;
mod evidence_list;
mod feedback;
mod gaps;
mod impact;
mod index;
mod levels;
mod log;
mod matrix;
pub(super) mod metrics;
mod notes;
mod objections;
mod packet;
pub(super) mod print;
pub(super) mod questions;
mod requests;
mod sheet;
mod timeline;

pub use index::START;
pub(super) use index::ask;

use super::page::{Make, Order, PageKind};
use super::view::EntriesView;
use crate::vocabulary::{Home, NoteKind};
use serde::Serialize;

/// Every page, in reading order. The list of an edition's pages, the menu, what is before and after a page, where to
/// read next and the chapters of the print all come from it.
pub(super) const PAGES: &[&PageKind] = &[
    &index::PAGE,
    &sheet::PAGE,
    &brief::PAGE,
    &coverage::PAGE,
    &criterion::PAGE,
    &evidence_list::PAGE,
    &impact::PAGE,
    &evidence::PAGE,
    &feedback::PAGE,
    &timeline::PAGE,
    &metrics::PAGE,
    &questions::PAGE,
    &levels::PAGE,
    &gaps::PAGE,
    &requests::PAGE,
    &log::PAGE,
    &notes::PAGE,
    &print::PAGE,
    &packet::PAGE,
];

/// What a template is given as `view`, by the page that it is the view of.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum View {
    Index(Box<index::IndexView>),
    Sheet(Box<sheet::SheetView>),
    Brief(Box<brief::BriefView>),
    Coverage(Box<coverage::CoverageView>),
    Criterion(Box<criterion::CriterionView>),
    EvidenceList(Box<evidence_list::EvidenceListView>),
    Impact(Box<impact::ImpactView>),
    Evidence(Box<evidence::EvidenceView>),
    Feedback(Box<feedback::FeedbackView>),
    Timeline(Box<timeline::TimelineView>),
    Metrics(Box<metrics::MetricsView>),
    Questions(Box<questions::QuestionsView>),
    Levels(Box<levels::LevelsView>),
    Gaps(Box<gaps::GapsView>),
    Requests(Box<requests::RequestsView>),
    /// Of the log and of the other notes.
    Entries(Box<EntriesView>),
    Print(Box<print::PrintView>),
    Packet(Box<packet::PacketView>),
}

/// The pages that `order` has a place for, each at its place.
fn in_order(order: impl Fn(&PageKind) -> Option<Order>) -> Vec<&'static PageKind> {
    let mut pages: Vec<&PageKind> = PAGES.iter().copied().filter(|page| order(page) == Some(Order::OfPages)).collect();
    for page in PAGES.iter().copied() {
        if let Some(Order::After(name)) = order(page) {
            let place = pages.iter().position(|other| other.template == name);
            pages.insert(place.map_or(pages.len(), |place| place + 1), page);
        }
    }
    pages
}

// While the program is compiled: a kind of note whose notes have pages of their own brings its page to the table, and
// one whose notes share a page names one of the table. The message is the name of the kind of which that is not so.
const _: () = {
    let mut at = 0;
    while at < NoteKind::ALL.len() {
        assert!(has_page(NoteKind::ALL[at]), "{}", NoteKind::ALL[at].name());
        at += 1;
    }
};

const fn has_page(kind: NoteKind) -> bool {
    let mut at = 0;
    while at < PAGES.len() {
        let found = match (kind.home(), &PAGES[at].make) {
            (Home::OwnPage, Make::EachNote(other, _)) => kind as u8 == *other as u8,
            (Home::Shared(page), Make::Once(_)) => is_same(page, PAGES[at].template),
            (Home::OwnPage, Make::Once(_)) | (Home::Shared(_), Make::EachNote(..)) | (_, Make::EachCriterion(_)) => {
                false
            }
        };
        if found {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

#[cfg(test)]
mod tests;
