//! A value of the wrong type
//!
//! Why it matters: A list where one word is wanted, or a date where a text is, means something else than its author thinks.
//!
//! How it can misfire: In YAML every plain word is a text where a text is wanted: `NO`, `010` and `1.10` stay as they are written.
//!
//! Where it comes from: TOML 1.0, YAML 1.2.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! background = "yes"
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! background = true
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::WRONG_TYPE,
    severity: Severity::Error,
    source: include_str!("wrong_type.rs"),
    find: Find::WhileReading,
};
