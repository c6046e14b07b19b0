//! What is read of YAML, and where it stands.

use super::*;
use crate::source::PacketPath;
use proptest::prelude::*;

/// Reads a text that stands in the middle of a file.
pub(super) fn read(text: &str) -> (Reading, Vec<Diagnostic>, String) {
    let (file, source) = (PacketPath::new("a.md").unwrap(), format!("é---\n{text}---"));
    let (span, home) = (Span::new(&file, 6, 6 + text.len()), Span::new(&file, 2, 5));
    let mut diagnostics = Vec::new();
    let read = read_yaml(&source, span, home, &mut diagnostics);
    (read, diagnostics, source)
}

/// Each complaint as `rule: message [what is marked] help`.
fn complaints(text: &str) -> Vec<String> {
    let (read, diagnostics, source) = read(text);
    assert_eq!(read.is_whole, diagnostics.is_empty(), "{text:?}");
    let shown = |found: &Diagnostic| {
        let help = found.help.as_deref().unwrap_or_default();
        format!("{}: {} [{}] {help}", found.rule, found.message, &source[found.span.range()])
    };
    diagnostics.iter().map(shown).collect()
}

pub(super) fn complaint(text: &str) -> String {
    let found = complaints(text);
    assert_eq!(found.len(), 1, "{found:?}");
    found.concat()
}

/// What is marked, and the value, of each key.
fn values(text: &str) -> Vec<(String, Value)> {
    let (read, diagnostics, source) = read(text);
    assert_eq!(diagnostics, vec![], "{text:?}");
    let entries = read.table.entries;
    entries.into_iter().map(|entry| (source[entry.node.span.range()].to_owned(), entry.node.value)).collect()
}

fn plain(text: &str) -> (String, Value) {
    (text.to_owned(), Value::Plain(text.to_owned()))
}

#[test]
fn plain_scalars_stay_as_written() {
    let found = values("a: NO\nb: 010\nc: 1.10\nd: 12:30\ne: 2026-03-14 # é\nf: émile d'été\n");
    assert_eq!(found, ["NO", "010", "1.10", "12:30", "2026-03-14", "émile d'été"].map(plain));
    assert!(values("a: ~\nb: null\nc:\n").iter().all(|(_, value)| *value == Value::Nothing));
    assert_eq!(values("a: two\n  lines\n"), [("two\n  lines".to_owned(), Value::Plain("two lines".to_owned()))]);
}

#[test]
fn quoted_and_block_scalars_are_text_and_end_where_they_end() {
    let text = |shown: &str, text: &str| (shown.to_owned(), Value::Text(text.to_owned()));
    let found =
        values("a: \"é \\\" x\" # \"c\"\nb: 'it''s'   \nc: |\n  one\n\n  two é\n\nd: >-\n  one\n  two\ne: 'null'\n");
    assert_eq!(
        found,
        [
            text("\"é \\\" x\"", "é \" x"),
            text("'it''s'", "it's"),
            text("one\n\n  two é", "one\n\ntwo é\n"),
            text("one\n  two", "one two"),
            text("'null'", "null"),
        ]
    );
}

#[test]
fn lists_and_tables_know_their_place() {
    let found =
        values("é: [ü, 'ö' ] # x\nb:\n- x\n- y\n\nc: {k: v } # y\nd:\n  - id: é\n    why: z\n\ne: [k: v]\nf: [ ]\n");
    let shown: Vec<&str> = found.iter().map(|(shown, _)| shown.as_str()).collect();
    assert_eq!(shown, ["[ü, 'ö' ]", "x\n- y", "{k: v }", "id: é\n    why: z", "[k: v]", "[ ]"]);
    let (Reading { table, .. }, _, source) = read("d:\n  - id: é # c\n    why: z\n  - {id: y}\n");
    let Some(Node { value: Value::List(items), .. }) = table.get("d") else { panic!() };
    let tables =
        items.iter().map(|item| if let Value::Table(table) = &item.value { &source[table.span.range()] } else { "" });
    assert_eq!(tables.collect::<Vec<_>>(), ["id: é # c", "{id: y}"], "the place of a missing key is one line");
    assert_eq!(table.span, Span::new(&PacketPath::new("a.md").unwrap(), 2, 5));
}

#[test]
fn what_is_left_out_has_a_place_after_its_colon() {
    let (read, _, _) = read("a:   # é\nb :\n");
    let spans: Vec<Span> = read.table.entries.iter().map(|entry| entry.node.span).collect();
    assert_eq!(
        spans,
        [
            Span::new(&PacketPath::new("a.md").unwrap(), 8, 8),
            Span::new(&PacketPath::new("a.md").unwrap(), 6 + 13, 6 + 13)
        ]
    );
}

#[test]
fn nothing_but_comments_is_an_empty_table() {
    for text in ["", "# only é\n", "\n\n", "~\n", "{}\n"] {
        assert_eq!(values(text), vec![], "{text:?}");
    }
}

#[test]
fn a_repeated_key_shows_both_places() {
    for (text, again, first) in
        [("é: 1\nb: 2\n\"é\": 3\n", 11, 0), ("x:\n  a: 1\n  a: 2\n", 12, 5), ("x: {a: 1, a: 2}\n", 10, 4)]
    {
        let (read, diagnostics, _) = read(text);
        assert!(!read.is_whole && !read.table.entries.is_empty());
        let found = &diagnostics[0];
        assert_eq!(
            (found.rule, found.span.start - 6, found.labels[0].span.start - 6),
            (crate::diagnostic::code::DUPLICATE_KEY, again, first),
            "{text:?}"
        );
    }
    assert_eq!(complaints("a: 1\na: 2\na: 3\nb: [\n").len(), 3, "and what follows is read as well");
    assert_eq!(complaints(&"a: 1\n".repeat(1000)).len(), 50, "as far as anyone would read");
}

#[test]
fn nesting_has_an_end() {
    let many = 20_000;
    let block: String = (0..200).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    for text in [
        format!("a: {}", "[".repeat(many)),
        "[".repeat(many),
        format!("a: {}{}\n", "[".repeat(40), "]".repeat(40)),
        format!("a: {}", "{a: ".repeat(many)),
        format!("a:\n{}x\n", "- ".repeat(many)),
        "? ".repeat(many),
        block,
    ] {
        assert!(complaint(&text).starts_with("unsupported-yaml: "), "{}", complaint(&text));
    }
    assert_eq!(complaints(&format!("a: {}{}\n", "[".repeat(31), "]".repeat(31))), Vec::<String>::new());
}

proptest! {
    #[test]
    fn whatever_is_written_is_answered(text in ".{0,20}|[-a-c:=\\[\\]{}\"'#&*!|>?%@`\\\\\t\r\n éα\u{feff}\u{0},.0-9]{0,60}") {
        let (read, diagnostics, source) = read(&text);
        prop_assert_eq!(read.is_whole, diagnostics.is_empty());
        let labels = diagnostics.iter().flat_map(|found| &found.labels).map(|label| label.span);
        for span in diagnostics.iter().map(|found| found.span).chain(labels) {
            prop_assert!(span.start >= 6 && span.end <= 6 + text.len() && source.get(span.range()).is_some(), "{:?}", span);
        }
    }
}
