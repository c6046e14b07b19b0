//! What an editor is given to change, and what comes of it on disk.

use super::asked::found;
use super::{CACHE, Editor};
use crate::compile::{Options, compile};
use crate::source::disk;
use serde_json::{Value, json};
use std::fs;

/// Applies edits to a folder on disk as an editor would.
fn apply(edit: &Value) {
    let on_disk = |uri: &Value| super::super::uri::to_path(uri.as_str().unwrap()).unwrap();
    for change in edit["documentChanges"].as_array().unwrap() {
        match change["kind"].as_str() {
            Some("rename") => fs::rename(on_disk(&change["oldUri"]), on_disk(&change["newUri"])).unwrap(),
            Some("create") => super::write(&on_disk(&change["uri"]), ""),
            _ => {
                let path = on_disk(&change["textDocument"]["uri"]);
                let text = fs::read_to_string(&path).unwrap();
                let edits: Vec<gen_lsp_types::TextEdit> = serde_json::from_value(change["edits"].clone()).unwrap();
                let lines = super::super::documents::Lines::new(&text);
                let offset = |position| lines.offset(position, crate::source::ColumnUnit::Utf8);
                let mut edits: Vec<_> =
                    edits.into_iter().map(|it| (offset(it.range.start)..offset(it.range.end), it.new_text)).collect();
                edits.sort_by_key(|(place, _)| place.start);
                let mut text = text;
                edits.into_iter().rev().for_each(|(place, words)| text.replace_range(place, &words));
                fs::write(path, text).unwrap();
            }
        }
    }
}

fn errors(editor: &Editor) -> Vec<String> {
    let compilation = compile(&disk::read(&editor.root()).unwrap(), Options { today: super::today() });
    let errors = compilation.findings.diagnostics.into_iter();
    errors.filter(|it| it.severity == crate::diagnostic::Severity::Error).map(|it| it.message).collect()
}

#[test]
fn a_note_is_renamed_with_its_file_and_all_that_names_it() {
    let mut editor = Editor::new(&[]);
    let before = errors(&editor);
    let mut place = editor.place("impact/faster.md", &super::CLAIM.replacen("[[cache]]", "[[ca|che]]", 1));
    assert_eq!(editor.ask("textDocument/prepareRename", place.clone())["placeholder"], "cache");
    place["newName"] = json!("quick-cache");
    let edit = editor.ask("textDocument/rename", place);
    apply(&edit);
    let claim = fs::read_to_string(editor.root().join("impact/faster.md")).unwrap();
    assert!(claim.contains("[\"quick-cache\"]") && claim.contains("[[quick-cache]]"), "{claim}");
    assert!(claim.contains("](../evidence/quick-cache.md#what-it-was)"), "{claim}");
    assert!(editor.root().join("evidence/quick-cache.md").is_file());
    assert_eq!(errors(&editor), before);
}

/// What is typed and not saved is what is renamed, forms among it; and each edit says for which text it was made.
#[test]
fn unsaved_texts_and_forms_are_renamed_too() {
    let form = "title = \"T\"\nsource = [\"ours\"]\n[[sections]]\nid = \"a\"\ntitle = \"A\"\nprompt = \"What?\"\nfill = { from = \"evidence\", id = [\"cache\"] }\n";
    let mut editor = Editor::new(&[("formats/f.toml", form)]);
    editor.open_with("log/w.md", "+++\n+++\nNew: [[cache]].\n");
    let mut place = editor.place("formats/f.toml", &form.replacen("\"cache\"", "\"ca|che\"", 1));
    place["context"] = json!({ "includeDeclaration": false });
    let references = editor.ask("textDocument/references", place.clone());
    assert_eq!(references.as_array().unwrap().len(), 5, "{references}");
    place["newName"] = json!("quick");
    let edit = editor.ask("textDocument/rename", place);
    let of = |path: &str| {
        let (changes, uri) = (edit["documentChanges"].as_array().unwrap(), editor.uri(path));
        changes.iter().find(|it| it["textDocument"]["uri"] == uri.as_str()).unwrap_or_else(|| panic!("{edit}")).clone()
    };
    assert_eq!(of("log/w.md")["edits"][0]["newText"], "quick");
    assert!(of("log/w.md")["textDocument"]["version"].is_number());
    assert_eq!(of("formats/f.toml")["edits"][0]["range"]["start"]["line"], 6);
}

