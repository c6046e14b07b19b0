//! The work log: what was done, week by week, for the author alone.

use super::page::{self, DATE, Page, TITLE};
use super::{AUDIENCE, BodyText, ID};
use crate::syntax::Fields;
use crate::syntax::keys::Key;

/// The keys of an entry of the log.
pub(super) const KEYS: &[Key] = &[ID, AUDIENCE, TITLE, DATE];

pub(super) fn read(fields: &mut Fields<'_>, body: &BodyText<'_>) -> Page {
    let stem = fields.file().stem().to_owned();
    page::read(fields, || page::first_heading(body.markdown).unwrap_or(stem))
}
