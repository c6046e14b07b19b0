//! What a link or an address that leads nowhere was certainly meant to be: a file that has moved, an id in other letters, a path in the manner of another
//! system. Only what then leads somewhere is offered, and only where nothing else of the packet can be meant.

use super::references::alike;
use super::targets::{certain_heading, unescaped};
use super::{Note, Packet};
use crate::diagnostic::{Fix, NearMiss, near_miss};
use crate::source::{PacketPath, Spanned};
use crate::syntax::markdown::{Link, LinkKind};
use crate::vocabulary::{LinkTarget, NoteKind};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;

/// What the address of a link says by escapes: all but letters of any script, digits, and these.
const ESCAPED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'/');

impl Packet {
    /// The fix of a link of a body: either its id or path changes or the heading it names, never both.
    pub(super) fn meant_by_link(&self, note: &Note, link: &Link) -> Option<Fix> {
        self.target_meant(note, link).or_else(|| self.heading_meant(note, link))
    }

    /// The fix of a link whose note is there, and has one heading that can be meant.
    fn heading_meant(&self, note: &Note, link: &Link) -> Option<Fix> {
        let destination = &link.destination;
        let (path, written) = destination.value.split_once('#')?;
        let without = Link { destination: Spanned::new(path.to_owned(), destination.span), ..link.clone() };
        let other = match path {
            "" => note,
            _ => match self.resolve(note, &without).ok()? {
                LinkTarget::Note(path, None) => self.note_at(&path)?,
                LinkTarget::Note(..) | LinkTarget::Here(_) | LinkTarget::Web(_) | LinkTarget::File(..) => return None,
            },
        };
        let replacement = certain_heading(other, written)?;
        let mended =
            Link { destination: Spanned::new(format!("{path}#{replacement}"), destination.span), ..link.clone() };
        self.resolve(note, &mended).ok()?;
        let start = destination.span.start + path.len() + 1;
        Some(Fix {
            span: destination.span.with(start, start + written.len()),
            written: written.to_owned(),
            replacement,
        })
    }

    fn target_meant(&self, note: &Note, link: &Link) -> Option<Fix> {
        let destination = &link.destination;
        let written = match link.kind {
            LinkKind::Image | LinkKind::Embed => destination.value.as_str(),
            LinkKind::Wiki | LinkKind::WikiText | LinkKind::Text | LinkKind::Bare => {
                without_heading(&destination.value)
            }
        };
        let replacement = match link.kind {
            LinkKind::Wiki | LinkKind::WikiText => self.named_meant(written)?,
            // A note is never shown inside another, and of an image the name alone may be written: what it was meant to be is said in words.
            LinkKind::Embed => return None,
            LinkKind::Image | LinkKind::Text | LinkKind::Bare => {
                escaped(&relative(note, &self.file_meant(note, written)?))
            }
        };
        let value = format!("{replacement}{}", &destination.value[written.len()..]);
        let mended = Link { destination: Spanned::new(value, destination.span), ..link.clone() };
        self.resolve(note, &mended).ok()?;
        // Where the destination was not found in the text the span is that of the whole link, and the fix does not outlive being settled.
        let span = destination.span.with(destination.span.start, destination.span.start + written.len());
        Some(Fix { span, written: written.to_owned(), replacement })
    }

    /// The fix of an address of front matter. What is under `files/` is named from the packet's root, as everywhere in front matter.
    pub(super) fn meant_by_address(&self, note: &Note, address: &Spanned<String>) -> Option<Fix> {
        let path = without_heading(&address.value);
        let found = self.file_meant(note, path)?;
        let written = if found.top() == Some("files") { found.to_string() } else { escaped(&relative(note, &found)) };
        let replacement = format!("{written}{}", &address.value[path.len()..]);
        self.resolve_address(note, &replacement).ok()?;
        Some(Fix { span: address.span, written: address.value.clone(), replacement })
    }

