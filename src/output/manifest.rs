//! The manifest that lies in every edition: which files are ours, and what was in them. It says nothing that the edition
//! does not say (no time, no path of this machine, nothing withheld), and the same edition gives the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Files, address};

/// The manifest's address in every edition.
pub const MANIFEST: &str = ".promo-manifest.json";

/// The form that this program writes; a greater number was written by a later one.
const VERSION: u32 = 1;

/// More than any edition needs; what is larger is not read.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Every address of an edition with the hash and size of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    version: u32,
    audience: String,
    pub(super) files: BTreeMap<String, ManifestEntry>,
}

/// What stands at one address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestEntry {
    blake3: String,
    size: u64,
}

/// Only the version, so that a later form is told from a broken one.
#[derive(Deserialize)]
struct Version {
    version: u32,
}

impl Manifest {
    /// The manifest of an edition.
    #[must_use]
    pub fn of(audience: &str, files: &Files) -> Self {
        Self::of_entries(
            audience,
            files.par_iter().map(|(address, bytes)| (address.clone(), ManifestEntry::of(bytes))).collect(),
        )
    }

    /// The manifest of an edition of these files.
    #[must_use]
    pub fn of_entries(audience: &str, files: BTreeMap<String, ManifestEntry>) -> Self {
        Self { version: VERSION, audience: audience.to_owned(), files }
    }

    /// How many bytes stand at an address, if something does.
    #[must_use]
    pub fn size(&self, address: &str) -> Option<u64> {
        self.files.get(address).map(|entry| entry.size)
    }

    /// The manifest in `folder`, if one lies there.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, Unreadable> {
        let path = folder.join(MANIFEST);
        let found = match fs::symlink_metadata(&path) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Unreadable::Io(error)),
        };
        if !found.is_file() || found.len() > LARGEST {
            return Err(Unreadable::Broken("is not a file that this program wrote".to_owned()));
        }
        #[expect(clippy::disallowed_methods, reason = "this room reads back what it wrote")]
        let bytes = fs::read(&path).map_err(Unreadable::Io)?;
        Self::parse(&bytes).map(Some).map_err(Unreadable::Broken)
    }

    /// What it will say, for those who look through all that is published.
    ///
    /// # Errors
    ///
    /// None that a manifest of ours has.
    pub fn text(&self) -> io::Result<String> {
        self.to_bytes().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The bytes to write: sorted, indented, and a line feed at the end.
    pub(super) fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    fn parse(bytes: &[u8]) -> Result<Self, String> {
        let broken = |error: serde_json::Error| format!("is not a manifest: {error}");
        let Version { version } = serde_json::from_slice(bytes).map_err(broken)?;
        if version != VERSION {
            return Err(format!("has version {version}, and this program knows version {VERSION}"));
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(broken)?;
        match manifest.files.iter().find_map(|(address, entry)| fault(address, entry)) {
            Some(fault) => Err(fault),
            None => Ok(manifest),
        }
    }
}

/// Why a manifest could not be read.
#[derive(Debug)]
pub(super) enum Unreadable {
    /// The disk would not give it.
    Io(io::Error),
    /// It is not one of ours: a phrase that follows its name.
    Broken(String),
}

impl ManifestEntry {
    /// What stands at an address with these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { blake3: blake3::hash(bytes).to_hex().to_string(), size: bytes.len() as u64 }
    }
}

fn fault(address: &str, entry: &ManifestEntry) -> Option<String> {
    if let Some(fault) = address::fault(address) {
        return Some(format!("names `{address}`, which {fault}"));
    }
    blake3::Hash::from_hex(&entry.blake3).is_err().then(|| format!("has no proper hash for `{address}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        Files::from([("b.html".into(), b"two".as_slice().into()), ("a.html".into(), b"one".as_slice().into())])
    }

    #[test]
    fn it_says_addresses_hashes_and_sizes_in_order_and_no_more() {
        let text = String::from_utf8(Manifest::of("manager", &files()).to_bytes().unwrap()).unwrap();
        let hash = blake3::hash(b"one").to_hex();
        let start = format!(
            "{{\n  \"version\": 1,\n  \"audience\": \"manager\",\n  \"files\": {{\n    \"a.html\": {{\n      \
             \"blake3\": \"{hash}\",\n      \"size\": 3\n    }},\n    \"b.html\""
        );
        assert!(text.starts_with(&start), "{text}");
        assert!(text.ends_with("}\n"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let manifest = Manifest::of("manager", &files());
        assert_eq!(Manifest::parse(&manifest.to_bytes().unwrap()), Ok(manifest));
    }

    #[test]
    fn a_manifest_that_names_a_path_outside_is_refused() {
        let text = String::from_utf8(Manifest::of("self", &files()).to_bytes().unwrap()).unwrap();
        let error = Manifest::parse(text.replace("a.html", "../a.html").as_bytes()).unwrap_err();
        assert_eq!(error, "names `../a.html`, which has a part that is `.` or `..`");
    }

    #[test]
    fn a_broken_or_later_manifest_is_told_apart() {
        assert!(Manifest::parse(b"{").unwrap_err().starts_with("is not a manifest"));
        assert!(Manifest::parse(br#"{"version":2,"more":[]}"#).unwrap_err().starts_with("has version 2"));
        let short = br#"{"version":1,"audience":"self","files":{"a":{"blake3":"00","size":1}}}"#;
        assert_eq!(Manifest::parse(short).unwrap_err(), "has no proper hash for `a`");
    }
}
