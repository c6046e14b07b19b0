//! A criterion that the rubric does not have
//!
//! Why it matters: The note would speak for nothing, and the criterion it was meant for would look uncovered.
//!
//! How it can misfire: None known. Ids are the rubric's: `promo rubric show` lists them.
//!
//! Where it comes from: the rubric of the packet.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impcat"]
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
    name: code::UNKNOWN_CRITERION,
    severity: Severity::Error,
    source: include_str!("unknown_criterion.rs"),
    find: Find::WhileReading,
};
