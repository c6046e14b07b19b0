//! What was kept and what was not, as people and programs read it.

use super::UNREAD;
use super::ladder::{Ladder, Level};
use super::ledger::{Ledger, TextId};
use super::license::License;
use super::source::Source;
use crate::diagnostic::count;
use serde::Serialize;
use std::collections::BTreeSet;

/// What was kept, and what was not.
#[derive(Clone, Debug, Serialize)]
pub struct ImportReport {
    /// What has no place in a rubric, in the order of the source.
    pub left: Vec<Leftover>,
    /// What was decided that its reader should look at.
    pub notes: Vec<String>,
    /// Where the licence was found.
    pub license: Option<String>,
    /// The levels, lowest first.
    pub levels: Vec<String>,
    /// The numbers.
    pub counts: ImportCounts,
}

/// Words of the source that are not in the rubric.
#[derive(Clone, Debug, Serialize)]
pub struct Leftover {
    /// The file, as its reader would type it.
    pub file: String,
    /// The first line, from 1; 0 where the file has no lines, as a workbook.
    pub line: usize,
    /// The last line.
    pub last_line: usize,
    /// How many words.
    pub words: usize,
    /// Why they have no place.
    pub why: String,
}

/// How many of what the source has are in the rubric.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportCounts {
    /// Statements that were read.
    pub statements_read: usize,
    /// Statements in the rubric.
    pub statements: usize,
    /// Words above the statements of a cell.
    pub headlines: usize,
    /// Examples of statements.
    pub examples: usize,
    /// What is said across criteria.
    pub rules: usize,
    /// Signs that an expectation is met.
    pub signals: usize,
    /// Of the statements, those beyond what is expected.
    pub beyond: usize,
    /// Cells of which it is said that nothing is asked.
    pub not_applicable: usize,
    /// Criteria.
    pub criteria: usize,
    /// Emphasised runs that became plain words.
    pub marks: usize,
}

pub(super) fn made(
    source: &Source,
    ledger: &Ledger,
    ladder: &Ladder,
    statements_read: usize,
    license: Option<License>,
    mut notes: Vec<String>,
) -> ImportReport {
    let kept: BTreeSet<TextId> = ladder.texts().into_iter().collect();
    // What stands beside the source was only looked at.
    let own = |file: usize| source.files.get(file).map(|file| file.path.clone());
    let left = ledger.left(&kept, UNREAD).into_iter().filter_map(|run| {
        let (line, last_line, words) = (run.place.line, run.last_line, run.words);
        Some(Leftover { file: own(run.place.file)?, line, last_line, words, why: run.why.into_owned() })
    });
    if ledger.marks > 0 {
        notes.push(format!("{} became plain words", count(ledger.marks, "emphasised run")));
    }
    ImportReport {
        left: left.collect(),
        notes,
        license: license.map(|license| license.path),
        levels: levels(ladder),
        counts: counts(ladder, statements_read, ledger.marks),
    }
}

/// Levels by their titles; of those that several tracks have, with the track.
fn levels(ladder: &Ladder) -> Vec<String> {
    let levels = || ladder.levels.iter().filter(|level| !level.is_step);
    let titled = |level: &Level| {
        let title = &level.title.text;
        match &level.track {
            Some(track) if levels().filter(|other| other.title.text == *title).count() > 1 => {
                format!("{title} ({})", track.text)
            }
            _ => title.clone(),
        }
    };
    levels().map(titled).collect()
}

fn counts(ladder: &Ladder, statements_read: usize, marks: usize) -> ImportCounts {
    let mut counts =
        ImportCounts { statements_read, marks, criteria: ladder.criteria.len(), ..ImportCounts::default() };
    counts.rules = ladder.levels.iter().map(|level| level.rules.len()).sum();
    counts.statements_read -= counts.rules.min(statements_read);
    let is_counted = |at: usize| {
        let level = &ladder.levels[at];
        let mut others = ladder.levels.iter().filter(|other| !other.is_copy);
        !level.is_copy || !others.any(|other| other.title.id == level.title.id)
    };
    for cell in ladder.cells().filter(|cell| is_counted(cell.level)) {
        counts.statements += cell.statements.len();
        counts.headlines += cell.headline.len();
        counts.signals += cell.signals.len();
        counts.examples += cell.statements.iter().map(|one| one.examples.len()).sum::<usize>();
        counts.beyond += cell.statements.iter().filter(|one| one.is_beyond).count();
        counts.not_applicable += usize::from(cell.not_applicable.is_some());
    }
    counts
}

impl ImportReport {
    /// The report in lines, what was left first and the numbers last.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.left.iter().map(Leftover::line).collect();
        lines.extend(self.notes.iter().cloned());
        lines.push(match &self.license {
            Some(path) => format!("the licence is that of {path}"),
            None => "no licence file was found beside the source: ask before you pass its words on".to_owned(),
        });
        lines.push(format!("levels, lowest first: {}", self.levels.join(", ")));
        lines.push(self.last_line());
        lines
    }

    /// `123 of 123 statements, 0 examples, 51 beyond expectation; 4 things had no place`
    fn last_line(&self) -> String {
        let ImportCounts {
            statements_read,
            statements,
            headlines,
            examples,
            rules,
            signals,
            beyond,
            not_applicable,
            ..
        } = self.counts;
        let more = [
            (headlines, "headline"),
            (rules, "rule across criteria/rules across criteria"),
            (signals, "signal"),
            (not_applicable, "cell that asks nothing/cells that ask nothing"),
        ];
        let more = more.into_iter().filter(|(number, _)| *number > 0);
        let more: String = more.map(|(number, noun)| format!(", {}", count(number, noun))).collect();
        format!(
            "{statements} of {}, {}, {beyond} beyond expectation{more}; {} had no place",
            number(statements_read, "statement"),
            number(examples, "example"),
            number(self.left.len(), "thing")
        )
    }
}

/// As [`count`], but for nothing: in a row of numbers a nought is one.
fn number(number: usize, noun: &str) -> String {
    if number == 0 { format!("0 {noun}s") } else { count(number, noun) }
}

impl Leftover {
    fn line(&self) -> String {
        let place = match (self.line, self.last_line) {
            (0, _) => self.file.clone(),
            (first, last) if last > first => format!("{}:{first}-{last}", self.file),
            (first, _) => format!("{}:{first}", self.file),
        };
        format!("{place}: {}, no place: {}", count(self.words, "word"), self.why)
    }
}
