//! Makes snapshots: scans the folder, reads again what has changed, compiles, and puts the whole new snapshot in the place of the last. A thread of
//! its own does nothing else, so that pages are answered while it works, from the snapshot that is there.

use super::latest::Latest;
use super::snapshot::{CheckedSnapshot, Outcome, Snapshot};
use super::status::{Obstacle, PreviewStatus, SnapshotState};
use super::watch::Watch;
use super::whereabouts::NoteChange;
use crate::compile::{Cache, Options, Unchecked};
use crate::diagnostic::Diagnostic;
use crate::render::Theme;
use crate::source::disk::{self, ChangeKind, FolderReader, ReadError, Scan};
use crate::source::{Date, PacketPath};
use crate::vocabulary::{Audience, Paper};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

/// How long a file that changed while it was read is left in peace.
const BREATH: Duration = Duration::from_millis(20);

/// How many times that is tried before it is said: a second.
const RESTLESS: u32 = 50;

/// How long pages that are open have the processors to themselves: the check would take these from a browser that is about to show what was saved.
const GRACE: Duration = Duration::from_millis(25);

/// How long snapshots may be left unchecked while one save follows another.
const LEFT: Duration = Duration::from_secs(1);

/// How many changed files are told, and looked into for what was changed.
const MOST: usize = 20;

/// Tells the day.
pub type Today = Box<dyn Fn() -> Date + Send>;

pub(super) struct SnapshotBuilder {
    reader: FolderReader,
    /// Whose pages are shown unless others are asked for.
    audience: Audience,
    cache: Cache,
    today: Today,
    last: Option<Arc<Snapshot>>,
    /// The last snapshot that was checked.
    checked: Option<Arc<CheckedSnapshot>>,
    /// How many times in a row something changed while it was read.
    restless: u32,
    /// What has changed since the last snapshot that was checked.
    changed: BTreeMap<PacketPath, ChangeKind>,
    /// Since when there is a snapshot that was not checked.
    behind: Option<Instant>,
}

impl SnapshotBuilder {
    pub(super) fn new(root: &Path, audience: Audience, today: Today) -> SnapshotBuilder {
        SnapshotBuilder {
            reader: FolderReader::new(root),
            audience,
            cache: Cache::default(),
            today,
            last: None,
            checked: None,
            restless: 0,
            changed: BTreeMap::new(),
            behind: None,
        }
    }

    /// A snapshot of the folder as it is, checked.
    pub(super) fn scan_and_build(&mut self) -> Result<Arc<CheckedSnapshot>, ReadError> {
        let begun = now();
        let scan = self.reader.read()?;
        self.note(&scan.changed);
        let snapshot = self.build(&scan);
        Ok(self.check(snapshot, begun.elapsed(), now()))
    }

    /// Follows the folder until the process ends. What cannot be read is told, and looked for again when something has moved.
    pub(super) fn follow(mut self, mut watch: Watch, latest: &Latest<PreviewStatus>) {
        loop {
            // Files may have come into a folder before it was watched, at the beginning into any of them: then it is scanned once more.
            while self.scan(&mut watch, latest) {}
            watch.wait();
        }
    }

    /// One scan of the folder, and what follows from it. Tells whether it is worth another at once.
    fn scan(&mut self, watch: &mut Watch, latest: &Latest<PreviewStatus>) -> bool {
        let begun = now();
        let before = latest.get().1;
        let scan = match self.reader.read() {
            Ok(scan) => scan,
            Err(error) => return self.wait_for(error, latest),
        };
        self.restless = 0;
        let is_unwatched = watch.scanned(&scan.folders, !scan.changed.is_empty());
        self.note(&scan.changed);
        let now = PreviewStatus { obstacle: None, watching: watch.mode(), ..(*before).clone() };
        let built = safely(|| self.build_and_check(&scan, begun, &now, latest, &mut || watch.is_disturbed()));
        let status = built.unwrap_or_else(|fault| {
            self.cache = Cache::default();
            PreviewStatus { obstacle: Some(fault), ..now }
        });
        put(latest, status);
        is_unwatched
    }

    /// Keeps what has changed since the last check: an earlier snapshot may have been left unchecked.
    fn note(&mut self, changed: &[disk::FileChange]) {
        for change in changed {
            let what = match (self.changed.get(&change.path), change.what) {
                (Some(ChangeKind::Added), ChangeKind::Changed) => ChangeKind::Added,
                (Some(ChangeKind::Removed), ChangeKind::Added) => ChangeKind::Changed,
                (_, what) => what,
            };
            self.changed.insert(change.path.clone(), what);
        }
    }

    /// What changes while it is read is read again at once, and only said when that goes on; anything else is said, and waited for.
    fn wait_for(&mut self, error: ReadError, latest: &Latest<PreviewStatus>) -> bool {
        let is_changing = matches!(error, ReadError::Changed(_));
        self.restless = if is_changing { self.restless + 1 } else { 0 };
        if !is_changing || self.restless == RESTLESS {
            put(
                latest,
                PreviewStatus { obstacle: Some(Obstacle::Unreadable(Arc::new(error))), ..(*latest.get().1).clone() },
            );
        }
        if is_changing {
            thread::sleep(BREATH);
        }
        is_changing
    }

