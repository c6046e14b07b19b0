//! A note inside another
//!
//! Why it matters: Some editors show a note where `![[note]]` stands. Here each note has its own page and its own readers, so nothing would be shown there.
//!
//! How it can misfire: `![[chart.png]]` shows the only file of that name, and is none.
//!
//! Where it comes from: the embeds of Obsidian.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ![[queue]]
//! ```
//!
//! ```evidence/queue.md
//! +++
//! title = "A queue for the mail"
//! date = 2026-03-14
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! [[queue]]
//! ```
//!
//! ```evidence/queue.md
//! +++
//! title = "A queue for the mail"
//! date = 2026-03-14
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::EMBEDDED_NOTE,
    severity: Severity::Error,
    source: include_str!("embedded_note.rs"),
    find: Find::WhileReading,
};
