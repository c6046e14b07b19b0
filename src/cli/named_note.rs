//! The note that is meant by what a person types: an id, `kind/id`, or the path of its file.

use super::{CliError, environment};
use crate::diagnostic::{either, near_miss};
use crate::packet::{Note, Packet};
use crate::source::{PacketPath, Tree, composed};
use crate::vocabulary::NoteKind;
use std::path::{Component, Path, PathBuf};

/// The one note that is meant.
pub(super) fn named<'p>(typed: &str, packet: &'p Packet, tree: &Tree, root: &Path) -> Result<&'p Note, CliError> {
    let (folder, id) = typed.rsplit_once('/').map_or((None, typed), |(folder, id)| (Some(folder), id));
    let is_there = |kind: &&NoteKind| folder.is_none_or(|folder| folder == kind.folder());
    let by_id: Vec<&Note> = NoteKind::ALL.iter().filter(is_there).filter_map(|kind| packet.find(*kind, id)).collect();
    match by_id.as_slice() {
        [only] => return Ok(only),
        [] => {}
        several => {
            let names: Vec<String> = several.iter().map(|note| format!("{}/{id}", note.kind.folder())).collect();
            let what = format!("`{id}` is the id of {} notes", several.len());
            return Err(CliError::new(what).help(format!("write {}", either(&names))));
        }
    }
    let paths = || [paths(typed, root), paths(&format!("{typed}.md"), root)].concat().into_iter();
    if let Some(note) = paths().find_map(|path| packet.note_at(&path)) {
        return Ok(note);
    }
    if let Some(path) = paths().find(|path| tree.entries.contains_key(path)) {
        let what = format!("`{path}` is not a note that can be read");
        return Err(CliError::new(what).help("notes are the Markdown files of the packet's folders: `promo list`"));
    }
    Err(unknown(typed, id, packet))
}

fn unknown(typed: &str, id: &str, packet: &Packet) -> CliError {
    let ids: Vec<&str> = packet.notes.iter().map(|note| note.id.value.as_str()).collect();
    let begins = ids.iter().find(|known| id.len() > 2 && known.starts_with(&*composed(id)));
    let help = match (near_miss(id, ids.iter().copied()), begins) {
        (Some(near), _) => near.to_string(),
        (None, Some(known)) => format!("did you mean `{known}`?"),
        (None, None) => "`promo list` names all notes with their ids".to_owned(),
    };
    CliError::new(format!("no note has the id or the path `{typed}`")).help(help)
}

/// What a path may mean: seen from where the person stands, then from the packet's folder.
pub(super) fn paths(typed: &str, root: &Path) -> Vec<PacketPath> {
    let from_here = environment::current().ok().and_then(|here| inside(&here.join(typed), root));
    [from_here, PacketPath::new(typed).ok()].into_iter().flatten().collect()
}

/// The path in the packet, by its words alone: it need not be there.
fn inside(path: &Path, root: &Path) -> Option<PacketPath> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(part),
        }
    }
    let inside: Vec<&str> = plain.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
    PacketPath::new(&inside.join("/")).ok()
}
