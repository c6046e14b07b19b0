//! Why there is no PDF. Each error says what is, and `help` what would help.

use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

/// Why there is no PDF. `Display` is one line, without a full stop.
#[derive(Debug)]
pub enum PdfError {
    /// The browser that was named is not there, or is no program.
    NoSuchBrowser {
        /// As it was named.
        path: PathBuf,
        /// Whether something else stands there.
        is_there: bool,
    },
    /// A browser that was named is of a kind that cannot do it.
    OtherKind {
        /// Where it stands.
        path: PathBuf,
    },
    /// The edition has no page that holds it all.
    NoPage {
        /// The address that it would have.
        page: String,
    },
    /// The system would not start it.
    NotStarted {
        /// Where it stands.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It took longer than it may.
    TooLong {
        /// Where it stands.
        path: PathBuf,
        /// How long it had.
        limit: Duration,
        /// Its last words.
        said: Vec<String>,
    },
    /// The person would not wait.
    Stopped,
    /// It said itself that something went wrong.
    Failed {
        /// Where it stands.
        path: PathBuf,
        /// How it ended.
        status: ExitStatus,
        /// Its last words.
        said: Vec<String>,
    },
    /// It said that all is well, and there is no file.
    NothingPrinted {
        /// Where it stands.
        path: PathBuf,
        /// Its last words.
        said: Vec<String>,
    },
    /// What it has written is no PDF.
    NoPdf {
        /// Where it stands.
        path: PathBuf,
    },
    /// What it has written has no end.
    CutShort {
        /// Where it stands.
        path: PathBuf,
    },
    /// What it has printed is another page than the one that it was given.
    OtherPage {
        /// Where it stands.
        path: PathBuf,
        /// The title of what it has printed.
        title: String,
    },
    /// What it has written is a PDF of a kind that this program cannot look through, so that nobody knows what it holds.
    Unreadable {
        /// Where it stands.
        path: PathBuf,
    },
    /// The disk would not do something.
    Io {
        /// What was being done: a verb that follows "cannot".
        doing: &'static str,
        /// What it was being done to.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What nearly all of them advise.
const ANOTHER: &str = "name another one with `--browser`: Chromium, Google Chrome, Edge or Brave";

impl PdfError {
    /// For `map_err`: what was being done to what.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> PdfError {
        move |source| PdfError::Io { doing, path: path.to_owned(), source }
    }

    /// What would help, and the last words of the browser where it had any.
    pub fn help(&self) -> Option<String> {
        let advice = match self {
            PdfError::NoSuchBrowser { .. } => {
                "name a program, by its path or as one types it: `--browser google-chrome`"
            }
            PdfError::OtherKind { .. }
            | PdfError::NotStarted { .. }
            | PdfError::NoPdf { .. }
            | PdfError::Unreadable { .. } => ANOTHER,
            PdfError::TooLong { .. } => "give it longer with `--timeout SECONDS`, or name another one with `--browser`",
            PdfError::Stopped | PdfError::NoPage { .. } => return None,
            PdfError::Failed { .. } | PdfError::NothingPrinted { .. } => self.cause(),
            PdfError::CutShort { .. } => "free some space where temporary files go, and print again",
            PdfError::OtherPage { .. } => UNSEEN,
            PdfError::Io { source, .. } => return remedy(source).map(str::to_owned),
        };
        let said = self.said();
        let said = if said.is_empty() { String::new() } else { format!("; it said: {}", said.join(" | ")) };
        Some(format!("{advice}{said}"))
    }

    fn said(&self) -> &[String] {
        match self {
            PdfError::TooLong { said, .. } | PdfError::Failed { said, .. } | PdfError::NothingPrinted { said, .. } => {
                said
            }
            PdfError::NoSuchBrowser { .. }
            | PdfError::OtherKind { .. }
            | PdfError::NoPage { .. }
            | PdfError::NotStarted { .. }
            | PdfError::Stopped
            | PdfError::NoPdf { .. }
            | PdfError::CutShort { .. }
            | PdfError::OtherPage { .. }
            | PdfError::Unreadable { .. }
            | PdfError::Io { .. } => &[],
        }
    }

    /// The cause, as far as a browser's last words tell it.
    fn cause(&self) -> &'static str {
        let said = self.said().join("\n");
        let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
        if has(&["No usable sandbox", "SUID sandbox", "Operation not permitted"]) {
            "this system does not let it make its sandbox: take the browser that the system itself installs, or name another one with `--browser`"
        } else if has(&["No space left", "ENOSPC", "disk full"]) {
            "free some space where temporary files go, and print again"
        } else if has(&["ERR_FILE_NOT_FOUND", "ERR_ACCESS_DENIED", "Failed to write file", "Permission denied"]) {
            UNSEEN
        } else {
            ANOTHER
        }
    }
}

/// What helps a browser that is kept in a box.
const UNSEEN: &str = "it may be kept from the folder that temporary files go to: set `TMPDIR` to one that it sees, or name another browser with `--browser`";

impl Display for PdfError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::NoSuchBrowser { path, is_there: false } => write!(f, "there is no browser `{}`", path.display()),
            PdfError::NoSuchBrowser { path, is_there: true } => {
                write!(f, "`{}` is not a program that can be started", path.display())
            }
            PdfError::OtherKind { path } => {
                write!(f, "`{}` is a browser that prints only what a person tells it to", path.display())
            }
            PdfError::NoPage { page } => write!(f, "this edition has no `{page}`, which is the page that is printed"),
            PdfError::NotStarted { path, source } => write!(f, "cannot start `{}`: {source}", path.display()),
            PdfError::TooLong { path, limit, .. } => {
                write!(f, "`{}` did not print within {} s and was ended", path.display(), limit.as_secs())
            }
            PdfError::Stopped => write!(f, "stopped; there is no new PDF"),
            PdfError::Failed { path, status, .. } => match status.code() {
                Some(code) => write!(f, "`{}` ended with exit code {code} and printed nothing", path.display()),
                None => write!(f, "`{}` was ended by the system ({status}) and printed nothing", path.display()),
            },
            PdfError::NothingPrinted { path, .. } => {
                write!(f, "`{}` ended as if all were well, and printed nothing", path.display())
            }
            PdfError::NoPdf { path } => write!(f, "what `{}` has written is no PDF", path.display()),
            PdfError::CutShort { path } => write!(f, "the PDF that `{}` has written has no end", path.display()),
            PdfError::OtherPage { path, title } => {
                write!(f, "`{}` printed another page than the edition: its title is `{title}`", path.display())
            }
            PdfError::Unreadable { path } => {
                write!(
                    f,
                    "the PDF of `{}` is written in a way that cannot be searched before it is handed over",
                    path.display()
                )
            }
            PdfError::Io { doing, path, source } => write!(f, "cannot {doing} `{}`: {source}", path.display()),
        }
    }
}

