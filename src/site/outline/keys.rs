//! By what things name each other: what stands in their addresses, and what they are.

use super::ThingKind;
use crate::edition::{Edition, NoteRef};
use crate::site::pages::questions::question_anchor;
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::{Viewpoint, anchor};
use crate::vocabulary::{Form, NoteKind};

impl Viewpoint<'_> {
    /// The key of the note that a link leads to.
    pub(super) fn key_of_link(&self, link: &NoteLink) -> String {
        let entry = self.edition.entries().find(|entry| entry.reference == link.reference);
        entry.map_or_else(String::new, |entry| key_of(self.edition, entry.at))
    }
}

pub(super) fn key_of(edition: &Edition, at: NoteRef) -> String {
    format!("{}:{}", kind_of(at).word(), id_of(edition, at))
}

/// As it stands in the address of the note, or where it stands on a page with others.
pub(super) fn id_of(edition: &Edition, at: NoteRef) -> String {
    match at.kind.form() {
        Form::Impact | Form::Evidence | Form::Feedback => edition.entry(at).slug.text.clone(),
        Form::Page => anchor(edition, at),
        Form::Answer => {
            let question = edition.answers[at.index].question.map(|index| &edition.rubric.questions[index]);
            question.map_or_else(|| anchor(edition, at), question_anchor)
        }
    }
}

pub(super) fn key_of_criterion(link: &CriterionLink) -> String {
    format!("{}:{}", ThingKind::Criterion.word(), link.anchor)
}

pub(super) fn key_of_figure(edition: &Edition, index: usize) -> String {
    format!("{}:{}", ThingKind::Figure.word(), edition.metrics[index].slug)
}

pub(super) fn kind_of(at: NoteRef) -> ThingKind {
    match at.kind.form() {
        Form::Impact => ThingKind::Claim,
        Form::Evidence => ThingKind::Evidence,
        Form::Feedback => ThingKind::Peer,
        Form::Answer => ThingKind::Question,
        Form::Page if at.kind == NoteKind::Case => ThingKind::Case,
        Form::Page => ThingKind::Note,
    }
}
