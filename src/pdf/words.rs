//! What can be read in a PDF, to be searched before it is handed over: the words on its pages, letter by letter through the fonts that they are set in, and
//! every text that stands beside them, such as titles, addresses and descriptions of pictures. What is no text of the page (fonts, pixels) is left out: there
//! words stand by chance.

use super::document::{Document, Part};
use super::object::{Dict, Reader, Value, decoded, utf16};
use flate2::read::ZlibDecoder;
use std::collections::HashMap;
use std::fmt::Write;
use std::io::Read;

/// No stream of a page that people read is longer, once it is unpacked.
const LONGEST: u64 = 256 * 1024 * 1024;

/// The words, a line each for what belongs together, as HTML: words of two lines are not of one sentence.
pub(super) fn words(document: &Document<'_>) -> String {
    let mut words = Lines::default();
    let mut fonts = Fonts { document, read: HashMap::new() };
    let pages = pages(document);
    for (number, Part { value, stream }) in document.parts() {
        texts(&value, &mut words);
        let (Some(stream), Some(dict)) = (stream, value.dict()) else { continue };
        let resources = pages.get(&number).cloned().or_else(|| document.table(dict, "Resources"));
        if let Some(resources) = resources {
            let names = document.table(&resources, "Font").unwrap_or_default();
            page(&unpacked(dict, stream), &names, &mut fonts, &mut words);
        }
    }
    document.places_of_links().keys().for_each(|name| words.whole(name));
    words.text
}

/// What is drawn on a page is written in another part than what it is drawn with.
fn pages(document: &Document<'_>) -> HashMap<u32, Dict> {
    let pages = document.pages().into_iter().filter_map(|number| document.value(number)?.dict().cloned());
    let drawn = pages.flat_map(|page| {
        let resources = document.table(&page, "Resources").unwrap_or_default();
        let contents: Vec<u32> = match page.get("Contents") {
            Some(Value::Reference(number)) => vec![*number],
            Some(several) => several.array().iter().filter_map(Value::reference).collect(),
            None => Vec::new(),
        };
        contents.into_iter().map(move |number| (number, resources.clone()))
    });
    drawn.collect()
}

/// The texts in a value.
fn texts(value: &Value, words: &mut Lines) {
    match value {
        Value::Text(bytes, _) => words.whole(&decoded(bytes)),
        Value::Array(values) => values.iter().for_each(|value| texts(value, words)),
        Value::Dict(dict) => dict.0.iter().for_each(|entry| texts(&entry.value, words)),
        Value::Number(_) | Value::Name(_) | Value::Reference(_) | Value::Word(_) => {}
    }
}

/// The words that a page's instructions set.
fn page(instructions: &[u8], names: &Dict, fonts: &mut Fonts<'_>, words: &mut Lines) {
    let mut reader = Reader::new(instructions, 0);
    let (mut given, mut font): (Vec<Value>, Option<u32>) = (Vec::new(), None);
    while let Some(value) = reader.value() {
        let Value::Word(word) = value else {
            given.push(value);
            continue;
        };
        match word.as_str() {
            "Tf" => {
                let name = given.iter().find_map(|value| if let Value::Name(name) = value { Some(name) } else { None });
                font = name.and_then(|name| names.get(name)?.reference());
            }
            "Tj" | "TJ" => given.iter().for_each(|value| set(value, font, fonts, words)),
            "ET" => words.blank(),
            "BDC" | "BMC" | "EMC" => {
                words.end();
                given.iter().for_each(|value| texts(value, words));
            }
            _ => {}
        }
        given.clear();
    }
    words.end();
    // What is written in a way that is not understood is taken as it stands.
    words.whole(&String::from_utf8_lossy(&instructions[reader.at..]));
}

/// Letters that are set in a font.
fn set(value: &Value, font: Option<u32>, fonts: &mut Fonts<'_>, words: &mut Lines) {
    match (value, font.map(|font| fonts.get(font))) {
        (Value::Text(codes, _), Some(letters)) => words.add(&letters.read(codes)),
        (Value::Text(codes, _), None) => words.add(&decoded(codes)),
        (Value::Array(values), _) => values.iter().for_each(|value| set(value, font, fonts, words)),
        (Value::Number(_) | Value::Name(_) | Value::Dict(_) | Value::Reference(_) | Value::Word(_), _) => {}
    }
}

/// The fonts of a document, read when they are first met.
struct Fonts<'a> {
    document: &'a Document<'a>,
    read: HashMap<u32, Letters>,
}