impl std::error::Error for PdfError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PdfError::NotStarted { source, .. } | PdfError::Io { source, .. } => Some(source),
            PdfError::NoSuchBrowser { .. }
            | PdfError::OtherKind { .. }
            | PdfError::NoPage { .. }
            | PdfError::TooLong { .. }
            | PdfError::Stopped
            | PdfError::Failed { .. }
            | PdfError::NothingPrinted { .. }
            | PdfError::NoPdf { .. }
            | PdfError::CutShort { .. }
            | PdfError::OtherPage { .. }
            | PdfError::Unreadable { .. } => None,
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the kinds of error of the standard library are many, and grow")]
fn remedy(source: &io::Error) -> Option<&'static str> {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Some("free some space there, and print again"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::NotFound => {
            Some("set `TMPDIR` to a folder that may be written")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_says_where_and_what_helps() {
        let error = PdfError::io("write", Path::new("/tmp/promo-1/a.svg"))(io::ErrorKind::StorageFull.into());
        assert!(error.to_string().starts_with("cannot write `/tmp/promo-1/a.svg`: "), "{error}");
        assert_eq!(error.help().unwrap(), "free some space there, and print again");
    }

    #[test]
    fn last_words_tell_the_cause() {
        let said =
            |words: &str| PdfError::NothingPrinted { path: "b".into(), said: vec![words.to_owned()] }.help().unwrap();
        assert!(said("Failed to write file /x: No space left on device (28)").starts_with("free some space"));
        assert!(said("Page load failed: net::ERR_FILE_NOT_FOUND").starts_with("it may be kept from"));
        assert!(said("No usable sandbox! If you are").starts_with("this system does not let it"));
        assert!(said("what?").ends_with("it said: what?"));
    }
}
