//! A picture that cannot be read
//!
//! Why it matters: Cameras and programs write into pictures where they were taken, when, by whom and with what. That is taken out before a picture is
//! handed on, and it can be taken out only of a picture that can be read. One that is cut short is also not what its author thinks it is.
//!
//! How it can misfire: A browser shows more than this program reads: the upper part of a picture whose end is missing, or a JPEG whose name ends in `.png`.
//! Other programs do not.
//!
//! Where it comes from: copies that broke off, names that were changed by hand, placeholders that large-file storage leaves.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ![Reads a second](../files/reads.png)
//! ```
//!
//! ```files/reads.png cut-short
//!
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ![Reads a second](../files/reads.png)
//! ```
//!
//! ```files/reads.png bytes
//!
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNREADABLE_PICTURE,
    severity: Severity::Error,
    source: include_str!("unreadable_picture.rs"),
    find: Find::WhileReading,
};
