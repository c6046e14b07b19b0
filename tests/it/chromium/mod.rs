//! A real Chromium, spoken to through its debugging pipe: tabs that open addresses, answer questions about what they show, wait until they show it and tell
//! what they complained of. Tests use it and so does the benchmark of previews; what is asked of a page, and what it means, is theirs.
//!
//! ```ignore
//! let browser = Browser::start(&chromium::installed().unwrap());
//! let tab = browser.open("http://127.0.0.1:4747/");
//! tab.wait_for("document.body.textContent.includes('proven')", "the new word");
//! ```

mod wire;

use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use wire::{Event, Wire};

/// How long a page may take before a wait gives up.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks at a page.
const PAUSE: Duration = Duration::from_millis(20);

/// Nothing of the world but this machine, nothing of a window, and tabs that are not in front run like the one that is.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-pipe",
];

/// One browser at a time: they share the processors with everything else.
pub static ONE: Mutex<()> = Mutex::new(());

/// Where Chromium is, when it is there.
pub fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|it| it.is_file())
}

/// A browser with a profile of its own, gone when this goes.
pub struct Browser {
    wire: Wire,
    process: Child,
    profile: TempDir,
    _one: MutexGuard<'static, ()>,
}

impl Browser {
    /// Starts it, when no other is running. The shell gives it the two pipes under the numbers it wants.
    pub fn start(program: &Path) -> Browser {
        let one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = tempfile::tempdir().unwrap();
        let [commands, answers] = ["commands", "answers"].map(|name| profile.path().join(name));
        assert!(Command::new("mkfifo").args([&commands, &answers]).status().unwrap().success());
        let process = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<\"$COMMANDS\" 4>\"$ANSWERS\""])
            .arg(program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().join("profile").display()))
            .env("COMMANDS", &commands)
            .env("ANSWERS", &answers)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(profile.path().join("stderr")).unwrap())
            .spawn()
            .unwrap();
        let commands = File::options().write(true).open(commands).unwrap();
        let wire = Wire::new(commands, File::open(answers).unwrap());
        Browser { wire, process, profile, _one: one }
    }

    /// A tab that shows this address, once it has loaded.
    pub fn open(&self, address: &str) -> Tab<'_> {
        let tab = self.tab();
        tab.go(address);
        tab
    }

    /// An empty tab, to be told something before it goes anywhere.
    pub fn tab(&self) -> Tab<'_> {
        let target = self.call("Target.createTarget", json!({ "url": "about:blank" }))["targetId"].clone();
        let session = self.call("Target.attachToTarget", json!({ "targetId": target, "flatten": true }));
        let tab = Tab { browser: self, session: session["sessionId"].as_str().unwrap().to_owned() };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            tab.call(&format!("{domain}.enable"), json!({}));
        }
        tab
    }

    fn call(&self, method: &str, parameters: Value) -> Value {
        self.wire.call("", method, parameters).unwrap_or_else(|trouble| panic!("{method}: {trouble}\n{}", self.said()))
    }

    /// What the browser itself wrote, which tells why it ended.
    fn said(&self) -> String {
        fs::read_to_string(self.profile.path().join("stderr")).unwrap_or_default()
    }
}

impl Drop for Browser {
    /// Asks it to go, so that its profile is whole and can be removed, and does not wait for an answer for ever.
    fn drop(&mut self) {
        self.wire.send("", 0, "Browser.close", json!({}));
        let _: Option<()> = self.wire.wait(Duration::from_secs(5), |_| None);
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A tab. It stays open until the browser goes.
pub struct Tab<'a> {
    browser: &'a Browser,
    session: String,
}

impl Tab<'_> {
    /// Goes to an address, and waits until it has loaded.
    pub fn go(&self, address: &str) {
        let gone = self.call("Page.navigate", json!({ "url": address }));
        assert_eq!(gone["errorText"], Value::Null, "{address} cannot be opened");
        self.wait_for("document.readyState === 'complete' && location.href !== 'about:blank'", "the page has loaded");
    }

    /// What an expression, or the promise that it is, comes to. It must not throw.
    pub fn evaluate(&self, expression: &str) -> Value {
        self.try_evaluate(expression).unwrap_or_else(|trouble| panic!("{trouble}\nin {expression}"))
    }

