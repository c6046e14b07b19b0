//! How far a long piece of work has come. Work that ends within a second shows nothing, and neither does work that nobody watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// Whether nothing is to be shown in this run. As with colour, there is one terminal, and one answer for it.
static IS_QUIET: AtomicBool = AtomicBool::new(false);

/// Has nothing shown from here on.
pub(super) fn be_quiet() {
    IS_QUIET.store(true, Ordering::Relaxed);
}

/// A bar on standard error that appears after a second, and goes when the work is done.
pub(super) struct Progress {
    bar: ProgressBar,
    /// While this is held the work goes on.
    _working: Option<Sender<()>>,
}

impl Progress {
    pub(super) fn new(steps: u64) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{spinner} [{bar:24}] {pos}/{len} {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let watched = std::io::stderr().is_terminal() && !IS_QUIET.load(Ordering::Relaxed);
        Progress { _working: watched.then(|| appear_later(bar.clone())), bar }
    }

    /// Begins the next step: `reading the notes`.
    pub(super) fn step(&self, what: impl Into<String>) {
        if !self.bar.message().is_empty() {
            self.bar.inc(1);
        }
        self.bar.set_message(what.into());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn appear_later(bar: ProgressBar) -> Sender<()> {
    let (working, done) = channel();
    std::thread::spawn(move || {
        if done.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) && !bar.is_finished() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(Duration::from_millis(100));
        }
    });
    working
}
