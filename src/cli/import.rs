//! `promo import`: what a person has kept elsewhere, brought into a packet. A plan is made of the sources and the packet; it is printed, and with `--write` just that plan is written.

mod told;

use super::args::{BringInArgs, PlanFormatArg};
use super::progress::Progress;
use super::stdout::Stdout;
use super::{CliError, Verdict, environment, packet_folder};
use crate::diagnostic::count;
use crate::intake::{INTAKE_CAP, IntakeFault, IntakeOptions, IntakePicture, IntakeSource, Plan, plan};
use crate::report::visible_line;
use crate::source::disk::{self, ForeignEntry, ReadError, add_together, foreign_entries, read_foreign_file};
use crate::source::{PacketPath, Tree};
use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::{Path, PathBuf};

/// A folder with more files than this that could be read is no brag document.
const MOST_FILES: usize = 20_000;

/// A picture that is larger is not copied.
const PICTURE_CAP: u64 = 64 << 20;

pub(super) fn run(args: &BringInArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let progress = Progress::new(3);
    progress.step("reading what is to be brought in");
    let found = Found::of(args)?;
    let root = packet_folder::find(args.packet.as_deref());
    let root = if args.write || args.packet.is_some() { Some(root?) } else { root.ok() };
    progress.step("reading the packet");
    let tree = root.as_ref().map(|root| disk::read(root)).transpose()?.unwrap_or_else(Tree::default);
    let options = IntakeOptions {
        shape: args.shape,
        since: args.since,
        into: args.into.map(super::args::IntoArg::kind),
        group: args.group.map(super::args::GroupArg::by),
        order: args.dates.map(super::args::OrderArg::order),
        feedback: args.feedback,
        today: environment::today()?,
    };
    progress.step("planning");
    let plan = plan(&found.sources, &found.pictures, &tree, &options)?;
    if let Some(expected) = args.plan.as_ref().filter(|expected| **expected != plan.hash) {
        let what =
            format!("the plan is {} now, and not {expected}: a source, the packet or an option is another", plan.hash);
        return Err(CliError::new(what).help("run it without `--write` and read the plan again"));
    }
    if let Some(root) = root.as_ref().filter(|_| args.write) {
        write(root, &plan, &found)?;
    }
    drop(progress);
    match args.format {
        PlanFormatArg::Human => told::tell(&plan, &found.passed_over, root.as_deref(), args.write, stdout)?,
        PlanFormatArg::Json => {
            let json = serde_json::to_string_pretty(&plan).map_err(|error| CliError::new(error.to_string()))?;
            stdout.say(&format!("{json}\n"))?;
        }
    }
    Ok(Verdict::Sound)
}

/// Writes the plan: all of its files, or none.
fn write(root: &Path, plan: &Plan, found: &Found) -> Result<(), CliError> {
    let mut pictures: Vec<(PacketPath, Vec<u8>)> = Vec::new();
    for copy in &plan.copies {
        let real = found.real.get(&copy.from).map_or(Path::new(&copy.from), PathBuf::as_path);
        pictures.push((copy.to.clone(), read_foreign_file(real, PICTURE_CAP)?));
    }
    let files = plan.files().into_iter().map(|(path, text)| (path.clone(), text.as_bytes()));
    let files: Vec<(PacketPath, &[u8])> =
        files.chain(pictures.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice()))).collect();
    add_together(root, &files)
        .map_err(|error| CliError::new(error.to_string()).help("nothing was written; mend that and run it again"))
}

/// What is to be imported, as it was found on disk.
#[derive(Default)]
struct Found {
    sources: Vec<IntakeSource>,
    pictures: Vec<IntakePicture>,
    /// Where what is called so stands.
    real: HashMap<String, PathBuf>,
    paths: HashSet<PathBuf>,
    /// What was found and is not read, and why.
    passed_over: Vec<(String, &'static str)>,
}

impl Found {
    fn of(args: &BringInArgs) -> Result<Found, CliError> {
        let mut found = Found::default();
        for source in &args.sources {
            if source == Path::new("-") {
                found.pipe()?;
                continue;
            }
            let what = source.symlink_metadata().map_err(|_| {
                CliError::new(format!("there is nothing at `{}`", source.display()))
                    .help("name a file or a folder that is there, or `-` for a pipe")
            })?;
            if what.is_symlink() {
                let said = format!("`{}` is a symbolic link, and links are not followed", source.display());
                return Err(CliError::new(said).help("name the file or folder that it leads to"));
            }
            if what.is_dir() {
                found.folder(source)?
            } else {
                found.file(source, source.parent().unwrap_or(Path::new("")))?
            }
        }
        Ok(found)
    }