    /// The pages are told of as soon as they can be made; what was found in them follows, so that nobody waits for it to see a page. When the folder is
    /// disturbed meanwhile, the check is left to the next snapshot.
    fn build_and_check(
        &mut self,
        scan: &Scan,
        begun: Instant,
        now: &PreviewStatus,
        latest: &Latest<PreviewStatus>,
        is_disturbed: &mut dyn FnMut() -> bool,
    ) -> PreviewStatus {
        let mut now = now.clone();
        if !scan.changed.is_empty() {
            let snapshot = self.build(scan);
            now.shown = SnapshotState::Unchecked { snapshot: snapshot.clone(), before: now.shown.checked().clone() };
            latest.put(now.clone());
            // The pages that are open ask for what they show as soon as they have heard: it is begun meanwhile.
            snapshot.site(self.audience);
        }
        if let SnapshotState::Unchecked { snapshot, .. } = &now.shown {
            let read = begun.elapsed();
            thread::sleep(GRACE);
            let begun = self::now();
            if self.has_time(snapshot, is_disturbed) {
                now.shown = SnapshotState::Checked(self.check(snapshot.clone(), read, begun));
            }
        }
        now
    }

    fn build(&mut self, scan: &Scan) -> Arc<Snapshot> {
        let unchecked = Unchecked::new(&scan.tree, &mut self.cache);
        let before = self.last.as_ref();
        let last_theme = before.and_then(|before| before.theme.clone());
        let theme = unchecked
            .theme
            .clone()
            .or(last_theme)
            .or_else(|| Theme::load("plain", Paper::default(), &BTreeMap::new()).ok());
        let number = before.map_or(1, |before| before.number + 1);
        let heard = self.checked.as_ref().map_or_else(Vec::new, |checked| checked.outcome.diagnostics.clone());
        let snapshot = Arc::new(Snapshot::new(number, scan.tree.clone(), unchecked, theme, digest(scan), heard));
        self.last = Some(snapshot.clone());
        snapshot
    }

    /// Makes the editions, which the check needs. False when the check is to be left to the next snapshot: it is not left for longer than a second,
    /// however much is saved.
    fn has_time(&mut self, snapshot: &Snapshot, is_disturbed: &mut dyn FnMut() -> bool) -> bool {
        let is_patient = self.behind.get_or_insert_with(now).elapsed() < LEFT;
        for audience in Audience::ALL.iter().copied() {
            if is_patient && is_disturbed() {
                return false;
            }
            snapshot.unchecked.edition(audience);
        }
        true
    }

    /// Finds out what is wrong or weak in it. `read` is how long it took to make, `begun` when the check did begin.
    fn check(&mut self, snapshot: Arc<Snapshot>, read: Duration, begun: Instant) -> Arc<CheckedSnapshot> {
        let diagnostics = snapshot.unchecked.check(Options { today: (self.today)() }, &mut self.cache).diagnostics;
        let before = self.checked.as_deref();
        let alike = before.filter(|before| is_found_alike(&before.outcome, &diagnostics, &self.changed));
        let since = alike.map_or(snapshot.number, |before| before.outcome.since);
        let told = |before: &CheckedSnapshot| {
            let changed = self.changed.iter().take(MOST);
            changed.map(|(path, what)| NoteChange::new(path, *what, &before.snapshot.tree, &snapshot)).collect()
        };
        let changed = before.map(told).unwrap_or_default();
        let saved = match alike {
            Some(before) => before.outcome.saved.clone(),
            // At the beginning every file is new, and none was just saved.
            None => before.map(|_| self.changed.keys().cloned().collect()).unwrap_or_default(),
        };
        let outcome = Outcome { diagnostics, since, saved, changed, took: read + begun.elapsed() };
        let checked = Arc::new(CheckedSnapshot::new(snapshot, outcome));
        self.checked = Some(checked.clone());
        self.changed.clear();
        self.behind = None;
        checked
    }
}

/// A bug of ours costs one build, not the preview.
fn safely(build: impl FnOnce() -> PreviewStatus) -> Result<PreviewStatus, Obstacle> {
    catch_unwind(AssertUnwindSafe(build)).map_err(|_| Obstacle::Fault)
}

/// Whether the same was found in the same lines. A note that comes or goes may give others another number.
fn is_found_alike(before: &Outcome, found: &[Diagnostic], changed: &BTreeMap<PacketPath, ChangeKind>) -> bool {
    let touches = |path: &PacketPath| found.iter().any(|found| found.file() == path);
    before.diagnostics == found && changed.iter().all(|(path, what)| *what == ChangeKind::Changed && !touches(path))
}

/// Tells of it, unless there is nothing new to tell.
fn put(latest: &Latest<PreviewStatus>, status: PreviewStatus) {
    if !status.is_same(&latest.get().1) {
        latest.put(status);
    }
}

/// The same while every attachment has its size and its time stamp, and every drawing its text.
fn digest(scan: &Scan) -> String {
    let mut hasher = blake3::Hasher::new();
    let texts = scan.tree.entries.keys().filter(|path| path.top() == Some("files"));
    for text in texts.filter_map(|path| scan.tree.text(path)) {
        hasher.update(blake3::hash(text.as_str().as_bytes()).as_bytes());
    }
    for file in &scan.files {
        let modified = file.modified.and_then(|at| at.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
        hasher.update(file.path.as_str().as_bytes()).update(&[0]);
        hasher.update(&file.size.to_le_bytes()).update(&modified.as_nanos().to_le_bytes());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

#[expect(clippy::disallowed_methods, reason = "a stopwatch reads the clock")]
fn now() -> Instant {
    Instant::now()
}
