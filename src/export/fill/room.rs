//! What the room asks and doubts, as items of a form.

use super::{Filler, Item, Part, is_called, title};
use crate::document::unmarked;
use crate::edition::Answer;
use crate::export::content::{Block, Run};
use crate::format::Fill;

impl Filler<'_> {
    /// Answers, in the order of the rubric's questions; those that are named in the order of their names.
    pub(super) fn answers(&self, fill: &Fill, parts: &[Part]) -> Vec<Item> {
        let edition = self.edition;
        let question = |answer: &Answer| answer.question.map(|index| edition.rubric.questions[index].id.value.as_str());
        let answers: Vec<&Answer> = if fill.ids.is_empty() {
            edition.answers.iter().collect()
        } else {
            let is_meant = |answer: &Answer, id: &str| question(answer) == Some(id) || is_called(&answer.entry, id);
            let all = fill.ids.iter().flat_map(|id| edition.answers.iter().map(move |answer| (answer, &id.value)));
            all.filter(|(answer, id)| is_meant(answer, id)).map(|(answer, _)| answer).collect()
        };
        answers.into_iter().map(|answer| self.answer(answer, parts)).collect()
    }

    fn answer(&self, answer: &Answer, parts: &[Part]) -> Item {
        let mut item = self.item(&answer.entry);
        for part in parts {
            match part {
                Part::Claim => item.blocks.push(title(&answer.entry)),
                Part::Text => self.say(&mut item, &answer.entry.body),
                Part::Quote => item.blocks.extend(self.quote(&answer.entry).map(Block::words)),
                Part::Figure | Part::Method | Part::OwnPart | Part::Witness | Part::Link => {}
                Part::Expectation | Part::Proof => {}
            }
        }
        item
    }

    /// What the room will say, each with why, and with what is said to it.
    pub(super) fn objections(&self) -> Vec<Item> {
        let item = |objection: &crate::site::SpokenObjection| {
            // Keys stand in backticks on pages, which show them as code.
            let plain = |words: &str| words.replace('`', "");
            let mut blocks = vec![Block::Heading(3, vec![Run::plain(plain(&objection.said))])];
            if !objection.because.is_empty() {
                blocks.push(Block::words(format!("Because: {}", plain(&objection.because.join("; ")))));
            }
            for (reference, words) in &objection.answers {
                blocks.push(Block::words(match words {
                    Some(words) => format!("Answer ({reference}): {words}"),
                    None => format!("Answer: as before ({reference})"),
                }));
            }
            if let Some(wanted) = &objection.wanted {
                blocks.push(Block::words(format!("No answer yet. What would answer it: {}", plain(wanted))));
            }
            Item { blocks, ..Item::default() }
        };
        self.spoken.objections.iter().map(item).collect()
    }

    /// Criteria that could not be met, and why.
    pub(super) fn waivers(&self) -> Vec<Item> {
        let told = self.edition.coverage.iter().filter_map(|coverage| {
            let reason = coverage.waiver.as_ref()?;
            let criterion = &self.edition.rubric.criteria[coverage.criterion].title;
            Some(labelled(criterion, &unmarked(reason)))
        });
        told.collect()
    }

    /// What is not strong yet, for the author alone.
    pub(super) fn gaps(&self) -> Vec<Item> {
        let item =
            |gap: &crate::site::SpokenGap| labelled(&gap.criterion, &unmarked(gap.asked.as_deref().unwrap_or("")));
        self.spoken.gaps.iter().map(item).collect()
    }
}

fn labelled(label: &str, words: &str) -> Item {
    let line = vec![Run::strong(unmarked(label)), Run::plain(format!(": {words}"))];
    Item { blocks: vec![Block::Paragraph(line)], ..Item::default() }
}
