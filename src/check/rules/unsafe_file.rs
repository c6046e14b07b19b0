//! A file that could act in the reader's browser
//!
//! Why it matters: A packet is opened from disk, where a script may read what else is in the folder. A drawing is a picture only while it
//! holds no script and fetches nothing: what it fetches tells others who reads it and when, and is missing without a network.
//!
//! How it can misfire: In doubt the file is refused. A bitmap, or the same drawing exported without scripts, is always fine. Links to the web may stay in a drawing.
//!
//! Where it comes from: SVG, and what browsers run when a page is opened from disk.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ![Reads a second](../files/reads.svg)
//! ```
//!
//! ```files/reads.svg
//! <svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ![Reads a second](../files/reads.svg)
//! ```
//!
//! ```files/reads.svg
//! <svg xmlns="http://www.w3.org/2000/svg"><rect width="4" height="8"/></svg>
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNSAFE_FILE,
    severity: Severity::Error,
    source: include_str!("unsafe_file.rs"),
    find: Find::WhileReading,
};
