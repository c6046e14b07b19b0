//! The two pipes to a browser: commands and their answers, and the events that it sends by itself. What they mean is the tab's affair.

use super::PATIENCE;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Both pipes: commands go out with a number, answers come back with it, and events come when they like.
pub struct Wire {
    commands: Mutex<File>,
    shared: Arc<(Mutex<Heard>, Condvar)>,
}

impl Wire {
    pub fn new(commands: File, answers: File) -> Wire {
        let shared = Arc::<(Mutex<Heard>, Condvar)>::default();
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            for message in BufReader::new(answers).split(0).map_while(Result::ok) {
                lock(&theirs.0).take(serde_json::from_slice(&message).unwrap());
                theirs.1.notify_all();
            }
            lock(&theirs.0).ended = true;
            theirs.1.notify_all();
        });
        Wire { commands: Mutex::new(commands), shared }
    }

    pub fn call(&self, session: &str, method: &str, parameters: Value) -> Result<Value, String> {
        let id = {
            let mut heard = self.lock();
            heard.asked += 1;
            heard.asked
        };
        self.send(session, id, method, parameters);
        let answer = self.wait(PATIENCE, |heard| heard.answers.remove(&id)).ok_or("the browser does not answer")?;
        match answer.get("error") {
            Some(error) => Err(error["message"].to_string()),
            None => Ok(answer["result"].clone()),
        }
    }

    /// A browser that is gone is noticed by who waits for the answer.
    pub fn send(&self, session: &str, id: u64, method: &str, parameters: Value) {
        let mut message = json!({ "id": id, "method": method, "params": parameters });
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        let _ = lock(&self.commands).write_all(format!("{message}\0").as_bytes());
    }

    /// Waits until what was heard holds something, the browser ends, or patience does.
    pub fn wait<T>(&self, patience: Duration, mut look: impl FnMut(&mut Heard) -> Option<T>) -> Option<T> {
        let until = Instant::now() + patience;
        let mut heard = self.lock();
        loop {
            let found = look(&mut heard);
            let left = until.saturating_duration_since(Instant::now());
            if found.is_some() || left.is_zero() || heard.ended {
                return found;
            }
            heard = self.shared.1.wait_timeout(heard, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    pub fn lock(&self) -> MutexGuard<'_, Heard> {
        lock(&self.shared.0)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What has come from the browser and not been fetched yet.
#[derive(Default)]
pub struct Heard {
    asked: u64,
    answers: HashMap<u64, Value>,
    events: HashMap<String, Vec<Event>>,
    ended: bool,
}

impl Heard {
    /// Of the events, only those that somebody may ask for are kept.
    fn take(&mut self, mut message: Value) {
        if let Some(id) = message["id"].as_u64() {
            self.answers.insert(id, message);
            return;
        }
        let (method, session) =
            [&message["method"], &message["sessionId"]].map(|it| it.as_str().unwrap_or_default().to_owned()).into();
        if ["Runtime.bindingCalled", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"]
            .contains(&method.as_str())
        {
            let event = Event { at: Instant::now(), method, parameters: message["params"].take() };
            self.events.entry(session).or_default().push(event);
        }
    }

    pub fn events_of(&self, session: &str) -> &[Event] {
        self.events.get(session).map_or(&[], Vec::as_slice)
    }
}

/// Something that a page did by itself.
pub struct Event {
    pub at: Instant,
    pub method: String,
    pub parameters: Value,
}

impl Event {
    pub fn complaint(&self) -> Option<String> {
        let it = &self.parameters;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match self.method.as_str() {
            "Runtime.exceptionThrown" => {
                let thrown = &it["exceptionDetails"];
                Some(format!("exception: {} {}", text(&thrown["text"]), text(&thrown["exception"]["description"])))
            }
            "Runtime.consoleAPICalled" if ["error", "warning", "assert"].contains(&text(&it["type"]).as_str()) => {
                Some(format!("console: {}", it["args"]))
            }
            "Log.entryAdded" if ["error", "warning"].contains(&text(&it["entry"]["level"]).as_str()) => {
                let entry = &it["entry"];
                Some(format!("{}: {} {}", text(&entry["source"]), text(&entry["text"]), text(&entry["url"])))
            }
            _ => None,
        }
    }
}
