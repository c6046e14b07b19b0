//! `promo serve` as a person starts it, with what it prints, what it answers and what it holds of the machine. Knows neither packets nor browsers, so that
//! the benchmark of previews uses it too.

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long the program may take before a wait gives up.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// A preview that runs; it is gone when this goes.
pub struct Preview {
    /// The command for a port.
    start: Box<dyn Fn(u16) -> Command + Send + Sync>,
    process: Child,
    lines: Receiver<String>,
    address: String,
}

impl Preview {
    /// Starts a preview of a folder on any free port, with a runtime folder of its own.
    pub fn of(folder: &Path, arguments: &[&str]) -> Preview {
        Preview::on(0, folder, arguments)
    }

    /// Starts it on this port, or on the one that the program takes instead.
    pub fn on(port: u16, folder: &Path, arguments: &[&str]) -> Preview {
        let runtime = private_folder();
        let (folder, arguments) = (folder.to_owned(), arguments.iter().map(|&it| it.to_owned()).collect::<Vec<_>>());
        Preview::started(port, move |port| {
            let mut command = command(&folder, runtime.path(), port);
            command.args(&arguments);
            command
        })
    }

    /// Starts it with a command of one's own, which is told the port.
    pub fn started(port: u16, start: impl Fn(u16) -> Command + Send + Sync + 'static) -> Preview {
        let mut process = start(port).stdout(Stdio::piped()).spawn().unwrap();
        let (address, lines) = greeting(process.stdout.take().unwrap());
        Preview { start: Box::new(start), process, lines, address }
    }

    /// Starts it again on the same port after it ended: a tab that is open finds it where it was.
    pub fn start_again(&mut self) {
        self.process = (self.start)(self.port()).stdout(Stdio::piped()).spawn().unwrap();
        let (address, lines) = greeting(self.process.stdout.take().unwrap());
        assert_eq!(address, self.address, "the preview has moved");
        self.lines = lines;
    }

    /// The same, with a standard output that takes nothing.
    pub fn start_again_unheard(&mut self) {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        self.process = (self.start)(self.port()).stdout(full).spawn().unwrap();
    }

    /// Ends it as Ctrl-C does.
    pub fn interrupt(&mut self) -> ExitStatus {
        assert!(Command::new("kill").args(["-INT", &self.process.id().to_string()]).status().unwrap().success());
        let process = &mut self.process;
        wait("the preview has ended", || process.try_wait().unwrap())
    }

    /// Ends it as the system does when memory is short.
    pub fn kill(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// Where it is: `http://127.0.0.1:PORT/TOKEN/`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address of a page below the token.
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// The port alone.
    pub fn port(&self) -> u16 {
        self.host().rsplit(':').next().unwrap().parse().unwrap()
    }

    /// Waits for a line that holds this, and gives all lines up to it.
    #[track_caller]
    pub fn says(&self, part: &str) -> Vec<String> {
        let mut said = Vec::new();
        while !said.last().is_some_and(|line: &String| line.contains(part)) {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => said.push(line),
                Err(_) => panic!("`{part}` is not in what the preview said:\n{}", said.join("\n")),
            }
        }
        said
    }

