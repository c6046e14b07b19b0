//! What a move changes, file by file.

use super::mention::{Mention, Naming, addresses, is_named, mentions_of};
use super::{outcome, place, respelled};
use crate::packet::{Note, Packet, read_packet};
use crate::source::{PacketPath, Span, Text, Tree, TreeEntry, composed, disk::is_usable};
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
    /// What changes.
    pub edits: Edits,
    /// The packet as it is then.
    pub tree: Tree,
}

/// What changes in which file, in the order of its places; files by the names that they have before the move.
pub type Edits = BTreeMap<PacketPath, Vec<Edit>>;

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
    pub(super) from: &'a PacketPath,
    /// The note in the file; nothing for one under `files/`.
    pub(super) note: Option<&'a Note>,
    pub(super) to: PacketPath,
    pub(super) new_id: String,
    /// Whether a note of another kind has the new id.
    pub(super) is_shared: bool,
}

/// All that moves at once, by where it is now.
pub(super) struct Moves<'a>(pub(super) BTreeMap<&'a PacketPath, Move<'a>>);

/// The plan of a move. Pure: the doors write it, or show it.
///
/// # Errors
///
/// [`MoveRefusal`], and then nothing is to be written.
pub fn plan_move(tree: &Tree, packet: &Packet, note: &Note, goal: &Goal) -> Result<MovePlan, MoveRefusal> {
    let one = Move::of_note(&Standing::of(tree), packet, note, goal)?;
    let moves = Moves(BTreeMap::from([(&note.path, one)]));
    let (edits, after) = moves.plan(tree, packet)?;
    let Move { to, new_id, .. } = moves.0.into_values().next().ok_or(MoveRefusal::Unread)?;
    Ok(MovePlan { from: note.path.clone(), to, id: new_id, edits, tree: after })
}

/// The edits that go with files, notes or those under `files/`, which somebody else moves, all at once. What is neither is named nowhere.
///
/// # Errors
///
/// [`MoveRefusal`], and then nothing is to be written.
pub fn plan_files(tree: &Tree, packet: &Packet, files: &[(PacketPath, PacketPath)]) -> Result<Edits, MoveRefusal> {
    let standing = Standing::of(tree);
    let mut moves = Moves(BTreeMap::new());
    for (from, to) in files {
        match packet.note_at(from) {
            Some(note) => {
                let of_note = Move::of_note(&standing, packet, note, &Goal::Path(to.clone()))?;
                moves.0.insert(&note.path, of_note);
            }
            None if packet.files.contains_key(from) => {
                moves.0.insert(from, Move::of_file(&standing, from, to)?);
            }
            None => {}
        }
    }
    Ok(moves.plan(tree, packet)?.0)
}

impl Moves<'_> {
    /// The move of what is at this path.
    pub(super) fn of(&self, path: &PacketPath) -> Option<&Move<'_>> {
        self.0.get(path)
    }

    /// Where a file is afterwards.
    pub(super) fn now<'p>(&'p self, path: &'p PacketPath) -> &'p PacketPath {
        self.of(path).map_or(path, |it| &it.to)
    }

    /// What changes, and the packet as it is then.
    fn plan(&self, tree: &Tree, packet: &Packet) -> Result<(Edits, Tree), MoveRefusal> {
        let mut edits: BTreeMap<PacketPath, BTreeMap<(usize, usize), String>> = BTreeMap::new();
        let mut mentions = mentions_of(packet, |path| self.0.contains_key(path));
        for of in self.0.values() {
            let named = mentions.remove(of.from).unwrap_or_default();
            for (span, words) in of.changes(tree, named, self)? {
                edits.entry(span.file.path().clone()).or_default().insert((span.start, span.end), words);
            }
        }
        let in_order = |edits: BTreeMap<(usize, usize), String>| {
            edits.into_iter().map(|((start, end), words)| (start..end, words)).collect()
        };
        let edits: Edits = edits.into_iter().map(|(file, edits)| (file, in_order(edits))).collect();
        let mut after = applied(tree, &edits)?;
        for of in self.0.values().filter(|of| of.to != *of.from) {
            let moved = after.entries.remove(of.from).ok_or(MoveRefusal::Unread)?;
            if after.entries.insert(of.to.clone(), moved).is_some() {
                return Err(MoveRefusal::InTheWay(of.to.clone()));
            }
        }
        match outcome::first_change(packet, &read_packet(&after, &mut Vec::new()), self) {
            Some(span) => Err(MoveRefusal::Unclear(span)),
            None => Ok((edits, after)),
        }
    }
}

