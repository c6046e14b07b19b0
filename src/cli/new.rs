//! `promo new`: a packet that builds at once. Everything is made or nothing: whatever could not be finished is taken away again, and a folder that holds
//! something is left alone. What stands in the notes is for `worked`.

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
    refuse_full(&folder, &args.dir)?;
    refuse_inside_packet(&folder, &args.dir)?;
    let (step, name) = match &named {
        Named::BuiltIn(built_in) => (Step::WorkedOut, built_in.id),
        Named::File(_) => (Step::Last, COPY),
    };
    let mut files = worked::files(&rubric, step, name, environment::today()?);
    if let Named::File(_) = named {
        let written = named.text()?.1;
        files.push((COPY.to_owned(), schema::pointed_to(written.as_str(), RUBRIC_SCHEMA)));
        files.push((RUBRIC_SCHEMA.to_owned(), schema::text(FileKind::Rubric)));
    }
    let mut made = Made::default();
    if let Err(error) = made.all(&folder, &files) {
        made.undo();
        return Err(error);
    }
    let held_against = match &named {
        Named::BuiltIn(built_in) => format!("the rubric `{}`", built_in.id),
        Named::File(file) => format!("`{COPY}`, a copy of `{}`", file.display()),
    };
    next_steps(&args.dir, &held_against, &files, stdout)?;
    Ok(Verdict::Sound)
}

/// The copy of an author's own rubric in the packet.
const COPY: &str = "rubric.toml";

/// A file of the new packet: its path in it, what it holds.
type NewFile = (String, String);

fn refuse_full(folder: &Path, shown: &Path) -> Result<(), CliError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            let what = format!("`{}` is not a folder", shown.display());
            return Err(CliError::new(what).help("give the name of a new folder"));
        }
        Err(error) => return Err(CliError::io("look into", shown)(error)),
    };
    let mut names: Vec<String> =
        entries.filter_map(Result::ok).map(|entry| format!("`{}`", entry.file_name().to_string_lossy())).collect();
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let rest = names.len().saturating_sub(3);
    names.truncate(3);
    if rest > 0 {
        names.push(format!("{rest} more"));
    }
    let what = format!("`{}` is not empty: it holds {}", shown.display(), listed(&names));
    Err(CliError::new(what).help("give the name of a new or an empty folder"))
}

/// The notes of a packet inside a packet would be notes of both.
fn refuse_inside_packet(folder: &Path, shown: &Path) -> Result<(), CliError> {
    let above = folder.ancestors().find(|above| above.is_dir()).and_then(disk::find_packet);
    match above {
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

fn next_steps(folder: &Path, held_against: &str, files: &[NewFile], stdout: &mut Stdout) -> Result<(), CliError> {
    let mut layout = TextLayout::new(stdout.style());
    let made =
        format!("made a packet in `{}`, {}, held against {held_against}", folder.display(), count(files.len(), "file"));
    layout.paragraph(0, &made);
    layout.blank();
    layout.heading("Next, in that folder:");
    layout.entry(
        2,
        "edit",
        16,
        "`packet.toml` first, then the worked notes: whatever stands in brackets is yours to fill in or to delete",
    );
    layout.entry(2, "promo add", 16, "a note of your own, such as `promo add evidence \"Cut build time by half\"`");
    layout.entry(
        2,
        "promo serve",
        16,
        "the packet in your browser while you write: save, and it is there (`--open` opens it)",
    );
    layout.entry(2, "promo check", 16, "what is missing, what is weak, and why a reader would mind");
    layout.entry(2, "promo build", 16, "the pages for your manager; open `dist/manager/index.html`");
    layout.show(stdout)
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
