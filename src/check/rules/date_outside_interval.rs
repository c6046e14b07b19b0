//! A date outside the note's own `from` and `to`
//!
//! Why it matters: A committee reads dates closely. A note that contradicts itself casts doubt on the dates of all others.
//!
//! How it can misfire: None known. Where `from` and `to` say enough, `date` can go.
//!
//! Where it comes from: what reviewers of real cases wrote: a stated date that the record contradicts.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! from = 2026-01-10
//! to = 2026-03-14
//! date = 2026-04-02
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! from = 2026-01-10
//! to = 2026-03-14
//! date = 2026-03-02
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::DATE_OUTSIDE_INTERVAL,
    severity: Severity::Error,
    source: include_str!("date_outside_interval.rs"),
    find: Find::WhileReading,
};
