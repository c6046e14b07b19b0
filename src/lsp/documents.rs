//! The texts that an editor has open, as it holds them. Each is changed as the editor says, or given up: a text that is not certain is never worked on.

use super::uri;
use crate::source::disk::unsaved;
use crate::source::{ColumnUnit, LineIndex, Text, TreeEntry};
use gen_lsp_types::{Position, Range, TextDocumentContentChangeEvent};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The mark that some programs put in front of a text. An editor that holds it counts it as a character.
const MARK: &str = "\u{feff}";

/// A text that an editor has open.
#[derive(Debug)]
pub(super) struct OpenDocument {
    /// Its address, as the editor writes it.
    pub(super) uri: String,
    /// The editor's count of its changes.
    pub(super) version: i32,
    /// What a scan would find, were it saved now.
    pub(super) entry: TreeEntry,
    /// As the editor holds it.
    content: String,
    /// Of the content, with nothing left out.
    lines: Rc<Lines>,
    /// Whether what the editor said of its changes cannot be: what it holds is not known then.
    pub(super) is_lost: bool,
}

/// Places in a text as an editor counts them.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    index: LineIndex,
    text: Text,
    /// How many bytes an editor counts in front of what a packet reads.
    mark: usize,
}

impl Lines {
    /// Of a text as an editor holds it.
    pub(super) fn new(content: &str) -> Lines {
        // A mark of our own is taken away; the editor's stays, as the character that it is to the editor.
        let text = Text::new(&format!("{MARK}{content}"));
        let mark = if content.starts_with(MARK) { MARK.len() } else { 0 };
        Lines { index: LineIndex::new(&text), text, mark }
    }

    /// The place of an offset into the text of the packet.
    pub(super) fn position(&self, offset: usize, unit: ColumnUnit) -> Position {
        let (line, character) = self.index.place(offset + self.mark, unit);
        Position { line: number(line), character: number(character) }
    }

    /// The offset into the text of the packet.
    pub(super) fn offset(&self, position: Position, unit: ColumnUnit) -> usize {
        self.index.offset(position.line as usize, position.character as usize, unit).saturating_sub(self.mark)
    }

    /// The offset into the content.
    fn in_content(&self, position: Position, unit: ColumnUnit) -> usize {
        let offset = self.index.offset(position.line as usize, position.character as usize, unit);
        self.text.offset_on_disk(offset) - MARK.len()
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl OpenDocument {
    fn new(uri: String, version: i32, content: String) -> OpenDocument {
        let (entry, lines) = (unsaved(&content), Rc::new(Lines::new(&content)));
        OpenDocument { uri, version, entry, content, lines, is_lost: false }
    }

    /// Where things stand in it.
    pub(super) fn lines(&self) -> Rc<Lines> {
        self.lines.clone()
    }

    /// Makes changes in their order. A text that is given whole is certain, whatever was before.
    fn change(&mut self, version: i32, changes: &[TextDocumentContentChangeEvent], unit: ColumnUnit) -> bool {
        let is_late = version < self.version;
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    self.is_lost = is_late;
                    self.hold(whole.text.clone());
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    self.is_lost |= is_late || !self.replace(part.range, &part.text, unit);
                }
            }
        }
        self.version = self.version.max(version);
        self.entry = unsaved(&self.content);
        !self.is_lost
    }

    /// Whether the range can be: its end is not before its start.
    fn replace(&mut self, range: Range, text: &str, unit: ColumnUnit) -> bool {
        let (start, end) = (self.lines.in_content(range.start, unit), self.lines.in_content(range.end, unit));
        let is_range = start <= end && self.content.is_char_boundary(start) && self.content.is_char_boundary(end);
        if is_range {
            let mut content = std::mem::take(&mut self.content);
            content.replace_range(start..end, text);
            self.hold(content);
        }
        is_range
    }

    fn hold(&mut self, content: String) {
        self.lines = Rc::new(Lines::new(&content));
        self.content = content;
    }
}

/// Every text that is open, by the file it is the text of.
#[derive(Debug, Default)]
pub(super) struct Documents {
    open: BTreeMap<PathBuf, OpenDocument>,
}

impl Documents {
    /// Takes a text that was opened; its file, if it has one.
    pub(super) fn open(&mut self, uri: &str, version: i32, content: String) -> Option<PathBuf> {
        let path = real(&uri::to_path(uri)?);
        self.open.insert(path.clone(), OpenDocument::new(uri.to_owned(), version, content));
        Some(path)
    }

    /// Changes a text; its file and whether it is known what it holds. Nothing for a text that is not open.
    pub(super) fn change(
        &mut self,
        uri: &str,
        version: i32,
        changes: &[TextDocumentContentChangeEvent],
        unit: ColumnUnit,
    ) -> Option<(PathBuf, bool)> {
        let path = real(&uri::to_path(uri)?);
        let document = self.open.get_mut(&path)?;
        let is_known = document.change(version, changes, unit);
        Some((path, is_known))
    }

