//! Tables in which every row says of which level and of which criterion it is.

use super::columns::split_name;
use super::table::{fill, is_not_applicable};
use crate::import::grid::{Grid, GridCell};
use crate::import::ladder::{Ladder, Statement};
use crate::import::ledger::{Ledger, Said};
use crate::import::names::{self, Role};

/// Whether a row heads such a table: it names levels, something that they are levels of, and texts.
pub(super) fn is_header(row: &[GridCell]) -> bool {
    let roles: Vec<Role> = row.iter().filter_map(|cell| names::role(&cell.text())).collect();
    let has = |wanted: &[Role]| roles.iter().any(|role| wanted.contains(role));
    has(&[Role::Level]) && has(&[Role::Criterion, Role::Title, Role::Group]) && has(&[Role::Text, Role::Summary])
}

pub(super) fn read(ledger: &mut Ledger, grid: &Grid, header: usize) -> Ladder {
    let mut roles: Vec<Option<Role>> = grid.rows[header].iter().map(|cell| names::role(&cell.text())).collect();
    grid.rows[header].iter().flat_map(|cell| &cell.lines).for_each(|line| ledger.structure(&line.said));
    // Where nothing is called a text, what describes is the text; where nothing is called a criterion, what is named is.
    let instead = |roles: &mut Vec<Option<Role>>, wanted: Role, second: Role| {
        if !roles.contains(&Some(wanted)) {
            roles.iter_mut().filter(|role| **role == Some(second)).for_each(|role| *role = Some(wanted));
        }
    };
    instead(&mut roles, Role::Text, Role::Summary);
    instead(&mut roles, Role::Criterion, Role::Title);
    let mut ladder = Ladder { title: grid.title.clone(), ..Ladder::default() };
    for cells in grid.rows.iter().skip(header + 1) {
        LongRow { roles: &roles, cells }.read(ledger, &mut ladder);
    }
    ladder
}

struct LongRow<'a> {
    roles: &'a [Option<Role>],
    cells: &'a [GridCell],
}

impl LongRow<'_> {
    fn all(&self, role: Role) -> impl Iterator<Item = &GridCell> {
        let cells = self.cells.iter().zip(self.roles).filter(move |(_, known)| **known == Some(role));
        cells.map(|(cell, _)| cell).filter(|cell| !cell.is_empty())
    }

    fn name(&self, ledger: &mut Ledger, role: Role) -> Option<Said> {
        self.all(role).next()?.label(ledger)
    }

    fn read(&self, ledger: &mut Ledger, ladder: &mut Ladder) {
        let mut group: Vec<Said> = self.all(Role::Group).filter_map(|cell| cell.label(ledger)).collect();
        let is_section = self.all(Role::Criterion).next().is_none();
        let name = self.name(ledger, Role::Criterion).or_else(|| group.pop());
        let (Some(level), Some(name)) = (self.name(ledger, Role::Level), name) else {
            self.cells.iter().for_each(|cell| cell.leave(ledger, "a row without a level or without what it is about"));
            return;
        };
        group.iter().chain([&level, &name]).for_each(|said| ledger.structure(said));
        let (title, alias) = split_name(&level);
        let level = ladder.level(&title);
        if ladder.levels[level].aliases.is_empty() {
            ladder.levels[level].aliases.extend(alias);
        }
        if let Some(track) = self.name(ledger, Role::Track) {
            ledger.structure(&track);
            ladder.levels[level].track = Some(track);
        }
        let criterion = ladder.criterion(&group, &name);
        self.fill(ledger, ladder, criterion, level);
        self.numbers(ledger, ladder, criterion, level, is_section);
        self.rest(ledger);
    }

    fn fill(&self, ledger: &mut Ledger, ladder: &mut Ladder, criterion: usize, level: usize) {
        let cell = ladder.cell(criterion, level);
        for texts in self.all(Role::Text) {
            match texts.lines.as_slice() {
                [only] if is_not_applicable(&only.said.text) => cell.not_applicable = Some(only.said.clone()),
                lines => fill(ledger, cell, lines, false),
            }
        }
        cell.headline.extend(self.all(Role::Summary).flat_map(|cell| &cell.lines).map(|line| line.said.clone()));
        cell.signals.extend(self.all(Role::Signals).flat_map(|cell| &cell.lines).map(|line| line.said.clone()));
        cell.proficiency = self.name(ledger, Role::Proficiency).or(cell.proficiency.take());
        let examples: Vec<Said> =
            self.all(Role::Examples).flat_map(|cell| &cell.lines).map(|line| line.said.clone()).collect();
        if let Some(Statement { examples: known, .. }) = cell.statements.last_mut() {
            known.extend(examples);
        } else {
            examples.iter().for_each(|said| ledger.leave(said, "an example of nothing"));
        }
    }

    fn numbers(&self, ledger: &mut Ledger, ladder: &mut Ladder, criterion: usize, level: usize, is_section: bool) {
        let weight = self.name(ledger, Role::Weight);
        let target = self.name(ledger, Role::Target);
        if is_section {
            weight.iter().chain(&target).for_each(|said| ledger.leave(said, "a number of a whole section"));
            return;
        }
        let cell = ladder.cell(criterion, level);
        cell.weight = weight.or(cell.weight.take());
        cell.target = target.or(cell.target.take());
    }

    fn rest(&self, ledger: &mut Ledger) {
        let others = self.cells.iter().enumerate().filter(|(at, _)| {
            !matches!(
                self.roles.get(*at).copied().flatten(),
                Some(
                    Role::Level
                        | Role::Criterion
                        | Role::Group
                        | Role::Text
                        | Role::Summary
                        | Role::Signals
                        | Role::Proficiency
                        | Role::Examples
                        | Role::Weight
                        | Role::Target
                        | Role::Track
                )
            )
        });
        others.for_each(|(_, cell)| cell.leave(ledger, "a column that is not understood"));
    }
}
