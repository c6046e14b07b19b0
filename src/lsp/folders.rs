//! The packets that an editor works in: each with its folder as it was last found, what is remembered from one state to the next, and what the editor was
//! told of it.

use super::documents::{Documents, real};
use super::snapshot::{KnownLines, OpenText, Snapshot};
use super::uri;
use crate::compile::{Cache, Options, Unchecked};
use crate::source::disk::{self, FolderReader, lay_over};
use crate::source::{ColumnUnit, Date, PacketPath, Tree};
use gen_lsp_types::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A packet's folder.
pub(super) struct Folder {
    /// Without links on the way.
    root: PathBuf,
    /// Its address, as the editor writes it.
    uri: String,
    reader: FolderReader,
    /// As it was last found.
    tree: Tree,
    cache: Cache,
    /// Where things stand in its texts.
    lines: KnownLines,
    /// The state that answers are made of; nothing when something has changed since.
    snapshot: Option<Snapshot>,
    /// Why the folder could not be read when that was last tried.
    pub(super) trouble: Option<String>,
    /// Whether the folder has to be looked at again.
    is_stale: bool,
    /// Whether something may be found that the editor was not told.
    pub(super) is_untold: bool,
    /// What the editor was told, by address, with the version that it was told of.
    pub(super) told: BTreeMap<String, (Option<i32>, Vec<Diagnostic>)>,
}

impl Folder {
    fn new(root: PathBuf, uri: String) -> Folder {
        Folder {
            reader: FolderReader::new(&root),
            root,
            uri,
            tree: Tree::default(),
            cache: Cache::default(),
            lines: KnownLines::new(),
            snapshot: None,
            trouble: None,
            is_stale: true,
            is_untold: true,
            told: BTreeMap::new(),
        }
    }

    /// How many files it was found to hold.
    pub(super) fn size(&self) -> usize {
        self.tree.entries.len()
    }

    /// Looks at the folder again, if anything on disk may have changed. Whether it is other than it was known to be.
    pub(super) fn look(&mut self) -> bool {
        if !std::mem::take(&mut self.is_stale) {
            return false;
        }
        let trouble = match self.reader.read() {
            Ok(scan) => {
                let is_other = !scan.changed.is_empty() || self.trouble.is_some();
                self.tree = scan.tree;
                self.trouble = None;
                if is_other {
                    self.change();
                }
                return is_other;
            }
            Err(error) => error.to_string(),
        };
        // What cannot be read now may be readable when it is next looked at.
        self.is_stale = true;
        let is_other = self.trouble.as_ref() != Some(&trouble);
        self.trouble = Some(trouble);
        self.change();
        is_other
    }

    /// Something on disk may have changed.
    pub(super) fn doubt(&mut self) {
        self.is_stale = true;
    }

    /// Something has changed that the packet is made of.
    pub(super) fn change(&mut self) {
        if let Some(before) = self.snapshot.take() {
            self.lines = before.known.into_inner();
        }
        self.is_untold = true;
    }

    /// After a fault of ours nothing is believed that it may have left half done.
    pub(super) fn forget(&mut self) {
        self.change();
        self.cache = Cache::default();
        self.lines = KnownLines::new();
    }

    /// The state as it is now, read and perhaps not checked; nothing while the folder cannot be read.
    pub(super) fn snapshot(&mut self, documents: &Documents, unit: ColumnUnit) -> Option<&Snapshot> {
        self.look();
        if self.trouble.is_some() {
            return None;
        }
        if self.snapshot.is_none() {
            self.snapshot = Some(self.make(documents, unit));
        }
        self.snapshot.as_ref()
    }

    /// The same with all that is found in it.
    pub(super) fn checked(&mut self, documents: &Documents, unit: ColumnUnit, today: Date) -> Option<&Snapshot> {
        self.snapshot(documents, unit)?;
        let snapshot = self.snapshot.as_mut()?;
        if snapshot.findings.is_none() {
            snapshot.findings = Some(snapshot.unchecked.check(Options { today }, &mut self.cache));
        }
        self.snapshot.as_ref()
    }

