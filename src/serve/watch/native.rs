//! What the system tells of a folder, and which folders it is asked about: those that the reader enters, so that nothing else wakes anybody. On Linux each
//! folder is watched by itself; elsewhere the root is, with all below. The only file that knows `notify`.

use super::mode::PollingReason;
use super::settle::FileStep;
use crate::source::PacketPath;
use crate::source::disk::{is_seen, is_text};
use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Error, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

/// Whether each folder is watched by itself, and the closing of a file is told.
const IS_PRECISE: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// What the system has told, as it came.
pub(super) type Told = notify::Result<Event>;

/// What it means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// Something happened to what the reader sees.
    Step(PathBuf, FileStep),
    /// Something happened, nobody knows to what.
    Something,
    /// The root was taken away, whatever stands there now.
    RootTaken,
}

/// A folder that is watched with all that the reader enters below it.
pub(super) struct Native {
    watcher: RecommendedWatcher,
    root: PathBuf,
    folders: HashSet<PathBuf>,
}

impl Native {
    /// Watches a folder by its real path, and hands on what is told.
    pub(super) fn start(root: &Path, tell: impl Fn(Told) + Send + 'static) -> Result<Native, PollingReason> {
        let watcher = notify::recommended_watcher(tell).map_err(|error| reason(&error))?;
        let mut native = Native { watcher, root: root.to_owned(), folders: HashSet::new() };
        native.watch_below(root)?;
        Ok(native)
    }

    /// What was told means this. A new folder is watched from here on: what is written into it must not be missed.
    pub(super) fn hear(&mut self, told: Told) -> Result<Vec<Heard>, PollingReason> {
        let event = told.map_err(|error| reason(&error))?;
        if event.need_rescan() {
            self.folders.clear();
            return Ok(vec![Heard::Something]);
        }
        let Some(step) = step(event.kind) else { return Ok(Vec::new()) };
        let mut heard = Vec::new();
        for path in &event.paths {
            heard.extend(self.place(path, step)?);
        }
        Ok(heard)
    }

    /// These are the folders that the reader has entered. Whether one of them was not watched before.
    pub(super) fn keep(&mut self, folders: &[PathBuf]) -> Result<bool, PollingReason> {
        if !IS_PRECISE {
            return Ok(false);
        }
        let entered: HashSet<&PathBuf> = folders.iter().collect();
        let left: Vec<PathBuf> = self.folders.iter().filter(|folder| !entered.contains(folder)).cloned().collect();
        for folder in left {
            self.folders.remove(&folder);
            // It may be gone, and its watch with it.
            let _ = self.watcher.unwatch(&folder);
        }
        let mut is_new = false;
        for folder in folders {
            is_new |= self.watch(folder)?;
        }
        Ok(is_new)
    }

    fn place(&mut self, path: &Path, step: FileStep) -> Result<Option<Heard>, PollingReason> {
        let Ok(inside) = path.strip_prefix(&self.root) else { return Ok(Some(Heard::Something)) };
        if inside.as_os_str().is_empty() {
            let is_taken = step == FileStep::Taken;
            return Ok(Some(if is_taken { Heard::RootTaken } else { Heard::Something }));
        }
        let found = path.symlink_metadata().ok();
        let is_folder = found.as_ref().map_or_else(|| self.folders.contains(path), Metadata::is_dir);
        if step == FileStep::Taken {
            self.folders.retain(|folder| !folder.starts_with(path));
        }
        if !is_seen(&self.root, inside, is_folder) {
            return Ok(None);
        }
        if is_folder && step != FileStep::Taken {
            self.watch_below(path)?;
        }
        let is_whole = found.is_some_and(|found| found.is_file() && found.len() > 0) && is_note(inside);
        let step = if step == FileStep::Finished && !is_whole { FileStep::Left } else { step };
        Ok(Some(Heard::Step(path.to_owned(), step)))
    }

    fn watch_below(&mut self, folder: &Path) -> Result<(), PollingReason> {
        let mut waiting = vec![folder.to_owned()];
        while let Some(folder) = waiting.pop() {
            let inside = folder.strip_prefix(&self.root).unwrap_or(&folder);
            if !is_seen(&self.root, inside, true) || !self.watch(&folder)? || !IS_PRECISE {
                continue;
            }
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
            waiting.extend(entries.filter(|it| it.file_type().is_ok_and(|kind| kind.is_dir())).map(|it| it.path()));
        }
        Ok(())
    }

