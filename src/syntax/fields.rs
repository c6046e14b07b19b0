//! Reading a table key by key, against the declaration of its keys: what is not declared is unknown and gets its near miss, and a reader that asks for
//! an undeclared key, or for another type than the declared one, is a bug that every test sees.

mod types;

use super::date::{PLAUSIBLE, not_a_date, readings};
use super::keys::{self, Allowed, FileKeys, Key, Shape};
use super::{Entry, Node, Table, Value};
use crate::diagnostic::{Diagnostic, NearMiss, RuleName, code, did_you_mean, either, near_miss, nearest};
use crate::source::{Date, PacketPath, Span, Spanned};
use crate::vocabulary::Vocabulary;
use types::{TRUE_OR_FALSE, WHOLE_NUMBER};

/// A table being read. Problems go to `diagnostics`; a value that cannot be used reads as absent.
pub struct Fields<'a> {
    file: &'a PacketPath,
    table: &'a Table,
    declared: FileKeys,
    /// The key whose table this is; nothing at the top of a file.
    section: Option<&'a str>,
    /// The keys that were asked for: in the end each declared key must be among them.
    asked: Vec<&'static str>,
    /// What is not there, each with its key, until it is known whether it is there by another name.
    missing: Vec<(&'static str, Diagnostic)>,
    /// Whether something of the text could not be read, so that what is not there is not known to be missing.
    has_gaps: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// Starts to read a table of a file, which may hold these keys.
    pub fn new(
        file: &'a PacketPath,
        table: &'a Table,
        declared: FileKeys,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Fields<'a> {
        Fields {
            file,
            table,
            declared,
            section: None,
            asked: Vec::new(),
            missing: Vec::new(),
            has_gaps: false,
            diagnostics,
        }
    }

    /// The same for a table that is not all that was written: nothing is said to be missing.
    pub fn with_gaps(self, has_gaps: bool) -> Fields<'a> {
        Fields { has_gaps, ..self }
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

    /// The declaration of a key, which is asked for from now on.
    fn ask(&mut self, key: &'static str) -> Option<&'static Key> {
        self.asked.push(key);
        let declared = keys::find(self.declared.keys, key);
        debug_assert!(declared.is_some(), "`{key}` is read and not declared");
        declared
    }

    /// The raw value of a key that is declared with this shape.
    fn node(&mut self, key: &'static str, is_read_so: fn(&Shape) -> bool) -> Option<&'a Node> {
        let declared = self.ask(key)?;
        debug_assert!(
            is_read_so(&declared.shape),
            "`{key}` is declared as {} and read otherwise",
            declared.shape.name()
        );
        self.table.get(key)
    }

    /// Says that a key must be there, unless it is there under a name that is nearly right.
    pub fn missing(&mut self, key: &'static str) {
        let diagnostic = Diagnostic::error(code::MISSING_KEY, self.table.span, format!("`{key}` is missing"));
        let wanted = self.ask(key).map(Key::wanted).unwrap_or_default();
        self.missing.push((key, diagnostic.help(format!("add `{key}`: {wanted}"))));
    }

    /// Whether a key is there, whatever its value.
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Where a key's value stands.
    pub fn span_of(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(|node| node.span)
    }

    /// As [`missing`](Fields::missing), unless the key is there with a value that has been reported.
    pub fn missing_unless_wrong(&mut self, key: &'static str) {
        if !self.has(key) {
            self.missing(key);
        }
    }

    /// A text that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let text = self.text(key);
        match &text {
            None => self.missing_unless_wrong(key),
            Some(text) if text.value.trim().is_empty() => {
                let diagnostic = Diagnostic::error(code::MISSING_KEY, text.span, format!("`{key}` is empty"));
                let wanted = self.ask(key).map(Key::wanted).unwrap_or_default();
                self.report(diagnostic.help(format!("write {wanted}")));
                return None;
            }
            _ => {}
        }
        text
    }

    /// A text. In TOML a number or a date is a wrong type; in YAML every plain scalar is text.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key, |shape| matches!(shape, Shape::Text))?;
        self.as_text(node, key)
    }

    /// One of a few words, each with its meaning. `rule` is the name of the rule that an unknown word breaks.
    pub fn word<T: Vocabulary>(&mut self, key: &'static str, rule: RuleName) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        debug_assert!(
            matches!(keys::find(self.declared.keys, key).map(|key| key.allowed), Some(Allowed::Words(words)) if words() == keys::words::<T>()),
            "`{key}` is declared with other words than it is read with"
        );
        let words = T::words();
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(text.map(|_| *meaning));
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let help = did_you_mean(&text.value, &known).unwrap_or_else(|| format!("write {}", either(&known)));
        let unknown = Diagnostic::error(rule, text.span, format!("unknown {key} `{}`", text.value)).help(help);
        let may_mend = |word: &str| keys::find(self.declared.keys, key).is_some_and(|key| key.may_be_mended_to(word));
        let unknown = unknown.misspelled(&text.value, &known);
        let [fix, likely] = [unknown.fix, unknown.likely].map(|fix| fix.filter(|fix| may_mend(&fix.replacement)));
        self.report(Diagnostic { fix, likely, ..unknown });
        None
    }

    /// A date, written `2026-03-14`.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let node = self.node(key, |shape| matches!(shape, Shape::Date))?;
        let written = match &node.value {
            Value::Date(date) => return self.plausible(*date, node.span),
            Value::Plain(written) | Value::Text(written) | Value::Time(written) => written,
            Value::Integer(number) if !readings(&number.to_string()).is_empty() => &number.to_string(),
            _ => return self.wrong(node, key, "a date such as 2026-03-14"),
        };
        match written.parse::<Date>() {
            Ok(date) if written.len() == 10 => self.plausible(date, node.span),
            _ => {
                self.report(not_a_date(written, node.span));
                None
            }
        }
    }

    fn plausible(&mut self, date: Date, span: Span) -> Option<Spanned<Date>> {
        if PLAUSIBLE.contains(&date.year()) {
            return Some(Spanned::new(date, span));
        }
        let diagnostic =
            Diagnostic::error(code::INVALID_DATE, span, format!("the year {} is not plausible", date.year()));
        self.report(diagnostic.help("write a year between 1900 and 9999"));
        None
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        let node = self.node(key, |shape| matches!(shape, Shape::Boolean))?;
        match &node.value {
            Value::Boolean(value) => Some(Spanned::new(*value, node.span)),
            Value::Plain(word) if word == "true" || word == "false" => Some(Spanned::new(word == "true", node.span)),
            _ => self.wrong(node, key, TRUE_OR_FALSE),
        }
    }

    /// A whole number, zero or more.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<usize>> {
        let node = self.node(key, |shape| matches!(shape, Shape::Number))?;
        let number = match &node.value {
            Value::Integer(number) => usize::try_from(*number).ok(),
            Value::Plain(word) => word.parse().ok(),
            _ => None,
        };
        number.map(|number| Spanned::new(number, node.span)).or_else(|| self.wrong(node, key, WHOLE_NUMBER))
    }

    /// A figure as written: a text or a bare number.
    pub fn figure(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key, |shape| matches!(shape, Shape::Figure))?;
        match &node.value {
            Value::Integer(number) => Some(Spanned::new(number.to_string(), node.span)),
            Value::Float(written) => Some(Spanned::new(written.clone(), node.span)),
            _ => self.as_text(node, key),
        }
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let nodes = listed(self.node(key, |shape| matches!(shape, Shape::Texts)));
        nodes.iter().filter_map(|node| self.as_text(node, key)).collect()
    }

    /// Reads the table of a key, when there is one.
    pub fn section<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'_>) -> T) -> Option<T> {
        let node = self.node(key, |shape| matches!(shape, Shape::Table(_)))?;
        match &node.value {
            Value::Table(table) => Some(self.inside(key, table, read)),
            _ => self.wrong(node, key, "a table"),
        }
    }

    /// The entries of a table whose keys are names or words, each with its text.
    pub fn names(&mut self, key: &'static str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(node) = self.node(key, |shape| matches!(shape, Shape::Names(_) | Shape::Terms)) else {
            return Vec::new();
        };
        let Value::Table(table) = &node.value else { return self.wrong(node, key, "a table").unwrap_or_default() };
        let text = |entry: &Entry| match &entry.node.value {
            Value::Text(text) => Some((entry.key.clone(), Spanned::new(text.clone(), entry.node.span))),
            _ => self.wrong(&entry.node, &entry.key.value, "a text"),
        };
        table.entries.iter().filter_map(text).collect()
    }

    /// Reads each table of a list; a single table counts as a list of one.
    pub fn each<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'_>) -> Option<T>) -> Vec<T> {
        let mut values = Vec::new();
        // A list is looked at as a whole before its tables are read, so that findings keep their order.
        let mut tables = Vec::new();
        for node in listed(self.node(key, |shape| matches!(shape, Shape::Tables(_)))) {
            match &node.value {
                Value::Table(table) => tables.push(table),
                _ => drop(self.wrong::<Table>(node, key, "a list of tables")),
            }
        }
        for table in tables {
            values.extend(self.inside(key, table, &mut read));
        }
        values
    }

    /// Reads each text or table of a list.
    pub fn each_text_or_table<T>(
        &mut self,
        key: &'static str,
        of_text: impl Fn(Spanned<String>) -> T,
        mut read: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for node in listed(self.node(key, |shape| matches!(shape, Shape::TextsOrTables(_)))) {
            values.extend(match &node.value {
                Value::Table(table) => self.inside(key, table, &mut read),
                _ => self.as_text(node, key).map(&of_text),
            });
        }
        values
    }

    /// Reads a table under a key with the same collector.
    fn inside<T>(&mut self, key: &str, table: &Table, read: impl FnOnce(&mut Fields<'_>) -> T) -> T {
        let keys = keys::find(self.declared.keys, key).map_or(&[][..], Key::inner);
        let declared = FileKeys { keys, ..self.declared };
        let fields = Fields::new(self.file, table, declared, self.diagnostics).with_gaps(self.has_gaps);
        let mut fields = Fields { section: Some(key), ..fields };
        let value = read(&mut fields);
        fields.finish();
        value
    }

    /// Any scalar as text.
    fn as_text(&mut self, node: &Node, key: &str) -> Option<Spanned<String>> {
        match &node.value {
            Value::Text(text) | Value::Plain(text) => Some(Spanned::new(text.clone(), node.span)),
            _ => self.wrong(node, key, "a text"),
        }
    }

    /// Says that a value has the wrong type.
    fn wrong<T>(&mut self, node: &Node, key: &str, wanted: &str) -> Option<T> {
        if node.value == Value::Reported {
            return None;
        }
        let help = self.help_for(node, key, wanted);
        let wrong = |message: String| Diagnostic::error(code::WRONG_TYPE, node.span, message).help(help);
        self.report(match &node.value {
            Value::Nothing => wrong(format!("`{key}` has no value")),
            Value::Integer(number) if wanted == WHOLE_NUMBER => {
                wrong(format!("`{key}` is {number}, and {wanted} is wanted"))
            }
            value => wrong(format!("`{key}` is {}, and {wanted} is wanted", value.name())),
        });
        None
    }

    /// What helps a value of the wrong type.
    fn help_for(&self, node: &Node, key: &str, wanted: &str) -> String {
        types::help(&node.value, wanted).unwrap_or_else(|| {
            let word = self.declared.word;
            let place: Vec<&str> = [word].into_iter().chain(self.section).chain([key]).collect();
            format!("`promo explain {}` says what it takes", place.join("."))
        })
    }

    /// The declared key that an unknown one was meant to be, where calling it so does not widen who sees what. It is certain where it is near of that key
    /// alone, which is not there and for which no other was meant either.
    fn meant(&self, entry: &Entry, known: &[&'static str]) -> Option<NearMiss<'static>> {
        let near = |key: &str| near_miss(key, known.iter().copied());
        let NearMiss { word, is_certain } = near(&entry.key.value)?;
        let is_there = self.table.entries.iter().any(|other| other.key.value == word);
        let is_rival = |other: &&Entry| near(&other.key.value).is_some_and(|near| near.word == word);
        let is_alone = self.table.entries.iter().filter(is_rival).count() == 1;
        let declared = keys::find(self.declared.keys, word)?;
        let stays_narrow = match &entry.node.value {
            Value::Text(value) | Value::Plain(value) => declared.may_be_mended_to(value),
            _ => declared.narrow.is_none(),
        };
        let is_sound = !is_there && stays_narrow && !self.has_gaps && is_written_once(entry);
        is_sound.then_some(NearMiss { word: declared.name, is_certain: is_certain && is_alone })
    }

    /// Reports the keys that are not declared, and those that are missing. To be called last.
    pub fn finish(mut self) {
        let known: Vec<&str> = self.declared.keys.iter().map(|key| key.name).collect();
        for entry in &self.table.entries {
            let key = &entry.key;
            if keys::find(self.declared.keys, &key.value).is_some() {
                debug_assert!(self.asked.contains(&key.value.as_str()), "`{}` is declared and never read", key.value);
                continue;
            }
            let diagnostic = Diagnostic::error(code::UNKNOWN_KEY, key.span, format!("unknown key `{}`", key.value));
            let meant = nearest(&key.value, known.iter().copied());
            self.missing.retain(|(missing, _)| meant != Some(*missing));
            let diagnostic = match self.meant(entry, &known) {
                Some(near) => diagnostic.near_miss(&key.value, near),
                None => diagnostic,
            };
            self.diagnostics.push(match did_you_mean(&key.value, &known) {
                Some(help) => diagnostic.help(help),
                None => diagnostic.help(format!("remove it; `promo explain {}` lists every key", self.declared.word)),
            });
        }
        if !self.has_gaps {
            self.diagnostics.extend(self.missing.into_iter().map(|(_, missing)| missing));
        }
    }
}

/// Whether the key stands in the text once. A table of TOML is opened by as many headers as it has parts, and what becomes of the key in one of them alone
/// is not certain.
fn is_written_once(Entry { key, node }: &Entry) -> bool {
    let is_inside = |node: &Node| node.span.start >= key.span.end;
    let is_by_header = |node: &Node| node.span.start < key.span.start && key.span.end < node.span.end;
    let is_whole = |node: &Node| match &node.value {
        Value::Table(table) => is_inside(node) || (is_by_header(node) && table.entries.iter().all(is_written_once)),
        _ => is_inside(node),
    };
    match &node.value {
        Value::List(nodes) => is_inside(node) || matches!(nodes.as_slice(), [only] if is_whole(only)),
        _ => is_whole(node),
    }
}

/// The values of a list; a single value that is no list counts as a list of one.
fn listed(node: Option<&Node>) -> Vec<&Node> {
    match node {
        None | Some(Node { value: Value::Nothing, .. }) => Vec::new(),
        Some(Node { value: Value::List(nodes), .. }) => nodes.iter().collect(),
        Some(node) => vec![node],
    }
}

#[cfg(test)]
mod tests;
