//! One state of a packet, whole: the folder as it was found, with the texts that an editor holds laid over it. Every answer is made of one of these, so
//! that none is made of two.

use super::documents::Lines;
use super::uri;
use crate::check::Findings;
use crate::compile::Unchecked;
use crate::edition::Edition;
use crate::packet::{FileKind, Note, Packet, read_packet};
use crate::rubric::Rubric;
use crate::source::{ColumnUnit, PacketPath, Span, Text, Tree, TreeEntry};
use crate::vocabulary::Audience;
use gen_lsp_types::{Location, Position, Range, Uri};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

/// A text that is open, as far as a snapshot needs it.
#[derive(Clone, Debug)]
pub(super) struct OpenText {
    /// Its address, as the editor writes it.
    pub(super) uri: String,
    /// The editor's count of its changes.
    pub(super) version: i32,
    /// Where things stand in it.
    pub(super) lines: Rc<Lines>,
}

/// One state of a packet.
pub(super) struct Snapshot {
    /// What it is made of.
    pub(super) tree: Tree,
    /// The packet.
    pub(super) unchecked: Unchecked,
    /// What was found in it, once that is known.
    pub(super) findings: Option<Findings>,
    /// The texts that are open, by their places in the packet.
    pub(super) open: BTreeMap<PacketPath, OpenText>,
    /// The texts that are open and of which it is not known what they hold.
    pub(super) lost: BTreeSet<PacketPath>,
    /// The address of the folder, as the editor writes it.
    pub(super) folder: String,
    /// In what the editor counts columns.
    pub(super) unit: ColumnUnit,
    /// Where things stand in texts, as that is asked for.
    pub(super) known: RefCell<KnownLines>,
}

/// Where things stand in texts that an editor does not have open, each with the text: what is asked for after one key is asked for after the next.
pub(super) type KnownLines = HashMap<PacketPath, (Text, Rc<Lines>)>;

impl Snapshot {
    /// The packet as written.
    pub(super) fn packet(&self) -> &Packet {
        &self.unchecked.packet
    }

    /// The author's own edition.
    pub(super) fn own(&self) -> &Arc<Edition> {
        self.unchecked.edition(Audience::SelfOnly)
    }

    /// The text at a path, as the packet reads it; empty where none is read.
    pub(super) fn text(&self, path: &PacketPath) -> &str {
        self.tree.text(path).map_or("", Text::as_str)
    }

    /// The words at a place.
    pub(super) fn words(&self, span: Span) -> &str {
        self.text(span.file.path()).get(span.range()).unwrap_or("")
    }

    /// The note in a file.
    pub(super) fn note(&self, path: &PacketPath) -> Option<&Note> {
        self.packet().note_at(path)
    }

    /// What kind of file it is, where it has keys.
    pub(super) fn kind(&self, path: &PacketPath) -> Option<FileKind> {
        if *path == PacketPath::settings() {
            return Some(FileKind::Packet);
        }
        if self.packet().rubric.file.as_ref() == Some(path) {
            return Some(FileKind::Rubric);
        }
        if self.packet().formats.iter().any(|format| format.file == *path) {
            return Some(FileKind::Format);
        }
        self.note(path).map(|note| FileKind::Note(note.kind))
    }

    /// The rubric, as far as it is known where somebody writes. In `packet.toml` a line that is begun, such as `current = "`, hides all of it: there the
    /// rubric is that of the other lines.
    pub(super) fn rubric_at(&self, path: &PacketPath, offset: usize) -> Arc<Rubric> {
        let packet = self.packet();
        if packet.rubric_is_known || *path != PacketPath::settings() {
            return packet.rubric.clone();
        }
        let text = self.text(path);
        let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[offset..].find('\n').map_or(text.len(), |newline| offset + newline);
        let others = Text::new(&format!("{}{}", &text[..start], &text[end..]));
        // What is read of a packet for its rubric.
        let tables = self.tree.entries.iter().filter(|(path, _)| path.has_ending("toml"));
        let mut entries: BTreeMap<_, _> = tables.map(|(path, entry)| (path.clone(), entry.clone())).collect();
        entries.insert(path.clone(), TreeEntry::Text(others));
        read_packet(&Tree { entries }, &mut Vec::new()).rubric
    }

    /// The address of a file of the packet: the editor's own for what it has open.
    pub(super) fn uri(&self, path: &PacketPath) -> Uri {
        let open = self.open.get(path).map(|open| open.uri.clone());
        Uri(open.unwrap_or_else(|| uri::inside(&self.folder, path)))
    }

    /// The offset of a place in a file.
    pub(super) fn offset(&self, path: &PacketPath, position: Position) -> usize {
        self.lines(path).offset(position, self.unit)
    }

    /// Where an offset into a file is.
    pub(super) fn position(&self, path: &PacketPath, offset: usize) -> Position {
        self.lines(path).position(offset, self.unit)
    }

    /// Where something stands in its file.
    pub(super) fn range(&self, span: Span) -> Range {
        let lines = self.lines(span.file.path());
        Range { start: lines.position(span.start, self.unit), end: lines.position(span.end, self.unit) }
    }

    /// Where something stands.
    pub(super) fn location(&self, span: Span) -> Location {
        Location { uri: self.uri(span.file.path()), range: self.range(span) }
    }

    /// Where something stands, unless that is no file of the packet: a rubric that is built in.
    pub(super) fn location_in_packet(&self, span: Span) -> Option<Location> {
        self.tree.entries.contains_key(span.file.path()).then(|| self.location(span))
    }

    fn lines(&self, path: &PacketPath) -> Rc<Lines> {
        if let Some(open) = self.open.get(path) {
            return open.lines.clone();
        }
        let none = Text::new("");
        let text = self.tree.text(path).unwrap_or(&none);
        let mut known = self.known.borrow_mut();
        let known = known.entry(path.clone());
        // A file that is not open has no mark to an editor, which takes it away when it opens one.
        let made = || (text.clone(), Rc::new(Lines::new(text.as_str())));
        let entry = known
            .and_modify(|known| {
                if known.0 != *text {
                    *known = made()
                }
            })
            .or_insert_with(made);
        entry.1.clone()
    }
}
