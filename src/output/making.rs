//! An edition that is being made, file by file: what stands already stays, and what is new is written beside it as soon as it is there, so that nobody has to
//! hold all of it. Nothing of the old edition is touched before all of the new one is there.

use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::disk::Disk;
use super::error::PublishError;
use super::foreign::Foreign;
use super::manifest::{Manifest, ManifestEntry};
use super::output_folder::{FolderState, OutputFolder};
use super::stage::Stage;
use super::{Published, address};

/// An edition that is being made. Files may be put into it from several threads.
pub struct Making<'a> {
    stage: Stage<'a>,
    /// The manifest of the edition that stands.
    old: Option<&'a Manifest>,
    done: Mutex<Done>,
}

/// What has been done so far.
#[derive(Default)]
struct Done {
    /// The addresses whose file was written.
    written: Vec<String>,
    /// The addresses whose file stays as it is.
    kept: Vec<String>,
    /// The first that went wrong: nothing more is written then.
    error: Option<PublishError>,
}

impl<'a> Making<'a> {
    pub(super) fn new(disk: &'a Disk, target: &'a OutputFolder, standing: &'a FolderState) -> Making<'a> {
        let old = match standing {
            FolderState::Edition(manifest) => Some(manifest),
            FolderState::Nothing => None,
        };
        Making { stage: Stage::new(disk, target), old, done: Mutex::default() }
    }

    /// Puts a file into it, with what the manifest will say of it. Where that goes wrong, the edition will not be published, and then it is told.
    pub fn put(&self, address: &str, bytes: &[u8], entry: &ManifestEntry) {
        if self.stays(address, bytes, entry) {
            self.done().kept.push(address.to_owned());
        } else if self.done().error.is_none() {
            let written = self.stage.write(address, bytes);
            let mut done = self.done();
            match written {
                Ok(()) => done.written.push(address.to_owned()),
                Err(error) => _ = done.error.get_or_insert(error),
            }
        }
    }

    /// Whether the old manifest says that this stands there *and* the disk still holds these bytes: reading 1,000 pages costs some ten milliseconds, and
    /// repairs whatever happened to them.
    fn stays(&self, address: &str, bytes: &[u8], entry: &ManifestEntry) -> bool {
        let is_known = self.old.and_then(|old| old.files.get(address)) == Some(entry);
        is_known && holds(&self.stage.target.path().join(address), bytes)
    }

    fn done(&self) -> MutexGuard<'_, Done> {
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Finishes the new folder, unless the old one holds the edition already; tells what was done, and whether it does. All files of the manifest have been put.
    pub(super) fn finish(self, manifest: &Manifest) -> Result<(Published, bool), PublishError> {
        let Making { stage, old, done } = self;
        let Done { mut written, kept, error } = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        address::check_all(manifest.files.keys().map(String::as_str))?;
        if let Some(error) = error {
            return Err(error);
        }
        let is_there = old == Some(manifest) && written.is_empty();
        if !is_there {
            let target = stage.target;
            let foreign = old.map_or_else(|| Ok(Foreign::default()), |old| Foreign::find(target.path(), old))?;
            foreign.refuse_conflicts(manifest, &target.shown)?;
            stage.bring_along(&kept, &foreign)?;
            stage.finish(manifest)?;
        }
        written.sort_unstable();
        let removed = old.iter().flat_map(|old| old.files.keys()).filter(|it| !manifest.files.contains_key(*it));
        let removed = removed.cloned().collect();
        Ok((Published { written, unchanged: kept.len(), removed, left_behind: None }, is_there))
    }
}

/// Whether a file of exactly these bytes stands at `path`. What is no plain file is not opened.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let found = fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    #[expect(clippy::disallowed_methods, reason = "this room reads back what it wrote")]
    let read = || fs::read(path).is_ok_and(|there| there == bytes);
    found && read()
}
