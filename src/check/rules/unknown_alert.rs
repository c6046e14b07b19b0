//! A quote marked with a word that is no alert
//!
//! Why it matters: It is shown as a plain quote with the marker in it.
//!
//! How it can misfire: None known.
//!
//! Where it comes from: the alerts that Git hosts know: note, tip, important, warning, caution.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! > [!notice]
//! > The figures are estimates.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! > [!note]
//! > The figures are estimates.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_ALERT,
    severity: Severity::Warning,
    source: include_str!("unknown_alert.rs"),
    find: Find::WhileReading,
};
