//! An editor of our own: it speaks the protocol over the streams of a process, and believes nothing.

use crate::packet::{Packet, promo};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    root: String,
    asked: i64,
    /// What was told, in order.
    pub told: Vec<Value>,
}

impl Client {
    /// Starts the server in a packet, and begins.
    pub fn start(packet: &Packet, capabilities: Value) -> Client {
        let mut client = Client::silent(packet);
        let params = json!({ "processId": null, "rootUri": client.root, "capabilities": capabilities });
        client.ask("initialize", params);
        client.tell("initialized", json!({}));
        client
    }

    /// Starts the server, and says nothing.
    pub fn silent(packet: &Packet) -> Client {
        let mut command = promo(&packet.path(""));
        let mut child =
            command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        let root = format!("file://{}", packet.path("").display());
        Client { child, input, output, root: root.trim_end_matches('/').to_owned(), asked: 0, told: Vec::new() }
    }

    pub fn uri(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }

    /// Writes bytes as they are.
    pub fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub fn send(&mut self, message: &Value) {
        let message = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{message}", message.len()).as_bytes());
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The next message.
    pub fn read(&mut self) -> Value {
        let mut size = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server has ended");
            match line.trim_end().split_once(": ") {
                Some((_, value)) => size = value.parse().unwrap(),
                None => break,
            }
        }
        let mut body = vec![0; size];
        self.output.read_exact(&mut body).unwrap();
        let message: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(message["jsonrpc"], "2.0");
        message
    }

    /// The whole answer to a request.
    pub fn answer(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params }));
        loop {
            let message = self.read();
            if message["id"] == self.asked && message["method"].is_null() {
                return message;
            }
            self.told.push(message);
        }
    }

    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer["error"].is_null(), "{method}: {answer}");
        answer["result"].clone()
    }

    pub fn open(&mut self, path: &str, text: &str) {
        let item = json!({ "uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// The findings of the next time that a file is told of.
    pub fn shown(&mut self, path: &str) -> Vec<Value> {
        let uri = self.uri(path);
        loop {
            let message = self.read();
            let params = &message["params"];
            if message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri.as_str()
                && !params["version"].is_null()
            {
                return params["diagnostics"].as_array().unwrap().clone();
            }
            self.told.push(message);
        }
    }

    /// Ends the conversation as one should.
    pub fn finish(mut self, code: i32) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        assert_eq!(self.child.wait().unwrap().code(), Some(code));
    }

    /// Ends it by going.
    pub fn hang_up(mut self, code: i32) {
        drop(self.input.take());
        assert_eq!(self.child.wait().unwrap().code(), Some(code));
    }
}

/// A test that fails leaves no server behind.
impl Drop for Client {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
