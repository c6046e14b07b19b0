//! A file that is too large to be read
//!
//! Why it matters: A packet is mailed and opened by double click. One recording of a screen makes it too large for both.
//!
//! How it can misfire: The limits are far above what people write or draw.
//!
//! Where it comes from: the sizes that mail servers let through.
//!
//! Bad:
//!
//! ```files/demo.mp4 oversized
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! links = [{ title = "The demonstration", url = "https://example.com/demo" }]
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::OVERSIZED_FILE,
    severity: Severity::Error,
    source: include_str!("oversized_file.rs"),
    find: Find::WhileReading,
};
