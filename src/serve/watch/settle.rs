//! When what happens in the folder has settled, so that one save is one scan however many steps the editor takes. It knows no clock and no disk: it is
//! told what happened when, and says when to scan.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for what.
#[derive(Clone, Copy)]
pub(super) struct Patience {
    /// After the only file is finished.
    pub(super) quick: Duration,
    /// After anything else: a folder copied, a branch changed, a note that was taken away and is about to come back.
    pub(super) patient: Duration,
    /// After the first thing that happened, whatever goes on happening.
    pub(super) at_latest: Duration,
    /// Without this much rest since the scan before, nothing is quick but the same file again: this is no save by hand.
    pub(super) rest: Duration,
}

impl Patience {
    /// Editors take microseconds from step to step, scripts and checkouts a few milliseconds.
    pub(super) const USUAL: Patience = Patience {
        quick: Duration::from_millis(4),
        patient: Duration::from_millis(40),
        at_latest: Duration::from_millis(300),
        rest: Duration::from_millis(100),
    };
}

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileStep {
    /// It was made, and may still be empty.
    Made,
    /// It is being written. Whoever does so will close it.
    Written,
    /// It was closed after writing or put in its place whole.
    Finished,
    /// The same, and more may follow: it is empty, or nothing that is saved by hand.
    Left,
    /// It was taken away, and may come back.
    Taken,
    /// Something else, such as its permissions.
    Touched,
}

/// How a file stands after its last step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Finished,
    HalfDone,
    Open,
    /// Made and taken away since the scan before, as editors do with files of their own.
    Passing,
}

struct FileState {
    stand: Stand,
    /// Made since the scan before.
    is_new: bool,
}

/// What has happened since the scan before. Times are counted from any one moment.
pub(super) struct Settle {
    patience: Patience,
    files: HashMap<PathBuf, FileState>,
    /// When something happened first, and last.
    span: Option<(Duration, Duration)>,
    /// When the scan before had ended, and how long it took.
    scan: Option<(Duration, Duration)>,
    /// The file that the scan before was for, when it was for a single one that was finished.
    before: Option<PathBuf>,
}

impl Settle {
    pub(super) fn new(patience: Patience) -> Settle {
        Settle { patience, files: HashMap::new(), span: None, scan: None, before: None }
    }

    /// Something happened to a file.
    pub(super) fn step(&mut self, at: Duration, path: &Path, step: FileStep) {
        self.happened(at);
        let known = self.files.get(path);
        let is_new = known.map_or(step == FileStep::Made, |file| file.is_new);
        let stand = match step {
            FileStep::Made | FileStep::Left => Stand::HalfDone,
            FileStep::Written => Stand::Open,
            FileStep::Finished => Stand::Finished,
            FileStep::Taken if is_new => Stand::Passing,
            FileStep::Taken => Stand::HalfDone,
            FileStep::Touched => known.map_or(Stand::HalfDone, |file| file.stand),
        };
        self.files.insert(path.to_owned(), FileState { stand, is_new });
    }

    /// Something happened, nobody knows to what.
    pub(super) fn happened(&mut self, at: Duration) {
        let first = self.span.map_or(at, |(first, _)| first);
        self.span = Some((first, at.max(first)));
    }

    /// When to scan; nothing while nothing has happened.
    pub(super) fn due(&self) -> Option<Duration> {
        let (first, last) = self.span?;
        let (ended, took) = self.scan.unwrap_or_default();
        let at_latest = first.max(ended) + self.patience.at_latest.max(took);
        Some(at_latest.min(last.saturating_add(self.quiet(first))))
    }

    /// The scan that was due begins: what happens from now on is for the next.
    pub(super) fn begin(&mut self) {
        self.before = self.only_finished().map(Path::to_owned);
        self.files.clear();
        self.span = None;
    }

    /// The scan has ended.
    pub(super) fn ended(&mut self, at: Duration, took: Duration) {
        self.scan = Some((at, took));
    }

    fn quiet(&self, first: Duration) -> Duration {
        let has_rested = self.scan.is_none_or(|(ended, _)| first >= ended + self.patience.rest);
        if self.files.values().any(|file| file.stand == Stand::Open) {
            return self.patience.at_latest;
        }
        match self.only_finished() {
            // Who saves the same file again and again does so by hand, however quick that is.
            Some(file) if has_rested || self.before.as_deref() == Some(file) => self.patience.quick,
            _ => self.patience.patient,
        }
    }

