//! Publishing, step by step: lock, put in order what an earlier build left, compare, make the new edition beside the old,
//! exchange the two, clear up. Until the exchange the old edition is untouched; after it the new one is complete.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::Path;

use rayon::prelude::*;

use super::disk::Disk;
use super::error::PublishError;
use super::lock::Lock;
use super::making::Making;
use super::manifest::{MANIFEST, Manifest};
use super::output_folder::{FolderState, OutputFolder};
use super::swap;
use super::{Files, Published, address};

/// Makes `target` hold exactly this edition, and whatever else someone put there. Unchanged files keep their time stamps;
/// where nothing changed at all, nothing in the folder is written. `manifest` is that of these files.
///
/// # Errors
///
/// [`PublishError`], and then the folder holds what it held before.
pub fn publish(target: &OutputFolder, manifest: &Manifest, files: &Files) -> Result<Published, PublishError> {
    publish_on(&Disk::default(), target, manifest, files)
}

/// The same for an edition that is made meanwhile: `fill` puts each file into it as soon as it is there and gives back what holds the manifest of them all, or
/// why there is to be no edition. Then, and where it fails, what was made goes and the folder holds what it held before.
///
/// # Errors
///
/// [`PublishError`], or what `fill` gives back.
pub fn publish_filled<M: Borrow<Manifest>, S, E: From<PublishError>>(
    target: &OutputFolder,
    fill: impl FnOnce(&Making<'_>) -> Result<Result<M, S>, E>,
) -> Result<Result<(Published, M), S>, E> {
    publish_filled_on(&Disk::default(), target, fill)
}

pub(super) fn publish_on(
    disk: &Disk,
    target: &OutputFolder,
    manifest: &Manifest,
    files: &Files,
) -> Result<Published, PublishError> {
    address::check_all(files.keys().map(String::as_str))?;
    let Ok((published, _)) = publish_filled_on(disk, target, |making| {
        files.par_iter().for_each(|(address, bytes)| making.put(address, bytes, &manifest.files[address]));
        Ok::<_, PublishError>(Ok::<_, Infallible>(manifest))
    })?;
    Ok(published)
}

pub(super) fn publish_filled_on<M: Borrow<Manifest>, S, E: From<PublishError>>(
    disk: &Disk,
    target: &OutputFolder,
    fill: impl FnOnce(&Making<'_>) -> Result<Result<M, S>, E>,
) -> Result<Result<(Published, M), S>, E> {
    let missing: Vec<&Path> = target.parent().ancestors().take_while(|folder| !folder.exists()).collect();
    target.readers.create_dir_all(target.parent()).map_err(PublishError::io("make", target.parent()))?;
    let lock = Lock::take(target)?;
    swap::clear(disk, target)?;
    clear_for_others(disk, target);
    let standing = target.standing()?;
    let making = Making::new(disk, target, &standing);
    let stopped = match fill(&making) {
        Ok(Ok(filled)) => return Ok(Ok((bring_in(disk, target, &standing, making, filled.borrow())?, filled))),
        Ok(Err(stopped)) => Ok(Err(stopped)),
        Err(error) => Err(error),
    };
    // What cannot be cleared now is left to the next build.
    let _ = swap::clear(disk, target);
    drop(lock);
    missing.into_iter().all(|folder| std::fs::remove_dir(folder).is_ok());
    stopped
}

/// Finishes the new edition and exchanges it for the old one, or clears up what was made and leaves the old one.
fn bring_in(
    disk: &Disk,
    target: &OutputFolder,
    standing: &FolderState,
    making: Making<'_>,
    manifest: &Manifest,
) -> Result<Published, PublishError> {
    let done = making.finish(manifest).and_then(|(published, is_there)| {
        let brought = if is_there { tighten(disk, target, manifest) } else { swap::bring_in(disk, target, standing) };
        brought.map(|()| published)
    });
    match (done, swap::clear(disk, target)) {
        (Ok(published), Ok(())) => Ok(published),
        (Ok(published), Err(_)) => Ok(Published { left_behind: Some(target.workshop()), ..published }),
        (Err(error), Ok(())) => Err(error),
        (Err(error), Err(_)) => Err(error.leaving(target.workshop())),
    }
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
