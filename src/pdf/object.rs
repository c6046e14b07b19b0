//! Values as they are written in a PDF: numbers, names, texts, lists, tables and references, with the places of those that are to be written over.
//! Browsers write them plainly, one after the other; what is written otherwise is not understood, and the whole file is then not trusted.

use std::ops::Range;

/// Deeper is nothing that a browser writes.
const DEEPEST: usize = 64;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A number, whole or not.
    Number(f64),
    /// A name, with what was escaped in it undone.
    Name(String),
    /// A text, and where it stands with its brackets.
    Text(Vec<u8>, Range<usize>),
    /// A list.
    Array(Vec<Value>),
    /// A table.
    Dict(Dict),
    /// What stands elsewhere, by its number.
    Reference(u32),
    /// Any other word: `true`, `null`; in the instructions of a page, what is to be done.
    Word(String),
}

/// A table, in the order in which it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dict(pub(super) Vec<Entry>);

/// A line of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) value: Value,
    /// Where it stands, from the key to the end of the value.
    pub(super) range: Range<usize>,
}

impl Dict {
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.key == key)
    }

    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.entry(key).map(|entry| &entry.value)
    }
}

impl Value {
    pub(super) fn dict(&self) -> Option<&Dict> {
        if let Value::Dict(dict) = self { Some(dict) } else { None }
    }

    pub(super) fn reference(&self) -> Option<u32> {
        if let Value::Reference(number) = self { Some(*number) } else { None }
    }

    pub(super) fn array(&self) -> &[Value] {
        if let Value::Array(values) = self { values } else { &[] }
    }

    /// A number without a fraction that is none below zero.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked right here")]
    pub(super) fn count(&self) -> Option<usize> {
        let Value::Number(number) = self else { return None };
        let is_count = *number >= 0.0 && number.fract() == 0.0 && *number < 1e12;
        is_count.then_some(*number as usize)
    }

    /// A text as its reader sees it.
    pub(super) fn text(&self) -> Option<String> {
        if let Value::Text(bytes, _) = self { Some(decoded(bytes)) } else { None }
    }
}

