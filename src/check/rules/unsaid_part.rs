//! A criterion whose nearest work does not say how far it reached, or whose it was
//!
//! Why it matters: Work whose scope and part are not said cannot carry a criterion, whatever it was: a reader may not guess them.
//!
//! How it can misfire: A rubric without scopes asks for none. Allow it in that note, with the reason; criteria are silenced one by one.
//!
//! Where it comes from: what reviewers of real cases ask first: "what was yours?"
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
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
    name: code::UNSAID_PART,
    severity: Severity::Warning,
    source: include_str!("unsaid_part.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("the work nearest to {} {}{}", held.criterion(), held.reason, held.for_whom()),
    many: |number, names| {
        format!("the work nearest to {number} criteria does not say how far it reached, or whose it was: {names}")
    },
    help: "say in that note its `scope` and your `role`: how far did it reach, and what was yours?",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
