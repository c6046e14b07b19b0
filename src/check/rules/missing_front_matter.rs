//! A note without front matter, where its kind needs some
//!
//! Why it matters: Evidence without a date, or feedback without a name, cannot be placed anywhere.
//!
//! How it can misfire: A page that is no evidence belongs under `notes/`, where none is needed. Front matter that stands further down is told as
//! such: `misplaced-front-matter`.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! # A cache for the basket
//!
//! Half the reads are gone.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//!
//! Half the reads are gone.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::MISSING_FRONT_MATTER,
    severity: Severity::Error,
    source: include_str!("missing_front_matter.rs"),
    find: Find::WhileReading,
};
