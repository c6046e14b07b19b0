//! Cells of a table that its head has no column for: the parser drops them.

use super::Judge;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;

impl Judge<'_> {
    /// What stands behind the last cell of a row that has a column.
    pub(super) fn dropped(&mut self, rest: Span) {
        let message = "this is not shown: the row has more cells than the head of the table";
        let help = "give the head as many cells; a bar inside a cell, as in `[[id|words]]`, is written `\\|`";
        self.findings.push(Diagnostic::warning(code::DROPPED_CELL, rest, message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::show::found;

    #[test]
    fn what_has_no_column_is_said() {
        let table = |row: &str| found(&format!("| a | b |\n|---|---|\n{row}\n"));
        for row in ["| 1 | 2 | LAST |", "1|2|LAST", "| 1 | 2 | LAST | |", "| [[x|y]] | LAST |"] {
            assert!(table(row).starts_with("warning[dropped-cell] `LAST`: this is not shown"), "{row}: {}", table(row));
        }
        assert!(table("| 1 | 2 | 3 | 4 |").starts_with("warning[dropped-cell] `3 | 4`"));
        for row in ["| 1 | 2 |", "| 1 |", "1 | 2", "| 1 | 2 | |", "| [[x\\|y]] | 2 |", "| `a\\|b` | 2 |  "] {
            assert_eq!(table(row), "", "{row}");
        }
        assert!(found("- | a |\n  |---|\n  | 1 | 2 |").starts_with("warning[dropped-cell] `2`"));
    }
}
