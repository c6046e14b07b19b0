//! Ladders of others, read into a rubric: one reader a shape, one builder, one writer, one report. Every text of the source is in the rubric, or is told
//! with its line and the reason. Nothing here touches the disk.

mod source;

mod ladder;
mod ledger;

mod delimited;
mod html;
mod markdown;
mod tree;
mod workbook;

mod grid;
mod lines;
mod names;

mod shapes;

mod assemble;
mod ids;
mod license;
mod quantity;
mod read;
mod refuse;
mod report;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use delimited::{delimiter, unclosed};
pub use report::{ImportCounts, ImportReport, Leftover};
pub(crate) use source::decoded;
pub use source::{SOURCE_CAP, Source, SourceFile, is_readable};

use crate::diagnostic::{Diagnostic, Severity, count};
use crate::rubric::read_rubric;
use crate::source::{PacketPath, Text};
use ladder::{Ladder, MOST_LEVELS};
use ledger::Ledger;
use std::collections::BTreeSet;
use std::fmt;
use write::About;

/// A rubric is refused when it is larger than this: 1 MiB, as when it is read.
const RUBRIC_CAP: usize = 1 << 20;

/// Why texts that nobody asked for are left.
const UNREAD: &str = "nothing says of which level and criterion it is";

/// What an importer is told.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The id of the rubric; else made of the name of the source.
    pub id: Option<String>,
    /// Which axis of a table holds the levels; else told by their names.
    pub axis: Option<Axis>,
    /// Only this track.
    pub track: Option<String>,
    /// Only this sheet of a workbook.
    pub sheet: Option<String>,
}

/// An axis of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Each row is a level.
    Rows,
    /// Each column is a level.
    Columns,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The rubric file.
    pub rubric: String,
    /// What was kept, and what was not.
    pub report: ImportReport,
}

/// Why nothing came of it: what is, and what would help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFault {
    /// Lower case, without a full stop.
    pub what: String,
    /// What would help.
    pub help: String,
}

impl ImportFault {
    fn new(what: impl Into<String>, help: impl Into<String>) -> ImportFault {
        ImportFault { what: what.into(), help: help.into() }
    }
}

impl fmt::Display for ImportFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for ImportFault {}

/// Reads a ladder into a rubric that is sound.
pub fn import(source: &Source, options: &ImportOptions) -> Result<Imported, ImportFault> {
    let size: usize = source.files.iter().chain(&source.beside).map(|file| file.bytes.len()).sum();
    if size as u64 > SOURCE_CAP {
        let what = format!("the source has {} MiB, and no more than {} are read", size >> 20, SOURCE_CAP >> 20);
        return Err(ImportFault::new(what, "import one part of it, or leave out what is no ladder"));
    }
    let mut ledger = Ledger::default();
    let mut notes = Vec::new();
    let (parts, tiers) = read::parts(&mut ledger, source, options, &mut notes)?;
    few_levels(&parts)?;
    let said: usize = parts.iter().map(statements).sum();
    let ladder = assemble::assemble(&mut ledger, parts, &tiers, &mut notes).ok_or_else(|| refuse::no_ladder(source))?;
    let mut ladder = one_track(&mut ledger, ladder, options, &mut notes)?;
    assemble::without_shared_aliases(&mut ledger, &mut ladder);
    notes.extend(refuse::passed_over(source));
    notes.extend(write::numbers(&ladder));
    let license = license::of(source);
    let rubric = write(source, options, &ladder, license.as_ref());
    sound(&rubric, &ladder)?;
    let report = report::made(source, &ledger, &ladder, said, license, notes);
    Ok(Imported { rubric, report })
}

