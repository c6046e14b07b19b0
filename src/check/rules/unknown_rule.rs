//! The name of a rule that there is not
//!
//! Why it matters: A slip in a rule's name switches nothing off, and its author believes that it does.
//!
//! How it can misfire: None known. `promo explain` lists every rule.
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
//! one-sauce = "hint"
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
//! one-source = "hint"
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_RULE,
    severity: Severity::Error,
    source: include_str!("unknown_rule.rs"),
    find: Find::WhileReading,
};
