//! Something that is handed over once and kept: a folder of files that was not there before, with loose files beside it. All of it is made in a workshop of its own
//! and then moved into place, so that a full disk in the middle leaves nothing half; what could not all be moved is taken back.

use super::Files;
use super::address;
use super::disk::Disk;
use super::error::PublishError;
use super::readers::Readers;
use super::stage::{MARKER, sync_folder};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Where it is made, inside of the folder that keeps it.
const WORKSHOP: &str = ".making";

/// What is put into a folder that keeps such things.
#[derive(Debug, Clone, Copy)]
pub struct Parcel<'a> {
    /// The folder that keeps it. It is made where it is not there.
    pub keep: &'a Path,
    /// The packet, whose readers may read it and nobody else.
    pub packet: &'a Path,
    /// The name of the new folder in it.
    pub folder: &'a str,
    /// What is in that.
    pub files: &'a Files,
    /// Files beside it that are new, by name.
    pub beside: &'a [(&'a str, &'a [u8])],
    /// Files beside it that may be there already, by name; they are replaced last.
    pub replaced: &'a [(&'a str, &'a [u8])],
}

/// Puts it there.
///
/// # Errors
///
/// [`PublishError`], and then the folder holds what it held before.
pub fn publish_parcel(parcel: &Parcel<'_>) -> Result<(), PublishError> {
    publish_parcel_on(&Disk::default(), parcel)
}

pub(super) fn publish_parcel_on(disk: &Disk, parcel: &Parcel<'_>) -> Result<(), PublishError> {
    address::check_all(parcel.files.keys().map(String::as_str))?;
    let made = Made { disk, parcel, readers: Readers::of(parcel.packet), workshop: parcel.keep.join(WORKSHOP) };
    made.make_keep()?;
    made.refuse_standing()?;
    made.clear_leftovers()?;
    let done = made.fill().and_then(|_marker| made.bring_in());
    // What cannot be cleared away, the next hand-over clears.
    drop(disk.remove_tree(&made.workshop));
    done
}

struct Made<'a> {
    disk: &'a Disk,
    parcel: &'a Parcel<'a>,
    readers: Readers,
    workshop: PathBuf,
}

impl Made<'_> {
    /// The folder itself, which is never a link.
    fn make_keep(&self) -> Result<(), PublishError> {
        let keep = self.parcel.keep;
        match fs::symlink_metadata(keep) {
            Ok(found) if found.is_dir() => Ok(()),
            Ok(_) => {
                Err(PublishError::refused(keep, "is no folder of its own", "move it away: links are never followed"))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.disk.create_dir(keep, self.readers).map_err(PublishError::io("make", keep))
            }
            Err(error) => Err(PublishError::io("look at", keep)(error)),
        }
    }

    fn refuse_standing(&self) -> Result<(), PublishError> {
        let names = std::iter::once(self.parcel.folder).chain(self.parcel.beside.iter().map(|(name, _)| *name));
        for name in names {
            let path = self.parcel.keep.join(name);
            if fs::symlink_metadata(&path).is_ok() {
                return Err(PublishError::refused(
                    path,
                    "is there already",
                    "what was handed over is never written over",
                ));
            }
        }
        Ok(())
    }

    /// Takes away what a run that was ended has left, unless another run is at work there.
    fn clear_leftovers(&self) -> Result<(), PublishError> {
        if fs::symlink_metadata(&self.workshop).is_err() {
            return Ok(());
        }
        let Ok(marker) = File::open(self.workshop.join(MARKER)) else {
            let is_empty = fs::read_dir(&self.workshop).is_ok_and(|mut entries| entries.next().is_none());
            if is_empty {
                return self.disk.remove_dir(&self.workshop).map_err(PublishError::io("clear away", &self.workshop));
            }
            let what = "stands where a hand-over is made, and this program did not write it";
            return Err(PublishError::refused(&self.workshop, what, "move it away"));
        };
        match marker.try_lock() {
            Ok(()) => self.disk.remove_tree(&self.workshop).map_err(PublishError::io("clear away", &self.workshop)),
            Err(TryLockError::WouldBlock) => Err(PublishError::Locked { path: self.parcel.keep.to_owned() }),
            Err(TryLockError::Error(error)) => Err(PublishError::io("lock", &self.workshop)(error)),
        }
    }

    /// Makes everything. What is given back is held while it is brought in.
    fn fill(&self) -> Result<File, PublishError> {
        let Parcel { folder, files, beside, replaced, .. } = self.parcel;
        let own = Readers::nobody_else();
        self.disk.create_dir(&self.workshop, own).map_err(self.io("make", Path::new(WORKSHOP)))?;
        let path = self.workshop.join(MARKER);
        let marker = self.disk.write(&path, b"", own).map_err(self.io("write", Path::new(WORKSHOP)))?;
        // Where nothing can be locked, a second run at the same time is told that a name is there already.
        drop(marker.try_lock());
        let folders = files.keys().flat_map(|name| address::folders(name));
        let folders: BTreeSet<&str> = std::iter::once("").chain(folders).collect();
        for inside in folders {
            let place = Path::new(folder).join(inside);
            self.disk.create_dir(&self.workshop.join(&place), self.readers).map_err(self.io("make", &place))?;
        }
        for (name, bytes) in *files {
            self.write(&Path::new(folder).join(name), bytes)?;
        }
        for (name, bytes) in beside.iter().chain(*replaced) {
            self.write(Path::new(name), bytes)?;
        }
        sync_folder(self.disk, &self.workshop.join(folder)).map_err(self.io("write", Path::new(folder)))?;
        Ok(marker)
    }

    /// What is handed over is kept, so every file of it is on the disk before it has its name.
    fn write(&self, place: &Path, bytes: &[u8]) -> Result<(), PublishError> {
        let written = self.disk.write(&self.workshop.join(place), bytes, self.readers);
        written.and_then(|file| self.disk.sync(&file)).map_err(self.io("write", place))
    }

    /// Moves everything to its place, or nothing.
    fn bring_in(&self) -> Result<(), PublishError> {
        let Parcel { keep, folder, beside, replaced, .. } = self.parcel;
        let new: Vec<&str> = std::iter::once(*folder).chain(beside.iter().map(|(name, _)| *name)).collect();
        let all = new.iter().copied().chain(replaced.iter().map(|(name, _)| *name));
        for name in all {
            if let Err(error) = self.disk.rename(&self.workshop.join(name), &keep.join(name)) {
                for name in &new {
                    // Into the workshop, which goes.
                    drop(self.disk.rename(&keep.join(name), &self.workshop.join(name)));
                }
                return Err(self.io("write", Path::new(name))(error));
            }
        }
        drop(sync_folder(self.disk, keep));
        Ok(())
    }

    /// Errors name the place that the person knows, not the workshop.
    fn io(&self, doing: &'static str, place: &Path) -> impl FnOnce(io::Error) -> PublishError {
        move |error| PublishError::io(doing, &self.parcel.keep.join(place))(error)
    }
}
