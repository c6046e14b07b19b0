//! `evidence.html`: every note of the case in one list.

use super::{PAGES, View};
use crate::diagnostic::count;
use crate::site::page::{Make, Order, PageKind, Part, Pointer};
use crate::site::viewpoint::{Bodies, Viewpoint};
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

#[derive(Clone, Debug, Serialize)]
pub(crate) struct EvidenceListView {
    /// Those that have notes, in the order of their pages.
    pub(crate) lists: Vec<ListView>,
}

/// The notes of one kind.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ListView {
    /// The template of their pages: it says how they are to be listed.
    pub(crate) template: &'static str,
    /// What each of their pages shows, but for the bodies.
    pub(crate) views: Vec<View>,
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
                lists.push(ListView { template: page.template, views });
            }
        }
        EvidenceListView { lists }
    }
}
