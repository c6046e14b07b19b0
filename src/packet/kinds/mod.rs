//! The kinds of note, one file each: its keys, what such a note says, how that is read, and what it refers to. This is the one place that knows them all;
//! what is known of a kind besides its notes is a row of [`vocabulary/kind.rs`](NoteKind).

mod criteria;
mod page;

mod answer;
mod case;
mod evidence;
mod feedback;
mod impact;
mod log;
mod note;
mod sections;

pub use answer::Answer;
pub use criteria::CriterionUse;
pub use evidence::{Evidence, Metric, Reference};
pub use feedback::{Feedback, Person};
pub use impact::Impact;
pub use page::Page;

pub(super) use criteria::check as check_criteria;
pub(super) use feedback::guarded;

use super::Note;
use super::references::Check;
use crate::source::{Span, Spanned};
use crate::syntax::Fields;
use crate::syntax::keys::{Key, words};
use crate::syntax::markdown::Markdown;
use crate::vocabulary::{Audience, NoteKind};

/// What a note says in its front matter.
#[derive(Clone, Debug)]
pub enum NoteData {
    /// `impact/`.
    Impact(Impact),
    /// `evidence/`.
    Evidence(Evidence),
    /// `feedback/`.
    Feedback(Feedback),
    /// `answers/`.
    Answer(Answer),
    /// All that is a text with a title and a day.
    Page(Page),
}

/// The body of a note, and where it was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct BodyText<'a> {
    /// The text of the file.
    pub(super) text: &'a str,
    /// The body in it.
    pub(super) span: Span,
    /// What it says.
    pub(super) markdown: &'a Markdown,
}

/// The keys of a note of this kind, those of every note included.
pub const fn keys(kind: NoteKind) -> &'static [Key] {
    match kind {
        NoteKind::Case => case::KEYS,
        NoteKind::Impact => impact::KEYS,
        NoteKind::Evidence => evidence::KEYS,
        NoteKind::Feedback => feedback::KEYS,
        NoteKind::Answer => answer::KEYS,
        NoteKind::Log => log::KEYS,
        NoteKind::Note => note::KEYS,
    }
}

/// Of every note: a name of its own.
const ID: Key = Key::text("id", "a name of its own, instead of the file's stem", "\"checkout-latency\"");

/// Of every note: who may see it.
const AUDIENCE: Key =
    Key::word("audience", words::<Audience>, "the widest reader who may see it", "\"self\"").narrow(&["self"]);

/// Reads what a note of this kind says besides the keys of every note.
pub(super) fn read(kind: NoteKind, fields: &mut Fields<'_>, body: &BodyText<'_>) -> NoteData {
    match kind {
        NoteKind::Case => NoteData::Page(case::read(fields)),
        NoteKind::Impact => NoteData::Impact(impact::read(fields)),
        NoteKind::Evidence => NoteData::Evidence(evidence::read(fields)),
        NoteKind::Feedback => NoteData::Feedback(feedback::read(fields, body)),
        NoteKind::Answer => NoteData::Answer(answer::read(fields)),
        NoteKind::Log => NoteData::Page(log::read(fields, body)),
        NoteKind::Note => NoteData::Page(note::read(fields, body)),
    }
}

/// A required text, or the file's stem so that a preview has something to show.
fn titled(fields: &mut Fields<'_>, key: &'static str) -> Spanned<String> {
    let stem = fields.file().stem().to_owned();
    fields.required_text(key).unwrap_or_else(|| Spanned::new(stem, fields.span()))
}

impl NoteData {
    /// What a list calls the note. Feedback has no title but the peer's name.
    pub fn title(&self) -> &str {
        match self {
            NoteData::Evidence(evidence) => &evidence.title.value,
            NoteData::Impact(impact) => &impact.claim.value,
            NoteData::Feedback(feedback) => &feedback.from.name.value,
            NoteData::Answer(answer) => &answer.question.value,
            NoteData::Page(page) => &page.title,
        }
    }

    /// Where its title was written, when front matter gives one: else it is the first heading, the name of the file, or ours.
    pub fn title_span(&self) -> Option<Span> {
        match self {
            NoteData::Evidence(evidence) => Some(evidence.title.span),
            NoteData::Impact(impact) => Some(impact.claim.span),
            NoteData::Feedback(feedback) => Some(feedback.from.name.span),
            NoteData::Answer(answer) => Some(answer.question.span),
            NoteData::Page(page) => page.title_span,
        }
    }

    /// What is quoted of the note, where its author has chosen.
    pub fn quote(&self) -> Option<&Spanned<String>> {
        match self {
            NoteData::Feedback(feedback) => feedback.quote.as_ref(),
            NoteData::Answer(answer) => answer.quote.as_ref(),
            NoteData::Page(page) => page.quote.as_ref(),
            NoteData::Evidence(_) | NoteData::Impact(_) => None,
        }
    }

    /// The criteria that the note speaks for.
    pub fn criteria(&self) -> &[CriterionUse] {
        match self {
            NoteData::Evidence(evidence) => &evidence.criteria,
            NoteData::Impact(impact) => &impact.criteria,
            NoteData::Feedback(feedback) => &feedback.criteria,
            NoteData::Answer(_) | NoteData::Page(_) => &[],
        }
    }

    /// Reports what the note refers to and is not there.
    pub(super) fn check(&self, note: &Note, check: &mut Check<'_>) {
        match self {
            NoteData::Evidence(evidence) => evidence.check(note, check),
            NoteData::Impact(impact) => impact.check(check),
            NoteData::Feedback(feedback) => feedback.check(check),
            NoteData::Answer(answer) => answer.check(note, check),
            NoteData::Page(_) => {}
        }
    }

    /// As evidence.
    pub fn evidence(&self) -> Option<&Evidence> {
        if let NoteData::Evidence(evidence) = self { Some(evidence) } else { None }
    }

    /// As an impact statement.
    pub fn impact(&self) -> Option<&Impact> {
        if let NoteData::Impact(impact) = self { Some(impact) } else { None }
    }

    /// As peer feedback.
    pub fn feedback(&self) -> Option<&Feedback> {
        if let NoteData::Feedback(feedback) = self { Some(feedback) } else { None }
    }

    /// As an answer.
    pub fn answer(&self) -> Option<&Answer> {
        if let NoteData::Answer(answer) = self { Some(answer) } else { None }
    }

    /// As a page.
    pub fn page(&self) -> Option<&Page> {
        if let NoteData::Page(page) = self { Some(page) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packet::read_packet;
    use crate::source::Tree;
    use crate::vocabulary::Form;

    fn form(data: &NoteData) -> Form {
        match data {
            NoteData::Impact(_) => Form::Impact,
            NoteData::Evidence(_) => Form::Evidence,
            NoteData::Feedback(_) => Form::Feedback,
            NoteData::Answer(_) => Form::Answer,
            NoteData::Page(_) => Form::Page,
        }
    }

    #[test]
    fn a_note_is_read_into_the_form_of_its_kind() {
        for kind in NoteKind::ALL {
            let folder = kind.folder();
            let path = if folder.is_empty() { format!("{}.md", kind.word()) } else { format!("{folder}/a.md") };
            let packet = read_packet(&Tree::of(&[(&path, "Words.\n")]), &mut Vec::new());
            let note = packet.of_kind(*kind).next().unwrap();
            assert_eq!(form(&note.data), kind.form(), "`read` and the table of kinds disagree on {kind:?}");
        }
    }
}
