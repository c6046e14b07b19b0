//! A table, wherever it comes from: rows of cells, each with what stands in it.

use super::ladder::key;
use super::ledger::{Ledger, Said};
use super::lines::Line;

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// The name of the sheet, or the heading above it.
    pub(super) title: Option<Said>,
    pub(super) rows: Vec<Vec<GridCell>>,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct GridCell {
    pub(super) lines: Vec<Line>,
    /// Whether it is one more place of a cell that stretches over several.
    pub(super) is_repeat: bool,
    /// Whether it is nothing but a link to another place of the source.
    pub(super) is_link: bool,
}

impl GridCell {
    pub(super) fn of(lines: Vec<Line>) -> GridCell {
        GridCell { lines, is_repeat: false, is_link: false }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Its words as one line.
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(|line| line.said.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Its words as a name.
    pub(super) fn label(&self, ledger: &mut Ledger) -> Option<Said> {
        let first = &self.lines.first()?.said;
        self.lines.iter().skip(1).for_each(|line| ledger.structure(&line.said));
        Some(Said { text: self.text(), id: first.id })
    }

    /// Whether there is nothing in it but a number, as in columns of scores.
    pub(super) fn is_number(&self) -> bool {
        let text = self.text();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        digits > 0 && text.chars().all(|sign| sign.is_ascii_digit() || " .,%+-/".contains(sign))
    }

    pub(super) fn leave(&self, ledger: &mut Ledger, why: &str) {
        self.lines.iter().for_each(|line| ledger.leave(&line.said, why.to_owned()));
    }
}

impl Grid {
    pub(super) fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The cell at a place; none where the row is shorter than the others.
    pub(super) fn at(&self, row: usize, column: usize) -> Option<&GridCell> {
        self.rows.get(row)?.get(column)
    }

    pub(super) fn text(&self, row: usize, column: usize) -> String {
        self.at(row, column).map_or_else(String::new, GridCell::text)
    }

    /// The cells of a column from a row on.
    pub(super) fn below(&self, row: usize, column: usize) -> impl Iterator<Item = &GridCell> {
        self.rows.iter().skip(row).filter_map(move |row| row.get(column)).filter(|cell| !cell.is_empty())
    }

    /// The same turned round, from a row on: rows become columns.
    pub(super) fn turned(&self, from: usize) -> Grid {
        let empty = GridCell::default();
        let column = |at: usize| {
            let cells = self.rows.iter().skip(from).map(|row| row.get(at).unwrap_or(&empty).clone());
            cells.collect()
        };
        Grid { title: self.title.clone(), rows: (0..self.width()).map(column).collect() }
    }

    /// Whether two cells say the same.
    pub(super) fn same(one: &GridCell, other: &GridCell) -> bool {
        key(&one.text()) == key(&other.text())
    }
}
