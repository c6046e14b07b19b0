//! A link by reference whose address is not defined
//!
//! Why it matters: The reader sees the brackets instead of a link.
//!
//! How it can misfire: Only `[words][name]` counts; brackets alone may be meant as they stand.
//!
//! Where it comes from: CommonMark, reference links.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It rests on [the measurement][reads].
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It rests on [the measurement][reads].
//!
//! [reads]: https://example.com/reads
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNDEFINED_REFERENCE,
    severity: Severity::Warning,
    source: include_str!("undefined_reference.rs"),
    find: Find::WhileReading,
};
