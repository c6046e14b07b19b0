//! Texts that an editor holds and has not saved yet, laid over what the folder holds: what a scan would find if they were saved now.

use super::pass::is_dropping;
use super::walk::{is_text, named};
use super::{TEXT_CAP, is_seen};
use crate::source::{PacketPath, Refusal, Text, Tree, TreeEntry};
use std::path::Path;

/// What a scan would make of a text: the text, or why it is not read.
pub fn unsaved(text: &str) -> TreeEntry {
    let size = text.len() as u64;
    if size > TEXT_CAP {
        return TreeEntry::Refused(Refusal::Oversized { size, cap: TEXT_CAP });
    }
    Text::decode(text.as_bytes()).map_or_else(|wrong| TreeEntry::Refused(Refusal::NotUtf8(wrong)), TreeEntry::Text)
}

/// Puts what an editor holds into the tree of a folder, a real path, where a scan would have found it. What a scan passes over stays out, and what is
/// never opened, such as a symbolic link, stays what it is.
pub fn lay_over(root: &Path, tree: &mut Tree, path: &PacketPath, entry: &TreeEntry) {
    if is_text(path) && is_read(root, tree, path) {
        tree.entries.insert(path.clone(), entry.clone());
    }
}

/// Whether every system can hold a file of this path, and a scan would not pass over it for its name.
pub fn is_usable(path: &PacketPath) -> bool {
    let is_shown = !path.as_str().split('/').any(|name| name.starts_with('.'));
    is_shown && !is_dropping(path.name()) && named(Path::new(path.as_str())).is_ok()
}

fn is_read(root: &Path, tree: &Tree, path: &PacketPath) -> bool {
    match tree.entries.get(path) {
        Some(TreeEntry::Refused(refusal)) => match refusal {
            Refusal::SymbolicLink
            | Refusal::Special
            | Refusal::InTheCloud
            | Refusal::InGit { .. }
            | Refusal::UnusableName => false,
            Refusal::Oversized { .. } | Refusal::NotUtf8(_) => true,
        },
        Some(_) => true,
        None => {
            let inside = Path::new(path.as_str());
            // A folder that is an entry is none that was entered.
            let mut above = inside.ancestors().skip(1).filter_map(|folder| PacketPath::new(folder.to_str()?).ok());
            let is_below_entry = above.any(|folder| tree.entries.contains_key(&folder));
            !is_below_entry && named(inside).is_ok() && is_seen(root, inside, false)
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at what stands on the disk")]
mod tests {
    use super::super::read;
    use super::*;
    use std::fs;

    fn path(path: &str) -> PacketPath {
        PacketPath::new(path).unwrap()
    }

    /// Whatever is written, it is taken for what a scan finds once it is saved.
    #[test]
    fn what_is_not_saved_is_what_a_scan_would_find() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for made in ["log", "dist", "node_modules", "built"] {
            fs::create_dir(root.join(made)).unwrap();
        }
        fs::write(root.join("built/.promo-manifest.json"), "").unwrap();
        fs::write(root.join("log/old.md"), "old").unwrap();
        let large = "a".repeat(usize::try_from(TEXT_CAP).unwrap() + 1);
        let texts = ["", "words\r\n", "\u{feff}words", "a\0b\0", &large];
        for name in
            ["log/old.md", "log/new.md", "a.md", "log/.b.md", "dist/c.md", "node_modules/d.md", "built/e.md", "f.txt"]
        {
            for text in texts {
                let mut tree = read(&root).unwrap();
                let before = fs::read(root.join(name)).ok();
                lay_over(&root, &mut tree, &path(name), &unsaved(text));
                fs::write(root.join(name), text).unwrap();
                let saved = read(&root).unwrap();
                match before {
                    Some(before) => fs::write(root.join(name), before).unwrap(),
                    None => fs::remove_file(root.join(name)).unwrap(),
                }
                let of = |tree: &Tree| tree.entries.get(&path(name)).filter(|_| name.ends_with(".md")).cloned();
                assert_eq!(of(&tree), of(&saved), "{name} with {} bytes", text.len());
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::write(root.join("there.md"), "").unwrap();
        std::os::unix::fs::symlink(root.join("there.md"), root.join("link.md")).unwrap();
        std::os::unix::fs::symlink("/tmp", root.join("log")).unwrap();
        let mut tree = read(&root).unwrap();
        for name in ["link.md", "log/a.md"] {
            lay_over(&root, &mut tree, &path(name), &unsaved("words"));
        }
        assert_eq!(tree.entries, read(&root).unwrap().entries);
    }
}
