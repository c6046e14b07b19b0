//! Text in feedback that is neither the draft nor the peer's words
//!
//! Why it matters: It belongs to nobody, so no reader will see it. If the peer wrote it, it is lost.
//!
//! How it can misfire: Headings below the two are fine.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! +++
//! # Given
//! Kim found the fault that three of us had missed.
//!
//! # Thoughts
//! Ask Ana about the second incident.
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! +++
//! # Given
//! Kim found the fault that three of us had missed.
//!
//! > [!private]
//! > Ask Ana about the second incident.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::STRAY_FEEDBACK_TEXT,
    severity: Severity::Warning,
    source: include_str!("stray_feedback_text.rs"),
    find: Find::WhileReading,
};