    /// What it answers to a request for a path below its token.
    pub fn get(&self, path: &str) -> Answer {
        let mut stream = self.connect();
        let token = self.address.split('/').nth(3).unwrap();
        let host = self.host();
        write!(stream, "GET /{token}/{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::new(&bytes)
    }

    /// Waits until a page says this.
    #[track_caller]
    pub fn shows(&self, path: &str, part: &str) {
        self.answers(path, part, |answer| answer.status == 200 && answer.body.contains(part));
    }

    /// Waits until there is no such page.
    #[track_caller]
    pub fn lacks(&self, path: &str) {
        self.answers(path, "that it is not there", |answer| answer.status == 404);
    }

    #[track_caller]
    fn answers(&self, path: &str, what: &str, right: impl Fn(&Answer) -> bool) {
        let until = Instant::now() + PATIENCE;
        loop {
            let answer = self.get(path);
            if right(&answer) {
                return;
            }
            assert!(Instant::now() < until, "{path} does not say `{what}` but\n{} {}", answer.status, answer.body);
            thread::sleep(PAUSE);
        }
    }

    /// The states as an open tab is told them: the current one, then each new one.
    pub fn states(&self) -> impl Iterator<Item = Value> + use<> {
        let mut stream = BufReader::new(self.connect());
        let token = self.address.split('/').nth(3).unwrap();
        let head =
            format!("GET /{token}/live/events HTTP/1.1\r\nHost: {}\r\nAccept: text/event-stream\r\n\r\n", self.host());
        stream.get_mut().write_all(head.as_bytes()).unwrap();
        let lines = stream.lines().map(|line| line.expect("the preview keeps still"));
        lines.filter_map(|line| line.strip_prefix("data:").map(|data| serde_json::from_str(data).unwrap()))
    }

    /// The state as it is now.
    pub fn state(&self) -> Value {
        self.states().next().expect("the preview tells no state")
    }

    /// Waits until the state is so.
    #[track_caller]
    pub fn wait_for_state(&self, what: &str, right: impl Fn(&Value) -> bool) -> Value {
        wait(what, || Some(self.state()).filter(&right))
    }

    /// Waits until something holds for the preview.
    #[track_caller]
    pub fn wait_until(&self, what: &str, right: impl Fn(&Preview) -> bool) {
        wait(what, || right(self).then_some(()));
    }

    /// A connection that nothing was said on.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.host()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// `127.0.0.1:PORT`.
    pub fn host(&self) -> &str {
        self.address.split('/').nth(2).unwrap()
    }

    /// Resident memory in KiB, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }

    /// Open file handles, where the system tells.
    pub fn handles(&self) -> Option<usize> {
        Some(fs::read_dir(format!("/proc/{}/fd", self.process.id())).ok()?.count())
    }

    /// Threads, where the system tells.
    pub fn threads(&self) -> Option<usize> {
        Some(fs::read_dir(format!("/proc/{}/task", self.process.id())).ok()?.count())
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What came back for a request.
#[derive(Debug)]
pub struct Answer {
    /// Such as 200.
    pub status: u16,
    /// The headers as they came.
    pub head: String,
    /// Everything after them.
    pub body: String,
}

impl Answer {
    fn new(bytes: &[u8]) -> Answer {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("not an answer: {text}"));
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }
}

/// The program with a folder for what it remembers between two starts. Its standard error is seen where a test fails.
pub fn command(folder: &Path, runtime: &Path, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_promo"));
    // From a folder that shares nothing with the packet's: paths are told as they lead from where one stands, and a clone may lie beside temporary folders.
    command.arg("serve").arg(folder).args(["--port", &port.to_string()]).current_dir(ROOT);
    command.env("XDG_RUNTIME_DIR", runtime).env_remove("CLICOLOR_FORCE").stdin(Stdio::null());
    command
}

/// The folder that all others are in.
pub const ROOT: &str = if cfg!(windows) { "\\" } else { "/" };

/// As the system gives one to each who logs in.
fn private_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    #[cfg(unix)]
    fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    folder
}

/// Reads what it prints; the first line holds the address.
fn greeting(stdout: ChildStdout) -> (String, Receiver<String>) {
    let (sender, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    let first = lines.recv_timeout(PATIENCE).expect("the preview says nothing");
    let address = first.split_whitespace().find(|word| word.starts_with("http://127.0.0.1:"));
    (address.unwrap_or_else(|| panic!("no address in `{first}`")).to_owned(), lines)
}

/// Waits until there is something.
#[track_caller]
fn wait<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < until, "waited in vain until {what}");
        thread::sleep(PAUSE);
    }
}
