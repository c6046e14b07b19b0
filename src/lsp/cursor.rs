//! What is being written at a place: a key, a value, the id of a link. The text is unfinished there, so no parser has read it: what stands in front of the
//! place is looked at, and as far as a word goes behind it.

use std::ops::Range;

/// What is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// A key of a table.
    Key {
        /// The names of the tables around it, outermost first.
        above: Vec<String>,
        /// The keys that stand in the table already, as far as it is written.
        there: Vec<String>,
        /// The word.
        word: Range<usize>,
    },
    /// The name of a table, between the brackets of its header.
    Header {
        /// The names before it.
        above: Vec<String>,
        /// The word.
        word: Range<usize>,
        /// Whether it is one of several tables, in two brackets.
        is_list: bool,
        /// Whether the brackets are closed.
        is_closed: bool,
    },
    /// A value.
    Value {
        /// The names of the tables around it and of its key.
        key: Vec<String>,
        /// The word, without its quotes.
        word: Range<usize>,
        /// Whether quotes stand round it.
        is_quoted: bool,
        /// Whether it is one of a list.
        is_in_list: bool,
    },
    /// An id between `[[` and `]]`, or a file's name where `!` stands in front.
    Wiki {
        /// The word.
        word: Range<usize>,
        /// Whether it is shown, and not linked.
        is_shown: bool,
        /// Whether `]]` follows.
        is_closed: bool,
    },
    /// A figure between `{{` and `}}`.
    Metric {
        /// The word, with `metric:` in front.
        word: Range<usize>,
        /// Whether `}}` follows.
        is_closed: bool,
    },
    /// A path between `](` and `)`.
    Path {
        /// The word.
        word: Range<usize>,
        /// Whether `!` stands in front.
        is_shown: bool,
    },
    /// What stands between `[!` and `]` at the beginning of a quote.
    Alert {
        /// The word.
        word: Range<usize>,
        /// Whether `]` follows.
        is_closed: bool,
    },
    /// The name of a rule in a comment.
    Allow {
        /// The word.
        word: Range<usize>,
    },
}

/// How front matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// TOML.
    Toml,
    /// YAML.
    Yaml,
}

/// What is being written in the body of a note.
pub(super) fn in_body(text: &str, offset: usize) -> Option<Cursor> {
    let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..offset];
    let rest = text[offset..].split('\n').next().unwrap_or("");
    let word_end = |is_part: fn(char) -> bool| offset + rest.find(|it| !is_part(it)).unwrap_or(rest.len());
    let is_name = |it: char| it.is_alphanumeric() || "-_./ ".contains(it);
    let open = |mark: &str, closed: &str| {
        let at = line.rfind(mark)?;
        (!line[at + mark.len()..].contains(closed)).then_some(line_start + at)
    };
    if let Some(at) = open("[[", "]]") {
        let follows = &text[word_end(is_name)..];
        let is_closed = follows.starts_with("]]");
        let end = if is_closed { word_end(is_name) } else { offset };
        let is_shown = text[..at].ends_with('!');
        return Some(Cursor::Wiki { word: at + 2..end, is_shown, is_closed });
    }
    if let Some(at) = open("{{", "}}") {
        let end = word_end(|it| it.is_alphanumeric() || "-_:".contains(it));
        let is_closed = text[end..].starts_with("}}");
        return Some(Cursor::Metric { word: at + 2..if is_closed { end } else { offset }, is_closed });
    }
    if let Some(at) = open("](", ")") {
        let is_shown = line[..at - line_start].rfind('[').is_some_and(|mark| line[..mark].ends_with('!'));
        let end = word_end(|it| it.is_alphanumeric() || "-_./%".contains(it));
        return Some(Cursor::Path { word: at + 2..end, is_shown });
    }
    if let Some(at) = line.trim_start().strip_prefix('>').and_then(|_| open("[!", "]")) {
        let end = word_end(char::is_alphabetic);
        return Some(Cursor::Alert { word: at + 2..end, is_closed: text[end..].starts_with(']') });
    }
    let comment = text[..offset].rfind("<!--").filter(|at| !text[*at..offset].contains("-->"))?;
    let said = text[comment + 4..offset].trim_start();
    let name = said.strip_prefix("allow").filter(|name| name.starts_with(' '))?.trim_start();
    let end = word_end(|it| it.is_ascii_alphanumeric() || it == '-');
    (!name.contains([':', ' '])).then_some(Cursor::Allow { word: offset - name.len()..end })
}

/// What is being written in a table that begins at `start`.
pub(super) fn in_table(text: &str, start: usize, offset: usize, language: Language) -> Option<Cursor> {
    match language {
        Language::Toml => super::cursor_toml::at(text, start, offset),
        Language::Yaml => super::cursor_yaml::at(text, start, offset),
    }
}

/// Where the word ends that a place is in: it goes no further than its line.
pub(super) fn word_end(text: &str, offset: usize, ends: &[char]) -> usize {
    let rest = &text[offset..];
    offset + rest.find(|it| it == '\n' || ends.contains(&it)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is being written where `|` stands, in words: the kind, the word, and what follows.
    fn written(text: &str) -> String {
        let offset = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        match in_body(&text, offset) {
            None => "nothing".to_owned(),
            Some(Cursor::Wiki { word, is_shown, is_closed }) => format!("wiki {} {is_shown} {is_closed}", &text[word]),
            Some(Cursor::Metric { word, is_closed }) => format!("metric {} {is_closed}", &text[word]),
            Some(Cursor::Path { word, is_shown }) => format!("path {} {is_shown}", &text[word]),
            Some(Cursor::Alert { word, is_closed }) => format!("alert {} {is_closed}", &text[word]),
            Some(Cursor::Allow { word }) => format!("allow {}", &text[word]),
            Some(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn marks_say_what_is_being_written() {
        for (text, expected) in [
            ("See [[che| and more", "wiki che false false"),
            ("See [[che|ckout]] and", "wiki checkout false true"),
            ("![[pic|", "wiki pic true false"),
            ("It fell to {{metric:p|99}}.", "metric metric:p99 true"),
            ("It fell to {{|", "metric  false"),
            ("[the plan](../fi|les/a.png)", "path ../files/a.png false"),
            ("![a](../fi|", "path ../fi true"),
            ("> [!pri|", "alert pri false"),
            ("> [!pri|]", "alert pri true"),
            ("<!-- allow van|: x -->", "allow van"),
            ("<!-- allow vanity: re|", "nothing"),
            ("[[a]] and |", "nothing"),
            ("plain |", "nothing"),
            ("<!-- a --> allow |", "nothing"),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }
}
