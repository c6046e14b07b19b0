//! `promo rubric`: the built-in rubrics, one rubric in full, what changes between two of its levels, the findings of a rubric file, and ladders of others. How a rubric reads
//! as text is for `show` and `diff`.

mod diff;
mod import;
mod show;

pub(super) use diff::diff;
pub(super) use import::import;
pub(super) use show::show;

use super::stdout::{Stdout, unwritable};
use super::text_layout::TextLayout;
use super::{CliError, Verdict};
use crate::diagnostic::{Diagnostic, did_you_mean, settle_fixes};
use crate::report::{self, Format, Report, Summary};
use crate::rubric::{BUILT_IN, Rubric, built_in, read_rubric};
use crate::source::{PacketPath, Text, Tree, TreeEntry, disk};
use std::path::Path;

/// `promo rubric list`.
pub(super) fn list(stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let mut layout = TextLayout::new(stdout.style());
    let column = BUILT_IN.iter().map(|rubric| rubric.id.len()).max().unwrap_or(0) + 2;
    for rubric in BUILT_IN.iter().filter_map(|rubric| rubric.read()) {
        let levels: Vec<&str> = rubric.levels.iter().map(|level| level.id.value.as_str()).collect();
        layout.entry(0, &rubric.id, column, &format!("{}, version {}", rubric.title, rubric.version));
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
pub(super) fn print(id: &str, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    if is_path(id) {
        stdout.say(read_file(Path::new(id))?.1.as_str())?;
    } else {
        let built_in = BUILT_IN.iter().find(|rubric| rubric.id == id);
        stdout.say(built_in.ok_or_else(|| unknown_rubric(id))?.toml)?;
    }
    Ok(Verdict::Sound)
}

fn is_path(id: &str) -> bool {
    id.contains(['/', '\\']) || id.ends_with(".toml")
}

/// A built-in rubric by its id, or a rubric file by its path.
fn find(id: &str) -> Result<Rubric, CliError> {
    if is_path(id) {
        return open(Path::new(id));
    }
    built_in(id).ok_or_else(|| unknown_rubric(id))
}

/// No built-in rubric has this id.
pub(super) fn unknown_rubric(id: &str) -> CliError {
    let known: Vec<&str> = BUILT_IN.iter().map(|rubric| rubric.id).collect();
    let help = did_you_mean(id, &known).unwrap_or_else(|| "`promo rubric list` lists them".to_owned());
    CliError::new(format!("no built-in rubric has the id `{id}`")).help(help)
}

/// Half a rubric would be shown as if it were whole, so one with errors is not shown.
fn open(file: &Path) -> Result<Rubric, CliError> {
    let (path, text) = read_file(file)?;
    let mut found: Vec<Diagnostic> = Vec::new();
    let rubric = read_rubric(&path, &text, &mut found).filter(|_| Summary::of(&found).errors == 0);
    rubric.ok_or_else(|| {
        let what = format!("the rubric `{}` has {}", file.display(), Summary::of(&found));
        CliError::new(what).help("`promo rubric check` with this file shows them")
    })
}

fn read_file(file: &Path) -> Result<(PacketPath, Text), CliError> {
    let found = file.symlink_metadata().map_err(CliError::io("read", file))?;
    if found.is_dir() {
        let what = format!("`{}` is a folder", file.display());
        return Err(CliError::new(what).help("name the rubric file in it, such as `rubric.toml`"));
    }
    Ok(disk::read_text_file(file)?)
}
