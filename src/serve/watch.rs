//! Looks at the folder again and again.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

pub(super) struct Watch;

pub(super) struct Mode;

impl Mode {
    pub(super) fn in_words(&self) -> Option<String> {
        None
    }
}

impl Watch {
    pub(super) fn start(_: &Path, _: bool) -> Watch {
        Watch
    }

    pub(super) fn wait(&mut self) {
        thread::sleep(Duration::from_millis(20));
    }

    pub(super) fn looked(&mut self, _: &[PathBuf], _: bool) -> bool {
        false
    }

    pub(super) fn mode(&self) -> Mode {
        Mode
    }
}