impl<'a> Move<'a> {
    fn of_note(standing: &Standing<'_>, packet: &Packet, note: &'a Note, goal: &Goal) -> Result<Move<'a>, MoveRefusal> {
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
        if !is_usable(&to) {
            return Err(MoveRefusal::BadName(to.name().to_owned()));
        }
        let slug = slug(&new_id);
        if let Some(other) = packet.of_kind(note.kind).find(|other| other.slug == slug && other.path != note.path) {
            return Err(MoveRefusal::Taken(other.path.clone()));
        }
        standing.leaves_free(&note.path, &to)?;
        let is_shared = respelled::is_shared(&new_id, note.kind, |kind, id| packet.find(kind, id).is_some());
        Ok(Move { from: &note.path, note: Some(note), to, new_id, is_shared })
    }

    fn of_file(standing: &Standing<'_>, from: &'a PacketPath, to: &PacketPath) -> Result<Move<'a>, MoveRefusal> {
        standing.leaves_free(from, to)?;
        Ok(Move { from, note: None, to: to.clone(), new_id: String::new(), is_shared: false })
    }

    /// Every place that changes, and what is to stand there, by the places that name it.
    fn changes(&self, tree: &Tree, named: Vec<Mention>, moves: &Moves<'_>) -> Result<Vec<(Span, String)>, MoveRefusal> {
        let mut changes = Vec::new();
        for mention in named {
            let text = tree.text(mention.span.file.path()).ok_or(MoveRefusal::Unread)?;
            changes.extend(self.respelled(&mention, moves, text)?);
        }
        let Some(note) = self.note else { return Ok(changes) };
        let text = tree.text(self.from).ok_or(MoveRefusal::Unread)?;
        let key = note.table.get("id").filter(|_| self.new_id != note.id.value);
        changes.extend(key.map(|node| self.id_at(note, node.span, text)));
        if self.to.folder() != self.from.folder() {
            changes.extend(own_paths(note, moves, text)?);
        }
        Ok(changes)
    }

    fn respelled(&self, mention: &Mention, moves: &Moves<'_>, text: &Text) -> Result<Vec<(Span, String)>, MoveRefusal> {
        let span = mention.span;
        let folder = moves.now(span.file.path()).folder();
        let unclear = MoveRefusal::Unclear(span);
        match &mention.naming {
            Naming::Metric => Ok(Vec::new()),
            Naming::Id => {
                let note = self.note.filter(|note| self.new_id != note.id.value);
                Ok(note.map(|note| self.id_at(note, span, text)).into_iter().collect())
            }
            Naming::Address(written) => {
                let id = written.trim().strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
                let new = match id {
                    Some(id) => respelled::name(id.split('|').next().unwrap_or(id), self).map(|name| {
                        let words = id.split_once('|').map_or_else(String::new, |(_, words)| format!("|{words}"));
                        format!("[[{name}{words}]]")
                    }),
                    None if is_from_root(written) && self.note.is_none() => respelled::path(written, "", &self.to),
                    None => respelled::path(written, folder, &self.to),
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
                    respelled::path(written, folder, &self.to)
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

    /// The new id in the place of the old one. Where that is not written as it is, it is written in quotes, which both languages read alike.
    fn id_at(&self, note: &Note, span: Span, text: &Text) -> (Span, String) {
        let is_it = |inside: &str| composed(inside) == composed(&note.id.value);
        match place::in_quotes(text, span.range(), is_it) {
            Some(at) if at != span.range() || is_plain(&self.new_id) => {
                (span.with(at.start, at.end), self.new_id.clone())
            }
            Some(_) | None => (span, format!("\"{}\"", self.new_id)),
        }
    }
}

/// The paths in a note that goes to another folder, seen from there.
fn own_paths(note: &Note, moves: &Moves<'_>, text: &Text) -> Result<Vec<(Span, String)>, MoveRefusal> {
    let mut changes = Vec::new();
    for link in &note.body.links {
        let written = &link.destination.value;
        let is_path = !is_named(link.kind) || written.starts_with('.');
        let Some(new) = is_path.then(|| respelled::from_elsewhere(written, note, moves)).flatten() else { continue };
        let span = link.destination.span;
        let places = place::destinations(text, span.range(), written);
        if places.is_empty() {
            return Err(MoveRefusal::Unclear(span));
        }
        changes.extend(places.into_iter().map(|at| (span.with(at.start, at.end), new.clone())));
    }
    for (address, _) in addresses(note) {
        let is_path = address.value.contains('/') && !address.value.contains(' ') && !is_from_root(&address.value);
        let new = is_path.then(|| respelled::from_elsewhere(&address.value, note, moves)).flatten();
        let Some(new) = new else { continue };
        let at = place::in_quotes(text, address.span.range(), |inside| inside == address.value);
        let at = at.ok_or(MoveRefusal::Unclear(address.span))?;
        changes.push((address.span.with(at.start, at.end), new));
    }
    Ok(changes)
}

/// Whether an address of front matter names a file from the packet's root.
fn is_from_root(address: &str) -> bool {
    PacketPath::new(address).is_ok_and(|path| path.top() == Some("files"))
}

/// What stands where, however a name is written.
struct Standing<'t>(BTreeMap<String, Vec<&'t PacketPath>>);

impl Standing<'_> {
    fn of(tree: &Tree) -> Standing<'_> {
        let mut standing = Standing(BTreeMap::new());
        for path in tree.entries.keys() {
            standing.0.entry(folded(path)).or_default().push(path);
        }
        standing
    }

    /// Whether nothing else stands where a file is to be.
    fn leaves_free(&self, from: &PacketPath, to: &PacketPath) -> Result<(), MoveRefusal> {
        let there = self.0.get(&folded(to)).into_iter().flatten();
        there.copied().find(|path| *path != from).map_or(Ok(()), |other| Err(MoveRefusal::InTheWay(other.clone())))
    }
}

fn folded(path: &PacketPath) -> String {
    path.composed().as_str().to_lowercase()
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
pub(super) fn applied(tree: &Tree, edits: &Edits) -> Result<Tree, MoveRefusal> {
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
    Ok(after)
}
