//! New files of the packet, all of them or none: each is written beside its place under a name that every reader passes over, and only when all are there do they take their names,
//! which nothing may have yet. What has been made is taken away again when one cannot.

use super::open::{Folder, OpenError};
use super::{ReadError, real_folder};
use crate::source::PacketPath;
use std::fs::Permissions;
use std::io::{self, Write};
use std::path::Path;
use std::{error, fmt};

/// Why nothing was written.
#[derive(Debug)]
pub struct AddError {
    /// The file that could not be.
    pub path: PacketPath,
    /// Why.
    pub why: io::Error,
}

/// The file whose permissions new ones are given: nobody can read a note who cannot read that.
const SETTINGS: &str = "packet.toml";

/// Writes new files in folders right below the packet's.
pub fn add_together(root: &Path, files: &[(PacketPath, &[u8])]) -> Result<(), AddError> {
    let Some((first, _)) = files.first() else { return Ok(()) };
    let fault = |path: &PacketPath, why: io::Error| AddError { path: path.clone(), why };
    let real = real_folder(root).map_err(|error| fault(first, into_io(error)))?;
    let root = Folder::root(&real).map_err(|trouble| fault(first, opened(trouble)))?;
    let permissions = root.open(SETTINGS).and_then(|file| Ok(file.metadata()?.permissions())).ok();
    let mut made = Made { root: &root, permissions, folders: Vec::new(), beside: Vec::new(), settled: Vec::new() };
    for (path, bytes) in files {
        made.write(path, bytes).map_err(|why| fault(path, why))?;
    }
    for (path, _) in files {
        made.settle(path).map_err(|why| fault(path, why))?;
    }
    made.keep();
    Ok(())
}

/// What has been made so far. Unless it is kept, all of it goes.
struct Made<'a> {
    root: &'a Folder,
    permissions: Option<Permissions>,
    folders: Vec<String>,
    beside: Vec<(String, String)>,
    settled: Vec<(String, String)>,
}

impl Made<'_> {
    fn write(&mut self, path: &PacketPath, bytes: &[u8]) -> io::Result<()> {
        let folder = path.folder();
        if !folder.is_empty() && self.root.make_folder(folder)? {
            self.folders.push(folder.to_owned());
        }
        let into = self.root.descend(folder).map_err(opened)?;
        let beside = beside(path);
        let mut file = into.create(&beside)?;
        self.beside.push((folder.to_owned(), beside));
        file.write_all(bytes)?;
        self.permissions.clone().map_or(Ok(()), |permissions| file.set_permissions(permissions))
    }

    fn settle(&mut self, path: &PacketPath) -> io::Result<()> {
        let into = self.root.descend(path.folder()).map_err(opened)?;
        into.settle(&beside(path), path.name())?;
        self.settled.push((path.folder().to_owned(), path.name().to_owned()));
        Ok(())
    }

    fn keep(mut self) {
        self.folders.clear();
        self.beside.clear();
        self.settled.clear();
    }
}

impl Drop for Made<'_> {
    fn drop(&mut self) {
        for (folder, name) in self.beside.drain(..).chain(self.settled.drain(..)) {
            if let Ok(folder) = self.root.descend(&folder) {
                drop(folder.remove(&name));
            }
        }
        for folder in self.folders.drain(..) {
            drop(self.root.remove_folder(&folder));
        }
    }
}

fn beside(path: &PacketPath) -> String {
    // Names have 255 bytes at most; the digest keeps those apart that are cut.
    let digest = blake3::hash(path.as_str().as_bytes()).to_hex();
    format!(".{}.promo-{}", &digest[..16], std::process::id())
}

fn opened(trouble: OpenError) -> io::Error {
    match trouble {
        OpenError::Io(error) => error,
        OpenError::Link => io::Error::other("a symbolic link stands there, or on the way to it"),
        OpenError::Special | OpenError::Changed => io::Error::other("something stands there that is no folder"),
    }
}

fn into_io(error: ReadError) -> io::Error {
    match error {
        ReadError::Io(_, error) => error,
        other => io::Error::other(other.to_string()),
    }
}

impl fmt::Display for AddError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write `{}`: {}", self.path, self.why)
    }
}

impl error::Error for AddError {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn files<'a>(paths: &[&str]) -> Vec<(PacketPath, &'a [u8])> {
        paths.iter().map(|path| (PacketPath::new(path).unwrap(), b"new".as_slice())).collect()
    }

    #[test]
    fn all_of_them_appear_or_none() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("notes")).unwrap();
        fs::write(folder.path().join("notes/b.md"), "old").unwrap();
        let error = add_together(folder.path(), &files(&["log/a.md", "notes/a.md", "notes/b.md"])).unwrap_err();
        assert_eq!(error.path.as_str(), "notes/b.md");
        let names = |path: &str| fs::read_dir(folder.path().join(path)).unwrap().count();
        assert_eq!((names(""), names("notes")), (1, 1), "nothing is left of it");
        add_together(folder.path(), &files(&["log/a.md", "notes/a.md"])).unwrap();
        assert_eq!(std::io::read_to_string(fs::File::open(folder.path().join("notes/b.md")).unwrap()).unwrap(), "old");
        assert_eq!((names("log"), names("notes")), (1, 2));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_leads_elsewhere_is_not_written_into() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("log")).unwrap();
        assert!(add_together(folder.path(), &files(&["log/a.md"])).is_err());
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }
}
