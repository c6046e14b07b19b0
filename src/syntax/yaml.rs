//! YAML, the small part that front matter needs, as a tree of values with spans.

use super::Table;
use crate::diagnostic::Diagnostic;
use crate::source::{PacketPath, Span};

/// Reads `source[span]`; every offset is one into `source`. `home` is where a missing key is reported.
pub fn read_yaml(
    file: &PacketPath,
    source: &str,
    span: Span,
    home: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Table> {
    todo!()
}
