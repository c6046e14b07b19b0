//! The candidate's running words that others read: what rules about prose look at. A peer's words are the peer's, and the author's own notes are
//! nobody's business.

use crate::packet::{Audience, Note, NoteKind, Packet};
use crate::syntax::markdown::Prose;
use rayon::prelude::*;

/// The running words of one note.
#[derive(Clone, Debug)]
pub struct NoteProse<'a> {
    /// The note.
    pub note: &'a Note,
    /// Block by block, without private ones.
    pub paragraphs: Vec<Prose>,
}

/// Reads every note that others see, but for peers' words.
pub(super) fn read(packet: &Packet) -> Vec<NoteProse<'_>> {
    let read_by_others = |note: &&Note| note.audience != Audience::SelfOnly && note.kind != NoteKind::Feedback;
    packet.notes.par_iter().filter(read_by_others).map(prose).collect()
}

fn prose(note: &Note) -> NoteProse<'_> {
    let mut paragraphs = note.body.paragraphs();
    paragraphs.retain(|prose| !prose.inside_private);
    NoteProse { note, paragraphs }
}
