//! The words of a published file: what its reader sees, and what stands beside it in tags, names and values. Our own pages repeat most of their lines,
//! so a line that is whole in itself is read once for all files, and so is the value of an attribute.

use super::fold::Folded;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

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

/// Lines that were read before, by their hashes, each at a place of its own. One that has lost its place to another is read again.
#[derive(Debug)]
pub(super) struct KnownLines(Vec<AtomicU64>);

impl Default for KnownLines {
    fn default() -> KnownLines {
        /// Twice as many as the lines of large editions that differ.
        const PLACES: usize = 1 << 17;
        KnownLines((0..PLACES).map(|_| AtomicU64::new(0)).collect())
    }
}

impl KnownLines {
    /// Whether this line was not read before.
    #[inline]
    fn is_new(&self, line: &str) -> bool {
        self.is_new_number(hash(line.as_bytes()))
    }

    /// Whether this value of an attribute was not read before. One that is written like a line is read otherwise than that, and is none.
    #[inline]
    fn is_new_value(&self, value: &str) -> bool {
        self.is_new_number(!hash(value.as_bytes()))
    }

    #[inline]
    fn is_new_number(&self, hash: u64) -> bool {
        self.0[(hash >> 32) as usize % self.0.len()].swap(hash, Ordering::Relaxed) != hash
    }
}

/// The words of one file.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) folded: Folded,
    /// What of the file was read: whole lines, and what has been read before is not among them.
    pub(super) read: Vec<Range<usize>>,
    /// Values of attributes wait until the line is over, so that they interrupt no words.
    values: Vec<Range<usize>>,
    in_script: bool,
    /// Whether something is written in a way that is not undone here: letters as numbers, in percent or with backslashes.
    pub(super) has_codes: bool,
}

