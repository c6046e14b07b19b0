//! A link to a note that its reader is not given
//!
//! Why it matters: The link is taken away and its words stay, so a reader may look for something that is not there: "as I wrote in my
//! notes".
//!
//! How it can misfire: Where the words make sense by themselves, allow it in place. What front matter lists under `evidence`, `impact` and
//! `feedback` is left out in silence.
//!
//! Where it comes from: this program's promise: what is not meant for a reader is not in that reader's files, in any form.
//!
//! Bad:
//!
//! ```notes/falcon.md
//! # What the customer said
//!
//! They were about to leave.
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It began with [what a customer said](../notes/falcon.md).
//! ```
//!
//! Good:
//!
//! ```notes/falcon.md
//! # What the customer said
//!
//! They were about to leave.
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It began with a customer who was about to leave.
//! ```

use crate::check::links::{What, Withheld, readers};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::syntax::markdown::LinkKind;

pub(super) const RULE: Rule = Rule {
    name: code::WITHHELD_TARGET,
    severity: Severity::Warning,
    source: include_str!("withheld_target.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(context.withheld_links().iter().filter_map(|withheld| match withheld.what {
        What::Note(other) if withheld.link.kind != LinkKind::Wiki => Some(unlinked(withheld, other)),
        What::Note(_) | What::Heading(_) => None,
    }));
}

fn unlinked(withheld: &Withheld<'_>, other: &Note) -> Diagnostic {
    let (note, link) = (withheld.note, &withheld.link);
    let message = format!("`{}` is no link for {}", link.text, readers(note.audience, other.audience));
    Diagnostic::warning(RULE.name, link.destination.span, message)
        .also(other.audience_span.unwrap_or(other.head), format!("this note is for `{}`", other.audience.word()))
        .help("does the sentence still make sense to them? if so, write the words without the link")
}
