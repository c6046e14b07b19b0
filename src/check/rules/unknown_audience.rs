//! An audience that there is not
//!
//! Why it matters: Who may read a note must never be guessed. Until it is mended, the note is the author's alone.
//!
//! How it can misfire: None: the words are `self`, `manager` and `committee`.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! audience = "managers"
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! audience = "manager"
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_AUDIENCE,
    severity: Severity::Error,
    source: include_str!("unknown_audience.rs"),
    find: Find::WhileReading,
};
