//! Reading the same folder again and again, as a preview does: each look lists the folders and asks every file for its stamp, and opens only what
//! has another stamp than before. A look that fails leaves what is known as it was.

use super::open::Folder;
use super::walk::{Found, walk};
use super::{ReadError, read_folder, real_folder};
use crate::source::{Entry, PacketPath, Tree};
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A file whose stamp was younger than this when it was read may change once more and keep its stamp: FAT counts in steps of two seconds, network
/// folders in steps of one. It is read again at the next look.
const FRESH: Duration = Duration::from_secs(2);

/// A packet's folder that is read more than once.
pub struct Reader {
    root: PathBuf,
    tree: Tree,
    known: BTreeMap<PacketPath, Known>,
    files: Vec<FileStamp>,
}

/// What one look has found.
#[derive(Debug)]
pub struct Look {
    /// The whole packet. What has not changed shares its text with the look before.
    pub tree: Tree,
    /// Every folder that was entered, by its real path, the root first.
    pub folders: Vec<PathBuf>,
    /// What differs from the look before, by path; at the first look, all.
    pub changed: Vec<Change>,
    /// The attachments under `files/` and `theme/`, which are not read, by path.
    pub files: Vec<FileStamp>,
}

/// Something that differs from the look before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub path: PacketPath,
    /// In which way.
    pub what: What,
}

/// In which way something differs from the look before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
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
    /// Where it is.
    pub path: PacketPath,
    /// In bytes.
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

impl Reader {
    /// Nothing is read yet. The folder may be reached through a link.
    pub fn new(root: &Path) -> Reader {
        Reader { root: root.to_owned(), tree: Tree::default(), known: BTreeMap::new(), files: Vec::new() }
    }

