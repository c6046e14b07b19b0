//! Finding the front matter of a note: TOML between `+++` lines or YAML between `---` lines, and the body after it.

use super::toml::read_toml_beginning;
use super::yaml::read_yaml_beginning;
use super::{Reading, Table, read_toml, read_yaml};
use crate::diagnostic::{Diagnostic, code};
use crate::source::{PacketPath, Span, Text};

/// The most bytes of front matter that are read.
const CAP: usize = 64 * 1024;

/// Which fence a note opened its front matter with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fence {
    /// `+++`, TOML.
    Toml,
    /// `---`, YAML.
    Yaml,
}

/// How much of a note's front matter could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// There is none.
    Absent,
    /// All of it.
    Whole,
    /// Not all of it: a key that is not in the table may well be in the note.
    Partial,
    /// It is never closed, so that where it ends and the body begins is a guess: after the last key that can be read.
    Unclosed,
}

/// A note, split.
#[derive(Clone, Debug)]
pub struct Document {
    /// What could be read of the front matter; empty when there is none. Its span is the opening fence, or the note's first line.
    pub table: Table,
    /// Whether that is all.
    pub front: Front,
    /// The front matter as written, without its fences; when it is never closed, everything below the opening one.
    pub inside: Span,
    /// The body: everything after the closing fence's line, as offsets into the whole text.
    pub body: Span,
}

impl Document {
    /// Whether nothing of the front matter is lost.
    pub fn is_whole(&self) -> bool {
        match self.front {
            Front::Absent | Front::Whole => true,
            Front::Partial | Front::Unclosed => false,
        }
    }
}

/// Splits a note and reads its front matter. The opening fence must be the very first line.
pub fn read_document(file: &PacketPath, text: &Text, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let source = text.as_str();
    let home = first_line(file, source);
    let Some(fence) = Fence::of(&source[home.range()]) else {
        let table = Table { span: home, entries: Vec::new() };
        return Document { table, front: Front::Absent, inside: home.at(0), body: home.with(0, source.len()) };
    };
    let opened = Opened { source, fence, home };
    match opened.close(fence) {
        Some(close) => opened.closed(&close, diagnostics),
        None => opened.unclosed(diagnostics),
    }
}

impl Fence {
    /// The fence that a line is, whatever blanks follow it.
    fn of(line: &str) -> Option<Fence> {
        match line.trim_end() {
            "+++" => Some(Fence::Toml),
            "---" => Some(Fence::Yaml),
            _ => None,
        }
    }

    fn mark(self) -> &'static str {
        match self {
            Fence::Toml => "+++",
            Fence::Yaml => "---",
        }
    }

    fn other(self) -> Fence {
        match self {
            Fence::Toml => Fence::Yaml,
            Fence::Yaml => Fence::Toml,
        }
    }
}

/// A note whose first line is a fence.
struct Opened<'a> {
    source: &'a str,
    fence: Fence,
    /// The opening fence.
    home: Span,
}

/// A closing fence.
struct Close {
    /// Where its line begins.
    start: usize,
    /// Where the line after it begins.
    body: usize,
}

impl Opened<'_> {
    /// Front matter between two fences.
    fn closed(&self, close: &Close, diagnostics: &mut Vec<Diagnostic>) -> Document {
        let inside = self.home.with(self.opened(), close.start);
        let size = inside.end - inside.start;
        let Reading { table, is_whole } = if size > CAP {
            diagnostics.push(self.oversized(size));
            Reading { table: self.beginning(inside), is_whole: false }
        } else {
            self.read(inside, diagnostics)
        };
        let front = if is_whole { Front::Whole } else { Front::Partial };
        Document { table, front, inside, body: self.home.with(close.body, self.source.len()) }
    }

    /// Front matter that nothing closes. The author is shown the note as it was most likely meant: keys as far as they can be read, or to the fence of
    /// the other kind, then the body.
    fn unclosed(&self, diagnostics: &mut Vec<Diagnostic>) -> Document {
        let end = self.source.len();
        let other = self.close(self.fence.other());
        diagnostics.push(self.never_closed(other.as_ref()));
        let inside = self.home.with(self.opened(), other.as_ref().map_or(end, |other| other.start));
        let table = self.beginning(inside);
        let body = match (other, table.end()) {
            (Some(other), _) => other.body,
            (None, Some(last)) => self.source[last..].find('\n').map_or(end, |newline| last + newline + 1),
            (None, None) => inside.start,
        };
        Document { table, front: Front::Unclosed, inside: inside.with(inside.start, end), body: inside.with(body, end) }
    }

    fn read(&self, inside: Span, diagnostics: &mut Vec<Diagnostic>) -> Reading {
        match self.fence {
            Fence::Toml => read_toml(self.source, inside, self.home, diagnostics),
            Fence::Yaml => read_yaml(self.source, inside, self.home, diagnostics),
        }
    }

    /// What can be read before the first fault, and before there is more than is read.
    fn beginning(&self, inside: Span) -> Table {
        let most = self.source.floor_char_boundary(inside.start + CAP);
        let inside = inside.with(inside.start, inside.end.min(most));
        match self.fence {
            Fence::Toml => read_toml_beginning(self.source, inside, self.home),
            Fence::Yaml => read_yaml_beginning(self.source, inside, self.home),
        }
    }

    /// Where the line after the opening fence begins.
    fn opened(&self) -> usize {
        self.source.find('\n').map_or(self.source.len(), |newline| newline + 1)
    }

    /// The first line after the opening one that is this fence.
    fn close(&self, fence: Fence) -> Option<Close> {
        let mut start = self.opened();
        for line in self.source[start..].split_inclusive('\n') {
            let body = start + line.len();
            if Fence::of(line) == Some(fence) {
                return Some(Close { start, body });
            }
            start = body;
        }
        None
    }

    fn oversized(&self, size: usize) -> Diagnostic {
        let message = format!("the front matter is {} KiB long, and {} KiB are read", size.div_ceil(1024), CAP / 1024);
        Diagnostic::error(code::OVERSIZED_FRONT_MATTER, self.home, message)
            .help("move long texts below the closing fence")
    }

    fn never_closed(&self, other: Option<&Close>) -> Diagnostic {
        let mark = self.fence.mark();
        let diagnostic = Diagnostic::error(code::UNCLOSED_FRONT_MATTER, self.home, "the front matter is never closed")
            .label(format!("opened with `{mark}`"))
            .help(format!("add a line `{mark}` after the last key"));
        match other {
            Some(other) => {
                let fence = self.home.with(other.start, other.start + mark.len());
                diagnostic.also(fence, format!("`{}` does not close `{mark}`", self.fence.other().mark()))
            }
            None => diagnostic,
        }
    }
}

