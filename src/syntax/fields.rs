//! Reading a table key by key. Every key that is asked for becomes a known key, so that what remains at the end is unknown and near misses can be
//! named: the reader of a note is its schema.

use super::{Node, Table, Value};
use crate::diagnostic::{Diagnostic, did_you_mean, either};
use crate::source::{Date, PacketPath, Span, Spanned};

/// A table being read. Problems go to `diagnostics`; a value that cannot be used reads as absent.
pub struct Fields<'a> {
    file: &'a PacketPath,
    table: &'a Table,
    known: Vec<&'static str>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// Starts to read a table of a file.
    pub fn new(file: &'a PacketPath, table: &'a Table, diagnostics: &'a mut Vec<Diagnostic>) -> Fields<'a> {
        Fields { file, table, known: Vec::new(), diagnostics }
    }

    /// Where the table stands.
    pub fn span(&self) -> Span {
        self.table.span
    }

    /// The file that is read.
    pub fn file(&self) -> &'a PacketPath {
        self.file
    }

    /// Adds a problem that the caller found.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The raw value of a key.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.push(key);
        self.table.get(key)
    }

    /// Says that a key must be there.
    pub fn missing(&mut self, key: &'static str, what: &str) {
        let diagnostic = Diagnostic::error("missing-key", self.file, self.table.span, format!("`{key}` is missing"));
        self.report(diagnostic.help(format!("add `{key}`: {what}")));
    }

    /// A text that must be there. `what` says what to write when it is not.
    pub fn required_text(&mut self, key: &'static str, what: &str) -> Option<Spanned<String>> {
        let present = self.table.get(key).is_some();
        let text = self.text(key);
        match &text {
            None if !present => self.missing(key, what),
            Some(text) if text.value.trim().is_empty() => {
                let diagnostic = Diagnostic::error("missing-key", self.file, text.span, format!("`{key}` is empty"));
                self.report(diagnostic.help(format!("write {what}")));
                return None;
            }
            _ => {}
        }
        text
    }

    /// A text. In TOML a number or a date is a wrong type; in YAML every plain scalar is text.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        self.as_text(node, key)
    }

    /// One of a few words, each with its meaning. `rule` is the name of the rule that an unknown word breaks.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        rule: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(text.map(|_| *meaning));
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let help = did_you_mean(&text.value, &known).unwrap_or_else(|| format!("write {}", either(&known)));
        self.report(
            Diagnostic::error(rule, self.file, text.span, format!("unknown {key} `{}`", text.value)).help(help),
        );
        None
    }

    /// A date, written `2026-03-14`.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let node = self.node(key)?;
        let written = match &node.value {
            Value::Date(date) => return self.plausible(*date, node.span),
            Value::Plain(written) | Value::Text(written) => written,
            _ => return self.wrong(node, key, "a date such as 2026-03-14"),
        };
        match written.parse::<Date>() {
            Ok(date) if written.len() == 10 => self.plausible(date, node.span),
            _ => {
                let diagnostic =
                    Diagnostic::error("invalid-date", self.file, node.span, format!("`{written}` is not a date"));
                self.report(diagnostic.help("write year, month and day of the calendar, such as 2026-03-14"));
                None
            }
        }
    }

    fn plausible(&mut self, date: Date, span: Span) -> Option<Spanned<Date>> {
        if (1900..=9999).contains(&date.year()) {
            return Some(Spanned::new(date, span));
        }
        let diagnostic =
            Diagnostic::error("invalid-date", self.file, span, format!("the year {} is not plausible", date.year()));
        self.report(diagnostic.help("write a year between 1900 and 9999"));
        None
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Boolean(value) => Some(Spanned::new(*value, node.span)),
            Value::Plain(word) if word == "true" || word == "false" => Some(Spanned::new(word == "true", node.span)),
            _ => self.wrong(node, key, "`true` or `false`"),
        }
    }

    /// A whole number, zero or more.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<usize>> {
        let node = self.node(key)?;
        let number = match &node.value {
            Value::Integer(number) => usize::try_from(*number).ok(),
            Value::Plain(word) => word.parse().ok(),
            _ => None,
        };
        number
            .map(|number| Spanned::new(number, node.span))
            .or_else(|| self.wrong(node, key, "a whole number, such as 3"))
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.list(key).into_iter().filter_map(|node| self.as_text(node, key)).collect()
    }

    /// The values of a list; a single value that is no list counts as a list of one.
    pub fn list(&mut self, key: &'static str) -> Vec<&'a Node> {
        match self.node(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(nodes), .. }) => nodes.iter().collect(),
            Some(Node { value: Value::Nothing, .. }) => Vec::new(),
            Some(node) => vec![node],
        }
    }

    /// A table.
    pub fn table(&mut self, key: &'static str) -> Option<&'a Table> {
        let node = self.node(key)?;
        match &node.value {
            Value::Table(table) => Some(table),
            _ => self.wrong(node, key, "a table"),
        }
    }

    /// A list of tables.
    pub fn tables(&mut self, key: &'static str) -> Vec<&'a Table> {
        let nodes = self.list(key);
        nodes
            .into_iter()
            .filter_map(|node| match &node.value {
                Value::Table(table) => Some(table),
                _ => self.wrong(node, key, "a list of tables"),
            })
            .collect()
    }

    /// Reads a table of this file with the same collector.
    pub fn inside<T>(&mut self, table: &Table, read: impl FnOnce(&mut Fields<'_>) -> T) -> T {
        let mut fields = Fields::new(self.file, table, self.diagnostics);
        let value = read(&mut fields);
        fields.finish();
        value
    }

    /// Any scalar as text.
    pub fn as_text(&mut self, node: &Node, key: &str) -> Option<Spanned<String>> {
        match &node.value {
            Value::Text(text) | Value::Plain(text) => Some(Spanned::new(text.clone(), node.span)),
            _ => self.wrong(node, key, "a text"),
        }
    }

    /// Says that a value has the wrong type.
    pub fn wrong<T>(&mut self, node: &Node, key: &str, wanted: &str) -> Option<T> {
        let found = node.value.name();
        let diagnostic = Diagnostic::error(
            "wrong-type",
            self.file,
            node.span,
            format!("`{key}` is {found}, and {wanted} is wanted"),
        );
        let quoted = matches!(
            node.value,
            Value::Integer(_) | Value::Float(_) | Value::Date(_) | Value::Time(_) | Value::Boolean(_)
        );
        self.report(if quoted && wanted == "a text" { diagnostic.help("put it in quotes") } else { diagnostic });
        None
    }

    /// Reports the keys that nobody asked for. To be called last.
    pub fn finish(self) {
        for entry in &self.table.entries {
            let key = &entry.key;
            if !self.known.contains(&key.value.as_str()) {
                let diagnostic =
                    Diagnostic::error("unknown-key", self.file, key.span, format!("unknown key `{}`", key.value));
                self.diagnostics.push(match did_you_mean(&key.value, &self.known) {
                    Some(help) => diagnostic.help(help),
                    None => diagnostic.help("remove it, or see the formats in the README"),
                });
            }
        }
    }
}
