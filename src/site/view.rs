//! What the templates of several pages are given: plain data, named as a template's author would name it. What is one
//! page's own is in that page's file. Every `href` is relative to the page it stands on.

use super::Prose;
use super::viewpoint::{Viewpoint, anchor};
use super::words;
use crate::edition::Page;
use serde::Serialize;

/// A link to a note, or to another page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct NoteLink {
    /// Such as `E-07`; empty for a page that has none.
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) href: String,
    /// `evidence`, `impact statement` and so on; `page` for a page.
    pub(crate) kind: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct CriterionLink {
    /// Such as `C-scope`.
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) href: String,
    /// Its anchor on a page with many.
    pub(crate) anchor: String,
    /// How well it is proven; nothing when the step does not ask for it.
    pub(crate) strength: Option<StrengthView>,
}

/// A strength, in a word and for a style sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StrengthView {
    /// Such as `not enough to judge`.
    pub(crate) name: &'static str,
    /// Such as `not-enough-to-judge`.
    pub(crate) class: String,
    pub(crate) meaning: &'static str,
    /// From 0 to 4, for a mark that also reads in grey.
    pub(crate) steps: u8,
}

/// A criterion that a note speaks for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SupportView {
    pub(crate) criterion: CriterionLink,
    /// How the note speaks for it, in the author's words.
    pub(crate) why: Option<String>,
}

/// Words that may lead somewhere.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WordsLink {
    pub(crate) words: String,
    pub(crate) href: Option<String>,
    /// Whether they lead out of the edition.
    pub(crate) is_outside: bool,
}

/// A figure in passing: the ledger has the rest of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FigureView {
    /// What was measured.
    pub(crate) name: String,
    /// As written.
    pub(crate) before: Option<String>,
    /// As written.
    pub(crate) after: Option<String>,
    /// In words, when it can be computed.
    pub(crate) change: Option<String>,
    /// Whether it became better, when that can be said.
    pub(crate) improved: Option<bool>,
    pub(crate) estimate: bool,
}

/// Notes that stand one after the other on one page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EntriesView {
    pub(crate) entries: Vec<EntryView>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct EntryView {
    /// Such as `L-02`.
    pub(crate) reference: String,
    pub(crate) anchor: String,
    pub(crate) title: String,
    /// The day it is of, in words.
    pub(crate) date: Option<String>,
    pub(crate) body: Prose,
}

impl Viewpoint<'_> {
    /// The log or the other notes.
    pub(super) fn entries(&self, pages: &[Page]) -> EntriesView {
        let heading_level = self.by_medium(3, 4);
        let entry = |page: &Page| EntryView {
            reference: page.entry.reference.clone(),
            anchor: anchor(self.edition, page.entry.at),
            title: page.entry.title.text.clone(),
            date: page.date.map(|date| words::day(date.value)),
            body: self.prose(page.entry.at, &page.entry.body, heading_level),
        };
        EntriesView { entries: pages.iter().map(entry).collect() }
    }
}
