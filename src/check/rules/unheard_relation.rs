//! Too few peers who know the work in one way
//!
//! Why it matters: Some things are seen from one side alone: what a manager is like, by those who report to them; what a design is worth, by those who
//! must build on it.
//!
//! How it can misfire: What counts is the `relation` that the peer's note names, once their words are given. Only `[rules]` silences it, since it is
//! about the packet as a whole.
//!
//! Where it comes from: the rubric, under `[feedback]`.
//!
//! Bad:
//!
//! ```rubric.toml
//! id = "small"
//! title = "Small"
//! scopes = ["feature", "system"]
//! [[levels]]
//! id = "mid"
//! [[levels]]
//! id = "senior"
//! [[criteria]]
//! id = "impact"
//! [[criteria.expectations]]
//! level = "senior"
//! text = "Changes something that matters."
//! [feedback]
//! at-least = 1
//! report = 1
//! ```
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer" }
//! state = "given"
//! given = 2026-05-20
//! criteria = ["impact"]
//! +++
//! # Given
//!
//! Baskets open at once since March.
//! ```
//!
//! Good:
//!
//! ```rubric.toml
//! id = "small"
//! title = "Small"
//! scopes = ["feature", "system"]
//! [[levels]]
//! id = "mid"
//! [[levels]]
//! id = "senior"
//! [[criteria]]
//! id = "impact"
//! [[criteria.expectations]]
//! level = "senior"
//! text = "Changes something that matters."
//! [feedback]
//! at-least = 1
//! report = 1
//! ```
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "report" }
//! state = "given"
//! given = 2026-05-20
//! criteria = ["impact"]
//! +++
//! # Given
//!
//! Baskets open at once since March.
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNHEARD_RELATION,
    severity: Severity::Warning,
    source: include_str!("unheard_relation.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("peer feedback is short: {} {}{}", held.name, held.reason, held.for_whom()),
    many: |number, names| format!("peer feedback is short of {number} relations: {names}"),
    help: "whom could you ask? `relation` in their note says how they know the work",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