    /// Whether it was not watched before, and is now. One that is gone by now is told of by the folder above it.
    fn watch(&mut self, folder: &Path) -> Result<bool, PollingReason> {
        let is_covered = !IS_PRECISE && folder != self.root;
        if is_covered || self.folders.contains(folder) {
            return Ok(false);
        }
        let how = if IS_PRECISE { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
        match self.watcher.watch(folder, how) {
            Ok(()) => Ok(self.folders.insert(folder.to_owned())),
            Err(error) if is_gone(&error) => Ok(false),
            Err(error) => Err(reason(&error)),
        }
    }
}

/// What kind of step an event tells of; nothing for what changes nothing, such as a file being read.
#[expect(clippy::wildcard_enum_match_arm, reason = "an event of another library: what is not known may be anything")]
fn step(kind: EventKind) -> Option<FileStep> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(FileStep::Finished),
        EventKind::Access(_) => None,
        EventKind::Create(_) => Some(FileStep::Made),
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => Some(FileStep::Taken),
        EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Some(FileStep::Finished),
        // Told after both ends were.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) if IS_PRECISE => None,
        EventKind::Modify(ModifyKind::Metadata(_)) => Some(FileStep::Touched),
        EventKind::Modify(ModifyKind::Data(_)) if IS_PRECISE => Some(FileStep::Written),
        _ => Some(FileStep::Left),
    }
}

fn is_note(inside: &Path) -> bool {
    inside.to_str().and_then(|path| PacketPath::new(path).ok()).is_some_and(|path| is_text(&path))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "an error of another library: every other is trouble")]
fn is_gone(error: &Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => {
            matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
        }
        _ => false,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "an error of another library: every other is trouble")]
fn reason(error: &Error) -> PollingReason {
    /// Too many open files: what the system says when it gives no further watcher.
    const EMFILE: i32 = 24;
    match &error.kind {
        ErrorKind::MaxFilesWatch => PollingReason::Watches,
        ErrorKind::Io(error) if IS_PRECISE && error.raw_os_error() == Some(EMFILE) => PollingReason::Instances,
        _ => PollingReason::System(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::watch::WatchMode;

    /// What reading does is told too, and would wake the reader for ever.
    #[test]
    fn reading_is_no_change() {
        for kind in [AccessKind::Open(AccessMode::Any), AccessKind::Close(AccessMode::Read), AccessKind::Read] {
            assert_eq!(step(EventKind::Access(kind)), None);
        }
        assert_eq!(step(EventKind::Access(AccessKind::Close(AccessMode::Write))), Some(FileStep::Finished));
    }

    /// Or what is copied into it would go on unheard after the first scan.
    #[test]
    fn a_new_folder_is_watched_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let (sender, told) = std::sync::mpsc::channel();
        let mut native = Native::start(&root, move |it| sender.send(it).unwrap()).unwrap();
        let mut hear_of = |path: &Path| {
            let is_it = |heard: &Heard| matches!(heard, Heard::Step(it, _) if it == path);
            while !native
                .hear(told.recv_timeout(std::time::Duration::from_secs(20)).unwrap())
                .unwrap()
                .iter()
                .any(is_it)
            {}
        };
        fs::create_dir_all(root.join("new/deeper")).unwrap();
        hear_of(&root.join("new"));
        fs::write(root.join("new/deeper/a.md"), "one").unwrap();
        hear_of(&root.join("new/deeper/a.md"));
    }

    #[test]
    fn what_was_missed_may_be_anything() {
        let folder = tempfile::tempdir().unwrap();
        let mut native = Native::start(folder.path(), |_| ()).unwrap();
        let told = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert_eq!(native.hear(Ok(told)), Ok(vec![Heard::Something]));
        assert_eq!(native.keep(&[folder.path().to_owned()]), Ok(IS_PRECISE));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn says_what_keeps_it_from_watching() {
        let words = |kind| WatchMode::Polling(reason(&Error::new(kind))).to_string();
        assert!(words(ErrorKind::MaxFilesWatch).contains("raise `fs.inotify.max_user_watches`"));
        let instances = std::io::Error::from_raw_os_error(24);
        assert!(words(ErrorKind::Io(instances)).contains("raise `fs.inotify.max_user_instances`"));
        let trouble = words(ErrorKind::Generic("no such thing".to_owned()));
        assert!(
            trouble.starts_with("looking again and again: the folder cannot be watched (no such thing)"),
            "{trouble}"
        );
    }
}
