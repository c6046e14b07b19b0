//! Trouble in the world: the disk, the command line, a name that nothing has. It is told in one line on standard error, with what would help below
//! it. What is wrong in a packet is not trouble but a finding.

use crate::output::PublishError;
use crate::report::visible_line;
use crate::source::disk::ReadError;
use std::io::{self, Write};
use std::path::Path;

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) struct Trouble {
    /// What is: lowercase, without a full stop.
    what: String,
    /// What would help.
    help: Option<String>,
    /// The parser's own words stand as they are.
    is_usage: bool,
}

impl Trouble {
    pub(super) fn new(what: impl Into<String>) -> Trouble {
        Trouble { what: what.into(), help: None, is_usage: false }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Trouble {
        self.help = Some(help.into());
        self
    }

    /// For `map_err`: what was being done to what.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Trouble {
        move |error| Trouble::new(format!("cannot {doing} `{}`: {error}", path.display()))
    }

    /// A command line that is not understood.
    pub(super) fn usage(said: &clap::Error) -> Trouble {
        Trouble { what: said.render().ansi().to_string(), help: None, is_usage: true }
    }

    /// Tells it. When standard error takes nothing either, the exit code is all that is left to say it.
    pub(super) fn tell(&self) {
        let told = self.write(&mut anstream::stderr().lock());
        drop(told);
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.is_usage {
            return out.write_all(self.what.as_bytes());
        }
        writeln!(out, "\x1b[1m\x1b[91merror\x1b[0m\x1b[1m:\x1b[0m {}", visible_line(&self.what))?;
        if let Some(help) = &self.help {
            writeln!(out, "  \x1b[1mhelp\x1b[0m: {}", visible_line(help))?;
        }
        out.flush()
    }
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Trouble {
        Trouble::new(error.to_string())
    }
}

impl From<PublishError> for Trouble {
    fn from(error: PublishError) -> Trouble {
        match error {
            PublishError::Refused { ref path, ref what, help } => {
                Trouble::new(format!("`{}` {what}", path.display())).help(help)
            }
            PublishError::Locked { .. } | PublishError::Io { .. } => Trouble::new(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_name_reaches_the_terminal_raw() {
        let mut told = Vec::new();
        Trouble::new("no rubric has the id `\x1b[2J`").help("`promo rubric list`\n").write(&mut told).unwrap();
        let told = anstream::adapter::strip_bytes(&told).into_vec();
        assert_eq!(
            String::from_utf8(told).unwrap(),
            "error: no rubric has the id `␛[2J`\n  help: `promo rubric list`␊\n"
        );
    }
}
