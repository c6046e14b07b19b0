//! The only reader of the packet's folder, and the only writer of what the author wrote. Links are never followed, not even when one takes a file's place between the scan and the opening.
//! Of attachments only pictures are looked at here, whether they can be read at all; [`read_attachment`] reads one when an edition publishes it.

mod change;
mod foreign;
pub mod git;
mod open;
mod pass;
mod reader;
mod replace;
mod together;
mod unsaved;
mod walk;

pub use change::{FileStep, change};
pub use foreign::{ForeignEntry, foreign_entries, foreign_files, read_foreign_file};
use pass::MANIFEST;
pub(crate) use pass::is_seen;
pub use reader::{ChangeKind, FileChange, FileStamp, FolderReader, Scan};
pub use replace::{ReplaceError, read_written, replace};
pub use together::{AddError, add_together};
pub use unsaved::{is_usable, lay_over, unsaved};
pub(crate) use walk::is_text;

use crate::cleaning::{judge_picture, picture_size};

use super::{PacketPath, Refusal, Text, Tree, TreeEntry};
use open::{Folder, OpenError};
use rayon::prelude::*;
use std::fs::Metadata;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::{error, fmt, fs};

/// A text larger than this is refused before it is read: 1 MiB.
pub const TEXT_CAP: u64 = 1 << 20;

/// An attachment larger than this is refused: 64 MiB.
pub const ATTACHMENT_CAP: u64 = 64 << 20;

/// Why the folder could not be read. This is trouble in the world; what is wrong with a single entry is a [`Refusal`] in the tree.
#[derive(Debug)]
pub enum ReadError {
    /// Nothing is there.
    NotFound(PathBuf),
    /// Something is there, and it is no folder.
    NotAFolder(PathBuf),
    /// It may not be read.
    NoPermission(PathBuf),
    /// It was changed, moved or deleted while it was read.
    Changed(PathBuf),
    /// An attachment that is not read, and why.
    Refused(PathBuf, Refusal),
    /// Anything else, in the system's words.
    Io(PathBuf, io::Error),
}

/// Reads the packet in this folder, which may itself be reached through a link. Paths in errors are the packet's own, but for the folder's.
pub fn read(root: &Path) -> Result<Tree, ReadError> {
    Ok(FolderReader::new(root).read()?.tree)
}

/// Reads a file that [`read`] has found to be an attachment.
pub fn read_attachment(root: &Path, path: &PacketPath) -> Result<Vec<u8>, ReadError> {
    let real = real_folder(root)?;
    let shown = Path::new(path.as_str());
    let open = || Folder::root(&real)?.descend(path.folder())?.open(path.name());
    match open().and_then(|file| bytes(file, ATTACHMENT_CAP)) {
        Ok(FileContent::Bytes(bytes)) => Ok(bytes),
        Ok(FileContent::Refused(refusal)) => Err(ReadError::Refused(shown.to_owned(), refusal)),
        Err(trouble) => Err(trouble.into_error(shown)),
    }
}

/// What the tree holds of a picture besides that it is there. What cannot be opened now is said by whoever publishes it.
fn judge_picture_at(real: &Path, path: &PacketPath) -> Result<Option<TreeEntry>, ReadError> {
    let open = || Folder::root(real)?.descend(path.folder())?.open(path.name());
    match open().and_then(|file| bytes(file, ATTACHMENT_CAP)) {
        Ok(FileContent::Bytes(bytes)) => Ok(match judge_picture(path.name(), &bytes) {
            Some(fault) => Some(TreeEntry::UnreadablePicture(fault)),
            None => picture_size(&bytes).map(|size| TreeEntry::Picture(bytes.len() as u64, size)),
        }),
        Ok(FileContent::Refused(_)) | Err(OpenError::Link | OpenError::Special) => Ok(None),
        Err(trouble) => Err(trouble.into_error(Path::new(path.as_str()))),
    }
}

