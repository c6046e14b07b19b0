//! Reading one criterion with its expectations.

use super::expectation::expectation;
use super::{optional, values};
use crate::diagnostic::{Diagnostic, code};
use crate::rubric::{Criterion, Expectation, Rubric};
use crate::source::Span;
use crate::syntax::Fields;

pub(super) fn criterion(fields: &mut Fields<'_>, rubric: &Rubric) -> Option<Criterion> {
    let id = fields.required_text("id");
    let title = fields.text("title");
    let mut expectations = fields.each("expectations", |it| {
        let place = it.span_of("level").or_else(|| it.span_of("proficiency")).unwrap_or_else(|| it.span());
        expectation(it, rubric).map(|read| (place, read))
    });
    let group = values(fields.texts("group"));
    let summary = optional(fields, "summary");
    let id = id?;
    expectations.sort_by_key(|(_, expectation)| order(expectation));
    for pair in expectations.windows(2).filter(|pair| order(&pair[0].1) == order(&pair[1].1)) {
        fields.report(twice(rubric, &id.value, &pair[1].1, pair[1].0, pair[0].0));
    }
    Some(Criterion {
        title: title.map_or_else(|| id.value.clone(), |title| title.value),
        id,
        group,
        summary,
        expectations: expectations.into_iter().map(|(_, expectation)| expectation).collect(),
    })
}

/// Levels first, then proficiencies, each lowest first. A proficiency beside a level is but a name.
fn order(expectation: &Expectation) -> (bool, Option<usize>) {
    (expectation.level.is_none(), expectation.level.or(expectation.proficiency))
}

fn twice(rubric: &Rubric, criterion: &str, second: &Expectation, place: Span, first: Span) -> Diagnostic {
    let (what, whole) = match (second.level, second.proficiency) {
        (Some(level), _) => (format!("level `{}`", rubric.levels[level].id.value), "a level"),
        (None, Some(step)) => (format!("proficiency `{}`", rubric.proficiencies[step].title.value), "a proficiency"),
        (None, None) => ("one place".to_owned(), "a place"),
    };
    let message = format!("criterion `{criterion}` has two expectations for {what}");
    let twice = Diagnostic::error(code::CONTRADICTORY_RUBRIC, place, message);
    twice.also(first, "first here").help(format!("keep one expectation {whole}"))
}
