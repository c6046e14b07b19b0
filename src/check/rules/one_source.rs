//! A criterion that rests on one piece of work, on one project, or on the candidate's word alone
//!
//! Why it matters: One example may be luck, and a word may be taken for modesty or for its opposite. A second piece of work, or someone else
//! who saw the first, turns a story into a pattern.
//!
//! How it can misfire: A link is something to look at, and does not speak. Copies of a note are one piece, and a figure whose source a reader
//! cannot look at is your word. Notes of one kind are of one project where they lead to the same page or file, or where the same two people and more took
//! part: say of which kind each is, and link what is its own. One large piece of work can be enough: allow it in the note, with the reason; criteria are
//! silenced one by one, and the rest are found together. That no peer speaks for several pieces is for `unwitnessed-criterion`.
//!
//! Where it comes from: what ends cases: "one good quarter is not a pattern".
//!
//! Bad:
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
//!
//! ```evidence/search.md
//! +++
//! title = "A search that forgives slips"
//! date = 2025-10-02
//! criteria = ["impact"]
//! scope = "system"
//! role = "lead"
//! links = [{ title = "Design of the search", url = "https://example.com/search" }]
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
    name: code::ONE_SOURCE,
    severity: Severity::Warning,
    source: include_str!("one_source.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("{} {}{}", held.criterion(), held.reason, held.for_whom()),
    many: |number, names| format!("{number} criteria rest on one source: {names}"),
    help: "where else have you done the same, and who saw it? a reader could look at something, or ask somebody",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
