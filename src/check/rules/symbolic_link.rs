//! A symbolic link in the packet
//!
//! Why it matters: It could lead to any file of the machine, and that file would be published.
//!
//! How it can misfire: None: links are never followed, not even those that stay inside.
//!
//! Where it comes from: what hostile folders hold.
//!
//! Bad:
//!
//! ```files/reads.png symbolic-link
//! ```
//!
//! Good:
//!
//! ```files/reads.png bytes
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::SYMBOLIC_LINK,
    severity: Severity::Error,
    source: include_str!("symbolic_link.rs"),
    find: Find::WhileReading,
};
