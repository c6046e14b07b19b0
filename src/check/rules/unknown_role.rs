//! A part in the work that there is no word for
//!
//! Why it matters: What was yours and what was the team's is the first thing a committee asks, so the answer has to be one it can compare.
//!
//! How it can misfire: None: the words are solo, lead, contributor, reviewer, mentor, sponsor and idea.
//!
//! Where it comes from: what ends cases: "what was yours and what was the team's?"
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! role = "leader"
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! role = "lead"
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_ROLE,
    severity: Severity::Error,
    source: include_str!("unknown_role.rs"),
    find: Find::WhileReading,
};
