//! The source of a figure that its reader is not given
//!
//! Why it matters: A figure is proof because its source can be looked at. A reader who is not given the note that it names gets the figure without
//! a source, so for them it is the candidate's word; where the source lies is not told either.
//!
//! How it can misfire: None known. Say the source in a few words, such as `the on-call rota`, where it cannot be handed on.
//!
//! Where it comes from: this program's promise: what is not meant for a reader is not in that reader's files, in any form.
//!
//! Bad:
//!
//! ```notes/latency.md
//! # The raw numbers
//!
//! They came from the vendor.
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! metrics = [{ name = "Opening a basket, p99", after = "180 ms", source = "../notes/latency.md" }]
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! metrics = [{ name = "Opening a basket, p99", after = "180 ms", source = "the dashboard of the team" }]
//! +++
//! ```

use crate::check::links::readers;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::source::Span;
use crate::vocabulary::LinkTarget;

pub(super) const RULE: Rule = Rule {
    name: code::WITHHELD_SOURCE,
    severity: Severity::Warning,
    source: include_str!("withheld_source.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for note in context.packet.notes.iter().filter(|note| !note.audience.is_author()) {
        let Some(evidence) = note.evidence() else { continue };
        for source in evidence.metrics.iter().filter_map(|metric| metric.source.as_ref()) {
            let target = context.packet.resolve_source(note, &source.value);
            diagnostics.extend(withheld(context, note, target, source.span, "the source of this figure"));
        }
        for link in &evidence.links {
            let target = context.packet.resolve_address(note, &link.url.value).ok();
            diagnostics.extend(withheld(context, note, target, link.url.span, "what this link leads to"));
        }
    }
}

fn withheld(
    context: &Context<'_>,
    note: &Note,
    target: Option<LinkTarget>,
    span: Span,
    what: &str,
) -> Option<Diagnostic> {
    let Some(LinkTarget::Note(path, _)) = target else { return None };
    let other = context.packet.note_at(&path)?;
    let message = format!("{what} is not given to {}", readers(note.audience, other.audience));
    let found = Diagnostic::warning(RULE.name, span, message)
        .also(other.audience_span.unwrap_or(other.head), format!("this note is for `{}`", other.audience.word()))
        .help("say it in a few words, or let them see the note");
    (other.audience.is_narrower_than(note.audience) && !other.is_unmended()).then_some(found)
}
