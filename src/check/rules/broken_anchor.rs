//! A link to a heading that is not there
//!
//! Why it matters: The reader lands at the top of a page and has to look for what was meant.
//!
//! How it can misfire: Anchors follow the headings' words; a heading that was reworded since has another anchor. Give it one of its own
//! with `{#name}`.
//!
//! Where it comes from: CommonMark has no anchors; these are the ones that Git hosts and editors make of headings.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! See [the figures](#figures).
//!
//! # Numbers
//!
//! Half the reads are gone.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! See [the figures](#numbers).
//!
//! # Numbers
//!
//! Half the reads are gone.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::BROKEN_ANCHOR,
    severity: Severity::Error,
    source: include_str!("broken_anchor.rs"),
    find: Find::WhileReading,
};
