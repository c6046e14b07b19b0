//! Something meant to be private that would be shown
//!
//! Why it matters: A private block with a slip in its marker is an ordinary quote, and an ordinary quote is read by everyone. The same goes
//! for an address that is defined in a private block and used outside it, for a marker in code that no fence closes or that is indented, for
//! `:::private`, `> **Private:**`, `<!-- private -->` or `[!self]`, for a line without `>` right below a private block, and for a quote, or a list with the next number, that an empty line without `>` has parted from the private block above it. Until
//! it is mended, the note is for nobody but its author.
//!
//! How it can misfire: Whatever looks like such a marker counts. To speak of the marker itself, put it in backticks, or between two fences. As an
//! error it cannot be silenced; where a quote after a private block is for everyone, words or a comment between the two say so:
//! `<!-- the quote is for everyone -->`.
//!
//! Where it comes from: alerts as Git hosts know them, from which the marker is made.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! > [!privat]
//! > Ana was against it at first.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! > [!private]
//! > Ana was against it at first.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::EXPOSED_PRIVATE,
    severity: Severity::Error,
    source: include_str!("exposed_private.rs"),
    find: Find::WhileReading,
};
