//! Short references: `E-07`. They are said aloud, so the same note has the same number in every edition; and they are counted, so a number that is
//! skipped would give away that something was withheld. Both hold when the notes that everyone sees are numbered first, then those that fewer
//! see, and the author's own last. Where two readers see each what the other does not, no number is skipped for either, whatever it costs.

use super::people::FileNames;
use super::words::CASE;
use crate::packet::{Note, Packet};
use crate::source::Date;
use crate::vocabulary::{Attribution, Audience, NoteKind, Relation};
use std::cmp::Reverse;

/// The notes of one kind that this audience sees, in the order of their numbers, counted from 1.
pub(crate) fn numbered(packet: &Packet, kind: NoteKind, audience: Audience) -> Vec<(usize, &Note)> {
    let mut notes: Vec<&Note> = packet.of_kind(kind).collect();
    let names = FileNames::of(&packet.settings);
    // Paths are the last word; the sort is stable and they come in order.
    notes.sort_by_cached_key(|note| {
        let readers = Reverse(note.audience.readers().count());
        (readers, place_in_kind(packet, note), unnamed_place(note), names.as_ref().and_then(|names| names.place(note)))
    });
    let seen = notes.into_iter().filter(|note| audience.may_see(note.audience));
    seen.enumerate().map(|(index, note)| (index + 1, note)).collect()
}

/// Work by its date, feedback by the day it was given and what is anonymous after it, answers by their question; what has no date comes last.
fn place_in_kind(packet: &Packet, note: &Note) -> (usize, Option<Date>) {
    let dated = |date: Option<Date>| (usize::from(date.is_none()), date);
    if let Some(evidence) = note.evidence() {
        return dated(evidence.when.as_ref().map(|when| when.value.from));
    }
    if let Some(feedback) = note.feedback() {
        if feedback.attribution == Attribution::Anonymous {
            return (2, None);
        }
        return dated(feedback.given.as_ref().map(|given| given.value));
    }
    if let Some(answer) = note.answer() {
        let question = packet.rubric.questions.iter().position(|question| question.id.value == answer.question.value);
        return (question.unwrap_or(usize::MAX), None);
    }
    (0, None)
}

/// The place of anonymous feedback among its like: by its words, and what else is shown of it. The day, and the name of the file, would tell who gave it.
fn unnamed_place(note: &Note) -> Option<(String, Option<Relation>, Vec<&str>)> {
    let feedback = note.feedback().filter(|feedback| feedback.attribution == Attribution::Anonymous)?;
    let words = feedback.words.as_ref().map(|words| words.public().passages().into_iter().map(|it| it.text).collect());
    let relation = feedback.from.relation.as_ref().map(|relation| relation.value);
    let criteria = feedback.criteria.iter().map(|used| used.id.value.as_str()).collect();
    Some((words.unwrap_or_default(), relation, criteria))
}

/// `E-07`: the letter of the kind and the number, two digits at least.
pub(super) fn reference(kind: NoteKind, number: usize) -> String {
    let Some(letter) = kind.letter() else { return CASE.to_owned() };
    format!("{letter}-{number:02}")
}