/// The first line without the blanks at its end.
fn first_line(file: &PacketPath, source: &str) -> Span {
    let line = source.split('\n').next().unwrap_or_default();
    Span::new(file, 0, line.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Fields;
    use crate::syntax::keys::{FileKeys, Key};
    use proptest::prelude::*;

    fn document_span(start: usize, end: usize) -> Span {
        Span::new(&PacketPath::new("evidence/a.md").unwrap(), start, end)
    }

    fn read(written: &str) -> (Document, Vec<Diagnostic>, Text) {
        let text = Text::new(written);
        let mut diagnostics = Vec::new();
        let document = read_document(&PacketPath::new("evidence/a.md").unwrap(), &text, &mut diagnostics);
        (document, diagnostics, text)
    }

    fn rules(written: &str) -> Vec<&'static str> {
        let (document, diagnostics, _) = read(written);
        assert_eq!(document.is_whole(), diagnostics.is_empty(), "{written:?}");
        diagnostics.iter().map(|diagnostic| diagnostic.rule.as_str()).collect()
    }

    #[test]
    fn either_fence_opens_front_matter() {
        for written in [
            "+++  \ntitle = \"é\"\n+++ \nBody\n",
            "---\ntitle: \"é\"\n---\t\nBody\n",
            "\u{feff}---\r\ntitle: 'é'\r\n---\r\nBody\r\n",
        ] {
            let (document, diagnostics, text) = read(written);
            assert_eq!((document.front, diagnostics), (Front::Whole, vec![]), "{written:?}");
            assert_eq!(&text.as_str()[document.body.range()], "Body\n");
            assert_eq!(document.table.span, document_span(0, 3));
            assert_eq!(
                document.table.get("title").map(|node| node.value.clone()),
                Some(crate::syntax::Value::Text("é".into()))
            );
        }
    }

    #[test]
    fn a_note_without_a_fence_is_all_body() {
        for written in ["", "# Log\nx\n", "\n---\na: b\n---\n", "----\na\n", " ---\na\n", "--- a\n---\n"] {
            let (document, diagnostics, text) = read(written);
            assert_eq!((document.front, diagnostics), (Front::Absent, vec![]), "{written:?}");
            assert_eq!(document.body, document_span(0, text.as_str().len()));
        }
        assert_eq!(
            read("# Log  \nx\n").0.table.span,
            document_span(0, 5),
            "missing keys are reported in the first line"
        );
    }

    #[test]
    fn a_fence_must_be_closed_by_its_like() {
        for written in ["+++", "---", "+++\n", "---\ntitle: x\n", "---\na: b\n...\n", "---\na: b\n ---\n"] {
            assert_eq!(rules(written), ["unclosed-front-matter"], "{written:?}");
        }
        let (_, diagnostics, _) = read("+++\ntitle = 'x'\n---\nBody\n");
        assert_eq!(diagnostics[0].span, document_span(0, 3));
        assert_eq!(diagnostics[0].help.as_deref(), Some("add a line `+++` after the last key"));
        assert_eq!(diagnostics[0].labels[0].text, "`---` does not close `+++`");
    }

    #[test]
    fn without_a_closing_fence_the_body_begins_after_the_last_key_that_can_be_read() {
        for (written, keys, body) in [
            ("+++\ntitle = 'x'\n---\nBody\n", 1, "Body\n"),
            ("---\ntitle: x\ndate: 2026-01-01\n\n# Body\n\nIt was 3: 1.\n", 2, "\n# Body\n\nIt was 3: 1.\n"),
            ("+++\ntitle = 'x'\n[from]\nname = 'é'\n# Body\n\nx = y\nz = 1\n", 2, "# Body\n\nx = y\nz = 1\n"),
            ("---\nJust words.\n", 0, "Just words.\n"),
            ("+++\ntitle = 'x", 0, "title = 'x"),
            ("+++\ntitle = 'x'", 1, ""),
            ("---", 0, ""),
        ] {
            let (document, _, text) = read(written);
            let found = (document.front, document.table.entries.len(), &text.as_str()[document.body.range()]);
            assert_eq!(found, (Front::Unclosed, keys, body), "{written:?}");
        }
    }

    #[test]
    fn empty_front_matter_can_be_read() {
        for written in ["+++\n+++\n", "---\n---", "---\n# nothing yet\n\n---\n", "+++\n# nothing yet\n+++\n"] {
            assert_eq!(rules(written), Vec::<&str>::new(), "{written:?}");
        }
    }

    #[test]
    fn front_matter_has_a_size() {
        for fence in ["+++", "---"] {
            let long = |size: usize| format!("{fence}\n#{}\n{fence}\n", "x".repeat(size - 2));
            assert_eq!(rules(&long(CAP)), Vec::<&str>::new());
            assert_eq!(rules(&long(CAP + 1)), ["oversized-front-matter"]);
        }
    }

    #[test]
    fn both_languages_say_the_same() {
        const KEYS: &[Key] = &[
            Key::text("title", "", ""),
            Key::date("date", "", ""),
            Key::texts("criteria", "", ""),
            Key::table("from", &[Key::text("name", "", "")], ""),
        ];
        let toml = "+++\ntitle = \"Cut p99\"\ndate = 2026-03-14\ncriteria = [\"scope\", \"impact\"]\nfrom = {name = \"Ana R.\"}\n+++\n";
        let yaml = "---\ntitle: Cut p99\ndate: 2026-03-14\ncriteria: [scope, impact]\nfrom: {name: Ana R.}\n---\n";
        let heard = |written: &str| {
            let (document, mut diagnostics, _) = read(written);
            let file = PacketPath::new("a.md").unwrap();
            let declared = FileKeys { word: "feedback", keys: KEYS };
            let mut fields = Fields::new(&file, &document.table, declared, &mut diagnostics);
            let date = fields.date("date").unwrap().value;
            let criteria: Vec<String> = fields.texts("criteria").into_iter().map(|text| text.value).collect();
            let name = fields.section("from", |from| from.text("name").unwrap().value).unwrap();
            let title = fields.text("title").unwrap().value;
            fields.finish();
            assert_eq!(diagnostics, vec![]);
            (title, date, criteria, name)
        };
        assert_eq!(heard(toml), heard(yaml));
    }

    proptest! {
        #[test]
        fn whatever_stands_between_fences_is_answered(fence in "(\\+\\+\\+|---)", inside in ".{0,20}|[-a-c:=\\[\\]{}\"'#&*!|>?%@`\t\n éα,.0-9]{0,60}") {
            let (document, diagnostics, text) = read(&format!("{fence}\n{inside}\n{fence}\nbody"));
            let is_date = |found: &Diagnostic| found.rule == code::INVALID_DATE;
            prop_assert!(!document.is_whole() || diagnostics.iter().all(is_date), "{:?}", diagnostics);
            prop_assert!(document.is_whole() || !diagnostics.is_empty());
            prop_assert!(text.as_str().get(document.body.range()).is_some());
            let labels = diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels).map(|label| label.span);
            for span in diagnostics.iter().map(|diagnostic| diagnostic.span).chain(labels) {
                prop_assert!(text.as_str().get(span.range()).is_some(), "{span:?}");
            }
        }

        #[test]
        fn both_languages_read_the_same_table(words in proptest::collection::btree_map("[a-z]{1,6}", "[^\\p{C}\u{2028}\u{2029}]{0,12}", 0..6)) {
            let quote = |word: &str| format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""));
            let write = |sign: &str| words.iter().map(|(key, word)| format!("{key}{sign} {}\n", quote(word))).collect::<String>();
            let (toml, yaml) = (write(" ="), write(":"));
            let toml = read_toml(&toml, document_span(0, toml.len()), document_span(0, 0), &mut Vec::new()).table;
            let yaml = read_yaml(&yaml, document_span(0, yaml.len()), document_span(0, 0), &mut Vec::new()).table;
            let told = |table: Table| table.entries.into_iter().map(|entry| (entry.key.value, entry.node.value)).collect::<Vec<_>>();
            prop_assert_eq!(told(toml), told(yaml));
        }
    }
}
