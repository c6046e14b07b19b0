//! A browser that prints a page without a window. It sees nothing of the network, of the person's own profile or of extensions, and it is ended, with
//! whatever it has started, when it takes too long or the person has had enough.

use super::confined::Confinement;
use super::error::PdfError;
use super::places::Machine;
use super::workshop::Workshop;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use std::ffi::OsString;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Between two looks at a browser that prints.
const PAUSE: Duration = Duration::from_millis(10);

/// What every print is started with: a tagged document with an outline, no header of the browser's own, and nothing from anywhere else.
const FLAGS: [&str; 18] = [
    "--headless",
    "--disable-gpu",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-default-apps",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--password-store=basic",
    "--use-mock-keychain",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND",
];

/// Firefox and what is made of it, and Safari, have no way to print that ends by itself.
const OTHERS: [&str; 5] = ["firefox", "librewolf", "waterfox", "safari", "epiphany"];

/// Letters that stand in an address as they are.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':');

/// A browser that is there.
#[derive(Clone, Debug)]
pub struct Browser {
    path: PathBuf,
    kept_in: Option<Confinement>,
}

/// One print: what, where to, how long, and who may end it.
#[derive(Clone, Copy)]
pub(super) struct Run<'a> {
    pub(super) workshop: &'a Workshop,
    pub(super) page: &'a Path,
    pub(super) limit: Duration,
    pub(super) stop: &'a AtomicBool,
    pub(super) is_root: bool,
}

impl Browser {
    pub(super) fn new(path: PathBuf) -> Result<Browser, PdfError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        if OTHERS.iter().any(|other| name.contains(other)) {
            return Err(PdfError::OtherKind { path });
        }
        Ok(Browser { kept_in: Confinement::of(&path), path })
    }

    /// Where it stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn is_confined(&self) -> bool {
        self.kept_in.is_some()
    }

    /// The folder in which it can print.
    pub(super) fn yard(&self, machine: &Machine) -> PathBuf {
        match (&self.kept_in, &machine.home) {
            (Some(kept_in), Some(home)) => kept_in.folder(home),
            (Some(_) | None, _) => machine.temporary.clone(),
        }
    }

    /// Prints a page of the workshop. The bytes are whatever it has written.
    pub(super) fn print(&self, run: &Run<'_>) -> Result<Vec<u8>, PdfError> {
        let paper = run.workshop.path().join("paper.pdf");
        drop(std::fs::remove_file(&paper));
        let said = run.workshop.path().join("said");
        let log = File::create(&said).map_err(PdfError::io("write", &said))?;
        let mut command = self.command(run, &paper);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).env("TMPDIR", run.workshop.path());
        let child = command.spawn().map_err(|source| PdfError::NotStarted { path: self.path.clone(), source })?;
        let ended = Running { child, is_over: false }.wait(run.limit, run.stop);
        let said = || last_words(&said);
        match ended {
            Ended::Stopped => Err(PdfError::Stopped),
            Ended::TooLate => Err(PdfError::TooLong { path: self.path.clone(), limit: run.limit, said: said() }),
            Ended::Lost(source) => Err(PdfError::NotStarted { path: self.path.clone(), source }),
            Ended::Itself(status) if status.success() => match bytes(&paper) {
                Some(bytes) => Ok(bytes),
                None => Err(PdfError::NothingPrinted { path: self.path.clone(), said: said() }),
            },
            Ended::Itself(status) => Err(PdfError::Failed { path: self.path.clone(), status, said: said() }),
        }
    }

    fn command(&self, run: &Run<'_>, paper: &Path) -> Command {
        let mut command = match &self.kept_in {
            // The file that starts a flatpak shows it the one page and nothing beside it, so it is started as that file does, but for that.
            Some(Confinement::Flatpak(id)) => {
                let mut command = Command::new("flatpak");
                command.arg("run").arg(id);
                command
            }
            Some(Confinement::Snap(_)) | None => Command::new(&self.path),
        };
        command.args(FLAGS);
        // A browser will not run as root with its own sandbox, and there is no other way to print in a container. What it opens is our page, which is
        // searched, has no scripts and fetches nothing. For anyone else the sandbox stays, whatever the system says to it.
        if run.is_root {
            command.arg("--no-sandbox");
        }
        command.arg(option("--user-data-dir=", &run.workshop.path().join("profile")));
        command.arg(option("--print-to-pdf=", paper));
        command.arg(address(run.page));
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            command.process_group(0);
        }
        command
    }
}

