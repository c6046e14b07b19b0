//! What an editor shows while it waits: that a large packet is being read.

use lsp_server::{Connection, Notification, Request};
use serde_json::{Value, json};

/// The first reading of a packet of so many files is shown as work that goes on.
const LARGE: usize = if cfg!(test) { 20 } else { 2_000 };

/// Whether reading so many files takes long enough to be shown.
pub(super) fn is_large(files: usize) -> bool {
    files > LARGE
}

/// Work that an editor shows as going on.
pub(super) struct Progress(Option<i32>);

impl Progress {
    /// Begins to show it, where it is shown at all. The number tells it from other work.
    pub(super) fn begin(connection: &Connection, is_shown: bool, number: i32) -> Progress {
        if is_shown {
            let create = json!({ "token": number });
            let request =
                Request::new(format!("progress-{number}").into(), "window/workDoneProgress/create".to_owned(), create);
            drop(connection.sender.send(request.into()));
            Progress::say(connection, number, json!({ "kind": "begin", "title": "promo reads the packet" }));
        }
        Progress(is_shown.then_some(number))
    }

    /// It is done.
    pub(super) fn end(self, connection: &Connection) {
        if let Some(number) = self.0 {
            Progress::say(connection, number, json!({ "kind": "end" }));
        }
    }

    fn say(connection: &Connection, token: i32, value: Value) {
        let params = json!({ "token": token, "value": value });
        drop(connection.sender.send(Notification::new("$/progress".to_owned(), params).into()));
    }
}
