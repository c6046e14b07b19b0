//! A running preview: who is asked for pages, and how it is started and followed.

use super::answer::{Answer, Kind, Responder};
use super::builder::{Builder, Today};
use super::door::{Door, Kept};
use super::editor::{Editor, Opening};
use super::findings::Findings;
use super::http::{BindError, Server};
use super::live::{Shelf, Stream};
use super::page::{self, Place};
use super::pages::{Pages, digest};
use super::status::Status;
use super::watch::Watch;
use crate::source::disk::ReadError;
use crate::vocabulary::Audience;
use include_dir::{Dir, include_dir};
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io, thread};

/// What runs in the page.
static CLIENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/client");

/// What a preview needs to know of the world.
pub struct Options {
    /// The packet's folder.
    pub root: PathBuf,
    /// The edition that one sees first.
    pub audience: Audience,
    /// The port that is asked for; 0 for any.
    pub port: Option<u16>,
    /// Whether to look again and again instead of being told by the system.
    pub poll: bool,
    /// What a finding is opened in.
    pub editor: Option<Editor>,
    /// Tells the day, at every build: a preview may run over midnight.
    pub today: Today,
    /// The user's own runtime folder, where the system has one.
    pub runtime: Option<PathBuf>,
    /// Where temporary files go.
    pub temporary: PathBuf,
}

/// Why a preview could not be started.
#[derive(Debug)]
pub enum StartError {
    /// The packet cannot be read.
    Read(ReadError),
    /// No port can be listened on: what is, and what would help.
    Bind(String, String),
    /// The system gives no random numbers.
    Random(io::Error),
}

/// A preview that is running.
pub struct Preview {
    /// The whole address, with its token.
    pub address: String,
    /// A private file that leads a browser there, without the address being seen by others.
    pub door: Option<PathBuf>,
    /// The port that was asked for, when something else has it.
    pub taken: Option<u16>,
    /// The port.
    pub port: u16,
    shelf: Arc<Shelf<Status>>,
}

impl Preview {
    /// Reads the packet, makes the first snapshot, and starts to watch and to answer.
    ///
    /// # Errors
    ///
    /// Where the packet cannot be read at all, or no port is free.
    pub fn start(options: Options) -> Result<Preview, StartError> {
        let Options { root, audience, port, poll, editor, today, runtime, temporary } = options;
        // Watching begins before the first look, so that nothing falls between the two.
        let watch = Watch::start(&root, poll);
        let mut builder = Builder::new(&root, today);
        let snapshot = builder.look_and_build().map_err(StartError::Read)?;
        let first = Status { checked: snapshot.clone(), snapshot, trouble: None, watching: watch.mode().in_words() };
        let shelf = Arc::new(Shelf::new(first));
        let door = Door::of(&root, runtime.as_deref(), &temporary);
        let kept = door.as_ref().and_then(Door::kept);
        let bound = Server::bind(port.or(kept.as_ref().map(|kept| kept.port)))?;
        let listening = bound.server.address();
        let token = Kept::token(kept, listening.port()).map_err(StartError::Random)?;
        let preview = Preview {
            address: token.address(listening),
            door: door.as_ref().and_then(|door| door.keep(listening, &token)).map(Path::to_owned),
            taken: bound.taken,
            port: listening.port(),
            shelf: shelf.clone(),
        };
        let site = PreviewSite::new(&root, audience, editor, shelf.clone());
        thread::spawn(move || bound.server.run(token, Arc::new(site)));
        thread::spawn(move || builder.follow(watch, &shelf));
        Ok(preview)
    }

    /// Hands over each new status as soon as all is known of it, trouble at once, the current one first, until the process ends.
    pub fn follow(&self, mut tell: impl FnMut(&Status)) -> ! {
        let mut seen = 0;
        loop {
            if let Some((number, status)) = self.shelf.wait_past(seen, Duration::from_secs(3600)) {
                seen = number;
                if status.is_checked() || status.trouble.is_some() {
                    tell(&status);
                }
            }
        }
    }
}

/// Random enough that no two runs share it; it is no secret.
fn run() -> String {
    format!("{:016x}", RandomState::new().hash_one("run"))
}

/// Who answers requests.
pub(super) struct PreviewSite {
    root: PathBuf,
    audience: Audience,
    editor: Option<Editor>,
    run: String,
    shelf: Arc<Shelf<Status>>,
    pages: Pages,
}

