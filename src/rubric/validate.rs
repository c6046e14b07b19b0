//! Whether a rubric makes sense as a whole: ids, references, order, and something asked at every level above the lowest. Each part has its file.

mod proficiencies;
mod renames;
mod statements;
mod tracks;

use super::{Need, Rubric, read::unknown};
use crate::diagnostic::{Diagnostic, code};
use crate::source::{Span, Spanned};

/// Adds what contradicts itself. `home` is where a fault of the whole file is shown.
pub(super) fn validate(rubric: &Rubric, home: Span, diagnostics: &mut Vec<Diagnostic>) {
    let mut check = Check { rubric, diagnostics };
    check.unique("level", rubric.levels.iter().map(|level| &level.id));
    check.unique("criterion", rubric.criteria.iter().map(|criterion| &criterion.id));
    check.unique("question", rubric.questions.iter().map(|question| &question.id));
    check.aliases();
    check.tracks();
    check.something_asked();
    check.expected();
    check.rules();
    check.statements();
    check.questions();
    check.renames();
    if rubric.levels.len() < 2 {
        check.contradiction(home, "a rubric needs two levels at least", "add `[[levels]]`, lowest first");
    }
    if rubric.criteria.is_empty() {
        check.contradiction(home, "a rubric needs a criterion", "add `[[criteria]]` with `[[criteria.expectations]]`");
    }
}

struct Check<'a> {
    rubric: &'a Rubric,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Check<'a> {
    fn contradiction(&mut self, span: Span, message: impl Into<String>, help: &str) {
        self.diagnostics.push(Diagnostic::error(code::CONTRADICTORY_RUBRIC, span, message).help(help));
    }

    /// Ids become page addresses, so they are simple, and differ by more than case.
    fn unique(&mut self, noun: &str, ids: impl Iterator<Item = &'a Spanned<String>>) {
        let mut seen: Vec<&Spanned<String>> = Vec::new();
        for id in ids {
            let simple = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
            if id.value.is_empty() || id.value.len() > 80 || !id.value.chars().all(simple) {
                let message = format!("`{}` cannot be the id of a {noun}", id.value);
                let help = "use letters, digits and hyphens; the title can say anything";
                self.diagnostics.push(Diagnostic::error(code::INVALID_ID, id.span, message).help(help));
            }
            if let Some(first) = seen.iter().find(|first| first.value.eq_ignore_ascii_case(&id.value)) {
                let message = format!("{noun} `{}` is there twice", id.value);
                let twice = Diagnostic::error(code::DUPLICATE_ID, id.span, message);
                self.diagnostics.push(twice.also(first.span, "first here").help("give one of them another id"));
            }
            seen.push(id);
        }
    }

    /// A name must lead to one level, whether it is an id or an alias.
    fn aliases(&mut self) {
        for (index, level) in self.rubric.levels.iter().enumerate() {
            for alias in &level.aliases {
                if self.rubric.level(alias) != Some(index) {
                    let message = format!("alias `{alias}` of level `{}` names another level too", level.id.value);
                    self.contradiction(level.id.span, message, "keep it at one level");
                }
            }
        }
    }

    /// The lowest level of a track is where one starts: it may ask for nothing.
    fn something_asked(&mut self) {
        for (index, level) in self.rubric.levels.iter().enumerate() {
            let is_lowest = !self.rubric.levels[..index].iter().any(|below| below.shares_track(level));
            let asks = |criterion| {
                let found = self.rubric.at(criterion, index);
                found.is_some_and(|found| !matches!(found.need, Need::NotApplicable(_)))
            };
            if !is_lowest && !self.rubric.criteria.iter().any(asks) {
                let message = format!("no criterion has an expectation for level `{}`", level.id.value);
                self.contradiction(level.id.span, message, "add one, or remove the level");
            }
        }
        for criterion in self.rubric.criteria.iter().filter(|criterion| criterion.expectations.is_empty()) {
            let message = format!("criterion `{}` has no expectation", criterion.id.value);
            self.contradiction(criterion.id.span, message, "add `[[criteria.expectations]]` below it");
        }
    }

    fn questions(&mut self) {
        for id in self.rubric.questions.iter().flat_map(|question| &question.criteria) {
            self.criterion(id);
        }
    }

    /// Says that there is no such criterion, if there is none.
    fn criterion(&mut self, id: &Spanned<String>) -> bool {
        let is_known = self.rubric.criterion(&id.value).is_some();
        if !is_known {
            let ids: Vec<String> = self.rubric.criteria.iter().map(|criterion| criterion.id.value.clone()).collect();
            self.diagnostics.push(unknown(code::UNKNOWN_CRITERION, "criterion", id, &ids));
        }
        is_known
    }
}
