//! Declared keys as a JSON Schema (draft 7, which every editor knows), so that an editor completes and explains them while one types.

use super::keys::{Allowed, Key, Presence, Shape};
use serde_json::{Map, Value, json};

/// The schema of a file whose top holds these keys.
pub fn schema(title: &str, description: &str, keys: &[Key]) -> Value {
    let mut schema = table(keys);
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(title));
    schema.insert("description".to_owned(), json!(description));
    Value::Object(schema)
}

/// A value of TOML as JSON has it: a date is its text.
pub fn of_toml(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(value) => json!(value),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(values) => values.iter().map(of_toml).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.clone(), of_toml(value))).collect())
        }
    }
}

fn table(keys: &[Key]) -> Map<String, Value> {
    let required: Vec<&str> =
        keys.iter().filter(|key| matches!(key.presence, Presence::Required)).map(|key| key.name).collect();
    let properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), Value::Object(described(key)))).collect();
    let mut table = object(json!({ "type": "object", "properties": properties, "additionalProperties": false }));
    if !required.is_empty() {
        table.insert("required".to_owned(), json!(required));
    }
    let conditions: Vec<Value> = keys.iter().filter_map(|key| condition(key, keys)).collect();
    if !conditions.is_empty() {
        table.insert("allOf".to_owned(), json!(conditions));
    }
    table
}

/// What a key asks of the keys beside it.
fn condition(key: &Key, keys: &[Key]) -> Option<Value> {
    let is_there = |other: &str| {
        let is_switch = keys.iter().any(|key| key.name == other && matches!(key.shape, Shape::Boolean));
        if is_switch {
            json!({ "required": [other], "properties": { other: { "const": true } } })
        } else {
            json!({ "required": [other] })
        }
    };
    let needed = json!({ "required": [key.name] });
    match key.presence {
        Presence::Optional | Presence::Required => None,
        Presence::Unless(others) => {
            let instead = others.iter().map(|other| is_there(other));
            Some(json!({ "anyOf": std::iter::once(needed).chain(instead).collect::<Vec<_>>() }))
        }
        Presence::With(other) => Some(json!({ "if": is_there(other), "then": needed })),
    }
}

fn described(key: &Key) -> Map<String, Value> {
    let mut schema = of_shape(key);
    let description = match key.allowed {
        Allowed::Anything | Allowed::Words(_) => key.sentence.to_owned(),
        Allowed::WordsAndMore(_)
        | Allowed::Listed(_)
        | Allowed::Id(_)
        | Allowed::Address
        | Allowed::WebAddress
        | Allowed::RubricName
        | Allowed::Length => format!("{}: {}", key.sentence, key.value()),
    };
    schema.insert("description".to_owned(), json!(description));
    if let Some(example) = example(key) {
        schema.insert("examples".to_owned(), json!([example]));
    }
    schema
}

fn of_shape(key: &Key) -> Map<String, Value> {
    let words = match key.allowed {
        Allowed::Words(words) => Some(words()),
        Allowed::Anything
        | Allowed::WordsAndMore(_)
        | Allowed::Listed(_)
        | Allowed::Id(_)
        | Allowed::Address
        | Allowed::WebAddress
        | Allowed::RubricName
        | Allowed::Length => None,
    };
    let text = words.as_ref().map_or_else(|| json!({ "type": "string" }), |words| json!({ "enum": words }));
    object(match key.shape {
        Shape::Text => text,
        Shape::Texts => json!({ "type": ["string", "array"], "items": text }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Number => json!({ "type": "integer", "minimum": 0 }),
        Shape::Figure => json!({ "type": ["string", "number"] }),
        Shape::Table(keys) => Value::Object(table(keys)),
        Shape::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
        Shape::TextsOrTables(keys) => {
            json!({ "type": ["string", "array"], "items": { "anyOf": [text, table(keys)] } })
        }
        Shape::Names(known) => {
            let properties: Map<String, Value> =
                known().into_iter().map(|name| (name.to_owned(), text.clone())).collect();
            json!({ "type": "object", "properties": properties, "additionalProperties": false })
        }
        Shape::Terms => json!({ "type": "object", "additionalProperties": text }),
    })
}

fn example(key: &Key) -> Option<Value> {
    let written: toml::Table = toml::from_str(&format!("example = {}", key.example)).ok()?;
    written.get("example").map(of_toml)
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(object) = value { object } else { Map::new() }
}
