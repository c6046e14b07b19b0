//! A tree of values with spans, the same for TOML and YAML, so that everything above knows one language.

use crate::source::{Date, Span, Spanned};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The whole value as written, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a file can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A quoted text, in either language.
    Text(String),
    /// A plain YAML scalar: it has no type until a key asks for one, so that `NO`, `010` and `1.10` stay text where text is declared.
    Plain(String),
    /// A TOML whole number.
    Integer(i64),
    /// A TOML number with a fraction, and how it was written.
    Float(String),
    /// A TOML boolean.
    Boolean(bool),
    /// A TOML date.
    Date(Date),
    /// A TOML time, or a date with one, as written: nothing in a packet asks for it.
    Time(String),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
    /// An empty YAML value.
    Nothing,
    /// Something that has been reported already: it reads as absent, and nothing more is said of it.
    Reported,
}

/// Keys and values in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Where the table stands; for a whole file or front matter, its first line, where a missing key is reported.
    pub span: Span,
    /// Each key once.
    pub entries: Vec<Entry>,
}

/// What came of reading a text. There always is a table: what cannot be read is left out of it, and said.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What could be read.
    pub table: Table,
    /// Whether that is all of it. Where it is not, a key that is not in the table may well be in the text.
    pub is_whole: bool,
}

impl Reading {
    /// The table, for those who can do nothing with a part of it.
    pub fn whole(self) -> Option<Table> {
        self.is_whole.then_some(self.table)
    }
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key, without quotes.
    pub key: Spanned<String>,
    /// Its value.
    pub node: Node,
}

impl Table {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.node)
    }

    /// Where the last of its values ends; nothing for an empty table.
    pub(super) fn end(&self) -> Option<usize> {
        self.entries.iter().map(|entry| entry.key.span.end.max(entry.node.end())).max()
    }
}

impl Node {
    /// Where the last that belongs to it ends: a table that is opened by a header goes on below it.
    fn end(&self) -> usize {
        let inside = match &self.value {
            Value::Table(table) => table.end(),
            Value::List(nodes) => nodes.iter().map(Node::end).max(),
            Value::Text(_)
            | Value::Plain(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Boolean(_)
            | Value::Date(_)
            | Value::Time(_)
            | Value::Nothing
            | Value::Reported => None,
        };
        inside.map_or(self.span.end, |inside| inside.max(self.span.end))
    }
}

impl Value {
    /// What a message calls it: `a text`, `a list`.
    pub fn name(&self) -> &'static str {
        match self {
            Value::Text(_) | Value::Plain(_) => "a text",
            Value::Integer(_) => "a whole number",
            Value::Float(_) => "a number",
            Value::Boolean(_) => "a boolean",
            Value::Date(_) => "a date",
            Value::Time(_) => "a time",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
            Value::Nothing | Value::Reported => "nothing",
        }
    }
}
