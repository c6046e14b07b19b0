//! What one peer may see of a packet, as a packet: everything is its author's alone but the work that this peer saw, as far as it is meant for everyone, and
//! the draft of what they could say. The narrowest edition of it is theirs, and the proof before publishing withholds all the rest.

use crate::packet::{Feedback, Note, NoteData, Packet};
use crate::search::{Haystack, Term};
use crate::source::{Span, Spanned};
use crate::vocabulary::{Attribution, Audience, NoteKind, State};
use std::borrow::Cow;
use std::sync::Arc;

/// The packet as far as this peer may see it: the feedback note is theirs, and what it says in its draft is what they are told, if they are told it.
pub fn seen_by(packet: &Packet, note: &Note, with_draft: bool) -> Packet {
    let mut seen = packet.clone();
    // They know their own name.
    let own = note.feedback().map_or("", |feedback| feedback.from.name.value.as_str());
    seen.settings.people.retain(|person| !names(own, &person.name.value));
    for other in &mut seen.notes {
        if other.path == note.path {
            *other = Arc::new(told(other, with_draft));
        } else if !note.feedback().is_some_and(|feedback| saw(feedback, other)) {
            *other = Arc::new(Note { audience: Audience::SelfOnly, ..Note::clone(other) });
        }
    }
    seen
}

/// The widest reader who will learn the name of this peer.
pub fn name_is_for(packet: &Packet, note: &Note) -> Audience {
    let Some(feedback) = note.feedback() else { return Audience::SelfOnly };
    if feedback.attribution == Attribution::Anonymous {
        return Audience::SelfOnly;
    }
    let own = &feedback.from.name.value;
    let is_told =
        |audience: &Audience| !packet.settings.hidden_from(*audience).any(|person| names(own, &person.name.value));
    [Audience::Committee, Audience::Manager].into_iter().find(is_told).unwrap_or(Audience::SelfOnly)
}

/// The note of the peer, told to them.
fn told(note: &Note, with_draft: bool) -> Note {
    let mut note = note.clone();
    if let NoteData::Feedback(feedback) = &mut note.data {
        let span = feedback.state.map_or(note.head, |state| state.span);
        feedback.state = Some(Spanned::new(State::Given, span));
        feedback.words = feedback.draft.take().filter(|_| with_draft);
        feedback.attribution = Attribution::Named;
        // What is quoted of their words is chosen from words that are not there yet.
        feedback.quote = None;
    }
    if note.kept.is_none() {
        note.audience = Audience::Committee;
    }
    note
}

/// Whether this is work that the peer saw: the note names it, or its own note names them, and it speaks for something that they are asked about.
fn saw(feedback: &Feedback, note: &Note) -> bool {
    let Some(evidence) = note.evidence() else { return false };
    let is_named = feedback.evidence.iter().any(|id| id.value == note.id.value);
    let is_asked =
        |id: &str| feedback.criteria.is_empty() || feedback.criteria.iter().any(|asked| asked.id.value == id);
    let took_part = || evidence.with.iter().any(|person| names(&person.value, &feedback.from.name.value));
    is_named
        || note.kind == NoteKind::Evidence && took_part() && evidence.criteria.iter().any(|it| is_asked(&it.id.value))
}

/// Whether some words name a person, by their whole name.
fn names(words: &str, name: &str) -> bool {
    let parts = [(Cow::Borrowed(words), Span::default().with(0, words.len()))];
    Term::whole(name).is_some_and(|name| !Haystack::new(&parts).find(&name).is_empty())
}
