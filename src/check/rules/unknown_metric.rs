//! A metric that no note defines
//!
//! Why it matters: The sentence would have a hole where its figure should stand.
//!
//! How it can misfire: None known. A metric is defined under `metrics` of the evidence it was measured in.
//!
//! Where it comes from: the format of a packet.
//!
//! Bad:
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! metrics = ["basket-p99"]
//! +++
//! ```
//!
//! Good:
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! metrics = ["basket-p99"]
//! +++
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! metrics = [{ id = "basket-p99", name = "Opening a basket, p99", before = "900 ms", after = "180 ms" }]
//! +++
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNKNOWN_METRIC,
    severity: Severity::Error,
    source: include_str!("unknown_metric.rs"),
    find: Find::WhileReading,
};
