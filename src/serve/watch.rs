//! Waits until something in the packet's folder has changed and has settled. It only says when to scan: what has changed is found by the reader, which
//! hands back what it saw. Where the system tells nothing, or the folder is gone, it looks for itself now and then.

mod mode;
mod native;
mod root;
mod settle;

use native::{Heard, Native, Told};
use root::{Identity, identity};
use settle::{Patience, Settle};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

pub use mode::{PollingReason, WatchMode};

/// How often to scan where nothing is told, and how long until a scan that failed is tried again.
const POLL: Duration = Duration::from_millis(250);

/// How often to scan where everything should be told: some folders announce nothing, such as those of a network.
const SAFETY: Duration = Duration::from_secs(3);

/// Looking takes no more than a twentieth of the time.
const SHARE: u32 = 20;

/// How often to look for a root that is gone.
const RETURN: Duration = Duration::from_millis(200);

/// How long news of a change that was seen may still be under way.
const DELAY: Duration = Duration::from_millis(100);

/// How often a change may go unannounced where others were announced.
const TRUST: u32 = 3;

/// A folder that is watched.
pub(super) struct Watch {
    given: PathBuf,
    times: Times,
    way: Way,
    news: Receiver<News>,
    sender: Sender<News>,
    /// How often the system has been asked to watch: news of an earlier watching is none.
    round: u32,
    epoch: Instant,
    settle: Settle,
    scan: ScanTimes,
    is_root_taken: bool,
    /// Until when news must come of a change that was seen before any was told.
    suspicion: Option<Duration>,
    /// How many more changes may go unannounced.
    trust: u32,
}

/// Why it is time to scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Something has happened, and has settled.
    Event,
    /// Nothing was told, but something may have happened.
    Scan,
}

/// What was told when, and by which watching.
struct News(u32, Duration, Told);

enum Way {
    Native(Native, Identity),
    Polling(PollingReason),
    Gone,
}

/// What stands where the root was.
enum Root {
    Same,
    /// Another folder, or none any more.
    Other,
    /// Still nothing.
    Gone,
}

#[derive(Clone, Copy)]
struct Times {
    patience: Patience,
    safety: Duration,
}

/// The scan that goes on, or the last one.
#[derive(Clone, Copy, Default)]
struct ScanTimes {
    began: Duration,
    /// When the caller was done with all that followed from it.
    ended: Duration,
    /// How long the scan took by itself; nothing when it was never reported, and so failed.
    took: Option<Duration>,
    hint: Option<Hint>,
    /// Whether all before it was seen and all since was told, so that it should find nothing.
    is_trial: bool,
    is_over: bool,
}

impl Watch {
    /// Watches a folder, natively or, when asked to or when that cannot work, by looking again and again.
    pub(super) fn start(root: &Path, poll: bool) -> Watch {
        Watch::start_with(root, poll, Times { patience: Patience::USUAL, safety: SAFETY })
    }

    fn start_with(root: &Path, poll: bool, times: Times) -> Watch {
        let (sender, news) = channel();
        let mut watch = Watch {
            given: root.to_owned(),
            times,
            way: Way::Polling(PollingReason::Asked),
            news,
            sender,
            round: 0,
            epoch: epoch(),
            settle: Settle::new(times.patience),
            scan: ScanTimes { took: Some(Duration::ZERO), is_over: true, ..ScanTimes::default() },
            is_root_taken: false,
            suspicion: None,
            trust: 1,
        };
        if !poll {
            watch.listen();
        }
        watch
    }

    /// Blocks until something may have changed and has settled, or until it is time to scan again. A scan that was not reported has failed, and is
    /// soon to be tried again. A root that is gone is told once, and again when it is back.
    pub(super) fn wait(&mut self) -> Hint {
        self.end_scan();
        let hint = loop {
            self.hear_all();
            let now = self.now();
            if let Some(hint) = self.hint(now) {
                break hint;
            }
            match self.news.recv_timeout(self.deadline().saturating_sub(now)) {
                Ok(news) => self.hear(news),
                Err(_) => self.doubt(),
            }
        };
        self.settle.begin();
        let is_trial = hint == Hint::Scan && self.scan.took.is_some();
        self.scan = ScanTimes { began: self.now(), hint: Some(hint), is_trial, ..ScanTimes::default() };
        hint
    }

    /// What the last scan found: the folders there are now, so that new ones are watched, and whether anything had changed. True when a folder was not
    /// watched before: scan once more, for what came before the watch was not told.
    pub(super) fn scanned(&mut self, folders: &[PathBuf], changed: bool) -> bool {
        let now = self.now();
        self.scan.took = Some(now.saturating_sub(self.scan.began));
        let Way::Native(native, _) = &mut self.way else { return false };
        let kept = native.keep(folders);
        match self.scan.hint {
            Some(Hint::Event) if changed => self.trust = TRUST,
            _ if changed && self.scan.is_trial => self.suspicion = Some(now + DELAY),
            _ => {}
        }
        kept.unwrap_or_else(|reason| {
            self.way = Way::Polling(reason);
            true
        })
    }

