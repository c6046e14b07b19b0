//! A text of the packet is exchanged for a mended one: whole or not at all, with the permissions it had, and only while it is what was read. The new text
//! is written beside the old one under a name that every reader of packets passes over, and takes its place in one step.

use super::open::{Folder, OpenError};
use super::{FileContent, ReadError, TEXT_CAP, bytes, real_folder};
use crate::source::PacketPath;
use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::Path;
use std::{error, fmt};

/// Why a text was left as it is.
#[derive(Debug)]
pub enum ReplaceError {
    /// It is not what was read, or not there any more.
    Changed,
    /// A symbolic link or something else that is no file stands there, or on the way to it.
    NoFile,
    /// It may not be written, or nothing may be put into its folder.
    ReadOnly,
    /// It belongs to somebody else, and would not after.
    NotOurs,
    /// Something stands where it is to go.
    InTheWay,
    /// Anything else, in the system's words.
    Io(io::Error),
}

/// The bytes of a text of the packet as they stand on disk.
pub fn read_written(root: &Path, path: &PacketPath) -> Result<Vec<u8>, ReplaceError> {
    Ok(read(&folder_of(root, path)?, path)?.1)
}

/// Puts `after` in the place of `before`, the bytes that were read.
pub fn replace(root: &Path, path: &PacketPath, before: &[u8], after: &[u8]) -> Result<(), ReplaceError> {
    let folder = folder_of(root, path)?;
    folder.may_write(path.name())?;
    let old = unchanged(&folder, path, before)?;
    if old.permissions().readonly() {
        return Err(ReplaceError::ReadOnly);
    }
    let beside = format!(".{}.promo-{}", path.name(), std::process::id());
    let file = folder.create(&beside)?;
    let done = fill(file, after, &old).and_then(|()| {
        // Whoever saved meanwhile has the last word.
        unchanged(&folder, path, before)?;
        Ok(folder.rename(&beside, path.name())?)
    });
    if done.is_err() {
        drop(folder.remove(&beside));
    }
    done
}

pub(super) fn folder_of(root: &Path, path: &PacketPath) -> Result<Folder, ReplaceError> {
    let real = real_folder(root).map_err(|error| match error {
        ReadError::Io(_, error) => ReplaceError::Io(error),
        ReadError::NoPermission(_) => ReplaceError::ReadOnly,
        ReadError::NotFound(_) | ReadError::NotAFolder(_) | ReadError::Changed(_) => ReplaceError::Changed,
        ReadError::Refused(..) => ReplaceError::NoFile,
    })?;
    Ok(Folder::root(&real)?.descend(path.folder())?)
}

fn read(folder: &Folder, path: &PacketPath) -> Result<(Metadata, Vec<u8>), ReplaceError> {
    let file = folder.open(path.name())?;
    let found = file.metadata()?;
    match bytes(file, TEXT_CAP)? {
        FileContent::Bytes(bytes) => Ok((found, bytes)),
        FileContent::Refused(_) => Err(ReplaceError::NoFile),
    }
}

pub(super) fn unchanged(folder: &Folder, path: &PacketPath, before: &[u8]) -> Result<Metadata, ReplaceError> {
    let (found, now) = read(folder, path)?;
    if now == before { Ok(found) } else { Err(ReplaceError::Changed) }
}

/// Writes the new text, gives it what the old one had, and sees it onto the disk before it takes the old one's place.
fn fill(mut file: File, text: &[u8], old: &Metadata) -> Result<(), ReplaceError> {
    file.write_all(text)?;
    keep_owner(&file, old)?;
    file.set_permissions(old.permissions())?;
    Ok(file.sync_all()?)
}

#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) -> Result<(), ReplaceError> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) == (old.uid(), old.gid()) {
        return Ok(());
    }
    fchown(file, Some(old.uid()), Some(old.gid())).map_err(|_| ReplaceError::NotOurs)
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) -> Result<(), ReplaceError> {
    Ok(())
}

