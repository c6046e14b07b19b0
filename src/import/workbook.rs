//! Workbooks. The archive is unpacked within bounds first and packed again without compression, so that whoever reads it cannot be made to unpack more;
//! cells are taken one by one, so that a lone cell far out costs nothing.

use super::ImportFault;
use super::grid::{Grid, GridCell};
use super::ledger::{Ledger, Place};
use super::lines;
use super::source::SourceFile;
use crate::diagnostic::count;
use calamine::{DataRef, Reader, Xlsx};
use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// All that a workbook unpacks to: 64 MiB.
const UNPACKED_CAP: u64 = 64 << 20;

/// How many parts a workbook may have.
const MOST_PARTS: usize = 2_000;

/// No ladder has more rows.
const MOST_ROWS: u32 = 20_000;

/// No ladder has more columns.
const MOST_COLUMNS: u32 = 400;

/// Reads the sheets, or the one that is asked for.
pub(super) fn read(
    ledger: &mut Ledger,
    file: usize,
    source: &SourceFile,
    wanted: Option<&str>,
    notes: &mut Vec<String>,
) -> Result<Vec<Grid>, ImportFault> {
    let fault = |what: String| ImportFault::new(format!("{}: {what}", source.path), "save it again as XLSX or CSV");
    if !source.bytes.starts_with(b"PK") {
        let is_old = source.bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
        let what = if is_old {
            "it is an old workbook, or one with a password"
        } else {
            "it is no workbook, whatever its name says"
        };
        return Err(fault(what.to_owned()));
    }
    let safe = unpacked(&source.bytes, notes).map_err(fault)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(safe)).map_err(|error| fault(error.to_string()))?;
    let names = book.sheet_names();
    if let Some(wanted) = wanted.filter(|wanted| !names.iter().any(|name| name == wanted)) {
        let what = format!("`{}` has no sheet `{wanted}`", source.path);
        return Err(ImportFault::new(what, format!("its sheets are {}", names.join(", "))));
    }
    let mut grids = Vec::new();
    for name in names.iter().filter(|name| wanted.is_none_or(|wanted| wanted == *name)) {
        match sheet(ledger, file, &mut book, name, notes).map_err(&fault)? {
            grid if grid.rows.is_empty() => {}
            grid => grids.push(grid),
        }
    }
    Ok(grids)
}

/// The same archive without compression, when it is not too large.
fn unpacked(bytes: &[u8], notes: &mut Vec<String>) -> Result<Vec<u8>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("it cannot be unpacked: {error}"))?;
    if archive.len() > MOST_PARTS {
        return Err(format!("it has {} parts, and no more than {MOST_PARTS} are read", archive.len()));
    }
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut left = UNPACKED_CAP;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|error| format!("it cannot be unpacked: {error}"))?;
        let name = part.name().map_err(|error| error.to_string())?.into_owned();
        if !is_needed(&name, notes) {
            continue;
        }
        let mut unpacked = Vec::new();
        let read = (&mut part).take(left + 1).read_to_end(&mut unpacked).map_err(|error| format!("{name}: {error}"))?;
        left = left
            .checked_sub(read as u64)
            .ok_or_else(|| format!("it unpacks to more than {} MiB, which no ladder needs", UNPACKED_CAP >> 20))?;
        let written = packed.start_file(name.as_str(), options).map(|()| packed.write_all(&unpacked));
        written.map_err(|error| error.to_string())?.map_err(|error| error.to_string())?;
    }
    packed.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

/// Texts and what leads to them. Macros are not run, pictures not looked at, other workbooks not opened.
fn is_needed(name: &str, notes: &mut Vec<String>) -> bool {
    let small = name.to_lowercase();
    if small.ends_with("vbaproject.bin") {
        notes.push("the workbook has macros, which are neither run nor kept".to_owned());
    }
    if small.starts_with("xl/externallinks/externallink") {
        notes.push(
            "the workbook refers to another one, which is not opened: what it showed last is what is read".to_owned(),
        );
    }
    let is_text = small.ends_with(".xml") || small.ends_with(".rels");
    let is_other = ["xl/externallinks/", "xl/media/", "xl/drawings/", "xl/charts/", "xl/pivot", "customxml/"];
    is_text && !is_other.iter().any(|folder| small.starts_with(folder))
}