#[test]
fn a_figure_is_renamed_everywhere() {
    let mut editor = Editor::new(&[]);
    let mut place = editor.place("impact/faster.md", &super::CLAIM.replacen("\"p99\"", "\"p|99\"", 1));
    place["newName"] = json!("checkout-p99");
    let edit = editor.ask("textDocument/rename", place);
    apply(&edit);
    let cache = fs::read_to_string(editor.root().join("evidence/cache.md")).unwrap();
    assert!(cache.contains("id = \"checkout-p99\"") && cache.contains("{{metric:checkout-p99}}"), "{cache}");
    assert!(fs::read_to_string(editor.root().join("impact/faster.md")).unwrap().contains("[\"checkout-p99\"]"));
}

#[test]
fn a_name_that_is_taken_is_refused() {
    let other = CACHE.replace("A cache", "B").replace("p99", "p50");
    let mut editor = Editor::new(&[("evidence/other.md", &other)]);
    for (name, why) in
        [("other", "is taken"), ("Other", "is taken"), ("a/b", "letters"), ("", "letters"), ("x]]", "letters")]
    {
        let mut place = editor.place("impact/faster.md", &super::CLAIM.replacen("[[cache]]", "[[ca|che]]", 1));
        place["newName"] = json!(name);
        let said = editor.refusal("textDocument/rename", place);
        assert!(said.contains(why), "{name}: {said}");
    }
    let mut place = editor.place("impact/faster.md", &super::CLAIM.replacen("\"p99\"", "\"p|99\"", 1));
    place["newName"] = json!("p50");
    assert!(editor.refusal("textDocument/rename", place).contains("is taken"));
}

#[test]
fn mentions_follow_a_file_that_the_editor_renames() {
    let mut editor =
        Editor::new(&[("files/plan.txt", "Plan.\n"), ("log/w.md", "[Plan](../files/plan.txt) of [[cache]].\n")]);
    let rename = |editor: &Editor, from: &str, to: &str| json!({ "files": [{ "oldUri": editor.uri(from), "newUri": editor.uri(to) }] });
    let params = rename(&editor, "evidence/cache.md", "evidence/new-cache.md");
    let edit = editor.ask("workspace/willRenameFiles", params);
    apply(&edit);
    fs::rename(editor.root().join("evidence/cache.md"), editor.root().join("evidence/new-cache.md")).unwrap();
    let claim = fs::read_to_string(editor.root().join("impact/faster.md")).unwrap();
    assert!(claim.contains("[\"new-cache\"]") && claim.contains("../evidence/new-cache.md"), "{claim}");
    assert!(fs::read_to_string(editor.root().join("log/w.md")).unwrap().contains("[[new-cache]]"));
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let edit = editor.ask("workspace/willRenameFiles", rename(&editor, "files/plan.txt", "files/new plan.txt"));
    apply(&edit);
    assert!(fs::read_to_string(editor.root().join("log/w.md")).unwrap().contains("(../files/new%20plan.txt)"));
    let params = rename(&editor, "evidence/none.md", "evidence/x.md");
    assert!(editor.ask("workspace/willRenameFiles", params).is_null());
}

/// The actions in a file, by their titles.
fn actions(editor: &mut Editor, path: &str, line: u32) -> Vec<Value> {
    let place = json!({ "line": line, "character": 0 });
    let end = json!({ "line": line, "character": 200 });
    let params = json!({
        "textDocument": { "uri": editor.uri(path) },
        "range": { "start": place, "end": end },
        "context": { "diagnostics": [] },
    });
    editor.ask("textDocument/codeAction", params).as_array().unwrap().clone()
}

#[test]
fn what_is_certain_is_mended() {
    let mut editor =
        Editor::new(&[("evidence/b.md", "+++\ntitle = \"B\"\ndate = 2026-03-14\nrloe = \"ledd\"\n+++\nWords.\n")]);
    let all = actions(&mut editor, "evidence/b.md", 3);
    let fix = all.iter().find(|it| it["title"] == "Write `role`").unwrap_or_else(|| panic!("{all:?}"));
    assert_eq!((&fix["kind"], &fix["isPreferred"]), (&json!("quickfix"), &json!(true)));
    apply(&fix["edit"]);
    assert!(fs::read_to_string(editor.root().join("evidence/b.md")).unwrap().contains("role = \"ledd\""));
}

#[test]
fn what_may_be_meant_is_offered_anywhere_on_its_line_and_never_preferred() {
    let mut editor = Editor::new(&[("evidence/b.md", "+++\ntitle = \"B\"\nrol = \"lead\"\n+++\nWords.\n")]);
    let place = json!({ "line": 2, "character": 9 });
    let params = json!({
        "textDocument": { "uri": editor.uri("evidence/b.md") },
        "range": { "start": place, "end": place },
        "context": { "diagnostics": [] },
    });
    let all = editor.ask("textDocument/codeAction", params);
    let meant = all.as_array().unwrap().iter().find(|it| it["title"] == "Write `role`");
    let meant = meant.unwrap_or_else(|| panic!("{all:?}"));
    assert!(meant["isPreferred"].is_null(), "{meant}");
    apply(&meant["edit"]);
    assert!(fs::read_to_string(editor.root().join("evidence/b.md")).unwrap().contains("\nrole = \"lead\""));
}

