//! A date that no calendar has
//!
//! Why it matters: Work that is not dated cannot be counted in a window or a period.
//!
//! How it can misfire: Only `2026-03-14` is a date: day first and month first look alike, and a committee of ten has readers of both.
//!
//! Where it comes from: RFC 3339; and 84 of 282 real cases mix two ways of writing dates.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = "14.3.2026"
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::INVALID_DATE,
    severity: Severity::Error,
    source: include_str!("invalid_date.rs"),
    find: Find::WhileReading,
};
