//! What the room will say and ask, and what is answered.

use super::facts::Facts;
use super::keys::key_of_criterion;
use super::{Thing, ThingKind};
use crate::site::Site;
use crate::site::pages::questions::{AnswerView, QuestionView};
use crate::site::viewpoint::Viewpoint;
use crate::vocabulary::Vocabulary;

impl Viewpoint<'_> {
    /// What the room will say and ask.
    pub(super) fn room(&self, site: &Site) -> Vec<Thing> {
        let view = self.questions();
        let objections = self.edition.objections(&site.raised);
        let mut things: Vec<Thing> = objections
            .iter()
            .zip(&view.objections)
            .map(|(objection, view)| {
                let because = view.because.iter().map(|because| match &because.count {
                    Some(count) => format!("{} ({count})", because.text),
                    None => because.text.clone(),
                });
                let answers = view.answers.iter().map(|answer| answer.link.reference.clone());
                let facts = Facts::default()
                    .line("state", Some(view.reply))
                    .naming_notes("because", because)
                    .naming_notes("answered in", answers)
                    .line("what would answer it", view.wanted.clone());
                self.thing_of_room(ThingKind::Objection, objection.doubt.word(), &view.said, &view.anchor, facts)
            })
            .collect();
        let questions = view.questions.iter().chain(&view.open);
        things.extend(questions.map(|question| self.question_thing(question)));
        things.extend(view.others.iter().map(|answer| {
            let title =
                answer.question.as_ref().map_or_else(|| self.title_of_answer(answer), |asked| asked.text.clone());
            let facts = self.answer_facts(Facts::default(), answer);
            let thing = self.thing_of_room(ThingKind::Question, &answer.anchor, &title, &answer.anchor, facts);
            Thing { is_numbered: true, ..thing }
        }));
        things
    }

    fn question_thing(&self, view: &QuestionView) -> Thing {
        let state = if view.is_open { "open" } else { "answered" };
        let about = view.criteria.iter().map(|link| (key_of_criterion(link), String::new()));
        let mut facts = Facts::default()
            .line("state", self.edition.told.is_everything().then_some(state))
            .line("open because", view.why_open)
            .of("about", about);
        for answer in &view.answers {
            facts = self.answer_facts(facts, answer);
        }
        self.thing_of_room(ThingKind::Question, &view.anchor, &view.text.text, &view.anchor, facts)
    }

    fn answer_facts(&self, facts: Facts, answer: &AnswerView) -> Facts {
        let entry = self.edition.answers.iter().map(|answer| &answer.entry);
        let entry = entry.into_iter().find(|entry| entry.reference == answer.reference);
        let rests = answer.evidence.iter().chain(&answer.impact).map(|link| (self.key_of_link(link), String::new()));
        let facts = facts.line("kept to", answer.restricted.clone()).of("answer rests on", rests);
        match entry {
            Some(entry) => self.text_facts(facts, "answer", entry.at, &entry.body),
            None => facts,
        }
    }

    fn title_of_answer(&self, answer: &AnswerView) -> String {
        let entries = self.edition.answers.iter().map(|answer| &answer.entry);
        let mut titles = entries.filter(|entry| entry.reference == answer.reference).map(|entry| &entry.title.text);
        titles.next().cloned().unwrap_or_default()
    }

    fn thing_of_room(&self, kind: ThingKind, id: &str, title: &str, anchor: &str, facts: Facts) -> Thing {
        Thing {
            kind,
            id: id.to_owned(),
            is_numbered: false,
            reference: String::new(),
            title: title.to_owned(),
            href: self.on_questions(anchor),
            facts: facts.0,
        }
    }
}
