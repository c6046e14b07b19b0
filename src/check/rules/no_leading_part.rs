//! A criterion whose nearest work was led by somebody else
//!
//! Why it matters: A committee promotes a person for what would not have happened without them. Work in which they took part shows that they
//! were there.
//!
//! How it can misfire: A leading part is `solo` or `lead`, and in work whose kind is mentoring, sponsoring or reviewing that of the mentor,
//! sponsor or reviewer. Say the role that you had, not the one that helps. Allow it in that note, with the reason; criteria are silenced one by
//! one.
//!
//! Where it comes from: what ends cases: "what was theirs, and what was the team's?"
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! scope = "system"
//! role = "contributor"
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
    name: code::NO_LEADING_PART,
    severity: Severity::Warning,
    source: include_str!("no_leading_part.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("the work nearest to {} {}{}", held.criterion(), held.reason, held.for_whom()),
    many: |number, names| format!("the work nearest to {number} criteria was led by somebody else: {names}"),
    help: "what that shows the same did you lead? or which part of this was yours alone, as a note of its own?",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
