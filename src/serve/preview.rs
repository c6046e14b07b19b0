//! A running preview: how it is started and followed. What is answered at which address is for `routes`.

use super::address_file::{AddressFile, LastAddress};
use super::builder::{SnapshotBuilder, Today};
use super::editor::Editor;
use super::http::{BindError, Server};
use super::latest::Latest;
use super::routes::Routes;
use super::status::PreviewStatus;
use super::watch::Watch;
use crate::source::disk::ReadError;
use crate::vocabulary::Audience;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io, thread};

/// What a preview needs to know of the world.
pub struct PreviewOptions {
    /// The packet's folder.
    pub root: PathBuf,
    /// The edition that one sees first.
    pub audience: Audience,
    /// The port that is asked for; 0 for any.
    pub port: Option<u16>,
    /// Whether to scan again and again instead of being told by the system.
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
    /// No port can be listened on.
    Bind(BindError),
    /// The system gives no random numbers.
    Random(io::Error),
}

/// A preview that is running.
pub struct Preview {
    /// The whole address, with its token.
    pub address: String,
    /// A private file that leads a browser there, without the address being seen by others.
    pub address_file: Option<PathBuf>,
    /// The port that was asked for, when something else has it.
    pub taken: Option<u16>,
    /// The port it listens on.
    pub port: u16,
    latest: Arc<Latest<PreviewStatus>>,
}

impl Preview {
    /// Reads the packet, makes the first snapshot, and starts to watch and to answer.
    ///
    /// # Errors
    ///
    /// Where the packet cannot be read at all, or no port is free.
    pub fn start(options: PreviewOptions) -> Result<Preview, StartError> {
        let PreviewOptions { root, audience, port, poll, editor, today, runtime, temporary } = options;
        // Watching begins before the first scan, so that nothing falls between the two.
        let watch = Watch::start(&root, poll);
        let mut builder = SnapshotBuilder::new(&root, audience, today);
        let checked = builder.scan_and_build().map_err(StartError::Read)?;
        let latest = Arc::new(Latest::new(PreviewStatus::new(checked, watch.mode())));
        let file = AddressFile::of(&root, runtime.as_deref(), &temporary);
        let kept = file.as_ref().and_then(AddressFile::kept);
        let bound = Server::bind(port.or(kept.as_ref().map(|kept| kept.port)))?;
        let listening = bound.server.address();
        let token = LastAddress::token(kept, listening.port()).map_err(StartError::Random)?;
        let preview = Preview {
            address: token.address(listening),
            address_file: file.as_ref().and_then(|file| file.keep(listening, &token)).map(Path::to_owned),
            taken: bound.taken,
            port: listening.port(),
            latest: latest.clone(),
        };
        let routes = Routes::new(&root, audience, editor, latest.clone());
        thread::spawn(move || bound.server.run(token, Arc::new(routes)));
        thread::spawn(move || builder.follow(watch, &latest));
        Ok(preview)
    }

    /// Hands over each new status as soon as all is known of it, trouble at once, the current one first, until the process ends.
    pub fn follow(&self, mut tell: impl FnMut(&PreviewStatus)) -> ! {
        let mut seen = 0;
        loop {
            if let Some((number, status)) = self.latest.wait_past(seen, Duration::from_secs(3600)) {
                seen = number;
                if status.is_checked() || status.obstacle.is_some() {
                    tell(&status);
                }
            }
        }
    }
}

impl StartError {
    /// What would help, where the error does not say so itself.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            StartError::Bind(error) => Some(error.help()),
            StartError::Read(_) | StartError::Random(_) => None,
        }
    }
}

impl From<BindError> for StartError {
    fn from(error: BindError) -> StartError {
        StartError::Bind(error)
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::Read(error) => error.fmt(f),
            StartError::Bind(error) => error.fmt(f),
            StartError::Random(error) => write!(f, "the system gives no random numbers for the address: {error}"),
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            StartError::Read(error) => error.source(),
            StartError::Bind(error) => error.source(),
            StartError::Random(error) => Some(error),
        }
    }
}
