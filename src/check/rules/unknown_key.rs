//! A key that nothing reads
//!
//! Why it matters: What it says would be ignored in silence. A slip in `audience` would decide who reads the note.
//!
//! How it can misfire: Keys for other programs have no place in front matter; the body or a comment can hold them.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! critera = ["impact"]
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_KEY,
    severity: Severity::Error,
    source: include_str!("unknown_key.rs"),
    find: Find::WhileReading,
};
