//! A criterion that no peer speaks for
//!
//! Why it matters: Nobody but the candidate says so. The page of requests lists such criteria with the people who took
//! part.
//!
//! How it can misfire: A figure with its source speaks as well as a peer, so a criterion may be strong without one. A peer is a witness for the
//! criteria that their feedback names, or for all of its work where it names none. Allow it in the note of the strongest work, with the reason;
//! criteria are silenced one by one. Where the rubric asks for more peers than there are, that is said instead.
//!
//! Where it comes from: guides for those who write cases: somebody else says it for each claim.
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
    name: code::UNWITNESSED_CRITERION,
    severity: Severity::Hint,
    source: include_str!("unwitnessed_criterion.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("{} {}{}", held.criterion(), held.reason, held.for_whom()),
    many: |number, names| format!("no peer speaks for the work of {number} criteria: {names}"),
    help: "who saw this work? `promo add feedback` makes a note with a draft of what they could truthfully say",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
