//! Where the notes of the packet are shown in each edition, and where in a note something was changed. Editions do not know the files that they were
//! made from, so that none can give one away; the preview, which is the author's own, finds the way back here.

use super::snapshot::Snapshot;
use crate::edition::{NoteRef, numbered};
use crate::packet::Packet;
use crate::site::link_to;
use crate::source::disk::ChangeKind;
use crate::source::{PacketPath, Text, Tree};
use crate::vocabulary::{Audience, NoteKind, PerAudience};
use serde::{Serialize, Serializer};
use std::collections::HashMap;

/// Where each note is, by its file.
pub(super) struct NoteIndex {
    notes: HashMap<PacketPath, PerAudience<Option<NoteRef>>>,
}

impl NoteIndex {
    pub(super) fn new(packet: &Packet) -> NoteIndex {
        let mut notes: HashMap<PacketPath, PerAudience<Option<NoteRef>>> = HashMap::new();
        for audience in Audience::ALL.iter().copied() {
            for kind in NoteKind::ALL.iter().copied() {
                for (index, (_, note)) in numbered(packet, kind, audience).into_iter().enumerate() {
                    notes.entry(note.path.clone()).or_default()[audience] = Some(NoteRef { kind, index });
                }
            }
        }
        NoteIndex { notes }
    }

    /// The note of this file in an edition, when that has it.
    pub(super) fn find(&self, file: &PacketPath, audience: Audience) -> Option<NoteRef> {
        self.notes.get(file)?[audience]
    }
}

/// Something for each audience, under the words that stand for them everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ForEach<T>(pub(super) PerAudience<T>);

impl<T> ForEach<T> {
    pub(super) fn new(make: impl FnMut(Audience) -> T) -> ForEach<T> {
        ForEach(PerAudience::from_fn(make))
    }
}

impl<T: Serialize> Serialize for ForEach<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(audience, value)| (audience.word(), value)))
    }
}

/// Where a byte of a note's file shows in an edition.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Whereabouts {
    /// The page, with the heading nearest above.
    page: String,
    /// The note's short reference there.
    reference: String,
    /// The byte; nothing when it is in the front matter, which shows in many places.
    offset: Option<usize>,
}

impl Whereabouts {
    pub(super) fn of(snapshot: &Snapshot, file: &PacketPath, byte: usize, audience: Audience) -> Option<Whereabouts> {
        let at = snapshot.notes().find(file, audience)?;
        let edition = snapshot.unchecked.edition(audience);
        let body = &snapshot.packet().note_at(file)?.body;
        let is_in_body = body.blocks.first().is_some_and(|first| first.span.start <= byte);
        let heading = body.headings.iter().rev().find(|heading| is_in_body && heading.span.start <= byte);
        let page = link_to(edition, at, heading.map(|heading| heading.slug.as_str()));
        let reference = edition.entry(at).reference.clone();
        Some(Whereabouts { page, reference, offset: is_in_body.then_some(byte) })
    }
}

/// A file that differs from the snapshot before.
#[derive(Clone, Debug, Serialize)]
pub(super) struct NoteChange {
    pub(super) file: PacketPath,
    #[serde(serialize_with = "word")]
    pub(super) what: ChangeKind,
    /// Where the first of what is new shows.
    pub(super) places: ForEach<Option<Whereabouts>>,
}

impl NoteChange {
    pub(super) fn new(file: &PacketPath, what: ChangeKind, before: &Tree, now: &Snapshot) -> NoteChange {
        let byte = first_difference(before.text(file), now.tree.text(file));
        let places = ForEach::new(|audience| Whereabouts::of(now, file, byte, audience));
        NoteChange { file: file.clone(), what, places }
    }
}

/// The first byte that differs.
fn first_difference(before: Option<&Text>, now: Option<&Text>) -> usize {
    let (Some(before), Some(now)) = (before, now) else { return 0 };
    let (before, now) = (before.as_str().as_bytes(), now.as_str().as_bytes());
    before.iter().zip(now).position(|(one, other)| one != other).unwrap_or(before.len().min(now.len()))
}

fn word<S: Serializer>(what: &ChangeKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match what {
        ChangeKind::Added => "added",
        ChangeKind::Changed => "changed",
        ChangeKind::Removed => "removed",
    })
}
