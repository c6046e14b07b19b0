//! Standard output. A reader who leaves early, as `head` does, has seen enough: what is written after that goes nowhere, and the command ends as if it had
//! been read. Anything else that keeps output from being written is trouble.

use super::{CliError, environment};
use crate::report::{Style, wrapped};
use anstream::{AutoStream, ColorChoice};
use console::Term;
use std::io::{self, BufWriter, StdoutLock, Write};

/// Standard output, buffered, in colour where that is wanted.
pub(super) struct Stdout {
    out: BufWriter<AutoStream<StdoutLock<'static>>>,
    style: Style,
    /// Nobody reads any more.
    is_closed: bool,
    /// Only what was asked for is said.
    is_quiet: bool,
}

impl Stdout {
    pub(super) fn lock() -> Stdout {
        let stdout = io::stdout();
        let choice = AutoStream::choice(&stdout);
        let columns = environment::columns(&Term::stdout());
        let width = columns.unwrap_or(Style::default().width);
        let style = Style { colour: choice != ColorChoice::Never, width, is_wrapped: columns.is_some() };
        Stdout { out: BufWriter::new(AutoStream::new(stdout.lock(), choice)), style, is_closed: false, is_quiet: false }
    }

    pub(super) fn style(&self) -> Style {
        self.style
    }

    /// Writes a text as it stands.
    pub(super) fn say(&mut self, text: &str) -> Result<(), CliError> {
        self.write_all(text.as_bytes()).map_err(unwritable)
    }

    /// Leaves out what was not asked for from here on.
    pub(super) fn be_quiet(&mut self) {
        self.is_quiet = true;
    }

    /// Whether only what was asked for is said.
    pub(super) fn is_quiet(&self) -> bool {
        self.is_quiet
    }

    /// Writes what is good to know and was not asked for: how it went, what to do next.
    pub(super) fn remark(&mut self, text: &str) -> Result<(), CliError> {
        if self.is_quiet() { Ok(()) } else { self.tell(text) }
    }

    /// Writes lines of prose, each broken where the terminal ends.
    pub(super) fn tell(&mut self, text: &str) -> Result<(), CliError> {
        let lines = text.lines().flat_map(|line| wrapped("", 2, line, self.style.prose()));
        let text: String = lines.map(|line| line + "\n").collect();
        self.say(&text)
    }

    /// Writes what is no text, past everything that would look for colours in it.
    pub(super) fn write_bytes(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        self.flush().map_err(unwritable)?;
        if self.is_closed {
            return Ok(());
        }
        // The lock that is held is this thread's own.
        let mut raw = io::stdout().lock();
        let done = raw.write_all(bytes).and_then(|()| raw.flush());
        self.unless_closed(done, ()).map_err(unwritable)
    }

    /// Sees to it that everything is written.
    pub(super) fn finish(mut self) -> Result<(), CliError> {
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

impl Write for Stdout {
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

/// For `map_err` where standard output was written to.
pub(super) fn unwritable(error: io::Error) -> CliError {
    CliError::system("cannot write to standard output", error)
}
