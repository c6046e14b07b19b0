//! The running words of one note as others read them: what rules about prose look at. The author's own notes are nobody's business.

use crate::packet::Note;
use crate::syntax::markdown::Passage;

/// The running words of one note.
#[derive(Clone, Debug)]
pub struct NoteProse<'a> {
    /// The note.
    pub note: &'a Note,
    /// Block by block, without private ones; of feedback, the peer's own words.
    pub passages: Vec<Passage<'a>>,
}

/// Reads what others see of a note; nothing for a note that is the author's alone, or that waits for its peer.
pub(super) fn read(note: &Note) -> Option<NoteProse<'_>> {
    if note.audience.is_author() {
        return None;
    }
    let body = match note.feedback() {
        Some(feedback) => feedback.words.as_ref()?,
        None => &note.body,
    };
    let mut passages = body.passages();
    passages.retain(|passage| !passage.inside_private);
    Some(NoteProse { note, passages })
}