    /// Looks at the whole folder. Paths in errors are the packet's own, but for the folder's.
    pub fn read(&mut self) -> Result<Look, ReadError> {
        let real = real_folder(&self.root)?;
        let now = now();
        let Found { mut entries, texts, folders, mut files } = walk(&real)?;
        let root = Folder::root(&real).map_err(|trouble| trouble.into_error(&self.root))?;
        for (folder, texts) in &texts {
            let (same, stale): (Vec<_>, Vec<_>) = texts.iter().partition(|(path, stamp)| self.is_same(path, stamp));
            entries.extend(same.iter().filter_map(|(path, _)| self.tree.entries.get_key_value(*path)).map(cloned));
            if !stale.is_empty() {
                let paths: Vec<PacketPath> = stale.iter().map(|(path, _)| (*path).clone()).collect();
                entries.extend(read_folder(&root, folder, &paths)?.into_iter().map(|read| self.shared(read)));
            }
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let changed = self.changed(&entries, &files);
        self.known = texts.into_values().flatten().map(|(path, stamp)| (path, Known::at(stamp, now))).collect();
        self.tree = Tree { entries };
        self.files = files;
        Ok(Look { tree: self.tree.clone(), folders, changed, files: self.files.clone() })
    }

    fn is_same(&self, path: &PacketPath, stamp: &Stamp) -> bool {
        self.known.get(path).is_some_and(|known| !known.is_fresh && known.stamp == *stamp)
    }

    /// A text that has the same bytes as before is the one from before.
    fn shared(&self, (path, entry): (PacketPath, Entry)) -> (PacketPath, Entry) {
        let before = self.tree.entries.get(&path).filter(|before| **before == entry);
        let entry = before.cloned().unwrap_or(entry);
        (path, entry)
    }

    fn changed(&self, entries: &BTreeMap<PacketPath, Entry>, files: &[FileStamp]) -> Vec<Change> {
        let before = &self.tree.entries;
        let removed = before.keys().filter(|path| !entries.contains_key(*path)).map(|path| (path, What::Removed));
        let differing = entries.iter().filter_map(|(path, entry)| match before.get(path) {
            None => Some((path, What::Added)),
            Some(before) => (before != entry).then_some((path, What::Changed)),
        });
        let stamps: BTreeMap<_, _> = self.files.iter().map(|file| (&file.path, file)).collect();
        let is_other = |file: &&FileStamp| stamps.get(&file.path).is_some_and(|before| before != file);
        let rewritten = files.iter().filter(is_other).map(|file| (&file.path, What::Changed));
        let all: BTreeMap<_, _> = rewritten.chain(removed).chain(differing).collect();
        all.into_iter().map(|(path, what)| Change { path: path.clone(), what }).collect()
    }
}

fn cloned((path, entry): (&PacketPath, &Entry)) -> (PacketPath, Entry) {
    (path.clone(), entry.clone())
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
mod tests {
    use super::*;
    use crate::source::Text;
    use std::fs;
    use std::ptr::eq;

    struct Packet {
        folder: tempfile::TempDir,
        reader: Reader,
    }

    impl Packet {
        fn new() -> Packet {
            let folder = tempfile::tempdir().unwrap();
            let reader = Reader::new(folder.path());
            Packet { folder, reader }
        }

        fn write(&self, path: &str, text: &str) {
            let path = self.folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        /// As if it had been written, and looked at, long ago.
        fn age(&mut self, path: &str) {
            self.reader.known.get_mut(&PacketPath::new(path).unwrap()).unwrap().is_fresh = false;
        }

        fn changed(&mut self) -> Vec<String> {
            self.reader.read().unwrap().changed.iter().map(|it| format!("{:?} {}", it.what, it.path)).collect()
        }

        fn text(&self, path: &str) -> Text {
            self.reader.tree.text(&PacketPath::new(path).unwrap()).unwrap().clone()
        }
    }

    #[test]
    fn each_look_tells_what_differs() {
        let mut packet = Packet::new();
        for path in ["a.md", "evidence/b.md", "files/c.png"] {
            packet.write(path, "one");
        }
        assert_eq!(packet.changed(), ["Added a.md", "Added evidence/b.md", "Added files/c.png"]);
        assert_eq!(packet.changed(), [""; 0]);
        packet.write("a.md", "two");
        packet.write("d.md", "new");
        fs::remove_file(packet.folder.path().join("evidence/b.md")).unwrap();
        assert_eq!(packet.changed(), ["Changed a.md", "Added d.md", "Removed evidence/b.md"]);
        assert_eq!(packet.text("a.md").as_str(), "two");
    }

    #[test]
    fn the_same_bytes_are_the_same_text() {
        let mut packet = Packet::new();
        packet.write("a.md", "one");
        packet.changed();
        let before = packet.text("a.md");
        packet.age("a.md");
        packet.write("a.md", "one");
        assert_eq!(packet.changed(), [""; 0]);
        assert!(eq(before.as_str(), packet.text("a.md").as_str()));
    }

    /// The stamp of a text that was written just before it was read need not change with the next writing.
    #[test]
    fn a_fresh_text_is_read_again_and_an_old_one_is_not() {
        let mut packet = Packet::new();
        packet.write("a.md", "one");
        packet.changed();
        let path = PacketPath::new("a.md").unwrap();
        let forget = |packet: &mut Packet| {
            packet.reader.tree.entries.insert(path.clone(), Entry::Text(Text::new("missed")));
        };
        forget(&mut packet);
        assert_eq!(packet.changed(), ["Changed a.md"]);
        forget(&mut packet);
        packet.age("a.md");
        assert_eq!(packet.changed(), [""; 0]);
    }

    #[test]
    fn a_stamp_is_fresh_until_it_can_only_change() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
        let is_fresh = |modified: u64, changed: Option<u64>| {
            let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            let stamp = Stamp { size: 1, modified: Some(at(modified)), changed: changed.map(at), identity: (0, 0) };
            Known::at(stamp, now).is_fresh
        };
        assert!(is_fresh(999, None) && is_fresh(10, Some(999)) && is_fresh(2000, None));
        assert!(!is_fresh(10, None) && !is_fresh(10, Some(998)));
    }

    /// An attachment is not read, so another stamp is all that can be said; it keeps its size here.
    #[test]
    fn a_rewritten_attachment_has_changed() {
        let mut packet = Packet::new();
        packet.write("files/c.png", "one");
        packet.write("theme/d.woff2", "one");
        packet.write("e.png", "one");
        packet.changed();
        let later = SystemTime::UNIX_EPOCH + Duration::from_secs(5);
        for path in ["files/c.png", "e.png"] {
            fs::File::options().write(true).open(packet.folder.path().join(path)).unwrap().set_modified(later).unwrap();
        }
        assert_eq!(packet.changed(), ["Changed files/c.png"]);
        assert_eq!(packet.reader.files.len(), 2);
    }

    #[test]
    fn the_folders_that_were_entered_are_told() {
        let mut packet = Packet::new();
        for path in ["evidence/2026/a.md", ".git/a.md", "dist/a.md", "built/.promo-manifest.json"] {
            packet.write(path, "x");
        }
        let root = fs::canonicalize(packet.folder.path()).unwrap();
        let expected = ["", "evidence", "evidence/2026"].map(|folder| root.join(folder));
        assert_eq!(packet.reader.read().unwrap().folders, expected);
    }

    #[test]
    fn a_look_that_fails_forgets_nothing() {
        let mut packet = Packet::new();
        packet.write("a.md", "one");
        packet.changed();
        let (here, away) = (packet.folder.path().to_owned(), packet.folder.path().with_extension("away"));
        fs::rename(&here, &away).unwrap();
        assert!(matches!(packet.reader.read(), Err(ReadError::NotFound(_))));
        fs::rename(&away, &here).unwrap();
        assert_eq!(packet.changed(), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_a_note_and_back() {
        let mut packet = Packet::new();
        packet.write("a.md", "one");
        packet.changed();
        let note = packet.folder.path().join("a.md");
        fs::remove_file(&note).unwrap();
        std::os::unix::fs::symlink("/nowhere", &note).unwrap();
        assert_eq!(packet.changed(), ["Changed a.md"]);
        assert!(packet.reader.tree.text(&PacketPath::new("a.md").unwrap()).is_none());
        fs::remove_file(&note).unwrap();
        packet.write("a.md", "one");
        assert_eq!(packet.changed(), ["Changed a.md"]);
    }
}
