//! How a folder is watched, in words for the terminal: what is, and what would help.

use std::fmt;

/// How a folder is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WatchMode {
    /// The system tells what changes.
    Native,
    /// It is looked at again and again.
    Polling(PollingReason),
}

/// Why a folder is looked at again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PollingReason {
    /// The author asked for it, with `--poll`.
    Asked,
    /// The system's limit of watched folders is reached.
    Watches,
    /// The system's limit of programs that watch folders is reached.
    Instances,
    /// The system said nothing of a change.
    Silent,
    /// Anything else, in the system's words.
    System(String),
}

impl WatchMode {
    /// What a person should know of it; nothing when all is as it should be.
    pub fn in_words(&self) -> Option<String> {
        matches!(self, WatchMode::Polling(_)).then(|| self.to_string())
    }
}

impl fmt::Display for WatchMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WatchMode::Native => f.write_str("the system tells what changes"),
            WatchMode::Polling(reason) => write!(f, "looking again and again: {reason}"),
        }
    }
}

impl fmt::Display for PollingReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PollingReason::Asked => f.write_str("as asked"),
            PollingReason::Watches => f.write_str(
                "this system's limit of watched folders is reached; raise `fs.inotify.max_user_watches`, and saves are seen sooner",
            ),
            PollingReason::Instances => f.write_str(
                "this system's limit of programs that watch is reached; close one, or raise `fs.inotify.max_user_instances`, \
                 and saves are seen sooner",
            ),
            PollingReason::Silent => f.write_str(
                "changes are not announced here, as on a network's drive; in a folder of this computer's own, saves are seen sooner",
            ),
            PollingReason::System(words) => {
                write!(f, "the folder cannot be watched ({words}); in another folder, saves may be seen sooner")
            }
        }
    }
}
