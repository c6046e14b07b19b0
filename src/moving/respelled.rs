//! A mention spelled for the new name, in the manner in which it was written: with its folder or without, with `.md`, with its heading.

use super::plan::{Move, Moves};
use crate::packet::{Note, address_of, unescaped};
use crate::source::{PacketPath, composed};
use crate::vocabulary::NoteKind;

/// A name in brackets: an id, `kind/id`, or the end of a path. Nothing where it stays as it is.
pub(super) fn name(written: &str, of: &Move<'_>) -> Option<String> {
    let (name, heading) = split(written);
    let blanks = |text: &str| text.len() - text.trim_start().len();
    let (before, after) = (&name[..blanks(name)], &name[name.trim_end().len()..]);
    let new = plain_name(name.trim(), of)?;
    Some(format!("{before}{new}{after}{heading}"))
}

fn plain_name(name: &str, of: &Move<'_>) -> Option<String> {
    let (folder, last) = name.rsplit_once('/').map_or((None, name), |(folder, last)| (Some(folder), last));
    let is_id = |note: &&Note| folder.is_none_or(|folder| folder == note.kind.folder()) && same(last, &note.id.value);
    if let Some(note) = of.note.filter(is_id) {
        let new = &of.new_id;
        return (*new != note.id.value).then(|| match folder {
            Some(folder) => format!("{folder}/{new}"),
            None if of.is_shared => format!("{}/{new}", note.kind.folder()),
            None => new.clone(),
        });
    }
    // Named by its file, as in Obsidian.
    let has_ending = of.note.is_none() || name.to_lowercase().ends_with(".md");
    let whole = if folder.is_some() { of.to.as_str() } else { of.to.name() };
    let ending = whole.len() - ".md".len().min(whole.len());
    let new = if has_ending { whole } else { whole.get(..ending).unwrap_or(whole) };
    (new != name).then(|| new.to_owned())
}

/// A name is compared as it is found: however its letters are encoded, and in whatever case.
fn same(name: &str, id: &str) -> bool {
    composed(name).to_lowercase() == composed(id).to_lowercase()
}

/// A path in the address of a link that is written in a note of this folder.
pub(super) fn path(written: &str, folder: &str, to: &PacketPath) -> Option<String> {
    let (old, heading) = split(written);
    let new = address_of(&to.seen_from(folder));
    let new = if old.starts_with("./") && !new.starts_with("../") { format!("./{new}") } else { new };
    let is_same = unescaped(old) == unescaped(&new);
    (!is_same).then(|| format!("{new}{heading}"))
}

/// A path of a note that itself moves to another folder; nothing for what is no path, leads out of the packet, or stays right.
pub(super) fn from_elsewhere(written: &str, note: &Note, moves: &Moves<'_>) -> Option<String> {
    let (old, _) = split(written);
    if old.trim().is_empty() || old.contains("://") || old.starts_with(['/', '\\']) || has_scheme(old) {
        return None;
    }
    let there = note.path.resolve(&unescaped(old.trim())).ok()?;
    path(written, moves.now(&note.path).folder(), moves.now(&there))
}

fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        !scheme.is_empty() && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    })
}

/// The path or name, and the heading behind it with its `#`.
fn split(written: &str) -> (&str, &str) {
    written.split_at(written.find('#').unwrap_or(written.len()))
}

/// Whether a note of another kind has this id too, so that the kind must be said with it.
pub(super) fn is_shared(id: &str, kind: NoteKind, mut has: impl FnMut(NoteKind, &str) -> bool) -> bool {
    NoteKind::ALL.iter().any(|other| *other != kind && has(*other, id))
}
