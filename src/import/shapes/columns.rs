//! Tables whose columns are levels; those whose rows are come here turned round.

use super::table::{Surroundings, fill, is_numeric};
use crate::import::grid::{Grid, GridCell};
use crate::import::ladder::{Ladder, Level};
use crate::import::ledger::{Ledger, Said};
use crate::import::names::{self, ENOUGH, Role};

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
pub(super) struct Columns<'a> {
    grid: &'a Grid,
    header: usize,
    /// The first row below the header, or below both of its rows.
    body: usize,
    first: usize,
}

impl<'a> Columns<'a> {
    pub(super) fn new(grid: &'a Grid, header: usize, first: usize) -> Columns<'a> {
        Columns { grid, header, body: header + 1, first }
    }

    pub(super) fn read(mut self, ledger: &mut Ledger, around: &Surroundings) -> Ladder {
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
