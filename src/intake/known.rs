//! What has been imported before, as the comments at the ends of notes say it. Comments never leave the packet, so nothing of this is published.

use super::source::SourceText;
use crate::source::Tree;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What the comment begins with.
pub(super) const MARK: &str = "<!-- imported ";

/// The first line of the comment.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Imported {
    pub(super) from: String,
    pub(super) hashes: Vec<String>,
}

/// The digests of what stands in the packet already.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// In notes.
    pub(super) noted: HashSet<String>,
    /// In the inbox.
    pub(super) kept: HashSet<String>,
}

impl Known {
    pub(super) fn of(tree: &Tree) -> Known {
        let mut known = Known::default();
        for (path, entry) in &tree.entries {
            let Some(text) = entry.text().filter(|_| path.has_ending("md")) else { continue };
            let is_inbox = is_inbox(path.as_str());
            for found in text.as_str().split(MARK).skip(1) {
                let line = found.lines().next().unwrap_or_default().trim_end().trim_end_matches("-->");
                let Ok(imported) = serde_json::from_str::<Imported>(line.trim_end()) else { continue };
                let set = if is_inbox { &mut known.kept } else { &mut known.noted };
                set.extend(imported.hashes);
            }
        }
        known
    }
}

pub(super) fn is_inbox(path: &str) -> bool {
    path.starts_with("notes/inbox-")
}

/// The comment's first line. No text in it can end the comment.
pub(super) fn mark(imported: &Imported) -> String {
    let json = serde_json::to_string(imported).unwrap_or_default();
    format!("{MARK}{}", json.replace("--", "-\\u002d").replace(">", "\\u003e").replace('<', "\\u003c"))
}

/// `brag.md:3-5`, or the name alone.
pub(super) fn address(texts: &[SourceText], place: super::entry::Place) -> String {
    let name = texts.get(place.source).map_or("", |text| text.path.as_str());
    match (place.from, place.to) {
        (0, _) => name.to_owned(),
        (from, to) if from == to => format!("{name}:{from}"),
        (from, to) => format!("{name}:{from}-{to}"),
    }
}
