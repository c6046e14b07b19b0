//! The texts that spans point into. A file's lines are counted when its first span is asked for, and only once.

use crate::source::{LineIndex, PacketPath, Position, Span, Tree};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Looks up locations in the texts of a packet.
#[derive(Debug)]
pub struct Sources<'a> {
    tree: &'a Tree,
    /// What stands before every path.
    here: &'a str,
    lines: BTreeMap<&'a PacketPath, OnceCell<LineIndex>>,
}

/// A span as people, editors and programs count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// The place of its first character.
    pub start: Position,
    /// Where it ends: the place after its last character, never before `start`.
    pub end: Position,
}

impl<'a> Sources<'a> {
    /// Reads nothing yet.
    pub fn new(tree: &'a Tree) -> Sources<'a> {
        Sources { tree, here: "", lines: tree.entries.keys().map(|path| (path, OnceCell::new())).collect() }
    }

    /// The same, with paths that lead to the files from elsewhere: what stands before each of them, such as `../`.
    pub fn seen_from(self, here: &'a str) -> Sources<'a> {
        Sources { here, ..self }
    }

    /// The path of a file as it is shown.
    pub(super) fn path(&self, file: &PacketPath) -> String {
        format!("{}{file}", self.here)
    }

    /// The lines of a file; nothing for what is not there or was not read as text.
    pub fn lines(&self, file: &PacketPath) -> Option<&LineIndex> {
        let text = self.tree.text(file)?;
        Some(self.lines.get(file)?.get_or_init(|| LineIndex::new(text)))
    }

    /// The location of a span. A span that runs past the end stops there; nothing for a file without text.
    pub fn location(&self, span: Span) -> Option<Location> {
        let lines = self.lines(span.file.path())?;
        Some(Location { start: lines.position(span.start), end: lines.position(span.end.max(span.start)) })
    }

    /// `impact/build.md:3:8`, or the path alone for a file without text.
    pub fn address(&self, span: Span) -> String {
        let file = self.path(span.file.path());
        match self.location(span) {
            Some(Location { start, .. }) => format!("{file}:{}:{}", start.line, start.column),
            None => file,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locations_stay_inside_their_file() {
        let tree = Tree::of(&[("case.md", "\u{feff}äb\r\nc"), ("files/a.png", "")]);
        let sources = Sources::new(&tree);
        let case = PacketPath::new("case.md").unwrap();
        let location = |start, end| {
            let location = sources.location(Span::new(&case, start, end)).unwrap();
            [location.start, location.end].map(|at| (at.line, at.column, at.byte))
        };
        assert_eq!(location(2, 4), [(1, 2, 5), (2, 1, 8)]);
        assert_eq!(location(4, 999), [(2, 1, 8), (2, 2, 9)]);
        assert_eq!(location(999, 0), [(2, 2, 9), (2, 2, 9)]);
        let picture = PacketPath::new("files/a.png").unwrap();
        assert_eq!(sources.address(Span::new(&picture, 3, 3)), "files/a.png");
        assert_eq!(sources.address(Span::new(&case, 2, 2)), "case.md:1:2");
    }
}
