//! An answer: what the candidate says to a question that a committee asks.

use super::{AUDIENCE, ID, titled};
use crate::diagnostic::code;
use crate::packet::Note;
use crate::packet::references::Check;
use crate::source::Spanned;
use crate::syntax::Fields;
use crate::syntax::keys::{Allowed, Key, Listed, Thing};
use crate::vocabulary::NoteKind;

/// The candidate's answer to a question of the committee.
#[derive(Clone, Debug)]
pub struct Answer {
    /// A question of the rubric.
    pub question: Spanned<String>,
    /// Ids of evidence.
    pub evidence: Vec<Spanned<String>>,
    /// Ids of impact statements.
    pub impact: Vec<Spanned<String>>,
    /// What the brief says of it, where the author has chosen.
    pub quote: Option<Spanned<String>>,
}

/// The keys of an answer.
pub(super) const KEYS: &[Key] = &[
    ID,
    AUDIENCE,
    Key::text("question", "the id of a question of the rubric", "\"own-part\"")
        .of(Allowed::Listed(Listed::Questions))
        .required(),
    Key::texts("evidence", "the work that shows it", "[\"checkout-latency\"]").of(Allowed::Id(Thing::Evidence)),
    Key::texts("impact", "the claims that it rests on", "[\"checkout\"]").of(Allowed::Id(Thing::Impact)),
    Key::text(
        "quote",
        "what the brief says of it, word for word as it stands in the answer, with `[…]` where words are left out; else the first paragraph",
        "\"The design was mine; three of us built it.\"",
    ),
];

pub(super) fn read(fields: &mut Fields<'_>) -> Answer {
    Answer {
        question: titled(fields, "question"),
        evidence: fields.texts("evidence"),
        impact: fields.texts("impact"),
        quote: fields.text("quote"),
    }
}

impl Answer {
    pub(super) fn check(&self, note: &Note, check: &mut Check<'_>) {
        let packet = check.packet;
        let known: Vec<&str> = packet.rubric.questions.iter().map(|question| question.id.value.as_str()).collect();
        if self.question.span != note.head {
            check.of_rubric(code::UNKNOWN_QUESTION, "question", &self.question, &known);
        }
        check.notes(NoteKind::Evidence, &self.evidence);
        check.notes(NoteKind::Impact, &self.impact);
    }
}
