//! Reading a rubric file into a [`Rubric`]. Whether it makes sense as a whole is for `validate`.

mod criterion;
mod expectation;
mod level;
mod room;

use super::keys::KEYS;
use super::{KINDS, Proficiency, Rubric, validate::validate};
use crate::diagnostic::{Diagnostic, RuleName, code, did_you_mean};
use crate::source::{PacketPath, Span, Spanned, Text};
use crate::syntax::keys::FileKeys;
use crate::syntax::{Fields, Table, Value, hidden_in_values, read_toml};

/// Reads a rubric. Nothing when the file is not TOML at all; else what could be read, its problems added to `diagnostics`.
pub fn read_rubric(file: &PacketPath, text: &Text, diagnostics: &mut Vec<Diagnostic>) -> Option<Rubric> {
    let source = text.as_str();
    let first_line = Span::new(file, 0, source.find('\n').unwrap_or(source.len()));
    let mut table = read_toml(source, first_line.with(0, source.len()), first_line, diagnostics).whole()?;
    without_unseen(&mut table);
    let mut fields = Fields::new(file, &table, FileKeys { word: "rubric", keys: KEYS }, diagnostics);
    let rubric = rubric(&mut fields);
    fields.finish();
    hidden_in_values(&table, |_| true, diagnostics);
    validate(&rubric, first_line, diagnostics);
    Some(Rubric { file: Some(file.clone()), ..rubric })
}

/// Takes out of every text what nobody sees and everything trips over: blanks without a width, which ride along when a page is copied. Those that join or
/// part letters stay, since scripts and emoji are written with them.
fn without_unseen(table: &mut Table) {
    const UNSEEN: [char; 3] = ['\u{200b}', '\u{2060}', '\u{feff}'];
    let mut values: Vec<&mut Value> = table.entries.iter_mut().map(|entry| &mut entry.node.value).collect();
    while let Some(value) = values.pop() {
        match value {
            Value::Text(text) if text.contains(UNSEEN) => text.retain(|character| !UNSEEN.contains(&character)),
            Value::List(nodes) => values.extend(nodes.iter_mut().map(|node| &mut node.value)),
            Value::Table(table) => values.extend(table.entries.iter_mut().map(|entry| &mut entry.node.value)),
            Value::Text(_)
            | Value::Plain(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Boolean(_)
            | Value::Date(_)
            | Value::Time(_)
            | Value::Nothing
            | Value::Reported => {}
        }
    }
}

fn rubric(fields: &mut Fields<'_>) -> Rubric {
    let id = fields.required_text("id");
    let title = fields.required_text("title");
    let scopes = values(unique(fields, "scopes", "scope"));
    let kinds = KINDS.iter().map(|kind| (*kind).to_owned()).chain(values(fields.texts("kinds"))).collect();
    let mut rubric = Rubric {
        id: value(id),
        title: value(title),
        version: optional(fields, "version").unwrap_or_else(|| "1".to_owned()),
        language: optional(fields, "language").unwrap_or_else(|| "en".to_owned()),
        summary: optional(fields, "summary"),
        source: optional(fields, "source"),
        license: optional(fields, "license"),
        supersedes: optional(fields, "supersedes"),
        scopes,
        kinds,
        proficiencies: proficiencies(fields),
        archetypes: unique(fields, "archetypes", "archetype"),
        cumulative: fields.boolean("cumulative").is_some_and(|cumulative| cumulative.value),
        ..Rubric::default()
    };
    rubric.levels = fields.each("levels", |it| level::level(it, &rubric));
    rubric.criteria = fields.each("criteria", |it| criterion::criterion(it, &rubric));
    rubric.questions = fields.each("questions", room::question);
    rubric.feedback = fields.section("feedback", room::quota).unwrap_or_default();
    rubric.renames = fields.each("renames", room::rename);
    rubric
}

/// A list of names, each there once.
fn unique(fields: &mut Fields<'_>, key: &'static str, noun: &str) -> Vec<Spanned<String>> {
    let names = fields.texts(key);
    once(fields, noun, &names);
    names
}

/// Says which names are there twice.
fn once(fields: &mut Fields<'_>, noun: &str, names: &[Spanned<String>]) {
    for (index, name) in names.iter().enumerate() {
        if let Some(first) = names[..index].iter().find(|first| first.value == name.value) {
            let message = format!("{noun} `{}` is listed twice", name.value);
            let twice = Diagnostic::error(code::DUPLICATE_ID, name.span, message);
            fields.report(twice.also(first.span, "first here").help("remove one"));
        }
    }
}

fn proficiencies(fields: &mut Fields<'_>) -> Vec<Proficiency> {
    let read = fields.each_text_or_table(
        "proficiencies",
        |title| Proficiency { title, summary: None },
        |it| {
            let title = it.required_text("title");
            let summary = optional(it, "summary");
            title.map(|title| Proficiency { title, summary })
        },
    );
    let titles: Vec<Spanned<String>> = read.iter().map(|proficiency| proficiency.title.clone()).collect();
    once(fields, "proficiency", &titles);
    read
}

/// The proficiency of this title, or that there is none.
fn known_proficiency(fields: &mut Fields<'_>, rubric: &Rubric, title: &Spanned<String>) -> Option<usize> {
    let found = rubric.proficiency(&title.value);
    if found.is_none() {
        let known: Vec<String> =
            rubric.proficiencies.iter().map(|proficiency| proficiency.title.value.clone()).collect();
        let diagnostic = unknown(code::UNKNOWN_VALUE, "proficiency", title, &known);
        fields.report(if known.is_empty() {
            diagnostic.help("list the steps of the scale under `proficiencies`, lowest first")
        } else {
            diagnostic
        });
    }
    found
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

fn optional(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    fields.text(key).map(|text| text.value)
}
