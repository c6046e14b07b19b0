//! A device, a pipe or a socket in the packet
//!
//! Why it matters: Reading it could wait for ever.
//!
//! How it can misfire: None known.
//!
//! Where it comes from: what hostile folders hold.
//!
//! Bad:
//!
//! ```files/reads.png pipe
//! ```
//!
//! Good:
//!
//! ```files/reads.png bytes
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::SPECIAL_FILE,
    severity: Severity::Error,
    source: include_str!("special_file.rs"),
    find: Find::WhileReading,
};
