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

/// Where the lines of one text begin.
#[derive(Clone, Debug)]
pub struct LineIndex {
    text: Text,
    /// Offset of the first byte of each line, ascending, the first of them 0.
    starts: Vec<usize>,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &Text) -> LineIndex {
        let newlines = text.as_str().bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(newlines.map(|(offset, _)| offset + 1)).collect();
        LineIndex { text: text.clone(), starts }
    }

    /// The place of a byte offset. An offset past the end is the end; one inside a character is its start.
    pub fn position(&self, offset: usize) -> Position {
        let content = self.text.as_str();
        let offset = content.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let before = &content[self.starts[line - 1]..offset];
        Position {
            line,
            column: before.chars().count() + 1,
            utf16: before.encode_utf16().count(),
            byte: self.text.offset_on_disk(offset),
        }
    }

    /// The line (from 1) that holds the offset, without its line end.
    pub fn line_at(&self, offset: usize) -> &str {
        let content = self.text.as_str();
        let line = self.starts.partition_point(|start| *start <= offset.min(content.len()));
        let end = self.starts.get(line).map_or(content.len(), |next| next - 1);
        &content[self.starts[line - 1]..end]
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
        assert_eq!(index.line_at(4), "é😀x");
    }
}
