//! `log.html`: the work log.

use super::View;
use crate::site::page::{Chapter, Make, PageKind, Part};
use crate::vocabulary::NoteKind;

/// A note that its author shows to others takes the page along.
pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "log",
    title: "Log",
    section: "log",
    part: Part::Own,
    readers: |edition| edition.is_own() || !edition.pages[NoteKind::Log].is_empty(),
    make: Make::Once(|from| View::Entries(Box::new(from.entries(&from.edition.pages[NoteKind::Log])))),
    chapter: Some(Chapter::plain("log")),
    read_next: None,
};
