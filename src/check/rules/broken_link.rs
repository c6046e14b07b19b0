//! A link to a file that is not in the packet
//!
//! Why it matters: A reader checks a case by following its links. One that leads nowhere makes them doubt the others.
//!
//! How it can misfire: Paths are read from the folder of the note, and their case counts on every system. Addresses on the web are not
//! visited.
//!
//! Where it comes from: what reviewers of real cases wrote: proof that does not open is no proof.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It rests on [the measurement](measurement.md).
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It rests on [the measurement](measurement.md).
//! ```
//!
//! ```evidence/measurement.md
//! +++
//! title = "How long a basket takes to open"
//! date = 2026-03-14
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::BROKEN_LINK,
    severity: Severity::Error,
    source: include_str!("broken_link.rs"),
    find: Find::WhileReading,
};
