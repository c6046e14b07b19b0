//! The manifest and the publisher: a map of addresses to bytes goes in, a folder on disk comes out, whole or not at all.
//! This room decides where an edition may be written and how the old one makes way for it; what the bytes say is not its
//! concern, and it knows no other room.

// A kind, an audience or a state that is added must be named wherever one is decided upon.
#![warn(clippy::wildcard_enum_match_arm)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

mod output_folder;

mod publish;

mod output_file;

mod parcel;

mod manifest;

mod address;
mod foreign;
mod making;
mod readers;
mod stage;
mod swap;
mod yard;

mod disk;
mod error;
mod lock;

#[cfg(test)]
mod faults;
#[cfg(test)]
mod tests;

pub use error::PublishError;
pub use making::Making;
pub use manifest::{MANIFEST, Manifest, ManifestEntry};
pub use output_file::{OutputFile, inspect_file, publish_file};
pub use output_folder::{OutputFolder, Surroundings, inspect};
pub use parcel::{Parcel, publish_parcel};
pub use publish::{publish, publish_filled};

/// A whole edition: each address (`evidence/a.html`: relative, forward slashes) with the bytes that stand there.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// What one publishing did. Addresses are sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// The addresses whose bytes were written.
    pub written: Vec<String>,
    /// How many addresses stayed as they were, with their time stamps.
    pub unchanged: usize,
    /// The addresses of the edition before that this one no longer has.
    pub removed: Vec<String>,
    /// A folder beside the edition that could not be cleared away. The edition is complete; the next build tries again.
    pub left_behind: Option<PathBuf>,
}
