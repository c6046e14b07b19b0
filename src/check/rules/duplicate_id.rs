//! An id, or a file name, that is there twice
//!
//! Why it matters: Ids become the addresses of pages and the ends of links. Two notes with one id would share a page, and one of them would
//! be gone.
//!
//! How it can misfire: Ids that differ only in case, accents' encoding or punctuation count as the same, since they would be one file on
//! some systems.
//!
//! Where it comes from: file systems that ignore case, and those that normalise Unicode.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```
//!
//! ```evidence/2026/Cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
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
//!
//! ```evidence/2026/second-cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::DUPLICATE_ID,
    severity: Severity::Error,
    source: include_str!("duplicate_id.rs"),
    find: Find::WhileReading,
};
