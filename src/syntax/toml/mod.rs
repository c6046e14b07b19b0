//! TOML as a tree of values with spans. The grammar is the `toml` crate's; here are the limits, the spans of the whole file, the order of the
//! file, and the dates.

mod explain;
mod keys;
mod mend;

use super::excerpt::Excerpt;
use super::{Entry, Node, Reading, Table, Value};
use crate::diagnostic::{Diagnostic, code};
use crate::source::{Date, Span, Spanned};
use keys::{DEEPEST, Keys, TooDeep};
use std::ops::Range;
use toml::de::{DeInteger, DeTable, DeValue};

/// Reads `source[span]`; every offset is one into `source`. `home` is where a missing key is reported. A date that the calendar does not have is
/// one value that cannot be used; after any other fault the table is not whole.
pub fn read_toml(source: &str, span: Span, home: Span, diagnostics: &mut Vec<Diagnostic>) -> Reading {
    let excerpt = Excerpt::new(source, span);
    let mut reader = TomlReader { excerpt, dates: Vec::new(), trouble: Vec::new() };
    let is_date = |found: &Diagnostic| found.rule == code::INVALID_DATE;
    if is_plainly_shallow(excerpt.text)
        && let (table, errors) = DeTable::parse_recoverable(excerpt.text)
        && errors.is_empty()
    {
        let entries = reader.entries(table.get_ref());
        let is_whole = reader.trouble.iter().all(is_date);
        diagnostics.append(&mut reader.trouble);
        return Reading { table: Table { span: home, entries }, is_whole };
    }
    let keys = match Keys::look(excerpt.text) {
        Ok(keys) => keys,
        Err(TooDeep(range)) => {
            diagnostics.push(excerpt.error(code::INVALID_TOML, range, format!("nested deeper than {DEEPEST} levels")));
            let entries = reader.kept(&mend::mended(excerpt.text));
            return Reading { table: Table { span: home, entries }, is_whole: false };
        }
    };
    let (table, errors) = DeTable::parse_recoverable(excerpt.text);
    let found = explain::explained(&excerpt, &keys, &errors);
    reader.dates = found.iter().filter(|found| is_date(found)).map(|found| found.span).collect();
    diagnostics.extend(found);
    let (entries, is_whole) = if errors.is_empty() {
        (reader.entries(table.get_ref()), true)
    } else {
        let text = without(source, span, &reader.dates);
        let is_whole = DeTable::parse(&text).is_ok();
        (reader.kept(&if is_whole { text } else { mend::mended(&text) }), is_whole)
    };
    let is_whole = is_whole && reader.trouble.iter().all(is_date);
    diagnostics.append(&mut reader.trouble);
    Reading { table: Table { span: home, entries }, is_whole }
}

/// Whether a text cannot be nested too deep, since it has too few of the signs that begin a level: then the look at its keys, which would cost as much
/// as reading it, need not come first.
fn is_plainly_shallow(text: &str) -> bool {
    let begins_level = |byte: &u8| matches!(byte, b'[' | b'{' | b'.');
    text.bytes().filter(begins_level).count() + 2 < DEEPEST as usize
}

/// Reads `source[span]` as far as there is no fault, and says nothing of what follows.
pub(super) fn read_toml_beginning(source: &str, span: Span, home: Span) -> Table {
    let length = mend::beginning(&source[span.range()]).len();
    read_toml(source, span.with(span.start, span.start + length), home, &mut Vec::new()).table
}

/// The text with a word of the same length in the place of each date that the calendar does not have, so that the rest can be read all the same.
fn without(source: &str, span: Span, dates: &[Span]) -> String {
    let mut text = source[span.range()].to_owned();
    for date in dates {
        let range = date.start - span.start..date.end - span.start;
        let word = format!("\"{}\"", " ".repeat(range.len().saturating_sub(2)));
        text.replace_range(range, &word);
    }
    text
}

/// From the parser's tree to ours. What the parser accepts and we cannot is `trouble`.
struct TomlReader<'a> {
    excerpt: Excerpt<'a>,
    /// The dates that the calendar does not have.
    dates: Vec<Span>,
    trouble: Vec<Diagnostic>,
}

