//! A required criterion that rests on one piece of evidence, or on the candidate's word alone
//!
//! Why it matters: One example may be luck, and a word may be taken for modesty or for its opposite. A second piece of work, or someone
//! else who saw the first, turns a story into a pattern.
//!
//! How it can misfire: A rubric may ask for more than one piece of evidence; how far it is met stands on the page of the criterion. One
//! large piece of work can be enough: allow it in the note, with the reason. Copies of a note are one piece, and a figure whose source a
//! reader cannot look at is your word.
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
//! links = [{ title = "Design of the cache", url = "https://example.com/design" }]
//! +++
//! ```
//!
//! ```evidence/search.md
//! +++
//! title = "A search that forgives slips"
//! date = 2025-10-02
//! criteria = ["impact"]
//! links = [{ title = "Design of the cache", url = "https://example.com/design" }]
//! +++
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::edition::{Coverage, Grade, Strength};
use crate::packet::Note;
use crate::vocabulary::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: code::ONE_SOURCE,
    severity: Severity::Warning,
    source: include_str!("one_source.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let required = context.own.coverage.iter().filter(|coverage| coverage.is_required());
    let notes = context.notes(NoteKind::Evidence);
    diagnostics.extend(required.filter_map(|coverage| one_source(context, &notes, coverage)));
}

fn one_source(context: &Context<'_>, notes: &[&Note], coverage: &Coverage) -> Option<Diagnostic> {
    let id = &context.own.rubric.criteria[coverage.criterion].id.value;
    if context.packet.is_misread(id) {
        // There may be more than could be read.
        return None;
    }
    match coverage.strength {
        Some(Strength::Strong | Strength::Supported | Strength::Thin) => {}
        Some(Strength::NotEnoughToJudge | Strength::Missing | Strength::Waived) | None => return None,
    }
    let (message, help) = if coverage.pieces.len() == 1 {
        ("rests on this alone", "where else have you done the same, and who saw it?")
    } else if coverage.pieces.iter().all(|piece| piece.grade == Grade::Word) {
        ("rests on your word alone", "what could a reader look at, or whom could they ask?")
    } else {
        return None;
    };
    let strongest = coverage.pieces.first()?;
    let first = notes.get(strongest.at.index)?;
    let used = first.criteria().iter().find(|used| used.id.value == *id)?;
    Some(Diagnostic::warning(RULE.name, used.id.span, format!("criterion `{id}` {message}")).help(help))
}
