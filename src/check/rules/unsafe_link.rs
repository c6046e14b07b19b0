//! A link that cannot be published
//!
//! Why it matters: A link may run a script, show a file of the reader's machine, or lead out of the packet to what the reader does not
//! have.
//!
//! How it can misfire: Only http, https and mailto are known. An address of another kind can stand as text, in backticks.
//!
//! Where it comes from: what hostile notes hold.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It rests on [the measurement](../../private/measurement.md).
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It rests on [the measurement](https://example.com/measurement).
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNSAFE_LINK,
    severity: Severity::Error,
    source: include_str!("unsafe_link.rs"),
    find: Find::WhileReading,
};
