//! An answer to a question that the rubric does not ask
//!
//! Why it matters: It would stand on no page, and the question it was meant for would look open.
//!
//! How it can misfire: None known. Ids are the rubric's: `promo rubric show` lists them.
//!
//! Where it comes from: the rubric of the packet.
//!
//! Bad:
//!
//! ```answers/own.md
//! +++
//! question = "my-part"
//! +++
//! The design and the roll-out were mine.
//! ```
//!
//! Good:
//!
//! ```answers/own.md
//! +++
//! question = "own-part"
//! +++
//! The design and the roll-out were mine.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_QUESTION,
    severity: Severity::Error,
    source: include_str!("unknown_question.rs"),
    find: Find::WhileReading,
};
