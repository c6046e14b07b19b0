//! `notes.html`: what else the author keeps.

use super::View;
use crate::site::page::{Chapter, Make, PageKind, Part};
use crate::vocabulary::NoteKind;

/// A note that its author shows to others takes the page along.
pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "notes",
    title: "Notes",
    section: "notes",
    part: Part::Own,
    readers: |edition| edition.is_own() || !edition.pages[NoteKind::Note].is_empty(),
    make: Make::Once(|from| View::Entries(Box::new(from.entries(&from.edition.pages[NoteKind::Note])))),
    chapter: Some(Chapter::plain("notes")),
    read_next: None,
};
