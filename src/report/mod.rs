//! Prints diagnostics, and never judges: what is wrong was decided before, and the order is the caller's. One file for each format;
//! this one is the door. Text of the author reaches a terminal only through `visible`.

mod github;
mod human;
mod json;
mod sarif;

mod frame;
mod gather;
mod sources;
mod summary;
mod visible;
mod wrap;

pub use human::{Style, frame, spelled_out};
pub use sources::{Location, Sources};
pub use summary::Summary;
pub(crate) use visible::{visible, visible_line};
pub(crate) use wrap::{hanging, wrapped};

use crate::diagnostic::{Diagnostic, RuleName, Severity};
use crate::source::{PacketPath, Tree};
use std::collections::BTreeMap;
use std::io;

/// For whom it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A person at a terminal.
    Human,
    /// A program: one document on one line.
    Json,
    /// A code scanning service: a SARIF 2.1.0 log on one line.
    Sarif,
    /// A GitHub workflow: one annotation a line.
    Github,
}

/// All that there is to print.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What was found, in the order in which it is to be printed.
    pub diagnostics: &'a [Diagnostic],
    /// What the author silenced, likewise. GitHub's format leaves these out: an annotation cannot be marked as silenced.
    pub silenced: &'a [Suppressed<'a>],
    /// Every rule there is, each once. Only SARIF lists them.
    pub rules: &'a [RuleInfo<'a>],
    /// The packet that the spans point into.
    pub tree: &'a Tree,
    /// What stands before every path for a person, so that it leads from where they stand to the file, such as `../` or `careers/ana/`; empty in the
    /// packet's own folder.
    pub here: &'a str,
    /// The packet's folder as seen from the root of its repository, such as `careers/ana`; empty when it is the root. It stands before
    /// every path in the formats that a service reads from there, which are SARIF and GitHub's.
    pub folder: &'a str,
    /// What was mended before, and what was left; nothing when nothing was to be mended. A program is told so; for people it is for the door to say.
    pub mended: Option<Mended<'a>>,
}

/// What became of the fixes.
#[derive(Clone, Copy, Debug)]
pub struct Mended<'a> {
    /// What was written, in the order in which it was.
    pub places: &'a [MendedPlace],
    /// What stays as it is and why, by path.
    pub left: &'a BTreeMap<PacketPath, String>,
}

/// One fix that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MendedPlace {
    /// The rule that had found it.
    pub rule: RuleName,
    /// The file that was written.
    pub file: PacketPath,
    /// The line, from 1.
    pub line: usize,
    /// What stood there.
    pub written: String,
    /// What stands there now.
    pub replacement: String,
}

/// A diagnostic that a comment in the author's note silenced.
#[derive(Clone, Copy, Debug)]
pub struct Suppressed<'a> {
    /// What would have been said.
    pub diagnostic: &'a Diagnostic,
    /// Why the author silenced it.
    pub reason: &'a str,
}

/// A rule as SARIF lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo<'a> {
    /// The name that diagnostics bear, such as `claim-without-evidence`.
    pub name: &'a str,
    /// One sentence: what the rule asks.
    pub summary: &'a str,
    /// How much it matters unless the packet says otherwise.
    pub severity: Severity,
    /// The rule's page as Markdown; empty when it has none.
    pub help_markdown: String,
}

/// Prints the report. Writes in small pieces, so `out` should be buffered; its errors are the only ones there are. With nothing to say,
/// [`Format::Human`] and [`Format::Github`] print nothing. `style` is for [`Format::Human`] alone.
pub fn write(format: Format, report: &Report<'_>, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Human => human::write(report, style, out),
        Format::Json => json::write(report, out),
        Format::Sarif => sarif::write(report, out),
        Format::Github => github::write(report, out),
    }
}

/// A path as a service reads it, from the root of the repository.
fn in_repository(folder: &str, file: &PacketPath) -> String {
    match folder.trim_end_matches('/') {
        "" => file.to_string(),
        folder => format!("{folder}/{file}"),
    }
}

/// The message, and what would help on a line of its own.
fn with_help(diagnostic: &Diagnostic) -> String {
    match &diagnostic.help {
        Some(help) => format!("{}\n{help}", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}

#[cfg(test)]
mod fixture;
