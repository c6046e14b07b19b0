//! A word where only a few others are understood
//!
//! Why it matters: What is not understood is not guessed, for a state or an attribution decides what a reader sees.
//!
//! How it can misfire: None known.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! attribution = "anonymus"
//! +++
//! # Given
//! Kim found the fault that three of us had missed.
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! attribution = "anonymous"
//! +++
//! # Given
//! Kim found the fault that three of us had missed.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_VALUE,
    severity: Severity::Error,
    source: include_str!("unknown_value.rs"),
    find: Find::WhileReading,
};
