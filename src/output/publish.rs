//! Publishing, step by step: lock, put in order what an earlier build left, compare, make the new edition beside the old,
//! exchange the two, clear up. Until the exchange the old edition is untouched; after it the new one is complete.

use std::collections::BTreeSet;

use super::disk::Disk;
use super::error::PublishError;
use super::foreign::Foreign;
use super::lock::Lock;
use super::manifest::{MANIFEST, Manifest};
use super::output_folder::{FolderState, OutputFolder};
use super::plan::PublishPlan;
use super::stage::{self, Contents};
use super::swap;
use super::{Files, Published, address};

/// Makes `target` hold exactly this edition, and whatever else someone put there. Unchanged files keep their time stamps;
/// where nothing changed at all, nothing in the folder is written.
///
/// # Errors
///
/// [`PublishError`], and then the folder holds what it held before.
pub fn publish(target: &OutputFolder, audience: &str, files: &Files) -> Result<Published, PublishError> {
    publish_on(&Disk::default(), target, audience, files)
}

pub(super) fn publish_on(
    disk: &Disk,
    target: &OutputFolder,
    audience: &str,
    files: &Files,
) -> Result<Published, PublishError> {
    address::check_all(files.keys().map(String::as_str))?;
    let manifest = Manifest::of(audience, files);
    target.readers.create_dir_all(target.parent()).map_err(PublishError::io("make", target.parent()))?;
    let _lock = Lock::take(target)?;
    swap::clear(disk, target)?;
    clear_for_others(disk, target);
    let standing = target.standing()?;
    let plan = PublishPlan::new(target.path(), &standing, &manifest, files);
    if plan.is_nothing() {
        tighten(disk, target, &manifest)?;
        return Ok(plan.outcome());
    }
    let foreign = match &standing {
        FolderState::Edition(old) => Foreign::find(target.path(), old)?,
        FolderState::Nothing => Foreign::default(),
    };
    foreign.refuse_conflicts(files, &target.shown)?;
    let contents = Contents { files, manifest: &manifest, plan: &plan, foreign: &foreign };
    replace(disk, target, &standing, &contents)?;
    let left_behind = swap::clear(disk, target).is_err().then(|| target.workshop());
    Ok(Published { left_behind, ..plan.outcome() })
}

/// Clears up what builds for other folders have left. What cannot be cleared, or is being built, is left to the next build there.
fn clear_for_others(disk: &Disk, target: &OutputFolder) {
    for other in target.neighbours() {
        if let Ok(_lock) = Lock::take(&other) {
            let _ = swap::clear(disk, &other);
        }
    }
}

/// An edition in which nothing has changed may stand in a packet that has been closed since.
fn tighten(disk: &Disk, target: &OutputFolder, manifest: &Manifest) -> Result<(), PublishError> {
    let folders: BTreeSet<&str> = manifest.files.keys().flat_map(|page| address::folders(page)).collect();
    let all = manifest.files.keys().map(String::as_str).chain(folders).chain(["", MANIFEST]);
    let mut ours = all.map(|name| if name.is_empty() { target.path().to_path_buf() } else { target.path().join(name) });
    ours.try_for_each(|path| {
        disk.tighten(&path, target.readers).map_err(PublishError::io("set the permissions of", &path))
    })
}

/// Makes the new edition and exchanges it for the old one, or clears up what was made and leaves the old one.
fn replace(
    disk: &Disk,
    target: &OutputFolder,
    standing: &FolderState,
    contents: &Contents<'_>,
) -> Result<(), PublishError> {
    let done = stage::write(disk, target, contents).and_then(|()| swap::bring_in(disk, target, standing));
    done.map_err(|error| match swap::clear(disk, target) {
        Ok(()) => error,
        Err(_) => error.leaving(target.workshop()),
    })
}