    /// The one note that `id` or `kind/id` can mean, in the form it was written in.
    fn named_meant(&self, written: &str) -> Option<String> {
        let plain = written.trim().replace('\\', "/");
        let plain = plain.strip_suffix(".md").unwrap_or(&plain);
        let (folder, id) = plain.rsplit_once('/').map_or((None, plain), |(folder, id)| (Some(folder), id));
        let in_folder = |kind: NoteKind| folder.is_some_and(|folder| folder.eq_ignore_ascii_case(kind.folder()));
        let same: Vec<&Note> = self.notes().filter(|note| folded(&note.id.value) == folded(id)).collect();
        let of_kind: Vec<&Note> = same.iter().copied().filter(|note| in_folder(note.kind)).collect();
        let found = match (of_kind.as_slice(), same.as_slice()) {
            ([only], _) | ([], [only]) => *only,
            ([], []) => {
                let ids: Vec<&str> = self.notes().map(|note| note.id.value.as_str()).collect();
                let NearMiss { word, is_certain: true } = near_miss(id, ids.iter().copied())? else { return None };
                if alike(id, &ids) != [word] {
                    return None;
                }
                let mut meant =
                    self.notes().filter(|note| note.id.value == word && (folder.is_none() || in_folder(note.kind)));
                let only = meant.next()?;
                if meant.next().is_some() {
                    return None;
                }
                only
            }
            _ => return None,
        };
        match (folder, found.kind.folder()) {
            (None, _) | (_, "") => Some(found.id.value.clone()),
            (Some(_), folder) => Some(format!("{folder}/{}", found.id.value)),
        }
    }

    fn notes(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().map(|note| &**note)
    }

    /// The one file of the packet that a path can mean which leads nowhere.
    fn file_meant(&self, note: &Note, written: &str) -> Option<PacketPath> {
        let plain = unescaped(written.trim()).replace('\\', "/");
        if plain.is_empty() || plain.contains(':') || plain.starts_with('/') {
            return None;
        }
        let path = note.path.resolve(&plain).ok()?;
        if self.is_linkable(&path) {
            return Some(path);
        }
        let as_note = PacketPath::new(&format!("{path}.md")).ok().filter(|path| self.note_at(path).is_some());
        as_note.or_else(|| self.of_this_name(note, &path)).or_else(|| self.of_a_near_name(&path))
    }

    fn is_linkable(&self, path: &PacketPath) -> bool {
        self.note_at(path).is_some() || self.files.contains_key(path)
    }

    /// All that has a name: files that cannot be linked too, since they may well be what is meant.
    fn paths_known(&self) -> impl Iterator<Item = &PacketPath> {
        let skipped = self.skipped.iter().map(|(_, path)| path);
        self.notes()
            .map(|note| &note.path)
            .chain(skipped)
            .chain(self.files.keys())
            .chain(&self.others)
            .chain(self.theme.keys())
    }

    /// Where a file of this name is now. The note itself is not what it links to.
    fn of_this_name(&self, note: &Note, path: &PacketPath) -> Option<PacketPath> {
        let mut found = self.paths_known().filter(|known| folded(known.name()) == folded(path.name()));
        let only = found.next().filter(|found| **found != note.path && self.is_linkable(found))?;
        found.next().is_none().then(|| only.clone())
    }

    /// A file whose name was misspelled, in the same folder and with the same ending: elsewhere it would be two slips in one.
    fn of_a_near_name(&self, path: &PacketPath) -> Option<PacketPath> {
        let ending = |path: &PacketPath| path.name().rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let names = self.paths_known().filter(|known| ending(known) == ending(path)).map(PacketPath::stem);
        let NearMiss { word, is_certain: true } = near_miss(path.stem(), names)? else { return None };
        let mut found = self.paths_known().filter(|known| known.stem() == word && ending(known) == ending(path));
        let only = found.next().filter(|found| found.folder() == path.folder() && self.is_linkable(found))?;
        found.next().is_none().then(|| only.clone())
    }
}

fn without_heading(destination: &str) -> &str {
    destination.split_once('#').map_or(destination, |(path, _)| path)
}

/// A name as systems see it that do not tell upper case from lower, or one way to encode `é` from another.
fn folded(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).collect()
}

/// The way from a note to a file.
fn relative(note: &Note, path: &PacketPath) -> String {
    let folders =
        |folder: &str| folder.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (from, to) = (folders(note.path.folder()), folders(path.folder()));
    let shared = from.iter().zip(&to).take_while(|(from, to)| from == to).count();
    let up = from[shared..].iter().map(|_| "../");
    let down = to[shared..].iter().map(|part| format!("{part}/"));
    up.map(str::to_owned).chain(down).chain([path.name().to_owned()]).collect()
}

/// As an address, in which letters of every script may stand as they are.
pub(crate) fn escaped(path: &str) -> String {
    path.chars()
        .map(|character| {
            let mut buffer = [0; 4];
            let one = &*character.encode_utf8(&mut buffer);
            if character.is_alphanumeric() { one.to_owned() } else { utf8_percent_encode(one, &ESCAPED).to_string() }
        })
        .collect()
}
