//! Reading the same folder again and again, as a preview does: each scan lists the folders and asks every file for its stamp, and opens only what
//! has another stamp than before. A scan that fails leaves what is known as it was.

use super::git::TrackedEditions;
use super::open::Folder;
use super::walk::{Found, walk};
use super::{ReadError, judge_picture_at, read_folder, real_folder};
use crate::source::{PacketPath, Tree, TreeEntry};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A file whose stamp was younger than this when it was read may change once more and keep its stamp: FAT counts in steps of two seconds, network
/// folders in steps of one. It is read again at the next scan.
const FRESH: Duration = Duration::from_secs(2);

type Entries = BTreeMap<PacketPath, TreeEntry>;

/// A packet's folder that is read more than once.
pub struct FolderReader {
    root: PathBuf,
    tree: Tree,
    known: HashMap<PacketPath, Known>,
    /// The pictures as they were last looked at.
    pictures: HashMap<PacketPath, (Known, Option<TreeEntry>)>,
    files: Vec<FileStamp>,
    tracked: TrackedEditions,
}

/// What one scan has found.
#[derive(Debug)]
pub struct Scan {
    /// The whole packet. What has not changed shares its text with the scan before.
    pub tree: Tree,
    /// Every folder that was entered, by its real path, the root first.
    pub folders: Vec<PathBuf>,
    /// What differs from the scan before, by path; at the first scan, all.
    pub changed: Vec<FileChange>,
    /// The attachments under `files/` and `theme/`, which are not read, by path.
    pub files: Vec<FileStamp>,
}

/// Something that differs from the scan before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// The file that differs.
    pub path: PacketPath,
    /// What has become of it.
    pub what: ChangeKind,
}

/// In which way something differs from the scan before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was not there.
    Added,
    /// It is not the same.
    Changed,
    /// It is not there any more.
    Removed,
}

/// An attachment as it can be known without reading it: another stamp may mean other bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FileStamp {
    /// Its path in the packet.
    pub path: PacketPath,
    /// How many bytes it has.
    pub size: u64,
    /// When it was last written, where the system knows.
    pub modified: Option<SystemTime>,
}

/// What the system says of a file. It is another as soon as the file is written, exchanged or given another owner.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) size: u64,
    pub(super) modified: Option<SystemTime>,
    /// When any of this was changed; nothing where the system does not say, as with the rest.
    changed: Option<SystemTime>,
    /// Device and number.
    identity: (u64, u64),
}

/// The stamp with which a text was read.
struct Known {
    stamp: Stamp,
    is_fresh: bool,
}

impl FolderReader {
    /// Nothing is read yet. The folder may be reached through a link.
    pub fn new(root: &Path) -> FolderReader {
        FolderReader {
            root: root.to_owned(),
            tree: Tree::default(),
            known: HashMap::new(),
            pictures: HashMap::new(),
            files: Vec::new(),
            tracked: TrackedEditions::default(),
        }
    }

    /// Looks at the whole folder. Paths in errors are the packet's own, but for the folder's.
    pub fn read(&mut self) -> Result<Scan, ReadError> {
        let real = real_folder(&self.root)?;
        let now = now();
        let Found { mut entries, texts, folders, files, pictures, .. } = walk(&real)?;
        let pictures = self.judged(&real, pictures, now)?;
        let judged = pictures.iter().filter_map(|(path, (_, entry))| Some((path.clone(), entry.clone()?)));
        entries.extend(judged);
        entries.extend(self.tracked.look(&real));
        let texts_read = self.texts(&real, &texts)?;
        let entries: Entries = entries.into_iter().chain(texts_read).collect();
        let changed = self.changed(&entries, &files);
        self.known = texts.into_iter().map(|(path, stamp)| (path, Known::at(stamp, now))).collect();
        self.pictures = pictures;
        self.files.clone_from(&files);
        self.tree = Tree { entries };
        Ok(Scan { tree: self.tree.clone(), folders, changed, files })
    }

