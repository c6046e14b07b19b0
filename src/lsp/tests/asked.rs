//! What an editor asks, and what it is answered.

use super::{CACHE, Editor, labels, modern};
use serde_json::{Value, json};
use std::fs;

fn here(editor: &Editor, path: &str) -> Value {
    json!({ "textDocument": { "uri": editor.uri(path) } })
}

/// What is shown of a file, each as `rule line`.
pub(super) fn found(shown: &[Value]) -> Vec<String> {
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
    let (begun, _) = complete("+++\nti|\n+++\n");
    assert!(begun[0] == "title" && !begun.contains(&"role".to_owned()), "{begun:?}");
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
        ("packet.toml", "[packet]\nrubric = \"senior-engineer\"\n[candidate]\ncurrent = \"|\n", "mid"),
        ("packet.toml", "[packet]\nrubric = \"senior-engineer\"\n[[waivers]]\ncriterion = \"|\n", "hiring"),
        ("packet.toml", "[packet]\n|\n", "language"),
        ("packet.toml", "[packet]\nrubric = \"senior-engineer\"\n[ca|]\n", "candidate"),
        ("packet.toml", "[[per|\n", "periods"),
        ("evidence/a.md", "+++\ntitle = \"A\"\n[[me|\n+++\n", "metrics"),
    ] {
        let found = labels(&editor.at("textDocument/completion", path, marked));
        assert!(found.contains(&expected.to_owned()), "{marked}: {found:?}");
    }
    let list = editor.at("textDocument/completion", "evidence/a.md", "+++\ntitle = \"A\"\n[[me|\n+++\n");
    assert_eq!(list["items"][0]["textEdit"]["newText"], "metrics]]");
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

#[test]
fn a_peer_who_has_said_nothing_yet_has_seen_nothing() {
    let peer = |state: &str| {
        let given = if state == "given" { "given = 2026-05-20\n" } else { "" };
        format!(
            "+++\nfrom = {{ name = \"Ana\", relation = \"peer\" }}\nstate = \"{state}\"\n{given}evidence = [\"cache\"]\n+++\n# Given\n\nI saw the cache being built, and it held.\n"
        )
    };
    for (state, expected) in [("given", "seen by one peer"), ("requested", "seen by no peer")] {
        let mut editor = Editor::new(&[("feedback/ana.md", &peer(state))]);
        let lenses = editor.ask("textDocument/codeLens", here(&editor, "evidence/cache.md"));
        let title = lenses[0]["command"]["title"].as_str().unwrap();
        assert!(title.contains(expected), "{state}: {title}");
    }
}

#[test]
fn a_long_list_is_cut_to_what_is_near() {
    let notes: Vec<(String, String)> =
        (0..250).map(|nth| (format!("log/n{nth}.md"), format!("+++\ntitle = \"Week {nth}\"\n+++\n"))).collect();
    let files: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut editor = Editor::new(&files);
    let list = editor.at("textDocument/completion", "log/x.md", "+++\n+++\nSee [[n24|\n");
    let found = labels(&list);
    assert!(list["isIncomplete"] == true && found.len() < 60 && found.contains(&"n249".to_owned()), "{found:?}");
}

#[test]
fn reading_a_large_packet_is_shown_once() {
    let notes: Vec<(String, String)> =
        (0..30).map(|nth| (format!("log/n{nth}.md"), format!("+++\ntitle = \"Week {nth}\"\n+++\n"))).collect();
    let files: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut editor = Editor::of(&files, json!({ "window": { "workDoneProgress": true } }));
    editor.settle();
    editor.open("log/n0.md");
    editor.settle();
    let progress = editor.told.iter().filter(|(method, _)| method == "$/progress");
    let kinds: Vec<&str> = progress.map(|(_, params)| params["value"]["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["begin", "end"]);
}
