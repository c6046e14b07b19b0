//! One file of Markdown as a note: what every note has, and how it is read. What only some have is for the kinds. Each note is read alone: what its words
//! refer to is looked at when all are read.

use super::kinds::{self, Answer, BodyText, CriterionUse, Evidence, Feedback, Impact, NoteData};
use super::misplaced::{Misplaced, misplaced};
use crate::diagnostic::{Diagnostic, Severity, code, listed, nearest};
use crate::source::{PacketPath, Span, Spanned, Text, composed};
use crate::syntax::keys::{FileKeys, Key, Presence};
use crate::syntax::markdown::{Link, Markdown, read_markdown};
use crate::syntax::{Document, Fields, Front, Table, conflict, hidden_in_values, read_document};
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
    /// Why it is the author's alone until it is mended, whatever audience it asks for.
    pub kept: Option<Kept>,
    /// The words of the front matter, as `dashed` makes them, where something in it is wrong: what is missed elsewhere may stand in it.
    pub misread: Option<String>,
    /// The front matter as it was read, for rules that look at every value.
    pub table: Arc<Table>,
    /// The body. For feedback it holds draft and given words alike: see [`Feedback`].
    pub body: Arc<Markdown>,
    /// What its kind asks for.
    pub data: NoteData,
    /// The first line, where the note as a whole is spoken of.
    pub head: Span,
}

/// Why a note is for nobody but its author until something in it is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Not all of its front matter could be read. What is lost is unknown, and may have said so.
    Unread,
    /// Something that is meant to be hidden would be shown.
    Exposed,
}

impl Note {
    /// Whether all of its front matter could be read.
    pub fn is_whole(&self) -> bool {
        self.kept != Some(Kept::Unread)
    }

    /// Whether its audience may be other than its author meant, because something in it is wrong: that others miss the note is not said as well.
    pub(crate) fn is_unmended(&self) -> bool {
        self.kept.is_some() || self.misread.is_some()
    }

    /// What others read of it, private blocks among it: of feedback, the peer's own words alone.
    pub(crate) fn told(&self) -> Option<&Arc<Markdown>> {
        self.feedback().map_or(Some(&self.body), |feedback| feedback.words.as_ref())
    }

    /// Every link in it, each at its place (`Link::nth`): those of the body, then those of what a peer gave, which is read by itself.
    pub(super) fn links(&self) -> impl Iterator<Item = &Link> {
        let words = self.feedback().and_then(|feedback| feedback.words.as_ref());
        self.body.links.iter().chain(words.into_iter().flat_map(|words| &words.links))
    }

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

    /// Whether its id is the name of its file only because the front matter could not all be read.
    pub(super) fn has_guessed_id(&self) -> bool {
        !self.is_whole() && self.id.span == self.head
    }

    /// Whether something is wrong in its front matter and this word, an id or a name, stands in it: then whatever misses the word follows from that,
    /// and is not said as well.
    pub(crate) fn may_mean(&self, word: &str) -> bool {
        self.misread.as_ref().is_some_and(|written| written.contains(dashed(word).trim_matches('-')))
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

/// The letters and digits of a text with one dash for all that stands between two words, as in an id that is made of a name.
pub(super) fn dashed(text: &str) -> String {
    let mut dashed = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            dashed.push(character);
        } else if !dashed.ends_with('-') {
            dashed.push('-');
        }
    }
    dashed
}

