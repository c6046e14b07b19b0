//! Tables of trackers and of tools for reviews, as CSV: one piece of work a row. What is not done is left out; what others said is theirs.

use super::Shaping;
use super::bragfile::kind;
use super::columns::{Columns, HEADERS, plain};
use super::record::{Record, days_of};
use crate::import::{delimiter, unclosed};
use crate::intake::dates::{Known, title};
use crate::intake::entry::{DateFrom, Dated, Part, PartForm, Passed, Place, Read, Sort};
use crate::intake::entry_date::from_found;
use crate::intake::fault::IntakeFault;
use crate::intake::source::SourceText;

/// Whether the first line is a header of which at least two columns are known.
pub(super) fn is_table(content: &str) -> bool {
    let first = content.lines().next().unwrap_or_default();
    let mark = char::from(delimiter(content));
    let header: Vec<String> = first.split(mark).map(|name| name.trim_matches('"').to_owned()).collect();
    header.len() > 1 && Columns::of(&header).known() > 1
}

struct Row {
    cells: Vec<String>,
    place: Place,
}

struct Table<'a> {
    header: Vec<String>,
    columns: Columns,
    shaping: &'a Shaping<'a>,
    /// Whether some rows are the candidate's by name, so that those of others are not.
    names_candidate: bool,
}

pub(super) fn read(
    read: &mut Read,
    source: usize,
    text: &SourceText,
    shaping: &Shaping<'_>,
) -> Result<(), IntakeFault> {
    let rows = rows(source, text)?;
    let mut rows = rows.into_iter();
    // Some exports begin with a line or two of their own.
    let mut above = Vec::new();
    let header = loop {
        let Some(row) = rows.next() else {
            let help = "name its columns in the first row, such as `Title`, `Date` and `Description`";
            return Err(IntakeFault::new(format!("`{}` has no row that names its columns", text.path), help));
        };
        let columns = Columns::of(&row.cells);
        if row.cells.len() > 1 && columns.known() > 1
            || (columns.can_be_read() && columns.known() > 0)
            || above.len() > 9
        {
            break row;
        }
        above.push(row);
    };
    let columns = Columns::of(&header.cells);
    if !columns.can_be_read() {
        let what = format!("no column of `{}` is known: {}", text.path, listed(&header.cells));
        return Err(IntakeFault::new(
            what,
            "name one of them `Title`, and the day `Date`; what others are called is kept",
        ));
    }
    above.iter().for_each(|row| aside(read, row, "it stands above the table"));
    let rows: Vec<Row> = rows.collect();
    let assignees = rows.iter().filter_map(|row| row.cells.get(columns.assignee?));
    let names_candidate = assignees.into_iter().any(|name| is_same(name, shaping.name));
    let table = Table { header: header.cells, columns, shaping, names_candidate };
    rows.into_iter().for_each(|row| table.row(read, &row));
    Ok(())
}

fn rows(source: usize, text: &SourceText) -> Result<Vec<Row>, IntakeFault> {
    let content = text.text.as_str();
    let delimiter = if matches!(text.ending().as_str(), "tsv" | "tab") { b'\t' } else { delimiter(content) };
    if let Some(line) = unclosed(content, delimiter) {
        let what = format!("`{}`, line {line}: a cell begins with a quote that nothing closes", text.path);
        return Err(IntakeFault::new(
            what,
            "close it, or export the table again: all that follows would be part of that cell",
        ));
    }
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(content.as_bytes());
    let mut rows: Vec<Row> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            IntakeFault::new(format!("`{}`, line {line}: {error}", text.path), "export the table again as CSV in UTF-8")
        })?;
        let from = record.position().map_or(1, |at| usize::try_from(at.line()).unwrap_or(1));
        let to = from + record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { cells, place: Place { source, from, to } });
        }
    }
    Ok(rows)
}

fn aside(read: &mut Read, row: &Row, why: &str) {
    let text = row.cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" | ");
    let part = Part { hash: Part::hash(&text), text, place: row.place, form: PartForm::Block };
    match crate::intake::private::private(&part.text) {
        Some(found) if found.is_secret => read.secret(part, format!("it holds {}", found.what)),
        _ => read.stray(part, why),
    }
}

