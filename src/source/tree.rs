//! The packet's folder in memory: what `disk` found, or what a test wrote down.

use super::{NotUtf8, PacketPath, Text};
use crate::cleaning::{PictureFault, PictureSize};
use std::collections::BTreeMap;

/// Every file of a packet that matters, by path.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// In the order of their paths, so that everything after is in a stable order.
    pub entries: BTreeMap<PacketPath, TreeEntry>,
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeEntry {
    /// A note, a table, a template, a style sheet, a drawing: anything that is read as text.
    Text(Text),
    /// A file that is handed on as it is and read only when it is published. Its size in bytes.
    Attachment(u64),
    /// A picture that is handed on: its size in bytes, and how large it is shown.
    Picture(u64, PictureSize),
    /// A picture that is handed on, if it can be read: what it is without what rides along cannot be told of one that cannot.
    UnreadablePicture(PictureFault),
    /// Something that is there but is not read.
    Refused(Refusal),
}

/// Why something in the packet is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A symbolic link: it could lead anywhere.
    SymbolicLink,
    /// A device, a pipe or a socket.
    Special,
    /// Larger than the cap; both in bytes.
    Oversized {
        /// The file's size.
        size: u64,
        /// What is read at the most.
        cap: u64,
    },
    /// Not UTF-8.
    NotUtf8(NotUtf8),
    /// It is only in the cloud: a program that saves space has left a small file in its place.
    InTheCloud,
    /// A folder of editions that were made of the packet, of which git keeps files.
    InGit {
        /// How many.
        files: usize,
    },
    /// The name on disk is not UTF-8, holds a backslash, or the path is longer than every system can hold.
    UnusableName,
}

impl Tree {
    /// A tree of texts. Paths must be packet paths.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Tree {
        let entries = files.iter().filter_map(|(path, text)| {
            PacketPath::new(path).ok().map(|path| {
                let entry =
                    if path.has_ending("png") { TreeEntry::Attachment(1) } else { TreeEntry::Text(Text::new(text)) };
                (path, entry)
            })
        });
        Tree { entries: entries.collect() }
    }

    /// The text at a path, when there is one.
    pub fn text(&self, path: &PacketPath) -> Option<&Text> {
        self.entries.get(path)?.text()
    }
}

impl TreeEntry {
    /// The text, when it is one.
    pub fn text(&self) -> Option<&Text> {
        match self {
            TreeEntry::Text(text) => Some(text),
            _ => None,
        }
    }
}
