//! The objections of the room as pages show them: one block each, with what was said to it. The author has places and next steps, whoever makes the case
//! what to say. For the rest of the house there are none.

use crate::document::quotation::{Opening, Quotation};
use crate::document::unmarked;
use crate::edition::{Answer, Item, Objection, Reply};
use crate::site::view::{CriterionLink, NoteLink};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use crate::vocabulary::Vocabulary;
use serde::Serialize;
use std::collections::BTreeSet;

/// Something that the room will say.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ObjectionView {
    /// Its place among them, from 1.
    pub(crate) number: usize,
    pub(crate) anchor: String,
    /// What a person in the room says.
    pub(crate) said: String,
    /// How much of what is required it touches.
    pub(crate) touches: Option<String>,
    /// `open`, `answered`, `answered without proof`.
    pub(crate) reply: &'static str,
    pub(crate) is_answered: bool,
    /// Why it is said.
    pub(crate) because: Vec<BecauseView>,
    /// What has been said to it.
    pub(crate) answers: Vec<ReplyView>,
    /// The questions of the rubric whose answers answer it, those that stand with no objection before; nothing where it is answered.
    pub(crate) questions: Vec<QuestionLink>,
    /// Whether they all stand with objections before.
    pub(crate) is_asked_above: bool,
    /// What would answer it; nothing where it is answered.
    pub(crate) wanted: Option<String>,
    /// The next thing to do about it, for the author; nothing where an objection before it says the same.
    pub(crate) next: Option<String>,
}

/// One thing that raises an objection.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BecauseView {
    pub(crate) text: String,
    /// The first of the criteria that it is true of.
    pub(crate) criteria: Vec<CriterionLink>,
    /// How many more there are.
    pub(crate) more: usize,
    /// How many there are in all, in words.
    pub(crate) count: Option<String>,
    /// The notes in which it is seen.
    pub(crate) notes: Vec<NoteLink>,
}

/// An answer to an objection.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReplyView {
    pub(crate) link: NoteLink,
    /// What is to be said, in short; nothing where it stands with an objection before.
    pub(crate) quotation: Option<Quotation>,
    /// Who may see it, when that is not everyone.
    pub(crate) restricted: Option<String>,
}

/// A question of the rubric.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuestionLink {
    pub(crate) text: String,
    pub(crate) href: String,
}

impl Viewpoint<'_> {
    /// These objections, each with what was said to it.
    pub(super) fn objections(&self, objections: &[Objection]) -> Vec<ObjectionView> {
        let mut told = Told {
            next: self.next_of(objections),
            steps: BTreeSet::new(),
            answers: BTreeSet::new(),
            questions: BTreeSet::new(),
        };
        objections.iter().enumerate().map(|(index, objection)| self.objection(index, objection, &mut told)).collect()
    }

    fn objection(&self, index: usize, objection: &Objection, told: &mut Told) -> ObjectionView {
        let is_answered = objection.is_answered();
        let (reply, answers) = match &objection.reply {
            Reply::Open => ("open", &[][..]),
            Reply::WithoutProof(answers) => ("answered without proof", answers.as_slice()),
            Reply::Answered(answers) => ("answered", answers.as_slice()),
        };
        let next = told.next.get(index).cloned().flatten().filter(|_| !is_answered);
        let asked = objection.questions.iter().copied().filter(|_| !is_answered);
        let new: Vec<usize> = asked.clone().filter(|question| told.questions.insert(*question)).collect();
        ObjectionView {
            number: index + 1,
            anchor: anchor(objection),
            said: words::said(self.edition, objection),
            touches: words::touches(self.edition, objection),
            reply,
            is_answered,
            because: words::because(self.edition, objection).iter().map(|it| self.because(it)).collect(),
            answers: answers.iter().map(|at| self.reply(&self.edition.answers[at.index], &mut told.answers)).collect(),
            is_asked_above: new.is_empty() && asked.count() > 0,
            questions: new.into_iter().map(|question| self.question_link(question)).collect(),
            wanted: (!is_answered).then(|| words::answers_it(self.edition, objection.doubt)),
            next: next.filter(|next| told.steps.insert(next.clone())),
        }
    }

    /// For the author, the step that removes most of each objection.
    fn next_of(&self, objections: &[Objection]) -> Vec<Option<String>> {
        if !self.edition.is_own() {
            return Vec::new();
        }
        let offers = self.edition.offers(self.raised);
        let next = |objection: &Objection| {
            let is_its = |item: &Item| match item {
                Item::Weakness(weakness) => objection.weaknesses.contains(weakness),
                Item::Raised(raised) => objection.raised.contains(raised),
            };
            let best = offers.best_of(is_its).map(|action| words::action_here(self.edition, action));
            best.or_else(|| words::next_for(objection.doubt).map(str::to_owned))
        };
        objections.iter().map(next).collect()
    }

    fn because(&self, because: &words::Because) -> BecauseView {
        const NAMED: usize = 5;
        let criteria = because.criteria.iter().take(NAMED).map(|criterion| self.criterion(*criterion));
        BecauseView {
            text: because.text.clone(),
            criteria: criteria.collect(),
            more: because.criteria.len().saturating_sub(NAMED),
            count: (because.criteria.len() > 1).then(|| format!("{} criteria", because.criteria.len())),
            notes: self.notes(&because.at),
        }
    }

    fn reply(&self, answer: &Answer, told: &mut BTreeSet<usize>) -> ReplyView {
        let entry = &answer.entry;
        ReplyView {
            link: self.note(entry.at),
            quotation: told.insert(entry.at.index).then(|| self.quotation(entry, Opening::Note)),
            restricted: words::restricted(entry.audience),
        }
    }

    /// A question, and where it stands on the page of questions.
    fn question_link(&self, question: usize) -> QuestionLink {
        let text = unmarked(&self.edition.rubric.questions[question].text).into_owned();
        QuestionLink { text, href: self.place_of_question(question) }
    }
}

/// What one page has told already.
struct Told {
    /// The next step of each objection.
    next: Vec<Option<String>>,
    steps: BTreeSet<String>,
    /// The answers that are quoted.
    answers: BTreeSet<usize>,
    /// The questions that are asked.
    questions: BTreeSet<usize>,
}

/// Where an objection stands on the page of questions.
pub(super) fn anchor(objection: &Objection) -> String {
    format!("o-{}", objection.doubt.word())
}
