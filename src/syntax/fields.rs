//! Reading a table key by key, against the declaration of its keys: what is not declared is unknown and gets its near miss, and a reader that asks for
//! an undeclared key, or for another type than the declared one, is a bug that every test sees.

use super::keys::{self, Allowed, FileKeys, Key, Shape};
use super::{Entry, Node, Table, Value};
use crate::diagnostic::{Diagnostic, RuleName, code, did_you_mean, either, nearest};
use crate::source::{Date, PacketPath, Span, Spanned};
use crate::vocabulary::Vocabulary;

/// A table being read. Problems go to `diagnostics`; a value that cannot be used reads as absent.
pub struct Fields<'a> {
    file: &'a PacketPath,
    table: &'a Table,
    declared: FileKeys,
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
        Fields { file, table, declared, asked: Vec::new(), missing: Vec::new(), has_gaps: false, diagnostics }
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
        self.report(Diagnostic::error(rule, text.span, format!("unknown {key} `{}`", text.value)).help(help));
        None
    }

    /// A date, written `2026-03-14`.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let node = self.node(key, |shape| matches!(shape, Shape::Date))?;
        let written = match &node.value {
            Value::Date(date) => return self.plausible(*date, node.span),
            Value::Plain(written) | Value::Text(written) => written,
            _ => return self.wrong(node, key, "a date such as 2026-03-14"),
        };
        match written.parse::<Date>() {
            Ok(date) if written.len() == 10 => self.plausible(date, node.span),
            _ => {
                let diagnostic = Diagnostic::error(code::INVALID_DATE, node.span, format!("`{written}` is not a date"));
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
            _ => self.wrong(node, key, "`true` or `false`"),
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
        number
            .map(|number| Spanned::new(number, node.span))
            .or_else(|| self.wrong(node, key, "one that is not negative, such as 3"))
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

    /// The entries of a table whose keys are names, each with its text.
    pub fn names(&mut self, key: &'static str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(node) = self.node(key, |shape| matches!(shape, Shape::Names(_))) else { return Vec::new() };
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
        let mut fields = Fields::new(self.file, table, declared, self.diagnostics).with_gaps(self.has_gaps);
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
        let found = node.value.name();
        let diagnostic =
            Diagnostic::error(code::WRONG_TYPE, node.span, format!("`{key}` is {found}, and {wanted} is wanted"));
        let quoted = matches!(
            node.value,
            Value::Integer(_) | Value::Float(_) | Value::Date(_) | Value::Time(_) | Value::Boolean(_)
        );
        self.report(if quoted && wanted == "a text" { diagnostic.help("put it in quotes") } else { diagnostic });
        None
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

/// The values of a list; a single value that is no list counts as a list of one.
fn listed(node: Option<&Node>) -> Vec<&Node> {
    match node {
        None | Some(Node { value: Value::Nothing, .. }) => Vec::new(),
        Some(Node { value: Value::List(nodes), .. }) => nodes.iter().collect(),
        Some(node) => vec![node],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Text;
    use crate::syntax::read_document;
    use crate::vocabulary::Audience;

    /// What the notes of these tests may hold.
    const KEYS: &[Key] = &[
        Key::word("audience", keys::words::<Audience>, "who may see it", "'self'"),
        Key::text("title", "what was done", "'A'"),
        Key::text("name", "a name", "'A'"),
        Key::date("date", "the day", "2026-03-14"),
        Key::texts("criteria", "what it speaks for", "['scope']"),
        Key::boolean("estimate", "whether it is an estimate", "true"),
        Key::number("at-least", "how many", "3"),
        Key::table("from", &[Key::text("name", "a name", "'A'"), Key::text("role", "a role", "'A'")], "who"),
    ];

    /// Reads front matter in either language with `read`, and shows each complaint as `rule: message [what is marked] help`.
    fn told<T>(written: &str, read: impl FnOnce(&mut Fields<'_>) -> T) -> (T, Vec<String>) {
        let (file, text) = (PacketPath::new("evidence/a.md").unwrap(), Text::new(written));
        let mut diagnostics = Vec::new();
        let document = read_document(&file, &text, &mut diagnostics);
        let mut fields =
            Fields::new(&file, &document.table, FileKeys { word: "evidence", keys: KEYS }, &mut diagnostics);
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
            assert_eq!(told(&format!("+++\ndate = {day}\n+++\n"), |fields| fields.date("date")).1, wanted);
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
        assert_eq!(told("---\n---\n", |fields| fields.required_text("title")).1, [missing]);
        let (_, complaints) = told("# A note\n", |fields| fields.required_text("title"));
        assert_eq!(complaints, ["missing-key: `title` is missing [# A note] add `title`: what was done"]);
        let (_, complaints) = told("---\ntitle: ' '\n---\n", |fields| fields.required_text("title"));
        assert_eq!(complaints, ["missing-key: `title` is empty [' '] write what was done"]);
    }

    #[test]
    fn what_is_there_by_another_name_or_may_be_lost_is_not_missing() {
        let (_, complaints) = told("---\ntitel: x\n---\n", |fields| fields.required_text("title"));
        assert_eq!(complaints, ["unknown-key: unknown key `titel` [titel] did you mean `title`?"]);
        let (file, mut diagnostics) = (PacketPath::new("a.md").unwrap(), Vec::new());
        let table = Table { span: Span::of_file(&file), entries: Vec::new() };
        let declared = FileKeys { word: "evidence", keys: KEYS };
        let mut fields = Fields::new(&file, &table, declared, &mut diagnostics).with_gaps(true);
        fields.inside("from", &table, |fields| fields.missing("name"));
        fields.missing("title");
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
            fields.section("from", |from| (from.text("name"), from.text("role")))
        });
        assert_eq!(complaints, ["unknown-key: unknown key `rolle` [rolle] did you mean `role`?"]);
    }

    #[test]
    #[should_panic(expected = "`titel` is read and not declared")]
    fn what_is_not_declared_is_not_read() {
        told("---\ntitle: A\n---\n", |fields| fields.text("titel"));
    }

    #[test]
    #[should_panic(expected = "`title` is declared as a text and read otherwise")]
    fn a_key_is_read_as_it_is_declared() {
        told("---\ntitle: A\n---\n", |fields| fields.date("title"));
    }

    #[test]
    #[should_panic(expected = "`title` is declared and never read")]
    fn what_is_declared_is_read() {
        told("---\ntitle: A\n---\n", |fields| fields.text("name"));
    }
}
