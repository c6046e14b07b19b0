//! TOML that cannot be read
//!
//! Why it matters: What cannot be read is not guessed: until it is mended the note is the author's alone, so that nothing is shown to the
//! wrong reader.
//!
//! How it can misfire: None known.
//!
//! Where it comes from: TOML 1.0.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"
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
    name: code::INVALID_TOML,
    severity: Severity::Error,
    source: include_str!("invalid_toml.rs"),
    find: Find::WhileReading,
};
