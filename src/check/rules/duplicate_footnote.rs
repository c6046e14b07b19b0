//! A footnote that is defined twice
//!
//! Why it matters: Only the first is shown, so what the second says is lost without a word.
//!
//! How it can misfire: Labels are compared without regard to case, as Markdown does.
//!
//! Where it comes from: GitHub Flavored Markdown: of two definitions the first counts.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! Half the reads are gone.[^1]
//!
//! [^1]: Weekly median.
//!
//! [^1]: Four weeks either side.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! Half the reads[^1] are gone.[^2]
//!
//! [^1]: Weekly median.
//!
//! [^2]: Four weeks either side.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::DUPLICATE_FOOTNOTE,
    severity: Severity::Warning,
    source: include_str!("duplicate_footnote.rs"),
    find: Find::WhileReading,
};
