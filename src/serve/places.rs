//! Where the notes of the packet are shown in each edition, and where in a note something was changed. Editions do not know the files that they were
//! made from, so that none can give one away; the preview, which is the author's own, finds the way back here.

use super::snapshot::Snapshot;
use crate::edition::{NoteRef, numbered};
use crate::packet::{Audience, NoteKind, Packet};
use crate::site::link_to;
use crate::source::disk::{self, What};
use crate::source::{PacketPath, Tree};
use serde::{Serialize, Serializer};
use std::collections::HashMap;

/// Where each note is, by its file.
pub(super) struct Places {
    notes: HashMap<PacketPath, [Option<NoteRef>; 3]>,
}

impl Places {
    pub(super) fn new(packet: &Packet) -> Places {
        let mut notes: HashMap<PacketPath, [Option<NoteRef>; 3]> = HashMap::new();
        for (place, audience) in Audience::ALL.into_iter().enumerate() {
            for kind in NoteKind::ALL {
                for (index, (_, note)) in numbered(packet, kind, audience).into_iter().enumerate() {
                    notes.entry(note.path.clone()).or_default()[place] = Some(NoteRef { kind, index });
                }
            }
        }
        Places { notes }
    }

    /// The note of this file in an edition, when that has it.
    pub(super) fn find(&self, file: &PacketPath, audience: Audience) -> Option<NoteRef> {
        let place = Audience::ALL.iter().position(|known| *known == audience)?;
        self.notes.get(file)?[place]
    }
}

/// Something for each audience, under the words that stand for them everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct ForEach<T> {
    #[serde(rename = "self")]
    pub(super) own: T,
    pub(super) manager: T,
    pub(super) committee: T,
}

impl<T> ForEach<T> {
    pub(super) fn new(make: impl Fn(Audience) -> T) -> ForEach<T> {
        ForEach {
            own: make(Audience::SelfOnly),
            manager: make(Audience::Manager),
            committee: make(Audience::Committee),
        }
    }
}

/// A file that differs from the snapshot before.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Change {
    pub(super) file: PacketPath,
    #[serde(serialize_with = "word")]
    pub(super) what: What,
    /// The page that shows it, with the heading nearest above the first change.
    pub(super) pages: ForEach<Option<String>>,
}

impl Change {
    pub(super) fn new(change: &disk::Change, before: &Tree, now: &Snapshot) -> Change {
        let file = change.path.clone();
        let heading = heading(&file, before, now);
        let pages = ForEach::new(|audience| {
            let at = now.places().find(&file, audience)?;
            Some(link_to(now.reading.edition(audience), at, heading.as_deref()))
        });
        Change { file, what: change.what, pages }
    }
}

fn word<S: Serializer>(what: &What, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match what {
        What::Added => "added",
        What::Changed => "changed",
        What::Removed => "removed",
    })
}

/// The heading above the first byte that differs; none where the change stands above all headings, or is one of front matter.
fn heading(file: &PacketPath, before: &Tree, now: &Snapshot) -> Option<String> {
    let (old, new) = (before.text(file)?.as_str(), now.tree.text(file)?.as_str());
    let differs = old.bytes().zip(new.bytes()).position(|(one, other)| one != other);
    let at = differs.unwrap_or(old.len().min(new.len()));
    let body = &now.packet().note_at(file)?.body;
    body.headings.iter().rev().find(|heading| heading.span.start <= at).map(|heading| heading.slug.clone())
}
