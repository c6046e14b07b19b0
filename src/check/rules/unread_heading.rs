//! A line that looks like a heading and is none
//!
//! Why it matters: The hashes are shown, and no contents and no link know the section.
//!
//! How it can misfire: One hash before a word in small letters is taken for a tag and left alone.
//!
//! Where it comes from: files that were joined, and editors that write blanks that are none.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ##What changed
//!
//! All of it.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ## What changed
//!
//! All of it. #42 too.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNREAD_HEADING,
    severity: Severity::Warning,
    source: include_str!("unread_heading.rs"),
    find: Find::WhileReading,
};