    /// Lets go of a text; its file.
    pub(super) fn close(&mut self, uri: &str) -> Option<PathBuf> {
        let path = real(&uri::to_path(uri)?);
        self.open.remove(&path).map(|_| path)
    }

    /// The texts under a folder, with their files.
    pub(super) fn under<'a>(&'a self, folder: &'a Path) -> impl Iterator<Item = (&'a Path, &'a OpenDocument)> {
        let open = self.open.iter().map(|(path, document)| (path.as_path(), document));
        open.filter(move |(path, _)| path.starts_with(folder))
    }
}

/// A path without links on the way to the file. The file itself may be one, and is then not followed.
pub(super) fn real(path: &Path) -> PathBuf {
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    match (folder, path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        (_, _) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gen_lsp_types::TextDocumentContentChangePartial;
    use proptest::prelude::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    fn part(start: (u32, u32), end: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
        let range = Range { start: at(start.0, start.1), end: at(end.0, end.1) };
        TextDocumentContentChangePartial { range, text: text.to_owned(), ..Default::default() }.into()
    }

    fn changed(content: &str, change: TextDocumentContentChangeEvent) -> (String, bool) {
        let mut document = OpenDocument::new(String::new(), 1, content.to_owned());
        let is_known = document.change(2, &[change], ColumnUnit::Utf16);
        (document.content, is_known)
    }

    #[test]
    fn line_ends_and_marks_stay_as_the_editor_has_them() {
        assert_eq!(changed("a\r\nb\r\n", part((0, 1), (0, 1), "x")).0, "ax\r\nb\r\n");
        assert_eq!(changed("a\r\nb\r\n", part((0, 1), (1, 0), "")).0, "ab\r\n");
        assert_eq!(changed("a\rb", part((1, 0), (1, 1), "c")).0, "a\rc");
        assert_eq!(changed("\u{feff}ab", part((0, 1), (0, 2), "x")).0, "\u{feff}xb");
        assert_eq!(changed("\u{feff}ab", part((0, 0), (0, 1), "")).0, "ab");
        assert_eq!(changed("a😀b", part((0, 3), (0, 4), "c")).0, "a😀c");
        assert_eq!(changed("ab", part((7, 0), (9, 9), "c")).0, "abc", "what is past the end is the end");
    }

    #[test]
    fn a_place_is_the_packets_own() {
        let lines = Lines::new("\u{feff}+++\r\nä = 1\r\n");
        assert_eq!(lines.position(0, ColumnUnit::Utf16), at(0, 1), "behind the mark that the editor counts");
        assert_eq!(lines.offset(at(1, 1), ColumnUnit::Utf16), "+++\nä".len());
    }

    #[test]
    fn what_cannot_be_is_given_up() {
        assert!(!changed("ab", part((0, 2), (0, 1), "c")).1, "an end before its start");
        let mut document = OpenDocument::new(String::new(), 5, "ab".to_owned());
        assert!(!document.change(4, &[part((0, 0), (0, 0), "x")], ColumnUnit::Utf16), "out of order");
        assert!(!document.change(6, &[part((0, 0), (0, 0), "x")], ColumnUnit::Utf16), "once lost it stays lost");
        let whole = gen_lsp_types::TextDocumentContentChangeWholeDocument { text: "new".to_owned() };
        assert!(document.change(7, &[whole.into()], ColumnUnit::Utf16), "a whole text is certain");
        assert_eq!(document.content, "new");
    }

    proptest! {
        /// Whatever is typed at whatever place, the text is the one that an editor which counts bytes of lines would have.
        #[test]
        fn an_edit_is_made_where_it_is_said(
            content in "[aé😀\r\n]{0,24}", from in 0usize..30, to in 0usize..30, text in "[xü\n]{0,4}",
        ) {
            let boundary = |offset: usize| content.floor_char_boundary(offset.min(content.len()));
            let (from, to) = (boundary(from.min(to)), boundary(from.max(to)));
            // No place lies between the two halves of a line end.
            prop_assume!(![from, to].iter().any(|at| content[..*at].ends_with('\r') && content[*at..].starts_with('\n')));
            let place = |offset: usize| {
                let before = content[..offset].replace("\r\n", "\n").replace('\r', "\n");
                let line = before.rsplit('\n').next().unwrap_or("");
                let lines = before.matches('\n').count();
                (u32::try_from(lines).unwrap(), u32::try_from(line.encode_utf16().count()).unwrap())
            };
            let expected = format!("{}{text}{}", &content[..from], &content[to..]);
            prop_assert_eq!(changed(&content, part(place(from), place(to), &text)), (expected, true));
        }
    }
}
