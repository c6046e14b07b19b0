//! A rubric that is neither built in nor in the packet
//!
//! Why it matters: Without a rubric nothing can be said of criteria, scopes and levels.
//!
//! How it can misfire: None known. `promo rubric list` names those that are built in.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```packet.toml
//! [packet]
//! rubric = "ladder.toml"
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
    name: code::UNKNOWN_RUBRIC,
    severity: Severity::Error,
    source: include_str!("unknown_rubric.rs"),
    find: Find::WhileReading,
};
