//! An error that was to be made less
//!
//! Why it matters: Rules that are errors find what is broken, or what would reach someone it is not meant for. There is no packet for which
//! that is fine.
//!
//! How it can misfire: None: a rule that is only about weakness is a warning or a hint, and can be switched off.
//!
//! Where it comes from: this program's own habit.
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
//! from = 2025-07-01
//! to = 2026-06-30
//!
//! [rules]
//! broken-link = "off"
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
//!
//! [rules]
//! bare-link-text = "off"
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::LOCKED_RULE,
    severity: Severity::Error,
    source: include_str!("locked_rule.rs"),
    find: Find::WhileReading,
};
