//! A finding silenced without a reason
//!
//! Why it matters: An allowance without a reason is a switched-off lamp: nobody knows later whether the finding was looked at or only
//! pushed away. `promo check` lists every allowance with its reason.
//!
//! How it can misfire: It does not look at what the reason says.
//!
//! Where it comes from: this program's own habit: a criterion is waived with a reason, and so is a rule.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! <!-- allow one-source -->
//! The basket was read from the database on every page.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! <!-- allow one-source: the only work of this kind in the window -->
//! The basket was read from the database on every page.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::ALLOW_WITHOUT_REASON,
    severity: Severity::Hint,
    source: include_str!("allow_without_reason.rs"),
    find: Find::WhileReading,
};
