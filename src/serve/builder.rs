//! Makes snapshots: looks at the folder, reads again what has changed, compiles, and puts the whole new snapshot in the place of the last. A thread of
//! its own does nothing else, so that pages are answered while it works, from the snapshot that is there.

use super::live::Shelf;
use super::places::Change;
use super::snapshot::{Checked, Snapshot};
use super::status::Status;
use super::watch::Watch;
use crate::compile::{Memory, Options, Reading};
use crate::diagnostic::Diagnostic;
use crate::render::Theme;
use crate::source::disk::{self, Look, ReadError, Reader, What};
use crate::source::{Date, PacketPath};
use crate::vocabulary::Audience;
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

pub(super) struct Builder {
    reader: Reader,
    memory: Memory,
    today: Today,
    last: Option<Arc<Snapshot>>,
    /// How many times in a row something changed while it was read.
    restless: u32,
    /// What has changed since the last snapshot that was checked.
    changed: BTreeMap<PacketPath, What>,
    /// Since when there is a snapshot that was not checked.
    behind: Option<Instant>,
}

impl Builder {
    pub(super) fn new(root: &Path, today: Today) -> Builder {
        Builder {
            reader: Reader::new(root),
            memory: Memory::default(),
            today,
            last: None,
            restless: 0,
            changed: BTreeMap::new(),
            behind: None,
        }
    }

    /// A snapshot of the folder as it is, checked.
    pub(super) fn look_and_build(&mut self) -> Result<Arc<Snapshot>, ReadError> {
        let begun = now();
        let look = self.reader.read()?;
        self.note(&look.changed);
        let (before, snapshot) = (self.last.clone(), self.build(&look));
        self.check(before.as_deref(), &snapshot, begun.elapsed(), &mut || false);
        Ok(snapshot)
    }

    /// Follows the folder until the process ends. What cannot be read is told, and looked for again when something has moved.
    pub(super) fn follow(mut self, mut watch: Watch, shelf: &Shelf<Status>) {
        loop {
            // Files may have come into a folder before it was watched, at the beginning into any of them: then one look more.
            while self.look(&mut watch, shelf) {}
            watch.wait();
        }
    }

    /// One look at the folder, and what follows from it. Tells whether it is worth another at once.
    fn look(&mut self, watch: &mut Watch, shelf: &Shelf<Status>) -> bool {
        let begun = now();
        let before = shelf.get().1;
        let look = match self.reader.read() {
            Ok(look) => look,
            Err(error) => return self.wait_for(&error, shelf),
        };
        self.restless = 0;
        let is_unwatched = watch.looked(&look.folders, !look.changed.is_empty());
        self.note(&look.changed);
        let now = Status { trouble: None, watching: watch.mode().in_words(), ..(*before).clone() };
        let built = safely(|| self.build_and_check(&look, begun, &now, shelf, &mut || watch.is_disturbed()));
        let status = built.unwrap_or_else(|trouble| {
            self.memory = Memory::default();
            Status { trouble: Some(trouble), ..now }
        });
        put(shelf, status);
        is_unwatched
    }

    /// Keeps what has changed since the last check: an earlier snapshot may have been left unchecked.
    fn note(&mut self, changed: &[disk::Change]) {
        for change in changed {
            let what = match (self.changed.get(&change.path), change.what) {
                (Some(What::Added), What::Changed) => What::Added,
                (Some(What::Removed), What::Added) => What::Changed,
                (_, what) => what,
            };
            self.changed.insert(change.path.clone(), what);
        }
    }

