//! The words of a published file: what its reader sees, and what stands beside it in tags, names and values. Our own pages repeat most of their lines,
//! so a line that is whole in itself is read once for all files.

use super::fold::Folded;
use std::collections::HashSet;

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// Nothing but words.
    Plain,
    /// HTML or XML.
    Tags,
    /// A script, JSON or a style sheet: texts stand in quotes.
    Quotes,
}

impl Markup {
    /// By the name of a file.
    pub(super) fn of(address: &str) -> Markup {
        match address.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" | "svg" | "xml" => Markup::Tags,
            "js" | "json" | "css" | "map" => Markup::Quotes,
            _ => Markup::Plain,
        }
    }
}

/// Marks inside a word are no end of it.
const INSIDE_WORDS: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "tspan", "u",
];

/// Lines that were read before, by their hashes.
#[derive(Debug, Default)]
pub(super) struct KnownLines(HashSet<u64>);

/// The words of one file.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) folded: Folded,
    /// Where each line that was read begins: in the folded words, and in the file.
    lines: Vec<(usize, usize)>,
    /// Values of attributes wait until the line is over, so that they interrupt no words.
    values: Vec<String>,
    in_script: bool,
    /// Whether something is written in a way that is not undone here: letters as numbers, in percent or with backslashes.
    pub(super) has_codes: bool,
}

impl Words {
    /// Reads a file, and nothing of what was read before.
    pub(super) fn read(&mut self, text: &str, markup: Markup, known: &mut KnownLines) {
        self.folded.clear();
        self.lines.clear();
        (self.has_codes, self.in_script) = (false, false);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            if markup == Markup::Tags && is_whole(line) && !known.0.insert(hash(line.as_bytes())) {
                self.folded.end();
                continue;
            }
            self.lines.push((self.folded.len(), start));
            match markup {
                Markup::Plain => self.folded.text(line),
                Markup::Tags => self.tags(line),
                Markup::Quotes => self.quotes(line),
            }
        }
        self.folded.end();
    }

    /// Where the line begins, in the file, that holds this word.
    pub(super) fn line_of(&self, at: usize) -> usize {
        let index = self.lines.partition_point(|(folded, _)| *folded <= at);
        index.checked_sub(1).map_or(0, |index| self.lines[index].1)
    }

    fn tags(&mut self, line: &str) {
        let bytes = line.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if self.in_script {
                let end = line[at..].find("</script").map_or(line.len(), |end| at + end);
                self.in_script = end == line.len();
                self.quotes(&line[at..end]);
                at = end;
                continue;
            }
            at = match byte {
                b'<' => self.tag(line, at),
                b'&' => self.entity(line, at),
                _ => self.other(line, at, byte),
            };
        }
        for value in std::mem::take(&mut self.values) {
            self.folded.end();
            self.words(&value);
            self.folded.end();
        }
    }

    /// Words in which only percent signs and character references are special.
    fn words(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at = if byte == b'&' { self.entity(text, at) } else { self.other(text, at, byte) };
        }
    }

    #[inline]
    fn other(&mut self, line: &str, at: usize, byte: u8) -> usize {
        if byte >= 128 {
            let Some(character) = line[at..].chars().next() else { return line.len() };
            self.folded.character(character);
            return at + character.len_utf8();
        }
        if byte == b'%' {
            self.has_codes |=
                line.as_bytes()[at + 1..].iter().take(2).filter(|digit| digit.is_ascii_hexdigit()).count() == 2;
        }
        if byte == b'\\' {
            self.has_codes |= matches!(line.as_bytes().get(at + 1), Some(b'u' | b'x'));
        }
        self.folded.ascii(byte);
        at + 1
    }

    fn tag(&mut self, line: &str, at: usize) -> usize {
        let rest = &line[at + 1..];
        let is_tag = rest.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?'));
        let end = memchr::memchr(b'>', rest.as_bytes()).filter(|_| is_tag && !rest.starts_with("!--"));
        let Some(end) = end else {
            self.folded.gap();
            return at + 1;
        };
        let tag = &rest[..end];
        let name = tag.trim_start_matches('/');
        let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        match name {
            "br" | "wbr" => self.folded.gap(),
            name if INSIDE_WORDS.contains(&name) => {}
            name => {
                self.folded.end();
                self.in_script = name == "script" && !tag.starts_with('/') && !tag.ends_with('/');
            }
        }
        let mut quoted = tag[name.len().min(tag.len())..].split('"');
        while let (Some(_), Some(value)) = (quoted.next(), quoted.next()) {
            if value.len() > 2 {
                self.values.push(value.to_owned());
            }
        }
        if tag.contains('\'') {
            self.values.push(tag.to_owned());
        }
        at + end + 2
    }

    fn entity(&mut self, line: &str, at: usize) -> usize {
        let rest = &line[at + 1..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let Some(name) = end.map(|end| &rest[..end]) else {
            self.folded.gap();
            return at + 1;
        };
        match name {
            "#39" | "#x27" | "apos" => {}
            "amp" | "lt" | "gt" | "quot" | "nbsp" | "#x2F" | "#160" => self.folded.gap(),
            _ => {
                self.has_codes = true;
                self.folded.gap();
            }
        }
        at + name.len() + 2
    }

    fn quotes(&mut self, line: &str) {
        let bytes = line.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at = match byte {
                b'\\' => self.escape(line, at),
                b'"' => {
                    self.folded.end();
                    at + 1
                }
                _ => self.other(line, at, byte),
            };
        }
    }

    fn escape(&mut self, line: &str, at: usize) -> usize {
        self.folded.gap();
        let rest = &line.as_bytes()[at + 1..];
        match rest {
            [b'u', ..] if ["u003c", "u2028", "u2029"].iter().any(|known| line[at + 1..].starts_with(known)) => at + 6,
            [b'"' | b'\\' | b'/' | b'n' | b't' | b'r' | b'b' | b'f', ..] => at + 2,
            _ => {
                self.has_codes = true;
                at + 1
            }
        }
    }
}

/// Whether a line begins and ends with a tag, so that no run of words reaches over its ends.
fn is_whole(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('<') && line.ends_with('>')
}

fn hash(line: &[u8]) -> u64 {
    let (words, rest) = line.as_chunks::<8>();
    let rest = rest.iter().fold(line.len() as u64, |number, byte| (number << 8) | u64::from(*byte));
    let fold = |number: u64, word: u64| (number ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    words.iter().map(|word| u64::from_le_bytes(*word)).chain([rest]).fold(line.len() as u64, fold)
}

/// What can be read in a file that is no text: the runs of letters in it, in UTF-8 and in UTF-16.
pub(super) fn printable(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        let runs = chunk.valid().split(|character: char| character.is_control() && !character.is_whitespace());
        for run in runs.filter(|run| run.len() >= SHORTEST) {
            text.push_str(run);
            text.push('\n');
        }
    }
    for start in [0, 1] {
        let units = bytes.get(start..).unwrap_or_default().as_chunks::<2>().0;
        let letter =
            |unit: &[u8; 2]| (unit[1] == 0 && (unit[0].is_ascii_graphic() || unit[0] == b' ')).then_some(unit[0]);
        for run in units.split(|unit| letter(unit).is_none()).filter(|run| run.len() >= SHORTEST) {
            text.extend(run.iter().filter_map(letter).map(char::from));
            text.push('\n');
        }
    }
    text
}

/// Fewer letters in a row are chance.
const SHORTEST: usize = 6;
