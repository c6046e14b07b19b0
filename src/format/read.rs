//! Reading a format file. What it says is laid over the format that it begins with, if it names one: the id of a section says which section is meant, and
//! what a section does not say there stays.

use super::keys::KEYS;
use super::validate::validate;
use super::words::{Markup, Part, Per, Unit};
use super::{BUILT_IN, Fill, Format, Items, Limit, Section, built_in};
use crate::diagnostic::{Diagnostic, code, did_you_mean};
use crate::source::{PacketPath, Span, Spanned, Text};
use crate::syntax::keys::FileKeys;
use crate::syntax::{Fields, hidden_in_values, read_toml};
use crate::vocabulary::{Audience, Vocabulary};

/// Reads a format. Nothing when the file is not TOML at all; else what could be read, its problems added to `diagnostics`.
pub fn read_format(file: &PacketPath, text: &Text, diagnostics: &mut Vec<Diagnostic>) -> Option<Format> {
    let source = text.as_str();
    let first_line = Span::new(file, 0, source.find('\n').unwrap_or(source.len()));
    let table = read_toml(source, first_line.with(0, source.len()), first_line, diagnostics).whole()?;
    let mut fields = Fields::new(file, &table, FileKeys { word: "format", keys: KEYS }, diagnostics);
    let format = format(&mut fields, first_line);
    fields.finish();
    hidden_in_values(&table, |_| true, diagnostics);
    validate(&format, first_line, diagnostics);
    Some(format)
}

/// A section as it is written, before it is known what it is laid over.
struct Written {
    id: Spanned<String>,
    title: Option<String>,
    prompt: Option<String>,
    is_required: Option<bool>,
    items: Option<Items>,
    limit: Option<Limit>,
    fill: Option<Fill>,
    parts: Vec<Part>,
}

fn format(fields: &mut Fields<'_>, first_line: Span) -> Format {
    let file = fields.file().clone();
    let id = fields.text("id").unwrap_or_else(|| Spanned::new(file.stem().to_owned(), first_line.at(0)));
    let base = base(fields);
    let is_begun = fields.has("extends");
    let title = fields.text("title").map(|title| title.value);
    if title.is_none() && !is_begun {
        fields.missing_unless_wrong("title");
    }
    let source: Vec<String> = fields.texts("source").into_iter().map(|source| source.value).collect();
    let as_of = fields.date("as-of").map(|day| day.value);
    let trust = fields.word("trust", code::UNKNOWN_VALUE).map(|trust| trust.value);
    let remark = fields.text("remark").map(|remark| remark.value);
    let markup = fields.word::<Markup>("markup", code::UNKNOWN_VALUE).map(|markup| markup.value);
    // A word that is not understood narrows what may be filled in, and never widens it.
    let understood = fields.word::<Audience>("audience", code::UNKNOWN_AUDIENCE).map(|audience| audience.value);
    let audience = if fields.has("audience") { Some(understood.unwrap_or(Audience::Committee)) } else { None };
    let limit = fields.section("limit", |limit| self::limit(limit, false));
    let written = fields.each("sections", section);
    if !fields.has("sections") && !is_begun {
        fields.missing("sections");
    }
    let sections = sections(fields, written, base.as_ref());
    // What an author says of the source is said of all of it.
    let has_own = !source.is_empty();
    let of_base = |is_left: bool| base.as_ref().filter(|_| is_left);
    Format {
        file,
        id,
        title: title.or_else(|| of_base(true).map(|base| base.title.clone())).unwrap_or_default(),
        as_of: as_of.or_else(|| of_base(!has_own).and_then(|base| base.as_of)),
        trust: trust.or_else(|| of_base(!has_own).and_then(|base| base.trust)),
        remark: remark.or_else(|| of_base(!has_own).and_then(|base| base.remark.clone())),
        source: if has_own { source } else { of_base(true).map_or_else(Vec::new, |base| base.source.clone()) },
        markup: markup.or_else(|| of_base(true).map(|base| base.markup)).unwrap_or_default(),
        audience: audience.or_else(|| of_base(true).map(|base| base.audience)).unwrap_or(Audience::Manager),
        limit: limit.or_else(|| of_base(true).map(|base| base.limit.clone())).unwrap_or_default(),
        sections,
    }
}

/// The built-in format that this one begins with.
fn base(fields: &mut Fields<'_>) -> Option<Format> {
    let name = fields.text("extends")?;
    let found = built_in(&name.value).and_then(|found| found.read());
    if found.is_none() {
        let known: Vec<&str> = BUILT_IN.iter().map(|format| format.id).collect();
        let message = format!("there is no built-in format `{}`", name.value);
        let unknown = Diagnostic::error(code::UNKNOWN_FORMAT, name.span, message).misspelled(&name.value, &known);
        let help = did_you_mean(&name.value, &known).unwrap_or_else(|| format!("known here: {}", known.join(", ")));
        fields.report(unknown.help(help));
    }
    found
}

/// What is written, laid over the sections that are begun with. A section that is there twice is told by `validate`.
fn sections(fields: &mut Fields<'_>, written: Vec<Written>, base: Option<&Format>) -> Vec<Section> {
    let mut sections: Vec<Section> = base.map_or_else(Vec::new, |base| base.sections.clone());
    let known = sections.len();
    for own in written {
        let below = sections[..known].iter_mut().find(|section| section.id.value == own.id.value);
        match below {
            // The place is that of the file at hand from then on, so that a second one of this id is seen.
            Some(section) if section.id.span.file != own.id.span.file => over(section, own),
            Some(_) => sections.push(alone(own)),
            None => {
                asks_something(fields, &own);
                sections.push(alone(own));
            }
        }
    }
    sections
}

