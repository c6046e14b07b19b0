//! A note of the packet that is written anew in a few places: as it was read or not at all, with the line ends and the permissions that it has.

use super::CliError;
use crate::report::visible_line;
use crate::source::disk::{self, ReplaceError};
use crate::source::{PacketPath, Text, Tree};
use crate::syntax::Edit;
use std::path::Path;

/// The note as it would be, in the line ends that it has on disk.
pub(super) struct Record {
    path: PacketPath,
    before: Vec<u8>,
    after: String,
}

impl Record {
    /// Prepares it. Nothing is written yet; what cannot be is said before anything else is done.
    pub(super) fn of(root: &Path, tree: &Tree, path: &PacketPath, edits: &[Edit]) -> Result<Record, CliError> {
        let left = |why: ReplaceError| CliError::new(format!("`{path}` {why}, so it is left as it is"));
        let known = tree.text(path).ok_or_else(|| left(ReplaceError::NoFile))?;
        let before = disk::read_written(root, path).map_err(left)?;
        let written = std::str::from_utf8(&before).map_err(|_| left(ReplaceError::Changed))?;
        if Text::new(written) != *known {
            return Err(left(ReplaceError::Changed));
        }
        let ends = if written.contains("\r\n") { "\r\n" } else { "\n" };
        let edits: Vec<Edit> = edits.iter().map(|(place, words)| (place.clone(), words.replace('\n', ends))).collect();
        let after = known.edited(written, edits.iter().map(|(place, words)| (place.clone(), &**words)));
        Ok(Record { path: path.clone(), before, after })
    }

    /// Writes it.
    pub(super) fn write(&self, root: &Path) -> Result<(), CliError> {
        disk::replace(root, &self.path, &self.before, self.after.as_bytes()).map_err(|why| {
            let what = format!("`{}` {why}, so it is left as it is", self.path);
            CliError::new(visible_line(&what))
        })
    }
}
