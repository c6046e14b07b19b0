//! A real Firefox, spoken to over WebDriver BiDi: one tab that opens addresses, answers questions about what it shows, waits until it shows it and tells what
//! it complained of.
//!
//! ```ignore
//! let firefox = Firefox::start(&firefox::installed().unwrap(), Scripts::On);
//! firefox.go("file:///tmp/out/index.html");
//! firefox.wait_for("document.querySelector('.found a')", "the search has answered");
//! ```

use crate::chromium;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket};

/// How long it may take to start, or to answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks at a page.
const PAUSE: Duration = Duration::from_millis(20);

/// Nothing is asked, fetched or told at the start, and every request to the world ends at a port that nobody listens on.
const PREFERENCES: &str = "\
user_pref(\"remote.prefs.recommended\", false);
user_pref(\"app.update.disabledForTesting\", true);
user_pref(\"browser.aboutwelcome.enabled\", false);
user_pref(\"browser.shell.checkDefaultBrowser\", false);
user_pref(\"browser.startup.page\", 0);
user_pref(\"datareporting.policy.dataSubmissionEnabled\", false);
user_pref(\"network.proxy.type\", 1);
user_pref(\"network.proxy.http\", \"127.0.0.1\");
user_pref(\"network.proxy.http_port\", 9);
user_pref(\"network.proxy.ssl\", \"127.0.0.1\");
user_pref(\"network.proxy.ssl_port\", 9);
";

/// What of a page was refused, or did not come from its folder.
const REFUSED: &str = "() => { window.refused = []; \
    addEventListener('securitypolicyviolation', it => refused.push(`policy: ${it.violatedDirective} ${it.blockedURI}`)); \
    addEventListener('error', it => refused.push(`not there: ${it.target.src || it.target.href || it.message}`), true) }";

/// Where Firefox is, when it is there.
pub fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["firefox-esr", "firefox"];
    std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|it| it.is_file())
}

/// Whether pages may run scripts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// A browser with a profile of its own and one tab, gone when this goes.
pub struct Firefox {
    wire: RefCell<Wire>,
    tab: String,
    process: Child,
    _profile: TempDir,
    _one: MutexGuard<'static, ()>,
}

impl Firefox {
    /// Starts it, when no other browser is running.
    pub fn start(program: &Path, scripts: Scripts) -> Firefox {
        let one = chromium::ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = tempfile::tempdir().unwrap();
        let may_run = format!("user_pref(\"javascript.enabled\", {});\n", scripts == Scripts::On);
        fs::write(profile.path().join("user.js"), PREFERENCES.to_owned() + &may_run).unwrap();
        let mut process = Command::new(program)
            .args(["--headless", "--no-remote", "--remote-debugging-port=0", "--profile"])
            .arg(profile.path())
            .arg("about:blank")
            .env("HOME", profile.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = said_by(&mut process);
        let mut wire = Wire::to(&address(&said));
        wire.call("session.new", json!({ "capabilities": {} })).unwrap();
        let events = ["log.entryAdded", "network.beforeRequestSent", "network.fetchError"];
        wire.call("session.subscribe", json!({ "events": events })).unwrap();
        wire.call("script.addPreloadScript", json!({ "functionDeclaration": REFUSED })).unwrap();
        let tab = wire.call("browsingContext.create", json!({ "type": "tab" })).unwrap()["context"].clone();
        let tab = tab.as_str().unwrap().to_owned();
        Firefox { wire: RefCell::new(wire), tab, process, _profile: profile, _one: one }
    }

    /// Goes to an address, and waits until it has loaded. What was complained of before is forgotten.
    pub fn go(&self, address: &str) {
        self.wire.borrow_mut().events.clear();
        self.call("browsingContext.navigate", json!({ "context": self.tab, "url": address, "wait": "complete" }))
            .unwrap_or_else(|trouble| panic!("{address} cannot be opened: {trouble}"));
    }

    /// As in a window of this size.
    pub fn set_size(&self, width: u32, height: u32) {
        let viewport = json!({ "width": width, "height": height });
        self.call("browsingContext.setViewport", json!({ "context": self.tab, "viewport": viewport })).unwrap();
    }

    /// What an expression, or the promise that it is, comes to. It must not throw.
    pub fn evaluate(&self, expression: &str) -> Value {
        self.try_evaluate(expression).unwrap_or_else(|trouble| panic!("{trouble}\nin {expression}"))
    }

    /// Waits until a condition holds in the page, whatever is loaded in the meantime.
    #[track_caller]
    pub fn wait_for(&self, condition: &str, what: &str) {
        let until = Instant::now() + chromium::PATIENCE;
        while self.try_evaluate(&format!("!!({condition})")) != Ok(Value::Bool(true)) {
            assert!(Instant::now() < until, "waited in vain until {what}: {:?}", self.complaints());
            thread::sleep(PAUSE);
        }
    }

    /// What the page wrote as a warning or an error, what the browser refused it or could not get, and what it asked for that is not a file of this machine.
    pub fn complaints(&self) -> Vec<String> {
        let refused = self.evaluate("window.refused || []");
        let refused = refused.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned());
        let wire = self.wire.borrow();
        wire.events.iter().filter_map(complaint).chain(refused).collect()
    }

    /// A value comes as JSON, since BiDi has a form of its own for it. A promise is waited for; where pages may run no scripts, none is ever kept.
    fn try_evaluate(&self, expression: &str) -> Result<Value, String> {
        let expression = format!(
            "(it => {{ const json = it => JSON.stringify(it ?? null); return it instanceof Promise ? it.then(json) : json(it) }})({expression})"
        );
        let question = json!({ "expression": expression, "target": { "context": self.tab }, "awaitPromise": true });
        let answer = self.call("script.evaluate", question)?;
        match answer["result"]["value"].as_str() {
            Some(text) if answer["type"] == "success" => Ok(serde_json::from_str(text).unwrap()),
            _ => Err(answer["exceptionDetails"]["text"].to_string()),
        }
    }

    fn call(&self, method: &str, parameters: Value) -> Result<Value, String> {
        self.wire.borrow_mut().call(method, parameters)
    }
}

impl Drop for Firefox {
    /// Asks it to go, so that its profile can be removed.
    fn drop(&mut self) {
        let _ = self.wire.borrow_mut().call("browser.close", json!({}));
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A page that only looks at its own files says nothing of this.
fn complaint(event: &Value) -> Option<String> {
    let it = &event["params"];
    let address = it["request"]["url"].as_str().unwrap_or_default();
    match event["method"].as_str()? {
        "log.entryAdded" if ["error", "warn"].contains(&it["level"].as_str()?) => Some(format!("log: {}", it["text"])),
        "network.fetchError" => Some(format!("not there: {address}")),
        "network.beforeRequestSent" if !["file:", "data:", "about:"].iter().any(|own| address.starts_with(own)) => {
            Some(format!("asked elsewhere: {address}"))
        }
        _ => None,
    }
}

/// The lines that the browser writes, as they come: read to its end, so that it never waits for a reader.
fn said_by(process: &mut Child) -> Receiver<String> {
    let (told, said) = mpsc::channel();
    let lines = BufReader::new(process.stderr.take().unwrap()).lines();
    thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(told.send(line))));
    said
}

/// Where it listens, which it says once it does.
fn address(said: &Receiver<String>) -> String {
    let until = Instant::now() + PATIENCE;
    let mut all = String::new();
    loop {
        let line = said
            .recv_timeout(until.saturating_duration_since(Instant::now()))
            .unwrap_or_else(|_| panic!("Firefox does not start; it said\n{all}"));
        if let Some((_, address)) = line.split_once("WebDriver BiDi listening on ws://") {
            return address.trim().to_owned();
        }
        all = all + &line + "\n";
    }
}

/// The socket: commands go out with a number, answers come back with it, and events come in between.
struct Wire {
    socket: WebSocket<TcpStream>,
    asked: u64,
    events: Vec<Value>,
}

impl Wire {
    fn to(address: &str) -> Wire {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let (socket, _) = tungstenite::client(format!("ws://{address}/session"), stream).unwrap();
        Wire { socket, asked: 0, events: Vec::new() }
    }

    fn call(&mut self, method: &str, parameters: Value) -> Result<Value, String> {
        self.asked += 1;
        let command = json!({ "id": self.asked, "method": method, "params": parameters });
        self.socket.send(Message::text(command.to_string())).map_err(|trouble| trouble.to_string())?;
        loop {
            let message = self.socket.read().map_err(|trouble| format!("{method}: {trouble}"))?;
            let Ok(mut message) = serde_json::from_slice::<Value>(&message.into_data()) else { continue };
            match message["id"].as_u64() {
                Some(id) if id == self.asked && message["type"] == "success" => return Ok(message["result"].take()),
                Some(id) if id == self.asked => return Err(format!("{method}: {}", message["message"])),
                Some(_) => {}
                None => self.events.push(message),
            }
        }
    }
}
