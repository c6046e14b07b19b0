//! A key that is there twice
//!
//! Why it matters: One of the two values would be dropped, and nobody could say which. For `audience` that would decide who reads the note.
//!
//! How it can misfire: None known: both languages of front matter forbid it.
//!
//! Where it comes from: TOML 1.0 and YAML 1.2.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! title = "The cache"
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::DUPLICATE_KEY,
    severity: Severity::Error,
    source: include_str!("duplicate_key.rs"),
    find: Find::WhileReading,
};
