//! CSV and its like. The delimiter is the one that the header row has most of, outside of quotes.

use super::grid::{Grid, GridCell};
use super::ledger::{Ledger, Place};
use super::lines;

/// Reads the table; the error is what is wrong, with its line.
pub(super) fn read(ledger: &mut Ledger, file: usize, text: &str, is_tabs: bool) -> Result<Grid, (usize, String)> {
    let delimiter = if is_tabs { b'\t' } else { delimiter(text) };
    if let Some(line) = unclosed(text, delimiter) {
        return Err((line, "a cell begins with a quote that nothing closes".to_owned()));
    }
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut grid = Grid::default();
    for record in reader.records() {
        let record = record.map_err(|error| (error.position().map_or(0, |at| line(at.line())), error.to_string()))?;
        // Where a record begins, and how many line ends stand in its cells before this one.
        let mut at = record.position().map_or(0, |position| line(position.line()));
        let mut row = Vec::new();
        for field in &record {
            row.push(GridCell::of(lines::split(ledger, Place { file, line: at }, field)));
            at += field.matches('\n').count();
        }
        grid.rows.push(row);
    }
    grid.rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    Ok(grid)
}

/// The line of a cell that begins with a quote and never ends: all that follows would be part of it.
pub(crate) fn unclosed(text: &str, delimiter: u8) -> Option<usize> {
    let (mut line, mut is_start, mut open) = (1, true, None);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += usize::from(byte == b'\n');
        match byte {
            b'"' if open.is_some() && bytes.peek() == Some(&b'"') => drop(bytes.next()),
            b'"' if open.is_some() => open = None,
            b'"' if is_start => open = Some(line),
            _ => {}
        }
        is_start = open.is_none() && (byte == delimiter || byte == b'\n');
    }
    open
}

fn line(line: u64) -> usize {
    usize::try_from(line).unwrap_or(usize::MAX)
}

/// Comma, semicolon or tab: whichever the first row with words has most of.
pub(crate) fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    let mut has_words = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted && has_words && counts.iter().any(|(_, count)| *count > 0) => break,
            _ if is_quoted => {}
            other => {
                has_words |= other.is_ascii_alphanumeric() || other >= 0x80;
                counts.iter_mut().filter(|(sign, _)| *sign == other).for_each(|(_, count)| *count += 1);
            }
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_row_tells_the_delimiter() {
        assert_eq!(delimiter("a;b;c\n\"1,2,3,4,5\";2"), b';');
        assert_eq!(delimiter("\"a;b;c;d\",x\n"), b',');
        assert_eq!(delimiter("a\tb, and c\td\n"), b'\t');
        assert_eq!(delimiter("My ladder\nSkill;Junior\n"), b';');
        assert_eq!(delimiter("alone"), b',');
    }

    #[test]
    fn a_quote_that_nothing_closes_is_told_with_its_line() {
        let read = |text: &str| read(&mut Ledger::default(), 0, text, false).err();
        let what = "a cell begins with a quote that nothing closes";
        assert_eq!(read("Skill,L1\nCode,\"one,\nTalk,two\n"), Some((2, what.to_owned())));
        for sound in ["a,\"b \"\"c\"\" d\"\n", "a,b\"c\n", "a,\"b\nc\",d", "\"\",\"\"\"\"\n"] {
            assert_eq!(read(sound), None, "{sound}");
        }
    }

    #[test]
    fn every_paragraph_has_its_line() {
        let mut ledger = Ledger::default();
        let grid = read(&mut ledger, 0, "Skill,L1\nCode,\"one\n\ntwo\"\nTalk,three\n", false).unwrap();
        let line = |row: usize, column: usize, nth: usize| ledger.place(grid.rows[row][column].lines[nth].said.id).line;
        assert_eq!([line(1, 1, 0), line(1, 1, 1), line(2, 1, 0)], [2, 4, 5]);
    }
}
