//! What the author wrote, as it stands: paths that cannot leave the packet, texts with their line index, the whole folder in memory.
//! `disk` is the only place that reads; every other room is given a [`Tree`] and knows nothing of files.

mod composed;
mod date;
pub mod disk;
mod file;
mod file_cache;
mod lines;
mod path;
mod span;
mod text;
mod tree;

pub use crate::cleaning::PictureSize;
pub use composed::composed;
pub use date::{Date, Interval};
pub use file::FileId;
pub use file_cache::FileCache;
pub use lines::{ColumnUnit, LineIndex, Position};
pub use path::{Escapes, PacketPath};
pub use span::{Span, Spanned};
pub use text::{NotUtf8, Text};
pub use tree::{Refusal, Tree, TreeEntry};

/// The folder of a packet that keeps what was handed over: nothing in it is a note of the packet.
pub const HAND_OVERS: &str = "hand-overs";