    /// The texts that were found. Only those with another stamp than before are read.
    fn texts(&self, real: &Path, found: &[(PacketPath, Stamp)]) -> Result<Vec<(PacketPath, TreeEntry)>, ReadError> {
        let mut texts = Vec::with_capacity(found.len());
        let mut stale: BTreeMap<&str, Vec<PacketPath>> = BTreeMap::new();
        for (path, stamp) in found {
            let before = self.known.get(path).filter(|known| !known.is_fresh && known.stamp == *stamp);
            match before.and_then(|_| self.tree.entries.get(path)) {
                Some(entry) => texts.push((path.clone(), entry.clone())),
                None => stale.entry(path.folder()).or_default().push(path.clone()),
            }
        }
        let root = Folder::root(real).map_err(|trouble| trouble.into_error(&self.root))?;
        for (folder, paths) in stale {
            texts.extend(read_folder(&root, folder, &paths)?.into_iter().map(|read| self.shared(read)));
        }
        Ok(texts)
    }

    /// The pictures that were found, with what is wrong with them. Only those with another stamp than before are opened.
    fn judged(
        &self,
        real: &Path,
        found: Vec<(PacketPath, Stamp)>,
        now: SystemTime,
    ) -> Result<HashMap<PacketPath, (Known, Option<TreeEntry>)>, ReadError> {
        let judge = |(path, stamp): (PacketPath, Stamp)| {
            let before = self.pictures.get(&path).filter(|(known, _)| !known.is_fresh && known.stamp == stamp);
            let entry = match before {
                Some((_, entry)) => entry.clone(),
                None => judge_picture_at(real, &path)?,
            };
            Ok((path, (Known::at(stamp, now), entry)))
        };
        found.into_par_iter().map(judge).collect()
    }

    /// A text that has the same bytes as before is the one from before.
    fn shared(&self, (path, entry): (PacketPath, TreeEntry)) -> (PacketPath, TreeEntry) {
        let before = self.tree.entries.get(&path).filter(|before| **before == entry);
        let entry = before.cloned().unwrap_or(entry);
        (path, entry)
    }

    fn changed(&self, entries: &BTreeMap<PacketPath, TreeEntry>, files: &[FileStamp]) -> Vec<FileChange> {
        let rewritten = files.iter().filter(|file| {
            let before = self.files.binary_search_by(|before| before.path.cmp(&file.path));
            before.is_ok_and(|place| self.files[place] != **file)
        });
        let rewritten = rewritten.map(|file| (&file.path, ChangeKind::Changed));
        let all: BTreeMap<_, _> = rewritten.chain(differing(&self.tree.entries, entries)).collect();
        all.into_iter().map(|(path, what)| FileChange { path: path.clone(), what }).collect()
    }
}

/// Both are in the order of their paths, so they are gone through side by side.
fn differing<'e>(before: &'e Entries, after: &'e Entries) -> Vec<(&'e PacketPath, ChangeKind)> {
    let mut differing = Vec::new();
    let mut before = before.iter().peekable();
    for (path, entry) in after {
        while let Some((gone, _)) = before.next_if(|(it, _)| *it < path) {
            differing.push((gone, ChangeKind::Removed));
        }
        match before.next_if(|(it, _)| *it == path) {
            None => differing.push((path, ChangeKind::Added)),
            Some((_, before)) if before != entry => differing.push((path, ChangeKind::Changed)),
            Some(_) => {}
        }
    }
    differing.extend(before.map(|(gone, _)| (gone, ChangeKind::Removed)));
    differing
}

impl Known {
    fn at(stamp: Stamp, now: SystemTime) -> Known {
        let latest = stamp.modified.max(stamp.changed);
        let is_fresh = latest.is_none_or(|latest| now.checked_sub(FRESH).is_none_or(|old| latest > old));
        Known { stamp, is_fresh }
    }
}

impl Stamp {
    #[cfg(unix)]
    pub(super) fn of(found: &Metadata) -> Stamp {
        use std::os::unix::fs::MetadataExt;
        let seconds = u64::try_from(found.ctime()).ok().map(Duration::from_secs);
        let nanoseconds = Duration::from_nanos(u64::try_from(found.ctime_nsec()).unwrap_or(0));
        let changed = seconds.and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(seconds + nanoseconds));
        let identity = (found.dev(), found.ino());
        Stamp { size: found.len(), modified: found.modified().ok(), changed, identity }
    }

    #[cfg(not(unix))]
    pub(super) fn of(found: &Metadata) -> Stamp {
        let (changed, identity) = (found.created().ok(), (0, 0));
        Stamp { size: found.len(), modified: found.modified().ok(), changed, identity }
    }
}

#[expect(clippy::disallowed_methods, reason = "how fresh a stamp is; nothing that is read depends on it")]
fn now() -> SystemTime {
    SystemTime::now()
}

#[cfg(test)]
mod tests;
