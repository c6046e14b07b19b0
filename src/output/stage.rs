//! The new edition as a folder of its own, made in a marked workshop that is closed to others: unchanged files get a second name
//! there, changed ones are written, and what is not ours comes along. Nothing of the old edition is touched.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::address;
use super::disk::Disk;
use super::error::PublishError;
use super::foreign::Foreign;
use super::manifest::{MANIFEST, Manifest};
use super::output_folder::OutputFolder;
use super::readers::Readers;

/// The empty file that tells a workshop of ours. It has no contents, so that there is no moment at which it is half written.
pub(super) const MARKER: &str = ".promo-workshop";
/// In the workshop, the edition that is being made; after the exchange, the one that has been replaced.
pub(super) const NEW: &str = "new";
/// In the workshop, the edition that was moved aside where folders cannot be exchanged.
pub(super) const OLD: &str = "old";

/// The new folder, made in a workshop when the first file goes there.
pub(super) struct Stage<'a> {
    disk: &'a Disk,
    pub(super) target: &'a OutputFolder,
    new: PathBuf,
    /// The folders that are made; none, not even the new one, before the workshop is.
    folders: Mutex<BTreeSet<PathBuf>>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(disk: &'a Disk, target: &'a OutputFolder) -> Stage<'a> {
        Stage { disk, target, new: target.workshop().join(NEW), folders: Mutex::default() }
    }

    /// Writes a file of the new edition.
    pub(super) fn write(&self, address: &str, bytes: &[u8]) -> Result<(), PublishError> {
        if let Some(fault) = address::fault(address) {
            return Err(PublishError::refused(address, fault, "give the page an address inside the folder"));
        }
        self.make_folders(address::folders(address).map(Path::new))?;
        let written = self.disk.write(&self.new.join(address), bytes, self.target.readers);
        written.map(drop).map_err(self.io("write", Path::new(address)))
    }

    /// Brings over what stays of the old edition, and what is not ours.
    pub(super) fn bring_along(&self, kept: &[String], foreign: &Foreign) -> Result<(), PublishError> {
        let of_kept = kept.iter().flat_map(|page| address::folders(page)).map(Path::new);
        self.make_folders(of_kept.chain(foreign.folders.iter().map(PathBuf::as_path)))?;
        kept.par_iter().try_for_each(|address| self.keep(address))?;
        foreign.entries.iter().try_for_each(|path| self.carry(path))
    }

    /// Makes these folders, widest first, where they are not made yet, and before all others the workshop.
    fn make_folders<'p>(&self, folders: impl Iterator<Item = &'p Path>) -> Result<(), PublishError> {
        let mut made = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if made.is_empty() {
            self.make_workshop()?;
        }
        for folder in std::iter::once(Path::new("")).chain(folders) {
            if !made.contains(folder) {
                self.make_folder(folder)?;
                made.insert(folder.to_owned());
            }
        }
        Ok(())
    }

    fn make_workshop(&self) -> Result<(), PublishError> {
        let workshop = self.target.workshop();
        self.disk.create_dir(&workshop, Readers::nobody_else()).map_err(PublishError::io("make", &workshop))?;
        let marker = workshop.join(MARKER);
        let written = self.disk.write(&marker, b"", Readers::nobody_else());
        written.map(drop).map_err(PublishError::io("write", &marker))
    }

    /// A folder that someone has closed to others stays closed in the next edition.
    fn make_folder(&self, folder: &Path) -> Result<(), PublishError> {
        let path = inside(&self.new, folder);
        self.disk.create_dir(&path, self.target.readers).map_err(self.io("make", folder))?;
        match fs::symlink_metadata(inside(self.target.path(), folder)) {
            Ok(old) if old.is_dir() => {
                self.target.readers.resemble(&path, &old).map_err(self.io("set the permissions of", folder))
            }
            _ => Ok(()),
        }
    }

    /// A second name costs no bytes and keeps the time stamp; where the file system has none, the file is copied with its time stamp.
    fn keep(&self, address: &str) -> Result<(), PublishError> {
        let (old, new) = (self.target.path().join(address), self.new.join(address));
        if self.disk.link(&old, &new).is_err() {
            self.disk.copy(&old, &new).map_err(self.io("write", Path::new(address)))?;
        }
        let closed = self.disk.tighten(&new, self.target.readers);
        closed.map_err(self.io("set the permissions of", Path::new(address)))
    }

    fn carry(&self, path: &Path) -> Result<(), PublishError> {
        let (old, new) = (self.target.path().join(path), self.new.join(path));
        if self.disk.link(&old, &new).is_ok() {
            return Ok(());
        }
        self.disk.copy(&old, &new).map_err(self.io("carry over", path))
    }

    /// Only the manifest and the folder are forced onto the disk, since forcing 1,000 pages would take seconds. Should the
    /// power fail before the system has written the pages on its own, the next build sees that their bytes are not what
    /// the manifest says, and writes them again. It comes last: a folder without one was never published.
    pub(super) fn finish(&self, manifest: &Manifest) -> Result<(), PublishError> {
        let write = || {
            let file = self.disk.write(&self.new.join(MANIFEST), &manifest.to_bytes()?, self.target.readers)?;
            self.disk.sync(&file)?;
            sync_folder(self.disk, &self.new)
        };
        write().map_err(self.io("write", Path::new(MANIFEST)))
    }

    /// Errors name the place that the person knows, not the workshop.
    fn io(&self, doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> PublishError {
        move |error| PublishError::io(doing, &inside(&self.target.shown, path))(error)
    }
}

/// Forces the names in a folder onto the disk, where the system lets a folder be opened.
pub(super) fn sync_folder(disk: &Disk, folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { disk.sync(&File::open(folder)?) } else { Ok(()) }
}

/// `Path::join` would put a slash after a folder that is joined with nothing.
fn inside(root: &Path, path: &Path) -> PathBuf {
    if path.as_os_str().is_empty() { root.to_path_buf() } else { root.join(path) }
}
