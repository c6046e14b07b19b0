//! A level that the rubric does not have
//!
//! Why it matters: Without the level held and the level asked for there is nothing to compare.
//!
//! How it can misfire: Aliases such as `L5` are understood where the rubric lists them.
//!
//! Where it comes from: the rubric of the packet.
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
//! target = "seniro"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
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
    name: code::UNKNOWN_LEVEL,
    severity: Severity::Error,
    source: include_str!("unknown_level.rs"),
    find: Find::WhileReading,
};
