//! A window that runs backwards only because day and month look exchanged
//!
//! Why it matters: The window decides what counts. Until it is certain, nothing is judged by it.
//!
//! How it can misfire: The year may be what is wrong. Where an exchange would not put the window in order, it is an error: see
//! `reversed-interval`.
//!
//! Where it comes from: 84 of 282 real cases mix two ways to write a date, and some windows run backwards for that reason alone.
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
//! from = 2025-12-07
//! to = 2025-11-30
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
//! from = 2025-07-12
//! to = 2025-11-30
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::EXCHANGED_DAY_AND_MONTH,
    severity: Severity::Warning,
    source: include_str!("exchanged_day_and_month.rs"),
    find: Find::WhileReading,
};