/// Reads one text that need not be in a packet, such as a rubric in the making. Its path is its name alone.
pub fn read_text_file(file: &Path) -> Result<(PacketPath, Text), ReadError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file.file_name().and_then(|name| name.to_str()).and_then(|name| PacketPath::new(name).ok());
    let path = name.ok_or_else(|| ReadError::Refused(file.to_owned(), Refusal::UnusableName))?;
    let root = Folder::root(&real_folder(folder)?).map_err(|trouble| trouble.into_error(folder))?;
    match read_text(&root, &path)? {
        TreeEntry::Text(text) => Ok((path, text)),
        TreeEntry::Refused(refusal) => Err(ReadError::Refused(file.to_owned(), refusal)),
        TreeEntry::Attachment(_) | TreeEntry::Picture(..) | TreeEntry::UnreadablePicture(_) => {
            Err(ReadError::Changed(file.to_owned()))
        }
    }
}

/// The packet that holds this place: the nearest folder upwards, this one first, with a `packet.toml` in it.
pub fn find_packet(start: &Path) -> Option<PathBuf> {
    let start = fs::canonicalize(start).ok()?;
    start.ancestors().find(|folder| is_packet(folder)).map(Path::to_owned)
}

/// The packets one or two folders below this one, in the order of their names. What cannot be looked into holds none.
pub fn packets_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for one in folders_in(folder) {
        if is_packet(&one) {
            found.push(one);
        } else {
            found.extend(folders_in(&one).into_iter().filter(|two| is_packet(two)));
        }
    }
    found
}

/// How many entries of a folder are looked at.
const MOST_ENTRIES: usize = 1_000;

/// The folders in a folder, but for hidden ones and links.
fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let is_folder = |entry: &fs::DirEntry| {
        entry.file_type().is_ok_and(|kind| kind.is_dir()) && !entry.file_name().as_encoded_bytes().starts_with(b".")
    };
    let entries = fs::read_dir(folder).into_iter().flatten().take(MOST_ENTRIES).filter_map(Result::ok);
    let mut folders: Vec<PathBuf> = entries.filter(is_folder).map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

fn is_packet(folder: &Path) -> bool {
    folder.join("packet.toml").symlink_metadata().is_ok_and(|found| !found.is_dir())
}

fn real_folder(root: &Path) -> Result<PathBuf, ReadError> {
    let trouble = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ReadError::NotFound(root.to_owned()),
        io::ErrorKind::NotADirectory => ReadError::NotAFolder(root.to_owned()),
        _ => OpenError::from(error).into_error(root),
    };
    let real = fs::canonicalize(root).map_err(trouble)?;
    if fs::metadata(&real).map_err(trouble)?.is_dir() { Ok(real) } else { Err(ReadError::NotAFolder(root.to_owned())) }
}

type Texts = Vec<(PacketPath, TreeEntry)>;

/// The texts of one folder, which is opened once. One after the other: for 1,000 notes two threads gained nothing over one (4 ms).
fn read_folder(root: &Folder, folder: &str, paths: &[PacketPath]) -> Result<Texts, ReadError> {
    let opened = match root.descend(folder) {
        Ok(opened) => opened,
        Err(trouble) => return Ok(vec![(at(folder)?, TreeEntry::Refused(trouble.into_refusal(Path::new(folder))?))]),
    };
    paths.par_iter().map(|path| Ok((path.clone(), read_text(&opened, path)?))).collect()
}

/// A folder as a path of its own; the root, which is none, was opened already and can only have changed.
fn at(folder: &str) -> Result<PacketPath, ReadError> {
    PacketPath::new(folder).map_err(|_| ReadError::Changed(PathBuf::from(".")))
}

fn read_text(folder: &Folder, path: &PacketPath) -> Result<TreeEntry, ReadError> {
    match folder.open(path.name()).and_then(|file| bytes(file, TEXT_CAP)) {
        Ok(FileContent::Bytes(bytes)) => {
            Ok(Text::decode(&bytes).map_or_else(|wrong| TreeEntry::Refused(Refusal::NotUtf8(wrong)), TreeEntry::Text))
        }
        Ok(FileContent::Refused(refusal)) => Ok(TreeEntry::Refused(refusal)),
        Err(trouble) => trouble.into_refusal(Path::new(path.as_str())).map(TreeEntry::Refused),
    }
}

