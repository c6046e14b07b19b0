//! Publishing as a person would see it on disk: a folder before, a folder after.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::disk::Disk;
use super::{Files, Manifest, OutputFolder, PublishError, Published, Surroundings, inspect};

mod crashes;
mod parcels;
mod publishing;
mod refusals;

/// Publishes as `publish` does, on a disk with faults.
fn publish_on(disk: &Disk, target: &OutputFolder, audience: &str, files: &Files) -> Result<Published, PublishError> {
    super::publish::publish_on(disk, target, &Manifest::of(audience, files), files)
}

/// The folders that hold what the candidate wrote.
const OWN: [&str; 5] = ["evidence", "log", "notes", "files", "theme"];

/// A packet in a folder that goes with the test.
struct TestPacket {
    dir: TempDir,
    root: PathBuf,
}

/// What stands at a path: a folder, a file's bytes, or where a link points.
#[derive(Debug, Clone, PartialEq, Eq)]
enum OnDisk {
    Folder,
    File(Vec<u8>),
    Link(PathBuf),
}

impl TestPacket {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(dir.path()).unwrap().join("packet");
        for (path, text) in [("packet.toml", "[packet]"), ("evidence/a.md", "a note"), ("files/x.png", "picture")] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self { dir, root }
    }

    fn inspect(&self, out: impl AsRef<Path>) -> Result<OutputFolder, PublishError> {
        let home = self.root.parent().unwrap().join("home");
        inspect(out.as_ref(), &Surroundings { packet: &self.root, own: &OWN, home: Some(&home), current: &self.root })
    }

    fn target(&self) -> OutputFolder {
        self.inspect("dist/manager").unwrap()
    }

    fn publish(&self, files: &Files) -> Result<Published, PublishError> {
        publish_on(&Disk::default(), &self.target(), "manager", files)
    }

    /// A path in the published folder.
    fn out(&self, path: &str) -> PathBuf {
        self.root.join("dist/manager").join(path)
    }

    fn published(&self) -> BTreeMap<PathBuf, OnDisk> {
        tree(&self.root.join("dist/manager"))
    }

    /// What lies in `dist`, sorted.
    fn beside(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.root.join("dist"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn files(pages: &[(&str, &str)]) -> Files {
    pages.iter().map(|(address, text)| ((*address).to_owned(), text.as_bytes().into())).collect()
}

/// Everything below a folder; nothing if it is not there.
fn tree(root: &Path) -> BTreeMap<PathBuf, OnDisk> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            let inside = path.strip_prefix(root).unwrap().to_path_buf();
            let kind = fs::symlink_metadata(&path).unwrap().file_type();
            if kind.is_symlink() {
                found.insert(inside, OnDisk::Link(fs::read_link(&path).unwrap()));
            } else if kind.is_dir() {
                found.insert(inside, OnDisk::Folder);
                open.push(path);
            } else {
                found.insert(inside, OnDisk::File(bytes(&path)));
            }
        }
    }
    found
}

#[expect(clippy::disallowed_methods, reason = "a test looks at what was published")]
fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

/// A time stamp long past, so that any writing shows.
fn long_past() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)
}

fn age(path: &Path) {
    fs::File::open(path).unwrap().set_modified(long_past()).unwrap();
}

fn modified(path: &Path) -> SystemTime {
    fs::symlink_metadata(path).unwrap().modified().unwrap()
}
