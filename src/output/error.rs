//! Why an edition could not be published. Every error names what stands where, and says what would help; an error always
//! means that the folder still holds the edition it held before.

use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

/// Why an edition could not be published. `Display` is one line, without a full stop: what is, then what would help.
#[derive(Debug)]
pub enum PublishError {
    /// The folder, or something in or beside it, is not ours to write over; or an address cannot be written safely.
    Refused {
        /// The path or address that stands in the way.
        path: PathBuf,
        /// What it is: a phrase that follows the path.
        what: String,
        /// What would help.
        help: String,
    },
    /// Another build is writing the same folder at this moment.
    Locked {
        /// The folder of the edition.
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
        /// A folder of ours that could not be cleared away afterwards; the next build tries again.
        left_behind: Option<PathBuf>,
    },
}

impl Display for PublishError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { path, what, help } => write!(f, "`{}` {what}; {help}", path.display()),
            Self::Locked { path } => {
                write!(f, "another build is writing `{}`; wait for it to end", path.display())
            }
            Self::Io { doing, path, source, left_behind } => {
                write!(f, "cannot {doing} `{}`: {source}; {}", path.display(), remedy(source))?;
                match left_behind {
                    Some(left) => write!(f, " (`{}` was left behind, the next build clears it)", left.display()),
                    None => Ok(()),
                }
            }
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Refused { .. } | Self::Locked { .. } => None,
        }
    }
}

impl PublishError {
    pub(super) fn refused(path: impl Into<PathBuf>, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Refused { path: path.into(), what: what.into(), help: help.into() }
    }

    /// For `map_err`: what was being done to what.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { doing, path: path.to_path_buf(), source, left_behind: None }
    }

    /// The same error, which also tells what could not be cleared away.
    pub(super) fn leaving(mut self, left: PathBuf) -> Self {
        if let Self::Io { left_behind, .. } = &mut self {
            *left_behind = Some(left);
        }
        self
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the kinds of error of the standard library are many, and grow")]
fn remedy(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some space and build again",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "give an `--out` or `-o` that may be written"
        }
        io::ErrorKind::InvalidFilename => "shorten the name",
        _ => "the edition that stood there is untouched",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_says_what_was_written_and_what_helps() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        let error = PublishError::io("write", Path::new("dist/manager/a.html"))(full);
        let said = error.leaving(PathBuf::from("dist/.manager.promo-new")).to_string();
        assert!(said.starts_with("cannot write `dist/manager/a.html`: "), "{said}");
        assert!(said.contains("free some space"), "{said}");
        assert!(said.contains("`dist/.manager.promo-new` was left behind"), "{said}");
    }

    #[test]
    fn a_second_build_is_told_to_wait() {
        let error = PublishError::Locked { path: PathBuf::from("dist/manager") };
        assert_eq!(error.to_string(), "another build is writing `dist/manager`; wait for it to end");
    }
}
