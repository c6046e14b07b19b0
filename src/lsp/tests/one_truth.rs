//! For any text, what the editor shows is what `promo check` finds in the same bytes.

use super::{CACHE, CLAIM, Editor, modern, today};
use crate::compile::{Options, compile};
use crate::source::{LineIndex, Text, Tree, disk};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// What is found in a folder, by file, each as `rule line:column-line:column message`, columns in UTF-16.
fn checked(tree: &Tree) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let none = Text::new("");
    for finding in compile(tree, Options { today: today() }).findings.diagnostics {
        let index = LineIndex::new(tree.text(finding.file()).unwrap_or(&none));
        let [start, end] = [finding.span.start, finding.span.end].map(|offset| index.position(offset));
        let place = format!("{}:{}-{}:{}", start.line - 1, start.utf16, end.line - 1, end.utf16);
        let line = format!("{} {place} {}", finding.rule, finding.message);
        found.entry(finding.file().to_string()).or_default().push(line);
    }
    found
}

/// The same of what an editor shows.
fn shown(editor: &mut Editor) -> BTreeMap<String, Vec<String>> {
    editor.settle();
    let root = format!("{}/", editor.uri(""));
    let mut found = BTreeMap::new();
    for (_, told) in editor.told.iter().filter(|(method, _)| method == "textDocument/publishDiagnostics") {
        let path = told["uri"].as_str().unwrap().strip_prefix(&root).unwrap().to_owned();
        let lines: Vec<String> = told["diagnostics"].as_array().unwrap().iter().map(line).collect();
        found.insert(path, lines);
    }
    found.retain(|_, lines| !lines.is_empty());
    found
}

fn line(shown: &Value) -> String {
    let place = |end: &str| format!("{}:{}", shown["range"][end]["line"], shown["range"][end]["character"]);
    let message = shown["message"].as_str().unwrap().lines().next().unwrap();
    format!("{} {}-{} {message}", shown["code"].as_str().unwrap(), place("start"), place("end"))
}

/// An edit: where, by share of the text, how much of it goes, and what comes.
type Typed = (usize, usize, &'static str);

fn typed() -> impl Strategy<Value = (bool, bool, Typed)> {
    let words = prop::sample::select(vec![
        "",
        "x",
        "é😀",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "[[cache]]",
        "[[",
        "+++\n",
        "---\n",
        "> [!private]\n> x\n",
        "\u{feff}",
        "TODO",
        "{{metric:p99}}",
        "rloe = 1\n",
        "{{",
        "<!-- allow vanity-metric: x -->\n",
        "[here](https://example.com)",
        "\0",
    ]);
    (any::<bool>(), any::<bool>(), (0usize..1000, 0usize..12, words))
}

/// The place of an offset as an editor counts it in UTF-16, a mark in front and all.
fn place(text: &str, offset: usize) -> Value {
    let before = text[..offset].replace("\r\n", "\n").replace('\r', "\n");
    let line = before.rsplit('\n').next().unwrap();
    json!({ "line": before.matches('\n').count(), "character": line.encode_utf16().count() })
}

/// No place of an editor lies between the two halves of a line end.
fn boundary(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset.min(text.len()));
    let splits = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
    if splits { offset - 1 } else { offset }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_editor_shows_what_a_check_finds(edits in prop::collection::vec(typed(), 1..8)) {
        let mut editor = Editor::of(&[], json!({ "general": {} }));
        let mut texts = [("evidence/cache.md", CACHE.to_owned()), ("impact/faster.md", CLAIM.to_owned())];
        texts.iter().for_each(|(path, text)| editor.open_with(path, text));
        for (is_first, is_whole, (at, gone, words)) in edits {
            let (path, text) = &mut texts[usize::from(is_first)];
            let start = boundary(text, text.len() * at / 1000);
            let end = boundary(text, start + gone).max(start);
            let range = json!({ "start": place(text, start), "end": place(text, end) });
            text.replace_range(start..end, words);
            if is_whole {
                editor.write_whole(path, text);
            } else {
                editor.change(path, json!([{ "range": range, "text": words }]));
            }
        }
        let shown = shown(&mut editor);
        for (path, text) in &texts {
            fs::write(editor.root().join(path), text).unwrap();
        }
        let mut checked = checked(&disk::read(&editor.root()).unwrap());
        // An editor that holds a mark counts it; a check does not.
        for (path, text) in &texts {
            if text.starts_with('\u{feff}') {
                checked.remove(*path);
            }
        }
        let mut shown = shown;
        shown.retain(|path, _| !texts.iter().any(|(other, text)| other == path && text.starts_with('\u{feff}')));
        prop_assert_eq!(shown, checked);
    }
}

#[test]
fn what_is_saved_and_opened_again_stays() {
    let mut editor = Editor::of(&[], modern());
    editor.open("evidence/cache.md");
    let before = shown(&mut editor);
    editor.tell("textDocument/didSave", json!({ "textDocument": { "uri": editor.uri("evidence/cache.md") } }));
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": editor.uri("evidence/cache.md") } }));
    assert_eq!(shown(&mut editor), before);
    assert_eq!(before, checked(&disk::read(&editor.root()).unwrap()));
}