impl TomlReader<'_> {
    /// What is left of the text when what cannot be read is taken out. Of a key that is set twice, the first value is kept.
    fn kept(&mut self, mended: &str) -> Vec<Entry> {
        let is_shallow = Keys::look(mended).is_ok();
        if is_shallow { self.entries(DeTable::parse_recoverable(mended).0.get_ref()) } else { Vec::new() }
    }

    /// The parser keeps tables in the order of their keys; ours are in the order of the file.
    fn entries(&mut self, table: &DeTable<'_>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: Spanned::new(key.get_ref().to_string(), self.excerpt.span(key.span())),
                node: self.node(value.get_ref(), value.span()),
            })
            .collect();
        entries.sort_by_key(|entry| entry.key.span);
        entries
    }

    fn node(&mut self, value: &DeValue<'_>, range: Range<usize>) -> Node {
        let span = self.excerpt.span(range.clone());
        let value = match value {
            _ if self.dates.contains(&span) => Value::Reported,
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(integer) => self.integer(integer, range),
            DeValue::Float(_) => Value::Float(self.written(range)),
            DeValue::Boolean(boolean) => Value::Boolean(*boolean),
            DeValue::Datetime(moment) => match (moment.date, moment.time) {
                (Some(date), None) => self.date(date, range),
                _ => Value::Time(self.written(range)),
            },
            DeValue::Array(items) => {
                Value::List(items.iter().map(|item| self.node(item.get_ref(), item.span())).collect())
            }
            DeValue::Table(table) => Value::Table(Table { span, entries: self.entries(table) }),
        };
        Node { span, value }
    }

    fn written(&self, range: Range<usize>) -> String {
        self.excerpt.words(range).to_owned()
    }

    fn integer(&mut self, integer: &DeInteger<'_>, range: Range<usize>) -> Value {
        match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) => Value::Integer(number),
            Err(_) => {
                let message = format!("`{}` is too large a number", self.excerpt.words(range.clone()));
                self.trouble.push(
                    self.excerpt.error(code::INVALID_TOML, range, message).help("put it in quotes if it is a text"),
                );
                Value::Reported
            }
        }
    }

    fn date(&mut self, date: toml::value::Date, range: Range<usize>) -> Value {
        let [month, day] = [date.month, date.day].map(|number| i8::try_from(number).unwrap_or_default());
        match Date::new(i16::try_from(date.year).unwrap_or_default(), month, day) {
            Ok(date) => Value::Date(date),
            Err(_) => {
                self.trouble.push(explain::not_a_date(&self.excerpt, range));
                Value::Reported
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::PacketPath;
    use proptest::prelude::*;

    /// Reads a text that stands in the middle of a file.
    fn read(text: &str) -> (Reading, Vec<Diagnostic>, String) {
        let source = format!("é+++\n{text}+++");
        let span = Span::new(&PacketPath::new("a.md").unwrap(), 6, 6 + text.len());
        let mut diagnostics = Vec::new();
        let read = read_toml(&source, span, Span::new(&PacketPath::new("a.md").unwrap(), 2, 5), &mut diagnostics);
        (read, diagnostics, source)
    }

    #[test]
    fn an_impossible_date_hides_nothing_else() {
        let (Reading { table, is_whole }, diagnostics, _) = read("a = 2025-02-30\nb = [\"c\", 2025-11-31]\n");
        assert_eq!(diagnostics.len(), 2);
        assert!(is_whole);
        assert_eq!(table.get("a").unwrap().value, Value::Reported);
        assert!(matches!(&table.get("b").unwrap().value, Value::List(nodes) if nodes[1].value == Value::Reported));
    }

    /// Each complaint as `rule: message [what is marked] help`.
    fn complaints(text: &str) -> Vec<String> {
        let (read, diagnostics, source) = read(text);
        // A date that the calendar does not have hides nothing else.
        let is_readable = diagnostics.iter().all(|found| found.rule == "invalid-date");
        assert_eq!(read.is_whole, is_readable, "{text:?}");
        let shown = |found: &Diagnostic| {
            let help = found.help.as_deref().unwrap_or_default();
            format!("{}: {} [{}] {help}", found.rule, found.message, &source[found.span.range()])
        };
        diagnostics.iter().map(shown).collect()
    }

    fn complaint(text: &str) -> String {
        let found = complaints(text);
        assert_eq!(found.len(), 1, "{found:?}");
        found.concat()
    }

    #[test]
    fn values_keep_their_kind_and_their_place() {
        let (Reading { table, .. }, diagnostics, source) =
            read("z = \"é\"\na = 1_000\nb = 1.10\nc = 2026-03-14\nd = 12:30\ne = true\nf = [1, 'x']\n");
        assert_eq!(diagnostics, vec![]);
        assert_eq!(table.span, Span::new(&PacketPath::new("a.md").unwrap(), 2, 5));
        let read: Vec<(&str, &str, Value)> = table
            .entries
            .iter()
            .map(|entry| (&source[entry.key.span.range()], &source[entry.node.span.range()], entry.node.value.clone()))
            .collect();
        assert_eq!(read[0], ("z", "\"é\"", Value::Text("é".into())), "in the order of the file");
        assert_eq!(read[1], ("a", "1_000", Value::Integer(1000)));
        assert_eq!(read[2], ("b", "1.10", Value::Float("1.10".into())));
        assert_eq!(read[3], ("c", "2026-03-14", Value::Date(jiff::civil::date(2026, 3, 14))));
        assert_eq!(read[4], ("d", "12:30", Value::Time("12:30".into())));
        assert_eq!(read[5], ("e", "true", Value::Boolean(true)));
        assert_eq!(read[6].1, "[1, 'x']");
    }

    #[test]
    fn a_table_stands_at_its_header_or_its_braces() {
        let (Reading { table, .. }, _, source) =
            read("[packet]\ntitle = 'x'\n[[away]]\nwhy = 'leave'\n[[away]]\nby = {name = 'A'}\n");
        let shown = |value: &Value| match value {
            Value::Table(table) => source[table.span.range()].to_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(shown(&table.get("packet").unwrap().value), "[packet]");
        let Some(Node { value: Value::List(away), .. }) = table.get("away") else { panic!() };
        assert_eq!([shown(&away[0].value), shown(&away[1].value)], ["[[away]]", "[[away]]"]);
        let Value::Table(second) = &away[1].value else { panic!() };
        assert_eq!(shown(&second.get("by").unwrap().value), "{name = 'A'}");
    }

    #[test]
    fn a_repeated_key_shows_both_places() {
        for (text, again, first) in [
            ("a = 1\nb = 2\na = 3\n", 12, 0),
            ("[x]\na = 1\n[y]\na = 1\na = 2\n", 20, 14),
            ("[x]\na = 1\n[x]\nb = 2\n", 11, 1),
            ("[[x]]\na = 1\n[[x]]\na = 1\na = 2\n", 24, 18),
            ("[[x]]\n[x.y]\na = 1\n[[x]]\n[x.y]\na = 1\na = 2\n", 36, 30),
            ("a.b = 1\na . 'b' = 2\n", 12, 2),
            ("a = {x = 1, x = 2}\n", 12, 5),
            ("l = [{x = 1}, {x = 1, x = 2}]\n", 22, 15),
            ("a = 1\na.b = 2\n", 6, 0),
            ("[[x]]\n[x]\n", 7, 2),
        ] {
            let (read, diagnostics, _) = read(text);
            assert!(!read.is_whole);
            assert_eq!(diagnostics.len(), 1, "{text:?}");
            let found = &diagnostics[0];
            assert_eq!(
                (found.rule, found.span.start - 6, found.labels[0].span.start - 6),
                (crate::diagnostic::code::DUPLICATE_KEY, again, first),
                "{text:?}"
            );
        }
        assert_eq!(complaints("a = 1\na = 2\na = 3\nb = {c = 1, c = 2, c = 3}\n").len(), 4);
    }

    #[test]
    fn mistakes_are_said_in_words() {
        for (text, wanted) in [
            (
                "a = Cut p99\n",
                "invalid-toml: `Cut p99` is a text without quotes [Cut p99] put it in quotes: `\"Cut p99\"`",
            ),
            ("a = True\n", "invalid-toml: `True` is a text without quotes [True] write `true`"),
            ("a = “x”\n", "invalid-toml: `“x”` is a text without quotes [“x”] use straight quotes: `\"`"),
            ("a =\n", "wrong-type: `a` has no value [] write one after it, or remove the key"),
            ("title\n", "invalid-toml: `title` has no value [title] write `key = value`"),
            ("a = \"x\nb = 1\n", "invalid-toml: `\"` is never closed [\"] add `\"` at the end of the text"),
            (
                "a = 010\n",
                "invalid-toml: a number cannot begin with 0 [010] put it in quotes to keep it as it is written: `\"010\"`",
            ),
            ("a = [1, 2\nb = 2\n", "invalid-toml: `[` is never closed [[] add `]` at the end of the value"),
            ("a = [{x = [1]\n", "invalid-toml: `[` is never closed [[] add `]` at the end of the value"),
            (
                "a = 2025-02-30\n",
                "invalid-date: `2025-02-30` is not a date [2025-02-30] write year, month and day of the calendar, such as 2026-03-14",
            ),
            (
                "a = 20255-01-01\n",
                "invalid-date: `20255-01-01` is not a date [20255-01-01] write year, month and day of the calendar, such as 2026-03-14",
            ),
            ("a = 25:00\n", "invalid-toml: `25:00` is not a time [25:00] put it in quotes if it is a text"),
            (
                "a = 99999999999999999999\n",
                "invalid-toml: `99999999999999999999` is too large a number [99999999999999999999] put it in quotes if it is a text",
            ),
            (
                "a = \"\\q\"\n",
                "invalid-toml: an unknown escape [\\q] write `\\\\` for a backslash, or put the text in single quotes",
            ),
            (
                "a = 'x' junk\n",
                "invalid-toml: the text ends at the quote before this [junk] put the whole text in double quotes",
            ),
            ("[a\nb = 1\n", "invalid-toml: `[` is never closed [[] add `]` at the end of the value"),
            (
                "é = 1\n",
                "invalid-toml: `é` cannot stand in a key without quotes [é] use letters, digits, `-` and `_`, or put the key in quotes",
            ),
        ] {
            assert_eq!(complaint(text), wanted);
        }
        assert!(complaint("title: foo\n").contains("`key: value` belongs between `---` lines"));
    }

    #[test]
    fn every_line_is_judged() {
        let found = complaints("a = x\nb = 1\nc = y\nd = 2026-99-01\nb = 2\n");
        let rules: Vec<&str> = found.iter().map(|found| found.split(':').next().unwrap()).collect();
        assert_eq!(rules, ["invalid-toml", "invalid-toml", "invalid-date", "duplicate-key"]);
        assert_eq!(complaints(&"]\n".repeat(1000)).len(), 50);
    }

    #[test]
    fn nesting_has_an_end() {
        let many = 100_000;
        for text in [
            format!("a = {}", "[".repeat(many)),
            format!("a = {}{}\n", "[".repeat(many), "]".repeat(many)),
            format!("a = {}", "{a = ".repeat(many)),
            format!("a = {}", "[{a.a = ".repeat(many)),
            format!("{} = 1\n", vec!["a"; many].join(".")),
            format!("[{}]\n", vec!["a"; many].join(".")),
            format!("[[{}]]\n", vec!["a"; many].join(".")),
            format!("[{0}]\n{0} = {{{0} = 1}}\n", vec!["a"; 30].join(".")),
        ] {
            let found = complaints(&text);
            assert_eq!(found.len(), 1);
            assert!(found[0].starts_with("invalid-toml: nested deeper than 64 levels ["), "{}", found[0]);
        }
        let deep = format!("a = {}{}\n", "[".repeat(60), "]".repeat(60));
        assert_eq!(complaints(&deep), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_answered(text in ".{0,20}|[-a-c.=\\[\\]{}\"'#0-9T:\n é,]{0,60}|([a-c]( = |\\.|\n|\\]\n|\\[\\[?)|1\n){0,12}") {
            let (read, diagnostics, source) = read(&text);
            let is_date = |found: &Diagnostic| found.rule == code::INVALID_DATE;
            prop_assert!(!read.is_whole || diagnostics.iter().all(is_date), "{:?}", diagnostics);
            prop_assert!(read.is_whole || !diagnostics.is_empty());
            for found in &diagnostics {
                for span in found.labels.iter().map(|label| label.span).chain([found.span]) {
                    prop_assert!(span.start >= 2 && source.get(span.range()).is_some());
                }
                prop_assert!(found.rule != "duplicate-key" || found.labels.len() == 1, "{:?}", found);
            }
        }
    }
}
