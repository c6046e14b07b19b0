//! Reading a rubric file into a [`Rubric`]. Whether it makes sense as a whole is for `validate`.

use super::keys::KEYS;
use super::{Criterion, Expectation, KINDS, Level, Need, Question, Quota, Rubric, validate::validate};
use crate::diagnostic::{Diagnostic, RuleName, code, did_you_mean};
use crate::source::{PacketPath, Span, Spanned, Text};
use crate::syntax::keys::FileKeys;
use crate::syntax::{Fields, hidden_in_values, read_toml};
use crate::vocabulary::{Demand, Doubt, Vocabulary};

/// Reads a rubric. Nothing when the file is not TOML at all; else what could be read, its problems added to `diagnostics`.
pub fn read_rubric(file: &PacketPath, text: &Text, diagnostics: &mut Vec<Diagnostic>) -> Option<Rubric> {
    let source = text.as_str();
    let first_line = Span::new(file, 0, source.find('\n').unwrap_or(source.len()));
    let table = read_toml(source, first_line.with(0, source.len()), first_line, diagnostics).whole()?;
    let mut fields = Fields::new(file, &table, FileKeys { word: "rubric", keys: KEYS }, diagnostics);
    let rubric = rubric(&mut fields);
    fields.finish();
    hidden_in_values(&table, |_| true, diagnostics);
    validate(&rubric, first_line, diagnostics);
    Some(Rubric { file: Some(file.clone()), ..rubric })
}

fn rubric(fields: &mut Fields<'_>) -> Rubric {
    let id = fields.required_text("id");
    let title = fields.required_text("title");
    let scopes = scopes(fields);
    let kinds = KINDS.iter().map(|kind| (*kind).to_owned()).chain(values(fields.texts("kinds"))).collect();
    let mut rubric = Rubric {
        id: value(id),
        title: value(title),
        version: fields.text("version").map_or_else(|| "1".to_owned(), |version| version.value),
        language: fields.text("language").map_or_else(|| "en".to_owned(), |language| language.value),
        source: fields.text("source").map(|source| source.value),
        license: fields.text("license").map(|license| license.value),
        supersedes: fields.text("supersedes").map(|supersedes| supersedes.value),
        scopes,
        kinds,
        ..Rubric::default()
    };
    rubric.levels = fields.each("levels", |it| level(it, &rubric));
    rubric.criteria = fields.each("criteria", |it| criterion(it, &rubric));
    rubric.questions = fields.each("questions", question);
    rubric.feedback = fields.section("feedback", quota).unwrap_or_default();
    rubric
}

fn scopes(fields: &mut Fields<'_>) -> Vec<String> {
    let scopes = fields.texts("scopes");
    for (index, scope) in scopes.iter().enumerate() {
        if let Some(first) = scopes[..index].iter().find(|first| first.value == scope.value) {
            let twice =
                Diagnostic::error(code::DUPLICATE_ID, scope.span, format!("scope `{}` is listed twice", scope.value));
            fields.report(twice.also(first.span, "first here").help("remove one"));
        }
    }
    if scopes.is_empty() {
        fields.missing("scopes");
    }
    values(scopes)
}

