//! A reference to a note that is not there
//!
//! Why it matters: A claim would rest on nothing, or a link would lead nowhere.
//!
//! How it can misfire: Ids are file names without their ending, unless front matter gives an `id`.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! evidence = ["basket-cash"]
//! +++
//! ```
//!
//! ```evidence/basket-cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```
//!
//! Good:
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! evidence = ["basket-cache"]
//! +++
//! ```
//!
//! ```evidence/basket-cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_NOTE,
    severity: Severity::Error,
    source: include_str!("unknown_note.rs"),
    find: Find::WhileReading,
};
