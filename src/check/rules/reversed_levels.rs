//! A target below the current level
//!
//! Why it matters: Every expectation is looked up between the two; the wrong way round, the packet is held against the wrong ones.
//!
//! How it can misfire: None known. The same level twice is allowed: it asks for what is expected of that level.
//!
//! Where it comes from: slips in real packets.
//!
//! Bad:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//!
//! [candidate]
//! name = "Kim"
//! current = "senior"
//! target = "mid"
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
    name: code::REVERSED_LEVELS,
    severity: Severity::Error,
    source: include_str!("reversed_levels.rs"),
    find: Find::WhileReading,
};
