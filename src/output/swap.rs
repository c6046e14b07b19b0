//! The moment at which the new edition takes the old one's place, and the clearing up around it. What a build leaves behind,
//! whether it ended well, met a full disk or was killed, is one of a few shapes of the workshop, and `clear` knows them all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::PublishError;
use super::foreign::Foreign;
use super::manifest::{MANIFEST, Manifest, Unreadable};
use super::output_folder::{FolderState, OutputFolder, is_empty};
use super::stage::{MARKER, NEW, OLD, sync_folder};

/// Puts the finished folder in the place of what stands at the target.
pub(super) fn bring_in(disk: &Disk, target: &OutputFolder, standing: &FolderState) -> Result<(), PublishError> {
    let (workshop, out) = (target.workshop(), target.path());
    let new = workshop.join(NEW);
    let swap = || match standing {
        // An empty folder gives way to a full one in one step.
        FolderState::Nothing => make_way(disk, out).and_then(|()| disk.rename(&new, out)),
        FolderState::Edition(_) if disk.exchange(&new, out)? => Ok(()),
        // Between these two the folder is gone; `clear` puts the old one back, now or at the next start.
        FolderState::Edition(_) => disk.rename(out, &workshop.join(OLD)).and_then(|()| disk.rename(&new, out)),
    };
    swap().map_err(PublishError::io("put the new edition into", &target.shown))?;
    // The new edition stands. If its name cannot be forced onto the disk, a power cut may bring the old one back, whole.
    let _ = sync_folder(disk, target.parent());
    Ok(())
}

/// Brings the disk into order, whatever a build left behind: an edition moved aside goes back, a replaced or unfinished one
/// goes away, the workshop goes away.
pub(super) fn clear(disk: &Disk, target: &OutputFolder) -> Result<(), PublishError> {
    let workshop = target.workshop();
    target.refuse_leftovers()?;
    if !exists(&workshop) {
        return Ok(());
    }
    let (old, new) = (workshop.join(OLD), workshop.join(NEW));
    if exists(&old) && is_vacant(target)? {
        let put_back = make_way(disk, target.path()).and_then(|()| disk.rename(&old, target.path()));
        put_back.map_err(PublishError::io("put back", &target.shown))?;
    }
    for tree in [old, new] {
        if exists(&tree) {
            retire(disk, &tree, target)?;
        }
    }
    let marker = workshop.join(MARKER);
    if exists(&marker) {
        disk.remove_file(&marker).map_err(PublishError::io("remove", &marker))?;
    }
    disk.remove_dir(&workshop).map_err(PublishError::io("remove", &workshop))
}

/// Removes a folder of the workshop. One with a manifest may have been published, so that someone may have put a file into
/// it at the last moment; such a file is brought over first.
fn retire(disk: &Disk, tree: &Path, target: &OutputFolder) -> Result<(), PublishError> {
    match Manifest::read(tree) {
        Ok(Some(manifest)) if target.is_folder()? => {
            let foreign = Foreign::find(tree, &manifest)?;
            foreign.entries.iter().try_for_each(|path| rescue(disk, tree, target, path))?;
            // Without its manifest it counts as unfinished, should the rest of the removal be cut short.
            let manifest = tree.join(MANIFEST);
            disk.remove_file(&manifest).map_err(PublishError::io("remove", &manifest))?;
        }
        Ok(_) | Err(Unreadable::Broken(_)) => {}
        Err(Unreadable::Io(error)) => return Err(PublishError::io("read the manifest of", tree)(error)),
    }
    disk.remove_tree(tree).map_err(PublishError::io("remove", tree))
}

/// Sees that a file which is not ours stands in the edition before its name in `tree` goes.
fn rescue(disk: &Disk, tree: &Path, target: &OutputFolder, path: &Path) -> Result<(), PublishError> {
    let (here, there) = (tree.join(path), target.path().join(path));
    if is_same(&here, &there) {
        return Ok(());
    }
    if exists(&there) {
        let what = "is not ours, and differs from what stands in the edition";
        return Err(PublishError::refused(here, what, "move it away and build again"));
    }
    let folders: Vec<PathBuf> = there.ancestors().skip(1).take_while(|f| !exists(f)).map(Path::to_path_buf).collect();
    let bring = || {
        folders.iter().rev().try_for_each(|folder| disk.create_dir(folder, target.readers))?;
        disk.rename(&here, &there)
    };
    bring().map_err(PublishError::io("bring over", &here))
}

/// Whether two paths are one file, or two of the same contents. Pipes and devices are not opened.
fn is_same(one: &Path, other: &Path) -> bool {
    let (Ok(a), Ok(b)) = (fs::symlink_metadata(one), fs::symlink_metadata(other)) else {
        return false;
    };
    if is_same_file(&a, &b) {
        return true;
    }
    if a.is_symlink() && b.is_symlink() {
        return matches!((fs::read_link(one), fs::read_link(other)), (Ok(a), Ok(b)) if a == b);
    }
    #[expect(clippy::disallowed_methods, reason = "two copies are compared before one is removed")]
    let equal = || matches!((fs::read(one), fs::read(other)), (Ok(a), Ok(b)) if a == b);
    a.is_file() && b.is_file() && a.len() == b.len() && equal()
}

#[cfg(unix)]
fn is_same_file(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same_file(_one: &fs::Metadata, _other: &fs::Metadata) -> bool {
    false
}

/// Whether nothing, or only an empty folder, stands at the target.
fn is_vacant(target: &OutputFolder) -> Result<bool, PublishError> {
    Ok(!target.is_folder()? || is_empty(target.path()).map_err(PublishError::io("list", target.path()))?)
}

/// Unix renames onto an empty folder; elsewhere the empty folder must go first.
fn make_way(disk: &Disk, out: &Path) -> io::Result<()> {
    if cfg!(unix) || !exists(out) { Ok(()) } else { disk.remove_dir(out) }
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
