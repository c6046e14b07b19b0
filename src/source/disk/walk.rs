//! What stands in the packet's folder and what becomes of it: read as text, handed on, refused, or passed over as nobody's note. Nothing is opened
//! here but folders, and no link is followed.

use super::open::Trouble;
use super::{ATTACHMENT_CAP, ReadError};
use crate::source::{Entry, PacketPath, Refusal};
use std::collections::BTreeMap;
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// No longer than every system can hold, in characters.
const LONGEST_PATH: usize = 260;

/// No longer than every system can hold, in bytes.
const LONGEST_NAME: usize = 255;

/// The mark of a built edition: nothing under it is the author's.
const MANIFEST: &str = ".promo-manifest.json";

/// What the walk has found.
#[derive(Default)]
pub(super) struct Found {
    /// What need not be opened.
    pub(super) entries: BTreeMap<PacketPath, Entry>,
    /// The texts to read, by folder.
    pub(super) texts: BTreeMap<String, Vec<PacketPath>>,
}

/// Looks at everything under the root, a real path.
pub(super) fn walk(root: &Path) -> Result<Found, ReadError> {
    let mut found = Found::default();
    let mut unusable = Vec::new();
    let mut entries = WalkDir::new(root).min_depth(1).follow_links(false).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry.map_err(|error| trouble(error, root))?;
        let is_folder = entry.file_type().is_dir();
        let name = || named(entry.path().strip_prefix(root).unwrap_or(entry.path()));
        let path = if is_passed_over(&entry) { None } else { name().map_err(|shown| unusable.push(shown)).ok() };
        match path {
            None if is_folder => entries.skip_current_dir(),
            Some(path) if !is_folder => found.take(path, &entry, root)?,
            _ => {}
        }
    }
    unusable.into_iter().for_each(|shown| found.refuse_name(&shown));
    Ok(found)
}

impl Found {
    fn take(&mut self, path: PacketPath, entry: &DirEntry, root: &Path) -> Result<(), ReadError> {
        let kind = entry.file_type();
        let what = if kind.is_symlink() {
            Entry::Refused(Refusal::SymbolicLink)
        } else if !kind.is_file() {
            Entry::Refused(Refusal::Special)
        } else if is_text(&path) {
            self.texts.entry(path.folder().to_owned()).or_default().push(path);
            return Ok(());
        } else {
            attachment(&path, entry.metadata().map_err(|error| trouble(error, root))?.len())
        };
        self.entries.insert(path, what);
        Ok(())
    }

    /// Under a name that can be shown, and that nothing else has.
    fn refuse_name(&mut self, shown: &str) {
        let numbered = (2..).map(|number| format!("{shown} ({number})"));
        let is_free = |path: &PacketPath| {
            let is_text = self.texts.get(path.folder()).is_some_and(|texts| texts.contains(path));
            !is_text && !self.entries.contains_key(path)
        };
        let path = std::iter::once(shown.to_owned())
            .chain(numbered)
            .filter_map(|name| PacketPath::new(&name).ok())
            .find(is_free);
        self.entries.extend(path.map(|path| (path, Entry::Refused(Refusal::UnusableName))));
    }
}

/// Hidden files, editors' droppings, and folders that programs made. A link is never passed over as a folder.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    if name.starts_with('.') {
        return true;
    }
    if !entry.file_type().is_dir() {
        return is_dropping(&name);
    }
    let is_made = name == "node_modules" || entry.depth() == 1 && (name == "dist" || name == "target");
    is_made || entry.path().join(MANIFEST).symlink_metadata().is_ok()
}

/// What Vim, Emacs and the JetBrains editors leave beside a file while they save it. `4913` is Vim's trial of whether it may write.
fn is_dropping(name: &str) -> bool {
    let is_emacs = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    is_emacs
        || name == "4913"
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.ends_with(".tmp")
        || name.contains("___jb_")
}

/// The path in the packet, or how an unusable one is shown.
fn named(relative: &Path) -> Result<PacketPath, String> {
    let names: Vec<_> = relative.iter().map(|name| name.to_string_lossy()).collect();
    let shown: String =
        names.join("/").chars().map(|it| if it == '\\' || it.is_control() { '\u{fffd}' } else { it }).collect();
    let is_whole = relative.to_str().is_some() && shown == names.join("/");
    let is_short = shown.chars().count() <= LONGEST_PATH && names.iter().all(|name| name.len() <= LONGEST_NAME);
    match PacketPath::new(&shown) {
        Ok(path) if is_whole && is_short && names.iter().all(|name| is_portable(name)) => Ok(path),
        _ => Err(shown),
    }
}

/// Whether Windows has the name too: it keeps some characters and some names for itself, and drops a dot or a space at the end.
fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let is_port = |port: &str| {
        stem.strip_prefix(port).is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
    };
    let is_device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || is_port("com") || is_port("lpt");
    !is_device && !name.contains(['<', '>', ':', '"', '|', '?', '*']) && !name.ends_with(['.', ' '])
}

fn is_text(path: &PacketPath) -> bool {
    let endings: &[&str] = match path.top() {
        Some("theme") => &["md", "toml", "html", "css", "js", "svg", "txt", "json"],
        Some("files") => &["md", "toml", "svg"],
        _ => &["md", "toml"],
    };
    endings.iter().any(|ending| path.has_ending(ending))
}

/// What lies elsewhere than under `files/` and `theme/` is never opened, so its size does not matter.
fn attachment(path: &PacketPath, size: u64) -> Entry {
    if size > ATTACHMENT_CAP && matches!(path.top(), Some("files" | "theme")) {
        return Entry::Refused(Refusal::Oversized { size, cap: ATTACHMENT_CAP });
    }
    Entry::Attachment(size)
}

fn trouble(error: walkdir::Error, root: &Path) -> ReadError {
    let path = error.path().unwrap_or(root);
    let path = path.strip_prefix(root).ok().filter(|inside| !inside.as_os_str().is_empty()).unwrap_or(path).to_owned();
    Trouble::from(std::io::Error::from(error)).into_error(&path)
}
