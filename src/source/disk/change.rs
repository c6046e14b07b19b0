//! Several files of the packet changed together: all of them, or none. Each is looked at before the first is touched; where one cannot be changed after all, those
//! before it are put back.

use super::open::{Folder, OpenError};
use super::replace::{ReplaceError, folder_of, read_written, replace, unchanged};
use crate::source::PacketPath;
use std::io;
use std::path::Path;

/// One thing that happens to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileStep {
    /// Its text becomes another.
    Replace {
        /// The file.
        path: PacketPath,
        /// The bytes that were read.
        before: Vec<u8>,
        /// The bytes that are to stand there.
        after: Vec<u8>,
    },
    /// It gets another name, at which nothing stands. The folder must be there.
    Rename {
        /// The file.
        from: PacketPath,
        /// Its new name.
        to: PacketPath,
    },
    /// It is taken away.
    Remove {
        /// The file.
        path: PacketPath,
        /// The bytes that were read.
        before: Vec<u8>,
    },
}

/// Does all of these in their order, or none.
///
/// # Errors
///
/// The file that could not be changed, and why; then every file is as it was.
pub fn change(root: &Path, steps: &[FileStep]) -> Result<(), (PacketPath, ReplaceError)> {
    for step in steps {
        look(root, step).map_err(|why| (step.path().clone(), why))?;
    }
    for (done, step) in steps.iter().enumerate() {
        if let Err(why) = act(root, step) {
            for step in steps[..done].iter().rev() {
                put_back(root, step);
            }
            return Err((step.path().clone(), why));
        }
    }
    Ok(())
}

impl FileStep {
    /// The file as it is called before.
    fn path(&self) -> &PacketPath {
        match self {
            FileStep::Replace { path, .. } | FileStep::Remove { path, .. } | FileStep::Rename { from: path, .. } => {
                path
            }
        }
    }
}

/// Whether it can be done, as far as that can be seen.
fn look(root: &Path, step: &FileStep) -> Result<(), ReplaceError> {
    match step {
        FileStep::Replace { path, before, .. } => {
            let folder = folder_of(root, path)?;
            folder.may_write(path.name())?;
            unchanged(&folder, path, before).map(drop)
        }
        FileStep::Remove { path, before } => unchanged(&folder_of(root, path)?, path, before).map(drop),
        FileStep::Rename { from, to } => {
            read_written(root, from)?;
            nothing_at(&folder_of(root, to)?, to.name())
        }
    }
}

fn nothing_at(folder: &Folder, name: &str) -> Result<(), ReplaceError> {
    match folder.open(name) {
        Err(OpenError::Changed) => Ok(()),
        Ok(_) | Err(OpenError::Link | OpenError::Special) => Err(ReplaceError::InTheWay),
        Err(OpenError::Io(error)) => Err(error.into()),
    }
}

fn act(root: &Path, step: &FileStep) -> Result<(), ReplaceError> {
    match step {
        FileStep::Replace { path, before, after } => replace(root, path, before, after),
        FileStep::Rename { from, to } => rename(root, from, to),
        FileStep::Remove { path, before } => {
            let folder = folder_of(root, path)?;
            unchanged(&folder, path, before)?;
            Ok(folder.remove(path.name())?)
        }
    }
}

fn rename(root: &Path, from: &PacketPath, to: &PacketPath) -> Result<(), ReplaceError> {
    let (there, here) = (folder_of(root, to)?, folder_of(root, from)?);
    here.move_to(from.name(), &there, to.name()).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => ReplaceError::InTheWay,
        _ => error.into(),
    })
}

/// What was done is undone as far as the disk lets us: a file that was saved meanwhile keeps what was saved.
fn put_back(root: &Path, step: &FileStep) {
    let done = match step {
        FileStep::Replace { path, before, after } => replace(root, path, after, before),
        FileStep::Rename { from, to } => rename(root, to, from),
        // Nothing comes after a file that is taken away, so there is nothing to put back.
        FileStep::Remove { .. } => Ok(()),
    };
    drop(done);
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;

    fn path(path: &str) -> PacketPath {
        PacketPath::new(path).unwrap()
    }

    fn packet() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("log")).unwrap();
        for name in ["a", "b"] {
            fs::write(folder.path().join(format!("log/{name}.md")), name).unwrap();
        }
        folder
    }

    fn replaced(name: &str, before: &str) -> FileStep {
        FileStep::Replace { path: path(name), before: before.into(), after: b"new".to_vec() }
    }

    fn holds(packet: &tempfile::TempDir) -> Vec<(String, String)> {
        let entries = fs::read_dir(packet.path().join("log")).unwrap();
        let read = |entry: fs::DirEntry| {
            (
                entry.file_name().into_string().unwrap(),
                String::from_utf8(
                    read_written(packet.path(), &path(&format!("log/{}", entry.file_name().into_string().unwrap())))
                        .unwrap(),
                )
                .unwrap(),
            )
        };
        let mut found: Vec<(String, String)> = entries.map(|entry| read(entry.unwrap())).collect();
        found.sort();
        found
    }

    fn named(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn all_is_done() {
        let packet = packet();
        let steps = [
            FileStep::Rename { from: path("log/a.md"), to: path("log/c.md") },
            FileStep::Replace { path: path("log/c.md"), before: b"a".to_vec(), after: b"new".to_vec() },
            replaced("log/b.md", "b"),
        ];
        // What has another name only once the first step is done cannot be looked at before.
        assert!(change(packet.path(), &steps).is_err());
        assert_eq!(holds(&packet), named(&[("a.md", "a"), ("b.md", "b")]));
        let steps = [
            replaced("log/a.md", "a"),
            replaced("log/b.md", "b"),
            FileStep::Rename { from: path("log/a.md"), to: path("log/c.md") },
        ];
        change(packet.path(), &steps).unwrap();
        assert_eq!(holds(&packet), named(&[("b.md", "new"), ("c.md", "new")]));
        change(packet.path(), &[FileStep::Remove { path: path("log/b.md"), before: b"new".to_vec() }]).unwrap();
        assert_eq!(holds(&packet), named(&[("c.md", "new")]));
    }

    #[test]
    fn or_nothing_is() {
        let packet = packet();
        let steps = [replaced("log/a.md", "a"), replaced("log/b.md", "other")];
        let (file, why) = change(packet.path(), &steps).unwrap_err();
        assert!(file == path("log/b.md") && matches!(why, ReplaceError::Changed), "{file}: {why}");
        let steps = [replaced("log/a.md", "a"), FileStep::Rename { from: path("log/a.md"), to: path("log/b.md") }];
        assert!(matches!(change(packet.path(), &steps), Err((_, ReplaceError::InTheWay))));
        assert_eq!(holds(&packet), named(&[("a.md", "a"), ("b.md", "b")]));
    }

    /// The second is seen to be impossible only when it is tried: the first is put back.
    #[test]
    fn what_was_done_is_put_back() {
        let packet = packet();
        let twice = [replaced("log/a.md", "a"), replaced("log/a.md", "a")];
        assert!(matches!(change(packet.path(), &twice), Err((_, ReplaceError::Changed))));
        let moved = [
            FileStep::Rename { from: path("log/a.md"), to: path("log/c.md") },
            FileStep::Rename { from: path("log/b.md"), to: path("log/c.md") },
        ];
        assert!(matches!(change(packet.path(), &moved), Err((_, ReplaceError::InTheWay))));
        assert_eq!(holds(&packet), named(&[("a.md", "a"), ("b.md", "b")]));
    }
}
