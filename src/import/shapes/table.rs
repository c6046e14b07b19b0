//! Tables with an axis of levels: columns, rows, or a column of their own (`long`). Which it is, is decided for each table by its names.

use super::long;
use crate::import::Axis;
use crate::import::grid::{Grid, GridCell};
use crate::import::ladder::{Cell, Ladder, Level};
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
            let first = levels_of(grid, header).map_or(1, |(_, first)| first);
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

fn is_numeric(grid: &Grid, from: usize, column: usize) -> bool {
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

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Group,
    Criterion,
    Summary,
    Level(usize),
    /// Numbers beside the texts, or something that is no level.
    Other,
}

/// A table whose columns are levels.
struct Columns<'a> {
    grid: &'a Grid,
    header: usize,
    /// The first row below the header, or below both of its rows.
    body: usize,
    first: usize,
}

impl<'a> Columns<'a> {
    fn new(grid: &'a Grid, header: usize, first: usize) -> Columns<'a> {
        Columns { grid, header, body: header + 1, first }
    }

    fn read(mut self, ledger: &mut Ledger, around: &Surroundings) -> Ladder {
        let mut ladder = Ladder { title: self.grid.title.clone(), ..Ladder::default() };
        let columns = self.columns(ledger, &mut ladder);
        let mut rows = Rows { columns: &columns, group: Vec::new(), criterion: None };
        for row in self.body..self.grid.rows.len() {
            let cells = &self.grid.rows[row];
            if self.is_header_again(cells) {
                cells.iter().flat_map(|cell| &cell.lines).for_each(|line| ledger.structure(&line.said));
            } else if let Some(group) = self.group_of(row, &columns) {
                rows.group = group.label(ledger).into_iter().collect();
                rows.group.iter().for_each(|said| ledger.structure(said));
                rows.criterion = None;
            } else {
                rows.read(ledger, &mut ladder, cells, around);
            }
        }
        ladder
    }

    /// Says what each column is for, and adds its level.
    fn columns(&mut self, ledger: &mut Ledger, ladder: &mut Ladder) -> Vec<Column> {
        self.second_header();
        let mut columns = self.labels(ledger);
        let mut last: Option<usize> = None;
        for at in self.first..self.grid.width() {
            let names = self.names(at);
            let is_text = !is_numeric(self.grid, self.body, at);
            let column = match names.first().and_then(|cell| cell.label(ledger)) {
                Some(_) if !is_text => Column::Other,
                Some(said) if is_note(&said.text) => {
                    ledger.structure(&said);
                    Column::Other
                }
                Some(said) => {
                    let level = named_level(ledger, ladder, &said, names.get(1).copied());
                    ladder.levels[level].track = self.track(at, ledger);
                    last = Some(level);
                    Column::Level(level)
                }
                None => last.filter(|_| is_text).map_or(Column::Other, Column::Level),
            };
            columns.push(column);
        }
        for (row, cells) in self.grid.rows.iter().take(self.header).enumerate() {
            let is_track = self.track_row() == Some(row);
            cells.iter().filter(|_| !is_track).for_each(|cell| cell.leave(ledger, "prose above the table"));
        }
        columns
    }

    /// A second row that names the same levels otherwise belongs to the header.
    fn second_header(&mut self) {
        let below: Vec<String> = (self.first..self.grid.width()).map(|at| self.grid.text(self.body, at)).collect();
        let full = below.iter().filter(|name| !name.is_empty()).count();
        let wide = (self.first..self.grid.width()).filter(|at| !self.grid.text(self.header, *at).is_empty()).count();
        let is_named = names::share(below.iter().map(String::as_str)) >= ENOUGH && full * 2 > wide;
        let is_short = below.iter().all(|name| name.chars().count() <= 60);
        if is_named && is_short && self.body + 1 < self.grid.rows.len() {
            self.body += 1;
        }
    }

    /// The cells of the header in a column, the fullest name first.
    fn names(&self, column: usize) -> Vec<&'a GridCell> {
        let rows = (self.header..self.body).rev();
        rows.filter_map(|row| self.grid.at(row, column)).filter(|cell| !cell.is_empty()).collect()
    }

