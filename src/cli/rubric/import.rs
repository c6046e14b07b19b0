//! `promo rubric import`: a ladder of another kind, read into a rubric. The rubric goes to standard output or into a file; what was kept and what was not
//! goes to standard error.

use crate::cli::args::{AxisArg, ImportArgs, ImportFormatArg};
use crate::cli::new_file::{refuse_existing, write_new, write_over};
use crate::cli::stdout::{Stdout, unwritable};
use crate::cli::{CliError, Verdict};
use crate::diagnostic::count;
use crate::import::{
    Axis, ImportFault, ImportOptions, ImportReport, Imported, SOURCE_CAP, Source, SourceFile, is_readable,
};
use crate::report::visible_line;
use crate::source::disk::{ReadError, foreign_files, read_foreign_file};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A folder with more files than this that could be read is no ladder.
const MOST_FILES: usize = 1_000;

/// How far above a source its licence is looked for.
const LICENSE_HEIGHT: usize = 3;

pub(in crate::cli) fn import(args: &ImportArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    refuse_early(args)?;
    let options = ImportOptions {
        id: args.id.clone(),
        axis: args.levels.map(|axis| match axis {
            AxisArg::Rows => Axis::Rows,
            AxisArg::Columns => Axis::Columns,
        }),
        track: args.track.clone(),
        sheet: args.sheet.clone(),
    };
    let source = source(&args.source)?;
    let Imported { rubric, report } = crate::import::import(&source, &options).map_err(CliError::from)?;
    match &args.output {
        None => stdout.say(&rubric)?,
        Some(file) if args.force => write_over(file, &rubric)?,
        Some(file) => write_new(file, &rubric)?,
    }
    stdout.flush().map_err(unwritable)?;
    tell(&report, args.format);
    Ok(Verdict::Sound)
}

/// What can be said before anything is read.
fn refuse_early(args: &ImportArgs) -> Result<(), CliError> {
    let simple = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if let Some(id) = args.id.as_ref().filter(|id| id.is_empty() || id.len() > 80 || !id.chars().all(simple)) {
        let what = format!("`{id}` cannot be the id of a rubric");
        return Err(CliError::new(what).help("use letters, digits and hyphens; the title can say anything"));
    }
    args.output.iter().filter(|_| !args.force).try_for_each(|file| refuse_existing(file))
}

/// When standard error takes nothing, the rubric is still written and the exit code says so.
fn tell(report: &ImportReport, format: ImportFormatArg) {
    let mut text = String::new();
    match format {
        ImportFormatArg::Human => {
            for line in report.lines() {
                text.push_str(&visible_line(&line));
                text.push('\n');
            }
        }
        ImportFormatArg::Json => {
            text = serde_json::to_string(report).unwrap_or_default();
            text.push('\n');
        }
    }
    drop(anstream::stderr().lock().write_all(text.as_bytes()));
}

/// Reads what is imported, and what stands beside it.
fn source(path: &Path) -> Result<Source, CliError> {
    let found = path.symlink_metadata().map_err(CliError::io("read", path))?;
    let real = fs::canonicalize(path).map_err(CliError::io("read", path))?;
    let ((files, refused), folder) = if found.is_dir() || (found.is_symlink() && real.is_dir()) {
        (folder_of(path)?, Some(path))
    } else {
        ((vec![read(path)?], Vec::new()), path.parent())
    };
    let name = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    // A file that every folder has says nothing; the folder does.
    let stem = name(path).filter(|stem| !stem.is_empty() && !is_common(stem));
    let name = stem.or_else(|| real.parent().filter(|_| !found.is_dir()).and_then(name)).or_else(|| name(&real));
    let beside = if found.is_dir() { Vec::new() } else { beside(folder.unwrap_or(Path::new("."))) };
    let license = license(if found.is_dir() { &real } else { real.parent().unwrap_or(&real) }, path);
    Ok(Source { name: name.unwrap_or_else(|| "imported".to_owned()), files, beside, refused, license })
}