#[test]
fn nothing_is_offered_that_would_show_a_note_to_more_readers() {
    let note = |line: &str| format!("+++\ntitle = \"B\"\ndate = 2026-03-14\n{line}\n+++\nWords.\n");
    for line in ["audience = \"comitee\"", "audence = \"committee\""] {
        let mut editor = Editor::new(&[("evidence/b.md", &note(line))]);
        let titles: Vec<String> = actions(&mut editor, "evidence/b.md", 3)
            .iter()
            .filter_map(|it| it["title"].as_str().map(str::to_owned))
            .collect();
        assert!(!titles.iter().any(|title| title.starts_with("Write ")), "{line}: {titles:?}");
    }
}

#[test]
fn a_finding_is_silenced_and_its_reason_asked_for() {
    let note = "+++\ntitle = \"B\"\ndate = 2026-03-14\n+++\nWords.\n\nIt is [here](https://example.com/x) now.\n";
    let mut editor = Editor::new(&[("evidence/b.md", note)]);
    let all = actions(&mut editor, "evidence/b.md", 6);
    let silence = all.iter().find(|it| it["title"].as_str().unwrap().starts_with("Silence `bare-link-text` here"));
    apply(&silence.unwrap_or_else(|| panic!("{all:?}"))["edit"]);
    let text = fs::read_to_string(editor.root().join("evidence/b.md")).unwrap();
    assert!(text.contains("Words.\n\n<!-- allow bare-link-text: -->\nIt is"), "{text}");
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let left: Vec<String> = found(&editor.shown("evidence/b.md"));
    assert!(!left.iter().any(|it| it.starts_with("bare-link-text")), "{left:?}");
    assert!(left.iter().any(|it| it.starts_with("allow-without-reason")), "{left:?}");
}

#[test]
fn a_missing_key_is_added_with_nothing_in_it() {
    let mut editor =
        Editor::new(&[("evidence/b.md", "+++\ndate = 2026-03-14\n[[metrics]]\nname = \"x\"\n+++\nWords.\n")]);
    let all = actions(&mut editor, "evidence/b.md", 0);
    let add = all.iter().find(|it| it["title"] == "Add `title`").unwrap_or_else(|| panic!("{all:?}"));
    apply(&add["edit"]);
    let text = fs::read_to_string(editor.root().join("evidence/b.md")).unwrap();
    assert!(text.starts_with("+++\ndate = 2026-03-14\ntitle = \"\"\n[[metrics]]\n"), "{text}");
}

#[test]
fn a_note_that_is_named_is_made() {
    let mut editor = Editor::new(&[("impact/b.md", "+++\nclaim = \"B\"\nevidence = [\"big-thing\"]\n+++\nWords.\n")]);
    let all = actions(&mut editor, "impact/b.md", 2);
    let make = all.iter().find(|it| it["title"] == "Make `evidence/big-thing.md`").unwrap_or_else(|| panic!("{all:?}"));
    apply(&make["edit"]);
    let text = fs::read_to_string(editor.root().join("evidence/big-thing.md")).unwrap();
    assert!(text.starts_with("+++\ntitle = \"big thing\"\n"), "{text}");
    assert!(!errors(&editor).iter().any(|error| error.contains("big-thing")), "{:?}", errors(&editor));
}

#[test]
fn a_log_entry_becomes_evidence_that_nobody_else_sees() {
    let log = "+++\ndate = 2026-02-03\n+++\n- Moved the queue to one writer. It took two days.\n- Lunch.\n";
    let mut editor = Editor::new(&[("log/w.md", log)]);
    let all = actions(&mut editor, "log/w.md", 3);
    let title = "Make `evidence/moved-the-queue-to-one-writer.md` of this entry";
    let make = all.iter().find(|it| it["title"] == title).unwrap_or_else(|| panic!("{all:?}"));
    apply(&make["edit"]);
    let text = fs::read_to_string(editor.root().join("evidence/moved-the-queue-to-one-writer.md")).unwrap();
    assert!(
        text.starts_with("+++\naudience = \"self\"\ntitle = \"Moved the queue to one writer\"\ndate = 2026-02-03\n"),
        "{text}"
    );
    assert!(text.ends_with("+++\nMoved the queue to one writer. It took two days.\n"), "{text}");
    assert!(fs::read_to_string(editor.root().join("log/w.md")).unwrap() == log);
}