/// Texts are in UTF-16 where they say so by their first two bytes; else each byte is a letter.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(units) => utf16(units),
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Letters in two bytes each, or four.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_be_bytes(*unit));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Reads values one after the other.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    /// The place that comes next.
    pub(super) at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Reader<'a> {
        Reader { bytes, at, depth: 0 }
    }

    /// The value that comes next; nothing at the end, and where none is understood.
    pub(super) fn value(&mut self) -> Option<Value> {
        self.skip_blanks();
        match (self.peek()?, self.bytes.get(self.at + 1)) {
            (b'/', _) => Some(Value::Name(self.name())),
            (b'(', _) => self.literal(),
            (b'<', Some(b'<')) => self.nested(Reader::dict),
            (b'<', _) => self.hexadecimal(),
            (b'[', _) => self.nested(Reader::array),
            (b'0'..=b'9' | b'+' | b'-' | b'.', _) => self.number(),
            (byte, _) if byte.is_ascii_graphic() => self.word(),
            _ => None,
        }
    }

    /// Whether this word comes next; if so it is passed.
    pub(super) fn passes(&mut self, word: &str) -> bool {
        self.skip_blanks();
        let is_next = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        self.at += if is_next { word.len() } else { 0 };
        is_next
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Passes blanks and comments.
    pub(super) fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                self.take(|byte| !matches!(byte, b'\n' | b'\r'));
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn take(&mut self, belongs: impl Fn(u8) -> bool) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(&belongs) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn nested(&mut self, read: impl Fn(&mut Reader<'a>) -> Option<Value>) -> Option<Value> {
        self.depth += 1;
        let value = if self.depth > DEEPEST { None } else { read(self) };
        self.depth -= 1;
        value
    }

    fn name(&mut self) -> String {
        self.at += 1;
        let written = self.take(is_regular);
        let (mut name, mut at) = (Vec::new(), 0);
        while let Some(byte) = written.get(at) {
            let code = written.get(at + 1..at + 3).filter(|_| *byte == b'#').and_then(hex_byte);
            name.push(code.unwrap_or(*byte));
            at += if code.is_some() { 3 } else { 1 };
        }
        String::from_utf8_lossy(&name).into_owned()
    }

    fn literal(&mut self) -> Option<Value> {
        let start = self.at;
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 1);
        loop {
            match self.next()? {
                b'(' => {
                    open += 1;
                    text.push(b'(');
                }
                b')' if open == 1 => return Some(Value::Text(text, start..self.at)),
                b')' => {
                    open -= 1;
                    text.push(b')');
                }
                b'\\' => text.extend(self.escape()?),
                other => text.push(other),
            }
        }
    }

    /// What a backslash means; nothing where a line only goes on below.
    fn escape(&mut self) -> Option<Option<u8>> {
        Some(match self.next()? {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\n' => None,
            digit @ b'0'..=b'7' => {
                let mut code = u32::from(digit - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                Some((code & 0xff) as u8)
            }
            other => Some(other),
        })
    }

    fn hexadecimal(&mut self) -> Option<Value> {
        let start = self.at;
        self.at += 1;
        let written = self.take(|byte| byte != b'>');
        (self.next()? == b'>').then_some(())?;
        let mut digits: Vec<u8> = written.iter().copied().filter(|byte| !is_blank(*byte)).collect();
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        let text = digits.chunks(2).map(hex_byte).collect::<Option<Vec<u8>>>()?;
        Some(Value::Text(text, start..self.at))
    }

    fn array(&mut self) -> Option<Value> {
        self.at += 1;
        let mut values = Vec::new();
        while !self.passes("]") {
            values.push(self.value()?);
        }
        Some(Value::Array(values))
    }

    fn dict(&mut self) -> Option<Value> {
        self.at += 2;
        let mut entries = Vec::new();
        while !self.passes(">>") {
            let start = self.at;
            let Value::Name(key) = self.value()? else { return None };
            let value = self.value()?;
            entries.push(Entry { key, value, range: start..self.at });
        }
        Some(Value::Dict(Dict(entries)))
    }

    /// A number, or the first of the two of a reference.
    fn number(&mut self) -> Option<Value> {
        let written = self.take(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.'));
        let number = std::str::from_utf8(written).ok()?;
        let after = self.at;
        if let Ok(object) = number.parse::<u32>() {
            self.skip_blanks();
            let is_generation = !self.take(|byte| byte.is_ascii_digit()).is_empty();
            self.skip_blanks();
            let is_end = self.bytes.get(self.at + 1).is_none_or(|byte| !is_regular(*byte));
            if is_generation && self.peek() == Some(b'R') && is_end {
                self.at += 1;
                return Some(Value::Reference(object));
            }
            self.at = after;
        }
        number.parse().ok().map(Value::Number)
    }

    fn word(&mut self) -> Option<Value> {
        let word = self.take(is_regular);
        (!word.is_empty()).then(|| Value::Word(String::from_utf8_lossy(word).into_owned()))
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

/// Whether a byte belongs to a name or a word.
fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Option<Value> {
        Reader::new(written.as_bytes(), 0).value()
    }

    #[test]
    fn values_are_read_as_they_are_written() {
        let dict =
            read("<</Type /Page\n/Kids [2 0 R 30 -1.5]/A#28b (x\\)\\(\\101y(z)) /T <FEFF00E9> /M true>>").unwrap();
        let dict = dict.dict().unwrap();
        assert_eq!(dict.get("Type"), Some(&Value::Name("Page".to_owned())));
        assert_eq!(dict.get("Kids").unwrap().array(), [Value::Reference(2), Value::Number(30.0), Value::Number(-1.5)]);
        assert_eq!(dict.get("A(b").unwrap().text().unwrap(), "x)(Ay(z)");
        assert_eq!(dict.get("T").unwrap().text().unwrap(), "é");
        assert_eq!(dict.get("M"), Some(&Value::Word("true".to_owned())));
    }

    #[test]
    fn an_entry_knows_its_place() {
        let written = "<</A (b)\n/C (d)>>";
        let entry = read(written).unwrap().dict().unwrap().entry("C").unwrap().range.clone();
        assert_eq!(&written[entry], "/C (d)");
    }

    #[test]
    fn what_is_broken_or_too_deep_is_nothing() {
        for broken in ["", "(a", "<</A", "<</A 1", "[1", "<0", "<</A>>", ">>", &"[".repeat(100_000)] {
            assert_eq!(read(broken), None, "{}", &broken[..broken.len().min(10)]);
        }
    }

    #[test]
    fn two_numbers_are_no_reference() {
        let mut reader = Reader::new(b"1 0 0 RG 12 0 R", 0);
        let values: Vec<Value> = std::iter::from_fn(|| reader.value()).collect();
        assert_eq!(values.len(), 5, "{values:?}");
        assert_eq!(values[3], Value::Word("RG".to_owned()));
        assert_eq!(values[4], Value::Reference(12));
    }
}
