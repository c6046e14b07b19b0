//! From byte offsets to what people and editors count. The one file that computes lines, columns and UTF-16.

use super::Text;

/// A place as a person, an editor and a program count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// Column in UTF-16 code units, from 0, as editors' protocols count.
    pub utf16: usize,
    /// Byte offset in the file on disk, from 0.
    pub byte: usize,
}

/// Where the lines of one text begin, and how many characters stand before them. Looking up a place takes the same short time anywhere,
/// also in a text that is a single line of a megabyte.
#[derive(Clone, Debug)]
pub struct LineIndex {
    text: Text,
    /// Offset of the first byte of each line, ascending, the first of them 0.
    starts: Vec<usize>,
    /// What stands before each multiple of `STEP` bytes, where that has to be counted.
    counts: Vec<Count>,
    /// Whether every character is one byte.
    is_ascii: bool,
}

/// In what an editor counts the columns of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Bytes.
    Utf8,
    /// UTF-16 code units.
    Utf16,
}

const STEP: usize = 1024;

/// Characters and UTF-16 units. A character counts at its first byte.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    characters: usize,
    units: usize,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &Text) -> LineIndex {
        let bytes = text.as_str().as_bytes();
        let newlines = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let is_ascii = bytes.is_ascii();
        let mut counts = vec![Count::default()];
        for chunk in bytes.chunks(STEP).filter(|_| !is_ascii) {
            counts.push(counts[counts.len() - 1].and(chunk));
        }
        LineIndex {
            text: text.clone(),
            starts: std::iter::once(0).chain(newlines.map(|(offset, _)| offset + 1)).collect(),
            counts,
            is_ascii,
        }
    }

    /// The place of a byte offset. An offset past the end is the end; one inside a character is its start.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.as_str().floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let (line_start, here) = (self.before(self.starts[line - 1]), self.before(offset));
        Position {
            line,
            column: here.characters - line_start.characters + 1,
            utf16: here.units - line_start.units,
            byte: self.text.offset_on_disk(offset),
        }
    }

    /// The line of that number, from 1, without its line end; empty where the text has no such line.
    pub fn line(&self, number: usize) -> &str {
        let content = self.text.as_str();
        let Some(start) = number.checked_sub(1).and_then(|index| self.starts.get(index)) else { return "" };
        let end = self.starts.get(number).map_or(content.len(), |next| next - 1);
        &content[*start..end]
    }

    /// The line and the column of a byte offset as an editor counts them, both from 0. An offset past the end is the end; one inside a character is its
    /// start.
    pub fn place(&self, offset: usize, unit: ColumnUnit) -> (usize, usize) {
        let offset = self.text.as_str().floor_char_boundary(offset);
        let Position { line, utf16, .. } = self.position(offset);
        match unit {
            ColumnUnit::Utf8 => (line - 1, offset - self.starts[line - 1]),
            ColumnUnit::Utf16 => (line - 1, utf16),
        }
    }

    /// The byte offset of a line and a column as an editor counts them, both from 0. What is past the end of a line is its end, what is past the last line is
    /// the end of the text, and what is inside a character is its start.
    pub fn offset(&self, line: usize, column: usize, unit: ColumnUnit) -> usize {
        let Some(start) = self.starts.get(line) else { return self.text.as_str().len() };
        let content = self.line(line + 1);
        let inside = match unit {
            ColumnUnit::Utf8 => content.floor_char_boundary(column),
            ColumnUnit::Utf16 => bytes_of_units(content, column),
        };
        start + inside
    }

    fn before(&self, offset: usize) -> Count {
        if self.is_ascii {
            return Count { characters: offset, units: offset };
        }
        let step = offset / STEP;
        self.counts[step].and(&self.text.as_str().as_bytes()[step * STEP..offset])
    }
}

/// How many bytes stand in front of so many UTF-16 units of a line.
fn bytes_of_units(line: &str, units: usize) -> usize {
    let mut passed = 0;
    for (offset, character) in line.char_indices() {
        passed += character.len_utf16();
        if passed > units {
            return offset;
        }
    }
    line.len()
}

impl Count {
    fn and(self, bytes: &[u8]) -> Count {
        let characters = bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count();
        // What takes four bytes in UTF-8 takes two units in UTF-16.
        let pairs = bytes.iter().filter(|byte| **byte >= 0xf0).count();
        Count { characters: self.characters + characters, units: self.units + characters + pairs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_utf16_counts_units() {
        let index = LineIndex::new(&Text::new("ab\r\né😀x\n"));
        let place = index.position(3 + "é😀".len());
        assert_eq!(place, Position { line: 2, column: 3, utf16: 3, byte: 10 });
        assert_eq!(index.position(0), Position { line: 1, column: 1, utf16: 0, byte: 0 });
        assert_eq!(index.position(999).line, 3);
        assert_eq!(index.line(2), "é😀x");
        assert_eq!([index.line(1), index.line(3), index.line(0), index.line(9)], ["ab", "", "", ""]);
    }

    #[test]
    fn an_editor_counts_from_nothing_and_back() {
        let text = Text::new("ab\r\né😀x\n");
        let index = LineIndex::new(&text);
        for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16] {
            for (offset, _) in text.as_str().char_indices().chain([(text.as_str().len(), ' ')]) {
                let (line, column) = index.place(offset, unit);
                assert_eq!(index.offset(line, column, unit), offset, "{unit:?} {line}:{column}");
            }
            assert_eq!([index.offset(0, 99, unit), index.offset(9, 0, unit)], [2, text.as_str().len()]);
        }
        let face = 3 + "é".len();
        assert_eq!((index.place(face, ColumnUnit::Utf8), index.place(face, ColumnUnit::Utf16)), ((1, 2), (1, 1)));
        assert_eq!((index.offset(1, 3, ColumnUnit::Utf8), index.offset(1, 2, ColumnUnit::Utf16)), (face, face));
    }

    #[test]
    fn a_long_line_is_counted_alike() {
        let line = "aé漢😀".repeat(1000);
        let index = LineIndex::new(&Text::new(&format!("first\n{line}")));
        for (offset, _) in line.char_indices() {
            let before = &line[..offset];
            let place = index.position(6 + offset);
            assert_eq!((place.column, place.utf16), (before.chars().count() + 1, before.encode_utf16().count()));
        }
    }
}
