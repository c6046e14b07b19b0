//! A rubric that contradicts itself
//!
//! Why it matters: Coverage is judged against the rubric. Where the rubric says two things at once, or asks for nothing, every judgement
//! made from it is arbitrary.
//!
//! How it can misfire: None known: each contradiction is one between two lines of the same file.
//!
//! Where it comes from: rubrics of real organisations, as they read after a few years of edits.
//!
//! Bad:
//!
//! ```rubric.toml
//! id = "ours"
//! title = "Ours"
//! scopes = ["feature", "system"]
//!
//! [[levels]]
//! id = "mid"
//!
//! [[levels]]
//! id = "senior"
//!
//! [[criteria]]
//! id = "impact"
//!
//! [[criteria.expectations]]
//! level = "senior"
//! text = "Changes something that matters."
//! at-least = 0
//! ```
//!
//! Good:
//!
//! ```rubric.toml
//! id = "ours"
//! title = "Ours"
//! scopes = ["feature", "system"]
//!
//! [[levels]]
//! id = "mid"
//!
//! [[levels]]
//! id = "senior"
//!
//! [[criteria]]
//! id = "impact"
//!
//! [[criteria.expectations]]
//! level = "senior"
//! text = "Changes something that matters."
//! need = "optional"
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::CONTRADICTORY_RUBRIC,
    severity: Severity::Error,
    source: include_str!("contradictory_rubric.rs"),
    find: Find::WhileReading,
};
