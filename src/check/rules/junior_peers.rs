//! Too few peers at the target level or above
//!
//! Why it matters: Whoever works at the level knows what it looks like. Without one of them a committee has to take the word of people who have
//! not been there.
//!
//! How it can misfire: A peer counts whose `level` is the target level or above it, once their words are given. A level that the note does not
//! say counts for nothing. Only `[rules]` silences it, since it is about the packet as a whole.
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
//! at-target-level = 1
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
//! at-target-level = 1
//! ```
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer", level = "senior" }
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
    name: code::JUNIOR_PEERS,
    severity: Severity::Warning,
    source: include_str!("junior_peers.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| {
        format!(
            "{} from the target level or above {}{}",
            held.asked_for("piece of peer feedback/pieces of peer feedback"),
            held.reason,
            held.for_whom()
        )
    },
    many: |number, names| format!("peers at the target level are too few: {names} of {number}"),
    help: "who at that level has seen your work? say in the feedback which `level` they have",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