enum FileContent {
    Bytes(Vec<u8>),
    Refused(Refusal),
}

/// The whole of a file that is a file, no larger than the cap, and the same after reading as before.
fn bytes(mut file: fs::File, cap: u64) -> Result<FileContent, OpenError> {
    let before = file.metadata()?;
    let size = before.len();
    if before.is_dir() {
        return Err(OpenError::Changed);
    }
    if !before.is_file() {
        return Ok(FileContent::Refused(Refusal::Special));
    }
    if size > cap {
        return Ok(FileContent::Refused(Refusal::Oversized { size, cap }));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    (&mut file).take(cap + 1).read_to_end(&mut bytes)?;
    let is_same = is_same(&before, &file.metadata()?) && bytes.len() as u64 == size;
    if is_same { Ok(FileContent::Bytes(bytes)) } else { Err(OpenError::Changed) }
}

fn is_same(before: &Metadata, after: &Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

impl OpenError {
    fn into_error(self, path: &Path) -> ReadError {
        let path = path.to_owned();
        match self {
            OpenError::Link => ReadError::Refused(path, Refusal::SymbolicLink),
            OpenError::Special => ReadError::Refused(path, Refusal::Special),
            OpenError::Changed => ReadError::Changed(path),
            OpenError::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => ReadError::NoPermission(path),
            OpenError::Io(error) => ReadError::Io(path, error),
        }
    }

    /// What one entry can carry; all else stops the reading.
    fn into_refusal(self, path: &Path) -> Result<Refusal, ReadError> {
        match self.into_error(path) {
            ReadError::Refused(_, refusal) => Ok(refusal),
            error => Err(error),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NotFound(path) => {
                write!(f, "there is nothing at `{}`; name the folder that holds `packet.toml`", path.display())
            }
            ReadError::NotAFolder(path) => {
                write!(f, "`{}` is not a folder; name the folder that holds `packet.toml`", path.display())
            }
            ReadError::NoPermission(path) => {
                write!(f, "`{}` may not be read by you; change its permissions", path.display())
            }
            ReadError::Changed(path) => write!(f, "`{}` changed during the build; run it again", path.display()),
            ReadError::Refused(path, refusal) => write!(f, "`{}` {}", path.display(), in_words(*refusal)),
            ReadError::Io(path, error) => write!(f, "`{}` could not be read: {error}", path.display()),
        }
    }
}

/// The same at the same place; of what the system says only its kind counts, since its words are no data.
impl PartialEq for ReadError {
    fn eq(&self, other: &ReadError) -> bool {
        match (self, other) {
            (ReadError::NotFound(path), ReadError::NotFound(other))
            | (ReadError::NotAFolder(path), ReadError::NotAFolder(other))
            | (ReadError::NoPermission(path), ReadError::NoPermission(other))
            | (ReadError::Changed(path), ReadError::Changed(other)) => path == other,
            (ReadError::Refused(path, why), ReadError::Refused(other, reason)) => (path, why) == (other, reason),
            (ReadError::Io(path, error), ReadError::Io(other, said)) => {
                (path, error.kind()) == (other, said.kind()) && error.raw_os_error() == said.raw_os_error()
            }
            _ => false,
        }
    }
}

impl error::Error for ReadError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            ReadError::Io(_, error) => Some(error),
            _ => None,
        }
    }
}

fn in_words(refusal: Refusal) -> String {
    match refusal {
        Refusal::SymbolicLink => "is a symbolic link, which is never followed; put the file itself there".to_owned(),
        Refusal::Special => "is a device, a pipe or a socket; put a file there".to_owned(),
        Refusal::Oversized { size, cap } => {
            format!("has {size} bytes, more than the {cap} that are read; make it smaller")
        }
        Refusal::NotUtf8(wrong) => format!("is not UTF-8 at byte {}; save it as UTF-8", wrong.offset),
        Refusal::InTheCloud => "is only in the cloud; have it downloaded".to_owned(),
        Refusal::InGit { .. } => "is a folder of editions; name a file of the packet".to_owned(),
        Refusal::UnusableName => "has a name that not every system can hold; rename it".to_owned(),
    }
}

#[cfg(test)]
mod tests;
