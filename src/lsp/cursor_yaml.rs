//! What is being written in YAML that may be unfinished anywhere: the tables around a line are those of the lines above it that stand further to the left.

use super::cursor::{Cursor, word_end};

/// A line as far as it matters here.
struct Line<'a> {
    /// How many blanks stand in front.
    indent: usize,
    /// Whether it is an item of a list.
    is_item: bool,
    /// Where its words begin, from the beginning of the line.
    words_at: usize,
    words: &'a str,
}

impl Line<'_> {
    fn read(line: &str) -> Line<'_> {
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        let inner = words.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '));
        let words = inner.map_or(words, |inner| inner.trim_start_matches(' '));
        Line { indent, is_item: inner.is_some(), words_at: line.len() - words.len(), words }
    }

    /// The key that it begins with.
    fn key(&self) -> Option<&str> {
        let (key, rest) = self.words.split_once(':')?;
        let is_key = !key.is_empty() && !key.contains(['"', '\'', '[', '{', '#']) && !key.contains(' ');
        (is_key && (rest.is_empty() || rest.starts_with([' ', '\r']))).then_some(key)
    }
}

/// What is being written at a place, in front matter that begins at `start`.
pub(super) fn at(text: &str, start: usize, offset: usize) -> Option<Cursor> {
    let line_start = text[start..offset].rfind('\n').map_or(start, |at| start + at + 1);
    let line = Line::read(&text[line_start..offset]);
    let words_start = line_start + line.words_at;
    if line.words.trim_start().starts_with('#') || line.words.contains(" #") {
        return None;
    }
    let (above, there) = around(&text[start..line_start], &line);
    match line.key() {
        Some(key) => {
            let after = words_start + key.len() + 1;
            let path: Vec<String> = above.into_iter().chain([key.to_owned()]).collect();
            Some(value(text, after, offset, path, false))
        }
        None if line.is_item && !line.words.starts_with('{') => Some(value(text, words_start, offset, above, true)),
        None if line.words.contains([' ', '"', '\'', '[', '{']) => None,
        None => {
            let word = words_start..word_end(text, offset, &[' ', ':', '\r']);
            Some(Cursor::Key { above, there, word })
        }
    }
}

/// The names of the tables around a line, and the keys that stand beside it and above.
fn around(before: &str, line: &Line<'_>) -> (Vec<String>, Vec<String>) {
    let (mut above, mut there) = (Vec::new(), Vec::new());
    // Its words belong to whatever stands further to the left; those of an item, to the key of the list.
    let mut column = if line.is_item { line.indent + 1 } else { line.words_at };
    let mut is_item = line.is_item;
    for other in before.lines().rev().map(Line::read).filter(|other| !other.words.trim().is_empty()) {
        let Some(key) = other.key() else { continue };
        let beside = if other.is_item { other.words_at } else { other.indent };
        if beside == column && !is_item && above.is_empty() {
            there.push(key.to_owned());
        }
        if beside < column {
            above.insert(0, key.to_owned());
            column = beside;
            is_item = false;
        }
        if other.is_item && beside <= column {
            // Further up is the list that it is an item of.
            column = other.indent + 1;
            is_item = true;
        }
    }
    (above, there)
}

/// A value, or one of a list in brackets.
fn value(text: &str, after: usize, offset: usize, key: Vec<String>, is_item: bool) -> Cursor {
    let written = &text[after..offset];
    let is_in_list = is_item || written.trim_start().starts_with('[');
    let part =
        written.rfind(['[', ',', '{']).filter(|_| written.trim_start().starts_with(['[', '{'])).map_or(0, |at| at + 1);
    let blanks = written[part..].len() - written[part..].trim_start().len();
    let mut start = after + part + blanks;
    let mut key = key;
    let in_braces = written.rfind('{').is_some_and(|open| !written[open..].contains('}'));
    if in_braces {
        match text[start..offset].split_once(':') {
            Some((inner, rest)) => {
                key.push(inner.trim().to_owned());
                start = offset - rest.trim_start().len();
            }
            None => {
                let word = start..word_end(text, offset, &[' ', ':', ',', '}', '\r']);
                return Cursor::Key { above: key, there: Vec::new(), word };
            }
        }
    }
    let quote = text[start..offset].chars().next().filter(|first| ['"', '\''].contains(first));
    match quote {
        Some(quote) => {
            let end = word_end(text, offset, &[quote, ',', ']', '}', '\r']);
            Cursor::Value { key, word: start + 1..end, is_quoted: true, is_in_list }
        }
        None => {
            let end = word_end(text, offset, &[',', ']', '}', '#', '\r']);
            Cursor::Value { key, word: start..end, is_quoted: false, is_in_list }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let offset = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        match at(&text, 0, offset) {
            Some(Cursor::Key { above, there, word }) => format!("key {above:?} {there:?} `{}`", &text[word]),
            Some(Cursor::Value { key, word, is_quoted, is_in_list }) => {
                let quotes = if is_quoted { " quoted" } else { "" };
                let list = if is_in_list { " listed" } else { "" };
                format!("value {key:?} `{}`{quotes}{list}", &text[word])
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn keys_and_values_are_told_apart() {
        for (text, expected) in [
            ("|", "key [] [] ``"),
            ("title: x\nda|", "key [] [\"title\"] `da`"),
            ("kind: pro|", "value [\"kind\"] `pro`"),
            ("kind: \"pro|\"", "value [\"kind\"] `pro` quoted"),
            ("criteria: [a, s|]", "value [\"criteria\"] `s` listed"),
            ("criteria:\n  - a\n  - s|", "value [\"criteria\"] `s` listed"),
            ("criteria:\n- s|", "value [\"criteria\"] `s` listed"),
            ("from:\n  name: A\n  re|", "key [\"from\"] [\"name\"] `re`"),
            ("from:\n  relation: |", "value [\"from\", \"relation\"] ``"),
            ("from: {name: A, relation: p|}", "value [\"from\", \"relation\"] `p`"),
            ("metrics:\n  - name: x\n    be|", "key [\"metrics\"] [\"name\"] `be`"),
            ("metrics:\n  - name: x\n    better: l|", "value [\"metrics\", \"better\"] `l`"),
            ("criteria:\n  - id: s|", "value [\"criteria\", \"id\"] `s`"),
            ("# kind: |", "None"),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }
}
