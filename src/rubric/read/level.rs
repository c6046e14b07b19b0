//! Reading one level.

use super::{known_proficiency, optional, unknown, value, values};
use crate::diagnostic::{Diagnostic, code};
use crate::rubric::{Expects, Level, LevelRule, Rubric};
use crate::source::Spanned;
use crate::syntax::Fields;

pub(super) fn level(fields: &mut Fields<'_>, rubric: &Rubric) -> Option<Level> {
    let id = fields.required_text("id");
    let title = fields.text("title");
    let level = Level {
        title: title.map_or_else(|| value(id.clone()), |title| title.value),
        id: id.clone().unwrap_or_default(),
        aliases: values(fields.texts("aliases")),
        scope: fields.text("scope").and_then(|scope| known_scope(fields, rubric, &scope)),
        sustained: fields.text("sustained").and_then(|text| months(fields, &text)),
        owns: optional(fields, "owns"),
        summary: optional(fields, "summary"),
        track: fields.text("track"),
        equivalent: fields.text("equivalent"),
        expects: expects(fields, rubric),
        rules: fields.each("rules", |it| rule(it, rubric)),
    };
    id.map(|_| level)
}

fn known_scope(fields: &mut Fields<'_>, rubric: &Rubric, scope: &Spanned<String>) -> Option<usize> {
    let found = rubric.scope(&scope.value);
    if found.is_none() {
        fields.report(unknown(code::UNKNOWN_SCOPE, "scope", scope, &rubric.scopes));
    }
    found
}

fn expects(fields: &mut Fields<'_>, rubric: &Rubric) -> Vec<Expects> {
    let mut expects = Vec::new();
    for (criterion, title) in fields.names("expects") {
        if let Some(proficiency) = known_proficiency(fields, rubric, &title) {
            expects.push(Expects { criterion, proficiency });
        }
    }
    expects
}

fn rule(fields: &mut Fields<'_>, rubric: &Rubric) -> Option<LevelRule> {
    let text = fields.required_text("text");
    let at_least = super::expectation::at_least(fields);
    let criteria = fields.texts("criteria");
    let proficiency = fields.text("proficiency").and_then(|title| known_proficiency(fields, rubric, &title));
    text.map(|text| LevelRule { text, at_least, criteria, proficiency })
}

/// `6 months`, `1 year`, `2 quarters`, as months.
fn months(fields: &mut Fields<'_>, text: &Spanned<String>) -> Option<u32> {
    let mut words = text.value.split_whitespace();
    let number: Option<u32> =
        words.next().and_then(|word| word.parse().ok()).filter(|number| (1..=100).contains(number));
    let unit = words.next().and_then(|unit| match unit.trim_end_matches('s') {
        "month" => Some(1),
        "quarter" => Some(3),
        "year" => Some(12),
        _ => None,
    });
    match (number, unit, words.next()) {
        (Some(number), Some(unit), None) => Some(number * unit),
        _ => {
            let wrong =
                Diagnostic::error(code::WRONG_TYPE, text.span, format!("`{}` is not a length of time", text.value));
            fields.report(wrong.help("write a number and a unit, such as `6 months` or `1 year`"));
            None
        }
    }
}
