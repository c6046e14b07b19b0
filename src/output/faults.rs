//! What a test may let the disk do at a chosen step: be full once, or end the process there.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The faults of one run; none unless told.
#[derive(Default)]
pub(super) struct Faults {
    pub(super) taken: AtomicUsize,
    pub(super) fault: Option<DiskFault>,
    pub(super) without_exchange: bool,
    pub(super) without_links: bool,
}

/// What happens at step `n`, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DiskFault {
    /// The disk is full at this step, and has room again after it.
    Full(usize),
    /// The process ends before this step: nothing more reaches the disk, not even the clearing up.
    Killed(usize),
}

impl Faults {
    /// Whether the fault's step was reached at all.
    pub(super) fn met(&self) -> bool {
        match self.fault {
            Some(DiskFault::Full(at) | DiskFault::Killed(at)) => self.taken.load(Ordering::SeqCst) > at,
            None => false,
        }
    }

    pub(super) fn step(&self) -> io::Result<()> {
        let step = self.taken.fetch_add(1, Ordering::SeqCst);
        match self.fault {
            Some(DiskFault::Full(at)) if step == at => Err(io::Error::from(io::ErrorKind::StorageFull)),
            Some(DiskFault::Killed(at)) if step >= at => Err(io::Error::other("the process has ended")),
            _ => Ok(()),
        }
    }

    pub(super) fn links(&self) -> io::Result<()> {
        if self.without_links { Err(io::Error::from(io::ErrorKind::Unsupported)) } else { Ok(()) }
    }
}
