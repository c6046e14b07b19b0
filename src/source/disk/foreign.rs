//! Files that belong to no packet, such as a ladder that is imported: read whole and within bounds, links not followed.

use super::open::Folder;
use super::{FileContent, ReadError, bytes, real_folder};
use crate::source::{PacketPath, Refusal};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How many entries of a folder are looked at.
const MOST_ENTRIES: usize = 50_000;

/// Reads a file that is no larger than the cap.
pub fn read_foreign_file(file: &Path, cap: u64) -> Result<Vec<u8>, ReadError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file.file_name().and_then(|name| name.to_str()).and_then(|name| PacketPath::new(name).ok());
    let path = name.ok_or_else(|| ReadError::Refused(file.to_owned(), Refusal::UnusableName))?;
    let root = Folder::root(&real_folder(folder)?).map_err(|trouble| trouble.into_error(folder))?;
    match root.open(path.name()).and_then(|opened| bytes(opened, cap)) {
        Ok(FileContent::Bytes(bytes)) => Ok(bytes),
        Ok(FileContent::Refused(refusal)) => Err(ReadError::Refused(file.to_owned(), refusal)),
        Err(trouble) => Err(trouble.into_error(file)),
    }
}

/// What stands in a folder that is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForeignEntry {
    /// A file, and its size.
    File(PathBuf, u64),
    /// A symbolic link, which is not followed.
    Link(PathBuf),
}

/// Everything below a folder but hidden files and folders, in the order of the paths. Nothing when there are more entries than anyone would read.
pub fn foreign_entries(folder: &Path) -> Result<Option<Vec<ForeignEntry>>, ReadError> {
    let mut found = Vec::new();
    let is_seen = |name: &str| !name.starts_with('.') && name != "node_modules";
    let entries = WalkDir::new(folder).min_depth(1).max_depth(24).follow_links(false).sort_by_file_name().into_iter();
    let entries =
        entries.filter_entry(move |entry| entry.depth() == 0 || entry.file_name().to_str().is_some_and(is_seen));
    for (nth, entry) in entries.enumerate() {
        if nth == MOST_ENTRIES {
            return Ok(None);
        }
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            ReadError::Io(path, error.into())
        })?;
        if entry.file_type().is_symlink() {
            found.push(ForeignEntry::Link(entry.into_path()));
        } else if entry.file_type().is_file() {
            let size = entry.metadata().map_or(0, |found| found.len());
            found.push(ForeignEntry::File(entry.into_path(), size));
        }
    }
    Ok(Some(found))
}

/// The files below a folder whose names are wanted, in the order of their paths, with their sizes. Hidden ones, and those of `node_modules`, are not
/// looked at. Nothing when there are more entries than anyone would read.
pub fn foreign_files(folder: &Path, is_wanted: fn(&str) -> bool) -> Result<Option<Vec<(PathBuf, u64)>>, ReadError> {
    let mut found = Vec::new();
    let is_seen = |name: &str| !name.starts_with('.') && name != "node_modules";
    let entries = WalkDir::new(folder).min_depth(1).max_depth(12).follow_links(false).sort_by_file_name().into_iter();
    let entries =
        entries.filter_entry(move |entry| entry.depth() == 0 || entry.file_name().to_str().is_some_and(is_seen));
    for (nth, entry) in entries.enumerate() {
        if nth == MOST_ENTRIES {
            return Ok(None);
        }
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            ReadError::Io(path, error.into())
        })?;
        if entry.file_type().is_file() && entry.file_name().to_str().is_some_and(is_wanted) {
            let size = entry.metadata().map_or(0, |found| found.len());
            found.push((entry.into_path(), size));
        }
    }
    Ok(Some(found))
}
