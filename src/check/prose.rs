//! The running words of one note as others read them: what rules about prose look at. The author's own notes are nobody's business.

use super::outcome::Untold;
use super::values::inner;
use super::words::{Part, Place, Said, Voice};
use crate::packet::{CriterionUse, Note, NoteData};
use crate::source::{Span, Spanned};
use crate::syntax::markdown::{Passage, PassageKind};
use crate::vocabulary::NoteKind;
use self_cell::self_cell;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// The running words of one note.
#[derive(Clone, Debug)]
pub struct NoteProse<'a> {
    /// The note.
    pub note: &'a Note,
    /// Text by text, as they are read: title, claim and reasons, then the body block by block, without private ones; of feedback, the peer's own words.
    pub(crate) parts: Vec<Part<'a>>,
    /// What a piece of work does not say of what came of it, once that was looked for.
    pub(super) untold: OnceLock<Option<Untold>>,
}

/// Nothing for a note that is the author's alone, or that waits for its peer.
type ReadProse<'a> = Option<NoteProse<'a>>;

self_cell!(
    /// The running words of a note together with the note: what was understood of them once (sentences, figures) is there for the next check.
    pub(super) struct KeptProse {
        owner: Arc<Note>,
        #[covariant]
        dependent: ReadProse,
    }

    impl {Debug}
);

impl KeptProse {
    /// Reads what others see of a note.
    pub(super) fn read(note: Arc<Note>) -> KeptProse {
        KeptProse::new(note, |note| read(note))
    }

    /// What others see of it.
    pub(super) fn prose(&self) -> Option<&NoteProse<'_>> {
        self.borrow_dependent().as_ref()
    }
}

impl<'a> NoteProse<'a> {
    /// The blocks of the body.
    pub(crate) fn passages(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.parts.iter().filter_map(Part::passage)
    }

    /// Text by text, each with the heading that it stands under; empty before the first.
    pub(crate) fn sections(&self) -> impl Iterator<Item = (&str, &Part<'a>)> {
        self.parts.iter().scan("", |heading, part| {
            if part.place == Place::Heading {
                *heading = part.text();
            }
            Some((*heading, part))
        })
    }

    /// Whether the note argues: a log and a note only tell, and a peer's words are the peer's.
    pub(crate) fn argues(&self) -> bool {
        !matches!(self.note.kind, NoteKind::Log | NoteKind::Note | NoteKind::Feedback) && !self.is_blank()
    }

    /// Whether the body is as `promo add` has left it, so that nothing need be said of its title yet.
    fn is_blank(&self) -> bool {
        let mut blocks = self.passages().peekable();
        blocks.peek().is_some() && blocks.all(|passage| passage.text.trim_start().starts_with('['))
    }

    /// The sentences of the author and of peers, in order.
    pub(crate) fn said_by_all(&self) -> impl Iterator<Item = Said<'_>> {
        self.said().chain(self.said_by(Voice::Peer))
    }

    /// The sentences of one voice, in order.
    pub(crate) fn said_by(&self, voice: Voice) -> impl Iterator<Item = Said<'_>> {
        self.parts.iter().filter(move |part| part.voice == voice).flat_map(Part::sentences)
    }

    /// The author's sentences, in order, where they argue: none in feedback, and none in a log or a note, which only tell.
    pub(crate) fn said(&self) -> impl Iterator<Item = Said<'_>> {
        self.argues().then(|| self.said_by(Voice::Author)).into_iter().flatten()
    }
}

fn read(note: &Note) -> ReadProse<'_> {
    if note.audience.is_author() {
        return None;
    }
    let body = match note.feedback() {
        Some(feedback) => feedback.words.as_ref()?,
        None => &note.body,
    };
    let mut parts = values(note);
    let mut opened = note.kind != NoteKind::Case;
    for passage in body.passages().into_iter().filter(|passage| !passage.inside_private) {
        let voice = voice(note, &passage);
        let place = place(passage.kind, &mut opened, voice);
        parts.push(Part::of_passage(place, voice, passage));
    }
    Some(NoteProse { note, parts, untold: OnceLock::new() })
}

fn voice(note: &Note, passage: &Passage<'_>) -> Voice {
    match (passage.inside_quote, note.kind) {
        (true, _) => Voice::Quoted,
        (false, NoteKind::Feedback) => Voice::Peer,
        (
            false,
            NoteKind::Case | NoteKind::Impact | NoteKind::Evidence | NoteKind::Answer | NoteKind::Log | NoteKind::Note,
        ) => Voice::Author,
    }
}

/// Where a block stands. The first paragraph of the case is its opening; `opened` says that it is over.
fn place(kind: PassageKind, opened: &mut bool, voice: Voice) -> Place {
    match kind {
        PassageKind::Heading(_) => Place::Heading,
        PassageKind::Cell => Place::Cell,
        PassageKind::Item => Place::Item,
        PassageKind::Paragraph if !*opened && voice == Voice::Author => {
            *opened = true;
            Place::Opening
        }
        PassageKind::Paragraph => Place::Paragraph,
    }
}

/// The sentences of the front matter.
fn values(note: &Note) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    if let Some(evidence) = note.evidence() {
        parts.extend(value(Place::Title, &evidence.title, note));
    }
    if let Some(impact) = note.impact() {
        parts.extend(value(Place::Claim, &impact.claim, note));
    }
    let reasons = note.criteria().iter().filter_map(|CriterionUse { why, .. }| why.as_ref());
    parts.extend(reasons.filter_map(|why| value(Place::Why, why, note)));
    if let Some((title, span)) = page_title(note) {
        parts.push(Part::of_value(Place::Title, Cow::Borrowed(title), inner(span, title)));
    }
    parts
}

/// Nothing where the value is not written, and the note as a whole is pointed at in its stead.
fn value<'a>(place: Place, text: &'a Spanned<String>, note: &Note) -> Option<Part<'a>> {
    (text.span != note.head).then(|| Part::of_value(place, Cow::Borrowed(&text.value), inner(text.span, &text.value)))
}

/// The title that a page gives itself in its front matter.
fn page_title(note: &Note) -> Option<(&str, Span)> {
    let span = note.data.title_span()?;
    matches!(note.data, NoteData::Page(_)).then(|| (note.title(), span))
}
