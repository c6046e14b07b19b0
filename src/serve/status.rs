//! What the preview is doing, for the page and for the terminal.

use super::snapshot::{CheckedSnapshot, Snapshot};
use super::watch::WatchMode;
use super::whereabouts::NoteChange;
use crate::diagnostic::Severity;
use crate::report::{Sources, Summary};
use crate::site::Site;
use crate::source::disk::{ChangeKind, ReadError};
use crate::vocabulary::Audience;
use serde::Serialize;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// The preview at one moment.
#[derive(Clone)]
pub struct PreviewStatus {
    pub(super) shown: SnapshotState,
    /// Why what is shown may not be what lies in the folder.
    pub obstacle: Option<Obstacle>,
    /// How the folder is watched.
    pub watching: WatchMode,
}

/// The last snapshot, and what is known of it.
#[derive(Clone)]
pub(super) enum SnapshotState {
    /// All is known.
    Checked(Arc<CheckedSnapshot>),
    /// It is being checked. Until that is done, what was found is what was found in the one before.
    Unchecked { snapshot: Arc<Snapshot>, before: Arc<CheckedSnapshot> },
}

/// Why the preview cannot follow the folder now. `Display` says so, and what would help.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// The folder cannot be read.
    Unreadable(Arc<ReadError>),
    /// A bug of ours: the pages could not be made.
    Fault,
}

/// A finding in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    /// How much it matters.
    pub severity: Severity,
    /// Such as `evidence/a.md:3:8`.
    pub location: String,
    /// The rule that found it, such as `claim-without-evidence`.
    pub rule: &'static str,
    /// What was found, as every format says it.
    pub message: String,
}

#[derive(Serialize)]
struct Event<'a> {
    run: &'a str,
    build: u64,
    status: &'static str,
    message: Option<String>,
    took: u64,
    counts: Summary,
    findings: String,
    assets: String,
    files: &'a str,
    changed: &'a [NoteChange],
}

impl PreviewStatus {
    /// A preview that has just begun.
    pub(super) fn new(checked: Arc<CheckedSnapshot>, watching: WatchMode) -> PreviewStatus {
        PreviewStatus { shown: SnapshotState::Checked(checked), obstacle: None, watching }
    }

    /// Whether there is nothing in it that the other does not tell.
    pub(super) fn is_same(&self, other: &PreviewStatus) -> bool {
        self.shown.is_same(&other.shown) && (&self.obstacle, &self.watching) == (&other.obstacle, &other.watching)
    }

    /// Whether all is known of the last snapshot.
    pub fn is_checked(&self) -> bool {
        matches!(self.shown, SnapshotState::Checked(_))
    }

    /// How many diagnostics there are.
    pub fn counts(&self) -> Summary {
        self.shown.checked().counts()
    }

    /// How long the last build took.
    pub fn took(&self) -> Duration {
        self.shown.checked().outcome.took
    }

    /// The files that the last save changed, each with what became of it: `evidence/a.md`, `evidence/b.md (new)`.
    pub fn changed(&self) -> Vec<String> {
        let words = |change: &NoteChange| match change.what {
            ChangeKind::Added => format!("{} (new)", change.file),
            ChangeKind::Changed => change.file.to_string(),
            ChangeKind::Removed => format!("{} (gone)", change.file),
        };
        self.shown.checked().outcome.changed.iter().map(words).collect()
    }

    /// The first of the findings: those of the files that the last save changed, then errors before the rest. `here` stands before every path.
    pub fn findings(&self, most: usize, here: &str) -> Vec<FindingLine> {
        let sources = Sources::new(&self.shown.checked().snapshot.tree).seen_from(here);
        let line = |diagnostic: &crate::diagnostic::Diagnostic| FindingLine {
            severity: diagnostic.severity,
            location: sources.address(diagnostic.span),
            rule: diagnostic.rule.as_str(),
            message: diagnostic.message.clone(),
        };
        self.shown.checked().in_order().into_iter().take(most).map(line).collect()
    }

