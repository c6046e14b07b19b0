//! An interval that ends before it begins
//!
//! Why it matters: Nothing lies inside it, so nothing would count.
//!
//! How it can misfire: None known. Usually it is the year.
//!
//! Where it comes from: 6 of 282 real cases have a window that is reversed.
//!
//! Bad:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//!
//! [window]
//! from = 2026-06-30
//! to = 2025-07-01
//! ```
//!
//! Good:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::REVERSED_INTERVAL,
    severity: Severity::Error,
    source: include_str!("reversed_interval.rs"),
    find: Find::WhileReading,
};
