//! An image that is not there
//!
//! Why it matters: An empty frame in the middle of an argument says that nobody looked at the page before it was handed in.
//!
//! How it can misfire: Paths are read from the folder of the note, as editors do, and their case counts on every system.
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
//! ![Reads a second, before and after](../files/reads.png)
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ![Reads a second, before and after](../files/reads.png)
//! ```
//!
//! ```files/reads.png bytes
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::BROKEN_IMAGE,
    severity: Severity::Error,
    source: include_str!("broken_image.rs"),
    find: Find::WhileReading,
};
