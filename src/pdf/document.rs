//! A PDF as browsers write it: a list of where everything stands at the end, pages, places that links lead to, and what is said of the whole.

use super::object::{Dict, Reader, Value};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, HashMap};

/// A PDF, and where its parts stand.
#[derive(Debug)]
pub(super) struct Document<'a> {
    bytes: &'a [u8],
    /// Where each part begins, by its number.
    places: BTreeMap<u32, usize>,
    pub(super) trailer: Dict,
}

/// A part: its value, and the bytes of its stream where it has one.
pub(super) struct Part<'a> {
    pub(super) value: Value,
    pub(super) stream: Option<&'a [u8]>,
}

impl<'a> Document<'a> {
    /// Nothing where it is written otherwise than browsers do.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Document<'a>> {
        let tail = bytes.len().saturating_sub(1024);
        let start = memchr::memmem::rfind(&bytes[tail..], b"startxref")? + tail;
        let list = Reader::new(bytes, start + "startxref".len()).value()?.count()?;
        let (places, end) = places(bytes, list)?;
        let trailer = Reader::new(bytes, end).value()?.dict()?.clone();
        Some(Document { bytes, places, trailer })
    }

    /// Whether there is an end. A file that was cut short has none.
    pub(super) fn is_whole(bytes: &[u8]) -> bool {
        bytes.trim_ascii_end().ends_with(b"%%EOF")
    }

    /// All parts, in the order of their numbers.
    pub(super) fn parts(&self) -> impl Iterator<Item = (u32, Part<'a>)> + '_ {
        self.places.keys().filter_map(|number| Some((*number, self.part(*number)?)))
    }

    fn part(&self, number: u32) -> Option<Part<'a>> {
        let (value, reader) = self.read_at(number)?;
        let stream = value.dict().and_then(|dict| self.stream(dict, reader));
        Some(Part { value, stream })
    }

    /// What stands under a number.
    pub(super) fn value(&self, number: u32) -> Option<Value> {
        self.read_at(number).map(|(value, _)| value)
    }

    /// The bytes of the stream under a number.
    pub(super) fn stream_of(&self, number: u32) -> Option<Part<'a>> {
        self.part(number).filter(|part| part.stream.is_some())
    }

    fn read_at(&self, number: u32) -> Option<(Value, Reader<'a>)> {
        let mut reader = Reader::new(self.bytes, *self.places.get(&number)?);
        (reader.value()?.count()? == number as usize).then_some(())?;
        reader.value()?;
        reader.passes("obj").then_some(())?;
        Some((reader.value()?, reader))
    }

    fn stream(&self, dict: &Dict, mut reader: Reader<'_>) -> Option<&'a [u8]> {
        let length = dict.get("Length").filter(|_| reader.passes("stream"))?;
        let length = match length.reference() {
            Some(number) => self.value(number)?.count()?,
            None => length.count()?,
        };
        let start = reader.at + usize::from(self.bytes.get(reader.at) == Some(&b'\r')) + 1;
        self.bytes.get(start..start.checked_add(length)?)
    }

    /// The table that an entry holds, or leads to.
    pub(super) fn table(&self, dict: &Dict, key: &str) -> Option<Dict> {
        let value = dict.get(key)?;
        match value.reference() {
            Some(number) => self.value(number)?.dict().cloned(),
            None => value.dict().cloned(),
        }
    }

    fn catalogue(&self) -> Option<Dict> {
        self.table(&self.trailer, "Root")
    }

    /// What is said of the whole.
    pub(super) fn info(&self) -> Option<Dict> {
        self.table(&self.trailer, "Info")
    }

    /// The title of the whole.
    pub(super) fn title(&self) -> Option<String> {
        self.info()?.get("Title")?.text()
    }

    /// The numbers of the pages, as parts, in their order.
    pub(super) fn pages(&self) -> Vec<u32> {
        let (mut pages, mut left) = (Vec::new(), Vec::new());
        left.extend(self.catalogue().and_then(|catalogue| catalogue.get("Pages")?.reference()));
        // No tree has more branches than the file has parts, however it leads in circles.
        for _ in 0..self.places.len() {
            let Some(number) = left.pop() else { break };
            let Some(dict) = self.value(number).and_then(|value| value.dict().cloned()) else { continue };
            match dict.get("Kids") {
                Some(kids) => left.extend(kids.array().iter().rev().filter_map(Value::reference)),
                None => pages.push(number),
            }
        }
        pages
    }

    /// On which page each place is that a link of the document leads to, the first page being 1.
    pub(super) fn places_of_links(&self) -> BTreeMap<String, usize> {
        let numbers: HashMap<u32, usize> = self.pages().into_iter().zip(1..).collect();
        let places = self.catalogue().and_then(|catalogue| self.table(&catalogue, "Dests")).unwrap_or_default();
        let page = |value: &Value| numbers.get(&value.array().first()?.reference()?).copied();
        // A browser names them as in an address, where letters beyond ASCII are in percent.
        let name = |key: &str| percent_decode_str(key).decode_utf8_lossy().into_owned();
        places.0.iter().filter_map(|entry| Some((name(&entry.key), page(&entry.value)?))).collect()
    }
}

/// The list of where everything stands, and where it ends.
fn places(bytes: &[u8], list: usize) -> Option<(BTreeMap<u32, usize>, usize)> {
    /// Ten digits, five digits, a letter, blanks between and two bytes for the end of the line.
    const LINE: usize = 20;
    let mut reader = Reader::new(bytes, list);
    reader.passes("xref").then_some(())?;
    let mut places = BTreeMap::new();
    while !reader.passes("trailer") {
        let (first, count) = (reader.value()?.count()?, reader.value()?.count()?);
        reader.skip_blanks();
        let lines = bytes.get(reader.at..reader.at.checked_add(count.checked_mul(LINE)?)?)?;
        for (number, line) in (first..).zip(lines.chunks(LINE)) {
            if line.get(17) == Some(&b'n') {
                let place = std::str::from_utf8(&line[..10]).ok()?.parse().ok()?;
                places.insert(u32::try_from(number).ok()?, place);
            }
        }
        reader.at += lines.len();
    }
    Some((places, reader.at))
}
