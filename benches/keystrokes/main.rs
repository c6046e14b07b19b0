//! From a key to what is found: `cargo bench --bench keystrokes [-- 100 1000 10000]` types a sentence into a note with `promo lsp`, and times how long each key
//! takes until the findings of that very text have come, with those of all other notes. It prints a table and judges no time. Where the system says how much
//! the processor worked, that is told too: it hangs less on what else the machine does.
#![expect(clippy::print_stdout, reason = "the table is what this program is for")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has nothing to tell")]
#![expect(clippy::disallowed_methods, reason = "a stopwatch reads the clock")]

#[path = "../builds/notes.rs"]
mod notes;
#[expect(dead_code, reason = "other tools are measured elsewhere")]
#[path = "../builds/sites.rs"]
mod sites;

use notes::notes;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

/// What is typed, a key at a time.
const SENTENCE: &str = " I wrote the plan, and TODO: say what changed for whom [here](https://example.com/plan).";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    // `cargo test --all-targets` starts this program too, and without this word.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![100, 1000];
    }
    println!("from a key to its findings, in milliseconds\n");
    println!("{:>7}{:>10}{:>10}{:>10}{:>10}{:>14}", "notes", "opened", "median", "95 %", "maximum", "worked a key");
    sizes.into_iter().for_each(measure);
}

fn measure(size: usize) {
    let folder = tempfile::tempdir().unwrap();
    sites::write_packet(folder.path(), &notes(size)).unwrap();
    let path = folder.path().join(sites::packet_path(0));
    let mut text = fs::read_to_string(&path).unwrap();
    let uri = format!("file://{}", path.display());
    let mut editor = Editor::start(folder.path());
    let opened = Instant::now();
    let item = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
    editor.tell("textDocument/didOpen", json!({ "textDocument": item }));
    editor.wait(&uri, 1);
    let opened = opened.elapsed();
    let (mut took, before) = (Vec::new(), editor.worked());
    for (nth, key) in SENTENCE.char_indices() {
        let version = 2 + i64::try_from(nth).unwrap();
        let lines = text.lines().count();
        let end = json!({ "line": lines, "character": 9_999_999 });
        text.push(key);
        let change = json!({ "range": { "start": end, "end": end }, "text": key.to_string() });
        let began = Instant::now();
        let document = json!({ "uri": uri, "version": version });
        editor.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
        editor.wait(&uri, version);
        took.push(began.elapsed());
    }
    let worked =
        editor.worked().zip(before).map(|(after, before)| (after - before) / u32::try_from(took.len()).unwrap());
    took.sort();
    let at = |part: usize| milliseconds(took[(took.len() * part / 100).min(took.len() - 1)]);
    let worked = worked.map_or_else(|| "-".to_owned(), milliseconds);
    println!("{size:>7}{:>10}{:>10}{:>10}{:>10}{worked:>14}", milliseconds(opened), at(50), at(95), at(100));
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

/// The least of an editor.
struct Editor {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Editor {
    fn start(root: &Path) -> Editor {
        let mut command = Command::new(env!("CARGO_BIN_EXE_promo"));
        let mut child = command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut editor = Editor { child, input, output };
        let params = json!({ "rootUri": format!("file://{}", root.display()), "capabilities": {} });
        editor.send(&json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params }));
        editor.tell("initialized", json!({}));
        editor
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn send(&mut self, message: &Value) {
        let message = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{message}", message.len()).unwrap();
        self.input.flush().unwrap();
    }

    /// Reads until the findings of this version of a text are there.
    fn wait(&mut self, uri: &str, version: i64) {
        loop {
            let message = self.read();
            let params = &message["params"];
            if params["uri"] == uri && params["version"] == version {
                return;
            }
        }
    }

    fn read(&mut self) -> Value {
        let mut size = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).unwrap();
            match line.trim_end().split_once(": ") {
                Some((_, value)) => size = value.parse().unwrap(),
                None => break,
            }
        }
        let mut body = vec![0; size];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// How long the processor has worked for the server, where the system says: `utime` and `stime` of its line in `/proc`, in hundredths of a second.
    fn worked(&self) -> Option<Duration> {
        let line = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        let fields: Vec<&str> = line.rsplit(')').next()?.split_whitespace().collect();
        let hundredths = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
        Some(Duration::from_millis(hundredths * 10))
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
