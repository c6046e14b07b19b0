//! A link to a Markdown file that is no note
//!
//! Why it matters: Files are handed on as they are. A Markdown file would go out with its private blocks, its comments and its front matter, and its reader
//! would get the text with its marks.
//!
//! How it can misfire: A file that is Markdown by its name alone, such as an example of a template, is better shown in a code block, or put into an archive.
//!
//! Where it comes from: this program's promise: what is private in a text is in no edition.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! See [the design](../files/design.md).
//! ```
//!
//! ```files/design.md
//! # The design
//!
//! > [!private]
//! > Ana was against it.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! See [the design](../notes/design.md).
//! ```
//!
//! ```notes/design.md
//! +++
//! audience = "committee"
//! +++
//! # The design
//!
//! > [!private]
//! > Ana was against it.
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::ATTACHED_MARKDOWN,
    severity: Severity::Error,
    source: include_str!("attached_markdown.rs"),
    find: Find::WhileReading,
};
