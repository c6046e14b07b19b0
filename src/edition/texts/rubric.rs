//! The texts of the rubric, each at the id of what it belongs to.

use super::{Texts, What};
use crate::rubric::{
    Criterion, Expectation, Expects, Level, LevelRule, Need, Proficiency, Question, Rename, Rubric, Statement,
    StatementLink,
};
use crate::source::Span;

impl<'a> Texts<'a> {
    pub(super) fn rubric(&mut self, rubric: &'a Rubric) {
        let Rubric {
            file,
            id,
            title,
            version,
            language: _,
            summary,
            source,
            license,
            supersedes,
            scopes,
            kinds,
            proficiencies,
            archetypes,
            cumulative: _,
            levels,
            criteria,
            questions,
            feedback: _,
            renames,
        } = rubric;
        let whole = file.as_ref().map(Span::of_file).unwrap_or_default();
        [id, title, version].into_iter().for_each(|text| self.add(What::Rubric, text.as_str(), whole));
        let rest = summary.iter().chain(source).chain(license).chain(supersedes).chain(scopes).chain(kinds);
        rest.for_each(|text| self.add(What::Rubric, text.as_str(), whole));
        proficiencies.iter().for_each(|proficiency| self.proficiency(proficiency));
        archetypes.iter().for_each(|archetype| self.add(What::Rubric, archetype.value.as_str(), archetype.span));
        levels.iter().for_each(|level| self.level(level));
        criteria.iter().for_each(|criterion| self.criterion(criterion));
        questions.iter().for_each(|question| self.question(question));
        renames.iter().for_each(|rename| self.rename(rename));
    }

    fn proficiency(&mut self, proficiency: &'a Proficiency) {
        let Proficiency { title, summary } = proficiency;
        let texts = std::iter::once(&title.value).chain(summary);
        texts.for_each(|text| self.add(What::Rubric, text.as_str(), title.span));
    }

    fn level(&mut self, level: &'a Level) {
        // Where it is equal, and what it expects, are names that stand elsewhere.
        let Level { id, title, aliases, scope: _, sustained: _, owns, summary, track, equivalent: _, expects, rules } =
            level;
        let track = track.iter().map(|track| &track.value);
        let texts = [&id.value, title].into_iter().chain(aliases).chain(owns).chain(summary).chain(track);
        texts.for_each(|text| self.add(What::Rubric, text.as_str(), id.span));
        for Expects { criterion: _, proficiency: _ } in expects {}
        for LevelRule { text, at_least: _, criteria: _, proficiency: _ } in rules {
            self.add(What::Rubric, text.value.as_str(), text.span);
        }
    }

    fn criterion(&mut self, criterion: &'a Criterion) {
        let Criterion { id, title, group, summary, expectations } = criterion;
        let texts = [&id.value, title].into_iter().chain(group).chain(summary);
        texts.for_each(|text| self.add(What::Rubric, text.as_str(), id.span));
        expectations.iter().for_each(|expectation| self.expectation(expectation, id.span));
    }

    fn expectation(&mut self, expectation: &'a Expectation, place: Span) {
        // The rubric lists levels, proficiencies and kinds of evidence.
        let Expectation {
            level: _,
            proficiency: _,
            title,
            text,
            statements,
            need,
            at_least: _,
            kinds: _,
            examples,
            signals,
            weight,
            target,
            points,
        } = expectation;
        let reason = match need {
            Need::NotApplicable(reason) => Some(reason),
            Need::Required | Need::Optional | Need::Exceeds => None,
        };
        let figures = weight.iter().chain(target).chain(points);
        let texts = title.iter().chain([text]).chain(examples).chain(signals).chain(figures).chain(reason);
        texts.for_each(|text| self.add(What::Rubric, text.as_str(), place));
        statements.iter().for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: &'a Statement) {
        // The rubric lists kinds of evidence and archetypes.
        let Statement { span, id, text, need: _, at_least: _, kinds: _, examples, links, archetypes: _ } = statement;
        let id = id.iter().map(|id| &id.value);
        let texts = id.chain([text]).chain(examples);
        texts.for_each(|text| self.add(What::Rubric, text.as_str(), *span));
        for StatementLink { title, url } in links {
            self.add(What::Rubric, title.as_str(), url.span);
            self.add(What::Address, url.value.as_str(), url.span);
        }
    }

    fn rename(&mut self, rename: &'a Rename) {
        let Rename { from, to, why } = rename;
        let texts = std::iter::once(&from.value).chain(to.iter().map(|to| &to.value)).chain(why);
        texts.for_each(|text| self.add(What::Rubric, text.as_str(), from.span));
    }

    fn question(&mut self, question: &'a Question) {
        // The criteria have their own names.
        let Question { id, text, criteria: _, objection, answers: _ } = question;
        let texts = [&id.value, text].into_iter().chain(objection);
        texts.for_each(|text| self.add(What::Rubric, text.as_str(), id.span));
    }
}
