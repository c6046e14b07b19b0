//! Paths inside a packet. A [`PacketPath`] is made once, at the edge, and from then on cannot leave the packet.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A path relative to the packet's root, such as `evidence/checkout.md`.
///
/// Invariant: not empty, components separated by `/`, none of them empty, `.` or `..`, no backslash and no NUL.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PacketPath(Arc<str>);

/// The path would lead out of the packet, or is not a path at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Escapes;

impl PacketPath {
    /// How the names of images end that every browser shows.
    pub const IMAGES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

    /// `packet.toml`.
    pub fn settings() -> PacketPath {
        PacketPath("packet.toml".into())
    }

    /// A path written from the packet's root.
    pub fn new(path: &str) -> Result<PacketPath, Escapes> {
        normalise("", path)
    }

    /// The path that `reference` names when it is written in this file: relative to this file's folder.
    pub fn resolve(&self, reference: &str) -> Result<PacketPath, Escapes> {
        normalise(self.folder(), reference)
    }

    /// The reference that names this path when it is written in a file of that folder.
    pub fn seen_from(&self, folder: &str) -> String {
        let there: Vec<&str> = self.0.split('/').collect();
        let here: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        let folders = there.len() - 1;
        let shared = here.iter().zip(&there[..folders]).take_while(|(one, other)| one == other).count();
        format!("{}{}", "../".repeat(here.len() - shared), there[shared..].join("/"))
    }

    /// The same path with each letter and its accents as one character: what is compared, since systems write names differently.
    pub fn composed(&self) -> PacketPath {
        match super::composed(&self.0) {
            Cow::Borrowed(_) => self.clone(),
            Cow::Owned(path) => PacketPath(path.into()),
        }
    }

    /// As text, with forward slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders above the file, without a slash at the end; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The first folder, or nothing for a file at the root.
    pub fn top(&self) -> Option<&str> {
        self.0.split_once('/').map(|(top, _)| top)
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The file's name without its ending.
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }

    /// Whether it is an image that every browser shows, by its name.
    pub fn is_image(&self) -> bool {
        PacketPath::IMAGES.iter().any(|ending| self.has_ending(ending))
    }

    /// Whether the file's name ends in `.ending`, whatever its case.
    pub fn has_ending(&self, ending: &str) -> bool {
        self.name().rsplit_once('.').is_some_and(|(stem, found)| !stem.is_empty() && found.eq_ignore_ascii_case(ending))
    }
}

fn normalise(folder: &str, path: &str) -> Result<PacketPath, Escapes> {
    if path.contains(['\\', '\0']) || path.starts_with('/') {
        return Err(Escapes);
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or(Escapes)?),
            part => parts.push(part),
        }
    }
    if parts.is_empty() { Err(Escapes) } else { Ok(PacketPath(parts.join("/").into())) }
}

impl fmt::Display for PacketPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PacketPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl serde::Serialize for PacketPath {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reference_is_read_from_the_folder_of_its_file() {
        let note = PacketPath::new("evidence/2026/a.md").unwrap();
        assert_eq!(note.resolve("../b.md").unwrap().as_str(), "evidence/b.md");
        assert_eq!(note.resolve("./c.md").unwrap().as_str(), "evidence/2026/c.md");
        assert_eq!(note.resolve("../../../etc/passwd"), Err(Escapes));
        assert_eq!((note.top(), note.folder(), note.stem()), (Some("evidence"), "evidence/2026", "a"));
    }

    #[test]
    fn a_path_is_named_from_where_one_stands() {
        let path = PacketPath::new("files/a/b.png").unwrap();
        for (folder, reference) in
            [("", "files/a/b.png"), ("evidence", "../files/a/b.png"), ("files/a", "b.png"), ("files/c", "../a/b.png")]
        {
            assert_eq!(path.seen_from(folder), reference, "{folder}");
            assert_eq!(
                PacketPath::new(format!("{folder}/x.md").trim_start_matches('/')).unwrap().resolve(reference).unwrap(),
                path
            );
        }
    }

    #[test]
    fn what_is_not_inside_is_not_a_path() {
        for path in ["", "/", "/etc/passwd", "..", "a/../..", "a\\b", "a\0b", "."] {
            assert_eq!(PacketPath::new(path), Err(Escapes), "{path:?}");
        }
    }

    proptest! {
        #[test]
        fn no_path_leaves_the_packet(folder in "[a-z./]{0,12}", reference in "[a-z./\\\\]{0,24}") {
            let Ok(base) = PacketPath::new(&format!("{folder}/x.md")) else { return Ok(()) };
            if let Ok(path) = base.resolve(&reference) {
                prop_assert!(path.as_str().split('/').all(|part| !matches!(part, "" | "." | "..")));
            }
        }
    }
}