fn level(fields: &mut Fields<'_>, rubric: &Rubric) -> Option<Level> {
    let id = fields.required_text("id");
    let title = fields.text("title");
    let level = Level {
        title: title.map_or_else(|| id.as_ref().map_or_else(String::new, |id| id.value.clone()), |title| title.value),
        id: id.clone().unwrap_or_default(),
        aliases: values(fields.texts("aliases")),
        scope: fields.text("scope").and_then(|scope| known_scope(fields, rubric, &scope)),
        sustained: fields.text("sustained").and_then(|text| months(fields, &text)),
        owns: fields.text("owns").map(|owns| owns.value),
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

fn criterion(fields: &mut Fields<'_>, rubric: &Rubric) -> Option<Criterion> {
    let id = fields.required_text("id");
    let title = fields.text("title");
    let mut expectations = fields.each("expectations", |it| {
        let place = it.span_of("level").unwrap_or_else(|| it.span());
        expectation(it, rubric).map(|read| (place, read))
    });
    let group = fields.text("group").map(|group| group.value);
    let summary = fields.text("summary").map(|summary| summary.value);
    let id = id?;
    expectations.sort_by_key(|(_, expectation)| expectation.level);
    for pair in expectations.windows(2) {
        if pair[0].1.level == pair[1].1.level {
            let level = &rubric.levels[pair[0].1.level].id.value;
            let message = format!("criterion `{}` has two expectations for level `{level}`", id.value);
            let twice = Diagnostic::error(code::CONTRADICTORY_RUBRIC, pair[1].0, message);
            fields.report(twice.also(pair[0].0, "first here").help("keep one expectation a level"));
        }
    }
    Some(Criterion {
        title: title.map_or_else(|| id.value.clone(), |title| title.value),
        id,
        group,
        summary,
        expectations: expectations.into_iter().map(|(_, expectation)| expectation).collect(),
    })
}

fn expectation(fields: &mut Fields<'_>, rubric: &Rubric) -> Option<Expectation> {
    let level = fields.required_text("level");
    let idle = fields.boolean("not-applicable").is_some_and(|idle| idle.value);
    let reason = fields.text("reason");
    let text = if idle { fields.text("text") } else { fields.required_text("text") };
    let need = fields.word::<Demand>("need", code::UNKNOWN_VALUE);
    if idle && reason.is_none() {
        fields.missing("reason");
    }
    if let (false, Some(reason)) = (idle, &reason) {
        let stray = Diagnostic::error(
            code::CONTRADICTORY_RUBRIC,
            reason.span,
            "`reason` stands beside an expectation that applies",
        );
        fields.report(stray.help("add `not-applicable = true`, or remove the reason"));
    }
    if let (true, Some(text)) = (idle, &text) {
        let both = Diagnostic::error(
            code::CONTRADICTORY_RUBRIC,
            text.span,
            "an expectation that is not applicable has a text",
        );
        fields.report(both.help("remove `text`, or remove `not-applicable`"));
    }
    let at_least = fields.number("at-least");
    if let Some(zero) = at_least.as_ref().filter(|number| number.value == 0) {
        let none = Diagnostic::error(code::CONTRADICTORY_RUBRIC, zero.span, "`at-least = 0` asks for nothing");
        fields.report(none.help("write `need = \"optional\"`, or `not-applicable = true` with a reason"));
    }
    let kinds = fields.texts("kinds");
    for kind in kinds.iter().filter(|kind| !rubric.kinds.contains(&kind.value)) {
        fields.report(unknown(code::UNKNOWN_KIND, "kind", kind, &rubric.kinds));
    }
    let examples = values(fields.texts("examples"));
    let level = level?;
    let Some(index) = rubric.level(&level.value) else {
        let ids: Vec<String> = rubric.levels.iter().map(|level| level.id.value.clone()).collect();
        fields.report(unknown(code::UNKNOWN_LEVEL, "level", &level, &ids));
        return None;
    };
    let need = match need {
        _ if idle => Need::NotApplicable(value(reason)),
        Some(Spanned { value: Demand::Optional, .. }) => Need::Optional,
        Some(Spanned { value: Demand::Required, .. }) | None => Need::Required,
    };
    let at_least = at_least.map_or(1, |number| number.value.max(1));
    Some(Expectation { level: index, text: value(text), need, at_least, kinds: values(kinds), examples })
}

fn question(fields: &mut Fields<'_>) -> Option<Question> {
    let id = fields.required_text("id");
    let text = fields.required_text("text");
    let criteria = fields.texts("criteria");
    let objection = fields.text("objection").map(|objection| objection.value);
    let answers = doubts(fields);
    Some(Question { id: id?, text: text?.value, criteria, objection, answers })
}

/// The objections that an answer to a question answers.
fn doubts(fields: &mut Fields<'_>) -> Vec<Doubt> {
    let known = Doubt::words();
    let names: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    let mut doubts = Vec::new();
    for word in fields.texts("answers") {
        match known.iter().find(|(known, _)| *known == word.value) {
            Some((_, doubt)) => doubts.push(*doubt),
            None => {
                let found =
                    Diagnostic::error(code::UNKNOWN_VALUE, word.span, format!("unknown objection `{}`", word.value));
                let help =
                    did_you_mean(&word.value, &names).unwrap_or_else(|| format!("known here: {}", names.join(", ")));
                fields.report(found.misspelled(&word.value, &names).help(help));
            }
        }
    }
    doubts
}

fn quota(fields: &mut Fields<'_>) -> Quota {
    let all = fields.number("at-least");
    let at_least = all.as_ref().map_or(0, |number| number.value);
    let mut part = |key| {
        let number = fields.number(key)?;
        if number.value > at_least {
            let message = format!("`{key}` asks for more than `at-least` does in all");
            let more = Diagnostic::error(code::CONTRADICTORY_RUBRIC, number.span, message);
            fields.report(more.help("raise `at-least`, or lower this"));
        }
        Some(number.value)
    };
    let (outside_team, at_target_level) = (part("outside-team"), part("at-target-level"));
    Quota { at_least, outside_team: outside_team.unwrap_or(0), at_target_level: at_target_level.unwrap_or(0) }
}

/// ``unknown scope `sytem` ``, with what was perhaps meant.
pub(super) fn unknown(rule: RuleName, noun: &str, word: &Spanned<String>, known: &[String]) -> Diagnostic {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let diagnostic = Diagnostic::error(rule, word.span, format!("unknown {noun} `{}`", word.value));
    let diagnostic = diagnostic.misspelled(&word.value, &known);
    match did_you_mean(&word.value, &known) {
        Some(help) => diagnostic.help(help),
        None => diagnostic.help("`promo rubric show` lists what there is"),
    }
}

fn value(text: Option<Spanned<String>>) -> String {
    text.map_or_else(String::new, |text| text.value)
}

fn values(texts: Vec<Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
