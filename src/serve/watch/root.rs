//! Which folder stands at the root's path, since one that was deleted and made again, or moved there, is another that must be watched afresh.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// What tells a folder from another that takes its place: a number alone may be given anew.
pub(super) type Identity = (u64, u64, Option<SystemTime>);

/// The folder that stands at a path, which may be a link to it; nothing when none does.
#[cfg(unix)]
pub(super) fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let found = fs::metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    Some((found.dev(), found.ino(), found.created().ok()))
}

/// The folder that stands at a path; nothing when none does.
#[cfg(not(unix))]
pub(super) fn identity(folder: &Path) -> Option<Identity> {
    let found = fs::metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    Some((0, 0, found.created().ok()))
}
