//! What brief and summary quote, for the rules about it: the words of peers, the case, the answers.

use super::Context;
use crate::document::quotation::{Opening, Quotable, Selection};
use crate::packet::Note;
use crate::source::Spanned;
use crate::syntax::markdown::Markdown;
use crate::vocabulary::NoteKind;
use std::sync::Arc;

/// A note that is quoted.
#[derive(Debug)]
pub(super) struct Quoted<'a> {
    pub(super) note: &'a Note,
    /// What others read of it.
    pub(super) words: &'a Arc<Markdown>,
    pub(super) quotable: Quotable,
    /// What its author has chosen.
    pub(super) quote: Option<&'a Spanned<String>>,
}

/// The notes that are quoted to others: feedback that is given, answers, the case.
pub(super) fn quoted<'a>(context: &Context<'a>) -> impl Iterator<Item = Quoted<'a>> {
    let notes = context.packet.notes.iter().filter(|note| !note.audience.is_author());
    notes.filter_map(|note| of(note))
}

/// What is quoted of a note, whoever reads it.
pub(super) fn of(note: &Note) -> Option<Quoted<'_>> {
    let is_quoted = match note.kind {
        NoteKind::Feedback => note.feedback().is_some_and(|feedback| feedback.is_given()),
        NoteKind::Answer | NoteKind::Case => true,
        NoteKind::Impact | NoteKind::Evidence | NoteKind::Log | NoteKind::Note => false,
    };
    let words = note.told().filter(|words| is_quoted && words.has_words())?;
    Some(Quoted { note, words, quotable: Quotable::as_written(words), quote: note.data.quote() })
}

/// Words that deny what the rest of their sentence says.
const DENIALS: &[&str] = &[
    "not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "cannot", "hardly", "barely", "scarcely",
    "rarely", "seldom",
];

/// Whether a word denies what the rest of its sentence says.
pub(super) fn denies(word: &str) -> bool {
    let word = word.to_lowercase();
    DENIALS.contains(&word.as_str()) || word.ends_with("n't")
}

/// The words of a text in small letters, `kim` of `Kim’s` among them.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

impl Quoted<'_> {
    /// What is shown of it.
    pub(super) fn selection(&self) -> Option<Selection> {
        match self.quote {
            // One that cannot be used is an error already.
            Some(quote) => self.quotable.select(&quote.value, &self.note.path).ok(),
            None => self.quotable.opening(opening(self.note.kind)),
        }
    }

    /// Whose words they are, in a message.
    pub(super) fn place(&self) -> &'static str {
        place(self.note.kind)
    }
}

/// Where the words of a kind of note stand, in a message.
pub(super) fn place(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Feedback => "under `# Given`",
        NoteKind::Answer => "in the answer",
        NoteKind::Case => "in the case",
        NoteKind::Impact | NoteKind::Evidence | NoteKind::Log | NoteKind::Note => "in the note",
    }
}

fn opening(kind: NoteKind) -> Opening {
    match kind {
        NoteKind::Case => Opening::Case,
        NoteKind::Feedback | NoteKind::Answer => Opening::Note,
        NoteKind::Impact | NoteKind::Evidence | NoteKind::Log | NoteKind::Note => Opening::Note,
    }
}