    /// A row above the header whose cells stretch over several levels names tracks.
    fn track_row(&self) -> Option<usize> {
        let row = self.header.checked_sub(1)?;
        let cells: Vec<&GridCell> = (self.first..self.grid.width()).filter_map(|at| self.grid.at(row, at)).collect();
        let named = cells.iter().filter(|cell| !cell.is_empty() && !cell.is_repeat).count();
        let is_stretched = cells.iter().any(|cell| cell.is_repeat || (cell.is_empty() && named > 1));
        (named > 1 && is_stretched && self.grid.text(row, 0).is_empty()).then_some(row)
    }

    fn track(&self, column: usize, ledger: &mut Ledger) -> Option<Said> {
        let row = self.track_row()?;
        let before = (self.first..=column).rev().filter_map(|at| self.grid.at(row, at));
        before.into_iter().find(|cell| !cell.is_empty())?.label(ledger)
    }

    /// What the columns before the levels are for.
    fn labels(&self, ledger: &mut Ledger) -> Vec<Column> {
        let mut columns = Vec::new();
        for at in 0..self.first {
            for row in self.header..self.body {
                let lines = self.grid.at(row, at).into_iter().flat_map(|cell| &cell.lines);
                lines.for_each(|line| ledger.structure(&line.said));
            }
            let lengths: Vec<usize> = self.grid.below(self.body, at).map(|cell| cell.text().chars().count()).collect();
            let mean = lengths.iter().sum::<usize>() / lengths.len().max(1);
            columns.push(match names::role(&self.grid.text(self.header, at)) {
                _ if lengths.is_empty() || is_numeric(self.grid, self.body, at) => Column::Other,
                Some(Role::Summary) => Column::Summary,
                Some(Role::Group) if self.first > 1 => Column::Group,
                _ if mean > 60 => Column::Summary,
                _ => Column::Criterion,
            });
        }
        // The last of several short columns is what is asked for, those before it are its groups.
        let last = columns.iter().rposition(|column| *column == Column::Criterion);
        let last =
            last.or_else(|| columns.iter().rposition(|column| matches!(column, Column::Group | Column::Summary)));
        for (at, column) in columns.iter_mut().enumerate() {
            match last {
                Some(last) if at == last => *column = Column::Criterion,
                Some(_) if *column == Column::Criterion => *column = Column::Group,
                _ => {}
            }
        }
        columns
    }

    fn is_header_again(&self, cells: &[GridCell]) -> bool {
        let header = &self.grid.rows[self.header];
        let levels = || (self.first..self.grid.width()).filter_map(|at| Some((header.get(at)?, cells.get(at)?)));
        levels().any(|(name, _)| !name.is_empty()) && levels().all(|(name, cell)| Grid::same(name, cell))
    }

    /// The name of a group that has a row for itself: one cell with words, or one that stretches over all, and rows with texts below it.
    fn group_of(&self, row: usize, columns: &[Column]) -> Option<&'a GridCell> {
        let cells = &self.grid.rows[row];
        let own: Vec<&GridCell> = cells.iter().filter(|cell| !cell.is_empty() && !cell.is_repeat).collect();
        let [only] = own.as_slice() else { return None };
        let is_label = cells.iter().zip(columns).any(|(cell, column)| {
            !cell.is_empty() && !cell.is_repeat && !matches!(column, Column::Level(_) | Column::Other)
        });
        let is_stretched = cells.iter().filter(|cell| cell.is_repeat && !cell.is_empty()).count() + 1 >= columns.len();
        let has_body = |row: usize| {
            let cells = self.grid.rows.get(row)?;
            Some(cells.iter().zip(columns).any(|(cell, column)| matches!(column, Column::Level(_)) && !cell.is_empty()))
        };
        let is_group = (is_label || is_stretched) && columns.contains(&Column::Criterion);
        (is_group && (is_stretched || has_body(row) == Some(false)) && has_body(row + 1) == Some(true)).then_some(*only)
    }
}