fn option(name: &str, path: &Path) -> OsString {
    let mut option = OsString::from(name);
    option.push(path);
    option
}

/// A path as an address, whatever letters it has.
fn address(path: &Path) -> String {
    let path = path.as_os_str().as_encoded_bytes();
    let path: Vec<u8> = if cfg!(windows) {
        path.iter().map(|byte| if *byte == b'\\' { b'/' } else { *byte }).collect()
    } else {
        path.to_vec()
    };
    let root = if path.starts_with(b"/") { "file://" } else { "file:///" };
    format!("{root}{}", percent_encode(&path, PLAIN))
}

/// What was printed; nothing where no file is there.
fn bytes(paper: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(paper).and_then(|mut file| file.read_to_end(&mut bytes)).ok()?;
    Some(bytes)
}

/// The last that a browser complained of. What it misses of a desktop is of no interest.
fn last_words(file: &Path) -> Vec<String> {
    const MOST: usize = 3;
    let said = bytes(file).unwrap_or_default();
    let said = String::from_utf8_lossy(&said[said.len().saturating_sub(16 * 1024)..]).into_owned();
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let telling: Vec<&str> =
        lines.into_iter().filter(|line| !line.contains("/bus.cc") && !line.contains("dbus")).collect();
    telling[telling.len().saturating_sub(MOST)..].iter().map(|line| (*line).to_owned()).collect()
}

/// A browser that was started. It does not outlive this.
struct Running {
    child: Child,
    /// Whether its end was taken note of. From then on its number may be another's.
    is_over: bool,
}

/// How a print came to its end.
enum Ended {
    Itself(ExitStatus),
    TooLate,
    Stopped,
    Lost(std::io::Error),
}

impl Running {
    #[expect(clippy::disallowed_methods, reason = "a browser that hangs is ended after so long")]
    fn wait(mut self, limit: Duration, stop: &AtomicBool) -> Ended {
        let start = Instant::now();
        loop {
            if stop.load(Ordering::Relaxed) {
                return Ended::Stopped;
            }
            if self.has_ended() {
                self.end_others();
                self.is_over = true;
                return self.child.wait().map_or_else(Ended::Lost, Ended::Itself);
            }
            if start.elapsed() >= limit {
                return Ended::TooLate;
            }
            thread::sleep(PAUSE);
        }
    }

    /// Looks without taking note, so that its number stays its own and others of its group can still be ended by it.
    #[cfg(unix)]
    fn has_ended(&mut self) -> bool {
        use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
        let pid = Pid::from_child(&self.child);
        let looked = waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT);
        !matches!(looked, Ok(None))
    }

    #[cfg(not(unix))]
    fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// What it has started and not ended.
    #[cfg(unix)]
    fn end_others(&self) {
        use rustix::process::{Pid, Signal, kill_process_group};
        let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
    }

    #[cfg(not(unix))]
    fn end_others(&self) {}
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.is_over {
            self.end_others();
            drop(self.child.kill());
            drop(self.child.wait());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn any_path_is_an_address() {
        let path = Path::new("/tmp/my #1 \"packet\" 50%/\u{e4}/print.html");
        assert_eq!(address(path), "file:///tmp/my%20%231%20%22packet%22%2050%25/%C3%A4/print.html");
    }
}
