//! The conversation with an editor: one message after the other, each answered from one state of one packet. What is found is told when no message waits.

use super::client::Client;
use super::documents::{Documents, real};
use super::folders::{Folder, Folders};
use super::progress::{Progress, is_large};
use super::requests::{self, Fault};
use super::{findings, uri};
use crate::source::Date;
use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, InitializeResult, PublishDiagnosticsParams, ServerInfo, Uri,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How a conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The editor said that it would go, and went.
    Orderly,
    /// The editor went without a word.
    Abrupt,
}

/// How far a conversation has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing was said yet.
    Fresh,
    /// It goes on.
    Open,
    /// The editor has said that it will go.
    Closing,
}

/// What happens next.
enum Step {
    Message(Message),
    /// Nobody says anything, and something is to be told.
    Tell,
    /// Nobody says anything, and the folder may have changed.
    Look,
    End,
}

/// A check that took less than this is made after every key; what takes longer waits until the author pauses.
const QUICK: Duration = Duration::from_millis(60);

/// As long a pause at the most.
const PAUSE: Duration = Duration::from_millis(300);

/// An editor that does not watch files has its folders looked at this often, while nothing is said.
const LOOK: Duration = Duration::from_secs(2);

/// A test asks for all that is left to tell, instead of waiting until nobody says anything.
#[cfg(test)]
pub(super) const SETTLE: &str = "promo/settle";

pub(super) struct Server<'a> {
    connection: &'a Connection,
    today: &'a dyn Fn() -> Date,
    stage: Stage,
    client: Client,
    documents: Documents,
    folders: Folders,
    /// What has come and is not answered yet.
    queue: VecDeque<Message>,
    /// How long the last check took.
    check_took: Duration,
    /// How long the last look at the folders took.
    look_took: Duration,
    /// Our own requests are counted.
    asked: i32,
}