    fn pipe(&mut self) -> Result<(), CliError> {
        let mut bytes = Vec::new();
        let mut stdin = std::io::stdin().lock().take(INTAKE_CAP + 1);
        stdin.read_to_end(&mut bytes).map_err(CliError::io("read", Path::new("-")))?;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            let help = "nothing came through the pipe: run the command before it alone, and look at what it prints";
            return Err(CliError::new("standard input is empty").help(help));
        }
        self.sources.push(IntakeSource { path: "standard input".to_owned(), bytes });
        Ok(())
    }

    fn file(&mut self, path: &Path, base: &Path) -> Result<(), CliError> {
        match read_foreign_file(path, INTAKE_CAP) {
            Ok(bytes) => {
                let name = self.name(path, base)?;
                self.sources.push(IntakeSource { path: name, bytes });
                Ok(())
            }
            Err(ReadError::NotFound(path)) => Err(CliError::new(format!("there is nothing at `{}`", path.display()))),
            Err(error) => Err(error.into()),
        }
    }

    /// What a file is called in notes: its path from where the import begins, and of two that are called the same the second with a number.
    fn name(&mut self, path: &Path, base: &Path) -> Result<String, CliError> {
        let short = shown(path.strip_prefix(base).unwrap_or(path));
        if !self.paths.insert(path.to_owned()) {
            return Err(CliError::new(format!("`{}` is named twice", path.display())).help("name each source once"));
        }
        let mut name = short.clone();
        let mut nth = 1;
        while self.real.contains_key(&name) {
            nth += 1;
            name = format!("{short} ({nth})");
        }
        self.real.insert(name.clone(), path.to_owned());
        Ok(name)
    }

    fn folder(&mut self, folder: &Path) -> Result<(), CliError> {
        let help = "name the folder that holds nothing else, or some of its files";
        let Some(entries) = foreign_entries(folder)? else {
            return Err(CliError::new(format!("`{}` holds more than anyone would read", folder.display())).help(help));
        };
        let mut size = 0;
        let base = folder.file_name().and_then(|_| folder.parent()).unwrap_or(folder).to_owned();
        for entry in entries {
            match entry {
                ForeignEntry::Link(path) => self.passed_over.push((
                    shown(path.strip_prefix(&base).unwrap_or(&path)),
                    "a symbolic link: links are not followed",
                )),
                ForeignEntry::File(path, bytes) if is_picture(&path) => {
                    let name = self.name(&path, &base)?;
                    self.pictures.push(IntakePicture { path: name, size: bytes });
                }
                ForeignEntry::File(path, bytes) if is_readable(&path) => {
                    size += bytes;
                    if size > INTAKE_CAP || self.sources.len() == MOST_FILES {
                        let what = format!(
                            "`{}` holds more than is read at once: {} MiB or {MOST_FILES} files",
                            folder.display(),
                            INTAKE_CAP >> 20
                        );
                        return Err(CliError::new(what).help(help));
                    }
                    self.file(&path, &base)?;
                }
                ForeignEntry::File(path, _) => self
                    .passed_over
                    .push((shown(path.strip_prefix(&base).unwrap_or(&path)), "not of a kind that is read")),
            }
        }
        if self.sources.is_empty() {
            let what = format!("nothing in `{}` can be read", folder.display());
            return Err(
                CliError::new(what).help("Markdown, text, JSON, CSV and pages (HTML) can: save it as one of these")
            );
        }
        Ok(())
    }
}

/// As its reader would type it.
fn shown(path: &Path) -> String {
    visible_line(&path.to_string_lossy().replace('\\', "/"))
}

fn ending(path: &Path) -> String {
    path.extension().map_or_else(String::new, |ending| ending.to_string_lossy().to_lowercase())
}

fn is_readable(path: &Path) -> bool {
    matches!(ending(path).as_str(), "md" | "markdown" | "txt" | "json" | "jsonl" | "csv" | "tsv" | "html" | "htm")
}

fn is_picture(path: &Path) -> bool {
    matches!(ending(path).as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "avif")
}

impl From<IntakeFault> for CliError {
    fn from(fault: IntakeFault) -> CliError {
        let IntakeFault { what, help } = fault;
        CliError::new(what).help(help)
    }
}

/// `3 notes`.
fn notes(number: usize) -> String {
    count(number, "note")
}
