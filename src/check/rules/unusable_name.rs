//! A file name that does not work on every system
//!
//! Why it matters: The packet would break where its reader opens it.
//!
//! How it can misfire: None known.
//!
//! Where it comes from: the names that Windows, macOS and Linux agree on.
//!
//! Bad:
//!
//! ```files/reads.png unusable-name
//! ```
//!
//! Good:
//!
//! ```files/reads.png bytes
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNUSABLE_NAME,
    severity: Severity::Error,
    source: include_str!("unusable_name.rs"),
    find: Find::WhileReading,
};