    fn make(&mut self, documents: &Documents, unit: ColumnUnit) -> Snapshot {
        let mut tree = self.tree.clone();
        let (mut open, mut lost) = (BTreeMap::new(), BTreeSet::new());
        for (file, document) in documents.under(&self.root) {
            let Some(path) = self.inside(file) else { continue };
            if document.is_lost {
                lost.insert(path);
                continue;
            }
            lay_over(&self.root, &mut tree, &path, &document.entry);
            let (uri, version) = (document.uri.clone(), document.version);
            open.insert(path, OpenText { uri, version, lines: document.lines() });
        }
        let unchecked = Unchecked::new(&tree, &mut self.cache);
        let (folder, known) = (self.uri.clone(), std::mem::take(&mut self.lines).into());
        Snapshot { tree, unchecked, findings: None, open, lost, folder, unit, known }
    }

    fn inside(&self, file: &Path) -> Option<PacketPath> {
        inside(&self.root, file)
    }
}

fn inside(root: &Path, file: &Path) -> Option<PacketPath> {
    let inside = file.strip_prefix(root).ok()?.to_str()?;
    PacketPath::new(&inside.replace(std::path::MAIN_SEPARATOR, "/")).ok()
}

/// Every packet that the editor works in, by folder.
#[derive(Default)]
pub(super) struct Folders {
    all: BTreeMap<PathBuf, Folder>,
}

impl Folders {
    /// Works in the packet that holds a folder, else in those one or two folders below it.
    pub(super) fn begin(&mut self, folder_uri: &str) {
        let Some(folder) = uri::to_path(folder_uri).and_then(|folder| folder.canonicalize().ok()) else { return };
        let around = disk::find_packet(&folder);
        let roots = around.map_or_else(|| disk::packets_below(&folder), |root| vec![root]);
        for root in roots {
            let below = inside(&folder, &root);
            let uri = match below {
                Some(path) => uri::inside(folder_uri, &path),
                None if root == folder => folder_uri.trim_end_matches('/').to_owned(),
                None => uri::of_path(&root),
            };
            self.all.entry(root.clone()).or_insert_with(|| Folder::new(root, uri));
        }
    }

    /// Works no longer in the packets of a folder; the addresses of files of which something was told.
    pub(super) fn end(&mut self, folder_uri: &str) -> Vec<String> {
        let Some(folder) = uri::to_path(folder_uri).map(|folder| folder.canonicalize().unwrap_or(folder)) else {
            return Vec::new();
        };
        let (gone, stay) = std::mem::take(&mut self.all).into_iter().partition(|(root, _)| root.starts_with(&folder));
        self.all = stay;
        let gone: BTreeMap<PathBuf, Folder> = gone;
        gone.into_values().flat_map(|folder| folder.told.into_keys()).collect()
    }

    /// The packet that a file belongs to, and the file's place in it. A packet that was not known is from now on.
    pub(super) fn of(&mut self, file: &Path, file_uri: &str) -> Option<(&mut Folder, PacketPath)> {
        let known = file.ancestors().skip(1).find(|folder| self.all.contains_key(*folder)).map(Path::to_owned);
        let near = file.ancestors().skip(1).find(|folder| folder.is_dir());
        // A packet inside of another is the nearer one.
        let root = near.and_then(disk::find_packet).or(known)?;
        let path = inside(&root, file)?;
        let uri = uri::folder_of(file_uri, &path).to_owned();
        let folder = self.all.entry(root.clone()).or_insert_with(|| Folder::new(root, uri));
        Some((folder, path))
    }

    /// The same by the address of the file.
    pub(super) fn of_uri(&mut self, uri: &str) -> Option<(&mut Folder, PacketPath)> {
        self.of(&real(&uri::to_path(uri)?), uri)
    }

    /// All of them.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Folder> {
        self.all.values_mut()
    }
}
