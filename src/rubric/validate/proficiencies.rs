//! What levels expect: proficiencies that the criteria have, that do not fall on the way up, and rules that can be met.

use super::Check;
use crate::diagnostic::{Diagnostic, code};
use crate::rubric::{Criterion, Expects, Level, LevelRule};

impl Check<'_> {
    /// Every proficiency that a level expects has an expectation, or the level has one of its own.
    pub(super) fn expected(&mut self) {
        for (index, level) in self.rubric.levels.iter().enumerate() {
            for expects in &level.expects {
                if !self.criterion(&expects.criterion) {
                    continue;
                }
                let criterion = self.rubric.criterion(&expects.criterion.value);
                if criterion.is_some_and(|criterion| self.rubric.at(criterion, index).is_none()) {
                    self.says_nothing_of(expects);
                }
                self.falls(index, level, expects);
            }
        }
    }

    fn says_nothing_of(&mut self, expects: &Expects) {
        let step = &self.rubric.proficiencies[expects.proficiency].title.value;
        let message = format!("criterion `{}` says nothing of proficiency `{step}`", expects.criterion.value);
        let help = format!("add `[[criteria.expectations]]` with `proficiency = \"{step}\"` to it");
        self.contradiction(expects.criterion.span, message, &help);
    }

    /// A ladder may say so, and mean it.
    fn falls(&mut self, index: usize, level: &Level, expects: &Expects) {
        let below = self.rubric.levels[..index].iter().rev().filter(|below| below.shares_track(level));
        let same = |it: &&Expects| it.criterion.value == expects.criterion.value;
        let mut below = below.filter_map(|below| Some((below, below.expects.iter().find(same)?)));
        let Some((lower, more)) = below.next().filter(|(_, more)| more.proficiency > expects.proficiency) else {
            return;
        };
        let title = |step: usize| &self.rubric.proficiencies[step].title.value;
        let message = format!(
            "`{}` expects `{}` of `{}`, and `{}` below it `{}`",
            level.id.value,
            title(expects.proficiency),
            expects.criterion.value,
            lower.id.value,
            title(more.proficiency)
        );
        let hint = Diagnostic::hint(code::FALLING_PROFICIENCY, expects.criterion.span, message);
        self.diagnostics.push(hint.help("is it meant to ask for less? nothing is asked anew of it then"));
    }

    pub(super) fn rules(&mut self) {
        for rule in self.rubric.levels.iter().flat_map(|level| &level.rules) {
            let is_known: Vec<bool> = rule.criteria.iter().map(|id| self.criterion(id)).collect();
            if is_known.iter().all(|is_known| *is_known) {
                self.can_be_met(rule);
            }
        }
    }

    /// A rule asks for no more criteria than there are, and for a proficiency that they have.
    fn can_be_met(&mut self, rule: &LevelRule) {
        let has_step = |criterion: &&Criterion| rule.proficiency.is_none_or(|step| criterion.step(step).is_some());
        let about = || self.rubric.criteria.iter().filter(|criterion| rule.is_about(criterion));
        let (number, asked) = (about().filter(has_step).count(), rule.at_least.unwrap_or(0));
        if asked > number {
            let message = format!("the rule asks for {asked} criteria, and is about {number}");
            let help = "lower `at-least`, or list more under `criteria`";
            self.contradiction(rule.text.span, message, help);
        }
    }
}
