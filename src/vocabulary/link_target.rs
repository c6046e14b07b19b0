//! Where a link leads, once it is resolved.

use crate::source::PacketPath;

/// Where a link leads. `N` is what notes are named by: in the packet their files, in an edition their places in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget<N = PacketPath> {
    /// A note, and a heading in it.
    Note(N, Option<String>),
    /// A heading of the same note.
    Here(String),
    /// A file of the packet, under `files/`, that is handed on.
    File(PacketPath),
    /// An address outside: http, https or mailto.
    Web(String),
}

impl<N> LinkTarget<N> {
    /// The same target with notes named otherwise; nothing when the note has no such name.
    pub fn map_note<M>(&self, name: impl FnOnce(&N) -> Option<M>) -> Option<LinkTarget<M>> {
        Some(match self {
            LinkTarget::Note(note, heading) => LinkTarget::Note(name(note)?, heading.clone()),
            LinkTarget::Here(heading) => LinkTarget::Here(heading.clone()),
            LinkTarget::File(path) => LinkTarget::File(path.clone()),
            LinkTarget::Web(address) => LinkTarget::Web(address.clone()),
        })
    }
}
