//! What is known of a page besides what stands on it: the row that each file under `pages/` brings to the table.

use super::frame::PageHead;
use super::pages::View;
use super::view::NoteLink;
use super::viewpoint::{Viewpoint, anchor};
use super::{Address, SitePage};
use crate::edition::{Edition, Entry, NoteRef};
use crate::vocabulary::{Home, NoteKind, slug};
use serde::Serialize;

/// A page of an edition, or all that are of one sort: one for each criterion, one for each note of a kind.
#[derive(Debug)]
pub(super) struct PageKind {
    /// The template that shows it, without its ending. A page of which there is one has this name too.
    pub(super) template: &'static str,
    /// What the menu, the print and those who send a reader here call it.
    pub(super) title: &'static str,
    /// The page of the menu under which it is found, by name: itself, or the list it belongs to.
    pub(super) section: &'static str,
    pub(super) part: Part,
    /// Whether the reader of this edition has it. Of pages of which there is one for each note, they have one for each.
    pub(super) readers: fn(&Edition) -> bool,
    pub(super) make: Make,
    /// Its chapter in print; nothing for a page that only leads to others, or that another's chapter holds.
    pub(super) chapter: Option<Chapter>,
    /// How the summary sends a reader here, if it does.
    pub(super) read_next: Option<Pointer>,
}

/// The part of an edition that a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What the case is made of.
    Case,
    /// What the author works with: their menu sets it apart. Others have of it what they are shown.
    Own,
    /// The edition once more as one document: it stands beside the pages that are read one after the other.
    Whole,
}

/// How many there are of a page, and how each is made.
#[derive(Debug)]
pub(super) enum Make {
    Once(fn(&Viewpoint<'_>) -> View),
    EachCriterion(fn(&Viewpoint<'_>, usize) -> View),
    EachNote(NoteKind, fn(&Viewpoint<'_>, usize) -> View),
}

/// A page as a chapter of the print.
#[derive(Debug)]
pub(super) struct Chapter {
    /// Its anchor.
    pub(super) anchor: &'static str,
    /// What it is called, where it holds so little of its page that the page's own name would say too much.
    pub(super) title: Option<&'static str>,
    /// Whether it is of the argument, which comes first and is read in a few minutes; all else is an appendix to look things up in.
    pub(super) is_argument: bool,
    pub(super) order: Order,
    /// What the contents name inside it.
    pub(super) lines: fn(&Viewpoint<'_>) -> Vec<ContentsItem>,
}

/// Where a page stands among those of which a reader is told in another order than they are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Where it stands in the table.
    OfPages,
    /// Behind this page, by its template.
    After(&'static str),
}

/// One line of the contents of the print.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ContentsItem {
    /// `3` for a chapter, `3.2` for what is in it.
    pub(crate) number: String,
    /// The short reference of a note or criterion; nothing for a chapter.
    pub(crate) reference: Option<String>,
    pub(crate) title: String,
    pub(crate) anchor: String,
    /// 1 for a chapter, 2 for what is in it.
    pub(crate) level: u8,
}

/// Why to read a page next.
#[derive(Debug)]
pub(super) struct Pointer {
    /// What it answers; nothing where it has nothing to say yet.
    pub(super) why: fn(&Viewpoint<'_>) -> Option<String>,
    pub(super) order: Order,
}

impl Chapter {
    /// A chapter in the order of the pages, under the name of its page, that the contents name alone.
    pub(super) const fn plain(anchor: &'static str) -> Chapter {
        Chapter { anchor, title: None, is_argument: false, order: Order::OfPages, lines: |_| Vec::new() }
    }
}

impl PageKind {
    /// The pages of this kind in an edition, in reading order.
    pub(super) fn pages(&'static self, edition: &Edition) -> Vec<SitePage> {
        if !(self.readers)(edition) {
            return Vec::new();
        }
        match self.make {
            Make::Once(_) => vec![self.page(0, Address::page("", self.template), self.title.to_owned(), None)],
            Make::EachCriterion(_) => {
                let criteria = edition.rubric.criteria.iter().enumerate();
                let page = criteria.map(|(index, criterion)| {
                    let reference = format!("C-{}", criterion.id.value);
                    self.page(index, criterion_address(edition, index), criterion.title.clone(), Some(reference))
                });
                page.collect()
            }
            Make::EachNote(kind, _) => {
                let page = edition.of_kind(kind).map(|entry| {
                    let (address, reference) = (note_address(edition, entry.at).0, entry.reference.clone());
                    self.page(entry.at.index, address, entry.title.text.clone(), Some(reference))
                });
                page.collect()
            }
        }
    }

    fn page(&'static self, index: usize, address: Address, title: String, reference: Option<String>) -> SitePage {
        let head = PageHead {
            title,
            reference,
            section: self.section,
            root: address.to_root(),
            address: address.to_string(),
            previous: None,
            next: None,
        };
        SitePage { address, template: self.template, head, kind: self, index }
    }

    /// What stands on one of these pages.
    pub(super) fn view(&self, from: &Viewpoint<'_>, index: usize) -> View {
        match self.make {
            Make::Once(view) => view(from),
            Make::EachCriterion(view) | Make::EachNote(_, view) => view(from, index),
        }
    }

    /// What stands on all of these pages.
    pub(super) fn views(&'static self, from: &Viewpoint<'_>) -> Vec<View> {
        self.pages(from.edition).iter().map(|page| self.view(from, page.index)).collect()
    }
}

impl SitePage {
    /// The link to it from another page.
    pub(super) fn link_from(&self, other: &Address) -> NoteLink {
        let reference = self.head.reference.clone().unwrap_or_default();
        NoteLink { reference, title: self.head.title.clone(), href: other.link_to(&self.address), kind: "page" }
    }
}

/// Lines of the contents for the notes of a kind.
pub(super) fn note_lines(from: &Viewpoint<'_>, kind: NoteKind) -> Vec<ContentsItem> {
    let line = |entry: &Entry| ContentsItem {
        number: String::new(),
        reference: Some(entry.reference.clone()),
        title: entry.title.text.clone(),
        anchor: anchor(from.edition, entry.at),
        level: 2,
    };
    from.edition.of_kind(kind).map(line).collect()
}

/// The page of a note, and whether it shares that page with others.
pub(super) fn note_address(edition: &Edition, at: NoteRef) -> (Address, bool) {
    match at.kind.home() {
        Home::OwnPage => (Address::page(at.kind.folder(), &edition.entry(at).slug), false),
        Home::Shared(page) => (Address::page("", page), true),
    }
}

/// The page that a note of this kind and slug has to itself, if notes of the kind have one.
pub fn own_page(kind: NoteKind, slug: &str) -> Option<Address> {
    match kind.home() {
        Home::OwnPage => Some(Address::page(kind.folder(), slug)),
        Home::Shared(_) => None,
    }
}

/// The page of a criterion.
pub(super) fn criterion_address(edition: &Edition, index: usize) -> Address {
    Address::page("criteria", &slug(&edition.rubric.criteria[index].id.value))
}
