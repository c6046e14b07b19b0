//! A hand-over that lies in a folder. Links are named and never followed.

use super::contents::{FileSeen, Keep, Seen};
use super::fault::HandoverFault;
use std::fs::File;
use std::io;
use std::path::Path;
use walkdir::WalkDir;

/// More files than any edition has.
const MOST: usize = 100_000;

pub(super) fn look_into(folder: &Path, keep: Keep) -> Result<Seen, HandoverFault> {
    let mut seen = Seen::default();
    for entry in WalkDir::new(folder).min_depth(1).follow_links(false).follow_root_links(true) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            cannot_read(&path, &error.into())
        })?;
        if entry.file_type().is_dir() {
            continue;
        }
        let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let Some(parts) = inside.iter().map(|part| part.to_str()).collect::<Option<Vec<&str>>>() else {
            let what = format!("`{}` has a name that is not UTF-8", entry.path().display());
            return Err(HandoverFault::new(what, "move it away: it is no part of a hand-over"));
        };
        let name = parts.join("/");
        if seen.files.len() + seen.links.len() >= MOST {
            let what = format!("`{}` holds more than {MOST} files", folder.display());
            return Err(HandoverFault::new(what, "name the folder of one hand-over"));
        }
        if !entry.file_type().is_file() {
            seen.links.push(name);
            continue;
        }
        let read = File::open(entry.path()).and_then(|mut file| FileSeen::read(&mut file, keep(&name)));
        seen.files.insert(name, read.map_err(|error| cannot_read(entry.path(), &error))?);
    }
    Ok(seen)
}

pub(super) fn cannot_read(path: &Path, error: &io::Error) -> HandoverFault {
    if error.kind() == io::ErrorKind::NotFound {
        let what = format!("cannot find `{}`", path.display());
        return HandoverFault::new(what, "name a folder of `hand-overs/`, its archive, or a copy of either");
    }
    HandoverFault::new(format!("cannot read `{}`: {error}", path.display()), "look at its permissions")
}
