//! Links of what others read to what they are not given: editions cannot tell, since they do not have it.

use crate::diagnostic::listed;
use crate::packet::{Broken, Note, Packet};
use crate::source::PacketPath;
use crate::syntax::markdown::{Link, Markdown};
use crate::vocabulary::{Audience, LinkTarget};
use rayon::prelude::*;
use std::borrow::Cow;

/// A link that some reader of its note cannot follow.
#[derive(Debug)]
pub(super) struct Withheld<'a> {
    /// The note it stands in.
    pub(super) note: &'a Note,
    pub(super) link: Link,
    pub(super) what: What<'a>,
}

/// What the reader is not given.
#[derive(Debug)]
pub(super) enum What<'a> {
    /// A whole note.
    Note(&'a Note),
    /// A heading that stands in a private block of this file, or of a draft.
    Heading(&'a PacketPath),
}

/// Every such link, in the order of the notes.
pub(super) fn links(packet: &Packet) -> Vec<Withheld<'_>> {
    packet.notes.par_iter().flat_map_iter(|note| of_note(packet, note)).collect()
}

fn of_note<'a>(packet: &'a Packet, note: &'a Note) -> Vec<Withheld<'a>> {
    let Some(body) = body(note) else { return Vec::new() };
    let withheld = |(link, target): (&Link, &Result<LinkTarget, Broken>)| {
        let what = what(packet, note, target.as_ref().ok()?)?;
        Some(Withheld { note, link: link.clone(), what })
    };
    body.links.iter().zip(packet.targets(note, &body)).filter_map(withheld).collect()
}

fn what<'a>(packet: &'a Packet, note: &'a Note, target: &LinkTarget) -> Option<What<'a>> {
    let (other, anchor) = match target {
        LinkTarget::Note(path, anchor) => (packet.note_at(path)?, anchor.as_ref()),
        LinkTarget::Here(anchor) => (note, Some(anchor)),
        LinkTarget::File(..) | LinkTarget::Web(_) => return None,
    };
    if other.audience.is_narrower_than(note.audience) && other.is_unmended() {
        // It may be only because something in it is wrong, which is an error already.
        return None;
    }
    if other.audience.is_narrower_than(note.audience) {
        return Some(What::Note(other));
    }
    let is_there = |anchor: &String| body(other).is_some_and(|body| body.headings.iter().any(|it| it.slug == *anchor));
    anchor.is_some_and(|anchor| !is_there(anchor)).then_some(What::Heading(&other.path))
}

/// What others see of a note's body, links as they were written: of feedback, only the peer's words. Nothing for a note that is the author's alone.
pub(super) fn body(note: &Note) -> Option<Cow<'_, Markdown>> {
    let markdown = match note.feedback() {
        Some(feedback) => feedback.words.as_ref()?,
        None => &note.body,
    };
    (!note.audience.is_author()).then(|| markdown.public())
}

/// The readers who have one thing and not the other: those up to `shown`, but for those up to `withheld`.
pub(super) fn readers(shown: Audience, withheld: Audience) -> String {
    let readers = Audience::without(withheld).filter(|reader| reader.may_see(shown));
    listed(&readers.map(Audience::reader).collect::<Vec<_>>())
}
