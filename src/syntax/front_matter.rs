//! Finding the front matter of a note: TOML between `+++` lines or YAML between `---` lines, and the body after it.

use super::Table;
use crate::diagnostic::Diagnostic;
use crate::source::{PacketPath, Span, Text};

/// Which fence a note opened its front matter with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fence {
    /// `+++`, TOML.
    Toml,
    /// `---`, YAML.
    Yaml,
}

/// A note, split.
#[derive(Clone, Debug)]
pub struct Document {
    /// The front matter's table; empty when there is none or it cannot be read. Its span is the opening fence, or the
    /// note's first line.
    pub table: Table,
    /// The fence, when the note has front matter.
    pub fence: Option<Fence>,
    /// Whether the front matter could be read; a note whose front matter cannot be read is skipped, so that nothing is guessed.
    pub readable: bool,
    /// The body: everything after the closing fence's line, as offsets into the whole text.
    pub body: Span,
}

/// Splits a note and reads its front matter.
pub fn read_document(file: &PacketPath, text: &Text, diagnostics: &mut Vec<Diagnostic>) -> Document {
    todo!()
}
