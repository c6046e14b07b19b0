//! A small table of counts: a name on the left, numbers on the right, as wide as what stands in it in whatever script.

use crate::report::visible_line;
use console::measure_text_width;

/// A table with a heading.
#[derive(Debug)]
pub(super) struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// `columns` are the headings of the numbers.
    pub(super) fn new(title: &str, columns: &[&str], rows: impl IntoIterator<Item = (String, Vec<usize>)>) -> Table {
        let head = std::iter::once(title).chain(columns.iter().copied()).map(str::to_owned).collect();
        let row = |(name, numbers): (String, Vec<usize>)| {
            let numbers = numbers.into_iter().map(|number| number.to_string());
            std::iter::once(visible_line(&name)).chain(numbers).collect()
        };
        Table { head, rows: rows.into_iter().map(row).collect() }
    }

    /// With a blank line before it; nothing where there are no rows. Where a row is wider than `room`, its numbers stand below its name.
    pub(super) fn written(&self, room: usize) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let all = || std::iter::once(&self.head).chain(&self.rows);
        let width = |column: usize| all().filter_map(|row| row.get(column)).map(|cell| measure_text_width(cell)).max();
        let widths: Vec<usize> = (0..self.head.len()).map(|column| width(column).unwrap_or(0)).collect();
        let is_apart = widths.iter().map(|width| width + 2).sum::<usize>() > room.saturating_add(2);
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
                let blanks = " ".repeat(width.saturating_sub(measure_text_width(cell)));
                match column {
                    0 if is_apart => format!("{cell}\n"),
                    0 => format!("{cell}{blanks}"),
                    _ => format!("{blanks}{cell}"),
                }
            });
            format!("{}\n", cells.collect::<Vec<_>>().join("  "))
        };
        std::iter::once("\n".to_owned()).chain(all().map(line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_in_every_script() {
        let rows = [("信頼性", vec![3, 12]), ("é", vec![200, 1]), ("scope\u{1b}[2J", vec![1, 1])];
        let table = Table::new("criterion", &["work", "n"], rows.map(|(name, numbers)| (name.to_owned(), numbers)));
        let written = table.written(80);
        let ends: Vec<usize> = written.lines().skip(1).map(measure_text_width).collect();
        assert_eq!(ends, vec![ends[0]; 4], "{written}");
        assert!(written.contains("\n信頼性        3  12\n"), "{written}");
        assert!(!written.contains('\u{1b}'));
        assert_eq!(Table::new("period", &["work"], []).written(80), "");
    }
}