fn listed(names: &[String]) -> String {
    let names: Vec<String> = names.iter().take(8).map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

impl Table<'_> {
    fn row(&self, read: &mut Read, row: &Row) {
        let cell = |column: Option<usize>| column.and_then(|at| row.cells.get(at)).map_or("", String::as_str);
        let columns = &self.columns;
        let own_title = cell(columns.title).lines().next().unwrap_or_default();
        let question = cell(columns.question).lines().next().unwrap_or_default();
        let first_text =
            columns.texts.iter().map(|at| cell(Some(*at))).find(|text| !text.is_empty()).unwrap_or_default();
        let title =
            [own_title, question, first_text.lines().next().unwrap_or_default()].into_iter().find(|it| !it.is_empty());
        let Some(title) = title else { return aside(read, row, "a row without a title") };
        if let Some(why) = self.left_out(row) {
            return read.passed.push(Passed { title: title.to_owned(), place: row.place, why });
        }
        let key = match (cell(columns.link), cell(columns.key)) {
            ("", "") => row.cells.join("\n"),
            ("", key) => format!("row {key} {title}"),
            (link, _) => format!("row {link} {title}"),
        };
        let mut record = Record::new(title, key, row.place);
        record.when = self.when(row);
        record.facts.kind = kind(cell(columns.kind));
        record.facts.link = Some(cell(columns.link)).filter(|link| link.starts_with("http")).map(str::to_owned);
        record.facts.metric = self.metric(row, title);
        let by = cell(columns.by);
        if !by.is_empty() && !is_same(by, self.shaping.name) && (columns.to.is_some() || columns.title.is_none()) {
            record.sort = Sort::Said;
            record.facts.by = Some(by.to_owned());
        }
        self.fill(read, row, &mut record, title);
        record.finish(read);
    }

    /// The words of a row: first the author's, then every cell that is not said otherwise, with the name of its column.
    fn fill(&self, read: &mut Read, row: &Row, record: &mut Record, title: &str) {
        let columns = &self.columns;
        for at in &columns.texts {
            let Some(cell) = row.cells.get(*at).filter(|cell| !cell.is_empty() && *cell != title) else { continue };
            match columns.texts.len() {
                1 => record.prose(read, cell),
                _ => record.field(read, &self.header[*at], cell),
            }
        }
        let said = [record.facts.link.is_some().then_some(columns.link).flatten()];
        for (at, cell) in row.cells.iter().enumerate() {
            let is_said = said.contains(&Some(at)) || columns.texts.contains(&at) || cell == title;
            if !is_said && !cell.is_empty() {
                let name =
                    self.header.get(at).filter(|name| !name.trim().is_empty()).map_or("Without a name", String::as_str);
                record.field(read, name, cell);
            }
        }
    }

    fn when(&self, row: &Row) -> Option<Dated> {
        let read = |column: Option<usize>, name: &'static str| {
            let cell = row.cells.get(column?)?;
            let (found, _) = title(cell, Known { order: self.shaping.order, year: None })?;
            Some(from_found(&found, &cell[found.range.clone()], DateFrom::Field(name)))
        };
        let columns = &self.columns;
        let (done, begun) = (read(columns.done, "done"), read(columns.begun, "begun"));
        match (begun, done) {
            (Some(begun), Some(done)) if begun.other.is_none() && done.other.is_none() => {
                Some(days_of(begun, Some(done)))
            }
            (begun, done) => done.or(begun).or_else(|| read(columns.written, "written")),
        }
    }

    fn metric(&self, row: &Row, title: &str) -> Option<(String, String, String)> {
        let cell = |column: Option<usize>| column.and_then(|at| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let name = cell(self.columns.measure).map_or(title, String::as_str);
        let is_figure = |cell: &&String| {
            cell.contains(|letter: char| letter.is_ascii_digit()) && !cell.contains('\n') && cell.len() < 60
        };
        let before = cell(self.columns.before).filter(is_figure)?;
        let after = cell(self.columns.after).filter(is_figure)?;
        Some((name.to_owned(), before.clone(), after.clone()))
    }

    fn left_out(&self, row: &Row) -> Option<String> {
        let states = &HEADERS.as_ref()?.states;
        let assignee = self.columns.assignee.and_then(|at| row.cells.get(at)).map_or("", String::as_str);
        let is_others = self.names_candidate && !assignee.is_empty() && !is_same(assignee, self.shaping.name);
        let said: Vec<&String> =
            self.columns.states.iter().filter_map(|at| row.cells.get(*at)).filter(|cell| !cell.is_empty()).collect();
        let is = |names: &[String]| said.iter().find(|cell| names.contains(&plain(cell)));
        if let Some(cell) = is(&states.dropped) {
            return Some(format!("it was not done: “{cell}”"));
        }
        if is(&states.done).is_none()
            && let Some(cell) = is(&states.open)
        {
            return Some(format!("it is not done: “{cell}”"));
        }
        is_others.then(|| format!("somebody else has it: {assignee}"))
    }
}

fn is_same(one: &str, other: &str) -> bool {
    let words = |name: &str| {
        let mut words: Vec<String> = name
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .map(str::to_lowercase)
            .collect();
        words.sort();
        words
    };
    matches!(one.to_lowercase().as_str(), "me" | "self" | "myself") || (!other.is_empty() && words(one) == words(other))
}
