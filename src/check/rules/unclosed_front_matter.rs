//! Front matter that is never closed
//!
//! Why it matters: Where it ends nobody knows, so the whole note would be keys, or the keys would be shown as text. Until it is mended the
//! note is the author's alone.
//!
//! How it can misfire: `---` as the first line opens front matter. A rule at the top of a note can be written `***`.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
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
    name: code::UNCLOSED_FRONT_MATTER,
    severity: Severity::Error,
    source: include_str!("unclosed_front_matter.rs"),
    find: Find::WhileReading,
};
