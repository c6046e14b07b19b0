//! A text that is not UTF-8
//!
//! Why it matters: Letters would turn into others, and a private term could hide behind them.
//!
//! How it can misfire: None: nothing is replaced or guessed. Most editors can save a file again as UTF-8.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```evidence/cache.md latin-1
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
    name: code::UNREADABLE_TEXT,
    severity: Severity::Error,
    source: include_str!("unreadable_text.rs"),
    find: Find::WhileReading,
};
