//! Which file a span stands in: a number instead of the path, so that a span stays small enough to stand beside every word.

use super::PacketPath;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, PoisonError, RwLock};

/// A file of a packet, or a rubric that is built in.
///
/// The same path has the same number as long as the program runs. Numbers are given in the order in which paths are first met, which threads may
/// change; so nothing depends on them: files are compared by their paths.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileId(u32);

/// The paths met so far. A path is kept once, however often it is met, and as long as the program runs.
struct Paths {
    known: HashMap<&'static PacketPath, FileId>,
    by_id: Vec<&'static PacketPath>,
}

static PATHS: LazyLock<RwLock<Paths>> =
    LazyLock::new(|| RwLock::new(Paths { known: HashMap::new(), by_id: Vec::new() }));

impl FileId {
    /// The number of a path.
    pub fn of(path: &PacketPath) -> FileId {
        if let Some(id) = PATHS.read().unwrap_or_else(PoisonError::into_inner).known.get(path) {
            return *id;
        }
        let mut paths = PATHS.write().unwrap_or_else(PoisonError::into_inner);
        let Paths { known, by_id } = &mut *paths;
        if let Some(id) = known.get(path) {
            return *id;
        }
        let kept: &'static PacketPath = Box::leak(Box::new(path.clone()));
        let id = FileId(u32::try_from(by_id.len()).unwrap_or(u32::MAX));
        by_id.push(kept);
        known.insert(kept, id);
        id
    }

    /// The path of this number.
    pub fn path(self) -> &'static PacketPath {
        PATHS.read().unwrap_or_else(PoisonError::into_inner).by_id[self.0 as usize]
    }
}

/// `packet.toml`: where a value stands that nobody has written.
impl Default for FileId {
    fn default() -> FileId {
        static SETTINGS: LazyLock<FileId> = LazyLock::new(|| FileId::of(&PacketPath::settings()));
        *SETTINGS
    }
}

impl From<&PacketPath> for FileId {
    fn from(path: &PacketPath) -> FileId {
        FileId::of(path)
    }
}

impl Ord for FileId {
    fn cmp(&self, other: &FileId) -> Ordering {
        if self == other { Ordering::Equal } else { self.path().cmp(other.path()) }
    }
}

impl PartialOrd for FileId {
    fn partial_cmp(&self, other: &FileId) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The number alone: an edition is made of texts with their spans, and what it says of itself must not name a file, which may be a person's name.
impl fmt::Debug for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_their_paths() {
        let [b, a] = ["files-b.md", "files-a.md"].map(|path| PacketPath::new(path).unwrap());
        let (first, second) = (FileId::of(&b), FileId::of(&a));
        assert!(second < first, "whichever was met first");
        assert_eq!((FileId::of(&b), first.path()), (first, &b));
        assert_eq!(FileId::default().path().as_str(), "packet.toml");
    }
}
