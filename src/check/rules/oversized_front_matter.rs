//! Front matter that is too long to be meant
//!
//! Why it matters: Front matter is a few lines of keys. What is longer than 64 KiB is a text that slipped above the closing fence, or an
//! attempt to keep the program busy.
//!
//! How it can misfire: None known.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```evidence/cache.md padded
//! +++
//! # Reads a second, one measurement a line, pasted above the closing fence.
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
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
    name: code::OVERSIZED_FRONT_MATTER,
    severity: Severity::Error,
    source: include_str!("oversized_front_matter.rs"),
    find: Find::WhileReading,
};
