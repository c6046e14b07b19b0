//! A claim whose proof its reader is not given
//!
//! Why it matters: All that is under the claim is for fewer readers than the claim, so for the others it is a sentence with nothing under it.
//!
//! How it can misfire: None known. Let one piece of what is under it be shown to those who read the claim, or the claim to those alone who are
//! given its proof. Allow it in the claim, with the reason.
//!
//! Where it comes from: this program's editions: each reader is given what is meant for them, and judges by that.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! audience = "manager"
//! +++
//! ```
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! evidence = ["cache"]
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```
//!
//! ```impact/cache.md
//! +++
//! claim = "Baskets open at once"
//! evidence = ["cache"]
//! +++
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::WITHHELD_PROOF,
    severity: Severity::Warning,
    source: include_str!("withheld_proof.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("claim {} has nothing under it that {} is shown", held.name, held.whom()),
    many: |number, names| format!("{number} claims have nothing under them that their reader is shown: {names}"),
    help: "which of what is under it may a wider `audience` see?",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
