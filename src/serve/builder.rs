//! Makes snapshots: looks at the folder, reads again what has changed, compiles, and puts the whole new snapshot in the place of the last. A thread of
//! its own does nothing else, so that pages are answered while it works, from the snapshot that is there.

use super::live::Shelf;
use super::places::Change;
use super::snapshot::{Made, Snapshot};
use super::status::Status;
use super::watch::Watch;
use crate::compile::{Memory, Options, compile_again};
use crate::render::Theme;
use crate::source::Date;
use crate::source::disk::{self, Look, ReadError, Reader};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

/// How long a file that changed while it was read is left in peace.
const BREATH: Duration = Duration::from_millis(20);

/// How many changed files are told, and looked into for what was changed.
const MOST: usize = 20;

/// Tells the day.
pub type Today = Box<dyn Fn() -> Date + Send>;

pub(super) struct Builder {
    reader: Reader,
    memory: Memory,
    today: Today,
    last: Option<Arc<Snapshot>>,
}

impl Builder {
    pub(super) fn new(root: &Path, today: Today) -> Builder {
        Builder { reader: Reader::new(root), memory: Memory::default(), today, last: None }
    }

    /// A snapshot of the folder as it is, and the look that it was made from.
    pub(super) fn look_and_build(&mut self) -> Result<(Arc<Snapshot>, Look), ReadError> {
        let begun = now();
        let look = self.reader.read()?;
        Ok((self.build(&look, begun), look))
    }

    /// Follows the folder until the process ends. What cannot be read is told, and looked for again when something has moved.
    pub(super) fn follow(mut self, mut watch: Watch, shelf: &Shelf<Status>) {
        loop {
            watch.wait();
            // Files may have come into a new folder before it was watched: then one look more.
            while self.look(&mut watch, shelf) {}
        }
    }

    /// One look at the folder, and what follows from it. Tells whether it is worth another at once.
    fn look(&mut self, watch: &mut Watch, shelf: &Shelf<Status>) -> bool {
        let begun = now();
        let before = shelf.get().1;
        let look = match self.reader.read() {
            Ok(look) => look,
            Err(ReadError::Changed(_)) => {
                thread::sleep(BREATH);
                return true;
            }
            Err(error) => {
                put(shelf, Status { trouble: Some(error.to_string()), ..(*before).clone() }, &before);
                return false;
            }
        };
        let is_changed = !look.changed.is_empty();
        let is_unwatched = watch.looked(&look.folders, is_changed);
        let snapshot = if is_changed { self.build_safely(&look, begun) } else { Ok(before.snapshot.clone()) };
        let watching = watch.mode().in_words();
        let status = match snapshot {
            Ok(snapshot) => Status { snapshot, trouble: None, watching },
            Err(trouble) => Status { snapshot: before.snapshot.clone(), trouble: Some(trouble), watching },
        };
        put(shelf, status, &before);
        is_unwatched
    }

    /// A bug of ours costs one build, not the preview.
    fn build_safely(&mut self, look: &Look, begun: Instant) -> Result<Arc<Snapshot>, String> {
        catch_unwind(AssertUnwindSafe(|| self.build(look, begun))).map_err(|_| {
            self.memory = Memory::default();
            "the preview could not be made, by a fault of `promo`; `promo check` may show more".to_owned()
        })
    }

    fn build(&mut self, look: &Look, begun: Instant) -> Arc<Snapshot> {
        let compilation = compile_again(&look.tree, Options { today: (self.today)() }, &mut self.memory);
        let before = self.last.take();
        let theme = before.as_ref().and_then(|before| before.theme.clone());
        let made = Made {
            number: before.as_ref().map_or(1, |before| before.number + 1),
            tree: look.tree.clone(),
            theme: theme.or_else(|| Theme::load("plain", &BTreeMap::new()).ok()),
            files: digest(look),
        };
        let mut snapshot = Snapshot::new(compilation, made);
        if let Some(before) = &before {
            let changes = look.changed.iter().take(MOST);
            snapshot.changed = changes.map(|change| Change::new(change, &before.tree, &snapshot)).collect();
            if is_found_alike(before, &snapshot, &look.changed) {
                snapshot.found = before.found;
            }
        }
        snapshot.took = begun.elapsed();
        let snapshot = Arc::new(snapshot);
        self.last = Some(snapshot.clone());
        snapshot
    }
}

/// Whether the same was found in the same lines. A note that comes or goes may give others another number.
fn is_found_alike(before: &Snapshot, now: &Snapshot, changed: &[disk::Change]) -> bool {
    let touches = |change: &disk::Change| now.diagnostics.iter().any(|found| found.file == change.path);
    before.diagnostics == now.diagnostics
        && changed.iter().all(|change| change.what == disk::What::Changed && !touches(change))
}

/// Tells of it, unless there is nothing new to tell.
fn put(shelf: &Shelf<Status>, status: Status, before: &Status) {
    let is_same = Arc::ptr_eq(&status.snapshot, &before.snapshot)
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
