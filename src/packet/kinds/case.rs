//! The case: the ask in the candidate's words, `case.md`.

use super::page::{self, DATE, Page, TITLE};
use super::{AUDIENCE, ID};
use crate::syntax::Fields;
use crate::syntax::keys::Key;

/// The keys of the case.
pub(super) const KEYS: &[Key] = &[
    ID,
    AUDIENCE,
    TITLE,
    DATE,
    Key::text(
        "quote",
        "what the brief says first, word for word as it stands in the case, with `[…]` where words are left out; else the first paragraph, and where that is one sentence the next too",
        "\"I have answered for this path since March 2025, when its owner moved on.\"",
    ),
];

pub(super) fn read(fields: &mut Fields<'_>) -> Page {
    let page = page::read(fields, || "The case".to_owned());
    Page { quote: fields.text("quote"), ..page }
}
