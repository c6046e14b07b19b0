//! A criterion of which nothing says what came of the work
//!
//! Why it matters: "So what? What is different now?" Work that was done is half of an argument; the room promotes for what it changed, and cannot
//! ask you.
//!
//! How it can misfire: It reads what notes say of each other, and not their words. A claim that rests on the work, a figure in it, or a peer who saw it
//! says what came of it; talks, articles, reviews and mentoring are their own outcome. Where a packet makes no claim at all, this rule keeps still. Allow
//! it in the note of the work; criteria are silenced one by one.
//!
//! Where it comes from: what reviewers of real cases wrote most often: no word on why a change mattered.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```
//!
//! ```evidence/search.md
//! +++
//! title = "A search that forgives slips"
//! date = 2026-03-14
//! +++
//! ```
//!
//! ```impact/search.md
//! +++
//! claim = "Customers find what they misspell"
//! evidence = ["search"]
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
//! ```impact/basket.md
//! +++
//! claim = "Nobody waits for the basket any more"
//! evidence = ["cache"]
//! +++
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::NO_OUTCOME,
    severity: Severity::Hint,
    source: include_str!("no_outcome.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("the work for {} {}{}", held.criterion(), held.reason, held.for_whom()),
    many: |number, names| format!("nothing says what came of the work for {number} criteria: {names}"),
    help: "what was the problem, what changed, and why did it matter? say it in a claim under `impact/` that rests on the work",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
