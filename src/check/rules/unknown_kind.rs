//! A kind of work that the rubric does not know
//!
//! Why it matters: Some expectations count only work of certain kinds; a kind nobody knows never counts.
//!
//! How it can misfire: A rubric of your own may add kinds under `kinds`.
//!
//! Where it comes from: the rubric of the packet.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! kind = "projekt"
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! kind = "project"
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_KIND,
    severity: Severity::Error,
    source: include_str!("unknown_kind.rs"),
    find: Find::WhileReading,
};
