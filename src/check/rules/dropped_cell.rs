//! A cell of a table that has no column
//!
//! Why it matters: A row has as many cells as the head has columns; what stands behind the last is not shown, and nobody misses what they never saw.
//!
//! How it can misfire: A bar in the words of a cell is a border, in `[[cache|the cache]]` and in code too: write `\|` there.
//!
//! Where it comes from: tables from editors that take a bar inside a link for a part of it.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! | Shop | Before |
//! |---|---|
//! | Basket | 1.2 s | 180 ms |
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! | Shop | Before | After |
//! |---|---|---|
//! | Basket | 1.2 s | 180 ms |
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::DROPPED_CELL,
    severity: Severity::Warning,
    source: include_str!("dropped_cell.rs"),
    find: Find::WhileReading,
};
