//! Finding the front matter of a note: TOML between `+++` lines or YAML between `---` lines, and the body after it.

use super::{Table, read_toml, read_yaml};
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

/// Splits a note and reads its front matter. The opening fence must be the very first line.
pub fn read_document(file: &PacketPath, text: &Text, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let source = text.as_str();
    let home = first_line(file, source);
    let Some(fence) = Fence::of(&source[home.range()]) else {
        let table = Table { span: home, entries: Vec::new() };
        return Document { table, fence: None, readable: true, body: home.with(0, source.len()) };
    };
    let front = Front { file, source, fence, home };
    let table = front.inside(diagnostics).and_then(|inside| front.table(inside, diagnostics));
    Document {
        readable: table.is_some(),
        table: table.unwrap_or(Table { span: home, entries: Vec::new() }),
        fence: Some(fence),
        body: home.with(front.close(fence).map_or(source.len(), |close| close.body), source.len()),
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
struct Front<'a> {
    file: &'a PacketPath,
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

impl Front<'_> {
    /// What stands between the fences.
    fn inside(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Span> {
        let Some(close) = self.close(self.fence) else {
            diagnostics.push(self.unclosed());
            return None;
        };
        let inside = self.home.with(self.opened(), close.start);
        let size = inside.end - inside.start;
        if size > CAP {
            let message =
                format!("the front matter is {} KiB long, and {} KiB are read", size.div_ceil(1024), CAP / 1024);
            let diagnostic = Diagnostic::error(code::OVERSIZED_FRONT_MATTER, self.home, message);
            diagnostics.push(diagnostic.help("move long texts below the closing fence"));
            return None;
        }
        Some(inside)
    }

    fn table(&self, inside: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<Table> {
        match self.fence {
            Fence::Toml => read_toml(self.file, self.source, inside, self.home, diagnostics),
            Fence::Yaml => read_yaml(self.file, self.source, inside, self.home, diagnostics),
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

    fn unclosed(&self) -> Diagnostic {
        let mark = self.fence.mark();
        let diagnostic = Diagnostic::error(code::UNCLOSED_FRONT_MATTER, self.home, "the front matter is never closed")
            .label(format!("opened with `{mark}`"))
            .help(format!("add a line `{mark}` after the last key"));
        match self.close(self.fence.other()) {
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
        assert_eq!(document.readable, diagnostics.is_empty(), "{written:?}");
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
            assert_eq!((document.readable, diagnostics), (true, vec![]), "{written:?}");
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
            assert_eq!((document.fence, document.readable, diagnostics), (None, true, vec![]), "{written:?}");
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
        let (document, diagnostics, _) = read("+++\ntitle = 'x'\n---\nBody\n");
        assert_eq!(diagnostics[0].span, document_span(0, 3));
        assert_eq!(diagnostics[0].help.as_deref(), Some("add a line `+++` after the last key"));
        assert_eq!(diagnostics[0].labels[0].text, "`---` does not close `+++`");
        assert!(document.body.is_empty(), "nothing is taken for body");
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
            let mut fields =
                Fields::new(&file, &document.table, FileKeys { word: "evidence", keys: KEYS }, &mut diagnostics);
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
            prop_assert!(document.readable || !diagnostics.is_empty());
            let labels = diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels).map(|label| label.span);
            for span in diagnostics.iter().map(|diagnostic| diagnostic.span).chain(labels) {
                prop_assert!(text.as_str().get(span.range()).is_some(), "{span:?}");
            }
        }
    }
}
