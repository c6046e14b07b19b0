//! What a second scan tells of the first.

use super::*;
use crate::source::Text;
use std::fs;
use std::ptr::eq;

struct TestReader {
    folder: tempfile::TempDir,
    reader: FolderReader,
}

impl TestReader {
    fn new() -> TestReader {
        let folder = tempfile::tempdir().unwrap();
        let reader = FolderReader::new(folder.path());
        TestReader { folder, reader }
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// As if it had been written, and scanned, long ago.
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
    let mut packet = TestReader::new();
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
    let mut packet = TestReader::new();
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
    let mut packet = TestReader::new();
    packet.write("a.md", "one");
    packet.changed();
    let path = PacketPath::new("a.md").unwrap();
    let forget = |packet: &mut TestReader| {
        packet.reader.tree.entries.insert(path.clone(), TreeEntry::Text(Text::new("missed")));
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
    let mut packet = TestReader::new();
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
    let mut packet = TestReader::new();
    for path in ["evidence/2026/a.md", ".git/a.md", "dist/a.md", "built/.promo-manifest.json"] {
        packet.write(path, "x");
    }
    let root = fs::canonicalize(packet.folder.path()).unwrap();
    let expected = ["", "evidence", "evidence/2026"].map(|folder| root.join(folder));
    assert_eq!(packet.reader.read().unwrap().folders, expected);
}

#[test]
fn a_look_that_fails_forgets_nothing() {
    let mut packet = TestReader::new();
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
    let mut packet = TestReader::new();
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
