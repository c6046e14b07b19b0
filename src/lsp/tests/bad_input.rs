//! What an editor should not do, and may. It is answered with an error or passed over; the server goes on, and no wrong text is written.

use super::{CACHE, CLAIM, Editor, today, write};
use crate::lsp::Ending;
use crate::lsp::server::Server;
use lsp_server::{Connection, Message, Notification, Request};
use serde_json::{Value, json};
use std::fs;

fn range(line: u32, start: u32, end: u32) -> Value {
    json!({ "start": { "line": line, "character": start }, "end": { "line": line, "character": end } })
}

/// Whether the server still answers as it should.
fn goes_on(editor: &mut Editor) {
    let place = editor.place("impact/faster.md", &CLAIM.replacen("[[cache]]", "[[ca|che]]", 1));
    assert!(editor.ask("textDocument/hover", place)["contents"]["value"].is_string());
}

#[test]
fn a_fault_of_ours_ends_one_answer_and_nothing_else() {
    let mut editor = Editor::new(&[]);
    assert!(editor.refusal("promo/fault", json!({})).contains("a mistake in promo"));
    goes_on(&mut editor);
    assert_eq!(editor.close(), Ending::Orderly);
}

#[test]
fn nonsense_is_refused() {
    let mut editor = Editor::new(&[]);
    for (method, params) in [
        ("textDocument/hover", json!({})),
        ("textDocument/hover", json!({ "textDocument": { "uri": 3 }, "position": null })),
        (
            "textDocument/hover",
            json!({ "textDocument": { "uri": "file:///x" }, "position": { "line": -1, "character": 0 } }),
        ),
        ("textDocument/rename", json!([])),
        ("textDocument/codeAction", Value::Null),
        ("workspace/willRenameFiles", json!({ "files": 7 })),
        ("no/such/thing", json!({})),
        ("initialize", json!({})),
    ] {
        assert!(!editor.refusal(method, params.clone()).is_empty(), "{method} {params}");
    }
    for (method, params) in [
        ("textDocument/didOpen", json!({})),
        (
            "textDocument/didChange",
            json!({ "textDocument": { "uri": "file:///nowhere.md", "version": 1 }, "contentChanges": [] }),
        ),
        ("textDocument/didClose", json!({ "textDocument": { "uri": "untitled:1" } })),
        ("$/cancelRequest", json!({ "id": { "x": 1 } })),
        ("no/such/notice", json!(3)),
        (
            "textDocument/didOpen",
            json!({ "textDocument": { "uri": "untitled:1", "languageId": "markdown", "version": 1, "text": "x" } }),
        ),
    ] {
        editor.tell(method, params);
    }
    goes_on(&mut editor);
}

#[test]
fn nothing_is_answered_before_the_beginning_and_after_the_end() {
    let mut editor = Editor::new(&[]);
    editor.ask("shutdown", Value::Null);
    let place =
        json!({ "textDocument": { "uri": editor.uri("packet.toml") }, "position": { "line": 0, "character": 0 } });
    assert!(editor.refusal("textDocument/hover", place).contains("goes"));
    editor.tell("exit", Value::Null);
}

#[test]
fn edits_out_of_order_are_not_worked_on() {
    let mut editor = Editor::new(&[]);
    editor.open("evidence/cache.md");
    editor.change("evidence/cache.md", json!([{ "range": range(1, 0, 0), "text": "x" }]));
    let late = json!({ "uri": editor.uri("evidence/cache.md"), "version": 1 });
    let changes = json!([{ "range": range(1, 0, 1), "text": "" }]);
    editor.tell("textDocument/didChange", json!({ "textDocument": late, "contentChanges": changes }));
    assert!(editor.shown("evidence/cache.md").is_empty(), "nothing is said of a text that is not known");
    let place = json!({ "textDocument": { "uri": editor.uri("evidence/cache.md") }, "position": { "line": 1, "character": 1 } });
    assert!(editor.refusal("textDocument/hover", place.clone()).contains("open the file again"));
    let told = |(method, params): &(String, Value)| {
        method == "window/showMessage"
            && params["message"].as_str().unwrap().contains("close the file and open it again")
    };
    assert!(editor.told.iter().any(told), "{:?}", editor.told);
    editor.write_whole("evidence/cache.md", CACHE);
    editor.ask("textDocument/hover", place);
}

#[test]
fn a_place_outside_of_the_text_is_its_end() {
    let mut editor = Editor::new(&[]);
    for position in
        [json!({ "line": 4_000_000_000u32, "character": 0 }), json!({ "line": 0, "character": 4_000_000_000u32 })]
    {
        let params = json!({ "textDocument": { "uri": editor.uri("evidence/cache.md") }, "position": position });
        editor.ask("textDocument/completion", params);
    }
}

