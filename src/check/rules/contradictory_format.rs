//! A format that contradicts itself
//!
//! Why it matters: A format says what may be pasted into a form, and how much. Where it leaves no room, asks for more than it takes, or is filled with what its
//! reader may not have, nothing that is made by it can be right.
//!
//! How it can misfire: None known: each contradiction is one between two lines of the same file.
//!
//! Where it comes from: formats that were written by copying another.
//!
//! Bad:
//!
//! ```formats/ours.toml
//! title = "Our half-year review"
//!
//! [[sections]]
//! id = "results"
//! prompt = "What did you deliver?"
//! limit = { words = 0, per = "item" }
//! fill = { from = "impact" }
//! ```
//!
//! Good:
//!
//! ```formats/ours.toml
//! title = "Our half-year review"
//!
//! [[sections]]
//! id = "results"
//! prompt = "What did you deliver?"
//! limit = { words = 150, per = "item" }
//! fill = { from = "impact" }
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::CONTRADICTORY_FORMAT,
    severity: Severity::Error,
    source: include_str!("contradictory_format.rs"),
    find: Find::WhileReading,
};
