//! A scope that the rubric does not have
//!
//! Why it matters: Scope is what sets levels apart. One that cannot be compared does not count.
//!
//! How it can misfire: None known. The rubric lists its scopes, narrow to wide.
//!
//! Where it comes from: the rubric of the packet.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! scope = "systems"
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! scope = "system"
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_SCOPE,
    severity: Severity::Error,
    source: include_str!("unknown_scope.rs"),
    find: Find::WhileReading,
};
