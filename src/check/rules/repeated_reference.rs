//! A reference that is listed twice
//!
//! Why it matters: It counts once. Often the second was meant to be another.
//!
//! How it can misfire: None known.
//!
//! Where it comes from: slips in real packets.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact", "impact"]
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::REPEATED_REFERENCE,
    severity: Severity::Warning,
    source: include_str!("repeated_reference.rs"),
    find: Find::WhileReading,
};
