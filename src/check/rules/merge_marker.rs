//! A mark that a merge has left
//!
//! Why it matters: Two versions of the same words stand there, and a reader is given both, with the marks between them.
//!
//! How it can misfire: In a block of code the marks may be what is shown, so nothing is said there.
//!
//! Where it comes from: the conflicts that Git and its like leave in files.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! <<<<<<< HEAD
//! It was slow.
//! =======
//! It was very slow.
//! >>>>>>> laptop
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It was slow.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::MERGE_MARKER,
    severity: Severity::Error,
    source: include_str!("merge_marker.rs"),
    find: Find::WhileReading,
};
