//! One file of Markdown as a note: what every note has, and how it is read. What only some have is for the kinds. Each note is read alone: what its words
//! refer to is looked at when all are read.

use super::kinds::{self, Answer, CriterionUse, Evidence, Feedback, Impact, NoteData};
use crate::diagnostic::{Diagnostic, code, listed, nearest};
use crate::source::{PacketPath, Span, Spanned, Text};
use crate::syntax::keys::{FileKeys, Key, Presence};
use crate::syntax::markdown::{Markdown, read_markdown};
use crate::syntax::{Document, Fields, Table, read_document};
use crate::vocabulary::{Audience, NoteKind, slug};
use std::sync::Arc;

/// One file of Markdown.
#[derive(Clone, Debug)]
pub struct Note {
    /// The file.
    pub path: PacketPath,
    /// What it is.
    pub kind: NoteKind,
    /// From front matter, or the file's stem. The span is that of the key's value, or the first line.
    pub id: Spanned<String>,
    /// The id as it stands in the address of its page: see [`slug`].
    pub slug: String,
    /// The widest reader who may see it. Anything in doubt is [`Audience::SelfOnly`].
    pub audience: Audience,
    /// Where the author wrote the audience, when they did.
    pub audience_span: Option<Span>,
    /// The front matter as it was read, for rules that look at every value.
    pub table: Arc<Table>,
    /// The body. For feedback it holds draft and given words alike: see [`Feedback`].
    pub body: Arc<Markdown>,
    /// What its kind asks for.
    pub data: NoteData,
    /// The first line, where the note as a whole is spoken of.
    pub head: Span,
}

impl Note {
    /// As evidence.
    pub fn evidence(&self) -> Option<&Evidence> {
        self.data.evidence()
    }

    /// As an impact statement.
    pub fn impact(&self) -> Option<&Impact> {
        self.data.impact()
    }

    /// As peer feedback.
    pub fn feedback(&self) -> Option<&Feedback> {
        self.data.feedback()
    }

    /// As an answer.
    pub fn answer(&self) -> Option<&Answer> {
        self.data.answer()
    }

    /// The criteria it speaks for.
    pub fn criteria(&self) -> &[CriterionUse] {
        self.data.criteria()
    }

    /// What a list calls it.
    pub fn title(&self) -> &str {
        self.data.title()
    }
}

/// Reads a note. Nothing when its front matter cannot be read: the page is skipped rather than guessed.
pub(super) fn read_note(
    path: &PacketPath,
    kind: NoteKind,
    text: &Text,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Note> {
    let document = read_document(path, text, diagnostics);
    if !document.readable {
        return None;
    }
    let head = document.table.span;
    let body = read_markdown(path, text.as_str(), document.body, diagnostics);
    front_matter_is_there(path, kind, &document, diagnostics);
    let declared = FileKeys { word: kind.word(), keys: kinds::keys(kind) };
    let mut fields = Fields::new(path, &document.table, declared, diagnostics);
    let id = id(&mut fields, path, head);
    let (mut audience, audience_span) = audience(&mut fields, kind);
    let data = kinds::read(kind, &mut fields, &body);
    fields.finish();
    if audience_span.is_none() && misspelled_audience(&document) {
        audience = Audience::SelfOnly;
    }
    if let NoteData::Feedback(feedback) = &data {
        audience = kinds::guarded(audience, audience_span, feedback, path, diagnostics);
    }
    let table = Arc::new(document.table);
    let slug = slug(&id.value);
    Some(Note { path: path.clone(), kind, id, slug, audience, audience_span, table, body: Arc::new(body), data, head })
}

/// Where kinds ask for keys, a note without front matter gets one finding, and none for each key.
fn front_matter_is_there(path: &PacketPath, kind: NoteKind, document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    let is_asked = |key: &&Key| match key.presence {
        Presence::Required | Presence::Unless(_) => true,
        Presence::Optional | Presence::With(_) => false,
    };
    let keys: Vec<String> = kinds::keys(kind).iter().filter(is_asked).map(|key| format!("`{}`", key.name)).collect();
    if document.fence.is_none() && !keys.is_empty() {
        let missing =
            Diagnostic::error(code::MISSING_FRONT_MATTER, path, document.table.span, "this note has no front matter");
        let keys = listed(&keys);
        diagnostics.push(
            missing
                .help(format!("begin the file with {keys} between two `+++` lines (TOML) or two `---` lines (YAML)")),
        );
    }
}

fn id(fields: &mut Fields<'_>, path: &PacketPath, head: Span) -> Spanned<String> {
    let id = fields.text("id").unwrap_or_else(|| Spanned::new(path.stem().to_owned(), head));
    let usable = !id.value.trim().is_empty()
        && !id.value.contains(['/', '|', '[', ']', '#', '\n'])
        && id.value.chars().count() <= 80;
    if usable {
        return id;
    }
    let message = format!("`{}` cannot be an id", id.value);
    let invalid = Diagnostic::error(code::INVALID_ID, path, id.span, message);
    fields.report(invalid.help("use at the most 80 characters, without `/`, `|`, `#` and brackets"));
    Spanned::new(slug(&id.value), id.span)
}

/// An audience that is not understood is the narrowest one.
fn audience(fields: &mut Fields<'_>, kind: NoteKind) -> (Audience, Option<Span>) {
    let Some(span) = fields.span_of("audience") else {
        return (kind.default_audience(), None);
    };
    let word = fields.word("audience", code::UNKNOWN_AUDIENCE);
    (word.map_or(Audience::SelfOnly, |word| word.value), Some(span))
}

/// `audiance: self` must not publish the note while its author reads the message.
fn misspelled_audience(document: &Document) -> bool {
    document.table.entries.iter().any(|entry| nearest(&entry.key.value, ["audience"]).is_some())
}
