//! What the reader passes over as nobody's note: hidden files, what editors and programs that copy leave beside a file while they save it, folders
//! that programs made. The watcher asks the same, so that what is never read wakes nobody.

use crate::source::HAND_OVERS;
use std::path::Path;

/// The mark of a built edition: nothing under it is the author's.
pub(super) const MANIFEST: &str = ".promo-manifest.json";

/// Whether something of the packet is passed over. `depth` is 1 for what stands at the root. A link is never passed over as a folder.
pub(super) fn is_passed_over(path: &Path, depth: usize, is_folder: bool) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if !is_folder && stands_for(&name).is_some() {
        return false;
    }
    if name.starts_with('.') {
        return true;
    }
    if !is_folder {
        return is_dropping(&name);
    }
    let is_made = name == "node_modules" || depth == 1 && (name == "dist" || name == "target" || name == HAND_OVERS);
    is_made || path.join(MANIFEST).symlink_metadata().is_ok()
}

/// The name of the file that this one stands for: programs that keep files in the cloud leave a small one in its place.
pub(super) fn stands_for(name: &str) -> Option<&str> {
    let hidden = name.strip_prefix('.').and_then(|name| name.strip_suffix(".icloud"));
    let shown =
        || [".nextcloud", ".owncloud", ".opencloud", ".cloud"].iter().find_map(|ending| name.strip_suffix(ending));
    hidden.or_else(shown).filter(|name| name.contains('.') && !name.starts_with('.'))
}

/// Whether a change at this place below the root, a real path, could be one that the reader sees. The mark of a built edition is never read, but says
/// whether all that lies beside it is.
pub(crate) fn is_seen(root: &Path, inside: &Path, is_folder: bool) -> bool {
    let depth = inside.components().count();
    let mut above = inside.ancestors().skip(1).zip((1..depth).rev());
    let is_below = above.any(|(folder, depth)| is_passed_over(&root.join(folder), depth, true));
    let is_mark = inside.file_name().is_some_and(|name| name == MANIFEST);
    !is_below && (is_mark || depth == 0 || !is_passed_over(&root.join(inside), depth, is_folder))
}

/// What Vim, Emacs, the JetBrains editors, those of macOS and programs that copy leave beside a file while they write it. `4913` is Vim's trial of
/// whether it may write. Some put their own ending after the note's; a name that ends as a note's is a note.
pub(super) fn is_dropping(name: &str) -> bool {
    let is_emacs = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    let is_note = name.ends_with(".md") || name.ends_with(".toml");
    is_emacs
        || name == "4913"
        || name.starts_with("~$")
        || [".swp", ".tmp", ".part", ".partial", ".crdownload", "~"].iter().any(|ending| name.ends_with(ending))
        || name.contains("___jb_")
        || !is_note && (name.contains(".tmp.") || name.contains(".sb-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_a_file_in_the_cloud_is_seen() {
        assert_eq!(stands_for(".a b.md.icloud"), Some("a b.md"));
        assert_eq!(stands_for("a.png.nextcloud"), Some("a.png"));
        for name in [".icloud", "a.md.icloud", ".DS_Store.icloud", "a.md", "my.cloud", ".a.md"] {
            assert_eq!(stands_for(name), None, "{name}");
        }
        assert!(is_seen(Path::new("/"), Path::new("evidence/.a.md.icloud"), false));
    }

    #[test]
    fn what_is_never_read_wakes_nobody() {
        let root = tempfile::tempdir().unwrap();
        let seen = |inside: &str, is_folder: bool| is_seen(root.path(), Path::new(inside), is_folder);
        for inside in
            ["", "a.md", "evidence/a.md", "evidence/dist/a.md", "x.tmp/a.md", "x.tmp.md", "b/.promo-manifest.json"]
        {
            assert!(seen(inside, false), "{inside}");
        }
        for inside in [
            "4913",
            "a.md~",
            "evidence/.#a.md",
            "a.md.tmp.4711",
            "a.md.sb-1b2c-X",
            "~$a.docx",
            "dist/a.md",
            "hand-overs/a/b.md",
        ] {
            assert!(!seen(inside, false), "{inside}");
        }
        assert!(
            !seen("dist", true)
                && !seen("hand-overs", true)
                && seen("dist", false)
                && !seen("a/node_modules/b/c.md", false)
        );
        std::fs::create_dir_all(root.path().join("built/pages")).unwrap();
        assert!(seen("built/pages/a.md", false));
        std::fs::write(root.path().join("built").join(MANIFEST), "").unwrap();
        assert!(!seen("built/pages/a.md", false) && !seen("built", true));
    }
}
