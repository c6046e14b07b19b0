//! An image that is no file of the packet, or none that browsers show
//!
//! Why it matters: An image from the web tells its server who reads the packet and when, and is gone when the server is.
//!
//! How it can misfire: None known. Save it under `files/` and show that.
//!
//! Where it comes from: this program's promise that nothing is fetched when a packet is read.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ![Reads a second](https://example.com/reads.png)
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ![Reads a second](../files/reads.png)
//! ```
//!
//! ```files/reads.png bytes
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNSAFE_IMAGE,
    severity: Severity::Error,
    source: include_str!("unsafe_image.rs"),
    find: Find::WhileReading,
};
