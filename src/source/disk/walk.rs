//! What stands in the packet's folder and what becomes of it: read as text, handed on, refused, or passed over as nobody's note. Nothing is opened
//! here but folders, and no link is followed.

use super::open::OpenError;
use super::pass::{is_passed_over, stands_for};
use super::reader::{FileStamp, Stamp};
use super::{ATTACHMENT_CAP, ReadError};
use crate::cleaning::is_picture;
use crate::source::{PacketPath, Refusal, TreeEntry};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// No longer than every system can hold, in characters.
const LONGEST_PATH: usize = 260;

/// No longer than every system can hold, in bytes.
const LONGEST_NAME: usize = 255;

/// What the walk has found.
#[derive(Default)]
pub(super) struct Found {
    /// What need not be opened.
    pub(super) entries: BTreeMap<PacketPath, TreeEntry>,
    /// The texts to read, by path, each with its stamp.
    pub(super) texts: Vec<(PacketPath, Stamp)>,
    /// Every folder that was entered, the root first.
    pub(super) folders: Vec<PathBuf>,
    /// The files of which only a placeholder is on this disk.
    in_the_cloud: Vec<PacketPath>,
    /// The pictures that an edition may publish, each with its stamp.
    pub(super) pictures: Vec<(PacketPath, Stamp)>,
    /// The attachments that an edition may publish.
    pub(super) files: Vec<FileStamp>,
}

/// Looks at everything under the root, a real path.
pub(super) fn walk(root: &Path) -> Result<Found, ReadError> {
    let mut found = Found { folders: vec![root.to_owned()], ..Found::default() };
    let (mut files, mut unusable) = (Vec::new(), Vec::new());
    let mut entries = WalkDir::new(root).min_depth(1).follow_links(false).into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry.map_err(|error| trouble(error, root))?;
        if !entry.file_type().is_dir() {
            files.push(entry);
        } else if let Some(path) = seen(&entry, root) {
            match path {
                Ok(_) => found.folders.push(entry.into_path()),
                Err(shown) => {
                    unusable.push(shown);
                    entries.skip_current_dir();
                }
            }
        } else {
            entries.skip_current_dir();
        }
    }
    // Half of the time of a scan is the system's answers about each file.
    let looked: Result<Vec<_>, ReadError> = files
        .par_iter()
        .filter_map(|entry| Some(seen(entry, root)?.map(|path| look(path, entry, root))))
        .map(turned)
        .collect();
    for file in looked? {
        match file {
            Ok(file) => found.take(file),
            Err(shown) => unusable.push(shown),
        }
    }
    found.note_placeholders();
    found.texts.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    found.files.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    found.folders.sort_unstable();
    unusable.sort_unstable();
    unusable.into_iter().for_each(|shown| found.refuse_name(&shown));
    Ok(found)
}

/// A file as it was found.
struct ScannedFile {
    path: PacketPath,
    /// Nothing for what is not a file after all.
    stamp: Result<Stamp, Refusal>,
}

/// Its path, or how an unusable one is shown; nothing for what is passed over.
fn seen(entry: &DirEntry, root: &Path) -> Option<Result<PacketPath, String>> {
    let is_passed_over = is_passed_over(entry.path(), entry.depth(), entry.file_type().is_dir());
    (!is_passed_over).then(|| named(entry.path().strip_prefix(root).unwrap_or(entry.path())))
}

fn look(path: PacketPath, entry: &DirEntry, root: &Path) -> Result<ScannedFile, ReadError> {
    let kind = entry.file_type();
    let stamp = if kind.is_symlink() {
        Err(Refusal::SymbolicLink)
    } else if !kind.is_file() {
        Err(Refusal::Special)
    } else {
        Ok(Stamp::of(&entry.metadata().map_err(|error| trouble(error, root))?))
    };
    Ok(ScannedFile { path, stamp })
}

/// Trouble first: a name that cannot be used stops nothing.
fn turned(looked: Result<Result<ScannedFile, ReadError>, String>) -> Result<Result<ScannedFile, String>, ReadError> {
    match looked {
        Ok(file) => file.map(Ok),
        Err(shown) => Ok(Err(shown)),
    }
}

impl Found {
    fn take(&mut self, ScannedFile { path, stamp }: ScannedFile) {
        match stamp {
            Err(refusal) => drop(self.entries.insert(path, TreeEntry::Refused(refusal))),
            Ok(_) if placeholder(&path).is_some() => self.in_the_cloud.extend(placeholder(&path)),
            Ok(stamp) if is_text(&path) => self.texts.push((path, stamp)),
            Ok(stamp) => self.attach(path, &stamp),
        }
    }

