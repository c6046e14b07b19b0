//! Browsers that are kept in a box of their own by the way they were installed. They do not see the folder for temporary files, so they print in a folder
//! that they do see.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The box that a browser is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Confinement {
    /// A snap, by its name.
    Snap(String),
    /// A flatpak, by the id of the application.
    Flatpak(String),
}

impl Confinement {
    /// The box of a program; nothing when it is in none.
    pub(super) fn of(program: &Path) -> Option<Confinement> {
        let real = program.canonicalize().unwrap_or_else(|_| program.to_owned());
        let name = program.file_name()?.to_string_lossy().into_owned();
        if real.file_name().is_some_and(|real| real == "snap") || program.starts_with("/snap/bin") {
            return Some(Confinement::Snap(name));
        }
        let script = script(program)?;
        if script.contains("flatpak run") || script.contains("/flatpak\" run") {
            return Some(Confinement::Flatpak(name));
        }
        // A package of the system may hold nothing but the way to the snap.
        let (_, snap) = script.split_once("/snap/bin/")?;
        let end = snap.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(snap.len());
        Some(Confinement::Snap(snap[..end].to_owned()))
    }

    /// A folder below the person's home that it reads and writes.
    pub(super) fn folder(&self, home: &Path) -> PathBuf {
        match self {
            Confinement::Snap(name) => home.join("snap").join(name).join("common"),
            Confinement::Flatpak(id) => home.join(".var/app").join(id).join("cache"),
        }
    }
}

/// The text of a program that is one, or its beginning.
fn script(program: &Path) -> Option<String> {
    const LONGEST: u64 = 16 * 1024;
    let mut text = Vec::new();
    File::open(program).ok()?.take(LONGEST).read_to_end(&mut text).ok()?;
    text.starts_with(b"#!").then(|| String::from_utf8_lossy(&text).into_owned())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn boxes_are_told_by_what_stands_at_the_path() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        };
        symlink(at("snap", "\x7fELF"), folder.path().join("brave")).unwrap();
        assert_eq!(Confinement::of(&folder.path().join("brave")), Some(Confinement::Snap("brave".to_owned())));
        let package =
            at("chromium-browser", "#!/bin/sh\n[ -x /snap/bin/chromium ] && exec /snap/bin/chromium \"$@\"\n");
        assert_eq!(Confinement::of(&package), Some(Confinement::Snap("chromium".to_owned())));
        let export =
            at("com.google.Chrome", "#!/bin/sh\nexec /usr/bin/flatpak run --branch=stable com.google.Chrome \"$@\"\n");
        assert_eq!(Confinement::of(&export), Some(Confinement::Flatpak("com.google.Chrome".to_owned())));
        assert_eq!(Confinement::of(&at("chromium", "#!/bin/sh\nexec /usr/lib/chromium/chromium \"$@\"\n")), None);
        assert_eq!(Confinement::of(&at("chrome", "\x7fELF /snap/bin/x")), None);
        assert_eq!(Confinement::Snap("a".into()).folder(Path::new("/home/x")), Path::new("/home/x/snap/a/common"));
    }
}
