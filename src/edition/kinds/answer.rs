//! Answers to the questions of a committee.

use crate::edition::make::Maker;
use crate::edition::{Entry, NoteRef, Shown};
use crate::packet::Note;
use crate::vocabulary::NoteKind;

/// An answer to a question of the committee.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What every note has; the title is the question.
    pub entry: Entry,
    /// Index into the rubric's questions.
    pub question: Option<usize>,
    /// The evidence under it.
    pub evidence: Vec<NoteRef>,
    /// The impact statements under it.
    pub impact: Vec<NoteRef>,
}

impl<'a> Maker<'a> {
    pub(in crate::edition) fn answer(&self, note: &'a Note, mut entry: Entry) -> Option<Answer> {
        let answer = note.answer()?;
        let questions = &self.packet().rubric.questions;
        let question = questions.iter().position(|question| question.id.value == answer.question.value);
        if let Some(index) = question {
            // The rubric has it.
            entry.title = Shown::ours(&*questions[index].text);
        }
        Some(Answer {
            entry,
            question,
            evidence: self.references(NoteKind::Evidence, &answer.evidence),
            impact: self.references(NoteKind::Impact, &answer.impact),
        })
    }
}