    /// What changes while it is read is read again at once, and only said when that goes on; anything else is said, and waited for.
    fn wait_for(&mut self, error: &ReadError, shelf: &Shelf<Status>) -> bool {
        let is_changing = matches!(error, ReadError::Changed(_));
        self.restless = if is_changing { self.restless + 1 } else { 0 };
        if !is_changing || self.restless == RESTLESS {
            put(shelf, Status { trouble: Some(in_words(error)), ..(*shelf.get().1).clone() });
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
        look: &Look,
        begun: Instant,
        now: &Status,
        shelf: &Shelf<Status>,
        is_disturbed: &mut dyn FnMut() -> bool,
    ) -> Status {
        let mut now = now.clone();
        if !look.changed.is_empty() {
            now.snapshot = self.build(look);
            shelf.put(now.clone());
        }
        if !now.is_checked() {
            let read = begun.elapsed();
            thread::sleep(GRACE);
            if self.check(Some(&now.checked), &now.snapshot, read, is_disturbed) {
                now.checked = now.snapshot.clone();
            }
        }
        now
    }

    fn build(&mut self, look: &Look) -> Arc<Snapshot> {
        let reading = Reading::new(&look.tree, &mut self.memory);
        let before = self.last.as_ref();
        let last_theme = before.and_then(|before| before.theme.clone());
        let theme = reading.theme.clone().or(last_theme).or_else(|| Theme::load("plain", &BTreeMap::new()).ok());
        let number = before.map_or(1, |before| before.number + 1);
        let snapshot = Arc::new(Snapshot::new(number, look.tree.clone(), reading, theme, digest(look)));
        self.last = Some(snapshot.clone());
        snapshot
    }

    /// Says to the snapshot what is found in it. False when it was left: it is not left for longer than a second, however much is saved.
    fn check(
        &mut self,
        before: Option<&Snapshot>,
        now: &Snapshot,
        read: Duration,
        is_disturbed: &mut dyn FnMut() -> bool,
    ) -> bool {
        let begun = self::now();
        let is_patient = self.behind.get_or_insert(begun).elapsed() < LEFT;
        for audience in Audience::ALL.iter().copied() {
            if is_patient && is_disturbed() {
                return false;
            }
            now.reading.edition(audience);
        }
        let diagnostics = now.reading.check(Options { today: (self.today)() }, &mut self.memory).diagnostics;
        let since = before.map(Snapshot::checked).filter(|before| is_found_alike(before, &diagnostics, &self.changed));
        let since = since.map_or(now.number, |before| before.since);
        let told = |before: &Snapshot| {
            let changed = self.changed.iter().take(MOST);
            changed.map(|(path, what)| Change::new(path, *what, &before.tree, now)).collect()
        };
        let changed = before.map(told).unwrap_or_default();
        now.check(Checked { diagnostics, since, changed, took: read + begun.elapsed() });
        self.changed.clear();
        self.behind = None;
        true
    }
}

/// What is waited for.
fn in_words(error: &ReadError) -> String {
    match error {
        ReadError::NotFound(path) | ReadError::NotAFolder(path) => {
            format!("`{}` is gone; the preview goes on when it is back", path.display())
        }
        ReadError::Changed(path) => format!("`{}` goes on changing; it is shown when it rests", path.display()),
        ReadError::NoPermission(_) | ReadError::Refused(..) | ReadError::Io(..) => error.to_string(),
    }
}

/// A bug of ours costs one build, not the preview.
fn safely(build: impl FnOnce() -> Status) -> Result<Status, String> {
    catch_unwind(AssertUnwindSafe(build))
        .map_err(|_| "the preview could not be made, by a fault of `promo`; `promo check` may show more".to_owned())
}

/// Whether the same was found in the same lines. A note that comes or goes may give others another number.
fn is_found_alike(before: &Checked, found: &[Diagnostic], changed: &BTreeMap<PacketPath, What>) -> bool {
    let touches = |path: &PacketPath| found.iter().any(|found| found.file() == path);
    before.diagnostics == found && changed.iter().all(|(path, what)| *what == What::Changed && !touches(path))
}

/// Tells of it, unless there is nothing new to tell.
fn put(shelf: &Shelf<Status>, status: Status) {
    let before = shelf.get().1;
    let is_same = Arc::ptr_eq(&status.checked, &before.checked)
        && Arc::ptr_eq(&status.snapshot, &before.snapshot)
        && (&status.trouble, &status.watching) == (&before.trouble, &before.watching);
    if !is_same {
        shelf.put(status);
    }
}

/// The same while every attachment has its size and its time stamp, and every drawing its text.
fn digest(look: &Look) -> String {
    let mut hasher = blake3::Hasher::new();
    let texts = look.tree.entries.keys().filter(|path| path.top() == Some("files"));
    for text in texts.filter_map(|path| look.tree.text(path)) {
        hasher.update(blake3::hash(text.as_str().as_bytes()).as_bytes());
    }
    for file in &look.files {
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
