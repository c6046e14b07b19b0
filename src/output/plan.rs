//! What stays, what is written and what goes: the new edition held against the manifest of the old one and against the disk.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::manifest::Manifest;
use super::output_folder::FolderState;
use super::{Files, Published};

/// The difference between what stands and what should.
pub(super) struct PublishPlan<'a> {
    /// The addresses to write.
    pub(super) write: Vec<&'a str>,
    /// The addresses whose file stays as it is.
    pub(super) keep: Vec<&'a str>,
    /// The addresses of the old edition that the new one lacks.
    removed: Vec<String>,
    same_manifest: bool,
}

impl<'a> PublishPlan<'a> {
    /// Compares. A file is kept only if the old manifest says so *and* the disk still holds these bytes: reading 1,000
    /// pages costs some ten milliseconds, and repairs whatever happened to them.
    pub(super) fn new(out: &Path, old: &FolderState, next: &Manifest, files: &'a Files) -> Self {
        let old = match old {
            FolderState::Edition(manifest) => Some(manifest),
            FolderState::Nothing => None,
        };
        let stays = |address: &str, bytes: &[u8]| {
            let entry = old.and_then(|old| old.files.get(address));
            entry.is_some() && entry == next.files.get(address) && holds(&out.join(address), bytes)
        };
        let (keep, write) = files.par_iter().partition_map(|(address, bytes)| {
            let address = address.as_str();
            if stays(address, bytes) { rayon::iter::Either::Left(address) } else { rayon::iter::Either::Right(address) }
        });
        let removed = old.iter().flat_map(|old| old.files.keys()).filter(|address| !files.contains_key(*address));
        Self { write, keep, removed: removed.cloned().collect(), same_manifest: old == Some(next) }
    }

    /// Whether the folder already holds the edition.
    pub(super) fn is_nothing(&self) -> bool {
        self.same_manifest && self.write.is_empty()
    }

    /// What publishing reports once the plan is carried out.
    pub(super) fn outcome(self) -> Published {
        Published {
            written: self.write.into_iter().map(str::to_owned).collect(),
            unchanged: self.keep.len(),
            removed: self.removed,
            left_behind: None,
        }
    }
}

/// Whether a file of exactly these bytes stands at `path`. What is no plain file is not opened.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let found = fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    #[expect(clippy::disallowed_methods, reason = "this room reads back what it wrote")]
    let read = || fs::read(path).is_ok_and(|there| there == bytes);
    found && read()
}
