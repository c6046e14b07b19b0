//! What a move changes, file by file.

use super::mention::{Mention, Naming, addresses, is_named, mentions};
use super::{outcome, place, respelled};
use crate::packet::{Note, Packet, read_packet};
use crate::source::{PacketPath, Span, Text, Tree, TreeEntry, composed};
use crate::syntax::Edit;
use crate::vocabulary::{NoteKind, slug};
use std::collections::BTreeMap;

/// What a note is to be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// By this id: in its `id` key, where it has one, else by the name of its file.
    Id(String),
    /// Its file is to stand here. An `id` key stays as it is.
    Path(PacketPath),
}

/// A move that leaves everything leading where it led.
#[derive(Clone, Debug)]
pub struct MovePlan {
    /// The file as it is called.
    pub from: PacketPath,
    /// The file as it will be; the same where only the `id` key changes.
    pub to: PacketPath,
    /// The id as it will be.
    pub id: String,
    /// What changes in which file, in the order of its places; files by the names that they have before the move.
    pub edits: BTreeMap<PacketPath, Vec<Edit>>,
    /// The packet as it is then.
    pub tree: Tree,
}

/// Why a note stays where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MoveRefusal {
    /// It is the case, of which there is one, in its place.
    Case,
    /// It is called so already.
    Same,
    /// No id, and no name of a file.
    BadName(String),
    /// The place is in the folder of another kind, or in that of none.
    OtherKind(PacketPath),
    /// A note of this kind has the id already.
    Taken(PacketPath),
    /// Something stands in the place of the new file.
    InTheWay(PacketPath),
    /// Its front matter could not all be read, so that what names it is not known.
    Unread,
    /// A place that would lead elsewhere afterwards, or that cannot be written anew.
    Unclear(Span),
}

/// A move in the making.
pub(super) struct Move<'a> {
    pub(super) note: &'a Note,
    pub(super) to: PacketPath,
    pub(super) new_id: String,
    /// Whether a note of another kind has the new id.
    pub(super) is_shared: bool,
}

/// The plan of a move. Pure: the doors write it, or show it.
///
/// # Errors
///
/// [`MoveRefusal`], and then nothing is to be written.
pub fn plan_move(tree: &Tree, packet: &Packet, note: &Note, goal: &Goal) -> Result<MovePlan, MoveRefusal> {
    let of = Move::of(tree, packet, note, goal)?;
    let mut edits: BTreeMap<PacketPath, BTreeMap<(usize, usize), String>> = BTreeMap::new();
    for (span, words) in of.changes(tree, packet)? {
        edits.entry(span.file.path().clone()).or_default().insert((span.start, span.end), words);
    }
    let edits: BTreeMap<PacketPath, Vec<Edit>> = edits
        .into_iter()
        .map(|(file, edits)| (file, edits.into_iter().map(|((start, end), words)| (start..end, words)).collect()))
        .collect();
    let after = applied(tree, &of, &edits)?;
    let read = read_packet(&after, &mut Vec::new());
    match outcome::first_change(packet, &read, &of) {
        Some(span) => Err(MoveRefusal::Unclear(span)),
        None => Ok(MovePlan { from: note.path.clone(), to: of.to.clone(), id: of.new_id.clone(), edits, tree: after }),
    }
}

