//! `log.html`: the work log.

use super::View;
use crate::site::page::{Chapter, Make, PageKind, Part};

/// A note that its author shows to others takes the page along.
pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "log",
    title: "Log",
    section: "log",
    part: Part::Own,
    readers: |edition| edition.is_own() || !edition.log.is_empty(),
    make: Make::Once(|from| View::Entries(Box::new(from.entries(&from.edition.log)))),
    chapter: Some(Chapter::plain("log")),
    read_next: None,
};
