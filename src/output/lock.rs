//! One build at a time for one folder: a lock file in the yard, held through the system, so that a build that dies leaves no
//! lock behind, only an empty file.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::PublishError;
use super::output_folder::OutputFolder;
use super::readers::Readers;

/// The lock, held until it is dropped.
pub(super) struct Lock {
    path: PathBuf,
    /// The folder that it lies in, if that was made for it.
    yard: Option<PathBuf>,
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder whose parent exists, or tells that another build holds it.
    pub(super) fn take(target: &OutputFolder) -> Result<Self, PublishError> {
        let (path, yard) = (target.lock(), target.has_own_yard().then(|| target.yard()));
        loop {
            // The build before may have removed the folder with what it had in it.
            if let Some(yard) = &yard {
                match Readers::nobody_else().create_dir_all(yard) {
                    // Another build made it, and removed it before that was seen: nothing else stands there.
                    Err(error) if error.kind() == ErrorKind::AlreadyExists && is_free(yard) => continue,
                    made => made.map_err(PublishError::io("make", yard))?,
                }
            }
            let file = match open(&path) {
                Ok(file) => file,
                Err(PublishError::Io { source, .. }) if yard.is_some() && source.kind() == ErrorKind::NotFound => {
                    continue;
                }
                Err(error) => return Err(error),
            };
            match file.try_lock() {
                Ok(()) if is_still(&file, &path) => return Ok(Self { path, yard, _file: file }),
                // The build before removed the file between our opening and locking it: ours has no name any more.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(PublishError::Locked { path: target.shown.clone() }),
                Err(TryLockError::Error(error)) => return Err(PublishError::io("lock", &path)(error)),
            }
        }
    }
}

/// Whether nothing stands there, or a folder.
fn is_free(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Ok(found) => found.is_dir(),
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

impl Drop for Lock {
    /// The file goes while the lock is still held. Whoever opened it before then finds that it has lost its name, and opens
    /// anew; so no two builds ever hold two files for one folder. Elsewhere than on Unix a file cannot be told by its
    /// number, so there it stays.
    fn drop(&mut self) {
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        // It goes with the last that is in it.
        if let Some(yard) = &self.yard {
            let _ = fs::remove_dir(yard);
        }
    }
}

/// Opens the lock file, or makes it. A link is not followed, and a file that holds something is not ours to remove.
fn open(path: &Path) -> Result<File, PublishError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    without_following(&mut options);
    let file = match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => return Err(foreign(path)),
        _ => options.open(path).map_err(PublishError::io("open the lock", path))?,
    };
    match file.metadata() {
        Ok(found) if found.len() == 0 => Ok(file),
        Ok(_) => Err(foreign(path)),
        Err(error) => Err(PublishError::io("open the lock", path)(error)),
    }
}

fn foreign(path: &Path) -> PublishError {
    PublishError::refused(path, "stands where the lock must go", "move it away, or give another `--out`")
}

#[cfg(unix)]
fn without_following(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
}

#[cfg(not(unix))]
fn without_following(_options: &mut OpenOptions) {}

#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_lock_file_that_another_build_removed_counts_no_more() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let ours = open(&path).unwrap();
        assert!(is_still(&ours, &path));
        fs::remove_file(&path).unwrap();
        assert!(!is_still(&ours, &path));
        let _theirs = open(&path).unwrap();
        assert!(!is_still(&ours, &path));
    }
}
