//! Statements: names and words that are there once, and addresses that may be published.

use super::Check;
use crate::diagnostic::{Diagnostic, code};
use crate::rubric::{Expectation, Statement, StatementLink};

impl Check<'_> {
    pub(super) fn statements(&mut self) {
        let rubric = self.rubric;
        for expectation in rubric.criteria.iter().flat_map(|criterion| &criterion.expectations) {
            let ids = expectation.statements.iter().filter_map(|statement| statement.id.as_ref());
            self.unique("statement", ids);
            self.said_once(expectation);
            for link in expectation.statements.iter().flat_map(|statement| &statement.links) {
                self.link(link);
            }
        }
    }

    fn said_once(&mut self, expectation: &Expectation) {
        let words = |statement: &Statement| statement.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut seen: Vec<(String, &Statement)> = Vec::new();
        for statement in &expectation.statements {
            let said = words(statement);
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == said) {
                let twice = Diagnostic::error(
                    code::CONTRADICTORY_RUBRIC,
                    statement.span,
                    "the same statement stands here twice",
                );
                self.diagnostics.push(twice.also(first.span, "first here").help("remove one"));
            }
            seen.push((said, statement));
        }
    }

    /// A rubric is shown on pages, whose links lead to the web and nowhere else.
    fn link(&mut self, link: &StatementLink) {
        let url = &link.url.value;
        let is_web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
        if !is_web || url.chars().any(|character| character.is_control() || character.is_whitespace()) {
            let message = format!("`{url}` is not an address of the web");
            let unsafe_link = Diagnostic::error(code::UNSAFE_LINK, link.url.span, message);
            self.diagnostics.push(unsafe_link.help("links of a statement begin with https:// or http://"));
        }
    }
}
