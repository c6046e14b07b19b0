//! One text of a note that others read, with its sentences. Rules ask each sentence what it holds and point at the words in it.

use super::en::{Cue, Cues, cues};
use super::{Letters, Mention, Numbers, Tokens, figures, plain};
use crate::diagnostic::{Diagnostic, RuleName, Severity};
use crate::document::sentences;
use crate::source::Span;
use crate::syntax::markdown::Passage;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// What a text is in its note, and so how closely it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The title in the front matter.
    Title,
    /// The claim of an impact statement.
    Claim,
    /// What `why` says of a criterion.
    Why,
    /// A heading in the body.
    Heading,
    /// A paragraph.
    Paragraph,
    /// The first paragraph of the case: what everyone reads, and some nothing else.
    Opening,
    /// An item of a list.
    Item,
    /// A cell of a table: what it is about stands beside it, so it has no sentences.
    Cell,
}

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// The candidate.
    Author,
    /// A peer, in given feedback.
    Peer,
    /// Somebody who is quoted: it has no sentences.
    Quoted,
}

/// How many bytes before some words still may be their clause: longer ones are cut, so that a sentence without an end costs no more than others.
const CLAUSE: usize = 300;

/// One text of a note.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a> {
    /// What it is in its note.
    pub(crate) place: Place,
    /// Who says it.
    pub(crate) voice: Voice,
    source: Source<'a>,
    plain: String,
    sentences: Vec<Sentence>,
    cues: Cues,
    figures: OnceLock<Vec<Mention>>,
    numbers: OnceLock<Numbers>,
}

/// Where a text comes from.
#[derive(Clone, Debug)]
enum Source<'a> {
    Passage(Passage<'a>),
    /// A value of the front matter, without its quotes where they are all that stands round it.
    Value(Cow<'a, str>, Span),
}

/// What is read of it once, when the first rule asks: several do, and the next check does again.
#[derive(Clone, Debug)]
struct Sentence {
    range: Range<usize>,
    cues: Cues,
    figures: OnceLock<Vec<Mention>>,
    letters: OnceLock<Letters>,
}

/// A sentence, with the text it stands in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'p> {
    /// The text it stands in.
    pub(crate) part: &'p Part<'p>,
    nth: usize,
}

impl<'a> Part<'a> {
    /// A block of the body.
    pub(crate) fn of_passage(place: Place, voice: Voice, passage: Passage<'a>) -> Part<'a> {
        Part::read(place, voice, Source::Passage(passage))
    }

    /// A value of the front matter.
    pub(crate) fn of_value(place: Place, text: Cow<'a, str>, span: Span) -> Part<'a> {
        Part::read(place, Voice::Author, Source::Value(text, span))
    }

    fn read(place: Place, voice: Voice, source: Source<'a>) -> Part<'a> {
        let mut part = Part {
            place,
            voice,
            source,
            plain: String::new(),
            sentences: Vec::new(),
            cues: Cues::default(),
            figures: OnceLock::new(),
            numbers: OnceLock::new(),
        };
        if voice != Voice::Quoted && place != Place::Cell {
            part.plain = plain(part.text());
            part.split();
        }
        part
    }

    fn split(&mut self) {
        let ranges = sentences(self.text());
        self.sentences = ranges
            .into_iter()
            .map(|range| Sentence { range, cues: Cues::default(), figures: OnceLock::new(), letters: OnceLock::new() })
            .collect();
        let (sentences, mut nth) = (&mut self.sentences, 0);
        cues(&self.plain, |at, cue| {
            self.cues.insert(cue);
            while sentences.get(nth).is_some_and(|sentence| sentence.range.end <= at) {
                nth += 1;
            }
            if let Some(sentence) = sentences.get_mut(nth) {
                sentence.cues.insert(cue);
            }
        });
    }

    /// As it is shown.
    pub(crate) fn text(&self) -> &str {
        match &self.source {
            Source::Passage(passage) => &passage.text,
            Source::Value(text, _) => text,
        }
    }

    /// In small letters, without code, quoted words and addresses; every place in it is the place in [`text`](Part::text).
    pub(crate) fn plain(&self) -> &str {
        &self.plain
    }

    /// The block it is, where it is one of the body.
    pub(crate) fn passage(&self) -> Option<&Passage<'a>> {
        match &self.source {
            Source::Passage(passage) => Some(passage),
            Source::Value(..) => None,
        }
    }

    /// Where a range of the text was written.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        match &self.source {
            Source::Passage(passage) => passage.span(range),
            Source::Value(text, span) if span.end - span.start == text.len() => {
                span.with(span.start + range.start, span.start + range.end)
            }
            Source::Value(_, span) => *span,
        }
    }

    /// Whether a word in it begins a closer look of this kind.
    pub(crate) fn has(&self, cue: Cue) -> bool {
        self.cues.has(cue)
    }

    /// Its sentences, in order.
    pub(crate) fn sentences<'p>(&'p self) -> impl Iterator<Item = Said<'p>> + Clone
    where
        'a: 'p,
    {
        (0..self.sentences.len()).map(move |nth| Said { part: self, nth })
    }

    /// Its figures, where it is read as one: a title.
    pub(crate) fn figures(&self) -> &[Mention] {
        self.figures.get_or_init(|| figures(self.plain()))
    }

    /// Every number in it.
    pub(crate) fn numbers(&self) -> &Numbers {
        self.numbers.get_or_init(|| Numbers::of(self))
    }

    /// How much a weak sentence in it matters: what decides in a minute is read most closely.
    pub(crate) fn severity(&self) -> Severity {
        match (self.place, self.voice) {
            (Place::Claim | Place::Opening, _) | (_, Voice::Peer) => Severity::Warning,
            _ => Severity::Hint,
        }
    }

    /// What messages call it.
    pub(crate) fn called(&self) -> &'static str {
        match self.place {
            Place::Title => "title",
            Place::Claim => "claim",
            Place::Heading => "heading",
            Place::Item => "item",
            Place::Why | Place::Paragraph | Place::Opening | Place::Cell => "sentence",
        }
    }
}

