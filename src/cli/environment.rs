//! Where and when a command runs: the working directory, the home folder, the day. These are the only looks at clock and
//! environment; every other room is told.

use super::CliError;
use crate::pdf;
use crate::source::Date;
use std::env;
use std::path::{Component, Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The working directory.
pub(super) fn current() -> Result<PathBuf, CliError> {
    #[expect(clippy::disallowed_methods, reason = "a door: relative paths begin at the working directory")]
    env::current_dir().map_err(|error| CliError::system("cannot find the working directory", error))
}

/// The person's home folder, where the environment names one.
pub(super) fn home() -> Option<PathBuf> {
    env::home_dir().filter(|home| home.is_absolute())
}

/// The user's own runtime folder, where the system has one.
pub(super) fn runtime() -> Option<PathBuf> {
    env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from)
}

/// Git's files of settings outside of any repository, in the order in which they count.
pub(super) fn git_settings() -> Vec<PathBuf> {
    let named = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = home();
    let global = named("GIT_CONFIG_GLOBAL").map_or_else(
        || {
            let settings = named("XDG_CONFIG_HOME").or_else(|| Some(home.as_ref()?.join(".config")));
            let own = home.as_ref().map(|home| home.join(".gitconfig"));
            settings.map(|folder| folder.join("git/config")).into_iter().chain(own).collect()
        },
        |file| vec![file],
    );
    let system = named("GIT_CONFIG_SYSTEM").unwrap_or_else(|| PathBuf::from("/etc/gitconfig"));
    std::iter::once(system).chain(global).collect()
}

/// How many columns there are to write in: those of the terminal; where there is none, what `COLUMNS` says, for who reads in a window of their own; else nothing.
pub(super) fn columns(term: &console::Term) -> Option<usize> {
    let said = || variable("COLUMNS").parse().ok().filter(|columns| *columns > 0);
    term.size_checked().map(|(_, columns)| columns.into()).or_else(said)
}

/// What the environment says of something; empty for nothing.
pub(super) fn variable(name: &str) -> String {
    env::var_os(name).map_or_else(String::new, |value| value.to_string_lossy().into_owned())
}

/// Where browsers may stand, and where they may print.
pub(super) fn machine() -> pdf::Machine {
    let folders =
        |names: &[&str]| -> Vec<PathBuf> { names.iter().filter_map(env::var_os).map(PathBuf::from).collect() };
    pdf::Machine {
        system: pdf::System::here(),
        path: env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default(),
        home: home(),
        programs: folders(&["ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"]),
        local: folders(&["LOCALAPPDATA"]).pop(),
        temporary: env::temp_dir(),
        is_root: is_root(),
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// Whose machine it is, as the system calls them; empty where it does not say.
pub(super) fn user() -> String {
    let named = ["USER", "LOGNAME", "USERNAME"].into_iter().map(variable);
    named.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

/// What the machine is called; empty where the system does not say.
pub(super) fn host() -> String {
    #[cfg(unix)]
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    let name = variable("COMPUTERNAME");
    name
}

/// Today's date in UTC, so that two people at one desk and one abroad see the same findings.
pub(super) fn today() -> Result<Date, CliError> {
    #[expect(clippy::disallowed_methods, reason = "a door: the rooms are told the day")]
    let now = SystemTime::now();
    let seconds = now.duration_since(UNIX_EPOCH).ok().and_then(|since| i64::try_from(since.as_secs()).ok());
    let timestamp = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    match timestamp {
        Some(timestamp) => Ok(jiff::tz::Offset::UTC.to_datetime(timestamp).date()),
        None => Err(CliError::new("the clock of this machine shows no date of our calendar").help("set the clock")),
    }
}

/// The path as one would type it in the working directory.
pub(super) fn from_here(path: &Path) -> PathBuf {
    current().map_or_else(|_| path.to_owned(), |here| relative(path, &here))
}

/// What stands before the paths of a packet so that they lead from the working directory to its files: `../`, `careers/ana/`, nothing.
pub(super) fn before_paths(packet: &Path) -> String {
    match from_here(packet).to_string_lossy().into_owned() {
        here if here == "." => String::new(),
        path => format!("{}/", path.trim_end_matches('/')),
    }
}

/// Both are absolute, with nothing left to resolve. Where they share nothing but the root, the path stays as it is.
fn relative(path: &Path, here: &Path) -> PathBuf {
    let shared = path.components().zip(here.components()).take_while(|(one, other)| one == other).count();
    let has_name = path.components().take(shared).any(|part| matches!(part, Component::Normal(_)));
    if !has_name {
        return path.to_owned();
    }
    let up = here.components().skip(shared).map(|_| Component::ParentDir);
    let relative: PathBuf = up.chain(path.components().skip(shared)).collect();
    if relative.as_os_str().is_empty() { PathBuf::from(".") } else { relative }
}

/// The packet's folder as seen from the root of the repository that holds it, with forward slashes; empty where the two are one, or where there is
/// no repository.
pub(super) fn in_repository(packet: &Path) -> String {
    let root = packet.ancestors().find(|folder| folder.join(".git").exists());
    let inside = root.and_then(|root| packet.strip_prefix(root).ok());
    let parts = inside.into_iter().flat_map(Path::iter).map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_as_one_would_type_them() {
        let from = |path: &str, here: &str| relative(Path::new(path), Path::new(here)).display().to_string();
        assert_eq!(from("/a/packet/evidence/x.md", "/a/packet"), "evidence/x.md");
        assert_eq!(from("/a/packet/evidence/x.md", "/a/packet/log"), "../evidence/x.md");
        assert_eq!(from("/a/packet", "/a/packet"), ".");
        assert_eq!(from("/elsewhere/x.md", "/a/packet"), "/elsewhere/x.md");
    }
}
