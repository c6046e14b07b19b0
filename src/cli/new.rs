//! `promo new`: a packet that builds at once, in a folder of its own or in one that is there, such as a repository just made. Everything is made or nothing: what could
//! not be finished is taken away again, and nothing is written over. What stands in the notes is for `worked`.

mod worked;

use super::args::NewArgs;
use super::schema::{self, RUBRIC_SCHEMA};
use super::stdout::Stdout;
use super::text_layout::TextLayout;
use super::{CliError, Verdict, environment, new_file, rubric::Named};
use crate::diagnostic::{count, listed};
use crate::packet::FileKind;
use crate::source::disk;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use worked::Step;

pub(super) fn run(args: &NewArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let named = Named::of(&args.rubric)?;
    let rubric = named.read()?;
    let folder = environment::current()?.join(&args.dir);
    refuse_what_is_no_folder(&folder, &args.dir)?;
    refuse_inside_packet(&folder, &args.dir)?;
    let (step, name) = match &named {
        Named::BuiltIn(built_in) => (Step::WorkedOut, built_in.id),
        Named::File(_) => (Step::Last, COPY),
    };
    let mut files = worked::files(&rubric, step, name, environment::today()?);
    files.retain(|(path, _)| !args.bare || worked::is_of_every_packet(path));
    if let Named::File(_) = named {
        let written = named.text()?.1;
        files.push((COPY.to_owned(), schema::pointed_to(written.as_str(), RUBRIC_SCHEMA)));
        files.push((RUBRIC_SCHEMA.to_owned(), schema::text(FileKind::Rubric)));
    }
    let kept = keep_own(&folder, &mut files);
    refuse_taken(&folder, &args.dir, &files)?;
    let mut made = Made::default();
    if let Err(error) = made.all(&folder, &files) {
        made.undo();
        return Err(error);
    }
    let held_against = match &named {
        Named::BuiltIn(built_in) => format!("the rubric `{}`", built_in.id),
        Named::File(file) => format!("`{COPY}`, a copy of `{}`", file.display()),
    };
    next_steps(args, &held_against, &files, &kept, stdout)?;
    Ok(Verdict::Sound)
}

/// What git is not to keep.
const IGNORED: &str = ".gitignore";

/// The copy of an author's own rubric in the packet.
const COPY: &str = "rubric.toml";

/// A file of the new packet: its path in it, what it holds.
type NewFile = (String, String);

