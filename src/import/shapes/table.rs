//! Tables with an axis of levels: columns, rows, or a column of their own (`long`). Which it is, is decided for each table by its names.

use super::columns::Columns;
use super::long;
use crate::import::Axis;
use crate::import::grid::{Grid, GridCell};
use crate::import::ladder::{Cell, Ladder};
use crate::import::ledger::{Ledger, Said};
use crate::import::lines::Line;
use crate::import::names::{self, ENOUGH, Role};

/// What stands round a table and says what it is about.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Surroundings {
    /// The heading that is a level.
    pub(in crate::import) level: Option<Said>,
    /// The heading right above, when it is none.
    pub(in crate::import) criterion: Option<Said>,
}

/// Where the names of the levels stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// In this row, from this column on.
    Columns { header: usize, first: usize },
    /// In this column, below this row.
    Rows { header: usize, column: usize },
    /// Each row names its level.
    Long { header: usize },
    /// Nowhere: the columns of this row are what meets and what exceeds a level that is named above the table.
    Meets { header: usize },
}

/// Reads a table; nothing when no axis of it holds levels.
pub(in crate::import) fn read(
    ledger: &mut Ledger,
    grid: &Grid,
    around: &Surroundings,
    axis: Option<Axis>,
) -> Option<Ladder> {
    let ladder = match shape(grid, around, axis)? {
        Shape::Columns { header, first } => Columns::new(grid, header, first).read(ledger, around),
        Shape::Rows { header, column } => {
            above(ledger, grid, header);
            let turned = grid.turned(header);
            Columns::new(&turned, column, 1).read(ledger, around)
        }
        Shape::Long { header } => {
            above(ledger, grid, header);
            long::read(ledger, grid, header)
        }
        Shape::Meets { header } => meets(ledger, grid, header, around)?,
    };
    (!ladder.is_empty()).then_some(ladder)
}

/// Whether its cells say something: an index of links, or a table of figures, is no ladder.
pub(in crate::import) fn is_wordy(grid: &Grid) -> bool {
    let cells = || grid.rows.iter().skip(1).flatten().filter(|cell| !cell.is_empty());
    let says = |cell: &&GridCell| {
        let text = cell.text();
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        let is_yes = matches!(names::spaced(&text).as_str(), "yes" | "no" | "true" | "false" | "x");
        !cell.is_link && !cell.is_number() && letters > 1 && !is_yes && letters * 2 > text.chars().count()
    };
    cells().filter(says).count() * 2 > cells().count()
}

fn shape(grid: &Grid, around: &Surroundings, axis: Option<Axis>) -> Option<Shape> {
    match axis {
        Some(Axis::Columns) => {
            let header = grid.rows.iter().position(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1)?;
            // Where no name is known, what stands before the levels is what says so, and one column at least.
            let is_label = |at: &usize| {
                matches!(names::role(&grid.text(header, *at)), Some(Role::Group | Role::Criterion | Role::Summary))
            };
            let labels = (0..grid.width()).take_while(is_label).count().max(1);
            let first = levels_of(grid, header).map_or(labels, |(_, first)| first);
            return Some(Shape::Columns { header, first });
        }
        Some(Axis::Rows) => {
            let header = grid.rows.iter().position(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1)?;
            return Some(Shape::Rows { header, column: 0 });
        }
        None => {}
    }
    let header = |is: fn(&[GridCell]) -> bool| grid.rows.iter().take(10).position(|row| is(row));
    if let Some(header) = header(long::is_header) {
        return Some(Shape::Long { header });
    }
    if let Some(header) = header(is_meets).filter(|_| around.level.is_some()) {
        return Some(Shape::Meets { header });
    }
    let rows = 0..grid.rows.len().min(10);
    let columns = rows.filter_map(|row| Some((levels_of(grid, row)?, row)));
    let columns =
        columns.max_by(|((one, _), first), ((other, _), second)| one.total_cmp(other).then(second.cmp(first)));
    let sides = (0..grid.width().min(3)).filter_map(|column| Some((rows_of(grid, column)?, column)));
    let sides = sides.max_by(|(one, first), (other, second)| one.total_cmp(other).then(second.cmp(first)));
    match (columns, sides) {
        (Some(((share, _), _)), Some((side, column))) if side > share => Some(rows_at(grid, column)),
        (Some(((_, first), header)), _) => Some(Shape::Columns { header, first }),
        (None, Some((_, column))) => Some(rows_at(grid, column)),
        (None, None) => None,
    }
}

fn rows_at(grid: &Grid, column: usize) -> Shape {
    let is_level = |row: usize| names::is_level(&grid.text(row, column));
    let first = (0..grid.rows.len()).find(|row| is_level(*row)).unwrap_or(1);
    Shape::Rows { header: first.saturating_sub(1), column }
}

