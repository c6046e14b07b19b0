//! A footnote that is not defined
//!
//! Why it matters: The reader sees the brackets, and the source that was promised is not there.
//!
//! How it can misfire: To show the brackets themselves, put them in backticks.
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
//! Half the reads are gone.[^1]
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
    name: code::UNDEFINED_FOOTNOTE,
    severity: Severity::Error,
    source: include_str!("undefined_footnote.rs"),
    find: Find::WhileReading,
};
