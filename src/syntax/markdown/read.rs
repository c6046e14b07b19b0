//! From text to pieces.

use super::Markdown;
use crate::diagnostic::Diagnostic;
use crate::source::{PacketPath, Span};

/// Reads the body of a note: `text[body]`; every offset is one into `text`.
pub fn read_markdown(file: &PacketPath, text: &str, body: Span, diagnostics: &mut Vec<Diagnostic>) -> Markdown {
    todo!()
}
