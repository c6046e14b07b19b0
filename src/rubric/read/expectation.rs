//! Reading one expectation: what is asked of a criterion at a level or at a proficiency, and its statements.

use super::{known_proficiency, optional, unknown, value, values};
use crate::diagnostic::{Diagnostic, code};
use crate::rubric::{Expectation, Need, Rubric, Statement, StatementLink};
use crate::source::Spanned;
use crate::syntax::Fields;
use crate::vocabulary::Demand;

pub(super) fn expectation(fields: &mut Fields<'_>, rubric: &Rubric) -> Option<Expectation> {
    let (level, step) = (fields.text("level"), fields.text("proficiency"));
    if level.is_none() && step.is_none() {
        fields.missing_unless_wrong("level");
    }
    let idle = fields.boolean("not-applicable").is_some_and(|idle| idle.value);
    let reason = fields.text("reason");
    let statements = statements(fields, rubric);
    let text = if idle || !statements.is_empty() { fields.text("text") } else { fields.required_text("text") };
    let need = fields.word::<Demand>("need", code::UNKNOWN_VALUE).map(|need| need.value);
    idleness(fields, idle, reason.as_ref());
    let mut read = Expectation {
        title: optional(fields, "title"),
        text: value(text),
        at_least: at_least(fields).unwrap_or(1),
        kinds: kinds(fields, rubric),
        examples: values(fields.texts("examples")),
        signals: values(fields.texts("signals")),
        weight: fields.figure("weight").map(|weight| weight.value),
        target: fields.figure("target").map(|target| target.value),
        points: fields.figure("points").map(|points| points.value),
        ..Expectation::default()
    };
    read.need = if idle { Need::NotApplicable(value(reason)) } else { asked(need, &read.text, &statements) };
    read.statements = statements;
    read.proficiency = step.as_ref().and_then(|step| known_proficiency(fields, rubric, step));
    let Some(level) = level else { return read.proficiency.map(|_| read) };
    read.level = Some(known_level(fields, rubric, &level)?);
    Some(read)
}

fn known_level(fields: &mut Fields<'_>, rubric: &Rubric, level: &Spanned<String>) -> Option<usize> {
    let found = rubric.level(&level.value);
    if found.is_none() {
        let ids: Vec<String> = rubric.levels.iter().map(|level| level.id.value.clone()).collect();
        fields.report(unknown(code::UNKNOWN_LEVEL, "level", level, &ids));
    }
    found
}

/// What contradicts itself between an expectation that applies and one that does not.
fn idleness(fields: &mut Fields<'_>, idle: bool, reason: Option<&Spanned<String>>) {
    let mut wrong = |span, message: &str, help: &str| {
        fields.report(Diagnostic::error(code::CONTRADICTORY_RUBRIC, span, message).help(help));
    };
    match (idle, reason) {
        (false, Some(reason)) => {
            let message = "`reason` stands beside an expectation that applies";
            wrong(reason.span, message, "add `not-applicable = true`, or remove the reason");
        }
        (true, None) => fields.missing("reason"),
        (true, Some(_)) | (false, None) => {}
    }
    for (key, what) in [("text", "a text"), ("statements", "statements")] {
        if let (true, Some(span)) = (idle, fields.span_of(key)) {
            let message = format!("an expectation that is not applicable has {what}");
            let both = Diagnostic::error(code::CONTRADICTORY_RUBRIC, span, message);
            fields.report(both.help(format!("remove `{key}`, or remove `not-applicable`")));
        }
    }
}

/// Whether it must be met. Where that is not said, it must as far as one of its sentences must.
fn asked(written: Option<Demand>, text: &str, statements: &[Statement]) -> Need {
    let widest = || {
        let is = |demand| statements.iter().any(|statement| statement.need == demand);
        match () {
            () if !text.is_empty() || is(Demand::Required) || statements.is_empty() => Demand::Required,
            () if is(Demand::Optional) => Demand::Optional,
            () => Demand::Exceeds,
        }
    };
    match written.unwrap_or_else(widest) {
        Demand::Required => Need::Required,
        Demand::Optional => Need::Optional,
        Demand::Exceeds => Need::Exceeds,
    }
}

/// How many are asked for; none is said otherwise.
pub(super) fn at_least(fields: &mut Fields<'_>) -> Option<usize> {
    let at_least = fields.number("at-least")?;
    if at_least.value == 0 {
        let none = Diagnostic::error(code::CONTRADICTORY_RUBRIC, at_least.span, "`at-least = 0` asks for nothing");
        fields.report(none.help("write `need = \"optional\"`, or `not-applicable = true` with a reason"));
    }
    Some(at_least.value.max(1))
}

fn kinds(fields: &mut Fields<'_>, rubric: &Rubric) -> Vec<String> {
    let kinds = fields.texts("kinds");
    for kind in kinds.iter().filter(|kind| !rubric.kinds.contains(&kind.value)) {
        fields.report(unknown(code::UNKNOWN_KIND, "kind", kind, &rubric.kinds));
    }
    values(kinds)
}

fn statements(fields: &mut Fields<'_>, rubric: &Rubric) -> Vec<Statement> {
    let plain = |text: Spanned<String>| Statement {
        span: text.span,
        id: None,
        text: text.value,
        need: Demand::Required,
        at_least: 1,
        kinds: Vec::new(),
        examples: Vec::new(),
        links: Vec::new(),
        archetypes: Vec::new(),
    };
    let read = fields.each_text_or_table("statements", plain, |it| {
        let span = it.span();
        let id = it.text("id");
        let text = it.required_text("text");
        let need = it.word::<Demand>("need", code::UNKNOWN_VALUE).map_or(Demand::Required, |need| need.value);
        let read = Statement {
            span: text.as_ref().map_or(span, |text| text.span),
            id,
            text: value(text.clone()),
            need,
            at_least: at_least(it).unwrap_or(1),
            kinds: kinds(it, rubric),
            examples: values(it.texts("examples")),
            links: it.each_text_or_table("links", bare_link, link),
            archetypes: archetypes(it, rubric),
        };
        text.map(|_| read)
    });
    for empty in read.iter().filter(|statement| statement.text.trim().is_empty()) {
        let empty = Diagnostic::error(code::MISSING_KEY, empty.span, "a statement is empty");
        fields.report(empty.help("write what is expected, as a sentence, or remove it"));
    }
    read
}

fn archetypes(fields: &mut Fields<'_>, rubric: &Rubric) -> Vec<String> {
    let archetypes = fields.texts("archetypes");
    let known: Vec<String> = rubric.archetypes.iter().map(|archetype| archetype.value.clone()).collect();
    for archetype in archetypes.iter().filter(|archetype| !known.contains(&archetype.value)) {
        let diagnostic = unknown(code::UNKNOWN_VALUE, "archetype", archetype, &known);
        let is_unlisted = known.is_empty();
        fields.report(if is_unlisted { diagnostic.help("list it at the top, under `archetypes`") } else { diagnostic });
    }
    values(archetypes)
}

/// An address and its place, so that one that leads nowhere can be shown there.
fn bare_link(url: Spanned<String>) -> StatementLink {
    StatementLink { title: url.value.clone(), url }
}

fn link(fields: &mut Fields<'_>) -> Option<StatementLink> {
    let title = optional(fields, "title");
    let url = fields.required_text("url")?;
    Some(StatementLink { title: title.unwrap_or_else(|| url.value.clone()), url })
}
