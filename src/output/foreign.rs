//! What lies in an edition's folder and is not ours: someone's `notes.txt`, a link, a folder. We did not write it, so it goes
//! with the folder from edition to edition, and nothing of ours takes its place.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::address;
use super::error::PublishError;
use super::manifest::{MANIFEST, Manifest};

/// The paths in a folder, relative to it, that its manifest does not name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Foreign {
    /// Folders that are not ours or hold something that is not ours, widest first.
    pub(super) folders: BTreeSet<PathBuf>,
    /// Files, links and whatever else is no folder, sorted.
    pub(super) entries: BTreeSet<PathBuf>,
}

impl Foreign {
    /// Walks `root` without following links.
    pub(super) fn find(root: &Path, manifest: &Manifest) -> Result<Self, PublishError> {
        let ours = Ours::of(manifest);
        let mut found = Self::default();
        let mut open = vec![PathBuf::new()];
        while let Some(folder) = open.pop() {
            let path = root.join(&folder);
            for entry in fs::read_dir(&path).map_err(PublishError::io("list", &path))? {
                let entry = entry.map_err(PublishError::io("list", &path))?;
                let kind = entry.file_type().map_err(PublishError::io("look at", &entry.path()))?;
                let inside = folder.join(entry.file_name());
                if kind.is_dir() {
                    open.push(inside.clone());
                    found.add_folder(inside, &ours);
                } else if !(kind.is_file() && ours.has_file(&inside)) {
                    found.add_entry(inside);
                }
            }
        }
        Ok(found)
    }

    /// Refuses the first thing that stands where a page, or the folder of a page, must go.
    pub(super) fn refuse_conflicts(&self, manifest: &Manifest, shown: &Path) -> Result<(), PublishError> {
        let pages: BTreeSet<String> = manifest.files.keys().map(|page| address::fold(page)).collect();
        let folders: BTreeSet<&str> = pages.iter().flat_map(|page| address::folders(page)).collect();
        let folded = |path: &Path| address::fold(&address_of(path));
        let entry = self.entries.iter().find(|entry| {
            let entry = folded(entry);
            pages.contains(&entry) || folders.contains(entry.as_str())
        });
        match entry.or_else(|| self.folders.iter().find(|folder| pages.contains(&folded(folder)))) {
            Some(path) => {
                let what = "stands where a page must go, and this program did not write it";
                Err(PublishError::refused(shown.join(path), what, "move it away and build again"))
            }
            None => Ok(()),
        }
    }

    fn add_folder(&mut self, path: PathBuf, ours: &Ours<'_>) {
        if !ours.folders.contains(address_of(&path).as_str()) {
            self.add_folders_of(&path);
            self.folders.insert(path);
        }
    }

    fn add_entry(&mut self, path: PathBuf) {
        self.add_folders_of(&path);
        self.entries.insert(path);
    }

    fn add_folders_of(&mut self, path: &Path) {
        let above = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
        self.folders.extend(above.map(Path::to_path_buf));
    }
}

/// What a manifest names.
struct Ours<'a> {
    manifest: &'a Manifest,
    folders: BTreeSet<&'a str>,
}

impl<'a> Ours<'a> {
    fn of(manifest: &'a Manifest) -> Self {
        Self { manifest, folders: manifest.files.keys().flat_map(|page| address::folders(page)).collect() }
    }

    fn has_file(&self, path: &Path) -> bool {
        let address = address_of(path);
        path.to_str().is_some() && (address == MANIFEST || self.manifest.files.contains_key(&address))
    }
}

/// A relative path in the form of an address. A name that is no Unicode comes out as another one.
fn address_of(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_manifest_does_not_name_is_foreign() {
        let dir = tempfile::tempdir().unwrap();
        let files = crate::output::Files::from([("evidence/a.html".into(), b"a".as_slice().into())]);
        for folder in ["evidence", "mine/deep", "empty"] {
            fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        for file in [MANIFEST, "evidence/a.html", "evidence/own.txt", "mine/deep/b.txt"] {
            fs::write(dir.path().join(file), "").unwrap();
        }
        let found = Foreign::find(dir.path(), &Manifest::of("self", &files)).unwrap();
        let folders = ["empty", "evidence", "mine", "mine/deep"].map(PathBuf::from);
        assert_eq!(found.folders, BTreeSet::from(folders));
        assert_eq!(found.entries, BTreeSet::from(["evidence/own.txt", "mine/deep/b.txt"].map(PathBuf::from)));
    }
}
