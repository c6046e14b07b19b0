//! A part of YAML that front matter does not use
//!
//! Why it matters: Anchors, tags and several documents let a few lines stand for a million, or say something other than they seem to.
//!
//! How it can misfire: A text that begins with `&`, `*` or `!` needs quotes.
//!
//! Where it comes from: YAML 1.2, of which front matter needs little.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! ---
//! title: &name A cache for the basket
//! date: 2026-03-14
//! ---
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! ---
//! title: A cache for the basket
//! date: 2026-03-14
//! ---
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNSUPPORTED_YAML,
    severity: Severity::Error,
    source: include_str!("unsupported_yaml.rs"),
    find: Find::WhileReading,
};
