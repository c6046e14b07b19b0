//! YAML that cannot be read
//!
//! Why it matters: What cannot be read is not guessed: until it is mended the note is the author's alone, so that nothing is shown to the
//! wrong reader.
//!
//! How it can misfire: A colon and a space inside a text is the usual reason; quotes round the text help.
//!
//! Where it comes from: YAML 1.2.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! ---
//! title: The basket: a cache
//! date: 2026-03-14
//! ---
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! ---
//! title: "The basket: a cache"
//! date: 2026-03-14
//! ---
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::INVALID_YAML,
    severity: Severity::Error,
    source: include_str!("invalid_yaml.rs"),
    find: Find::WhileReading,
};