fn over(section: &mut Section, own: Written) {
    section.id = own.id;
    section.title = own.title.or(section.title.take());
    if let Some(prompt) = own.prompt {
        section.prompt = prompt;
    }
    section.is_required = own.is_required.unwrap_or(section.is_required);
    section.items = own.items.unwrap_or(section.items);
    section.limit = own.limit.unwrap_or_else(|| section.limit.clone());
    section.fill = own.fill.or(section.fill.take());
    if !own.parts.is_empty() {
        section.parts = own.parts;
    }
}

/// Says it of a section that has no words for its reader.
fn asks_something(fields: &mut Fields<'_>, own: &Written) {
    if own.prompt.as_deref().is_none_or(|prompt| prompt.trim().is_empty()) {
        let message = format!("the section `{}` does not say what it asks", own.id.value);
        fields.report(
            Diagnostic::error(code::MISSING_KEY, own.id.span, message)
                .help("add `prompt`: what it asks, in the words of the form or your own"),
        );
    }
}

fn alone(own: Written) -> Section {
    Section {
        id: own.id,
        title: own.title,
        prompt: own.prompt.unwrap_or_default(),
        is_required: own.is_required.unwrap_or_default(),
        items: own.items.unwrap_or_default(),
        limit: own.limit.unwrap_or_default(),
        fill: own.fill,
        parts: own.parts,
    }
}

fn section(fields: &mut Fields<'_>) -> Option<Written> {
    let id = fields.required_text("id");
    let title = fields.text("title").map(|title| title.value);
    let prompt = fields.text("prompt").map(|prompt| prompt.value);
    let is_required = fields.boolean("required").map(|required| required.value);
    let items = fields.section("items", items);
    let limit = fields.section("limit", |limit| self::limit(limit, true));
    let fill = fields.section("fill", fill).flatten();
    let parts = parts(fields);
    Some(Written { id: id?, title, prompt, is_required, items, limit, fill, parts })
}

fn items(fields: &mut Fields<'_>) -> Items {
    let (min, max) = (fields.number("min"), fields.number("max"));
    if let Some(zero) = max.filter(|max| max.value == 0) {
        fields.report(nothing(zero.span, "`max = 0` takes no item"));
    }
    if let (Some(min), Some(max)) = (min, max)
        && max.value > 0
        && min.value > max.value
    {
        let message = format!("at least {} and at most {} items cannot both be", min.value, max.value);
        let both = Diagnostic::error(code::CONTRADICTORY_FORMAT, min.span, message);
        fields.report(both.also(max.span, "at most").help("exchange `min` and `max`"));
    }
    Items { min: min.map(|min| min.value), max: max.map(|max| max.value).filter(|max| *max > 0) }
}

fn limit(fields: &mut Fields<'_>, has_items: bool) -> Limit {
    let mut at_most = Vec::new();
    let span = fields.span();
    let mut is_told = false;
    for (word, unit) in Unit::words() {
        is_told |= fields.has(word);
        match fields.number(word) {
            Some(zero) if zero.value == 0 => fields.report(nothing(zero.span, &format!("`{word} = 0` leaves no room"))),
            Some(number) => at_most.push((unit, number.value)),
            None => {}
        }
    }
    let per = if has_items { fields.word::<Per>("per", code::UNKNOWN_VALUE) } else { None };
    if !is_told {
        let words: Vec<&str> = Unit::words().into_iter().map(|(word, _)| word).collect();
        let none = Diagnostic::error(code::CONTRADICTORY_FORMAT, span, "this limit does not say of what");
        fields.report(none.help(format!("add one of {}", words.join(", "))));
    }
    Limit { at_most, per: per.map(|per| per.value).unwrap_or_default() }
}

fn nothing(span: Span, message: &str) -> Diagnostic {
    Diagnostic::error(code::CONTRADICTORY_FORMAT, span, message).help("write the number of the form, or leave it out")
}

fn fill(fields: &mut Fields<'_>) -> Option<Fill> {
    let from = fields.word("from", code::UNKNOWN_VALUE).map(|from| from.value);
    if from.is_none() {
        fields.missing_unless_wrong("from");
    }
    let ids = fields.texts("id");
    let criteria = fields.texts("criteria");
    let order = fields.word("order", code::UNKNOWN_VALUE).map(|order| order.value).unwrap_or_default();
    let text = fields.text("text").map(|text| text.value);
    let fill = Fill { from: from?, ids, criteria, order, text };
    super::validate::fill(&fill, fields);
    Some(fill)
}

fn parts(fields: &mut Fields<'_>) -> Vec<Part> {
    let known = Part::words();
    let names: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    let mut parts = Vec::new();
    for word in fields.texts("parts") {
        match known.iter().find(|(known, _)| *known == word.value) {
            Some((_, part)) => parts.push(*part),
            None => {
                let message = format!("unknown part `{}`", word.value);
                let unknown = Diagnostic::error(code::UNKNOWN_VALUE, word.span, message);
                let help =
                    did_you_mean(&word.value, &names).unwrap_or_else(|| format!("known here: {}", names.join(", ")));
                fields.report(unknown.misspelled(&word.value, &names).help(help));
            }
        }
    }
    parts
}
