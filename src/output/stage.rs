//! The new edition as a folder of its own, made in a marked workshop that is closed to others: unchanged files get a second name
//! there, changed ones are written, and what is not ours comes along. Nothing of the old edition is touched.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::Disk;
use super::error::PublishError;
use super::foreign::Foreign;
use super::manifest::{MANIFEST, Manifest};
use super::output_folder::OutputFolder;
use super::plan::PublishPlan;
use super::readers::Readers;
use super::{Files, address};

/// The empty file that tells a workshop of ours. It has no contents, so that there is no moment at which it is half written.
pub(super) const MARKER: &str = ".promo-workshop";
/// In the workshop, the edition that is being made; after the exchange, the one that has been replaced.
pub(super) const NEW: &str = "new";
/// In the workshop, the edition that was moved aside where folders cannot be exchanged.
pub(super) const OLD: &str = "old";

/// Everything that goes into the new folder.
pub(super) struct Contents<'a> {
    pub(super) files: &'a Files,
    pub(super) manifest: &'a Manifest,
    pub(super) plan: &'a PublishPlan<'a>,
    pub(super) foreign: &'a Foreign,
}

/// Makes the workshop and the whole new edition in it. The manifest comes last: a folder without one was never published.
pub(super) fn write(disk: &Disk, target: &OutputFolder, contents: &Contents<'_>) -> Result<(), PublishError> {
    let workshop = target.workshop();
    let stage = Stage { disk, target, new: workshop.join(NEW) };
    disk.create_dir(&workshop, Readers::nobody_else()).map_err(PublishError::io("make", &workshop))?;
    let marker = workshop.join(MARKER);
    disk.write(&marker, b"", Readers::nobody_else()).map_err(PublishError::io("write", &marker))?;
    stage.make_folders(contents)?;
    contents.plan.write.par_iter().try_for_each(|address| stage.write(address, &contents.files[*address]))?;
    contents.plan.keep.par_iter().try_for_each(|address| stage.keep(address, &contents.files[*address]))?;
    contents.foreign.entries.iter().try_for_each(|path| stage.carry(path))?;
    stage.finish(contents.manifest)
}

struct Stage<'a> {
    disk: &'a Disk,
    target: &'a OutputFolder,
    new: PathBuf,
}

impl Stage<'_> {
    fn make_folders(&self, contents: &Contents<'_>) -> Result<(), PublishError> {
        let pages = contents.files.keys().flat_map(|page| address::folders(page)).map(Path::new);
        let foreign = contents.foreign.folders.iter().map(PathBuf::as_path);
        // Sorted, so that the folder itself (the empty path) comes first and each folder before those in it.
        let folders: BTreeSet<&Path> = std::iter::once(Path::new("")).chain(pages).chain(foreign).collect();
        folders.into_iter().try_for_each(|folder| self.make_folder(folder))
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

    fn write(&self, address: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.disk
            .write(&self.new.join(address), bytes, self.target.readers)
            .map_err(self.io("write", Path::new(address)))?;
        Ok(())
    }

    /// A second name costs no bytes and keeps the time stamp; where the file system has none, the bytes are written again
    /// under the old time stamp.
    fn keep(&self, address: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let (old, new) = (self.target.path().join(address), self.new.join(address));
        let readers = self.target.readers;
        if self.disk.link(&old, &new).is_ok() {
            return self.disk.tighten(&new, readers).map_err(self.io("set the permissions of", Path::new(address)));
        }
        let again = || {
            let file = self.disk.write(&new, bytes, readers)?;
            self.disk.resemble(&file, &fs::symlink_metadata(&old)?)
        };
        again().map_err(self.io("write", Path::new(address)))
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
    /// the manifest says, and writes them again.
    fn finish(&self, manifest: &Manifest) -> Result<(), PublishError> {
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