/// How sure a row names levels, and from which column on.
fn levels_of(grid: &Grid, row: usize) -> Option<(f64, usize)> {
    let names: Vec<String> = (0..grid.width()).map(|column| grid.text(row, column)).collect();
    let is_named = |name: &String| names::is_level(name) || names::is_trade(name);
    let first = names.iter().position(is_named).filter(|first| *first <= 4)?;
    let texts = (first..names.len()).filter(|column| !is_numeric(grid, row + 1, *column)).map(|at| names[at].as_str());
    let share = names::share(texts);
    (share >= ENOUGH && row + 1 < grid.rows.len()).then_some((share, first))
}

/// How sure a column names levels.
fn rows_of(grid: &Grid, column: usize) -> Option<f64> {
    let names: Vec<String> = grid.below(1, column).map(GridCell::text).collect();
    let heading = grid.text(0, column);
    let is_count = names.iter().all(|name| name.chars().all(|digit| digit.is_ascii_digit()));
    let is_meant = !is_count || heading.is_empty() || names::role(&heading) == Some(Role::Level);
    let share = names::share(names.iter().map(String::as_str));
    (share >= ENOUGH && is_meant && grid.width() > column + 1).then_some(share)
}

pub(super) fn is_numeric(grid: &Grid, from: usize, column: usize) -> bool {
    let mut cells = grid.below(from, column).peekable();
    cells.peek().is_some() && cells.all(GridCell::is_number)
}

fn is_meets(row: &[GridCell]) -> bool {
    let has = |role| row.iter().any(|cell| names::role(&cell.text()) == Some(role));
    let is_other = |cell: &GridCell| !matches!(names::role(&cell.text()), Some(Role::Meets | Role::Exceeds));
    has(Role::Meets) && (has(Role::Exceeds) || !row.iter().filter(|cell| !cell.is_empty()).any(is_other))
}

/// What stands above the table in its own grid.
fn above(ledger: &mut Ledger, grid: &Grid, header: usize) {
    grid.rows.iter().take(header).flatten().for_each(|cell| cell.leave(ledger, "prose above the table"));
}

/// Puts the lines of a cell where they belong.
pub(super) fn fill(ledger: &mut Ledger, cell: &mut Cell, lines: &[Line], is_beyond: bool) {
    for line in lines {
        let text = line.said.text.as_str();
        if is_not_applicable(text) && lines.len() == 1 {
            cell.not_applicable = Some(line.said.clone());
        } else if is_placeholder(text) {
            ledger.leave(&line.said, "still to be written in the source");
        } else {
            let mut statement = line.statement();
            statement.is_beyond = is_beyond;
            cell.statements.push(statement);
        }
    }
}

/// Whether a cell says that nothing is asked.
pub(super) fn is_not_applicable(text: &str) -> bool {
    let spaced = names::spaced(text);
    matches!(spaced.as_str(), "n a" | "na" | "not applicable" | "entfällt" | "none" | "该不适用" | "該当なし")
}

/// Whether a text only stands in for one.
pub(super) fn is_placeholder(text: &str) -> bool {
    let spaced = names::spaced(text);
    matches!(
        spaced.as_str(),
        "todo" | "tbd" | "tbc" | "tba" | "wip" | "coming soon" | "to be defined" | "to be written" | "xxx"
    ) || text.to_lowercase().starts_with("lorem ipsum")
}

/// Two columns below a level: what meets it, and what exceeds it.
fn meets(ledger: &mut Ledger, grid: &Grid, header: usize, around: &Surroundings) -> Option<Ladder> {
    let level = around.level.as_ref()?;
    let mut ladder = Ladder::default();
    let level = ladder.level(level);
    for cell in &grid.rows[header] {
        cell.lines.iter().for_each(|line| ledger.structure(&line.said));
    }
    let role = |column: usize| names::role(&grid.text(header, column));
    for cells in grid.rows.iter().skip(header + 1) {
        let names: Vec<&GridCell> = (0..cells.len())
            .filter(|at| !matches!(role(*at), Some(Role::Meets | Role::Exceeds)))
            .map(|at| &cells[at])
            .collect();
        let name = names.iter().find_map(|cell| cell.label(ledger)).or_else(|| around.criterion.clone())?;
        let criterion = ladder.criterion(&[], &name);
        for (at, cell) in cells.iter().enumerate() {
            match role(at) {
                Some(Role::Meets) => fill(ledger, ladder.cell(criterion, level), &cell.lines, false),
                Some(Role::Exceeds) => fill(ledger, ladder.cell(criterion, level), &cell.lines, true),
                _ => {}
            }
        }
    }
    Some(ladder)
}
