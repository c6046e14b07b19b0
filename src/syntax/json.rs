//! JSON as the same tree of values as YAML and TOML, with spans. The grammar is the `serde_json` crate's, asked for one depth at a time: what it hands
//! over unread is a piece of the very text, and where that piece stands is the span.

use super::{Entry, Node, Table, Value};
use crate::source::{Span, Spanned};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// How many tables and lists may stand inside each other: each depth is read once more than the one above it.
const DEEPEST: usize = 32;

/// What keeps a text from being read as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// The line that it was found in, from 1.
    pub line: usize,
    /// What it is, in a few words.
    pub what: String,
}

/// Reads a whole file of JSON. Every span is one into `source`, in the file of `home`.
pub fn read_json_file(source: &str, home: Span) -> Result<Node, NotJson> {
    let raw: &RawValue = serde_json::from_str(source).map_err(|error| NotJson::of(&error, 1))?;
    JsonReader { source, home }.node(raw, DEEPEST)
}

impl NotJson {
    /// `above` is the line that the piece begins in.
    fn of(error: &serde_json::Error, above: usize) -> NotJson {
        let said = error.to_string();
        let what = said.split(" at line ").next().unwrap_or(&said).to_owned();
        NotJson { line: above + error.line().saturating_sub(1), what }
    }
}

struct JsonReader<'a> {
    source: &'a str,
    home: Span,
}

/// Keys in the order of the text, with what belongs to each as it was written.
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl JsonReader<'_> {
    fn node(&self, raw: &RawValue, depth: usize) -> Result<Node, NotJson> {
        let text = raw.get();
        let span = self.home.with(self.range(text).start, self.range(text).end);
        if depth == 0 {
            return Err(NotJson { line: self.line(text), what: format!("nested deeper than {DEEPEST} levels") });
        }
        let value = match text.as_bytes().first() {
            Some(b'{') => Value::Table(self.table(text, span, depth)?),
            Some(b'[') => {
                let items: Vec<&RawValue> = self.read(text)?;
                Value::List(items.into_iter().map(|item| self.node(item, depth - 1)).collect::<Result<_, _>>()?)
            }
            Some(b'"') => Value::Text(self.read(text)?),
            _ if text == "null" => Value::Nothing,
            _ => Value::Plain(text.to_owned()),
        };
        Ok(Node { span, value })
    }

    /// A key that is there twice is refused: one of the two would be lost.
    fn table(&self, text: &str, span: Span, depth: usize) -> Result<Table, NotJson> {
        let (mut entries, mut seen) = (Vec::new(), BTreeSet::new());
        for (key, raw) in self.read::<Pairs<'_>>(text)?.0 {
            if !seen.insert(key.clone()) {
                return Err(NotJson { line: self.line(raw.get()), what: format!("`{key}` is set twice") });
            }
            let node = self.node(raw, depth - 1)?;
            entries.push(Entry { key: Spanned::new(key, node.span.at(node.span.start)), node });
        }
        Ok(Table { span, entries })
    }

    fn read<'r, T: Deserialize<'r>>(&self, text: &'r str) -> Result<T, NotJson> {
        serde_json::from_str(text).map_err(|error| NotJson::of(&error, self.line(text)))
    }

    /// Where a piece of the source stands in it.
    fn range(&self, piece: &str) -> Range<usize> {
        let start = piece.as_ptr().addr().saturating_sub(self.source.as_ptr().addr());
        start..start + piece.len()
    }

    fn line(&self, piece: &str) -> usize {
        let before = self.source.get(..self.range(piece).start).unwrap_or("");
        before.matches('\n').count() + 1
    }
}

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pairs<'de>, D::Error> {
        struct PairsVisitor;

        impl<'de> Visitor<'de> for PairsVisitor {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry::<String, &'de RawValue>()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(PairsVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::PacketPath;

    fn read(source: &str) -> Result<Node, NotJson> {
        read_json_file(source, Span::of_file(&PacketPath::new("a.json").unwrap()))
    }

    #[test]
    fn every_value_knows_where_it_stands() {
        let source = "{\n\t\"a\": [\"one\", \"z\\u00fcrich\"],\n\t\"b\": 2\n}";
        let node = read(source).unwrap();
        let Value::Table(table) = node.value else { panic!("not a table") };
        let Value::List(items) = &table.entries[0].node.value else { panic!("not a list") };
        assert_eq!(items[1].value, Value::Text("zürich".to_owned()));
        assert_eq!(&source[items[1].span.range()], "\"z\\u00fcrich\"");
        assert_eq!(&source[table.entries[1].node.span.range()], "2");
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        let line = |source: &str| read(source).unwrap_err().line;
        assert_eq!(line("{\n\"a\": 1,\n\"a\": 2}"), 3);
        assert_eq!(line("{\n\n\"a\": }"), 3);
        assert!(read(&format!("{}{}", "[".repeat(40), "]".repeat(40))).unwrap_err().what.contains("nested deeper"));
    }
}
