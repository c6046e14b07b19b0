//! Two periods that share a day
//!
//! Why it matters: Strength counts in how many periods there is proof. A piece of work that lies in two of them at once would count twice.
//!
//! How it can misfire: None known. Periods may have gaps between them.
//!
//! Where it comes from: this program's way of judging what is sustained.
//!
//! Bad:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
//!
//! [[periods]]
//! id = "winter"
//! from = 2025-07-01
//! to = 2026-01-31
//!
//! [[periods]]
//! id = "spring"
//! from = 2026-01-15
//! to = 2026-06-30
//! ```
//!
//! Good:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
//!
//! [[periods]]
//! id = "winter"
//! from = 2025-07-01
//! to = 2026-01-31
//!
//! [[periods]]
//! id = "spring"
//! from = 2026-02-01
//! to = 2026-06-30
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::OVERLAPPING_PERIODS,
    severity: Severity::Error,
    source: include_str!("overlapping_periods.rs"),
    find: Find::WhileReading,
};