fn is_common(stem: &str) -> bool {
    matches!(stem.to_lowercase().as_str(), "readme" | "index" | "." | "..")
}

/// As its reader would type it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn read(path: &Path) -> Result<SourceFile, CliError> {
    let shown = shown(path);
    match read_foreign_file(path, SOURCE_CAP) {
        Ok(bytes) => Ok(SourceFile { path: shown, bytes }),
        Err(ReadError::NotFound(path) | ReadError::NotAFolder(path)) => {
            Err(CliError::new(format!("there is nothing at `{}`", path.display())))
        }
        Err(error) => Err(error.into()),
    }
}

/// All files of a folder that can be read, and the paths of the others. Too much is refused before any of it is.
fn folder_of(folder: &Path) -> Result<(Vec<SourceFile>, Vec<String>), CliError> {
    let help = "name the file that holds the ladder, or the folder that holds nothing else";
    let Some(found) = foreign_files(folder, |_| true)? else {
        return Err(CliError::new(format!("`{}` holds more than anyone would read", folder.display())).help(help));
    };
    let found = found.into_iter().filter(|(path, _)| !is_page(path));
    let is_read = |(path, _): &(PathBuf, u64)| path.file_name().and_then(|name| name.to_str()).is_some_and(is_readable);
    let (found, refused): (Vec<_>, Vec<_>) = found.partition(is_read);
    if found.len() > MOST_FILES {
        let what = format!(
            "`{}` holds {}, and no more than {MOST_FILES} are read",
            folder.display(),
            count(found.len(), "file")
        );
        return Err(CliError::new(what).help(help));
    }
    let size: u64 = found.iter().map(|(_, size)| size).sum();
    if size > SOURCE_CAP {
        let what = format!(
            "the files in `{}` have {} MiB, and no more than {} are read",
            folder.display(),
            size >> 20,
            SOURCE_CAP >> 20
        );
        return Err(CliError::new(what).help(help));
    }
    let files: Result<Vec<SourceFile>, CliError> = found.iter().map(|(path, _)| read(path)).collect();
    Ok((files?, refused.iter().map(|(path, _)| shown(path)).collect()))
}

/// Pages that every repository has and no ladder is in.
fn is_page(path: &Path) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let known =
        ["license", "licence", "contributing", "changelog", "code_of_conduct", "security", "package", "package-lock"];
    known.contains(&stem.as_str())
}

/// Files that others may build on, beside the source and in the folder above.
fn beside(folder: &Path) -> Vec<SourceFile> {
    let mut found = Vec::new();
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for place in [folder.to_owned(), folder.join("..")] {
        for stem in ["generic", "base", "common", "shared", "default", "defaults"] {
            for ending in ["md", "yaml", "yml", "json"] {
                let path = place.join(format!("{stem}.{ending}"));
                if path.symlink_metadata().is_ok_and(|found| found.is_file()) {
                    found.extend(read(&path).ok());
                }
            }
        }
    }
    found
}

/// The licence file in the folder or above it, not beyond the repository.
fn license(real: &Path, shown: &Path) -> Option<SourceFile> {
    for (height, folder) in real.ancestors().take(LICENSE_HEIGHT + 1).enumerate() {
        let mut names: Vec<String> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .take(MOST_FILES)
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| is_license(name))
            .collect();
        names.sort();
        if let Some(bytes) = names.first().and_then(|name| read_foreign_file(&folder.join(name), 1 << 20).ok()) {
            let base = if shown.is_dir() { shown } else { shown.parent().unwrap_or(Path::new("")) };
            let up = "../".repeat(height);
            let path = base.join(up).join(&names[0]).to_string_lossy().replace('\\', "/");
            return Some(SourceFile { path, bytes });
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

fn is_license(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    matches!(stem.as_str(), "license" | "licence" | "copying") && matches!(ending.as_str(), "" | "md" | "txt" | "rst")
}

impl From<ImportFault> for CliError {
    fn from(fault: ImportFault) -> CliError {
        let ImportFault { what, help } = fault;
        CliError::new(what).help(help)
    }
}
