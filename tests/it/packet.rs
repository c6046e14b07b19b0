//! A packet in a folder of its own, and what the program says of it. A new test is three lines:
//!
//! ```ignore
//! Packet::new().file("evidence/a.md", "…").run(["check"]).code(1).stdout("…");
//! ```

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A small `packet.toml`.
pub const SETTINGS: &str = "\
[packet]
rubric = \"senior-engineer\"

[candidate]
name = \"Kim Berg\"
current = \"mid\"
target = \"senior\"

[window]
from = 2025-07-01
to = 2026-06-30
";

/// A picture of one pixel.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01\xe5\x27\xde\xfc\0\0\0\0IEND\xaeB`\x82";

/// A folder that goes when the test does.
pub struct Packet {
    folder: TempDir,
}

impl Packet {
    /// A packet with nothing but its settings, which has warnings and hints but no errors.
    pub fn new() -> Packet {
        Packet::empty().file("packet.toml", SETTINGS)
    }

    /// A folder with nothing in it.
    pub fn empty() -> Packet {
        Packet { folder: tempfile::tempdir().unwrap() }
    }

    /// With this file.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Packet {
        self.save(path, text);
        self
    }

    /// Writes a file as an editor does that saves in place.
    pub fn save(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A path in the folder, with nothing left to resolve.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    /// What a file holds.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs `promo` in the folder.
    pub fn run<const N: usize>(&self, args: [&str; N]) -> Ran {
        self.run_in("", args)
    }

    /// Runs `promo` in a folder below.
    pub fn run_in<const N: usize>(&self, folder: &str, args: [&str; N]) -> Ran {
        Ran::of(promo(&self.path(folder)).args(args))
    }
}

/// The program, to be run in a folder, with nothing in its environment that decides on colour.
pub fn promo(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_promo"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// What a run came to.
#[derive(Debug)]
pub struct Ran {
    output: Output,
}

impl Ran {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Ran {
        Ran { output: command.output().unwrap() }
    }

    /// What a command came to that was begun elsewhere.
    pub fn ended(child: std::process::Child) -> Ran {
        Ran { output: child.wait_with_output().unwrap() }
    }

    /// Runs a command whose standard output takes nothing.
    #[cfg(target_os = "linux")]
    pub fn of_full(command: &mut Command) -> Ran {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let child = command.stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        Ran { output: child.wait_with_output().unwrap() }
    }

    /// Runs a command whose standard output nobody reads.
    pub fn of_closed(command: &mut Command) -> Ran {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        Ran { output: child.wait_with_output().unwrap() }
    }

    /// It ends with this exit code.
    #[track_caller]
    pub fn code(self, code: i32) -> Ran {
        assert_eq!(self.output.status.code(), Some(code), "{}", self.all());
        self
    }

    /// It says exactly this.
    #[track_caller]
    pub fn stdout(self, expected: &str) -> Ran {
        assert_eq!(self.out(), expected, "{}", self.all());
        self
    }

    /// It complains in exactly these words.
    #[track_caller]
    pub fn stderr(self, expected: &str) -> Ran {
        assert_eq!(self.err(), expected, "{}", self.all());
        self
    }

    /// What it says holds this.
    #[track_caller]
    pub fn says(self, part: &str) -> Ran {
        assert!(self.out().contains(part), "`{part}` is not in\n{}", self.all());
        self
    }

    /// What it says does not hold this.
    #[track_caller]
    pub fn keeps_still_of(self, part: &str) -> Ran {
        assert!(!self.out().contains(part), "`{part}` is in\n{}", self.all());
        self
    }

    /// What it complains of holds this.
    #[track_caller]
    pub fn complains(self, part: &str) -> Ran {
        assert!(self.err().contains(part), "`{part}` is not in\n{}", self.all());
        self
    }

    /// Standard output.
    pub fn out(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    /// Standard error.
    pub fn err(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    fn all(&self) -> String {
        format!("{}\nstdout:\n{}\nstderr:\n{}", self.output.status, self.out(), self.err())
    }
}

/// Everything below a folder: paths and what the files hold, to see that nothing has changed.
pub fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        match path.symlink_metadata().unwrap().is_dir() {
            true => {
                found.push((path.clone(), Vec::new()));
                found.extend(snapshot(&path));
            }
            false => found.push((path.clone(), fs::read(&path).unwrap_or_default())),
        }
    }
    found.sort();
    found
}

/// Whether a file with this ending is below the folder.
pub fn holds_ending(folder: &Path, ending: &str) -> bool {
    snapshot(folder).iter().any(|(path, _)| path.extension() == Some(OsStr::new(ending)))
}
