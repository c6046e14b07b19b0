//! The case: the ask in the candidate's words, `case.md`.

use super::page::{self, DATE, Page, TITLE};
use super::{AUDIENCE, ID};
use crate::syntax::Fields;
use crate::syntax::keys::Key;

/// The keys of the case.
pub(super) const KEYS: &[Key] = &[ID, AUDIENCE, TITLE, DATE];

pub(super) fn read(fields: &mut Fields<'_>) -> Page {
    page::read(fields, || "The case".to_owned())
}
