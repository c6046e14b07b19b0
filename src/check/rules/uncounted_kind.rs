//! Work that does not count because of its kind
//!
//! Why it matters: The expectation asks for work of certain kinds. The page of the criterion lists this note last, as one that does not count,
//! and an author who is not told wonders why.
//!
//! How it can misfire: Work of another kind may stand there all the same, to be read. Allow it in the note, with the reason; notes are silenced
//! one by one.
//!
//! Where it comes from: rubrics that ask for a design, or an incident, and for nothing else.
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
//! kinds = ["design"]
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! kind = "talk"
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
//! kinds = ["design"]
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! kind = "design"
//! +++
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNCOUNTED_KIND,
    severity: Severity::Hint,
    source: include_str!("uncounted_kind.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("{} {}{}", held.name, held.reason, held.for_whom()),
    many: |number, names| format!("{number} pieces of work do not count because of their kind: {names}"),
    help: "say the `kind` that it is; or name a criterion that it does count for",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
