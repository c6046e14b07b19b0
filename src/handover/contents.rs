//! A hand-over as it lies somewhere: a folder, its archive, a copy that was unpacked elsewhere; and whether it is still what its list says.

use super::OUTLINE;
use super::archive;
use super::digests::{DigestList, LIST, hexadecimal};
use super::fault::HandoverFault;
use super::names::is_left_by_a_system;
use super::place;
use crate::site::{OUTLINE_VERSION, Outline};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

/// A list or an outline that is larger is none: 64 MiB.
const LARGEST_KEPT: usize = 64 << 20;

/// Which files are kept whole, by name.
pub(super) type Keep = fn(&str) -> bool;

/// Everything that lies in a place.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) files: BTreeMap<String, FileSeen>,
    /// What is there and is no file, by name.
    pub(super) links: Vec<String>,
}

/// One file.
pub(super) struct FileSeen {
    pub(super) digest: String,
    pub(super) size: u64,
    /// What it holds, where that was asked for.
    bytes: Option<Vec<u8>>,
}

impl FileSeen {
    /// Reads it to its end.
    pub(super) fn read(from: &mut impl Read, is_kept: bool) -> io::Result<FileSeen> {
        let (mut hasher, mut size, mut kept) = (Sha256::new(), 0, Vec::new());
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = match from.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            hasher.update(&buffer[..read]);
            size += read as u64;
            if is_kept && kept.len() <= LARGEST_KEPT {
                kept.extend_from_slice(&buffer[..read]);
            }
        }
        let bytes = (is_kept && kept.len() <= LARGEST_KEPT).then_some(kept);
        Ok(FileSeen { digest: hexadecimal(&hasher.finalize()), size, bytes })
    }
}

/// A hand-over that was found.
pub struct Contents {
    /// What its list says.
    pub list: DigestList,
    files: BTreeMap<String, FileSeen>,
    links: Vec<String>,
    outline: Option<Vec<u8>>,
    /// The digest of the archive itself, where it is one.
    archive: Option<String>,
}

/// What has become of a file of a hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It holds something else: how many bytes, and their digest.
    Changed {
        /// Its name.
        name: String,
        /// How many bytes it has.
        size: u64,
        /// Their digest.
        digest: String,
        /// What it was.
        was: String,
    },
    /// It was not there.
    Added {
        /// Its name.
        name: String,
        /// How many bytes it has; nothing for what is no file.
        size: Option<u64>,
    },
    /// It is gone.
    Removed {
        /// Its name.
        name: String,
        /// What it was.
        was: String,
    },
}

/// What a look at a hand-over has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// What differs, by name.
    pub differences: Vec<Difference>,
    /// How many files are as they were.
    pub same: usize,
    /// Files that a system has left, which are no part of it.
    pub left: Vec<String>,
}

/// Looks into a folder or an archive.
///
/// # Errors
///
/// What is no hand-over, or cannot be read, or should not be.
pub fn read_contents(path: &Path) -> Result<Contents, HandoverFault> {
    let keep: Keep = |name| matches!(name.rsplit('/').next(), Some(LIST | OUTLINE));
    let cannot = |error: io::Error| place::cannot_read(path, &error);
    let found = path.metadata().map_err(cannot)?;
    let (seen, archive) = if found.is_dir() {
        (place::look_into(path, keep)?, None)
    } else {
        let mut file = File::open(path).map_err(cannot)?;
        let mut start = [0; 2];
        let is_archive = found.is_file() && (&file).read_exact(&mut start).is_ok() && &start == b"PK";
        if !is_archive {
            let what = format!("`{}` is neither a folder nor a ZIP archive", path.display());
            return Err(HandoverFault::new(what, HELP));
        }
        let whole = file.rewind().and_then(|()| FileSeen::read(&mut file, false)).map_err(cannot)?;
        (archive::look_into(io::BufReader::new(file), keep)?, Some(whole.digest))
    };
    let contents = Contents::of(seen);
    let contents = contents.map_err(|what| HandoverFault::new(format!("`{}` {what}", path.display()), HELP))??;
    Ok(Contents { archive, ..contents })
}

