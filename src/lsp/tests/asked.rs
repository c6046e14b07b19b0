//! What an editor asks, and what it is answered.

use super::{CACHE, Editor, labels, modern};
use crate::compile::{Options, compile};
use crate::source::disk;
use serde_json::{Value, json};
use std::fs;

fn here(editor: &Editor, path: &str) -> Value {
    json!({ "textDocument": { "uri": editor.uri(path) } })
}

/// What is shown of a file, each as `rule line`.
fn found(shown: &[Value]) -> Vec<String> {
    shown.iter().map(|it| format!("{} {}", it["code"].as_str().unwrap(), it["range"]["start"]["line"])).collect()
}

#[test]
fn what_is_found_is_told_and_taken_back() {
    let mut editor = Editor::new(&[]);
    editor.open("evidence/cache.md");
    let before = found(&editor.shown("evidence/cache.md"));
    assert!(!before.iter().any(|it| it.starts_with("unknown-key")));
    editor.write_whole("evidence/cache.md", &CACHE.replace("role = ", "rloe = "));
    let shown = editor.shown("evidence/cache.md");
    let key = shown.iter().find(|it| it["code"] == "unknown-key").unwrap();
    assert_eq!(key["range"], json!({ "start": { "line": 6, "character": 0 }, "end": { "line": 6, "character": 4 } }));
    assert!(key["message"].as_str().unwrap().contains("help: did you mean `role`?"), "{key}");
    assert_eq!((&key["severity"], &key["source"]), (&json!(1), &json!("promo")));
    editor.write_whole("evidence/cache.md", CACHE);
    assert_eq!(found(&editor.shown("evidence/cache.md")), before);
}

#[test]
fn every_file_of_the_packet_is_told_of() {
    let mut editor = Editor::new(&[("log/w.md", "+++\ntilte = \"x\"\n+++\n")]);
    editor.open("evidence/cache.md");
    assert!(found(&editor.shown("log/w.md")).contains(&"unknown-key 1".to_owned()));
    fs::remove_file(editor.root().join("log/w.md")).unwrap();
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert!(editor.shown("log/w.md").is_empty());
    let uri = editor.uri("log/w.md");
    let is_told = |(method, params): &(String, Value)| {
        method == "textDocument/publishDiagnostics"
            && params["uri"] == uri.as_str()
            && params["diagnostics"] == json!([])
    };
    assert!(editor.told.iter().any(is_told), "the editor is told that nothing is left");
}

#[test]
fn what_an_unsaved_text_changes_is_told_of_others() {
    let mut editor = Editor::new(&[]);
    assert!(!found(&editor.shown("impact/faster.md")).iter().any(|it| it.starts_with("unknown-metric")));
    editor.open_with("evidence/cache.md", &CACHE.replace("id = \"p99\"", "id = \"p98\""));
    assert!(found(&editor.shown("impact/faster.md")).contains(&"unknown-metric 4".to_owned()));
    editor.tell("textDocument/didClose", here(&editor, "evidence/cache.md"));
    assert!(!found(&editor.shown("impact/faster.md")).iter().any(|it| it.starts_with("unknown-metric")));
}

