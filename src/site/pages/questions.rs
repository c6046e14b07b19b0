//! `questions.html`: what the room will say of this packet, what a committee asks whatever the packet, and the answers.

use super::View;
use super::objections::ObjectionView;
use crate::document::quotation::{Opening, Quotation};
use crate::edition::Answer;
use crate::rubric::Question;
use crate::site::Prose;
use crate::site::expected::TextView;
use crate::site::page::{Chapter, Make, Order, PageKind, Part, Pointer};
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::{Viewpoint, anchor};
use crate::site::words;
use crate::vocabulary::slug;
use serde::Serialize;
use std::collections::BTreeSet;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "questions",
    title: "Questions",
    section: "questions",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::Once(|from| View::Questions(Box::new(from.questions()))),
    chapter: Some(Chapter::plain("questions")),
    read_next: Some(Pointer {
        why: |from| {
            let is_told = from.edition.told.is_everything() || !from.edition.answers.is_empty();
            is_told.then(|| "what a committee asks, and the answers".to_owned())
        },
        order: Order::OfPages,
    }),
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuestionsView {
    /// What the room will say of this packet; for a reader who is given facts, nothing.
    pub(crate) objections: Vec<ObjectionView>,
    /// What a committee asks, and what is answered to it.
    pub(crate) questions: Vec<QuestionView>,
    /// The questions to which nobody has said anything.
    pub(crate) open: Vec<QuestionView>,
    /// Answers to no question that the rubric asks, or in which nothing is cited that this reader has.
    pub(crate) others: Vec<AnswerView>,
    /// Whether its reader is told what is open.
    pub(crate) is_judged: bool,
    /// Whether it is the author's own.
    pub(crate) is_own: bool,
}

/// One question.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuestionView {
    pub(crate) anchor: String,
    pub(crate) text: TextView,
    /// The objection behind it, for who answers it; nothing where it is told among those of this packet.
    pub(crate) objection: Option<TextView>,
    /// What it concerns.
    pub(crate) criteria: Vec<CriterionLink>,
    /// Whether nothing answers it: an answer that cites nothing this reader is shown leaves it open.
    pub(crate) is_open: bool,
    /// Why its answers leave it open.
    pub(crate) why_open: Option<&'static str>,
    pub(crate) answers: Vec<AnswerView>,
}

/// The candidate's answer.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AnswerView {
    /// `A-02`.
    pub(crate) reference: String,
    /// The question, where it stands apart from it.
    pub(crate) question: Option<TextView>,
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
    pub(in crate::site) fn questions(&self) -> QuestionsView {
        let edition = self.edition;
        let is_judged = edition.told.is_everything();
        let objections = edition.objections(self.raised);
        let told: BTreeSet<usize> =
            objections.iter().flat_map(|objection| objection.questions.iter().copied()).collect();
        let questions = edition.rubric.questions.iter().enumerate();
        let questions = questions.filter(|(index, _)| is_judged || !edition.is_open(*index));
        let questions = questions.map(|(index, question)| self.question(index, question, told.contains(&index)));
        let (open, questions) = questions.partition(|question: &QuestionView| question.answers.is_empty());
        let stands_apart = |answer: &&Answer| answer.question.is_none_or(|index| !is_judged && edition.is_open(index));
        QuestionsView {
            objections: self.objections(&objections),
            questions,
            open,
            others: edition.answers.iter().filter(stands_apart).map(|answer| self.other_answer(answer)).collect(),
            is_judged,
            is_own: edition.is_own(),
        }
    }

    /// `is_told` says whether the objection behind it is one of this packet.
    fn question(&self, index: usize, question: &Question, is_told: bool) -> QuestionView {
        let answers: Vec<&Answer> =
            self.edition.answers.iter().filter(|answer| answer.question == Some(index)).collect();
        let is_open = self.edition.is_open(index);
        QuestionView {
            anchor: question_anchor(question),
            text: self.line(&question.text),
            objection: question
                .objection
                .as_ref()
                .filter(|_| self.edition.told.is_everything() && !is_told)
                .map(|objection| self.line(objection)),
            criteria: self.concerned(&question.criteria.iter().map(|id| id.value.as_str()).collect::<Vec<_>>()),
            is_open,
            why_open: (is_open && !answers.is_empty()).then(|| words::unanswered(&answers)),
            answers: answers.into_iter().map(|answer| self.answer(answer, 4)).collect(),
        }
    }

    /// Where a question stands on the page of questions.
    pub(super) fn place_of_question(&self, question: usize) -> String {
        self.on_questions(&question_anchor(&self.edition.rubric.questions[question]))
    }

    /// The questions that nothing answers, by their places in the rubric.
    pub(super) fn open_questions(&self) -> Vec<usize> {
        let questions = 0..self.edition.rubric.questions.len();
        questions.filter(|question| self.edition.told.is_everything() && self.edition.is_open(*question)).collect()
    }

    /// An answer that stands apart from its question says which it was.
    fn other_answer(&self, answer: &Answer) -> AnswerView {
        let question = answer.question.map(|index| self.line(&self.edition.rubric.questions[index].text));
        AnswerView { question, ..self.answer(answer, 4) }
    }

    fn answer(&self, answer: &Answer, heading_level: u8) -> AnswerView {
        let entry = &answer.entry;
        AnswerView {
            reference: entry.reference.clone(),
            question: None,
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
}

pub(in crate::site) fn question_anchor(question: &Question) -> String {
    format!("q-{}", slug(&question.id.value))
}