    /// What lies elsewhere than under `files/` and `theme/` is never opened, so its size does not matter.
    fn attach(&mut self, path: PacketPath, stamp: &Stamp) {
        let (size, cap) = (stamp.size, ATTACHMENT_CAP);
        let is_published = matches!(path.top(), Some("files" | "theme"));
        if is_published {
            self.files.push(FileStamp { path: path.clone(), size, modified: stamp.modified });
            if size <= cap && is_picture(path.name()) {
                self.pictures.push((path.clone(), stamp.clone()));
            }
        }
        let is_oversized = is_published && size > cap;
        let what = if is_oversized {
            TreeEntry::Refused(Refusal::Oversized { size, cap })
        } else {
            TreeEntry::Attachment(size)
        };
        self.entries.insert(path, what);
    }

    /// A file that is only in the cloud is said under its own name, unless that is here too.
    fn note_placeholders(&mut self) {
        for path in std::mem::take(&mut self.in_the_cloud) {
            if !self.texts.iter().any(|(text, _)| *text == path) {
                self.entries.entry(path).or_insert(TreeEntry::Refused(Refusal::InTheCloud));
            }
        }
    }

    /// Under a name that can be shown, and that nothing else has.
    fn refuse_name(&mut self, shown: &str) {
        let numbered = (2..).map(|number| format!("{shown} ({number})"));
        let is_free = |path: &PacketPath| {
            let is_text = self.texts.binary_search_by(|(text, _)| text.cmp(path)).is_ok();
            !is_text && !self.entries.contains_key(path)
        };
        let path = std::iter::once(shown.to_owned())
            .chain(numbered)
            .filter_map(|name| PacketPath::new(&name).ok())
            .find(is_free);
        self.entries.extend(path.map(|path| (path, TreeEntry::Refused(Refusal::UnusableName))));
    }
}

/// The path of the file that this one stands for.
fn placeholder(path: &PacketPath) -> Option<PacketPath> {
    let name = stands_for(path.name())?;
    PacketPath::new(format!("{}/{name}", path.folder()).trim_start_matches('/')).ok()
}

/// The path in the packet, or how an unusable one is shown.
pub(super) fn named(relative: &Path) -> Result<PacketPath, String> {
    let is_short = |path: &str| path.chars().count() <= LONGEST_PATH;
    let is_usable = |name: &OsStr| name.to_str().is_some_and(|name| name.len() <= LONGEST_NAME && is_portable(name));
    let path = relative.to_str().filter(|path| is_short(path) && relative.iter().all(is_usable));
    let shown = || {
        let names: Vec<_> = relative.iter().map(|name| name.to_string_lossy()).collect();
        names.join("/").chars().map(|it| if it == '\\' || it.is_control() { '\u{fffd}' } else { it }).collect()
    };
    path.and_then(|path| PacketPath::new(&path.replace(MAIN_SEPARATOR, "/")).ok()).ok_or_else(shown)
}

/// Whether Windows has the name too: it keeps some characters and some names for itself, and drops a dot or a space at the end. No name holds a
/// character that cannot be shown.
fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let is_port = |port: &str| {
        stem.len() == 4
            && stem.as_bytes()[..3].eq_ignore_ascii_case(port.as_bytes())
            && stem.as_bytes()[3].is_ascii_digit()
    };
    let is_kept = |device: &&str| stem.eq_ignore_ascii_case(device);
    let is_device = ["con", "prn", "aux", "nul"].iter().any(is_kept) || is_port("com") || is_port("lpt");
    !is_device
        && !name.contains(char::is_control)
        && !name.contains(['\\', '<', '>', ':', '"', '|', '?', '*'])
        && !name.ends_with(['.', ' '])
}

/// Whether the file at a path is read as text.
pub(crate) fn is_text(path: &PacketPath) -> bool {
    let endings: &[&str] = match path.top() {
        Some("theme") => &["md", "toml", "html", "css", "js", "svg", "txt", "json"],
        Some("files") => &["md", "toml", "svg"],
        _ => &["md", "toml"],
    };
    endings.iter().any(|ending| path.has_ending(ending))
}

fn trouble(error: walkdir::Error, root: &Path) -> ReadError {
    let path = error.path().unwrap_or(root);
    let path = path.strip_prefix(root).ok().filter(|inside| !inside.as_os_str().is_empty()).unwrap_or(path).to_owned();
    OpenError::from(std::io::Error::from(error)).into_error(&path)
}
