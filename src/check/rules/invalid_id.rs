//! An id that cannot be used
//!
//! Why it matters: Ids stand in links, in addresses and in lists of ids, where some characters mean something else.
//!
//! How it can misfire: None known. The title can say anything.
//!
//! Where it comes from: wiki links, which end an id at `|`, `#` and `]`.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! id = "basket|cache"
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! id = "basket-cache"
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::INVALID_ID,
    severity: Severity::Error,
    source: include_str!("invalid_id.rs"),
    find: Find::WhileReading,
};
