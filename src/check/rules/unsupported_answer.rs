//! An answer that cites nothing its reader is shown, or that has too few words to say anything
//!
//! Why it matters: An answer in words alone is a claim. Its question stays open on the pages of a reader who is shown nothing that it rests on,
//! and an answer that leaves a question open is worse than none. Fewer than 15 words, such as *it was mine*, are a claim again.
//!
//! How it can misfire: Evidence, a claim or a figure that it cites, or a link in it to evidence or a claim, is enough; a link to the case, to a peer's words or to
//! another answer is not. What it cites may be kept from one of
//! its readers: then it is answered for the others. An allowed answer leaves its question open all the same; answers are silenced one by one,
//! in their notes.
//!
//! Where it comes from: what committees say to an answer without a fact: "that is not an answer".
//!
//! Bad:
//!
//! ```answers/own-part.md
//! +++
//! question = "own-part"
//! +++
//! All of it was mine.
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
//! +++
//! The design of [the cache](../evidence/cache.md) was mine, and so was the roll-out; the load test was Ana's.
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNSUPPORTED_ANSWER,
    severity: Severity::Warning,
    source: include_str!("unsupported_answer.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("the answer to {} {}", held.name, held.reason),
    many: |number, names| {
        format!("{number} answers cite nothing that their reader is shown, or say too little: {names}")
    },
    help: "name what shows it under `evidence` or `impact`, or link to it in the answer, and say in two sentences what it shows",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