    /// The single file that something happened to and that is finished.
    fn only_finished(&self) -> Option<&Path> {
        let mut files = self.files.iter().filter(|(_, file)| file.stand != Stand::Passing);
        let (path, file) = files.next()?;
        (file.stand == Stand::Finished && files.next().is_none()).then_some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::FileStep::*;
    use super::*;

    /// When it scans, in milliseconds, given what happens when. Each scan takes no time.
    fn scans(steps: &[(u64, &str, FileStep)]) -> Vec<u64> {
        scans_that_take(0, steps)
    }

    fn scans_that_take(took: u64, steps: &[(u64, &str, FileStep)]) -> Vec<u64> {
        let took = Duration::from_millis(took);
        let mut settle = Settle::new(Patience::USUAL);
        let mut scans: Vec<Duration> = Vec::new();
        let mut scan_until = |settle: &mut Settle, end: Duration| {
            while let Some(due) = settle.due().filter(|due| *due < end) {
                let begins = scans.last().map_or(due, |last| due.max(*last + took));
                settle.begin();
                settle.ended(begins + took, took);
                scans.push(begins);
            }
        };
        for (at, path, step) in steps {
            let at = Duration::from_millis(*at);
            scan_until(&mut settle, at);
            settle.step(at, Path::new(path), *step);
        }
        scan_until(&mut settle, Duration::MAX);
        scans.iter().map(|it| u64::try_from(it.as_millis()).unwrap()).collect()
    }

    #[test]
    fn a_save_in_place_is_quick() {
        assert_eq!(scans(&[(0, "a", Written), (0, "a", Written), (1, "a", Finished)]), [5]);
    }

    #[test]
    fn a_save_by_renaming_is_quick() {
        assert_eq!(scans(&[(0, "a", Taken), (0, "a", Made), (1, "a", Written), (2, "a", Finished)]), [6]);
        assert_eq!(scans(&[(0, "b", Made), (0, "b", Finished), (1, "b", Taken), (1, "a", Finished)]), [5]);
        assert_eq!(scans(&[(0, "a", Finished), (2, "a", Touched)]), [6]);
    }

    #[test]
    fn what_is_half_done_is_waited_for() {
        assert_eq!(scans(&[(0, "a", Taken), (35, "a", Finished)]), [39]);
        assert_eq!(scans(&[(0, "a", Made)]), [40]);
        assert_eq!(scans(&[(0, "a", Taken)]), [40]);
        assert_eq!(scans(&[(0, "a", Touched)]), [40]);
        assert_eq!(scans(&[(0, "b", Made), (9, "b", Taken)]), [49]);
        assert_eq!(scans(&[(0, "a", Written), (0, "a", Left), (20, "a", Written), (21, "a", Finished)]), [25]);
    }

    #[test]
    fn what_is_open_is_waited_for_longer() {
        assert_eq!(scans(&[(0, "a", Written), (200, "a", Finished)]), [204]);
        assert_eq!(scans(&[(0, "a", Written)]), [300]);
        assert_eq!(scans(&[(0, "a", Written), (100, "a", Written), (290, "a", Written)]), [300]);
    }

    #[test]
    fn several_files_are_one_change() {
        assert_eq!(scans(&[(0, "A", Taken), (0, "a", Finished)]), [40]);
        assert_eq!(scans(&[(0, "a", Finished), (3, "b", Finished), (30, "c", Finished)]), [70]);
    }

    #[test]
    fn two_saves_soon_after_each_other_are_two() {
        assert_eq!(scans(&[(0, "a", Finished), (200, "a", Finished)]), [4, 204]);
        assert_eq!(scans(&[(0, "a", Finished), (50, "a", Finished)]), [4, 54]);
        assert_eq!(scans(&[(0, "a", Finished), (50, "b", Finished)]), [4, 90]);
    }

    /// 3,000 a second for three seconds.
    #[test]
    fn a_storm_is_looked_at_now_and_then_and_once_more_at_its_end() {
        let storm = |files: &[&'static str]| -> Vec<(u64, &'static str, FileStep)> {
            (0..9_000).map(|number| (number as u64 / 3, files[number % files.len()], Finished)).collect()
        };
        for files in [&["a", "b"][..], &["a"]] {
            let scans = scans(&storm(files));
            assert_eq!((scans.len(), scans[0]), (10, 300), "{scans:?}");
            let (last, before) = scans.split_last().unwrap();
            assert!(*last >= 3000 && before.is_sorted_by(|one, next| next - one >= 300), "{scans:?}");
        }
        let slow = scans_that_take(700, &storm(&["a", "b"]));
        assert_eq!(slow, [300, 1700, 3039]);
    }

    #[test]
    fn what_nobody_knows_is_waited_for() {
        let mut settle = Settle::new(Patience::USUAL);
        assert_eq!(settle.due(), None);
        settle.happened(Duration::from_millis(7));
        assert_eq!(settle.due(), Some(Duration::from_millis(47)));
    }
}