impl<'p> Said<'p> {
    fn sentence(&self) -> &'p Sentence {
        &self.part.sentences[self.nth]
    }

    /// Where it stands in the text.
    pub(crate) fn range(&self) -> Range<usize> {
        self.sentence().range.clone()
    }

    /// As it is shown.
    pub(crate) fn text(&self) -> &'p str {
        &self.part.text()[self.range()]
    }

    /// In small letters, without code, quoted words and addresses.
    pub(crate) fn plain(&self) -> &'p str {
        &self.part.plain()[self.range()]
    }

    /// Whether a word in it begins a closer look of this kind.
    pub(crate) fn has(&self, cue: Cue) -> bool {
        self.sentence().cues.has(cue)
    }

    /// Whether it holds a figure.
    pub(crate) fn has_figure(&self) -> bool {
        !self.figures().is_empty()
    }

    /// Its figures.
    pub(crate) fn figures(&self) -> &'p [Mention] {
        self.sentence().figures.get_or_init(|| figures(self.plain()))
    }

    /// Its letters, by which it is known again.
    pub(crate) fn letters(&self) -> Letters {
        *self.sentence().letters.get_or_init(|| Letters::of(self.text()))
    }

    /// The sentence before it in the same text.
    pub(crate) fn before(&self) -> Option<Said<'p>> {
        self.nth.checked_sub(1).map(|nth| Said { part: self.part, nth })
    }

    /// The sentence after it in the same text.
    pub(crate) fn after(&self) -> Option<Said<'p>> {
        (self.nth + 1 < self.part.sentences.len()).then_some(Said { part: self.part, nth: self.nth + 1 })
    }

    /// Where a range of it was written.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let start = self.range().start;
        self.part.span(start + range.start..start + range.end)
    }

    /// The words at a range of it, as they are shown.
    pub(crate) fn words(&self, range: Range<usize>) -> &'p str {
        self.text()[range].trim()
    }

    /// From the last comma, semicolon, colon, dash or bracket before a range of it to the end of the range, in small letters.
    pub(crate) fn clause(&self, range: Range<usize>) -> &'p str {
        let plain = self.plain();
        let near = plain.floor_char_boundary(range.start.saturating_sub(CLAUSE));
        let start =
            plain[near..range.start].rfind([',', ';', ':', '(', ')', '–', '—']).map_or(near, |mark| near + mark);
        &plain[start..range.end]
    }

    /// Whether it holds a figure that measures: with a unit, in percent, as a multiple or out of the ledger.
    pub(crate) fn is_measured(&self) -> bool {
        self.figures().iter().any(Mention::measures)
    }

    /// Whether the word at this offset is written as a name: with a capital, and neither first in its sentence nor in a title where all are.
    pub(crate) fn is_name(&self, at: usize) -> bool {
        let text = self.text();
        let mut letters = text[at..].chars();
        let is_capital =
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        let is_first = !text[..at].contains(char::is_alphanumeric);
        is_capital && !is_first && !is_shouted(text)
    }

    /// Whether the author tells, before this offset, of somebody else: by first and last name, as *he*, *she* or *they*, or as *last year's*. A peer does so always.
    pub(crate) fn is_of_others(&self, at: usize) -> bool {
        let start = at - self.clause(at..at).len();
        // What is blanked has no letters, and its blanks may lie inside one.
        let (plain, text) = (&self.plain()[start..at], self.text().get(start..at).unwrap_or(""));
        let has = |list: &[&str]| Tokens::of(plain).words().any(|word| list.contains(&word));
        if self.part.voice != Voice::Author || has(&["i", "i've", "we", "my", "our", "me", "us"]) {
            return false;
        }
        let is_name = |word: &&str| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
                && letters.all(char::is_alphabetic)
        };
        let words = text.split([' ', '\u{a0}']).skip_while(|word| start == 0 && OPENERS.contains(word));
        let words: Vec<&str> = words.collect();
        let is_named = words.windows(2).any(|pair| pair.iter().all(is_name));
        is_named && !is_shouted(self.text())
            || has(&["he", "she", "they", "others", "somebody", "someone", "your", "you"])
            || plain.contains("last year's")
            || plain.contains("last year’s")
    }

    /// A finding at these words of it, as serious as its place.
    pub(crate) fn found(&self, rule: RuleName, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        let span = self.span(range);
        match self.part.severity() {
            Severity::Warning => Diagnostic::warning(rule, span, message),
            Severity::Hint | Severity::Error => Diagnostic::hint(rule, span, message),
        }
    }
}

/// Small words that a sentence may begin with: the capital of one is no name's.
const OPENERS: &[&str] = &[
    "The", "A", "An", "Our", "My", "This", "That", "These", "Those", "In", "On", "At", "By", "For", "From", "With",
    "Since", "After", "Before", "When", "While", "Both", "All", "Every", "Each", "Its", "As", "Of", "To", "Only", "No",
    "And", "But", "So", "Under", "Over", "Most", "Some",
];

/// Whether most words of it begin with a capital, as in titles in English.
fn is_shouted(text: &str) -> bool {
    let long = text.split_whitespace().filter(|word| word.len() > 3);
    let (mut capitals, mut all) = (0, 0);
    for word in long {
        all += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
    }
    capitals * 3 > all * 2
}
