//! Reading a table key by key. Every key that is asked for becomes a known key, so that what remains at the end is unknown and near misses can be
//! named: the reader of a note is its schema.

use super::{Node, Table, Value};
use crate::diagnostic::{Diagnostic, RuleName, code, did_you_mean, either, nearest};
use crate::source::{Date, PacketPath, Span, Spanned};
use crate::vocabulary::Vocabulary;

/// A table being read. Problems go to `diagnostics`; a value that cannot be used reads as absent.
pub struct Fields<'a> {
    file: &'a PacketPath,
    table: &'a Table,
    known: Vec<&'static str>,
    /// What is not there, each with its key, until it is known whether it is there by another name.
    missing: Vec<(&'static str, Diagnostic)>,
    /// Whether something of the text could not be read, so that what is not there is not known to be missing.
    has_gaps: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// Starts to read a table of a file.
    pub fn new(file: &'a PacketPath, table: &'a Table, diagnostics: &'a mut Vec<Diagnostic>) -> Fields<'a> {
        Fields { file, table, known: Vec::new(), missing: Vec::new(), has_gaps: false, diagnostics }
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

    /// The raw value of a key.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.push(key);
        self.table.get(key)
    }

    /// Says that a key must be there, unless it is there under a name that is nearly right.
    pub fn missing(&mut self, key: &'static str, what: &str) {
        let diagnostic =
            Diagnostic::error(code::MISSING_KEY, self.file, self.table.span, format!("`{key}` is missing"));
        self.missing.push((key, diagnostic.help(format!("add `{key}`: {what}"))));
    }

    /// Whether a key is there, whatever its value.
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Where a key's value stands.
    pub fn span_of(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(|node| node.span)
    }

    /// Makes a key known without reading it.
    pub fn ask(&mut self, key: &'static str) {
        self.known.push(key);
    }

    /// As [`missing`](Fields::missing), unless the key is there with a value that has been reported.
    pub fn missing_unless_wrong(&mut self, key: &'static str, what: &str) {
        if !self.has(key) {
            self.missing(key, what);
        }
    }

    /// A text that must be there. `what` says what to write when it is not.
    pub fn required_text(&mut self, key: &'static str, what: &str) -> Option<Spanned<String>> {
        let text = self.text(key);
        match &text {
            None => self.missing_unless_wrong(key, what),
            Some(text) if text.value.trim().is_empty() => {
                let diagnostic =
                    Diagnostic::error(code::MISSING_KEY, self.file, text.span, format!("`{key}` is empty"));
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
    pub fn word<T: Vocabulary>(&mut self, key: &'static str, rule: RuleName) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        let words = T::words();
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
                    Diagnostic::error(code::INVALID_DATE, self.file, node.span, format!("`{written}` is not a date"));
                self.report(diagnostic.help("write year, month and day of the calendar, such as 2026-03-14"));
                None
            }
        }
    }

    fn plausible(&mut self, date: Date, span: Span) -> Option<Spanned<Date>> {
        if (1900..=9999).contains(&date.year()) {
            return Some(Spanned::new(date, span));
        }
        let diagnostic = Diagnostic::error(
            code::INVALID_DATE,
            self.file,
            span,
            format!("the year {} is not plausible", date.year()),
        );
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
            .or_else(|| self.wrong(node, key, "one that is not negative, such as 3"))
    }

    /// A figure as written: a text or a bare number.
    pub fn figure(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Integer(number) => Some(Spanned::new(number.to_string(), node.span)),
            Value::Float(written) => Some(Spanned::new(written.clone(), node.span)),
            _ => self.as_text(node, key),
        }
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
        let mut fields = Fields::new(self.file, table, self.diagnostics).with_gaps(self.has_gaps);
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
        if node.value == Value::Reported {
            return None;
        }
        let found = node.value.name();
        let diagnostic = Diagnostic::error(
            code::WRONG_TYPE,
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

    /// Reports the keys that nobody asked for, and those that are missing. To be called last.
    pub fn finish(mut self) {
        for entry in &self.table.entries {
            let key = &entry.key;
            if !self.known.contains(&key.value.as_str()) {
                let diagnostic =
                    Diagnostic::error(code::UNKNOWN_KEY, self.file, key.span, format!("unknown key `{}`", key.value));
                let meant = nearest(&key.value, self.known.iter().copied());
                self.missing.retain(|(missing, _)| meant != Some(*missing));
                self.diagnostics.push(match did_you_mean(&key.value, &self.known) {
                    Some(help) => diagnostic.help(help),
                    None => diagnostic.help("remove it; docs/formats.md lists every key"),
                });
            }
        }
        if !self.has_gaps {
            self.diagnostics.extend(self.missing.into_iter().map(|(_, missing)| missing));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Text;
    use crate::syntax::read_document;
    use crate::vocabulary::Audience;

    /// Reads front matter in either language with `read`, and shows each complaint as `rule: message [what is marked] help`.
    fn told<T>(written: &str, read: impl FnOnce(&mut Fields<'_>) -> T) -> (T, Vec<String>) {
        let (file, text) = (PacketPath::new("evidence/a.md").unwrap(), Text::new(written));
        let mut diagnostics = Vec::new();
        let document = read_document(&file, &text, &mut diagnostics);
        let mut fields = Fields::new(&file, &document.table, &mut diagnostics);
        let value = read(&mut fields);
        fields.finish();
        let shown = |found: &Diagnostic| {
            let help = found.help.as_deref().unwrap_or_default();
            format!("{}: {} [{}] {help}", found.rule, found.message, &text.as_str()[found.span.range()])
        };
        (value, diagnostics.iter().map(shown).collect())
    }

    #[test]
    fn yaml_words_stay_text_where_text_is_declared() {
        for word in ["NO", "010", "1.10", "12:30", "true", "2026-03-14", "0x1F", "1e3"] {
            let (text, complaints) =
                told(&format!("---\nname: {word}\n---\n"), |fields| fields.text("name").unwrap().value);
            assert_eq!((text.as_str(), complaints), (word, vec![]));
        }
    }

    #[test]
    fn toml_asks_for_quotes_where_text_is_declared() {
        let (_, complaints) = told("+++\nname = 1.10\n+++\n", |fields| fields.text("name"));
        assert_eq!(complaints, ["wrong-type: `name` is a number, and a text is wanted [1.10] put it in quotes"]);
    }

    #[test]
    fn a_date_is_a_date_in_every_spelling() {
        for written in [
            "+++\ndate = 2026-03-14\n+++",
            "+++\ndate = '2026-03-14'\n+++",
            "---\ndate: 2026-03-14\n---",
            "---\ndate: \"2026-03-14\"\n---",
        ] {
            let (date, complaints) = told(written, |fields| fields.date("date").unwrap().value);
            assert_eq!((date, complaints), (jiff::civil::date(2026, 3, 14), vec![]), "{written:?}");
        }
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_no_date() {
        let help = "write year, month and day of the calendar, such as 2026-03-14";
        for day in ["2025-02-30", "20255-01-01", "2025-13-01", "2025-1-1"] {
            let wanted = [format!("invalid-date: `{day}` is not a date [{day}] {help}")];
            assert_eq!(told(&format!("---\ndate: {day}\n---\n"), |fields| fields.date("date")).1, wanted);
            assert_eq!(told(&format!("+++\ndate = {day}\n+++\n"), |fields| fields.node("date").is_some()).1, wanted);
        }
        for written in ["---\ndate: 0000-01-01\n---\n", "+++\ndate = 0000-01-01\n+++\n"] {
            let wanted = "invalid-date: the year 0 is not plausible [0000-01-01] write a year between 1900 and 9999";
            assert_eq!(told(written, |fields| fields.date("date")).1, [wanted]);
        }
        let (_, complaints) = told("+++\ndate = 2026-03-14T10:00:00\n+++\n", |fields| fields.date("date"));
        assert!(complaints[0].starts_with("wrong-type: `date` is a time"), "{complaints:?}");
    }

    #[test]
    fn an_unknown_key_gets_its_near_miss() {
        for written in ["---\naudiance: self\n---\n", "+++\naudiance = 'self'\n+++\n"] {
            let (_, complaints) = told(written, |fields| (fields.text("audience"), fields.text("title")));
            assert_eq!(complaints, ["unknown-key: unknown key `audiance` [audiance] did you mean `audience`?"]);
        }
    }

    #[test]
    fn an_unknown_word_gets_its_near_miss() {
        let (word, complaints) = told("---\naudience: comittee\n---\n", |fields| {
            fields.word::<Audience>("audience", crate::diagnostic::code::UNKNOWN_AUDIENCE)
        });
        assert_eq!(
            (word, complaints),
            (None, vec!["unknown-audience: unknown audience `comittee` [comittee] did you mean `committee`?".into()])
        );
        assert_eq!(
            told("---\naudience: self\n---\n", |fields| fields
                .word::<Audience>("audience", crate::diagnostic::code::UNKNOWN_AUDIENCE)
                .unwrap()
                .value)
            .0,
            Audience::SelfOnly
        );
    }

    #[test]
    fn what_must_be_there_is_asked_for_at_the_first_line() {
        let missing = "missing-key: `title` is missing [---] add `title`: what was done";
        assert_eq!(told("---\n---\n", |fields| fields.required_text("title", "what was done")).1, [missing]);
        let (_, complaints) = told("# A note\n", |fields| fields.required_text("title", "what was done"));
        assert_eq!(complaints, ["missing-key: `title` is missing [# A note] add `title`: what was done"]);
        let (_, complaints) = told("---\ntitle: ' '\n---\n", |fields| fields.required_text("title", "what was done"));
        assert_eq!(complaints, ["missing-key: `title` is empty [' '] write what was done"]);
    }

    #[test]
    fn what_is_there_by_another_name_or_may_be_lost_is_not_missing() {
        let (_, complaints) = told("---\ntitel: x\n---\n", |fields| fields.required_text("title", "words"));
        assert_eq!(complaints, ["unknown-key: unknown key `titel` [titel] did you mean `title`?"]);
        let (file, mut diagnostics) = (PacketPath::new("a.md").unwrap(), Vec::new());
        let table = Table { span: Span::at(0), entries: Vec::new() };
        let mut fields = Fields::new(&file, &table, &mut diagnostics).with_gaps(true);
        fields.inside(&table, |fields| fields.missing("title", "words"));
        fields.missing("title", "words");
        fields.finish();
        assert_eq!(diagnostics, vec![]);
    }

    #[test]
    fn one_is_a_list_of_one() {
        for written in [
            "---\ncriteria: scope\n---\n",
            "---\ncriteria: [scope]\n---\n",
            "---\ncriteria:\n- scope\n---\n",
            "+++\ncriteria = 'scope'\n+++\n",
        ] {
            let (criteria, complaints) = told(written, |fields| fields.texts("criteria"));
            assert_eq!((criteria[0].value.as_str(), criteria.len(), complaints), ("scope", 1, vec![]), "{written:?}");
        }
        assert_eq!(told("---\ncriteria:\n---\n", |fields| fields.texts("criteria")), (vec![], vec![]));
    }

    #[test]
    fn numbers_and_booleans_are_read_from_both_languages() {
        for written in ["---\nestimate: true\nat-least: 3\n---\n", "+++\nestimate = true\nat-least = 3\n+++\n"] {
            let read = told(written, |fields| {
                (fields.boolean("estimate").unwrap().value, fields.number("at-least").unwrap().value)
            });
            assert_eq!(read, ((true, 3), vec![]));
        }
        let (_, complaints) = told("---\nestimate: yes\nat-least: -1\n---\n", |fields| {
            (fields.boolean("estimate"), fields.number("at-least"))
        });
        assert_eq!(complaints.len(), 2);
    }

    #[test]
    fn unknown_keys_are_found_in_tables_too() {
        let (_, complaints) = told("---\nfrom: {name: Ana, rolle: SRE}\n---\n", |fields| {
            let from = fields.table("from").unwrap();
            fields.inside(from, |from| (from.text("name"), from.text("role")))
        });
        assert_eq!(complaints, ["unknown-key: unknown key `rolle` [rolle] did you mean `role`?"]);
    }
}
