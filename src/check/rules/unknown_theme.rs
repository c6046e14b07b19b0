//! A theme that the program does not have
//!
//! Why it matters: Without a theme there is no page.
//!
//! How it can misfire: None known. To change a theme, put files of your own under `theme/`.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//! theme = "plane"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
//! ```
//!
//! Good:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//! theme = "plain"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_THEME,
    severity: Severity::Error,
    source: include_str!("unknown_theme.rs"),
    find: Find::WhileReading,
};
