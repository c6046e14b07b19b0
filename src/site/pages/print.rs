//! `print.html`: the whole edition in reading order, made for paper. It holds what the other pages hold, with links that
//! stay on it.

use super::sheet::SheetView;
use super::{View, in_order};
use crate::site::page::{Chapter, ContentsItem, Make, PageKind, Part};
use crate::site::viewpoint::Viewpoint;
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "print",
    title: "Print",
    section: "print",
    part: Part::Whole,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::Once(|from| View::Print(Box::new(from.on_paper().whole()))),
    chapter: None,
    read_next: None,
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct PrintView {
    /// The first page.
    pub(crate) sheet: SheetView,
    /// Minutes to read it all.
    pub(crate) minutes: usize,
    /// The chapters and what is in them, one line each.
    pub(crate) contents: Vec<ContentsItem>,
    pub(crate) chapters: Vec<ChapterView>,
}

/// What other pages show, as a chapter.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ChapterView {
    /// The template of these pages: it says how they are to be shown.
    pub(crate) template: &'static str,
    pub(crate) title: &'static str,
    pub(crate) anchor: &'static str,
    /// What each of the pages shows: of most chapters there is one.
    pub(crate) views: Vec<View>,
}

impl Viewpoint<'_> {
    pub(super) fn whole(&self) -> PrintView {
        let (mut contents, mut chapters) = (Vec::new(), Vec::new());
        for page in in_order(|page| page.chapter.as_ref().map(|chapter| chapter.order)) {
            let Some(chapter) = &page.chapter else { continue };
            let views = page.views(self);
            if !views.is_empty() {
                contents.push(line(page, chapter));
                contents.extend((chapter.lines)(self));
                chapters.push(ChapterView {
                    template: page.template,
                    title: page.title,
                    anchor: chapter.anchor,
                    views,
                });
            }
        }
        PrintView { sheet: self.sheet(), minutes: self.minutes(), contents, chapters }
    }
}

fn line(page: &PageKind, chapter: &Chapter) -> ContentsItem {
    ContentsItem { reference: None, title: page.title.to_owned(), anchor: chapter.anchor.to_owned(), level: 1 }
}