#[test]
fn what_is_no_longer_wanted_is_not_worked_on() {
    let (ours, theirs) = Connection::memory();
    let request = |id: i32, method: &str| Message::Request(Request::new(id.into(), method.to_owned(), json!({})));
    let cancel = Notification::new("$/cancelRequest".to_owned(), json!({ "id": 2 }));
    let exit = Notification::new("exit".to_owned(), json!({}));
    for message in
        [request(1, "initialize"), request(2, "promo/fault"), cancel.into(), request(3, "shutdown"), exit.into()]
    {
        ours.sender.send(message).unwrap();
    }
    assert_eq!(Server::new(&theirs, &today).talk(), Ending::Orderly);
    let codes: Vec<_> = ours
        .receiver
        .try_iter()
        .filter_map(|message| match message {
            Message::Response(response) => response.response_result.err().map(|error| error.code),
            Message::Request(_) | Message::Notification(_) => None,
        })
        .collect();
    assert_eq!(codes, [-32800]);
}

#[test]
fn a_folder_that_goes_away_is_said_and_may_come_back() {
    let mut editor = Editor::new(&[("evidence/b.md", "+++\ntilte = 1\n+++\n")]);
    assert!(!editor.shown("evidence/b.md").is_empty());
    let (root, aside) = (editor.root(), editor.root().with_extension("aside"));
    fs::rename(&root, &aside).unwrap();
    let uri = super::super::uri::of_path(&root.join("evidence/b.md"));
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let place = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } });
    let said = editor.refusal("textDocument/hover", place.clone());
    assert!(said.contains("there is nothing at"), "{said}");
    editor.settle();
    let told = editor
        .told
        .iter()
        .rev()
        .find(|(method, params)| method == "textDocument/publishDiagnostics" && params["uri"] == uri.as_str());
    assert_eq!(told.unwrap().1["diagnostics"], json!([]), "what was found there is taken back");
    fs::rename(&aside, &root).unwrap();
    editor.ask("textDocument/hover", place);
    assert!(!editor.shown("evidence/b.md").is_empty());
}

#[test]
fn two_megabytes_are_too_large_and_stay_so_while_one_types() {
    let mut editor = Editor::new(&[]);
    editor.open_with("evidence/large.md", &"A line that is long.\n".repeat(100_000));
    for _ in 0..3 {
        editor.change("evidence/large.md", json!([{ "range": range(50_000, 3, 3), "text": "x" }]));
    }
    let shown = editor.shown("evidence/large.md");
    assert_eq!(shown[0]["code"], "oversized-file");
    goes_on(&mut editor);
}

#[test]
fn two_editors_have_each_their_own() {
    let mut one = Editor::new(&[]);
    let mut other = Editor::new(&[]);
    one.open_with("evidence/cache.md", "+++\ntilte = 1\n+++\n");
    other.open("evidence/cache.md");
    assert!(one.shown("evidence/cache.md").iter().any(|it| it["code"] == "unknown-key"));
    assert!(!other.shown("evidence/cache.md").iter().any(|it| it["code"] == "unknown-key"));
}

#[test]
fn a_file_that_is_in_no_packet_is_nobodys() {
    let mut editor = Editor::new(&[]);
    let elsewhere = tempfile::tempdir().unwrap();
    write(&elsewhere.path().join("a.md"), "+++\ntilte = 1\n+++\n");
    let uri = super::super::uri::of_path(&elsewhere.path().join("a.md"));
    let item = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": "+++\ntilte = 1\n+++\n" });
    editor.tell("textDocument/didOpen", json!({ "textDocument": item }));
    let place = json!({ "textDocument": { "uri": uri }, "position": { "line": 1, "character": 1 } });
    assert!(editor.ask("textDocument/hover", place).is_null());
    editor.settle();
    assert!(!editor.told.iter().any(|(_, params)| params["uri"] == uri.as_str()));
}

#[test]
fn an_old_editor_is_not_given_what_it_cannot_do() {
    let mut editor = Editor::of(&[], json!({}));
    let mut place = editor.place("impact/faster.md", &CLAIM.replacen("[[cache]]", "[[ca|che]]", 1));
    place["newName"] = json!("new");
    assert!(editor.refusal("textDocument/rename", place).contains("rename files"));
    let mut place = editor.place("impact/faster.md", &CLAIM.replacen("\"p99\"", "\"p|99\"", 1));
    place["newName"] = json!("p95");
    let edit = editor.ask("textDocument/rename", place);
    assert!(edit["changes"].is_object() && edit["documentChanges"].is_null(), "{edit}");
}
