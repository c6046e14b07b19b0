//! `print.html`: the whole edition in reading order, made for paper. It holds what the other pages hold, with links that
//! stay on it.

use super::sheet::SheetView;
use super::{View, in_order};
use crate::site::page::{Chapter, ContentsItem, Make, PageKind, Part};
use crate::site::viewpoint::Viewpoint;
use serde::Serialize;
use std::collections::BTreeMap;

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

/// `V` is what is known of the pages in the chapters: what each shows, or what was made of that.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PrintView<V = View> {
    /// The first page.
    pub(crate) sheet: SheetView,
    /// The chapters and what is in them, one line each.
    pub(crate) contents: Vec<ContentsItem>,
    /// The number of each line of the contents, by its anchor.
    pub(crate) numbers: BTreeMap<String, String>,
    /// Those that have something to say: first the argument, then the appendix.
    pub(crate) chapters: Vec<ChapterView<V>>,
    /// Where the appendix begins, where there is one.
    pub(crate) appendix: Option<AppendixView>,
}

/// All that is there to be looked up.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AppendixView {
    /// The number of its first chapter.
    pub(crate) number: String,
    /// Minutes to read the notes in it.
    pub(crate) minutes: usize,
}

/// What other pages show, as a chapter.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ChapterView<V = View> {
    /// The template of these pages: it says how they are to be shown.
    pub(crate) template: &'static str,
    pub(crate) title: &'static str,
    pub(crate) anchor: &'static str,
    /// Whether it is of the appendix.
    pub(crate) is_appendix: bool,
    /// What each of the pages shows: of most chapters there is one.
    pub(crate) views: Vec<V>,
}

impl PrintView {
    /// The same with something made of each of the pages, one after the other: what a page shows is gone when that is made.
    pub(crate) fn map<V>(self, make: impl Fn(View) -> V) -> PrintView<V> {
        let PrintView { sheet, contents, numbers, chapters, appendix } = self;
        let of_chapter = |chapter: ChapterView| {
            let ChapterView { template, title, anchor, is_appendix, views } = chapter;
            ChapterView { template, title, anchor, is_appendix, views: views.into_iter().map(&make).collect() }
        };
        PrintView { sheet, contents, numbers, chapters: chapters.into_iter().map(of_chapter).collect(), appendix }
    }
}

impl Viewpoint<'_> {
    /// The line of each chapter, without what is in it.
    pub(super) fn chapters(&self) -> Vec<ContentsItem> {
        let is_there = |page: &&'static PageKind| match page.make {
            Make::Once(view) => !page.pages(self.edition).is_empty() && says_something(&view(self)),
            Make::EachCriterion(_) | Make::EachNote(..) => !page.pages(self.edition).is_empty(),
        };
        let there = pages().into_iter().filter(is_there).enumerate();
        let line = |(place, page): (usize, &'static PageKind)| {
            let chapter = page.chapter.as_ref()?;
            lines(&(place + 1).to_string(), chapter.title.unwrap_or(page.title), chapter, Vec::new()).pop()
        };
        there.filter_map(line).collect()
    }

    fn whole(&self) -> PrintView {
        let pages = pages();
        let (mut contents, mut chapters, mut appendix) = (Vec::new(), Vec::new(), None);
        for page in pages {
            let Some(chapter) = &page.chapter else { continue };
            let mut views = page.views(self);
            views.retain(says_something);
            if views.is_empty() {
                continue;
            }
            let number = (chapters.len() + 1).to_string();
            let is_appendix = !chapter.is_argument;
            let title = chapter.title.unwrap_or(page.title);
            if is_appendix && appendix.is_none() {
                appendix = Some(AppendixView { number: number.clone(), minutes: self.minutes_of_notes() });
            }
            contents.extend(lines(&number, title, chapter, (chapter.lines)(self)));
            chapters.push(ChapterView { template: page.template, title, anchor: chapter.anchor, is_appendix, views });
        }
        let numbers = contents.iter().map(|item| (item.anchor.clone(), item.number.clone())).collect();
        PrintView { sheet: self.sheet(), contents, numbers, chapters, appendix }
    }
}

/// The pages that are chapters, the argument first.
fn pages() -> Vec<&'static PageKind> {
    let mut pages = in_order(|page| page.chapter.as_ref().map(|chapter| chapter.order));
    pages.sort_by_key(|page| page.chapter.as_ref().is_some_and(|chapter| !chapter.is_argument));
    pages
}

/// The line of a chapter and those of what is in it, numbered.
fn lines(number: &str, title: &str, chapter: &Chapter, inside: Vec<ContentsItem>) -> Vec<ContentsItem> {
    let (title, anchor) = (title.to_owned(), chapter.anchor.to_owned());
    let first = ContentsItem { number: number.to_owned(), reference: None, title, anchor, level: 1 };
    let inside = inside.into_iter().enumerate();
    let inside = inside.map(|(index, item)| ContentsItem { number: format!("{number}.{}", index + 1), ..item });
    std::iter::once(first).chain(inside).collect()
}

/// Whether a chapter of this has more than its heading. That something is not there is said on the sheet, and by the pages.
fn says_something(view: &View) -> bool {
    match view {
        View::Index(it) => it.case.is_some(),
        View::Timeline(it) => it.time.is_some() && !it.groups.is_empty() || !it.away.is_empty(),
        View::Metrics(it) => !it.metrics.is_empty(),
        View::Questions(it) => {
            !(it.objections.is_empty() && it.questions.is_empty() && it.open.is_empty() && it.others.is_empty())
        }
        View::Levels(it) => !(it.from.title.is_empty() && it.to.title.is_empty()),
        View::Gaps(it) => {
            !(it.steps.is_empty()
                && it.gaps.is_empty()
                && it.rest.is_empty()
                && it.unanswered.is_empty()
                && it.unfinished.is_empty())
        }
        View::Requests(it) => {
            !(it.requests.is_empty() && it.wanted.is_empty() && it.missing.is_empty() && it.feedback.is_empty())
        }
        View::Entries(it) => !it.entries.is_empty(),
        View::Sheet(_)
        | View::Brief(_)
        | View::Coverage(_)
        | View::Criterion(_)
        | View::EvidenceList(_)
        | View::Impact(_)
        | View::Evidence(_)
        | View::Feedback(_)
        | View::Packet(_)
        | View::Print(_) => true,
    }
}
