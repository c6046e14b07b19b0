//! Anything else that the author keeps: talks, agreements, gaps.

use super::page::{self, DATE, Page, TITLE};
use super::{AUDIENCE, BodyText, ID};
use crate::syntax::Fields;
use crate::syntax::keys::Key;

/// The keys of such a note.
pub(super) const KEYS: &[Key] = &[ID, AUDIENCE, TITLE, DATE];

pub(super) fn read(fields: &mut Fields<'_>, body: &BodyText<'_>) -> Page {
    let stem = fields.file().stem().to_owned();
    page::read(fields, || page::first_heading(body.markdown).unwrap_or(stem))
}
