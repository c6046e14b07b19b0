//! What the preview is doing, for the page and for the terminal.

use super::snapshot::Snapshot;
use super::whereabouts::NoteChange;
use crate::diagnostic::Severity;
use crate::report::{Sources, Summary};
use crate::source::disk::ChangeKind;
use serde::Serialize;
use std::sync::Arc;
use std::time::Duration;

/// The preview at one moment.
#[derive(Clone)]
pub struct PreviewStatus {
    pub(super) snapshot: Arc<Snapshot>,
    /// The last snapshot that was checked: this one, or while it is being checked, the one before.
    pub(super) checked: Arc<Snapshot>,
    /// Why the folder cannot be read now, and what would help; the snapshot is then the last that could be made.
    pub trouble: Option<String>,
    /// How the folder is watched, when that is not as it should be.
    pub watching: Option<String>,
}

/// A finding in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    /// How much it matters.
    pub severity: Severity,
    /// Such as `evidence/a.md:3:8`.
    pub place: String,
    /// The rule's name.
    pub rule: &'static str,
    /// What is.
    pub message: String,
}

#[derive(Serialize)]
struct Event<'a> {
    run: &'a str,
    build: u64,
    status: &'static str,
    message: Option<&'a str>,
    took: u64,
    counts: Summary,
    findings: String,
    assets: String,
    files: &'a str,
    changed: &'a [NoteChange],
}

impl PreviewStatus {
    /// Whether all is known of the last snapshot.
    pub fn is_checked(&self) -> bool {
        Arc::ptr_eq(&self.snapshot, &self.checked)
    }

    /// How many diagnostics there are.
    pub fn counts(&self) -> Summary {
        self.checked.counts()
    }

    /// How long the last build took.
    pub fn took(&self) -> Duration {
        self.checked.checked().took
    }

    /// The files that the last save changed, each with what became of it: `evidence/a.md`, `evidence/b.md (new)`.
    pub fn changed(&self) -> Vec<String> {
        let words = |change: &NoteChange| match change.what {
            ChangeKind::Added => format!("{} (new)", change.file),
            ChangeKind::Changed => change.file.to_string(),
            ChangeKind::Removed => format!("{} (gone)", change.file),
        };
        self.checked.checked().changed.iter().map(words).collect()
    }

    /// The first of the findings, errors first.
    pub fn findings(&self, most: usize) -> Vec<FindingLine> {
        let sources = Sources::new(&self.checked.tree);
        let mut found: Vec<_> = self.checked.checked().diagnostics.iter().collect();
        found.sort_by_key(|diagnostic| diagnostic.severity);
        let line = |diagnostic: &&crate::diagnostic::Diagnostic| FindingLine {
            severity: diagnostic.severity,
            place: sources.address(diagnostic.span),
            rule: diagnostic.rule.as_str(),
            message: diagnostic.message.clone(),
        };
        found.iter().take(most).map(line).collect()
    }

    /// The event that tells a page of it, as one line of JSON.
    pub(super) fn event(&self, run: &str) -> String {
        let snapshot = &self.snapshot;
        let event = Event {
            run,
            build: snapshot.number,
            status: match (&self.trouble, self.is_checked()) {
                (Some(_), _) => "waiting",
                (None, false) => "checking",
                (None, true) => "ready",
            },
            message: self.trouble.as_deref(),
            took: u64::try_from(self.took().as_millis()).unwrap_or(u64::MAX),
            counts: self.counts(),
            findings: format!("{run}-{}", self.checked.checked().since),
            assets: snapshot
                .theme
                .as_ref()
                .map_or_else(String::new, |theme| theme.assets_digest().to_hex()[..16].to_owned()),
            files: &snapshot.files,
            changed: if self.is_checked() { &snapshot.checked().changed } else { &[] },
        };
        serde_json::to_string(&event).unwrap_or_default()
    }
}
