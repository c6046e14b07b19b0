//! A footnote that nothing refers to
//!
//! Why it matters: It is not shown, so a source or a caveat is lost.
//!
//! How it can misfire: None known.
//!
//! Where it comes from: GitHub Flavored Markdown.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! Half the reads are gone.
//!
//! [^1]: Weekly median, four weeks either side.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! Half the reads are gone.[^1]
//!
//! [^1]: Weekly median, four weeks either side.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNUSED_FOOTNOTE,
    severity: Severity::Hint,
    source: include_str!("unused_footnote.rs"),
    find: Find::WhileReading,
};
