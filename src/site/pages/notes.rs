//! `notes.html`: what else the author keeps.

use super::View;
use crate::site::page::{Chapter, Make, PageKind, Part};

/// A note that its author shows to others takes the page along.
pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "notes",
    title: "Notes",
    section: "notes",
    part: Part::Own,
    readers: |edition| edition.is_own() || !edition.notes.is_empty(),
    make: Make::Once(|from| View::Entries(Box::new(from.entries(&from.edition.notes)))),
    chapter: Some(Chapter::plain("notes")),
    read_next: None,
};
