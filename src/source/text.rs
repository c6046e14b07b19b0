//! A text file as the rooms see it: UTF-8, no byte order mark, lines ended by `\n` alone. What was taken away is remembered, so that every
//! offset can be given back in the bytes of the file on disk.

use std::ops::Range;
use std::sync::Arc;

/// One text file. Cheap to clone, and to compare with what it was cloned from.
#[derive(Clone, Debug, Eq)]
pub struct Text {
    content: Arc<str>,
    /// Bytes of the byte order mark that was taken away: 0 or 3.
    mark: usize,
    /// Offsets into `content` before which a carriage return was dropped, ascending.
    dropped: Arc<[usize]>,
}

/// The file is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUtf8 {
    /// Offset of the first byte that cannot be read.
    pub offset: usize,
    /// What the file seems to be instead, when that is plain.
    pub looks_like: Option<&'static str>,
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        let is_same = Arc::ptr_eq(&self.content, &other.content) || self.content == other.content;
        is_same && self.mark == other.mark && self.dropped == other.dropped
    }
}

impl Text {
    /// Reads the bytes of a file. Nothing is replaced: what is not UTF-8 is an error with the offset of the first wrong byte.
    pub fn decode(bytes: &[u8]) -> Result<Text, NotUtf8> {
        if let Some(looks_like) = utf16(bytes) {
            return Err(NotUtf8 { offset: 0, looks_like: Some(looks_like) });
        }
        let content = std::str::from_utf8(bytes).map_err(|error| NotUtf8 {
            offset: error.valid_up_to(),
            looks_like: bytes.get(error.valid_up_to()).filter(|byte| **byte >= 0xa0).map(|_| "Latin-1 or Windows-1252"),
        })?;
        Ok(Text::new(content))
    }

    /// Takes a text as it would stand on disk.
    pub fn new(written: &str) -> Text {
        let body = written.strip_prefix('\u{feff}').unwrap_or(written);
        let mark = written.len() - body.len();
        if !body.contains('\r') {
            return Text { content: body.into(), mark, dropped: [].into() };
        }
        let mut dropped = Vec::new();
        let mut content = String::with_capacity(body.len());
        let mut characters = body.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\r' if characters.peek() == Some(&'\n') => dropped.push(content.len()),
                '\r' => content.push('\n'),
                other => content.push(other),
            }
        }
        Text { content: content.into(), mark, dropped: dropped.into() }
    }

    /// The text, lines ended by `\n`.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// The file on disk with other words in some places. `written` is what stands on disk, which may have other line ends than this text; the places are
    /// offsets into [`as_str`](Text::as_str), in order and apart.
    pub fn edited<'e>(&self, written: &str, edits: impl IntoIterator<Item = (Range<usize>, &'e str)>) -> String {
        let (mut edited, mut done) = (String::with_capacity(written.len()), 0);
        for (place, words) in edits {
            edited.push_str(&written[done..self.offset_on_disk(place.start)]);
            edited.push_str(words);
            done = self.offset_on_disk(place.end);
        }
        edited.push_str(&written[done..]);
        edited
    }

    /// The offset in the file on disk of an offset into [`as_str`](Text::as_str).
    pub fn offset_on_disk(&self, offset: usize) -> usize {
        offset + self.mark + self.dropped.partition_point(|dropped| *dropped < offset)
    }
}

fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] => Some("UTF-16, little endian"),
        [0xfe, 0xff, ..] => Some("UTF-16, big endian"),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some("UTF-16, little endian"),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some("UTF-16, big endian"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_line_ends_go_and_offsets_stay() {
        let text = Text::decode("\u{feff}a\r\nb\rc\n".as_bytes()).unwrap();
        assert_eq!(text.as_str(), "a\nb\nc\n");
        let on_disk: Vec<usize> = (0..6).map(|offset| text.offset_on_disk(offset)).collect();
        assert_eq!(on_disk, [3, 4, 6, 7, 8, 9]);
    }

    #[test]
    fn an_edit_changes_nothing_beside_it() {
        let written = "\u{feff}a = 1\r\nb = 2\rc = 3\nd\r\n";
        let text = Text::new(written);
        let place = |word: &str| text.as_str().find(word).map(|start| start..start + word.len()).unwrap();
        let edits = [(place("a"), "alpha"), (place("1"), ""), (place("c"), "γ"), (place("d"), "delta")];
        assert_eq!(text.edited(written, edits), "\u{feff}alpha = \r\nb = 2\rγ = 3\ndelta\r\n");
        assert_eq!(text.edited(written, []), written);
    }

    #[test]
    fn nothing_is_replaced() {
        assert_eq!(
            Text::decode(b"caf\xe9").unwrap_err(),
            NotUtf8 { offset: 3, looks_like: Some("Latin-1 or Windows-1252") }
        );
        assert_eq!(Text::decode(b"\xff\xfea\0").unwrap_err().looks_like, Some("UTF-16, little endian"));
        assert_eq!(Text::decode(b"a\0b\0").unwrap_err().looks_like, Some("UTF-16, little endian"));
        assert_eq!(Text::decode(b"\0a\0b").unwrap_err().looks_like, Some("UTF-16, big endian"));
    }
}