fn refuse_what_is_no_folder(folder: &Path, shown: &Path) -> Result<(), CliError> {
    match fs::metadata(folder) {
        Ok(found) if !found.is_dir() => {
            let what = format!("`{}` is not a folder", shown.display());
            Err(CliError::new(what).help("give the name of a new folder"))
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(CliError::io("look into", shown)(error)),
    }
}

/// What an author keeps in any repository stays as it is: names that begin with a dot. What would have been written there is given back.
fn keep_own(folder: &Path, files: &mut Vec<NewFile>) -> Vec<NewFile> {
    let is_own = |(path, _): &NewFile| path.starts_with('.') && folder.join(path).symlink_metadata().is_ok();
    let (kept, new) = std::mem::take(files).into_iter().partition(is_own);
    *files = new;
    kept
}

/// A name that would be written and is there stops it: a note of the packet, or a folder whose notes would become notes of the packet.
fn refuse_taken(folder: &Path, shown: &Path, files: &[NewFile]) -> Result<(), CliError> {
    let tops = files.iter().map(|(path, _)| path.split('/').next().unwrap_or(path)).filter(|top| !top.starts_with('.'));
    let mut taken: Vec<String> =
        tops.filter(|top| folder.join(top).symlink_metadata().is_ok()).map(|top| format!("`{top}`")).collect();
    if taken.is_empty() {
        return Ok(());
    }
    taken.sort();
    taken.dedup();
    let what = format!("`{}` holds {} already, and nothing is written over", shown.display(), listed(&taken));
    Err(CliError::new(what).help("give the name of a new folder, or move what is there"))
}

/// The notes of a packet inside a packet would be notes of both.
fn refuse_inside_packet(folder: &Path, shown: &Path) -> Result<(), CliError> {
    let above = folder.ancestors().find(|above| above.is_dir()).and_then(disk::find_packet);
    match above {
        Some(packet) if folder.canonicalize().is_ok_and(|folder| folder == packet) => {
            let what = format!("`{}` is a packet already", shown.display());
            Err(CliError::new(what).help("`promo add` adds notes to it; give another folder for another packet"))
        }
        Some(packet) => {
            let packet = environment::from_here(&packet);
            let what = format!("`{}` lies inside the packet `{}`", shown.display(), packet.display());
            Err(CliError::new(what).help("give a folder outside of it; `promo add` adds notes to it"))
        }
        None => Ok(()),
    }
}

/// What has been made so far, in order.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn all(&mut self, folder: &Path, files: &[NewFile]) -> Result<(), CliError> {
        self.folder(folder)?;
        for (path, text) in files {
            let path = folder.join(path);
            self.folder(path.parent().unwrap_or(folder))?;
            new_file::write_new(&path, text)?;
            self.files.push(path);
        }
        Ok(())
    }

    /// The folder and those above it, as far as they are not there.
    fn folder(&mut self, folder: &Path) -> Result<(), CliError> {
        if folder.is_dir() {
            return Ok(());
        }
        if let Some(above) = folder.parent() {
            self.folder(above)?;
        }
        fs::create_dir(folder).map_err(CliError::io("make", folder))?;
        self.folders.push(folder.to_owned());
        Ok(())
    }

    /// Takes it away again; what someone else has put there since stays.
    fn undo(&self) {
        for file in &self.files {
            drop(fs::remove_file(file));
        }
        for folder in self.folders.iter().rev() {
            drop(fs::remove_dir(folder));
        }
    }
}

fn next_steps(
    args: &NewArgs,
    held_against: &str,
    files: &[NewFile],
    kept: &[NewFile],
    stdout: &mut Stdout,
) -> Result<(), CliError> {
    let mut layout = TextLayout::new(stdout.style());
    let folder = args.dir.display();
    let made = format!("made a packet in `{folder}`, {}, held against {held_against}", count(files.len(), "file"));
    layout.paragraph(0, &made);
    for (path, text) in kept {
        let lines: Vec<String> =
            text.lines().filter(|line| !line.starts_with('#')).map(|line| format!("`{line}`")).collect();
        let told = if path == IGNORED { format!("; let it hold {}", listed(&lines)) } else { String::new() };
        layout.paragraph(0, &format!("`{path}` is there already and stays as it is{told}"));
    }
    layout.blank();
    let is_here = args.dir.as_os_str() == ".";
    layout.heading(if is_here { "Next:" } else { "Next, in that folder:" });
    layout.entry(
        2,
        "edit",
        16,
        if args.bare {
            "`packet.toml` first: whatever stands in brackets is yours to fill in"
        } else {
            "`packet.toml` first, then the worked notes: whatever stands in brackets is yours to fill in, and each note stands alone, to be deleted when you like"
        },
    );
    layout.entry(2, "promo add", 16, "a note of your own, such as `promo add evidence \"Cut build time by half\"`");
    layout.entry(
        2,
        "promo serve",
        16,
        "the packet in your browser while you write: save, and it is there (`--open` opens it)",
    );
    layout.entry(2, "promo log", 16, "a line of what was done, such as `promo log \"moved the last caller\"`");
    layout.entry(2, "promo check", 16, "what is missing, what is weak, and why a reader would mind");
    layout.entry(2, "promo build", 16, "the pages for your manager; open `dist/manager/index.html`");
    layout.remark(stdout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_finished_is_taken_away() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("a/b");
        let blocked = [("log/x.md".to_owned(), String::new()), ("log/x.md/y.md".to_owned(), String::new())];
        let mut made = Made::default();
        assert!(made.all(&folder, &blocked).is_err());
        assert!(folder.join("log/x.md").exists());
        made.undo();
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }
}
