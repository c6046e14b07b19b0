//! The packets that tests are run on: the example, and the real cases that may lie in a folder beside the repository.

use assert_cmd::Command;
use promo_packet::vocabulary::Audience;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The example packet.
pub fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("example-packet")
}

/// The example, and every packet in `../shared/packets` where that folder is there; where it is not, a line says that none of it was looked at.
pub fn all() -> Vec<PathBuf> {
    let mut packets = vec![example()];
    packets.extend(real());
    packets
}

/// Says what was not looked at: past the test runner, which keeps what a passing test prints to itself.
pub fn not_checked(what: &str) {
    std::io::stderr().write_all(format!("NOT CHECKED: {what}\n").as_bytes()).unwrap();
}

/// Real cases, when they are there.
pub fn real() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/packets");
    let Ok(entries) = fs::read_dir(&folder) else {
        not_checked("real packets, since ../shared/packets is not there");
        return Vec::new();
    };
    let mut packets: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.join("packet.toml").exists()).collect();
    packets.sort();
    assert!(!packets.is_empty(), "{} holds no packet", folder.display());
    packets
}

/// The words of every audience.
pub fn audiences() -> impl Iterator<Item = &'static str> {
    Audience::ALL.iter().map(|audience| audience.word())
}

/// A built edition in a folder of its own.
pub struct Built {
    folder: TempDir,
}

impl Built {
    /// Builds a packet for an audience; it must succeed.
    pub fn of(packet: &Path, audience: &str) -> Built {
        Built::on(packet, audience, None)
    }

    /// The same on a paper that is asked for.
    pub fn on(packet: &Path, audience: &str, paper: Option<&str>) -> Built {
        let folder = TempDir::new().unwrap();
        let out = folder.path().join("out");
        Command::cargo_bin("promo")
            .unwrap()
            .arg("build")
            .arg(packet)
            .args(["--for", audience, "--out"])
            .arg(&out)
            .args(paper.into_iter().flat_map(|paper| ["--paper", paper]))
            .assert()
            .success();
        Built { folder }
    }

    /// Where it is.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// The published files, relative, with forward slashes; not the manifest.
    pub fn files(&self) -> BTreeSet<String> {
        let root = self.folder();
        let mut files = BTreeSet::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                match path.is_dir() {
                    true => folders.push(path),
                    false => drop(files.insert(path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"))),
                }
            }
        }
        files.remove(".promo-manifest.json");
        files
    }

    /// Everything that is published, as one text, with the names of the files: to look for what must not be there.
    pub fn everything(&self) -> String {
        let files = self.files();
        let text = |path: &String| {
            format!("{path}\n{}\n", String::from_utf8_lossy(&fs::read(self.folder().join(path)).unwrap()))
        };
        let manifest = fs::read_to_string(self.folder().join(".promo-manifest.json")).unwrap();
        files.iter().map(text).collect::<String>() + &manifest
    }
}
