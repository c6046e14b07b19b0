//! A figure that does not say how it was measured, or where it can be seen
//!
//! Why it matters: The ledger prints *no method given* and *no source given* beside it. "Compared with what, and who measured it?" is the first
//! question that a number is asked, and one that nobody can answer takes the trust in the others with it.
//!
//! How it can misfire: A case needs no figure. One that was told, not measured, says so: `method` may be "asked of the two who do it", and
//! `source` the note or the mail in which they said it. A figure that you do not want to prove can stay in the words of the note. Allow it in
//! the note of the figure, with the reason; figures are silenced note by note.
//!
//! Where it comes from: guides for those who write cases: a baseline, a method, a source.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! metrics = [{ name = "Opening a basket, p99", before = "1.2 s", after = "180 ms" }]
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
//! metrics = [{ name = "Opening a basket, p99", before = "1.2 s", after = "180 ms", method = "median of four weeks", source = "https://example.com/board" }]
//! +++
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::FIGURE_WITHOUT_SOURCE,
    severity: Severity::Warning,
    source: include_str!("figure_without_source.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("figure {} {}{}", held.name, held.reason, held.for_whom()),
    many: |number, names| {
        format!("{number} figures do not say how they were measured, or where they can be seen: {names}")
    },
    help: "give `method` and `source`: a file, a note, an address, or a few words; or take the figure out",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