    /// Whether something has happened since the last wait that will be worth a scan.
    pub(super) fn is_disturbed(&mut self) -> bool {
        self.hear_all();
        self.settle.due().is_some()
    }

    /// How it watches, for the terminal.
    pub(super) fn mode(&self) -> WatchMode {
        match &self.way {
            Way::Polling(reason) => WatchMode::Polling(reason.clone()),
            Way::Native(..) | Way::Gone => WatchMode::Native,
        }
    }

    /// Why to scan now, if so.
    fn hint(&mut self, now: Duration) -> Option<Hint> {
        let is_settled = self.settle.due().is_some_and(|due| due <= now) || self.is_root_taken;
        let is_time = now >= self.next_scan();
        if !(is_settled || is_time) {
            return None;
        }
        match self.follow_root() {
            Root::Other => Some(Hint::Event),
            Root::Same if is_settled => Some(Hint::Event),
            Root::Same => Some(Hint::Scan),
            Root::Gone => {
                self.scan.ended = now;
                None
            }
        }
    }

    /// Watches what stands at the root's path now, when it is not what stood there.
    fn follow_root(&mut self) -> Root {
        let there = identity(&self.given);
        let is_taken = std::mem::take(&mut self.is_root_taken);
        match (&self.way, there) {
            (Way::Polling(_), _) => return Root::Same,
            (Way::Native(_, watched), Some(there)) if *watched == there && !is_taken => return Root::Same,
            (Way::Gone, None) => return Root::Gone,
            _ => self.listen(),
        }
        Root::Other
    }

    fn listen(&mut self) {
        self.round += 1;
        self.suspicion = None;
        let (sender, epoch, round) = (self.sender.clone(), self.epoch, self.round);
        let tell = move |told| drop(sender.send(News(round, epoch.elapsed(), told)));
        let there = identity(&self.given).zip(fs::canonicalize(&self.given).ok());
        self.way = match there.map(|(identity, real)| (identity, Native::start(&real, tell))) {
            None => Way::Gone,
            Some((identity, Ok(native))) => Way::Native(native, identity),
            Some((_, Err(reason))) => Way::Polling(reason),
        };
    }

    fn hear_all(&mut self) {
        /// In a storm there is always one more.
        const AT_ONCE: usize = 10_000;
        for _ in 0..AT_ONCE {
            let Ok(news) = self.news.try_recv() else { break };
            self.hear(news);
        }
    }

    fn hear(&mut self, news: News) {
        let News(round, at, told) = news;
        if round != self.round {
            return;
        }
        let Way::Native(native, _) = &mut self.way else { return };
        match native.hear(told) {
            Ok(heard) => heard.into_iter().for_each(|heard| self.note(at, heard)),
            Err(reason) => self.way = Way::Polling(reason),
        }
    }

    fn note(&mut self, at: Duration, heard: Heard) {
        self.suspicion = None;
        match heard {
            Heard::Step(path, step) => self.settle.step(at, &path, step),
            Heard::Something => self.settle.happened(at),
            Heard::RootTaken => self.is_root_taken = true,
        }
    }

    /// Nothing was told for so long that a change which was seen should have been.
    fn doubt(&mut self) {
        let now = self.now();
        if self.suspicion.take_if(|until| *until <= now).is_some() {
            self.trust = self.trust.saturating_sub(1);
            if self.trust == 0 {
                self.way = Way::Polling(PollingReason::Silent);
            }
        }
    }

    fn end_scan(&mut self) {
        if !self.scan.is_over {
            self.scan = ScanTimes { ended: self.now(), is_over: true, ..self.scan };
            self.settle.ended(self.scan.ended, self.scan.ended - self.scan.began);
        }
    }

    /// Until when nothing need be done unless something is told.
    fn deadline(&self) -> Duration {
        let waiting = [Some(self.next_scan()), self.settle.due(), self.suspicion];
        waiting.into_iter().flatten().min().unwrap_or_default()
    }

    /// When to scan though nothing is told.
    fn next_scan(&self) -> Duration {
        let usual = match self.way {
            Way::Native(..) => self.times.safety,
            Way::Polling(_) => POLL,
            Way::Gone => return self.scan.ended + RETURN,
        };
        self.scan.ended + self.scan.took.map_or(POLL, |took| usual.max(took * SHARE))
    }

    fn now(&self) -> Duration {
        self.epoch.elapsed()
    }
}

#[expect(clippy::disallowed_methods, reason = "the clock of the preview")]
fn epoch() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests;
