//! Standard output. A reader who leaves early, as `head` does, has seen enough: what is written after that goes nowhere, and the command ends as if it had
//! been read. Anything else that keeps output from being written is trouble.

use super::Trouble;
use crate::report::Look;
use anstream::{AutoStream, ColorChoice};
use console::Term;
use std::io::{self, BufWriter, StdoutLock, Write};

/// Standard output, buffered, in colour where that is wanted.
pub(super) struct Screen {
    out: BufWriter<AutoStream<StdoutLock<'static>>>,
    look: Look,
    /// Nobody reads any more.
    is_closed: bool,
}

impl Screen {
    pub(super) fn stdout() -> Screen {
        let stdout = io::stdout();
        let choice = AutoStream::choice(&stdout);
        let width = Term::stdout().size_checked().map_or(Look::default().width, |(_, width)| width.into());
        let look = Look { colour: choice != ColorChoice::Never, width };
        Screen { out: BufWriter::new(AutoStream::new(stdout.lock(), choice)), look, is_closed: false }
    }

    pub(super) fn look(&self) -> Look {
        self.look
    }

    /// Writes a text as it stands.
    pub(super) fn say(&mut self, text: &str) -> Result<(), Trouble> {
        self.write_all(text.as_bytes()).map_err(unwritable)
    }

    /// Sees to it that everything is written.
    pub(super) fn finish(mut self) -> Result<(), Trouble> {
        self.flush().map_err(unwritable)
    }

    fn unless_closed<T>(&mut self, done: io::Result<T>, instead: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(instead)
            }
            done => done,
        }
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_closed {
            return Ok(bytes.len());
        }
        let done = self.out.write(bytes);
        self.unless_closed(done, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let done = self.out.flush();
        self.unless_closed(done, ())
    }
}

/// For `map_err` where the screen was written to.
#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
pub(super) fn unwritable(error: io::Error) -> Trouble {
    Trouble::new(format!("cannot write to standard output: {error}"))
}