fn sheet(
    ledger: &mut Ledger,
    file: usize,
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    notes: &mut Vec<String>,
) -> Result<Grid, String> {
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let mut texts: Vec<(u32, u32, String)> = Vec::new();
    let mut errors: Vec<(u32, String)> = Vec::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| format!("sheet `{name}`: {error}"))?;
    while let Some(cell) = reader.next_cell().map_err(|error| format!("sheet `{name}`: {error}"))? {
        let text = written(cell.get_value());
        let (row, column) = cell.get_position();
        if let DataRef::Error(error) = cell.get_value() {
            errors.push((row, error.to_string()));
        }
        if text.trim().is_empty() {
            continue;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(format!(
                "sheet `{name}` has a cell in row {} and column {}: no ladder reaches that far",
                row + 1,
                column + 1
            ));
        }
        texts.push((row, column, text));
    }
    drop(reader);
    let said: BTreeSet<(u32, u32)> = texts.iter().map(|(row, column, _)| (*row, *column)).collect();
    formulas(book, name, &said, notes);
    for (row, error) in errors {
        let said = ledger.take(Place { file, line: row as usize + 1 }, &error);
        ledger.leave(&said, "the error of a formula, in the place of its result");
    }
    let mut grid = Grid::default();
    for (row, column, text) in texts {
        // A workbook has no lines; the row is what people see beside the cell.
        let place = Place { file, line: row as usize + 1 };
        let mut lines = lines::split(ledger, Place { line: 0, ..place }, &text);
        lines.iter_mut().for_each(|line| ledger.move_to(line.said.id, place));
        put(&mut grid, row, column, GridCell::of(lines));
    }
    for area in merged {
        stretch(&mut grid, area.start, area.end);
    }
    let has_words = grid.rows.iter().flatten().any(|cell| !cell.is_empty());
    if has_words {
        let said = ledger.take(Place { file, line: 0 }, name);
        ledger.structure(&said);
        grid.title = Some(said);
        grid.rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    }
    Ok(grid)
}

/// Formulas are told, since their results are only what the program that saved them had worked out.
fn formulas(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str, said: &BTreeSet<(u32, u32)>, notes: &mut Vec<String>) {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return };
    let (mut found, mut silent) = (0, 0);
    while let Ok(Some(cell)) = reader.next_formula() {
        let is_formula = !cell.get_value().is_empty();
        found += usize::from(is_formula);
        silent += usize::from(is_formula && !said.contains(&cell.get_position()));
    }
    if found > 0 {
        notes.push(format!(
            "sheet `{name}` has {}, of which the last results are read",
            count(found, "formula/formulas")
        ));
    }
    if silent > 0 {
        notes.push(format!(
            "in sheet `{name}` {} no result: open the workbook, look at what they show, and save it again",
            count(silent, "formula has/formulas have")
        ));
    }
}

fn put(grid: &mut Grid, row: u32, column: u32, cell: GridCell) {
    let (row, column) = (row as usize, column as usize);
    if grid.rows.len() <= row {
        grid.rows.resize_with(row + 1, Vec::new);
    }
    let cells = &mut grid.rows[row];
    if cells.len() <= column {
        cells.resize_with(column + 1, GridCell::default);
    }
    cells[column] = cell;
}

/// A cell that stretches over several is in all of them.
fn stretch(grid: &mut Grid, start: (u32, u32), end: (u32, u32)) {
    let Some(cell) = grid.at(start.0 as usize, start.1 as usize).filter(|cell| !cell.is_empty()).cloned() else {
        return;
    };
    let last = u32::try_from(grid.rows.len()).unwrap_or(u32::MAX).saturating_sub(1);
    for row in start.0..=end.0.min(last) {
        for column in start.1..=end.1.min(MOST_COLUMNS) {
            if (row, column) != start {
                put(grid, row, column, GridCell { is_repeat: true, ..cell.clone() });
            }
        }
    }
}

fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(time) => time.to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
