//! A question of the rubric that no answer answers
//!
//! Why it matters: These are the questions that a committee asks. The manager's brief lists those that are open, and meets them in a room in
//! which you are not.
//!
//! How it can misfire: It is a hint as long as nothing in the packet makes the room ask: no weakness of a kind that the rubric says the question answers. An answer is for its own question alone, also where it touches another. A question that has no place in your case is
//! answered in a sentence or two that say so, with what shows it. Only `[rules]` silences it, since there is no note to say it in.
//!
//! Where it comes from: how cases are decided: whoever makes the case is asked, and must know.
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
//! ```answers/own-part.md
//! +++
//! question = "own-part"
//! evidence = ["cache"]
//! +++
//! The design was mine, and so was the roll-out; the load test was Ana's, and she found the leak.
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNANSWERED_QUESTION,
    severity: Severity::Warning,
    source: include_str!("unanswered_question.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("no answer answers the question {}{}", held.name, held.for_whom()),
    many: |number, names| format!("no answer answers {number} questions of the rubric: {names}"),
    help: "say in `answers/` what you would say in the room, and cite what shows it",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
