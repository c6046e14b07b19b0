//! Conversations with the server as an editor has them.

mod asked;
mod bad_input;
mod changed;
mod one_truth;

use super::server::{Ending, Server};
use crate::source::Date;
use lsp_server::{Connection, Message, Notification, Request, Response};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;
use tempfile::TempDir;

/// The day of every test.
pub(super) fn today() -> Date {
    jiff::civil::date(2026, 7, 1)
}

const SETTINGS: &str = "[packet]\nrubric = \"senior-engineer\"\n\n[candidate]\nname = \"Kim Berg\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\n[window]\nfrom = 2025-07-01\nto = 2026-06-30\n";

const CACHE: &str = "+++\ntitle = \"A cache\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\nkind = \"project\"\nscope = \"system\"\nrole = \"lead\"\n\n[[metrics]]\nid = \"p99\"\nname = \"Checkout, p99\"\nbefore = \"1200 ms\"\nafter = \"180 ms\"\nbetter = \"lower\"\nmethod = \"weekly median\"\n+++\n# What it was\n\nI built it. The p99 fell to {{metric:p99}}.\n";

const CLAIM: &str = "+++\nclaim = \"Customers check out six times faster\"\ncriteria = [\"impact\"]\nevidence = [\"cache\"]\nmetrics = [\"p99\"]\n+++\nSee [[cache]] and [the work](../evidence/cache.md#what-it-was).\n";

/// An editor at work in a packet of its own.
pub(super) struct Editor {
    folder: TempDir,
    connection: Option<Connection>,
    server: Option<JoinHandle<Ending>>,
    asked: i32,
    /// What the server has told and asked, in order.
    pub(super) told: Vec<(String, Value)>,
    version: i32,
    /// What it answers to `initialize`.
    pub(super) offered: Value,
}

/// What an editor of today can do, as far as it matters here.
pub(super) fn modern() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-8", "utf-16"] },
        "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] } },
        "textDocument": {
            "completion": { "completionItem": { "snippetSupport": true } },
            "hover": { "contentFormat": ["markdown"] },
            "codeAction": { "codeActionLiteralSupport": {} },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
        },
    })
}

impl Editor {
    /// A packet with a claim, a piece of work, and these files; the editor can do what one of today can.
    pub(super) fn new(files: &[(&str, &str)]) -> Editor {
        Editor::of(files, modern())
    }

    /// The same with an editor that can do this.
    pub(super) fn of(files: &[(&str, &str)], capabilities: Value) -> Editor {
        let folder = tempfile::tempdir().unwrap();
        let usual = [("packet.toml", SETTINGS), ("evidence/cache.md", CACHE), ("impact/faster.md", CLAIM)];
        for (path, text) in usual.iter().chain(files) {
            write(&folder.path().join(path), text);
        }
        let (ours, theirs) = Connection::memory();
        let server = std::thread::spawn(move || Server::new(&theirs, &today).talk());
        let (connection, server) = (Some(ours), Some(server));
        let offered = Value::Null;
        let mut editor = Editor { folder, connection, server, asked: 0, told: Vec::new(), version: 1, offered };
        let params = json!({ "processId": null, "rootUri": editor.uri(""), "capabilities": capabilities });
        editor.offered = editor.ask("initialize", params);
        editor.tell("initialized", json!({}));
        editor
    }

    pub(super) fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub(super) fn uri(&self, path: &str) -> String {
        let root = super::uri::of_path(&self.root());
        if path.is_empty() { root } else { format!("{root}/{path}") }
    }

