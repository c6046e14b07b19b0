//! A format that begins with one that the program does not have
//!
//! Why it matters: What the other format asks is missing, so the form would be filled in half.
//!
//! How it can misfire: None known. A format can begin only with a built-in one; `promo export list` names them.
//!
//! Where it comes from: names typed from memory.
//!
//! Bad:
//!
//! ```formats/ours.toml
//! title = "Our half-year review"
//! extends = "latice"
//! ```
//!
//! Good:
//!
//! ```formats/ours.toml
//! title = "Our half-year review"
//! extends = "lattice"
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_FORMAT,
    severity: Severity::Error,
    source: include_str!("unknown_format.rs"),
    find: Find::WhileReading,
};
