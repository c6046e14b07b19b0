//! A key that must be there
//!
//! Why it matters: Few keys are required, and each is one that a page or a judgement cannot do without. All others cost strength when they
//! are left out, never the build.
//!
//! How it can misfire: None known. A text of blanks alone counts as missing.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
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
    name: code::MISSING_KEY,
    severity: Severity::Error,
    source: include_str!("missing_key.rs"),
    find: Find::WhileReading,
};