impl From<OpenError> for ReplaceError {
    fn from(error: OpenError) -> ReplaceError {
        match error {
            OpenError::Link | OpenError::Special => ReplaceError::NoFile,
            OpenError::Changed => ReplaceError::Changed,
            OpenError::Io(error) => error.into(),
        }
    }
}

impl From<io::Error> for ReplaceError {
    fn from(error: io::Error) -> ReplaceError {
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => ReplaceError::ReadOnly,
            io::ErrorKind::NotFound => ReplaceError::Changed,
            _ => ReplaceError::Io(error),
        }
    }
}

/// What is, to be said after the name of the file.
impl fmt::Display for ReplaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReplaceError::Changed => f.write_str("was changed meanwhile"),
            ReplaceError::NoFile => f.write_str("is not a file of the packet's own"),
            ReplaceError::ReadOnly => f.write_str("may not be written by you"),
            ReplaceError::NotOurs => f.write_str("belongs to somebody else"),
            ReplaceError::InTheWay => f.write_str("cannot go where something else stands"),
            ReplaceError::Io(error) => write!(f, "could not be written: {error}"),
        }
    }
}

impl error::Error for ReplaceError {}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    fn path() -> PacketPath {
        PacketPath::new("log/a.md").unwrap()
    }

    /// A folder with one text in it.
    fn packet() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("log")).unwrap();
        fs::write(folder.path().join("log/a.md"), "old").unwrap();
        folder
    }

    /// What a file holds, and what else stands beside it.
    fn left(folder: &Path) -> (Vec<u8>, usize) {
        let read = read_written(folder, &path()).unwrap();
        (read, fs::read_dir(folder.join("log")).unwrap().count())
    }

    #[test]
    fn a_text_is_exchanged_with_its_permissions() {
        let packet = packet();
        let file = packet.path().join("log/a.md");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let before = file.metadata().unwrap().ino();
        replace(packet.path(), &path(), b"old", b"new").unwrap();
        assert_eq!(left(packet.path()), (b"new".to_vec(), 1));
        let after = file.metadata().unwrap();
        assert_eq!(after.permissions().mode() & 0o7777, 0o640);
        assert_ne!(after.ino(), before, "written in place, which can be cut short");
    }

    #[test]
    fn what_is_not_as_it_was_read_stays() {
        let packet = packet();
        let refused = replace(packet.path(), &path(), b"older", b"new").unwrap_err();
        assert!(matches!(refused, ReplaceError::Changed), "{refused:?}");
        assert_eq!(left(packet.path()), (b"old".to_vec(), 1));
        let gone = PacketPath::new("log/b.md").unwrap();
        assert!(matches!(replace(packet.path(), &gone, b"", b"new"), Err(ReplaceError::Changed)));
    }

    #[test]
    fn what_may_not_be_written_stays() {
        let packet = packet();
        let file = packet.path().join("log/a.md");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(matches!(replace(packet.path(), &path(), b"old", b"new"), Err(ReplaceError::ReadOnly)));
        assert_eq!(left(packet.path()), (b"old".to_vec(), 1));
    }

    #[test]
    fn no_link_is_followed() {
        let (packet, elsewhere) = (packet(), packet());
        let there = elsewhere.path().join("log/a.md");
        let file = packet.path().join("log/a.md");
        fs::remove_file(&file).unwrap();
        symlink(&there, &file).unwrap();
        assert!(matches!(replace(packet.path(), &path(), b"old", b"new"), Err(ReplaceError::NoFile)));
        fs::remove_file(&file).unwrap();
        fs::remove_dir(packet.path().join("log")).unwrap();
        symlink(elsewhere.path().join("log"), packet.path().join("log")).unwrap();
        assert!(matches!(replace(packet.path(), &path(), b"old", b"new"), Err(ReplaceError::NoFile)));
        assert_eq!(left(elsewhere.path()), (b"old".to_vec(), 1));
    }
}
