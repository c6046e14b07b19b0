//! Letters with accents are written as one character or as two, and systems and editors change the one into the other: both are the same name.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A name with each letter and its accents as one character, where there is one.
pub fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || is_nfc(name) { Cow::Borrowed(name) } else { Cow::Owned(name.nfc().collect()) }
}