impl<'a> Server<'a> {
    pub(super) fn new(connection: &'a Connection, today: &'a dyn Fn() -> Date) -> Server<'a> {
        Server {
            connection,
            today,
            stage: Stage::Fresh,
            client: Client::of(&Value::Null),
            documents: Documents::default(),
            folders: Folders::default(),
            queue: VecDeque::new(),
            check_took: Duration::ZERO,
            look_took: Duration::ZERO,
            asked: 0,
        }
    }

    /// Talks until the editor goes. A fault of ours in one message is told to the editor, and the next message is answered.
    pub(super) fn talk(mut self) -> Ending {
        loop {
            match self.step() {
                Step::Message(Message::Request(request)) => self.answer(request),
                Step::Message(Message::Notification(told)) if told.method == "exit" => {
                    return if self.stage == Stage::Closing { Ending::Orderly } else { Ending::Abrupt };
                }
                Step::Message(Message::Notification(told)) => {
                    let method = told.method.clone();
                    let heard = self.guarded(|server| server.hear(told));
                    if let Err(fault) = heard {
                        self.say(&format!("{method}: {}", fault.message));
                    }
                }
                Step::Message(Message::Response(_)) => {}
                Step::Tell => {
                    if let Err(fault) = self.guarded(|server| {
                        server.tell();
                        Ok(())
                    }) {
                        self.folders.iter_mut().for_each(|folder| folder.is_untold = false);
                        self.say(&fault.message);
                    }
                }
                Step::Look => {
                    drop(self.guarded(|server| {
                        server.look();
                        Ok(())
                    }));
                }
                Step::End => return Ending::Abrupt,
            }
        }
    }

    /// The one place where a fault of ours ends.
    fn guarded<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        let done = catch_unwind(AssertUnwindSafe(|| work(self)));
        done.unwrap_or_else(|_| {
            self.folders.iter_mut().for_each(Folder::forget);
            Err(Fault::ours())
        })
    }

    fn step(&mut self) -> Step {
        self.take_all();
        if let Some(message) = self.queue.pop_front() {
            return Step::Message(message);
        }
        let is_untold = self.folders.iter_mut().any(|folder| folder.is_untold);
        let pause = match (is_untold, self.check_took < QUICK) {
            (true, true) => return Step::Tell,
            (true, false) => self.check_took.min(PAUSE),
            (false, _) => LOOK.max(self.look_took * 50),
        };
        match self.connection.receiver.recv_timeout(pause) {
            Ok(message) => {
                self.queue.push_back(message);
                self.step()
            }
            Err(error) if !error.is_timeout() => Step::End,
            Err(_) if is_untold => Step::Tell,
            Err(_) => Step::Look,
        }
    }

    /// Takes what has come. What the editor no longer wants answered is not worked on.
    fn take_all(&mut self) {
        while let Ok(message) = self.connection.receiver.try_recv() {
            match message {
                Message::Notification(told) if told.method == "$/cancelRequest" => self.cancel(&told.params),
                message @ (Message::Request(_) | Message::Response(_) | Message::Notification(_)) => {
                    self.queue.push_back(message);
                }
            }
        }
    }

    fn cancel(&mut self, params: &Value) {
        let Ok(id) = serde_json::from_value::<RequestId>(params["id"].clone()) else { return };
        let is_it = |message: &Message| matches!(message, Message::Request(request) if request.id == id);
        if let Some(place) = self.queue.iter().position(is_it) {
            self.queue.remove(place);
            let cancelled = "the editor does not want it any more".to_owned();
            self.send(Response::new_err(id, ErrorCode::RequestCanceled as i32, cancelled).into());
        }
    }

    /// Nobody listens once the other side is gone, and that is found out by whoever reads next.
    fn send(&self, message: Message) {
        drop(self.connection.sender.send(message));
    }

    fn notify(&self, method: &str, params: impl serde::Serialize) {
        self.send(Notification::new(method.to_owned(), params).into());
    }

    /// Says something to the person at the editor.
    fn say(&self, message: &str) {
        self.notify("window/showMessage", json!({ "type": 2, "message": format!("promo: {message}") }));
    }

    fn ask(&mut self, method: &str, params: impl serde::Serialize) {
        self.asked += 1;
        self.send(Request::new(self.asked.into(), method.to_owned(), params).into());
    }

    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let answer = match (self.stage, method.as_str()) {
            (Stage::Fresh, "initialize") => self.guarded(|server| Ok(server.begin(&params))),
            (Stage::Fresh, _) => Err(Fault::new(ErrorCode::ServerNotInitialized, "`initialize` comes first")),
            (Stage::Open, "shutdown") => {
                self.stage = Stage::Closing;
                Ok(Value::Null)
            }
            (Stage::Open, "initialize") => Err(Fault::new(ErrorCode::InvalidRequest, "this has begun already")),
            (Stage::Open, _) => self.guarded(|server| server.work(&method, params)),
            (Stage::Closing, _) => Err(Fault::new(ErrorCode::InvalidRequest, "the editor has said that it goes")),
        };
        self.send(match answer {
            Ok(answer) => Response::new_ok(id, answer).into(),
            Err(fault) => Response::new_err(id, fault.code as i32, fault.message).into(),
        });
    }

    fn work(&mut self, method: &str, params: Value) -> Result<Value, Fault> {
        #[cfg(test)]
        if method == SETTLE {
            self.tell();
            return Ok(Value::Null);
        }
        let Server { documents, folders, client, today, .. } = self;
        requests::answer(method, params, &mut requests::Asked { documents, folders, client, today: *today })
    }

    fn begin(&mut self, params: &Value) -> Value {
        self.stage = Stage::Open;
        self.client = Client::of(params);
        let listed = params["workspaceFolders"].as_array().into_iter().flatten();
        let listed: Vec<&str> = listed.filter_map(|folder| folder["uri"].as_str()).collect();
        let path = || params["rootPath"].as_str().map(|path| uri::of_path(&PathBuf::from(path)));
        let root = || params["rootUri"].as_str().map(str::to_owned).or_else(path);
        match listed.as_slice() {
            [] => root().iter().for_each(|root| self.folders.begin(root)),
            listed => listed.iter().for_each(|folder| self.folders.begin(folder)),
        }
        let version = Some(env!("CARGO_PKG_VERSION").to_owned());
        let info = ServerInfo { name: "promo".to_owned(), version };
        let result = InitializeResult { capabilities: self.client.offered(), server_info: Some(info) };
        serde_json::to_value(result).unwrap_or_default()
    }

    fn hear(&mut self, told: Notification) -> Result<(), Fault> {
        if self.stage != Stage::Open {
            return Ok(());
        }
        match told.method.as_str() {
            "initialized" => self.watch(),
            "textDocument/didOpen" => {
                let DidOpenTextDocumentParams { text_document: it } = read(told.params)?;
                let file = self.documents.open(&it.uri.0, it.version, it.text);
                self.touch(file, &it.uri.0, true);
            }
            "textDocument/didChange" => {
                let params: DidChangeTextDocumentParams = read(told.params)?;
                let (uri, version) =
                    (params.text_document.text_document_identifier.uri.0, params.text_document.version);
                let changed = self.documents.change(&uri, version, &params.content_changes, self.client.unit);
                let (file, is_known) = changed.ok_or_else(|| Fault::invalid(&format!("`{uri}` is not open")))?;
                self.touch(Some(file), &uri, false);
                if !is_known {
                    let lost = "what the editor says it has changed cannot be; close the file and open it again";
                    return Err(Fault::invalid(&format!("`{uri}`: {lost}")));
                }
            }
            "textDocument/didClose" => {
                let DidCloseTextDocumentParams { text_document: it } = read(told.params)?;
                let file = self.documents.close(&it.uri.0);
                self.touch(file, &it.uri.0, true);
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" | "workspace/didRenameFiles" => {
                self.folders.iter_mut().for_each(Folder::doubt);
                self.look();
            }
            "workspace/didChangeWorkspaceFolders" => {
                let params: DidChangeWorkspaceFoldersParams = read(told.params)?;
                params.event.added.iter().for_each(|folder| self.folders.begin(&folder.uri.0));
                let gone =
                    params.event.removed.iter().flat_map(|folder| self.folders.end(&folder.uri.0)).collect::<Vec<_>>();
                for uri in gone {
                    let params = PublishDiagnosticsParams { uri: Uri(uri), version: None, diagnostics: Vec::new() };
                    self.notify("textDocument/publishDiagnostics", params);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A text of a packet is not what it was. The folder is looked at again when it may be another one too.
    fn touch(&mut self, file: Option<PathBuf>, uri: &str, is_doubtful: bool) {
        let Some(file) = file else { return };
        if let Some((folder, _)) = self.folders.of(&real(&file), uri) {
            folder.change();
            if is_doubtful {
                folder.doubt();
            }
        }
    }

    /// Has the editor tell when files change that it does not have open.
    fn watch(&mut self) {
        if self.client.watches_files {
            let watchers = json!([{ "globPattern": "**/*" }]);
            let registration = json!({
                "id": "files",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": { "watchers": watchers },
            });
            self.ask("client/registerCapability", json!({ "registrations": [registration] }));
        }
    }

    fn look(&mut self) {
        let began = now();
        let watches = self.client.watches_files;
        for folder in self.folders.iter_mut() {
            if !watches {
                folder.doubt();
            }
            folder.look();
        }
        self.look_took = began.elapsed();
    }

    /// Tells the editor what is found, where that is not what it was told before.
    fn tell(&mut self) {
        let began = now();
        let today = (self.today)();
        let mut told = Vec::new();
        let mut troubles = Vec::new();
        let mut number = 0;
        for folder in self.folders.iter_mut().filter(|folder| folder.is_untold) {
            folder.is_untold = false;
            folder.look();
            number += 1;
            let is_long = folder.told.is_empty() && is_large(folder.size());
            let progress = Progress::begin(self.connection, self.client.shows_progress && is_long, number);
            let found = folder.checked(&self.documents, self.client.unit, today).map(findings::by_file);
            progress.end(self.connection);
            troubles.extend(folder.trouble.clone());
            folder.is_untold = false;
            let found = found.unwrap_or_default();
            let before = std::mem::take(&mut folder.told);
            let gone = before.keys().filter(|uri| !found.contains_key(*uri));
            told.extend(gone.map(|uri| (uri.clone(), (None, Vec::new()))));
            let is_news = |(uri, found): &(&String, &_)| before.get(*uri) != Some(*found);
            told.extend(found.iter().filter(is_news).map(|(uri, found)| (uri.clone(), found.clone())));
            folder.told = found;
        }
        for (uri, (version, diagnostics)) in told {
            let params = PublishDiagnosticsParams { uri: Uri(uri), version, diagnostics };
            self.notify("textDocument/publishDiagnostics", params);
        }
        troubles.iter().for_each(|trouble| self.say(trouble));
        self.check_took = began.elapsed();
    }
}

/// What a message says.
pub(super) fn read<T: DeserializeOwned>(params: Value) -> Result<T, Fault> {
    serde_json::from_value(params).map_err(|error| Fault::invalid(&error.to_string()))
}

#[expect(
    clippy::disallowed_methods,
    reason = "a door: how long something took decides when it is done again, never what comes of it"
)]
fn now() -> Instant {
    Instant::now()
}