    pub(super) fn tell(&self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params).into());
    }

    pub(super) fn send(&self, message: Message) {
        self.connection.as_ref().unwrap().sender.send(message).unwrap();
    }

    /// The answer to a request, whatever it is.
    pub(super) fn answer(&mut self, method: &str, params: Value) -> Response {
        self.asked += 1;
        let id = self.asked;
        self.send(Request::new(id.into(), method.to_owned(), params).into());
        self.answer_to(id)
    }

    /// The answer to the request with this number.
    pub(super) fn answer_to(&mut self, id: i32) -> Response {
        loop {
            match self.next() {
                Message::Response(response) if response.id == id.into() => return response,
                message @ (Message::Request(_) | Message::Notification(_) | Message::Response(_)) => self.keep(message),
            }
        }
    }

    fn next(&self) -> Message {
        self.connection
            .as_ref()
            .unwrap()
            .receiver
            .recv_timeout(Duration::from_secs(60))
            .expect("the server says nothing")
    }

    fn keep(&mut self, message: Message) {
        match message {
            Message::Notification(told) => self.told.push((told.method, told.params)),
            Message::Request(asked) => self.told.push((asked.method, asked.params)),
            Message::Response(_) => {}
        }
    }

    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.answer(method, params).response_result.unwrap_or_else(|error| panic!("{method}: {}", error.message))
    }

    /// The words of the error that a request gets.
    pub(super) fn refusal(&mut self, method: &str, params: Value) -> String {
        self.answer(method, params).response_result.expect_err("it was answered").message
    }

    pub(super) fn open(&mut self, path: &str) {
        let text = fs::read_to_string(self.root().join(path)).unwrap();
        self.open_with(path, &text);
    }

    pub(super) fn open_with(&mut self, path: &str, text: &str) {
        let item = json!({ "uri": self.uri(path), "languageId": "markdown", "version": self.version, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// The whole text of a file that is open is another.
    pub(super) fn write_whole(&mut self, path: &str, text: &str) {
        self.change(path, json!([{ "text": text }]));
    }

    pub(super) fn change(&mut self, path: &str, changes: Value) {
        self.version += 1;
        let document = json!({ "uri": self.uri(path), "version": self.version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// What the editor shows of a file when all is told: the last of what was told of it.
    pub(super) fn shown(&mut self, path: &str) -> Vec<Value> {
        self.settle();
        let uri = self.uri(path);
        let told = self.told.iter().rev().filter(|(method, _)| method == "textDocument/publishDiagnostics");
        let last = told.map(|(_, params)| params).find(|params| params["uri"].as_str() == Some(&uri));
        last.map_or_else(Vec::new, |params| params["diagnostics"].as_array().unwrap().clone())
    }

    /// Has the server tell all that is left to tell.
    pub(super) fn settle(&mut self) {
        self.ask(super::server::SETTLE, Value::Null);
    }

    /// A request at the place in a file where `|` stands in the text, which is opened without it.
    pub(super) fn at(&mut self, method: &str, path: &str, marked: &str) -> Value {
        let params = self.place(path, marked);
        self.ask(method, params)
    }

    /// The place of `|` in a text, which is opened without it.
    pub(super) fn place(&mut self, path: &str, marked: &str) -> Value {
        let offset = marked.find('|').unwrap();
        let before = &marked[..offset];
        self.open_with(path, &marked.replacen('|', "", 1));
        let (line, character) = (before.matches('\n').count(), before.rsplit('\n').next().unwrap().len());
        json!({ "textDocument": { "uri": self.uri(path) }, "position": { "line": line, "character": character } })
    }

    /// The rest of a conversation, and how it ended.
    pub(super) fn close(mut self) -> Ending {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }
}

pub(super) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The labels of what may be written.
pub(super) fn labels(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().unwrap();
    items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_conversation_ends_in_order_or_not() {
    let editor = Editor::new(&[]);
    assert_eq!(editor.offered["serverInfo"]["name"], "promo");
    assert_eq!(editor.offered["capabilities"]["textDocumentSync"]["openClose"], true, "{}", editor.offered);
    assert_eq!(editor.close(), Ending::Orderly);
    let mut rude = Editor::new(&[]);
    rude.tell("exit", Value::Null);
    assert_eq!(rude.server.take().unwrap().join().unwrap(), Ending::Abrupt);
    let mut gone = Editor::new(&[]);
    drop(gone.connection.take());
    assert_eq!(gone.server.take().unwrap().join().unwrap(), Ending::Abrupt);
}
