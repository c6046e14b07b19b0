//! A note whose ending is not read
//!
//! Why it matters: Notes end in `.md`. A file with another ending is not read: no page shows it, no rule looks at it, and its author may believe that both do.
//!
//! How it can misfire: Files that are not meant as notes belong under `files/`.
//!
//! Where it comes from: editors that write other endings, and documents that were exported.
//!
//! Bad:
//!
//! ```evidence/cache.markdown bytes
//!
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! It was slow.
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::source::{PacketPath, Span};
use crate::vocabulary::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: code::UNREAD_NOTE,
    severity: Severity::Warning,
    source: include_str!("unread_note.rs"),
    find: Find::Here(find),
};

/// What people write notes in, and what to do with each.
const ENDINGS: &[(&[&str], &str)] = &[
    (
        &["markdown", "mdown", "mkdn", "mkd", "mdwn", "mdx", "qmd", "rmd", "txt", "text"],
        "rename it so that it ends in `.md`",
    ),
    (
        &["org", "rst", "adoc", "asciidoc", "textile", "rtf", "doc", "docx", "odt", "pages"],
        "save it as Markdown, in a file that ends in `.md`",
    ),
    (&["html", "htm"], "save it as Markdown, in a file that ends in `.md`"),
    (&["gdoc"], "it only points to a document in the cloud: save that as Markdown, in a file that ends in `.md`"),
];

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(context.packet.others.iter().filter(|path| is_for_a_note(path)).filter_map(unread));
}

/// Whether notes are read here, by the folder or, at the root, by the name.
fn is_for_a_note(path: &PacketPath) -> bool {
    match path.top() {
        Some(folder) => NoteKind::in_folder(folder).is_some(),
        None => path.stem() == NoteKind::Case.word(),
    }
}

fn unread(path: &PacketPath) -> Option<Diagnostic> {
    let is_of = |endings: &[&str]| endings.iter().any(|ending| path.has_ending(ending));
    let (_, help) = ENDINGS.iter().find(|(endings, _)| is_of(endings))?;
    let unread = Diagnostic::warning(RULE.name, Span::of_file(path), format!("`{path}` is not read"));
    Some(unread.help(*help))
}
