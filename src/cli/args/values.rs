//! How a word on the command line becomes a value, and what help and completions say of each.

use crate::cli::add;
use crate::packet::FileKind;
use crate::source::Date;
use crate::vocabulary::{Audience, NoteKind, Paper, Vocabulary};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// A kind of file, by its word.
pub(super) fn file_kind() -> impl TypedValueParser<Value = FileKind> {
    let words = FileKind::all().into_iter().map(FileKind::word);
    PossibleValuesParser::new(words).try_map(|word| FileKind::of_word(&word).ok_or("no kind of file has this word"))
}

/// A kind of note that can be added, by its word.
pub(super) fn note_kind() -> impl TypedValueParser<Value = NoteKind> {
    let words = NoteKind::ALL.iter().filter(|kind| add::template(**kind).is_some()).map(|kind| kind.word());
    PossibleValuesParser::new(words).try_map(|word| NoteKind::of_word(&word).ok_or("no kind of note has this word"))
}

/// A day, as it is written everywhere.
pub(super) fn date(text: &str) -> Result<Date, String> {
    let is_short = text.len() == "2026-11-28".len();
    let day = text.parse().ok().filter(|_| is_short);
    day.ok_or_else(|| "a day is written as in 2026-11-28".to_owned())
}

/// A paper, by its word.
pub(super) fn paper() -> impl TypedValueParser<Value = Paper> {
    let words = Paper::words().into_iter().map(|(word, _)| word);
    let of_word = |word: String| Paper::words().into_iter().find(|(known, _)| *known == word).map(|(_, paper)| paper);
    PossibleValuesParser::new(words).try_map(move |word| of_word(word).ok_or("no paper has this word"))
}

/// An audience, by its word.
pub(super) fn audience() -> impl TypedValueParser<Value = Audience> {
    let words = Audience::ALL.iter().map(|audience| PossibleValue::new(audience.word()).help(about(*audience)));
    let of_word = |word: String| Audience::ALL.iter().copied().find(|audience| audience.word() == word);
    PossibleValuesParser::new(words).try_map(move |word| of_word(word).ok_or("no audience has this word"))
}

/// What the help says of an audience.
const fn about(audience: Audience) -> &'static str {
    match audience {
        Audience::SelfOnly => "You alone: everything",
        Audience::Manager => "The manager who makes the case",
        Audience::Committee => "The committee that decides",
    }
}
