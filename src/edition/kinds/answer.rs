//! Answers to the questions of a committee.

use crate::document::plain::word_count;
use crate::document::unmarked;
use crate::edition::make::Maker;
use crate::edition::{Body, Entry, NoteRef, Shown};
use crate::packet::Note;
use crate::vocabulary::{ANSWER_WORDS, Form, LinkTarget, NoteKind};

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
    /// Whether it cites evidence, a claim or a figure that this reader is shown.
    pub cites: bool,
    /// How many words it has.
    pub words: usize,
}

impl Answer {
    /// Whether it answers its question: it cites something that this reader is shown, and says what that shows. What does not leaves its question open.
    pub fn is_supported(&self) -> bool {
        self.cites && !self.is_short()
    }

    /// Whether it has too few words to say anything.
    pub fn is_short(&self) -> bool {
        self.words < ANSWER_WORDS
    }
}

impl<'a> Maker<'a> {
    pub(in crate::edition) fn answer(&self, note: &'a Note, mut entry: Entry) -> Option<Answer> {
        let answer = note.answer()?;
        let questions = &self.packet().rubric.questions;
        let question = questions.iter().position(|question| question.id.value == answer.question.value);
        if let Some(index) = question {
            // The rubric has it.
            entry.title = Shown::ours(&*unmarked(&questions[index].text));
        }
        let evidence = self.references(NoteKind::Evidence, &answer.evidence);
        let impact = self.references(NoteKind::Impact, &answer.impact);
        let cites = !evidence.is_empty() || !impact.is_empty() || cites_something(&entry.body);
        let words = word_count(&entry.body.markdown);
        Some(Answer { entry, question, evidence, impact, cites, words })
    }
}

/// Whether a body cites a figure of the ledger, or leads to work or a claim that this reader has. Another answer is no proof, the case is what is to be
/// proven, and what peers say is not what happened.
fn cites_something(body: &Body) -> bool {
    let leads_to_proof = |target: &LinkTarget<NoteRef>| match target {
        LinkTarget::Note(at, _) => match at.kind.form() {
            Form::Evidence | Form::Impact => true,
            Form::Feedback | Form::Page | Form::Answer => false,
        },
        LinkTarget::Here(_) | LinkTarget::File(..) | LinkTarget::Web(_) => false,
    };
    !body.metrics.is_empty() || body.links.iter().filter_map(|link| link.target.as_ref()).any(leads_to_proof)
}