fn few_levels(parts: &[Ladder]) -> Result<(), ImportFault> {
    let names = parts.iter().flat_map(|part| part.levels.iter().map(|level| ladder::key(&level.title.text)));
    let names: BTreeSet<String> = names.collect();
    if names.len() <= MOST_LEVELS && !parts.iter().any(|part| part.has_too_many) {
        return Ok(());
    }
    let what = format!(
        "more than {MOST_LEVELS} levels were found, such as `{}`",
        parts.iter().flat_map(|part| &part.levels).next().map_or("", |level| level.title.text.as_str())
    );
    Err(ImportFault::new(
        what,
        "where the levels stand on the other axis, say `--levels columns` or `--levels rows`; else import one part of it",
    ))
}

fn statements(ladder: &Ladder) -> usize {
    ladder.cells().map(|cell| cell.statements.len()).sum()
}

/// The ladder with the levels of one track and those of all.
fn one_track(
    ledger: &mut Ledger,
    mut ladder: Ladder,
    options: &ImportOptions,
    notes: &mut Vec<String>,
) -> Result<Ladder, ImportFault> {
    let Some(wanted) = &options.track else { return Ok(ladder) };
    let tracks: Vec<String> = assemble::tracks(&ladder).into_iter().map(|track| track.text.clone()).collect();
    if !tracks.iter().any(|track| ladder::key(track) == ladder::key(wanted)) {
        let known = if tracks.is_empty() {
            "it has no tracks".to_owned()
        } else {
            format!("its tracks are {}", tracks.join(", "))
        };
        return Err(ImportFault::new(format!("the source has no track `{wanted}`"), known));
    }
    notes.push(format!("of the tracks {}, only `{wanted}` was taken (`--track`)", tracks.join(", ")));
    assemble::keep_track(ledger, &mut ladder, wanted);
    Ok(ladder)
}

fn write(source: &Source, options: &ImportOptions, ladder: &Ladder, license: Option<&license::License>) -> String {
    let made = [source.name.as_str(), ladder.title.as_ref().map_or("", |title| title.text.as_str())].map(ids::slug);
    let id = options.id.clone().or_else(|| made.into_iter().find(|id| !id.is_empty()));
    let id = id.unwrap_or_else(|| "imported".to_owned());
    let says_nothing = |title: &str| {
        matches!(ladder::key(title).as_str(), "introduction" | "overview" | "readme" | "welcome" | "about" | "home")
    };
    let title = ladder.title.as_ref().map(|title| title.text.as_str()).filter(|title| !says_nothing(title));
    let title = title.unwrap_or(&source.name);
    let from = format!("imported from {}", ledger::tidy(&source.shown()));
    let about = About { id: &id, title, source: &from, license: license.map(|license| license.said.as_str()) };
    write::toml(ladder, &about)
}

/// What is written is what `promo rubric check` finds nothing wrong with.
fn sound(rubric: &str, ladder: &Ladder) -> Result<(), ImportFault> {
    if let [only] = ladder.levels.as_slice() {
        let what = format!("only one level was found, `{}`, and a ladder has two at least", only.title.text);
        return Err(ImportFault::new(what, "import the folder that holds the others too, or put them into one table"));
    }
    if rubric.len() > RUBRIC_CAP {
        let criteria = count(ladder.criteria.len(), "criterion/criteria");
        let what = format!(
            "the rubric would have {} KiB with {criteria}, and no more than {} KiB are read",
            rubric.len() >> 10,
            RUBRIC_CAP >> 10
        );
        return Err(ImportFault::new(what, "import one track or one file of it"));
    }
    let mut found: Vec<Diagnostic> = Vec::new();
    if let Ok(path) = PacketPath::new("rubric.toml") {
        read_rubric(&path, &Text::new(rubric), &mut found);
    }
    match found.iter().find(|diagnostic| diagnostic.severity == Severity::Error) {
        Some(first) => {
            let what = format!("what can be read of it is no sound rubric: {}", first.message);
            Err(ImportFault::new(
                what,
                first.help.clone().unwrap_or_else(|| "look at the levels and criteria of the source".to_owned()),
            ))
        }
        None => Ok(()),
    }
}
