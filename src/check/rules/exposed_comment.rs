//! A comment that would be shown
//!
//! Why it matters: HTML comments never leave the source; but Markdown ends some of them early, at a blank line or at the end of a
//! paragraph, and from there on what was meant for the author alone is text on the page.
//!
//! How it can misfire: To show `<!--` itself, put it in backticks.
//!
//! Where it comes from: CommonMark, HTML blocks and raw HTML.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The cache went live in March. <!-- ask Ana whether
//!
//! the figure may be shown -->
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The cache went live in March. <!-- ask Ana whether the figure may be shown -->
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::EXPOSED_COMMENT,
    severity: Severity::Error,
    source: include_str!("exposed_comment.rs"),
    find: Find::WhileReading,
};