    /// The event that tells a page of it, as one line of JSON.
    pub(super) fn event(&self, run: &str) -> String {
        let snapshot = self.shown.snapshot();
        let message = self.obstacle.as_ref().map(Obstacle::to_string);
        let event = Event {
            run,
            build: snapshot.number,
            status: match (&self.obstacle, &self.shown) {
                (Some(_), _) => "waiting",
                (None, SnapshotState::Unchecked { .. }) => "checking",
                (None, SnapshotState::Checked(_)) => "ready",
            },
            message,
            took: u64::try_from(self.took().as_millis()).unwrap_or(u64::MAX),
            counts: self.counts(),
            findings: format!("{run}-{}", self.shown.checked().outcome.since),
            assets: snapshot
                .theme
                .as_ref()
                .map_or_else(String::new, |theme| theme.assets_digest().to_hex()[..16].to_owned()),
            files: &snapshot.files,
            changed: match &self.shown {
                SnapshotState::Checked(checked) => &checked.outcome.changed,
                SnapshotState::Unchecked { .. } => &[],
            },
        };
        serde_json::to_string(&event).unwrap_or_default()
    }
}

impl SnapshotState {
    pub(super) fn snapshot(&self) -> &Arc<Snapshot> {
        match self {
            SnapshotState::Checked(checked) => &checked.snapshot,
            SnapshotState::Unchecked { snapshot, .. } => snapshot,
        }
    }

    /// The pages of an audience, as far as is known what is found in them.
    pub(super) fn site(&self, audience: Audience) -> &Site {
        match self {
            SnapshotState::Checked(checked) => checked.site(audience),
            SnapshotState::Unchecked { snapshot, .. } => snapshot.site(audience),
        }
    }

    /// The number of the snapshot, and whether all is known of it: what pages show may change with either.
    pub(super) fn number(&self) -> (u64, bool) {
        (self.snapshot().number, matches!(self, SnapshotState::Checked(_)))
    }

    /// The last snapshot that was checked: this one, or the one before.
    pub(super) fn checked(&self) -> &Arc<CheckedSnapshot> {
        match self {
            SnapshotState::Checked(checked) | SnapshotState::Unchecked { before: checked, .. } => checked,
        }
    }

    fn is_same(&self, other: &SnapshotState) -> bool {
        Arc::ptr_eq(self.snapshot(), other.snapshot()) && Arc::ptr_eq(self.checked(), other.checked())
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Obstacle::Unreadable(error) => match &**error {
                ReadError::NotFound(path) | ReadError::NotAFolder(path) => {
                    write!(f, "`{}` is gone; the preview goes on when it is back", path.display())
                }
                ReadError::Changed(path) => {
                    write!(f, "`{}` goes on changing; it is shown when it rests", path.display())
                }
                ReadError::NoPermission(_) | ReadError::Refused(..) | ReadError::Io(..) => error.fmt(f),
            },
            Obstacle::Fault => {
                f.write_str("the preview could not be made, by a fault of `promo`; `promo check` may show more")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Error, ErrorKind};
    use std::path::PathBuf;

    #[test]
    fn the_same_obstacle_is_nothing_new() {
        let path = || PathBuf::from("packet");
        let full = |words: &str| ReadError::Io(path(), Error::new(ErrorKind::StorageFull, words.to_owned()));
        let obstacle = |error| Obstacle::Unreadable(Arc::new(error));
        assert_eq!(obstacle(full("once")), obstacle(full("again")));
        let others = [
            obstacle(ReadError::NotFound(path())),
            obstacle(ReadError::NotFound(PathBuf::from("other"))),
            obstacle(ReadError::NotAFolder(path())),
            obstacle(ReadError::Io(path(), ErrorKind::TimedOut.into())),
            Obstacle::Fault,
        ];
        for (index, one) in others.iter().enumerate() {
            assert!(*one != obstacle(full("")) && !others[..index].contains(one), "{one}");
        }
        assert_eq!(others[2].to_string(), "`packet` is gone; the preview goes on when it is back");
    }
}
