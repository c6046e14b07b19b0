//! What a committee asks, what this packet invites it to object, and the answers.

use super::links::From;
use super::view::*;
use super::words;
use crate::edition::Coverage;
use serde::Serialize;

/// `questions.html`.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionsView {
    /// What a committee asks.
    pub questions: Vec<QuestionView>,
    /// What this packet invites.
    pub objections: Vec<ObjectionView>,
    /// Answers to a question that the rubric does not ask.
    pub others: Vec<AnswerView>,
}

/// One question.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// Its anchor.
    pub anchor: String,
    /// The question.
    pub text: String,
    /// The objection behind it.
    pub objection: Option<String>,
    /// What it concerns.
    pub criteria: Vec<CriterionLink>,
    /// The answers.
    pub answers: Vec<AnswerView>,
}

/// Something a reader may object to.
#[derive(Clone, Debug, Serialize)]
pub struct ObjectionView {
    /// The criterion.
    pub criterion: CriterionLink,
    /// What holds it back.
    pub because: Vec<String>,
    /// The answers that concern it.
    pub answers: Vec<NoteLink>,
}

impl From<'_> {
    pub(super) fn questions(&self) -> QuestionsView {
        let edition = self.edition;
        let question = |(index, question): (usize, &crate::rubric::Question)| QuestionView {
            anchor: format!("q-{}", crate::vocabulary::slug(&question.id.value)),
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
