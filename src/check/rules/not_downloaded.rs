//! A file that is only in the cloud
//!
//! Why it matters: A program that saves space has left a small file in the place of the note or the picture. Without what it stands for the packet is incomplete, and nothing on its pages would say so.
//!
//! How it can misfire: It goes by the name of what was left behind, such as `.cache.md.icloud`; a file that ends so and is whole must be renamed.
//!
//! Where it comes from: iCloud Drive, Nextcloud, ownCloud and pCloud, which move files off the disk.
//!
//! Bad:
//!
//! ```evidence/cache.md in-the-cloud
//!
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It was slow.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::NOT_DOWNLOADED,
    severity: Severity::Error,
    source: include_str!("not_downloaded.rs"),
    find: Find::WhileReading,
};
