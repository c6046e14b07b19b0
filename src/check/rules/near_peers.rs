//! Too few peers from outside the team
//!
//! Why it matters: A team praises its own. A person whom nothing but the work connects with the candidate is believed sooner, and scope beyond
//! the team is seen from there alone.
//!
//! How it can misfire: A peer is from outside whose `relation` is `cross-team` or `partner`, once their words are given; the team that they
//! name does not count. Only `[rules]` silences it, since it is about the packet as a whole.
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
//! outside-team = 1
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
//! outside-team = 1
//! ```
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "cross-team" }
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
    name: code::NEAR_PEERS,
    severity: Severity::Warning,
    source: include_str!("near_peers.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| {
        format!(
            "{} from outside the team {}{}",
            held.asked_for("piece of peer feedback/pieces of peer feedback"),
            held.reason,
            held.for_whom()
        )
    },
    many: |number, names| format!("peers from outside the team are too few: {names} of {number}"),
    help: "who uses what you built, or had to agree to it? ask them; a peer counts whose `relation` is `cross-team` or `partner`",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