/// The level of a column. Other names stand in brackets behind it, or in a second row.
fn named_level(ledger: &mut Ledger, ladder: &mut Ladder, said: &Said, other: Option<&GridCell>) -> usize {
    let other = other.and_then(|cell| cell.label(ledger));
    ledger.structure(said);
    let (title, alias) = split_name(said);
    // Of a title and a code the title is what people say.
    let (title, other) = match other {
        Some(other) if names::is_bare_code(&title.text) && !names::is_bare_code(&other.text) => (other, Some(title)),
        other => (title, other),
    };
    let level = ladder.level(&title);
    let aliases = other.into_iter().chain(alias);
    let Level { aliases: known, title, .. } = &mut ladder.levels[level];
    for alias in aliases.filter(|alias| alias.text != title.text) {
        if !known.iter().any(|old| old.text == alias.text) {
            known.push(alias);
        }
    }
    level
}

/// A name without the short one that stands behind it in brackets, and that one.
pub(super) fn split_name(said: &Said) -> (Said, Option<Said>) {
    match names::bracketed(&said.text) {
        Some((before, inside)) if names::is_bare_code(inside) => (said.part(before), Some(said.part(inside))),
        _ => (said.clone(), None),
    }
}

/// Columns that say something about the row as a whole.
fn is_note(heading: &str) -> bool {
    matches!(
        names::spaced(heading).as_str(),
        "notes" | "note" | "comments" | "comment" | "remarks" | "source" | "owner" | "total"
    )
}

/// The rows of a table as they are read: a name holds until the next.
struct Rows<'a> {
    columns: &'a [Column],
    group: Vec<Said>,
    criterion: Option<usize>,
}

impl Rows<'_> {
    fn read(&mut self, ledger: &mut Ledger, ladder: &mut Ladder, cells: &[GridCell], around: &Surroundings) {
        self.name(ledger, ladder, cells, around);
        for (cell, column) in cells.iter().zip(self.columns) {
            match (column, self.criterion) {
                (Column::Level(level), Some(criterion)) => {
                    fill(ledger, ladder.cell(criterion, *level), &cell.lines, false)
                }
                (Column::Level(_), None) => cell.leave(ledger, "it stands in no row that names what it is about"),
                (Column::Summary, Some(criterion)) => {
                    for line in &cell.lines {
                        let summary = &mut ladder.criteria[criterion].summary;
                        if !summary.iter().any(|known| known.id == line.said.id) {
                            summary.push(line.said.clone());
                        }
                    }
                }
                (Column::Summary, None) => cell.leave(ledger, "it stands in no row that names what it is about"),
                (Column::Other, _) if cell.is_number() => cell.leave(ledger, "a number beside the texts"),
                (Column::Other, _) => cell.leave(ledger, "a column that is none of a level"),
                (Column::Group | Column::Criterion, _) => {}
            }
        }
        let empty: Vec<usize> = self.criterion.into_iter().collect();
        for criterion in empty {
            ladder.criteria[criterion].cells.retain(|cell| !cell.is_empty());
        }
    }

    /// Takes the names at the beginning of a row. An empty one goes on with that of the row above.
    fn name(&mut self, ledger: &mut Ledger, ladder: &mut Ladder, cells: &[GridCell], around: &Surroundings) {
        let labels = |wanted: Column| {
            let cells = cells.iter().zip(self.columns).filter(move |(_, column)| **column == wanted);
            cells.map(|(cell, _)| cell).filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
        };
        let groups: Vec<Said> = labels(Column::Group).iter().filter_map(|cell| cell.label(ledger)).collect();
        let has_groups = self.columns.contains(&Column::Group);
        let name = labels(Column::Criterion).first().and_then(|cell| cell.label(ledger));
        groups.iter().chain(&name).for_each(|said| ledger.structure(said));
        if !groups.is_empty() {
            self.group = groups;
        }
        match name {
            Some(name) => self.criterion = Some(ladder.criterion(&self.group, &name)),
            None if !self.columns.contains(&Column::Criterion) => {
                let whole = around.criterion.as_ref().or(ladder.title.as_ref()).cloned();
                self.criterion = whole.map(|whole| ladder.criterion(&[], &whole));
            }
            None if has_groups && self.criterion.is_none() => {
                self.criterion = self.group.last().cloned().map(|name| ladder.criterion(&[], &name));
            }
            None => {}
        }
    }
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
