//! Front matter that does not begin on the very first line
//!
//! Why it matters: Only a fence on the very first line opens front matter. Below an empty line, after a blank or under a heading it is text: its
//! keys are shown on the page, and an `audience` in it means nothing. Until it is mended, the note is for nobody but its author.
//!
//! How it can misfire: Lines across with keys between them look like it. Put an empty line below the first, or the keys into a fence of code.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```notes/talk.md
//!
//! ---
//! audience: manager
//! ---
//! We spoke about the reorganisation.
//! ```
//!
//! Good:
//!
//! ```notes/talk.md
//! ---
//! audience: manager
//! ---
//! We spoke about the reorganisation.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::MISPLACED_FRONT_MATTER,
    severity: Severity::Error,
    source: include_str!("misplaced_front_matter.rs"),
    find: Find::WhileReading,
};