impl<'a> Move<'a> {
    fn of(tree: &Tree, packet: &Packet, note: &'a Note, goal: &Goal) -> Result<Move<'a>, MoveRefusal> {
        if note.kind == NoteKind::Case {
            return Err(MoveRefusal::Case);
        }
        if !note.is_whole() {
            return Err(MoveRefusal::Unread);
        }
        let own_id = note.table.get("id").is_some();
        let (to, new_id) = match goal {
            Goal::Id(id) => {
                let id = composed(id.trim()).into_owned();
                if !is_usable_id(&id) {
                    return Err(MoveRefusal::BadName(id));
                }
                let to = if own_id { Ok(note.path.clone()) } else { beside(&note.path, &id) };
                (to.map_err(|()| MoveRefusal::BadName(id.clone()))?, id)
            }
            Goal::Path(to) => {
                let stem = to.stem().to_owned();
                if !to.has_ending("md") || !is_usable_id(&stem) {
                    return Err(MoveRefusal::BadName(to.name().to_owned()));
                }
                if to.top() != Some(note.kind.folder()) {
                    return Err(MoveRefusal::OtherKind(to.clone()));
                }
                (to.clone(), if own_id { note.id.value.clone() } else { composed(&stem).into_owned() })
            }
        };
        if to == note.path && new_id == note.id.value {
            return Err(MoveRefusal::Same);
        }
        let slug = slug(&new_id);
        if let Some(other) = packet.of_kind(note.kind).find(|other| other.slug == slug && other.path != note.path) {
            return Err(MoveRefusal::Taken(other.path.clone()));
        }
        let folded = |path: &PacketPath| path.composed().as_str().to_lowercase();
        let is_there = |path: &&PacketPath| **path != note.path && folded(path) == folded(&to);
        if let Some(other) = tree.entries.keys().find(is_there) {
            return Err(MoveRefusal::InTheWay(other.clone()));
        }
        let is_shared = respelled::is_shared(&new_id, note.kind, |kind, id| packet.find(kind, id).is_some());
        Ok(Move { note, to, new_id, is_shared })
    }

    /// Every place that changes, and what is to stand there.
    fn changes(&self, tree: &Tree, packet: &Packet) -> Result<Vec<(Span, String)>, MoveRefusal> {
        let mut changes = Vec::new();
        for mention in mentions(packet, self.note) {
            let text = tree.text(mention.span.file.path()).ok_or(MoveRefusal::Unread)?;
            changes.extend(self.respelled(&mention, packet, text)?);
        }
        if let (Some(node), true) = (self.note.table.get("id"), self.new_id != self.note.id.value) {
            let text = tree.text(&self.note.path).ok_or(MoveRefusal::Unread)?;
            changes.push(self.id_at(node.span, text));
        }
        if self.to.folder() != self.note.path.folder() {
            changes.extend(self.own_paths(tree)?);
        }
        Ok(changes)
    }

    fn respelled(&self, mention: &Mention, packet: &Packet, text: &Text) -> Result<Vec<(Span, String)>, MoveRefusal> {
        let span = mention.span;
        let unclear = MoveRefusal::Unclear(span);
        match &mention.naming {
            Naming::Metric => Ok(Vec::new()),
            Naming::Id if self.new_id == self.note.id.value => Ok(Vec::new()),
            Naming::Id => Ok(vec![self.id_at(span, text)]),
            Naming::Address(written) => {
                let id = written.trim().strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
                let new = match id {
                    Some(id) => respelled::name(id.split('|').next().unwrap_or(id), self).map(|name| {
                        let words = id.split_once('|').map_or_else(String::new, |(_, words)| format!("|{words}"));
                        format!("[[{name}{words}]]")
                    }),
                    None => respelled::path(written, self.folder_of(packet, span), &self.to),
                };
                let Some(new) = new else { return Ok(Vec::new()) };
                let at = place::in_quotes(text, span.range(), |inside| inside == written).ok_or(unclear)?;
                Ok(vec![(span.with(at.start, at.end), new)])
            }
            Naming::Link(link) => {
                let written = &link.destination.value;
                let new = if is_named(link.kind) {
                    respelled::name(written, self)
                } else {
                    respelled::path(written, self.folder_of(packet, span), &self.to)
                };
                let Some(new) = new else { return Ok(Vec::new()) };
                let places = place::destinations(text, span.range(), written);
                if places.is_empty() {
                    return Err(unclear);
                }
                Ok(places.into_iter().map(|at| (span.with(at.start, at.end), new.clone())).collect())
            }
        }
    }

    /// The folder that paths of this file are seen from, once the note has moved.
    fn folder_of<'s>(&'s self, packet: &'s Packet, span: Span) -> &'s str {
        let file = span.file.path();
        if *file == self.note.path {
            return self.to.folder();
        }
        packet.note_at(file).map_or("", |note| note.path.folder())
    }

    /// The new id in the place of the old one. Where that is not written as it is, it is written in quotes, which both languages read alike.
    fn id_at(&self, span: Span, text: &Text) -> (Span, String) {
        let is_it = |inside: &str| composed(inside) == composed(&self.note.id.value);
        match place::in_quotes(text, span.range(), is_it) {
            Some(at) if at != span.range() || is_plain(&self.new_id) => {
                (span.with(at.start, at.end), self.new_id.clone())
            }
            Some(_) | None => (span, format!("\"{}\"", self.new_id)),
        }
    }

    /// The paths in the note itself, seen from its new folder; but for those that name the note, which are mentions.
    fn own_paths(&self, tree: &Tree) -> Result<Vec<(Span, String)>, MoveRefusal> {
        let note = self.note;
        let text = tree.text(&note.path).ok_or(MoveRefusal::Unread)?;
        let mut changes = Vec::new();
        for link in &note.body.links {
            let written = &link.destination.value;
            let is_path = !is_named(link.kind) || written.starts_with('.');
            let Some(new) = is_path.then(|| respelled::from_elsewhere(written, note, self)).flatten() else { continue };
            let span = link.destination.span;
            let places = place::destinations(text, span.range(), written);
            if places.is_empty() {
                return Err(MoveRefusal::Unclear(span));
            }
            changes.extend(places.into_iter().map(|at| (span.with(at.start, at.end), new.clone())));
        }
        for (address, _) in addresses(note) {
            let is_from_root = PacketPath::new(&address.value).is_ok_and(|path| path.top() == Some("files"));
            let is_path = address.value.contains('/') && !address.value.contains(' ') && !is_from_root;
            let new = is_path.then(|| respelled::from_elsewhere(&address.value, note, self)).flatten();
            let Some(new) = new else { continue };
            let at = place::in_quotes(text, address.span.range(), |inside| inside == address.value);
            let at = at.ok_or(MoveRefusal::Unclear(address.span))?;
            changes.push((address.span.with(at.start, at.end), new));
        }
        Ok(changes)
    }
}

/// The path of a file with this stem in the same folder.
fn beside(path: &PacketPath, stem: &str) -> Result<PacketPath, ()> {
    path.resolve(&format!("{stem}.md")).map_err(|_| ())
}

/// An id that is a name of a file on every system, and means itself wherever it is written: in both languages of front matter, in brackets and in paths.
pub fn is_usable_id(id: &str) -> bool {
    let stands_anywhere = |letter: char| letter.is_alphanumeric() || "-_. ".contains(letter);
    id.starts_with(char::is_alphanumeric)
        && id.ends_with(|last: char| last.is_alphanumeric() || "-_".contains(last))
        && id.chars().all(stands_anywhere)
        && id.chars().count() <= 80
        && id.len() <= 200
        && !id.to_lowercase().ends_with(".md")
}

/// Whether YAML reads it as a text without quotes.
fn is_plain(id: &str) -> bool {
    id.starts_with(char::is_alphabetic)
        && !["null", "true", "false", "yes", "no", "on", "off"].contains(&id.to_lowercase().as_str())
}

/// The tree once everything is written. Edits that lie in one another would be two meanings of one place.
fn applied(tree: &Tree, of: &Move<'_>, edits: &BTreeMap<PacketPath, Vec<Edit>>) -> Result<Tree, MoveRefusal> {
    let mut after = tree.clone();
    for (file, edits) in edits {
        let text = tree.text(file).ok_or(MoveRefusal::Unread)?;
        if let Some(pair) = edits.windows(2).find(|pair| pair[1].0.start < pair[0].0.end) {
            return Err(MoveRefusal::Unclear(Span::new(file, pair[1].0.start, pair[1].0.end)));
        }
        let plain = Text::new(text.as_str());
        let edited = plain.edited(plain.as_str(), edits.iter().map(|(place, words)| (place.clone(), words.as_str())));
        after.entries.insert(file.clone(), TreeEntry::Text(Text::new(&edited)));
    }
    if of.to != of.note.path {
        let moved = after.entries.remove(&of.note.path).ok_or(MoveRefusal::Unread)?;
        after.entries.insert(of.to.clone(), moved);
    }
    Ok(after)
}