const HELP: &str = "name a folder of `hand-overs/`, its archive, or a copy of either";

impl Contents {
    /// The hand-over in what was seen, which may lie in a folder of its own.
    pub(super) fn of(seen: Seen) -> Result<Result<Contents, HandoverFault>, &'static str> {
        let Seen { files, links } = seen;
        let folder = if files.contains_key(LIST) {
            String::new()
        } else {
            let in_folder = |name: &String| {
                name.strip_suffix(LIST).filter(|folder| folder.matches('/').count() == 1).map(str::to_owned)
            };
            let mut folders = files.keys().filter(|name| !is_left_by_a_system(name)).filter_map(in_folder);
            let Some(folder) = folders.next() else { return Err("is no hand-over: it holds no `SHA256SUMS`") };
            if folders.next().is_some() {
                return Err("holds several hand-overs");
            }
            folder
        };
        let inside = |name: String| name.strip_prefix(&folder).map(str::to_owned).unwrap_or(format!("../{name}"));
        let links = links.into_iter().map(inside).collect();
        let mut files: BTreeMap<String, FileSeen> =
            files.into_iter().map(|(name, file)| (inside(name), file)).collect();
        let list = files.remove(LIST).and_then(|list| list.bytes).and_then(|bytes| String::from_utf8(bytes).ok());
        let outline = files.get_mut(OUTLINE).and_then(|outline| outline.bytes.take());
        let Some(list) = list else { return Err("has a `SHA256SUMS` that is no text") };
        Ok(DigestList::parse(&list).map(|list| Contents { list, files, links, outline, archive: None }))
    }

    /// The digest of the archive itself; nothing for a folder.
    pub fn archive(&self) -> Option<&str> {
        self.archive.as_deref()
    }

    /// What its edition says.
    ///
    /// # Errors
    ///
    /// Where it holds no outline, or one that this program does not know.
    pub fn outline(&self) -> Result<Outline, HandoverFault> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let fault = |what: String| {
            HandoverFault::new(format!("`{OUTLINE}` {what}"), "compare hand-overs that this version of promo has made")
        };
        let Some(bytes) = &self.outline else { return Err(fault("is not there".to_owned())) };
        let broken = |error: serde_json::Error| fault(format!("is no outline of an edition: {error}"));
        let Version { version } = serde_json::from_slice(bytes).map_err(broken)?;
        if version != OUTLINE_VERSION {
            return Err(fault(format!("has version {version}, and this program knows version {OUTLINE_VERSION}")));
        }
        serde_json::from_slice(bytes).map_err(broken)
    }
}

/// Holds what lies there against its list.
pub fn verify(contents: &Contents) -> Verified {
    let Contents { list, files, links, .. } = contents;
    let mut verified = Verified { differences: Vec::new(), same: 0, left: Vec::new() };
    for (name, was) in &list.files {
        match files.get(name) {
            Some(file) if file.digest == *was => verified.same += 1,
            Some(FileSeen { digest, size, .. }) => verified.differences.push(Difference::Changed {
                name: name.clone(),
                size: *size,
                digest: digest.clone(),
                was: was.clone(),
            }),
            None => verified.differences.push(Difference::Removed { name: name.clone(), was: was.clone() }),
        }
    }
    for (name, file) in files.iter().filter(|(name, _)| !list.files.contains_key(*name)) {
        if is_left_by_a_system(name.trim_start_matches("../")) {
            verified.left.push(name.clone());
        } else {
            verified.differences.push(Difference::Added { name: name.clone(), size: Some(file.size) });
        }
    }
    let links = links.iter().filter(|name| !list.files.contains_key(*name));
    verified.differences.extend(links.map(|name| Difference::Added { name: name.clone(), size: None }));
    verified
}

impl Difference {
    /// The file that it is about.
    pub fn name(&self) -> &str {
        match self {
            Difference::Changed { name, .. } | Difference::Added { name, .. } | Difference::Removed { name, .. } => {
                name
            }
        }
    }
}
