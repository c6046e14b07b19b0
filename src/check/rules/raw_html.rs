//! HTML that readers see as text
//!
//! Why it matters: A packet holds no HTML, so that nothing can act in its reader's browser. Tags are shown as they are typed, and look like a mistake.
//!
//! How it can misfire: Words in angle brackets that are no element of HTML, such as `Vec<String>`, are left alone. `<br>` ends a line, in tables too, and `<!-- … -->` is for the author.
//!
//! Where it comes from: documents from wikis and note apps, which are full of it.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It was <b>slow</b>.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It was **slow**,<br>and it was `<b>slow</b>`.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::RAW_HTML,
    severity: Severity::Warning,
    source: include_str!("raw_html.rs"),
    find: Find::WhileReading,
};
