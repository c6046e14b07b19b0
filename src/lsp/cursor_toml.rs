//! What is being written in TOML that may be unfinished anywhere.

use super::cursor::{Cursor, word_end};

/// A list or a table that is open.
enum Open {
    List,
    Table { key: String, there: Vec<String> },
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    offset: usize,
    /// The table whose header stands above.
    header: Vec<String>,
    there: Vec<String>,
    /// The key of the statement at the top.
    key: Option<String>,
    open: Vec<Open>,
}

/// What is being written at a place, in a file or front matter that begins at `start`.
pub(super) fn at(text: &str, start: usize, offset: usize) -> Option<Cursor> {
    let mut reader =
        Reader { text, at: start, offset, header: Vec::new(), there: Vec::new(), key: None, open: Vec::new() };
    reader.statements()
}

/// A part of a name, as it is declared.
fn unquoted(name: &str) -> String {
    name.trim().trim_matches(['"', '\'']).to_owned()
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..self.offset]
    }

    fn statements(&mut self) -> Option<Cursor> {
        loop {
            self.blanks(true);
            if self.rest().starts_with('#') && self.skip_line().is_none() {
                return None;
            }
            if self.rest().starts_with('#') {
                continue;
            }
            if self.rest().starts_with('\n') {
                self.at += 1;
                continue;
            }
            if self.rest().starts_with('[') {
                if let Some(begun) = self.header() {
                    return begun;
                }
                continue;
            }
            self.key = None;
            self.open.clear();
            if let Some(cursor) = self.name() {
                return cursor;
            }
            if let Some(cursor) = self.value() {
                return cursor;
            }
        }
    }

    /// Passes blanks, and line ends where they are nothing else.
    fn blanks(&mut self, with_lines: bool) {
        let blank = |it: char| it == ' ' || it == '\t' || it == '\r' || (with_lines && it == '\n');
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(blank).len();
    }

    /// Passes what is left of a line; nothing where the place is in it.
    fn skip_line(&mut self) -> Option<()> {
        self.at += self.rest().find('\n')?;
        Some(())
    }

    /// A header such as `[[metrics]]`; what is being written, where the place is in it.
    fn header(&mut self) -> Option<Option<Cursor>> {
        let Some(end) = self.rest().find('\n') else { return Some(self.begun_header()) };
        let line = &self.rest()[..end];
        let names = line.split(']').next().unwrap_or("").trim_start_matches('[');
        self.header = names.split('.').map(unquoted).collect();
        self.there = Vec::new();
        self.at += end;
        None
    }

    fn begun_header(&self) -> Option<Cursor> {
        let rest = self.rest();
        let names = rest.trim_start_matches('[');
        if names.contains([']', '#', ' ']) {
            return None;
        }
        let mut above: Vec<&str> = names.split('.').collect();
        let start = self.offset - above.pop().map_or(0, str::len);
        let end = word_end(self.text, self.offset, &[']', '.', '#', ' ', '\r']);
        Some(Cursor::Header {
            above: above.into_iter().map(unquoted).collect(),
            word: start..end,
            is_list: rest.len() - names.len() > 1,
            is_closed: self.text[end..].starts_with(']'),
        })
    }

    /// A key up to its `=`; what is being written, where the place is in it.
    fn name(&mut self) -> Option<Option<Cursor>> {
        let rest = self.rest();
        let Some(end) = rest.find(['=', '\n', '}']) else {
            if rest.contains([' ', '#']) {
                return Some(None);
            }
            let end = word_end(self.text, self.offset, &[' ', '=', '\t', '\r', '}', ',']);
            let there = self.there.clone();
            return Some(Some(Cursor::Key { above: self.above(), there, word: self.at..end }));
        };
        let is_key = rest[end..].starts_with('=');
        let name = unquoted(&rest[..end]);
        self.at += end + usize::from(is_key);
        if is_key {
            match self.open.last_mut() {
                Some(Open::Table { key, there }) => {
                    there.push(name.clone());
                    *key = name;
                }
                Some(Open::List) | None => {
                    self.there.push(name.clone());
                    self.key = Some(name);
                }
            }
        }
        None
    }

    /// The names of the tables around the place.
    fn above(&self) -> Vec<String> {
        let mut above = self.header.clone();
        above.extend(self.key.clone());
        let inner = self.open.iter().filter_map(|open| match open {
            Open::Table { key, .. } if !key.is_empty() => Some(key.clone()),
            Open::Table { .. } | Open::List => None,
        });
        above.extend(inner);
        above
    }

    /// A value and all that stands in it; what is being written, where the place is in it.
    fn value(&mut self) -> Option<Option<Cursor>> {
        loop {
            let is_in_list = matches!(self.open.last(), Some(Open::List));
            self.blanks(is_in_list);
            if is_in_list && self.is_statement() {
                return None;
            }
            let rest = self.rest();
            let key = self.above();
            let Some(first) = rest.chars().next() else {
                let end = word_end(self.text, self.offset, &[' ', ',', ']', '}', '#', '\r']);
                return Some(Some(Cursor::Value { key, word: self.offset..end, is_quoted: false, is_in_list }));
            };
            match first {
                '[' => {
                    self.at += 1;
                    self.open.push(Open::List);
                    continue;
                }
                '{' => {
                    self.at += 1;
                    self.open.push(Open::Table { key: String::new(), there: Vec::new() });
                    if let Some(cursor) = self.inner_name() {
                        return Some(cursor);
                    }
                    continue;
                }
                '#' if is_in_list => {
                    if self.skip_line().is_none() {
                        return Some(None);
                    }
                    continue;
                }
                ']' | '}' => {}
                '"' | '\'' => {
                    if let Some(cursor) = self.quoted(first, &key, is_in_list) {
                        return Some(cursor);
                    }
                }
                _ => {
                    let Some(end) = rest.find([',', ']', '}', '\n', '#']) else {
                        let end = word_end(self.text, self.offset, &[',', ']', '}', '#', '\r']);
                        return Some(Some(Cursor::Value { key, word: self.at..end, is_quoted: false, is_in_list }));
                    };
                    self.at += end;
                }
            }
            if let Some(done) = self.after_value() {
                return done;
            }
        }
    }

    /// What follows a value: nothing where another value follows, else what is being written, if anything is.
    fn after_value(&mut self) -> Option<Option<Option<Cursor>>> {
        loop {
            let is_in_list = matches!(self.open.last(), Some(Open::List));
            self.blanks(is_in_list);
            if is_in_list && self.is_statement() {
                return Some(None);
            }
            match (self.rest().chars().next(), self.open.last()) {
                (None, _) => return Some(Some(None)),
                (Some(','), Some(Open::List)) => {
                    self.at += 1;
                    return None;
                }
                (Some(','), Some(Open::Table { .. })) => {
                    self.at += 1;
                    return self.inner_name().map(Some);
                }
                (Some(']' | '}'), Some(_)) => {
                    self.at += 1;
                    self.open.pop();
                }
                (Some('\n'), _) => return Some(None),
                // What is no value and no end of one: the rest of the line is nobody's.
                (Some(_), _) => return if self.skip_line().is_some() { Some(None) } else { Some(Some(None)) },
            }
        }
    }

    /// A key of a table in braces.
    fn inner_name(&mut self) -> Option<Option<Cursor>> {
        self.blanks(true);
        if self.rest().starts_with('}') {
            return None;
        }
        let there = match self.open.last_mut() {
            Some(Open::Table { key, there }) => {
                key.clear();
                there.clone()
            }
            Some(Open::List) | None => Vec::new(),
        };
        let before = std::mem::replace(&mut self.there, there);
        let found = self.name();
        self.there = before;
        found
    }

    fn quoted(&mut self, quote: char, key: &[String], is_in_list: bool) -> Option<Option<Cursor>> {
        let long = if quote == '"' { "\"\"\"" } else { "'''" };
        if let Some(rest) = self.rest().strip_prefix(long) {
            let Some(end) = rest.find(long) else { return Some(None) };
            self.at += 3 + end + 3;
            return None;
        }
        let start = self.at + 1;
        let mut escaped = false;
        for (at, character) in self.text[start..self.offset].char_indices() {
            match character {
                '\n' => {
                    self.at = start + at;
                    return None;
                }
                _ if escaped => escaped = false,
                '\\' if quote == '"' => escaped = true,
                character if character == quote => {
                    self.at = start + at + 1;
                    return None;
                }
                _ => {}
            }
        }
        let end = word_end(self.text, self.offset, &[quote, '\r']);
        // Where the quotes are not closed, what follows on the line is not the word's.
        let is_closed = self.text[end..].starts_with(quote);
        let end = if is_closed { end } else { word_end(self.text, self.offset, &[',', ']', '}', ' ', '\r']) };
        Some(Some(Cursor::Value { key: key.to_vec(), word: start..end, is_quoted: true, is_in_list }))
    }

    /// Whether a statement begins here: then the list above it was never closed.
    fn is_statement(&self) -> bool {
        let begins_line = self.text[..self.at].ends_with('\n');
        let name = self.rest().split(['=', '\n']).next().unwrap_or("");
        let is_name =
            |name: &str| !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || "-_".contains(it));
        begins_line && self.rest()[name.len()..].starts_with('=') && is_name(name.trim_end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is being written where `|` stands.
    pub(super) fn written(text: &str) -> String {
        let offset = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        match at(&text, 0, offset) {
            Some(Cursor::Key { above, there, word }) => format!("key {above:?} {there:?} `{}`", &text[word]),
            Some(Cursor::Value { key, word, is_quoted, is_in_list }) => {
                let quotes = if is_quoted { " quoted" } else { "" };
                let list = if is_in_list { " listed" } else { "" };
                format!("value {key:?} `{}`{quotes}{list}", &text[word])
            }
            Some(Cursor::Header { above, word, is_list, is_closed }) => {
                let (what, end) =
                    (if is_list { "of a list" } else { "alone" }, if is_closed { "closed" } else { "open" });
                format!("header {above:?} `{}` {what}, {end}", &text[word])
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn keys_and_values_are_told_apart() {
        for (text, expected) in [
            ("|", "key [] [] ``"),
            ("ti|tle = \"x\"", "key [] [] `title`"),
            ("title = \"x\"\nda|\nrole = 1", "key [] [\"title\"] `da`"),
            ("kind = |", "value [\"kind\"] ``"),
            ("kind = \"pro|\"\n", "value [\"kind\"] `pro` quoted"),
            ("kind = \"pro|\nrole = 1", "value [\"kind\"] `pro` quoted"),
            ("criteria = [\"a\", \"s|\"]", "value [\"criteria\"] `s` quoted listed"),
            ("criteria = [\n  \"a\",\n  |\n]", "value [\"criteria\"] `` listed"),
            ("criteria = [|", "value [\"criteria\"] `` listed"),
            ("criteria = [\"a\"\nro|", "None"),
            ("criteria = [\nrole = \"|\"", "value [\"role\"] `` quoted"),
            ("from = { name = \"A\", re|", "key [\"from\"] [\"name\"] `re`"),
            ("from = { name = \"A\", relation = \"p|\" }", "value [\"from\", \"relation\"] `p` quoted"),
            ("criteria = [{ id = \"s|\" }]", "value [\"criteria\", \"id\"] `s` quoted"),
            ("[[metrics]]\nname = \"x\"\nbe|", "key [\"metrics\"] [\"name\"] `be`"),
            ("[candidate]\ncurrent = \"m|\"", "value [\"candidate\", \"current\"] `m` quoted"),
            ("title = 1\n[[me|", "header [] `me` of a list, open"),
            ("[candidate.x|y]\n", "header [\"candidate\"] `xy` alone, closed"),
            ("[candidate] |", "None"),
            ("# title = |", "None"),
            ("a = \"\"\"\nkey = |\n\"\"\"", "None"),
            ("a = 1 # |", "None"),
            ("a = \"x\" |", "None"),
            ("a = {\nb = |", "value [\"a\", \"b\"] ``"),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }

    mod laws {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            /// Whatever is written, the word that is completed lies around the place, on its line.
            #[test]
            fn a_word_is_round_its_place(text in "[a=\\[\\]{}\"',\n# é]{0,40}", at_byte in 0usize..60) {
                let offset = text.floor_char_boundary(at_byte.min(text.len()));
                for found in [at(&text, 0, offset), super::super::super::cursor_yaml::at(&text, 0, offset)] {
                    if let Some(Cursor::Key { word, .. } | Cursor::Value { word, .. }) = found {
                        prop_assert!(word.start <= offset && offset <= word.end, "{word:?} {offset}");
                        prop_assert!(!text[word.clone()].contains('\n'), "{:?}", &text[word]);
                    }
                }
            }
        }
    }
}
