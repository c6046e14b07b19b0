//! A packet without `packet.toml`
//!
//! Why it matters: It names the candidate, the levels and the rubric. Without it there is nothing to hold the notes against.
//!
//! How it can misfire: None known.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```packet.toml missing
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
    name: code::MISSING_FILE,
    severity: Severity::Error,
    source: include_str!("missing_file.rs"),
    find: Find::WhileReading,
};
