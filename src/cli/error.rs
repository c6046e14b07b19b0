//! Trouble in the world: the disk, the command line, a name that nothing has. It is told in one line on standard error, with what would help below
//! it. What is wrong in a packet is no such error but a finding.

use super::environment;
use crate::output::PublishError;
use crate::pdf::PdfError;
use crate::report::{Style, visible_line, wrapped};
use crate::serve::StartError;
use crate::source::disk::ReadError;
use console::Term;
use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io::{self, Write};
use std::path::Path;

/// Why a command could not do its work. `Display` is what is: lowercase, without a full stop.
#[derive(Debug)]
pub(super) struct CliError {
    cause: Cause,
    help: Option<String>,
}

/// Who found it out, in whose words it is said.
#[derive(Debug)]
enum Cause {
    /// A command found it out by itself, and says it in these words.
    Own(String),
    /// The command line is not understood. The parser's own words stand as they are.
    Usage(clap::Error),
    /// The system would not do something: what that was, and what the system said.
    Io(String, io::Error),
    /// Another room says all that there is to say.
    Room(Box<dyn Error + Send + Sync>),
}

impl CliError {
    pub(super) fn new(what: impl Into<String>) -> CliError {
        Cause::Own(what.into()).into()
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> CliError {
        self.help = Some(help.into());
        self
    }

    /// For `map_err`: what was being done to what.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> CliError {
        move |source| CliError::system(format!("cannot {doing} `{}`", path.display()), source)
    }

    /// What the system would not do, and what it said.
    pub(super) fn system(what: impl Into<String>, source: io::Error) -> CliError {
        Cause::Io(what.into(), source).into()
    }

    /// A command line that is not understood.
    pub(super) fn usage(said: clap::Error) -> CliError {
        Cause::Usage(said).into()
    }

    /// Tells it. When standard error takes nothing either, the exit code is all that is left to say it.
    pub(super) fn tell(&self) {
        let told = self.write(&mut anstream::stderr().lock(), environment::columns(&Term::stderr()));
        drop(told);
    }

    /// What is, and what would help in brackets.
    #[cfg(test)]
    pub(super) fn in_plain_words(&self) -> String {
        let help = self.help.as_ref().map_or_else(String::new, |help| format!(" ({help})"));
        format!("{self}{help}")
    }

    /// Where it is no terminal that takes it, what is and what would help are a line each.
    fn write(&self, out: &mut dyn Write, columns: Option<usize>) -> io::Result<()> {
        if let Cause::Usage(said) = &self.cause {
            return write!(out, "{}", said.render().ansi());
        }
        let width = columns.map_or(1 << 30, |columns| columns.clamp(40, 100));
        let mut line = |label: &str, hanging: usize, text: &str| {
            let lines = wrapped(label, hanging, &visible_line(text), width);
            writeln!(out, "{}", lines.join("\n"))
        };
        line("\x1b[1m\x1b[91merror\x1b[0m\x1b[1m:\x1b[0m ", 7, &self.to_string())?;
        if let Some(help) = &self.help {
            line("  \x1b[1mhelp\x1b[0m: ", 8, help)?;
        }
        out.flush()
    }
}

impl Display for CliError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Own(what) => f.write_str(what),
            Cause::Usage(said) => said.fmt(f),
            Cause::Io(what, source) => write!(f, "{what}: {source}"),
            Cause::Room(error) => error.fmt(f),
        }
    }
}

impl Error for CliError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            Cause::Own(_) => None,
            Cause::Usage(said) => Some(said),
            Cause::Io(_, source) => Some(source),
            Cause::Room(error) => error.source(),
        }
    }
}

impl From<Cause> for CliError {
    fn from(cause: Cause) -> CliError {
        CliError { cause, help: None }
    }
}

impl From<ReadError> for CliError {
    fn from(error: ReadError) -> CliError {
        Cause::Room(error.into()).into()
    }
}

impl From<PublishError> for CliError {
    fn from(error: PublishError) -> CliError {
        match error {
            PublishError::Refused { ref path, ref what, help } => {
                CliError::new(format!("`{}` {what}", path.display())).help(help)
            }
            PublishError::Locked { .. } | PublishError::Io { .. } => Cause::Room(error.into()).into(),
        }
    }
}

impl From<StartError> for CliError {
    fn from(error: StartError) -> CliError {
        let help = error.help().map(str::to_owned);
        CliError { cause: Cause::Room(error.into()), help }
    }
}

impl From<PdfError> for CliError {
    fn from(error: PdfError) -> CliError {
        let help = error.help();
        CliError { cause: Cause::Room(error.into()), help }
    }
}

/// How findings look on standard error, where they stand beside what was asked for.
pub(super) fn style() -> Style {
    let columns = environment::columns(&Term::stderr());
    Style { width: columns.unwrap_or(Style::default().width), is_wrapped: columns.is_some(), ..Style::default() }
}

/// Says on standard error what is good to know and no trouble. When that takes nothing, there is nobody to tell.
pub(super) fn remark(what: &str) {
    let lines = wrapped("", 2, &visible_line(what), style().prose());
    drop(writeln!(anstream::stderr().lock(), "{}", lines.join("\n")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_name_reaches_the_terminal_raw() {
        let mut told = Vec::new();
        CliError::new("no rubric has the id `\x1b[2J`").help("`promo rubric list`\n").write(&mut told, None).unwrap();
        let told = anstream::adapter::strip_bytes(&told).into_vec();
        assert_eq!(
            String::from_utf8(told).unwrap(),
            "error: no rubric has the id `␛[2J`\n  help: `promo rubric list`␊\n"
        );
    }

    #[test]
    fn what_the_system_said_is_kept() {
        let error = CliError::io("write", Path::new("a.md"))(io::ErrorKind::StorageFull.into());
        let source = error.source().and_then(|source| source.downcast_ref::<io::Error>());
        assert_eq!(source.map(io::Error::kind), Some(io::ErrorKind::StorageFull));
        assert!(error.to_string().starts_with("cannot write `a.md`: "), "{error}");
    }
}
