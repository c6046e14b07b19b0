//! What notes with little structure have in common: the case, the log and other notes.

use crate::source::{Date, Span, Spanned};
use crate::syntax::Fields;
use crate::syntax::keys::Key;
use crate::syntax::markdown::Markdown;

/// A note with little structure.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// From front matter, the first heading, or the file's stem.
    pub title: String,
    /// Where front matter gives the title, when it does.
    pub title_span: Option<Span>,
    /// The day it is of, when it says one.
    pub date: Option<Spanned<Date>>,
    /// What the brief says of it, where the author has chosen: of the case alone.
    pub quote: Option<Spanned<String>>,
}

/// What the page is called.
pub(super) const TITLE: Key =
    Key::text("title", "what the page is called, instead of its first heading", "\"Talk with Alex\"");

/// The day of the page.
pub(super) const DATE: Key = Key::date("date", "the day it is of", "2026-03-14");

/// Reads it. What it is called where it does not say is for its kind.
pub(super) fn read(fields: &mut Fields<'_>, title_else: impl FnOnce() -> String) -> Page {
    let title = fields.text("title");
    let date = fields.date("date");
    let title_span = title.as_ref().map(|title| title.span);
    Page { title: title.map_or_else(title_else, |title| title.value), title_span, date, quote: None }
}

/// What a page without a title is called by most: its first heading that every reader of it has.
pub(super) fn first_heading(body: &Markdown) -> Option<String> {
    body.public().headings.first().map(|heading| heading.text.clone())
}
