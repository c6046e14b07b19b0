//! `questions.html`: what a committee asks, what this packet invites it to object, and the answers.

use super::View;
use crate::document::quotation::{Opening, Quotation};
use crate::edition::{Answer, Coverage};
use crate::rubric::Question;
use crate::site::Prose;
use crate::site::page::{Chapter, Make, Order, PageKind, Part, Pointer};
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::{Viewpoint, anchor};
use crate::site::words;
use crate::vocabulary::slug;
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "questions",
    title: "Questions",
    section: "questions",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::Once(|from| View::Questions(Box::new(from.questions()))),
    chapter: Some(Chapter::plain("questions")),
    read_next: Some(Pointer {
        why: |_| Some("what a committee asks, and the answers".to_owned()),
        order: Order::OfPages,
    }),
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuestionsView {
    /// What a committee asks.
    pub(crate) questions: Vec<QuestionView>,
    /// What this packet invites.
    pub(crate) objections: Vec<ObjectionView>,
    /// Answers to a question that the rubric does not ask.
    pub(crate) others: Vec<AnswerView>,
}

/// One question.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuestionView {
    pub(crate) anchor: String,
    pub(crate) text: String,
    /// The objection behind it.
    pub(crate) objection: Option<String>,
    /// What it concerns.
    pub(crate) criteria: Vec<CriterionLink>,
    pub(crate) answers: Vec<AnswerView>,
}

/// Something a reader may object to.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ObjectionView {
    pub(crate) criterion: CriterionLink,
    /// What holds it back.
    pub(crate) because: Vec<String>,
    /// The answers that concern it.
    pub(crate) answers: Vec<NoteLink>,
}

/// The candidate's answer.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AnswerView {
    /// `A-02`.
    pub(crate) reference: String,
    pub(crate) anchor: String,
    /// Who may see it, when that is not everyone.
    pub(crate) restricted: Option<String>,
    /// The evidence under it.
    pub(crate) evidence: Vec<NoteLink>,
    /// The impact statements under it.
    pub(crate) impact: Vec<NoteLink>,
    pub(crate) body: Prose,
    /// Where it is.
    pub(crate) href: String,
    /// What is said of it in short; nothing where no words can stand by themselves.
    pub(crate) quotation: Quotation,
}

impl Viewpoint<'_> {
    pub(super) fn questions(&self) -> QuestionsView {
        let edition = self.edition;
        let question = |(index, question): (usize, &Question)| QuestionView {
            anchor: format!("q-{}", slug(&question.id.value)),
            text: question.text.clone(),
            objection: question.objection.clone(),
            criteria: self.concerned(&question.criteria.iter().map(|id| id.value.as_str()).collect::<Vec<_>>()),
            answers: edition
                .answers
                .iter()
                .filter(|answer| answer.question == Some(index))
                .map(|answer| self.answer(answer, 4))
                .collect(),
        };
        QuestionsView {
            questions: edition.rubric.questions.iter().enumerate().map(question).collect(),
            objections: self.objections(),
            others: edition
                .answers
                .iter()
                .filter(|answer| answer.question.is_none())
                .map(|answer| self.answer(answer, 4))
                .collect(),
        }
    }

    fn answer(&self, answer: &Answer, heading_level: u8) -> AnswerView {
        let entry = &answer.entry;
        AnswerView {
            reference: entry.reference.clone(),
            anchor: anchor(self.edition, entry.at),
            restricted: words::restricted(entry.audience),
            evidence: self.notes(&answer.evidence),
            impact: self.notes(&answer.impact),
            body: self.prose(entry.at, &entry.body, heading_level),
            href: self.href(entry.at, None),
            quotation: self.quotation(entry, Opening::Note),
        }
    }

    fn concerned(&self, ids: &[&str]) -> Vec<CriterionLink> {
        let criteria = self.edition.rubric.criteria.iter().enumerate();
        criteria
            .filter(|(_, criterion)| ids.contains(&criterion.id.value.as_str()))
            .map(|(index, _)| self.criterion(index))
            .collect()
    }

    /// What the coverage of required criteria invites a reader to object.
    pub(super) fn objections(&self) -> Vec<ObjectionView> {
        let weak = self.asked().filter(|coverage| coverage.is_required() && coverage.held_back().next().is_some());
        let objection = |coverage: &Coverage| {
            let id = &self.edition.rubric.criteria[coverage.criterion].id.value;
            let concerns = |question: usize| {
                self.edition.rubric.questions[question].criteria.iter().any(|other| other.value == *id)
            };
            let answers = self.edition.answers.iter().filter(|answer| answer.question.is_some_and(concerns));
            ObjectionView {
                criterion: self.criterion(coverage.criterion),
                because: words::held_back(self.edition, coverage),
                answers: answers.map(|answer| self.note(answer.entry.at)).collect(),
            }
        };
        weak.map(objection).collect()
    }
}
