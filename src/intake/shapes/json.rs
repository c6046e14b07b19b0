//! Records in JSON: an array of them, an object that holds one, or one record a line. Each keeps its lines.

use crate::intake::entry::{Part, PartForm, Place, Read};
use crate::intake::fault::IntakeFault;
use crate::intake::source::SourceText;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

use super::Shape;

/// A record and where it stands.
pub(super) struct JsonRecord {
    pub(super) fields: Map<String, Value>,
    pub(super) place: Place,
}

impl JsonRecord {
    /// A text, a number or a truth as it is written; empty for nothing.
    pub(super) fn text(&self, name: &str) -> String {
        self.fields.get(name).map_or_else(String::new, shown)
    }

    pub(super) fn take(&mut self, name: &str) -> String {
        self.fields.remove(name).as_ref().map_or_else(String::new, shown)
    }
}

/// A value in words: lists with commas, of an object its name.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(shown).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let name = ["nameWithOwner", "name", "title", "login", "displayName", "value"]
                .iter()
                .find_map(|name| fields.get(*name));
            name.map_or_else(|| value.to_string(), shown)
        }
    }
}

/// The shape of JSON by the names of its fields.
pub(super) fn shape(content: &str) -> Shape {
    let head: &str = &content[..content.floor_char_boundary(20_000)];
    let has = |name: &str| head.contains(&format!("\"{name}\""));
    if has("achievements") || has("eventStart") || has("isArchived") || has("eventDuration") {
        Shape::Bragdoc
    } else if has("mergedAt")
        || has("closedAt")
        || has("repository")
        || (has("url") && has("number"))
        || has("headRefName")
    {
        Shape::Gh
    } else {
        Shape::Bragfile
    }
}

/// Every record of a text; what is no record goes to the inbox.
pub(super) fn records(
    read: &mut Read,
    source: usize,
    text: &SourceText,
    list: &str,
) -> Result<Vec<JsonRecord>, IntakeFault> {
    let whole = text.text.as_str();
    let raws = raws(whole).map_err(|error| fault(text, &error))?;
    let mut records = Vec::new();
    for raw in raws {
        if raw.starts_with('{') {
            let lists: BTreeMap<String, &RawValue> = serde_json::from_str(raw).map_err(|error| fault(text, &error))?;
            let is_list = |raw: &RawValue| raw.get().starts_with('[') && raw.get()[1..].trim_start().starts_with('{');
            let chosen = lists.get(list).filter(|raw| is_list(raw)).map(|_| list.to_owned());
            let only =
                || lists.iter().filter(|(_, raw)| is_list(raw)).map(|(name, _)| name.clone()).collect::<Vec<_>>();
            let has_title = ["title", "name", "summary"].iter().any(|name| lists.contains_key(*name));
            let chosen = chosen.or_else(|| only().into_iter().next().filter(|_| !has_title));
            if let Some(chosen) = chosen {
                for (name, raw) in &lists {
                    if *name == chosen {
                        let inner: Vec<&RawValue> =
                            serde_json::from_str(raw.get()).map_err(|error| fault(text, &error))?;
                        inner.into_iter().for_each(|raw| record(read, source, text, raw.get(), &mut records));
                    } else {
                        aside(read, source, text, raw.get(), Some(name));
                    }
                }
                continue;
            }
        }
        record(read, source, text, raw, &mut records);
    }
    Ok(records)
}

/// The values at the top: those of the one array, or one after the other.
fn raws(whole: &str) -> Result<Vec<&str>, serde_json::Error> {
    if whole.trim_start().starts_with('[') {
        let raws: Vec<&RawValue> = serde_json::from_str(whole)?;
        return Ok(raws.into_iter().map(RawValue::get).collect());
    }
    serde_json::Deserializer::from_str(whole).into_iter::<&RawValue>().map(|raw| raw.map(RawValue::get)).collect()
}

fn record(read: &mut Read, source: usize, text: &SourceText, raw: &str, records: &mut Vec<JsonRecord>) {
    match serde_json::from_str::<Value>(raw) {
        Ok(Value::Object(fields)) => records.push(JsonRecord { fields, place: place(source, text, raw) }),
        Ok(_) | Err(_) => aside(read, source, text, raw, None),
    }
}

fn aside(read: &mut Read, source: usize, text: &SourceText, raw: &str, name: Option<&str>) {
    if matches!(raw.trim(), "[]" | "{}" | "null" | "\"\"") {
        return;
    }
    let words = name.map_or_else(|| raw.to_owned(), |name| format!("\"{name}\": {raw}"));
    let part = Part { hash: Part::hash(&words), text: words, place: place(source, text, raw), form: PartForm::Block };
    match crate::intake::private::private(&part.text) {
        Some(found) if found.is_secret => read.secret(part, format!("it holds {}", found.what)),
        _ => read.stray(part, "it is no entry"),
    }
}

/// Where a piece of the text stands in it.
fn place(source: usize, text: &SourceText, raw: &str) -> Place {
    let at = (raw.as_ptr() as usize).saturating_sub(text.text.as_ptr() as usize).min(text.text.len());
    Place { source, from: text.line(at), to: text.line((at + raw.len()).min(text.text.len())) }
}

fn fault(text: &SourceText, error: &serde_json::Error) -> IntakeFault {
    let said = error.to_string();
    let what = said.split(" at line ").next().unwrap_or(&said);
    // A text that ends in the middle of its last line may still have an end of line there.
    let lines = text.text.trim_end().lines().count().max(1);
    let column = text.text.lines().nth(lines - 1).map_or(0, str::len);
    let is_cut = error.is_eof()
        || error.line() > lines
        || (error.line() == lines && error.column() >= column && said.contains("string"));
    let line = if is_cut { lines } else { error.line().max(1) };
    let what = if is_cut {
        "the JSON is cut off: it ends in the middle of a value".to_owned()
    } else {
        format!("it is no JSON: {what}")
    };
    let help = if is_cut {
        "export it again, to its end: nothing of half a file is taken"
    } else {
        "mend that line, or export it again"
    };
    IntakeFault::new(format!("`{}`, line {line}: {what}", text.path), help)
}