/// Reads a note. There always is one, with what could be read of its front matter.
pub fn read_note(path: &PacketPath, kind: NoteKind, text: &Text, diagnostics: &mut Vec<Diagnostic>) -> Note {
    let mut found = Vec::new();
    let document = read_document(path, text, &mut found);
    if let Some(conflict) = conflict(text.as_str(), document.inside) {
        // What a parser makes of two versions at once is nobody's fault but the merge's.
        found = vec![conflict];
    }
    let misplaced = misplaced(text.as_str(), &document);
    found.extend(misplaced.as_ref().map(Misplaced::finding));
    let is_whole = document.is_whole() && misplaced.is_none();
    let has_gaps = !is_whole || front_matter_is_missing(kind, &document, &mut found);
    let head = document.table.span;
    let (mut in_keys, mut in_body) = (Vec::new(), Vec::new());
    let markdown = read_markdown(path, text.as_str(), document.body, &mut in_body);
    let declared = FileKeys { word: kind.word(), keys: kinds::keys(kind) };
    hidden_in_values(&document.table, |_| true, &mut in_keys);
    let mut fields = Fields::new(path, &document.table, declared, &mut in_keys).with_gaps(has_gaps);
    let id = id(&mut fields, path, head);
    let (written, audience_span) = audience(&mut fields, kind);
    let body = BodyText { text: text.as_str(), span: document.body, markdown: &markdown };
    let data = kinds::read(kind, &mut fields, &body);
    fields.finish();
    let kept = if !is_whole {
        // What is lost might have said `self`, and an `audience` that was read may be the first of two: nobody else gets the note until it is whole.
        Some(Kept::Unread)
    } else {
        in_keys.iter().chain(&in_body).any(exposes).then_some(Kept::Exposed)
    };
    let audience = if kept.is_some() || (audience_span.is_none() && misspelled_audience(&document)) {
        Audience::SelfOnly
    } else if let NoteData::Feedback(feedback) = &data {
        kinds::guarded(written, audience_span, feedback, &mut in_keys)
    } else {
        written
    };
    if document.front != Front::Unclosed {
        // Where the body begins is a guess there, and so would be all that is found below.
        let is_told = |line: &Diagnostic| {
            in_keys.iter().any(|other| other.span.contains(line.span) || line.span.contains(other.span))
        };
        in_body.retain(|found| found.rule != code::UNREAD_HEADING || !is_told(found));
        found.append(&mut in_keys);
        diagnostics.append(&mut in_body);
    }
    let is_misread = found.iter().any(|found| found.severity == Severity::Error);
    let inside = misplaced.as_ref().map_or(document.inside, |misplaced| misplaced.inside);
    diagnostics.append(&mut found);
    Note {
        path: path.clone(),
        kind,
        slug: slug(&id.value),
        id,
        audience,
        audience_span,
        kept,
        misread: is_misread.then(|| dashed(&text.as_str()[inside.range()])),
        table: Arc::new(document.table),
        body: Arc::new(markdown),
        data,
        head,
    }
}

/// Whether something is found that its author hid, or meant to, and that a reader would see.
fn exposes(found: &Diagnostic) -> bool {
    [code::EXPOSED_COMMENT, code::EXPOSED_DRAFT, code::EXPOSED_PRIVATE].contains(&found.rule)
}

/// Where kinds ask for keys, a note without front matter gets one finding, and none for each key.
fn front_matter_is_missing(kind: NoteKind, document: &Document, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let is_asked = |key: &&Key| match key.presence {
        Presence::Required | Presence::Unless(_) => true,
        Presence::Optional | Presence::With(_) => false,
    };
    let keys: Vec<String> = kinds::keys(kind).iter().filter(is_asked).map(|key| format!("`{}`", key.name)).collect();
    let is_missing = document.front == Front::Absent && !keys.is_empty();
    if is_missing {
        let missing =
            Diagnostic::error(code::MISSING_FRONT_MATTER, document.table.span, "this note has no front matter");
        let keys = listed(&keys);
        diagnostics.push(
            missing
                .help(format!("begin the file with {keys} between two `+++` lines (TOML) or two `---` lines (YAML)")),
        );
    }
    is_missing
}

fn id(fields: &mut Fields<'_>, path: &PacketPath, head: Span) -> Spanned<String> {
    let id = fields.text("id").unwrap_or_else(|| Spanned::new(path.stem().to_owned(), head));
    let id = id.map(|id| composed(&id).into_owned());
    let usable = !id.value.trim().is_empty()
        && !id.value.contains(['/', '|', '[', ']', '#', '\n'])
        && id.value.chars().count() <= 80;
    if usable {
        return id;
    }
    let message = format!("`{}` cannot be an id", id.value);
    let invalid = Diagnostic::error(code::INVALID_ID, id.span, message);
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
