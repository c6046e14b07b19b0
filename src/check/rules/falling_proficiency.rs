//! A level that expects less of a criterion than one below it
//!
//! Why it matters: Who climbs from one to the other is asked nothing new there, and the page of what changes keeps still about it. Mostly two lines
//! of `expects` were exchanged.
//!
//! How it can misfire: A ladder may mean it: a lead may need less depth than the specialist below. Switch it off under `[rules]` then.
//!
//! Where it comes from: ladders that say each level as a step on each of some axes.
//!
//! Bad:
//!
//! ```rubric.toml
//! id = "ours"
//! title = "Ours"
//! proficiencies = ["Working", "Expert"]
//!
//! [[levels]]
//! id = "mid"
//! expects = { impact = "Expert" }
//!
//! [[levels]]
//! id = "senior"
//! expects = { impact = "Working" }
//!
//! [[criteria]]
//! id = "impact"
//!
//! [[criteria.expectations]]
//! proficiency = "Working"
//! text = "Changes what the team notices."
//!
//! [[criteria.expectations]]
//! proficiency = "Expert"
//! text = "Changes what customers notice."
//! ```
//!
//! Good:
//!
//! ```rubric.toml
//! id = "ours"
//! title = "Ours"
//! proficiencies = ["Working", "Expert"]
//!
//! [[levels]]
//! id = "mid"
//! expects = { impact = "Working" }
//!
//! [[levels]]
//! id = "senior"
//! expects = { impact = "Expert" }
//!
//! [[criteria]]
//! id = "impact"
//!
//! [[criteria.expectations]]
//! proficiency = "Working"
//! text = "Changes what the team notices."
//!
//! [[criteria.expectations]]
//! proficiency = "Expert"
//! text = "Changes what customers notice."
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::FALLING_PROFICIENCY,
    severity: Severity::Hint,
    source: include_str!("falling_proficiency.rs"),
    find: Find::WhileReading,
};
