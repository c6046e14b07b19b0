//! The texts of the rubric, each at the id of what it belongs to.

use super::{Texts, What};
use crate::rubric::{Criterion, Expectation, Level, Need, Question, Rubric};
use crate::source::Span;

impl<'a> Texts<'a> {
    pub(super) fn rubric(&mut self, rubric: &'a Rubric) {
        let Rubric {
            file,
            id,
            title,
            version,
            language: _,
            source,
            license,
            supersedes,
            scopes,
            kinds,
            levels,
            criteria,
            questions,
            feedback: _,
        } = rubric;
        let whole = file.as_ref().map(Span::of_file).unwrap_or_default();
        [id, title, version].into_iter().for_each(|text| self.add(What::Rubric, text.as_str(), whole));
        let rest = source.iter().chain(license).chain(supersedes).chain(scopes).chain(kinds);
        rest.for_each(|text| self.add(What::Rubric, text.as_str(), whole));
        levels.iter().for_each(|level| self.level(level));
        criteria.iter().for_each(|criterion| self.criterion(criterion));
        questions.iter().for_each(|question| self.question(question));
    }

    fn level(&mut self, level: &'a Level) {
        let Level { id, title, aliases, scope: _, sustained: _, owns } = level;
        let texts = [&id.value, title].into_iter().chain(aliases).chain(owns);
        texts.for_each(|text| self.add(What::Rubric, text.as_str(), id.span));
    }

    fn criterion(&mut self, criterion: &'a Criterion) {
        let Criterion { id, title, group, summary, expectations } = criterion;
        let texts = [&id.value, title].into_iter().chain(group).chain(summary);
        texts.for_each(|text| self.add(What::Rubric, text.as_str(), id.span));
        // The rubric lists kinds of evidence.
        for Expectation { level: _, text, need, at_least: _, kinds: _, examples } in expectations {
            let reason = match need {
                Need::NotApplicable(reason) => Some(reason),
                Need::Required | Need::Optional => None,
            };
            let texts = std::iter::once(text).chain(examples).chain(reason);
            texts.for_each(|text| self.add(What::Rubric, text.as_str(), id.span));
        }
    }

    fn question(&mut self, question: &'a Question) {
        // The criteria have their own names.
        let Question { id, text, criteria: _, objection, answers: _ } = question;
        let texts = [&id.value, text].into_iter().chain(objection);
        texts.for_each(|text| self.add(What::Rubric, text.as_str(), id.span));
    }
}
