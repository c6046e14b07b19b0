//! `promo rubric`: the built-in rubrics, one rubric in full, what changes between two of its levels, the findings of a rubric file, one to begin with, and ladders
//! of others. How a rubric reads as text is for `show` and `diff`, which rubric is meant for `named`.

mod blank;
mod diff;
mod import;
mod named;
mod show;

pub(super) use blank::blank;
pub(super) use diff::diff;
pub(super) use import::import;
pub(super) use named::Named;
pub(super) use show::show;

use super::stdout::{Stdout, unwritable};
use super::text_layout::TextLayout;
use super::{CliError, Verdict};
use crate::diagnostic::settle_fixes;
use crate::report::{self, Format, Report, Summary};
use crate::rubric::{BUILT_IN, read_rubric};
use crate::source::{Tree, TreeEntry};
use named::read_file;
use std::path::Path;

/// `promo rubric list`.
pub(super) fn list(stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let mut layout = TextLayout::new(stdout.style());
    let column = BUILT_IN.iter().map(|rubric| rubric.id.len()).max().unwrap_or(0) + 2;
    for rubric in BUILT_IN.iter().filter_map(|rubric| rubric.read()) {
        let levels: Vec<&str> = rubric.levels.iter().map(|level| level.id.value.as_str()).collect();
        layout.entry(0, &rubric.id, column, &format!("{}, version {}", rubric.title, rubric.version));
        if let Some(summary) = &rubric.summary {
            layout.paragraph(column, first_sentence(summary));
        }
        layout.paragraph(column, &format!("levels: {}", levels.join(", ")));
    }
    layout.show(stdout)?;
    Ok(Verdict::Sound)
}

/// `promo rubric check`.
pub(super) fn check(file: &Path, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let (path, text) = read_file(file)?;
    let mut found = Vec::new();
    let rubric = read_rubric(&path, &text, &mut found);
    found.sort();
    let tree = Tree { entries: [(path, TreeEntry::Text(text))].into() };
    settle_fixes(&tree, &mut found);
    let typed = file.parent().filter(|folder| !folder.as_os_str().is_empty()).map(Path::to_string_lossy);
    let here = typed.map_or_else(String::new, |folder| format!("{}/", folder.trim_end_matches('/')));
    let report =
        Report { diagnostics: &found, silenced: &[], rules: &[], tree: &tree, here: &here, folder: "", mended: None };
    report::write(Format::Human, &report, stdout.style(), stdout).map_err(unwritable)?;
    if let (true, Some(rubric)) = (found.is_empty(), rubric) {
        let mut layout = TextLayout::new(stdout.style());
        layout.paragraph(0, &format!("no problems in {}, {}", rubric.title, show::extent(&rubric)));
        layout.show(stdout)?;
    }
    Ok(if Summary::of(&found).errors > 0 { Verdict::Faulty } else { Verdict::Sound })
}

/// `promo rubric show --toml`: the file as it is, so that one may begin with it.
pub(super) fn print(typed: Option<&str>, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let (_, text) = Named::or_of_packet(typed)?.text()?;
    stdout.say(text.as_str())?;
    Ok(Verdict::Sound)
}

/// The first sentence of what a rubric says of itself.
fn first_sentence(summary: &str) -> &str {
    summary.find(". ").map_or(summary, |end| &summary[..=end])
}
