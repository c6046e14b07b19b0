//! A criterion whose nearest work does not reach the scope of the level
//!
//! Why it matters: "That is the present level, done well" is the shortest way for a case to end. A level is a scope before it is anything else,
//! and work of a narrower one shows that the candidate is good at the level they have.
//!
//! How it can misfire: The scope is what the note says of itself. If the work reached further than the word you gave it, change the word and
//! say in one sentence why. Where narrow work is all that can be expected of this criterion, allow it in that note, with the reason; criteria
//! are silenced one by one.
//!
//! Where it comes from: what ends cases: the scope is that of the level held.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! scope = "feature"
//! role = "lead"
//! links = [{ title = "Design of the cache", url = "https://example.com/design" }]
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
//! scope = "system"
//! role = "lead"
//! links = [{ title = "Design of the cache", url = "https://example.com/design" }]
//! +++
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::BELOW_SCOPE,
    severity: Severity::Warning,
    source: include_str!("below_scope.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("the work nearest to {} {}{}", held.criterion(), held.reason, held.for_whom()),
    many: |number, names| {
        format!("the work nearest to {number} criteria does not reach the scope of the level: {names}")
    },
    help: "is there work that reached further? name the criterion in it; or say in the note why this did",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
