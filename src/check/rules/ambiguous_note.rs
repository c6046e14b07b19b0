//! A wiki link to an id that several notes have
//!
//! Why it matters: A reader who follows the link would land on whichever note comes first, and a link that leads to the wrong proof is
//! worse than none.
//!
//! How it can misfire: None known: ids are unique within a kind, and a kind before the id settles it.
//!
//! Where it comes from: wiki links name notes by id alone; two kinds may share one.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The claim is in [[cache]].
//! ```
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! evidence = ["cache"]
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
//! The claim is in [[impact/cache]].
//! ```
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! evidence = ["cache"]
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::AMBIGUOUS_NOTE,
    severity: Severity::Error,
    source: include_str!("ambiguous_note.rs"),
    find: Find::WhileReading,
};