impl Fonts<'_> {
    fn get(&mut self, font: u32) -> &Letters {
        let document = self.document;
        self.read.entry(font).or_insert_with(|| {
            let letters = document.value(font).and_then(|value| value.dict()?.get("ToUnicode")?.reference());
            let part = letters.and_then(|number| document.stream_of(number));
            let read = part.and_then(|part| Some(Letters::of(&unpacked(part.value.dict()?, part.stream?))));
            read.unwrap_or_default()
        })
    }
}

/// What the codes of a font mean.
#[derive(Default)]
struct Letters {
    /// How many bytes a code has.
    width: usize,
    letters: HashMap<u32, String>,
}

impl Letters {
    /// From the table that readers copy text by.
    fn of(table: &[u8]) -> Letters {
        let mut letters = Letters::default();
        let mut reader = Reader::new(table, 0);
        let mut given: Vec<Vec<u8>> = Vec::new();
        while let Some(value) = reader.value() {
            match value {
                Value::Text(bytes, _) => given.push(bytes),
                Value::Word(word) => {
                    match word.as_str() {
                        "endbfchar" => given.chunks(2).for_each(|pair| letters.add(pair)),
                        "endbfrange" => given.chunks(3).for_each(|three| letters.add_range(three)),
                        _ => {}
                    }
                    given.clear();
                }
                Value::Number(_) | Value::Name(_) | Value::Array(_) | Value::Dict(_) | Value::Reference(_) => {}
            }
        }
        letters
    }

    fn add(&mut self, pair: &[Vec<u8>]) {
        if let [from, letter] = pair {
            self.width = from.len();
            self.letters.insert(code(from), utf16(letter));
        }
    }

    fn add_range(&mut self, three: &[Vec<u8>]) {
        let [from, to, first] = three else { return };
        self.width = from.len();
        let (from, to, first) = (code(from), code(to), code(first));
        for (at, code) in (from..=to.min(from.saturating_add(0xffff))).zip(first..) {
            self.letters.insert(at, char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER).into());
        }
    }

    fn read(&self, codes: &[u8]) -> String {
        let letters = codes.chunks(self.width.max(1)).filter_map(|bytes| self.letters.get(&code(bytes)));
        letters.map(String::as_str).collect()
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |code, byte| (code << 8) | u32::from(*byte))
}

/// A stream without its compression.
fn unpacked(dict: &Dict, stream: &[u8]) -> Vec<u8> {
    let is_packed = dict.get("Filter").is_some_and(|filter| {
        let name = filter.array().first().unwrap_or(filter);
        *name == Value::Name("FlateDecode".to_owned())
    });
    if !is_packed {
        return stream.to_vec();
    }
    let mut unpacked = Vec::new();
    // What can be read of a stream that is broken is searched, too.
    drop(ZlibDecoder::new(stream).take(LONGEST).read_to_end(&mut unpacked));
    unpacked
}

/// Lines of words as HTML.
#[derive(Default)]
struct Lines {
    text: String,
    is_open: bool,
}

impl Lines {
    /// A line of its own.
    fn whole(&mut self, text: &str) {
        self.end();
        self.add(text);
        self.end();
    }

    /// Goes on in the line.
    fn add(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.is_open {
            self.text.push_str("<p>");
            self.is_open = true;
        }
        let _ = write!(self.text, "{}", html_escape::encode_text(text));
    }

    /// Between two words of a line.
    fn blank(&mut self) {
        if self.is_open {
            self.text.push(' ');
        }
    }

    fn end(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.text.push_str("</p>\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_through_the_font() {
        let table = b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n2 beginbfchar\n<0003> <0020>\n<0009> <00660069>\n\
            endbfchar\n1 beginbfrange\n<0024> <0026> <0041>\nendbfrange\n";
        let letters = Letters::of(table);
        assert_eq!(letters.read(b"\0\x24\0\x03\0\x26\0\x09\0\x77"), "A Cfi");
    }

    #[test]
    fn what_belongs_together_is_a_line() {
        let mut words = Lines::default();
        let bytes = b"%PDF-1.4\nxref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF".as_slice();
        let document = Document::read(bytes).unwrap();
        let mut fonts = Fonts { document: &document, read: HashMap::new() };
        let instructions = b"/P <</MCID 0 /ActualText (x < y)>> BDC\nBT (Pro) Tj 2 0 Td [(ject) -3 ( F)] TJ ET\nBT (alcon) Tj ET EMC\n/P BMC BT (On) Tj ET EMC } rest";
        page(instructions, &Dict::default(), &mut fonts, &mut words);
        assert_eq!(
            words.text.lines().collect::<Vec<_>>(),
            ["<p>x &lt; y</p>", "<p>Project F alcon </p>", "<p>On </p>", "<p>} rest</p>"]
        );
    }
}
