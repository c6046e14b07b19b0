//! Feedback that is not given, marked for a reader
//!
//! Why it matters: A draft holds the candidate's words, not the peer's. Shown to a reader it would be a forged witness, and the peer would
//! not know of it. So `#Draft` or `**Draft**`, which are no headings, are errors where they would be shown with the peer's words; so are footnotes and
//! addresses that the peer's words use and that stand elsewhere. Until it is mended, the note is for nobody but its author.
//!
//! How it can misfire: A line that says `Draft` and nothing else is taken for that heading. Whatever front matter says, feedback stays with the author
//! until its state is `given`.
//!
//! Where it comes from: this program's first rule about peers.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "draft"
//! audience = "committee"
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
//! state = "draft"
//! +++
//! # Draft
//! Kim found the fault that three of us had missed.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::EXPOSED_DRAFT,
    severity: Severity::Error,
    source: include_str!("exposed_draft.rs"),
    find: Find::WhileReading,
};