impl Responder for PreviewSite {
    fn answer(&self, path: &str, validator: Option<&str>) -> Answer {
        let answer = match path.split_once('/') {
            Some(("live", rest)) => self.live(rest),
            Some((word, address)) => self.page(word, address),
            None if path.is_empty() => self.entrance(),
            None => nothing(),
        };
        unless_known(answer, validator)
    }
}

impl PreviewSite {
    pub(super) fn new(
        root: &Path,
        audience: Audience,
        editor: Option<Editor>,
        shelf: Arc<Shelf<Status>>,
    ) -> PreviewSite {
        PreviewSite { root: root.to_owned(), audience, editor, run: run(), shelf, pages: Pages::default() }
    }

    fn entrance(&self) -> Answer {
        let html: Arc<[u8]> = page::entrance(self.audience).into_bytes().into();
        Answer::Page { validator: digest(&html), html }
    }

    fn page(&self, word: &str, address: &str) -> Answer {
        let audience = Audience::ALL.iter().copied().find(|audience| audience.word() == word);
        let Some(audience) = audience else { return nothing() };
        self.pages.answer(&self.shelf.get().1.snapshot, &self.root, Place { audience, address })
    }

    fn live(&self, rest: &str) -> Answer {
        match rest {
            "events" => self.events(),
            "findings.json" => {
                let findings = findings(&self.shelf.get().1, &self.root, self.editor.as_ref());
                let validator = Some(findings.digest.clone());
                Answer::Bytes { kind: Kind::JSON, bytes: findings.json.clone(), validator }
            }
            _ => match rest.strip_prefix("open/") {
                Some(which) => self.open(which).unwrap_or_else(nothing),
                None => client(rest).unwrap_or_else(nothing),
            },
        }
    }

    fn events(&self) -> Answer {
        let run = self.run.clone();
        Answer::Events(Stream::new(self.shelf.clone(), move |status| status.event(&run)))
    }

    /// Starts what opens a finding: of a request only numbers are read.
    fn open(&self, which: &str) -> Option<Answer> {
        let (found, number) = which.split_once('/')?;
        let status = self.shelf.get().1;
        let findings = findings(&status, &self.root, self.editor.as_ref());
        let opening = findings.openings.get(number.parse::<usize>().ok()?)?.as_ref()?;
        let Opening::Program(words) = opening else { return None };
        let is_current = found.parse() == Ok(status.checked.checked().since);
        is_current.then(|| {
            if ran(words) { Answer::Empty } else { Answer::Faulty("the editor could not be asked".to_owned()) }
        })
    }
}

fn ran(words: &[std::ffi::OsString]) -> bool {
    let Some((program, arguments)) = words.split_first() else { return false };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn findings(status: &Status, root: &Path, editor: Option<&Editor>) -> Arc<Findings> {
    status.checked.findings(|snapshot| Findings::new(snapshot, root, editor))
}

fn client(name: &str) -> Option<Answer> {
    let bytes: Arc<[u8]> = CLIENT.get_file(name)?.contents().into();
    Some(Answer::Bytes { kind: Kind::of_asset(name), validator: Some(digest(&bytes)), bytes })
}

fn nothing() -> Answer {
    Answer::NotFound("nothing is here\n".to_owned())
}

/// What the browser has already is not sent again.
fn unless_known(answer: Answer, known: Option<&str>) -> Answer {
    match answer {
        Answer::Page { validator, .. } | Answer::Bytes { validator: Some(validator), .. }
            if known == Some(validator.as_str()) =>
        {
            Answer::NotModified { validator }
        }
        Answer::Page { .. }
        | Answer::Bytes { .. }
        | Answer::NotModified { .. }
        | Answer::NotFound(_)
        | Answer::Faulty(_)
        | Answer::Empty
        | Answer::Events(_) => answer,
    }
}

impl From<BindError> for StartError {
    fn from(error: BindError) -> StartError {
        StartError::Bind(error.to_string(), error.help().to_owned())
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::Read(error) => error.fmt(f),
            StartError::Bind(what, _) => f.write_str(what),
            StartError::Random(error) => write!(f, "the system gives no random numbers for the address: {error}"),
        }
    }
}

impl std::error::Error for StartError {}
