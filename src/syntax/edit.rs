//! A few keys of front matter written anew, with everything else as it stands: comments, order, quotes, layout. What comes of it is read again before it is
//! handed on, so that an edit does what was meant or is not made.

use super::value::{Entry, Node, Table, Value};
use super::{Front, read_document};
use crate::source::{Date, PacketPath, Text};
use std::ops::Range;

/// What a key is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written<'a> {
    /// One of a few words, such as a state.
    Word(&'a str),
    /// A day.
    Day(Date),
}

/// A place of a text, and what is to stand there.
pub type Edit = (Range<usize>, String);

/// The edits that give these keys of a note these values. A key that is not there yet is put below `beside`, which must be there. Nothing where the front matter
/// is written so that it cannot be done without touching anything else.
pub fn set_keys(file: &PacketPath, text: &Text, beside: &str, keys: &[(&str, Written<'_>)]) -> Option<Vec<Edit>> {
    let document = read_document(file, text, &mut Vec::new());
    let is_toml = text.as_str().starts_with("+++");
    let neighbour = &entry(&document.table, beside)?.node;
    let mut edits = Vec::new();
    let mut added = String::new();
    for (name, value) in keys {
        let words = value.as_written(is_toml);
        match entry(&document.table, name) {
            Some(there) => edits.push((there.node.span.range(), words)),
            None if is_toml => added.push_str(&format!("{name} = {words}\n")),
            None => added.push_str(&format!("{}{name}: {words}\n", indent(text, neighbour))),
        }
    }
    if !added.is_empty() {
        let rest = &text.as_str()[neighbour.span.end..];
        let at = neighbour.span.end + rest.find('\n')? + 1;
        edits.push((at..at, added));
    }
    edits.sort_by_key(|(place, _)| place.start);
    // Offsets are those of the text as it is read, whatever its line ends on disk.
    let read = Text::new(text.as_str());
    let edited = read.edited(read.as_str(), edits.iter().map(|(place, words)| (place.clone(), &**words)));
    let edited = Text::new(&edited);
    let again = read_document(file, &edited, &mut Vec::new());
    (again.front == Front::Whole && is_as_meant(&document.table, &again.table, keys)).then_some(edits)
}

impl Written<'_> {
    fn as_written(self, is_toml: bool) -> String {
        match self {
            Written::Word(word) if is_toml => format!("\"{word}\""),
            Written::Word(word) => word.to_owned(),
            Written::Day(day) => day.to_string(),
        }
    }

    fn is(self, value: &Value) -> bool {
        match (self, value) {
            (Written::Word(word), Value::Text(text) | Value::Plain(text)) => word == text,
            (Written::Day(day), Value::Plain(text)) => day.to_string() == *text,
            (Written::Day(day), Value::Date(date)) => day == *date,
            _ => false,
        }
    }
}

fn entry<'a>(table: &'a Table, name: &str) -> Option<&'a Entry> {
    table.entries.iter().find(|entry| entry.key.value == name)
}

/// The blanks before the key whose value this is.
fn indent<'a>(text: &'a Text, node: &Node) -> &'a str {
    let before = &text.as_str()[..node.span.start];
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    &line[..line.len() - line.trim_start_matches(' ').len()]
}

/// Whether the keys hold what they were to hold, and every other what it held.
fn is_as_meant(before: &Table, after: &Table, keys: &[(&str, Written<'_>)]) -> bool {
    let wanted = |name: &str| keys.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
    let is_right = |entry: &Entry| match wanted(&entry.key.value) {
        Some(value) => value.is(&entry.node.value),
        None => before.get(&entry.key.value).is_some_and(|old| is_same(old, &entry.node)),
    };
    let is_there = |name: &str| after.get(name).is_some();
    after.entries.iter().all(is_right)
        && before.entries.iter().all(|entry| is_there(&entry.key.value))
        && keys.iter().all(|(name, _)| is_there(name))
}

/// Whether two values are the same, wherever they stand.
fn is_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Table(one), Value::Table(other)) => {
            let pairs = one.entries.iter().zip(&other.entries);
            one.entries.len() == other.entries.len()
                && pairs
                    .into_iter()
                    .all(|(one, other)| one.key.value == other.key.value && is_same(&one.node, &other.node))
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// The front matter once the peer is asked.
    fn asked(written: &str) -> Option<String> {
        let file = PacketPath::new("feedback/a.md").unwrap();
        let text = Text::new(written);
        let keys = [("state", Written::Word("requested")), ("asked", Written::Day(date(2026, 5, 2)))];
        let edits = set_keys(&file, &text, "state", &keys)?;
        Some(text.edited(written, edits.iter().map(|(place, words)| (place.clone(), &**words))))
    }

    #[test]
    fn nothing_else_changes() {
        for (before, after) in [
            (
                "+++\n# who\nstate = 'draft' # soon\n\n[from]\nname = \"Ana\"\n+++\nBody.\n",
                "+++\n# who\nstate = \"requested\" # soon\nasked = 2026-05-02\n\n[from]\nname = \"Ana\"\n+++\nBody.\n",
            ),
            (
                "+++\nasked = 2025-01-01\nstate = \"draft\"\nlist = [\n  1, # one\n]\n+++\n",
                "+++\nasked = 2026-05-02\nstate = \"requested\"\nlist = [\n  1, # one\n]\n+++\n",
            ),
            (
                "---\nfrom: {name: Ana}\n# soon\nstate: draft # yet\n---\nBody.\n",
                "---\nfrom: {name: Ana}\n# soon\nstate: requested # yet\nasked: 2026-05-02\n---\nBody.\n",
            ),
            (
                "---\n  from: Ana\n  state: \"draft\"\n---\n",
                "---\n  from: Ana\n  state: requested\n  asked: 2026-05-02\n---\n",
            ),
        ] {
            assert_eq!(asked(before).as_deref(), Some(after));
        }
    }

    #[test]
    fn what_cannot_be_done_alone_is_not_done() {
        for written in [
            "---\n{from: Ana, state: draft}\n---\n",
            "+++\nstate = \"draft\"\n[asked]\na = 1\n+++\n",
            "+++\nfrom = 1\n+++\n",
            "---\nstate: draft\nbroken: [\n---\n",
        ] {
            assert_eq!(asked(written), None, "{written}");
        }
    }
}
