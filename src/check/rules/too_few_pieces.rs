//! A criterion with fewer pieces of work than are asked for
//!
//! Why it matters: The rubric says `at-least`, so a reader counts. What is short is found before what is there.
//!
//! How it can misfire: Only work at the scope of the level counts here, and copies of a note are one piece. Do not cut one piece of work into
//! three notes: a reader sees it. Allow it in the strongest note, with the reason; criteria are silenced one by one.
//!
//! Where it comes from: the rubric, in the expectation.
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
//! at-least = 2
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! role = "lead"
//! links = [{ title = "Design of the cache", url = "https://example.com/design" }]
//! +++
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
//! at-least = 2
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! role = "lead"
//! links = [{ title = "Design of the cache", url = "https://example.com/design" }]
//! +++
//! ```
//!
//! ```evidence/search.md
//! +++
//! title = "A search that forgives slips"
//! date = 2025-10-02
//! criteria = ["impact"]
//! role = "lead"
//! links = [{ title = "Design of the cache", url = "https://example.com/design" }]
//! +++
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::TOO_FEW_PIECES,
    severity: Severity::Warning,
    source: include_str!("too_few_pieces.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("{} {}{}", held.criterion(), held.reason, held.for_whom()),
    many: |number, names| format!("{number} criteria have fewer pieces of work than are asked for: {names}"),
    help: "which other work of that scope shows it? name the criterion there",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
