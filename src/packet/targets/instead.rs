//! What to write instead of a path that leads nowhere. What certainly was meant is given as it is to be written in this note; what stands there already is
//! never said again.

use super::{nearest, unescaped};
use crate::packet::{Note, Packet};
use crate::source::{PacketPath, composed};

impl Packet {
    /// What would help where this path, written in this note, leads nowhere.
    pub(super) fn instead(&self, note: &Note, written: &str) -> Option<String> {
        let is_new = |path: &String| path != written;
        let plain = plain(written);
        let certain = self
            .meant(note, &plain)
            .or_else(|| self.meant(note, &format!("{plain}.md")))
            .map(|path| reference(note, path))
            .filter(is_new);
        if let Some(path) = certain {
            return Some(format!("write `{path}`"));
        }
        let name = plain.rsplit('/').next().unwrap_or("");
        let known: Vec<&PacketPath> = self.known().collect();
        let near = nearest(name, known.iter().map(|known| known.name()))?;
        let near = known.into_iter().find(|known| known.name() == near)?;
        Some(reference(note, near)).filter(is_new).map(|path| format!("did you mean `{path}`?"))
    }

    /// What was meant, where only one thing can be: seen from the note, from the packet's root, or the only file of its name.
    fn meant(&self, note: &Note, plain: &str) -> Option<&PacketPath> {
        let from_note = note.path.resolve(plain).ok().and_then(|path| self.known_as(&path));
        let from_root =
            || PacketPath::new(plain.trim_start_matches(['.', '/'])).ok().and_then(|path| self.known_as(&path));
        let by_name = || {
            let mut same = self.known().filter(|path| ends_as(path, plain.trim_start_matches(['.', '/'])));
            same.next().filter(|_| same.next().is_none())
        };
        from_note.or_else(from_root).or_else(by_name)
    }

    /// The notes and files that a link may lead to.
    fn known(&self) -> impl Iterator<Item = &PacketPath> {
        self.notes.iter().map(|note| &note.path).chain(self.files.keys())
    }

    /// The path as it is spelled on disk, when it is there.
    fn known_as(&self, path: &PacketPath) -> Option<&PacketPath> {
        self.note_at(path).map(|note| &note.path).or_else(|| self.file_at(path).map(|(path, _)| path))
    }
}

/// Whether a path ends in these folders and this name, however their letters are encoded.
pub(super) fn ends_as(path: &PacketPath, name: &str) -> bool {
    let (path, name) = (path.composed(), composed(name));
    let rest = path.as_str().strip_suffix(&*name);
    !name.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
}

/// Without what other tools write in a path: `%20`, backslashes, and questions to a server such as `?raw=true`.
fn plain(written: &str) -> String {
    let path = written.split(['?', '#']).next().unwrap_or("");
    unescaped(path).replace('\\', "/")
}

/// The path as a link in this note writes it.
fn reference(note: &Note, path: &PacketPath) -> String {
    path.seen_from(note.path.folder()).replace(' ', "%20")
}