impl Words {
    /// Reads a file, and nothing of the lines that are known.
    pub(super) fn read(&mut self, text: &str, markup: Markup, known: Option<&KnownLines>, keeps_letters: bool) {
        self.folded.clear(keeps_letters);
        self.read.clear();
        (self.has_codes, self.in_script) = (false, false);
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).chain([text.len()]) {
            let (line, range) = (&text[start..end], start..end);
            start = end;
            let can_be_known = markup == Markup::Tags && is_whole(line);
            if can_be_known && known.is_some_and(|known| !known.is_new(line)) {
                self.folded.end();
                continue;
            }
            self.line(line, &range, markup, known);
            match self.read.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                Some(_) | None => self.read.push(range),
            }
        }
        self.folded.end();
    }

    /// Takes a file as it is, where nobody asks for its words.
    pub(super) fn pass(&mut self, text: &str) {
        self.folded.clear(false);
        self.has_codes = false;
        self.read = std::iter::once(0..text.len()).collect();
    }

    fn line(&mut self, line: &str, range: &Range<usize>, markup: Markup, known: Option<&KnownLines>) {
        self.folded.base = range.start;
        match markup {
            Markup::Plain => self.words(line, |_| false),
            Markup::Tags => self.tags(line, known),
            Markup::Quotes => self.quotes(line),
        }
    }

    fn tags(&mut self, line: &str, known: Option<&KnownLines>) {
        let start = self.folded.base;
        let mut at = 0;
        while at < line.len() {
            if self.in_script {
                let end = line[at..].find("</script").map_or(line.len(), |end| at + end);
                self.in_script = end == line.len();
                self.folded.base = start + at;
                self.quotes(&line[at..end]);
                self.folded.base = start;
                at = end;
                continue;
            }
            at = self.folded.plain(line, at, |byte| matches!(byte, b'<' | b'&' | b'%' | b'\\'));
            at = match line.as_bytes().get(at) {
                Some(b'<') => self.tag(line, at),
                Some(_) => self.code(line, at),
                None => break,
            };
        }
        let values = std::mem::take(&mut self.values);
        for value in &values {
            self.folded.end();
            if known.is_some_and(|known| !known.is_new_value(&line[value.clone()])) {
                continue;
            }
            self.folded.base = start + value.start;
            self.words(&line[value.clone()], |byte| byte == b'&');
        }
        if !values.is_empty() {
            self.folded.end();
        }
        self.values = values;
        self.values.clear();
    }

    /// Words in which percent signs and backslashes are special, and what else is.
    fn words(&mut self, text: &str, is_special: impl Fn(u8) -> bool) {
        let mut at = 0;
        while at < text.len() {
            at = self.folded.plain(text, at, |byte| matches!(byte, b'%' | b'\\') || is_special(byte));
            if at < text.len() {
                at = self.code(text, at);
            }
        }
    }

    /// What may be an encoded letter.
    fn code(&mut self, text: &str, at: usize) -> usize {
        let rest = &text.as_bytes()[at + 1..];
        match text.as_bytes()[at] {
            b'&' => return self.entity(text, at),
            b'%' => {
                self.has_codes |= matches!(rest, [one, two, ..] if one.is_ascii_hexdigit() && two.is_ascii_hexdigit())
            }
            _ => self.has_codes |= matches!(rest, [b'u' | b'x', ..]),
        }
        self.folded.gap();
        at + 1
    }

    fn tag(&mut self, line: &str, at: usize) -> usize {
        let rest = &line[at + 1..];
        let is_tag =
            matches!(rest.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!' | b'?', ..]) && !rest.starts_with("!--");
        let Some(end) = memchr::memchr(b'>', rest.as_bytes()).filter(|_| is_tag) else {
            self.folded.gap();
            return at + 1;
        };
        let tag = &rest[..end];
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        if name == "br" || name == "wbr" {
            self.folded.gap();
        } else if !is_inside_words(name) {
            self.folded.end();
            self.in_script = name == "script" && !tag.starts_with('/') && !tag.ends_with('/');
        }
        if tag.len() > name.len() + 1 {
            self.values(tag, at + 1);
        }
        at + end + 2
    }

    /// Takes note of what stands in quotes.
    fn values(&mut self, tag: &str, start: usize) {
        let (bytes, mut at) = (tag.as_bytes(), 0);
        while let Some(open) = memchr::memchr2(b'"', b'\'', &bytes[at..]).map(|open| at + open) {
            let from = open + 1;
            let Some(end) = memchr::memchr(bytes[open], &bytes[from..]).map(|end| from + end) else { return };
            if end > from + 2 {
                self.values.push(start + from..start + end);
            }
            at = end + 1;
        }
    }

    fn entity(&mut self, line: &str, at: usize) -> usize {
        let rest = &line[at + 1..];
        let Some(name) = rest.bytes().take(12).position(|byte| byte == b';').map(|end| &rest[..end]) else {
            self.folded.gap();
            return at + 1;
        };
        if !matches!(name, "#39" | "#x27" | "apos") {
            self.has_codes |= !matches!(name, "amp" | "lt" | "gt" | "quot" | "nbsp" | "#x2F" | "#160");
            self.folded.gap();
        }
        at + name.len() + 2
    }

    fn quotes(&mut self, line: &str) {
        let mut at = 0;
        while at < line.len() {
            at = self.folded.plain(line, at, |byte| matches!(byte, b'"' | b'%' | b'\\'));
            at = match line.as_bytes().get(at) {
                Some(b'"') => {
                    self.folded.end();
                    at + 1
                }
                Some(b'\\') => self.escape(line, at),
                Some(_) => self.code(line, at),
                None => break,
            };
        }
    }

    fn escape(&mut self, line: &str, at: usize) -> usize {
        self.folded.gap();
        match &line.as_bytes()[at + 1..] {
            [b'u', ..] if ["u003c", "u2028", "u2029"].iter().any(|known| line[at + 1..].starts_with(known)) => at + 6,
            [b'n', ..] => {
                self.folded.end();
                at + 2
            }
            [b'"' | b'\\' | b'/' | b't' | b'r' | b'b' | b'f', ..] => at + 2,
            _ => {
                self.has_codes = true;
                at + 1
            }
        }
    }
}

/// Whether a mark stands inside words and is no end of them.
fn is_inside_words(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "tspan"
            | "u"
    )
}

/// Whether a line begins and ends with a tag, so that no run of words reaches over its ends.
fn is_whole(line: &str) -> bool {
    let line = line.trim_ascii();
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
