//! Renames: from names that are gone to names that are there, without going round in circles.

use super::Check;
use crate::diagnostic::{Diagnostic, code, did_you_mean};
use crate::rubric::Rename;

impl Check<'_> {
    pub(super) fn renames(&mut self) {
        let rubric = self.rubric;
        for (nth, rename) in rubric.renames.iter().enumerate() {
            if let Some(first) = rubric.renames[..nth].iter().find(|first| first.from.value == rename.from.value) {
                let message = format!("`{}` is renamed twice", rename.from.value);
                let twice = Diagnostic::error(code::DUPLICATE_ID, rename.from.span, message);
                self.diagnostics.push(
                    twice.also(first.from.span, "first here").help("list all that took its place under one `to`"),
                );
            }
            if rubric.names().any(|name| name == rename.from.value) {
                let message = format!("`{}` is renamed, and there is one of that name", rename.from.value);
                self.contradiction(rename.from.span, message, "`from` is for names that are gone: remove the entry");
            }
            self.leads_somewhere(rename);
        }
    }

    fn leads_somewhere(&mut self, rename: &Rename) {
        for to in &rename.to {
            let is_known = self.rubric.names().any(|name| name == to.value);
            let is_renamed = self.rubric.renames.iter().any(|other| other.from.value == to.value);
            if !is_known && !is_renamed {
                let known: Vec<String> = self.rubric.names().collect();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let message = format!("nothing here is called `{}`", to.value);
                let unknown = Diagnostic::error(code::CONTRADICTORY_RUBRIC, to.span, message);
                let help = did_you_mean(&to.value, &known);
                let else_help =
                    || "name a criterion, a statement as `criterion/statement`, a level or a question".to_owned();
                self.diagnostics.push(unknown.misspelled(&to.value, &known).help(help.unwrap_or_else(else_help)));
            }
        }
        if self.rubric.became(&rename.from.value).is_none() {
            let message = format!("`{}` is renamed in a circle", rename.from.value);
            self.contradiction(rename.from.span, message, "let each name lead to one that is there");
        }
    }
}
