//! Fewer peers than the rubric asks for
//!
//! Why it matters: The page of coverage says how many are short, and the request of the rubric is one that a committee can count for itself.
//!
//! How it can misfire: Only feedback that is given counts, and a copy counts for nothing. Only `[rules]` silences it, since it is about the
//! packet as a whole.
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

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::TOO_FEW_PEERS,
    severity: Severity::Warning,
    source: include_str!("too_few_peers.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| {
        format!(
            "{} {}{}",
            held.asked_for("piece of peer feedback/pieces of peer feedback"),
            held.reason,
            held.for_whom()
        )
    },
    many: |number, names| format!("peers are too few: {names} of {number}"),
    help: "whom could you ask? `promo add feedback` makes a note with a draft of what they could truthfully say",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