    /// Waits until a condition holds in the page, whatever is loaded in the meantime.
    #[track_caller]
    pub fn wait_for(&self, condition: &str, what: &str) {
        let until = Instant::now() + PATIENCE;
        while self.try_evaluate(&format!("!!({condition})")) != Ok(Value::Bool(true)) {
            assert!(Instant::now() < until, "waited in vain until {what}; the page shows\n{}", self.shown());
            thread::sleep(PAUSE);
        }
    }

    /// What a reader sees, the parts in open shadow roots too, and what the page complained of.
    pub fn shown(&self) -> String {
        let shadows = "[...document.querySelectorAll('*')].filter(it => it.shadowRoot).map(it => it.localName + ': ' + \
                       [...it.shadowRoot.children].map(it => it.innerText).join('\\n'))";
        let script = format!("[location.href, document.title, document.body.innerText, ...{shadows}].join('\\n')");
        let text = self.try_evaluate(&script).map_or_else(|trouble| trouble, |text| text.as_str().unwrap().to_owned());
        format!("{text}\n{}", self.complaints().join("\n"))
    }

    /// Errors of scripts, what they wrote as errors and warnings, what the browser refused or did not get: `kind: text`.
    pub fn complaints(&self) -> Vec<String> {
        self.browser.wire.lock().events_of(&self.session).iter().filter_map(Event::complaint).collect()
    }

    /// A script that runs in each document before its own do. Call `report(text)` there, and `reported` tells when.
    pub fn before_each_page(&self, script: &str) {
        self.call("Runtime.addBinding", json!({ "name": "report" }));
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// When the page reported this text, if it does so in time.
    pub fn reported(&self, text: &str, patience: Duration) -> Option<Instant> {
        let same = |event: &&Event| event.method == "Runtime.bindingCalled" && event.parameters["payload"] == text;
        let wire = &self.browser.wire;
        wire.wait(patience, |heard| heard.events_of(&self.session).iter().find(same).map(|event| event.at))
    }

    /// Without a network, or with it again.
    pub fn set_offline(&self, offline: bool) {
        let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.call("Network.emulateNetworkConditions", conditions);
    }

    /// As for a reader who has switched JavaScript off.
    pub fn without_scripts(&self) {
        self.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    }

    /// As for a reader who likes it dark.
    pub fn set_dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.call("Emulation.setEmulatedMedia", features);
    }

    /// As in a window of this size.
    pub fn set_size(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    /// Presses a key, such as `Escape` or `Tab`, as a person does.
    pub fn press(&self, key: &str) {
        let code = [("Tab", 9), ("Enter", 13), ("Escape", 27), ("ArrowRight", 39), ("ArrowDown", 40)]
            .iter()
            .find(|(name, _)| *name == key)
            .map(|it| it.1);
        for kind in ["keyDown", "keyUp"] {
            self.call(
                "Input.dispatchKeyEvent",
                json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code }),
            );
        }
    }

    /// Writes what is seen into a file, for a person to look at.
    pub fn screenshot(&self, path: &Path) {
        let picture = self.call("Page.captureScreenshot", json!({}));
        fs::write(path, from_base64(picture["data"].as_str().unwrap())).unwrap();
    }

    /// The page on paper.
    pub fn pdf(&self) -> Vec<u8> {
        let paper = json!({ "generateDocumentOutline": true, "generateTaggedPDF": true, "preferCSSPageSize": true });
        from_base64(self.call("Page.printToPDF", paper)["data"].as_str().unwrap())
    }

    /// Any other command of the debugging protocol.
    pub fn call(&self, method: &str, parameters: Value) -> Value {
        self.browser
            .wire
            .call(&self.session, method, parameters)
            .unwrap_or_else(|trouble| panic!("{method}: {trouble}\n{}", self.browser.said()))
    }

    fn try_evaluate(&self, expression: &str) -> Result<Value, String> {
        let question = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let answer = self.browser.wire.call(&self.session, "Runtime.evaluate", question)?;
        match answer.get("exceptionDetails") {
            Some(thrown) => Err(thrown["exception"]["description"].as_str().unwrap_or("thrown").to_owned()),
            None => Ok(answer["result"]["value"].clone()),
        }
    }
}

/// Pictures and documents come as text.
fn from_base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits: Vec<u32> =
        text.bytes().filter_map(|byte| ALPHABET.iter().position(|it| *it == byte)).map(|digit| digit as u32).collect();
    let bytes = digits.chunks(4).flat_map(|four| {
        let bits = four.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - four.len()));
        bits.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}