#[test]
fn nothing_stays_shown_of_a_folder_that_is_left() {
    let mut editor = Editor::new(&[("log/w.md", "+++\ntilte = \"x\"\n+++\n")]);
    assert!(!editor.shown("log/w.md").is_empty());
    let folder = json!({ "uri": editor.uri(""), "name": "packet" });
    editor.tell("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [], "removed": [folder] } }));
    editor.settle();
    let uri = editor.uri("log/w.md");
    let last = editor.told.iter().rev().find(|(_, params)| params["uri"] == uri.as_str());
    assert_eq!(last.unwrap().1["diagnostics"], json!([]));
}

#[test]
fn other_places_and_tags_are_told() {
    let mut editor = Editor::new(&[(
        "evidence/z.md",
        "+++\ntitle = \"B\"\ndate = 2026-03-14\nid = \"cache\"\n+++\nWords[^1].\n\n[^2]: none\n",
    )]);
    let shown = editor.shown("evidence/z.md");
    let twice = shown.iter().find(|it| it["code"] == "duplicate-id").unwrap();
    let related = &twice["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], editor.uri("evidence/cache.md").as_str(), "{twice}");
    let unused = shown.iter().find(|it| it["code"] == "unused-footnote").unwrap();
    assert_eq!(unused["tags"], json!([1]));
}

#[test]
fn keys_and_values_are_completed() {
    let mut editor = Editor::new(&[("files/plot.png", "")]);
    let mut complete = |marked: &str| {
        let list = editor.at("textDocument/completion", "evidence/new.md", marked);
        (labels(&list), list)
    };
    let (keys, list) = complete("+++\ntitle = \"x\"\n|\n+++\n");
    assert!(keys.contains(&"criteria".to_owned()) && !keys.contains(&"title".to_owned()), "{keys:?}");
    let criteria = list["items"].as_array().unwrap().iter().find(|it| it["label"] == "criteria").unwrap();
    assert_eq!(criteria["textEdit"]["newText"], "criteria = [\"$0\"]");
    let (criteria, list) = complete("+++\ncriteria = [\"im|\"]\n+++\n");
    assert!(criteria.contains(&"impact".to_owned()));
    let impact = list["items"].as_array().unwrap().iter().find(|it| it["label"] == "impact").unwrap();
    assert!(impact["documentation"]["value"].as_str().unwrap().contains("Asked, "), "{impact}");
    assert_eq!(impact["textEdit"]["range"]["start"]["character"], 13);
    assert_eq!(impact["textEdit"]["range"]["end"]["character"], 15);
    for (marked, expected) in [
        ("+++\nkind = \"|\"\n+++\n", "project"),
        ("+++\nscope = |\n+++\n", "system"),
        ("+++\nrole = \"l|\"\n+++\n", "lead"),
        ("+++\nstatus = \"|\"\n+++\n", "in-progress"),
        ("+++\naudience = \"|\"\n+++\n", "self"),
        ("---\nrole: |\n---\n", "lead"),
        ("---\ncriteria:\n  - |\n---\n", "impact"),
        ("+++\n[[metrics]]\nbetter = \"|\"\n+++\n", "lower"),
        ("+++\n+++\nSee [[fast|\n", "faster"),
        ("+++\n+++\nIt fell to {{metric:|}}\n", "p99"),
        ("+++\n+++\n> [!pr|\n", "private"),
        ("+++\n+++\n<!-- allow van|\n", "vanity-metric"),
        ("+++\n+++\n[x](../impact/|)\n", "../impact/faster.md"),
    ] {
        let (labels, _) = complete(marked);
        assert!(labels.contains(&expected.to_owned()), "{marked}: {labels:?}");
    }
    let (_, list) = complete("+++\nscope = |\n+++\n");
    let quoted =
        list["items"].as_array().unwrap().iter().all(|it| it["textEdit"]["newText"].as_str().unwrap().starts_with('"'));
    assert!(quoted, "what has no quotes yet gets them");
}

#[test]
fn other_kinds_and_settings_are_completed() {
    let mut editor = Editor::new(&[]);
    for (path, marked, expected) in [
        ("feedback/a.md", "+++\nfrom = { name = \"A\", relation = \"|\" }\n+++\n", "cross-team"),
        ("feedback/a.md", "+++\nstate = \"|\"\n+++\n", "given"),
        ("feedback/a.md", "+++\nfrom = { name = \"A\", level = \"|\" }\n+++\n", "senior"),
        ("answers/a.md", "+++\nquestion = \"|\"\n+++\n", "own-part"),
        ("impact/a.md", "+++\nevidence = [\"|\"]\n+++\n", "cache"),
        ("impact/a.md", "+++\nmetrics = [\"|\"]\n+++\n", "p99"),
        ("packet.toml", "[packet]\nrubric = \"|\"\n", "senior-engineer"),
        ("packet.toml", "[packet]\nrubric = \"senior-engineer\"\n[candidate]\ncurrent = \"|\"\n", "mid"),
        ("packet.toml", "[packet]\nrubric = \"senior-engineer\"\n[rules]\nvanity-metric = \"|\"\n", "off"),
        ("packet.toml", "[packet]\n|\n", "language"),
    ] {
        let found = labels(&editor.at("textDocument/completion", path, marked));
        assert!(found.contains(&expected.to_owned()), "{marked}: {found:?}");
    }
}

#[test]
fn things_are_explained() {
    let mut editor = Editor::new(&[]);
    let mut explained = |path: &str, marked: &str| {
        let answer = editor.at("textDocument/hover", path, marked);
        answer["contents"]["value"].as_str().unwrap_or("").to_owned()
    };
    let claim = |mark: &str, marked: &str| super::CLAIM.replacen(mark, marked, 1);
    let criterion = explained("impact/faster.md", &claim("\"impact\"", "\"imp|act\""));
    assert!(criterion.contains("Held, ") && criterion.contains("Asked, ") && criterion.contains("\n- "), "{criterion}");
    let note = explained("impact/faster.md", &claim("[\"cache\"]", "[\"ca|che\"]"));
    assert!(note.contains("A cache") && note.contains("14 March 2026") && note.contains("Seen by you"), "{note}");
    let metric = explained("impact/faster.md", &claim("\"p99\"", "\"p|99\""));
    assert!(metric.contains("1200 ms → 180 ms") && metric.contains("weekly median"), "{metric}");
    let key = explained("impact/faster.md", &claim("claim", "cl|aim"));
    assert!(key.contains("(required)"), "{key}");
    let rule = explained("impact/faster.md", "+++\nclaim = \"A\"\n+++\n<!-- allow vanity-|metric: so -->\nWords.\n");
    assert!(rule.contains("**vanity-metric**"), "{rule}");
}

#[test]
fn names_lead_to_what_they_name_and_back() {
    let mut editor = Editor::new(&[]);
    let claim = super::CLAIM;
    let cited = editor.at("textDocument/definition", "impact/faster.md", &claim.replacen("[[cache]]", "[[ca|che]]", 1));
    assert_eq!((&cited["uri"], &cited["range"]["start"]["line"]), (&json!(editor.uri("evidence/cache.md")), &json!(1)));
    let metric = editor.at("textDocument/definition", "impact/faster.md", &claim.replacen("\"p99\"", "\"p9|9\"", 1));
    assert_eq!(metric["range"]["start"]["line"], 10);
    let mut place = editor.place("evidence/cache.md", &CACHE.replacen("A cache", "A ca|che", 1));
    place["context"] = json!({ "includeDeclaration": false });
    let references = editor.ask("textDocument/references", place);
    let files: Vec<&str> = references.as_array().unwrap().iter().map(|it| it["uri"].as_str().unwrap()).collect();
    assert_eq!(files, [editor.uri("impact/faster.md").as_str(); 3], "the list, the link by id, the link by path");
    let links = editor.ask("textDocument/documentLink", here(&editor, "impact/faster.md"));
    let cache = editor.uri("evidence/cache.md");
    assert!(links.as_array().unwrap().iter().any(|it| it["target"] == cache.as_str()), "{links}");
}

#[test]
fn symbols_lenses_and_folds_are_listed() {
    let private = "+++\ntitle = \"B\"\ndate = 2026-03-14\n+++\n# One\n\nWords.\n\n## Two\n\n> [!private]\n> Mine.\n";
    let mut editor = Editor::new(&[("evidence/b.md", private)]);
    let symbols = editor.ask("textDocument/documentSymbol", here(&editor, "evidence/b.md"));
    assert_eq!((&symbols[0]["name"], &symbols[0]["children"][0]["name"]), (&json!("One"), &json!("Two")));
    let symbols = editor.ask("workspace/symbol", json!({ "query": "cche" }));
    assert!(symbols.as_array().unwrap().iter().any(|it| it["name"] == "cache"), "{symbols}");
    let folds = editor.ask("textDocument/foldingRange", here(&editor, "evidence/b.md"));
    let folds: Vec<(i64, i64)> = (folds.as_array().unwrap().iter())
        .map(|it| (it["startLine"].as_i64().unwrap(), it["endLine"].as_i64().unwrap()))
        .collect();
    assert_eq!(folds, [(0, 3), (10, 11), (4, 11), (8, 11)]);
    let lenses = editor.ask("textDocument/codeLens", here(&editor, "evidence/cache.md"));
    let title = lenses[0]["command"]["title"].as_str().unwrap();
    assert!(title.starts_with("cited by 1 claim · seen by no peer · impact "), "{title}");
}

#[test]
fn an_editor_that_says_nothing_is_served() {
    let mut editor = Editor::of(&[], json!({}));
    let symbols = editor.ask("textDocument/documentSymbol", here(&editor, "evidence/cache.md"));
    assert!(symbols[0]["location"]["uri"].is_string(), "{symbols}");
    let list = editor.at("textDocument/completion", "evidence/new.md", "+++\n|\n+++\n");
    let texts = list["items"].as_array().unwrap();
    assert!(texts.iter().all(|it| !it["textEdit"]["newText"].as_str().unwrap().contains('$')), "{list}");
    assert!(editor.offered["capabilities"]["positionEncoding"].is_null());
}

/// Applies edits to a folder on disk as an editor would.
pub(super) fn apply(editor: &Editor, edit: &Value) {
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
    let _ = editor;
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
    apply(&editor, &edit);
    let claim = fs::read_to_string(editor.root().join("impact/faster.md")).unwrap();
    assert!(claim.contains("[\"quick-cache\"]") && claim.contains("[[quick-cache]]"), "{claim}");
    assert!(claim.contains("](../evidence/quick-cache.md#what-it-was)"), "{claim}");
    assert!(editor.root().join("evidence/quick-cache.md").is_file());
    assert_eq!(errors(&editor), before);
}

#[test]
fn a_figure_is_renamed_everywhere() {
    let mut editor = Editor::new(&[]);
    let mut place = editor.place("impact/faster.md", &super::CLAIM.replacen("\"p99\"", "\"p|99\"", 1));
    place["newName"] = json!("checkout-p99");
    let edit = editor.ask("textDocument/rename", place);
    apply(&editor, &edit);
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
    assert!(editor.refusal("textDocument/rename", place).contains("another figure"));
}

#[test]
fn mentions_follow_a_file_that_the_editor_renames() {
    let mut editor =
        Editor::new(&[("files/plan.md", "Plan.\n"), ("log/w.md", "[Plan](../files/plan.md) of [[cache]].\n")]);
    let rename = |editor: &Editor, from: &str, to: &str| json!({ "files": [{ "oldUri": editor.uri(from), "newUri": editor.uri(to) }] });
    let params = rename(&editor, "evidence/cache.md", "evidence/new-cache.md");
    let edit = editor.ask("workspace/willRenameFiles", params);
    apply(&editor, &edit);
    fs::rename(editor.root().join("evidence/cache.md"), editor.root().join("evidence/new-cache.md")).unwrap();
    let claim = fs::read_to_string(editor.root().join("impact/faster.md")).unwrap();
    assert!(claim.contains("[\"new-cache\"]") && claim.contains("../evidence/new-cache.md"), "{claim}");
    assert!(fs::read_to_string(editor.root().join("log/w.md")).unwrap().contains("[[new-cache]]"));
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
    apply(&editor, &fix["edit"]);
    assert!(fs::read_to_string(editor.root().join("evidence/b.md")).unwrap().contains("role = \"ledd\""));
}

#[test]
fn a_finding_is_silenced_and_its_reason_asked_for() {
    let note = "+++\ntitle = \"B\"\ndate = 2026-03-14\n+++\nWords.\n\nIt is [here](https://example.com/x) now.\n";
    let mut editor = Editor::new(&[("evidence/b.md", note)]);
    let all = actions(&mut editor, "evidence/b.md", 6);
    let silence = all.iter().find(|it| it["title"].as_str().unwrap().starts_with("Silence `bare-link-text` here"));
    apply(&editor, &silence.unwrap_or_else(|| panic!("{all:?}"))["edit"]);
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
    apply(&editor, &add["edit"]);
    let text = fs::read_to_string(editor.root().join("evidence/b.md")).unwrap();
    assert!(text.starts_with("+++\ndate = 2026-03-14\ntitle = \"\"\n[[metrics]]\n"), "{text}");
}

#[test]
fn a_note_that_is_named_is_made() {
    let mut editor = Editor::new(&[("impact/b.md", "+++\nclaim = \"B\"\nevidence = [\"big-thing\"]\n+++\nWords.\n")]);
    let all = actions(&mut editor, "impact/b.md", 2);
    let make = all.iter().find(|it| it["title"] == "Make `evidence/big-thing.md`").unwrap_or_else(|| panic!("{all:?}"));
    apply(&editor, &make["edit"]);
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
    apply(&editor, &make["edit"]);
    let text = fs::read_to_string(editor.root().join("evidence/moved-the-queue-to-one-writer.md")).unwrap();
    assert!(
        text.starts_with("+++\naudience = \"self\"\ntitle = \"Moved the queue to one writer\"\ndate = 2026-02-03\n"),
        "{text}"
    );
    assert!(text.ends_with("+++\nMoved the queue to one writer. It took two days.\n"), "{text}");
    assert!(fs::read_to_string(editor.root().join("log/w.md")).unwrap() == log);
}

#[test]
fn columns_are_counted_as_the_editor_counts() {
    let note = "+++\ntitle = \"😀é\"\ndate = 2026-03-14\n+++\n😀é [[nowhere]]\n";
    let column = |capabilities: Value| {
        let mut editor = Editor::of(&[("evidence/b.md", note)], capabilities);
        let shown = editor.shown("evidence/b.md");
        shown.iter().find(|it| it["code"] == "unknown-note").unwrap()["range"]["start"]["character"].clone()
    };
    assert_eq!((column(modern()), column(json!({}))), (json!(9), json!(6)));
}
