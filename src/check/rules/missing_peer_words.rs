//! Given feedback without the peer's words
//!
//! Why it matters: The state says that a witness has spoken, and there is no word of theirs: a reader would see a name under an empty page.
//!
//! How it can misfire: The words stand under a heading `# Given`; what stands under `# Draft` is the candidate's and is never shown.
//!
//! Where it comes from: this program's first rule about peers.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! +++
//! # Draft
//! Kim found the fault that three of us had missed.
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
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::MISSING_PEER_WORDS,
    severity: Severity::Error,
    source: include_str!("missing_peer_words.rs"),
    find: Find::WhileReading,
};
