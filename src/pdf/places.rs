//! Where browsers stand that can print without a window: by what names they are started, in which folders each system puts them, and what to install where
//! there is none. All of it is data; which of it is there is looked up here too.

use super::browser::Browser;
use super::error::PdfError;
use std::path::{Path, PathBuf};

/// What is asked of the machine, so that nothing here looks at its environment.
#[derive(Clone, Debug)]
pub struct Machine {
    /// The system it runs.
    pub system: System,
    /// The folders in which programs are looked for by name.
    pub path: Vec<PathBuf>,
    /// The person's home folder.
    pub home: Option<PathBuf>,
    /// The folders that Windows installs programs into for everyone.
    pub programs: Vec<PathBuf>,
    /// The folder that Windows installs programs into for one person.
    pub local: Option<PathBuf>,
    /// Where files may be made that are soon gone.
    pub temporary: PathBuf,
    /// Whether it is the system's administrator who works.
    pub is_root: bool,
}

/// Systems that put their programs into other places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Linux, and whatever is like it.
    Linux,
    /// macOS.
    Mac,
    /// Windows.
    Windows,
}

impl System {
    /// The one that this program was made for.
    pub const fn here() -> System {
        if cfg!(windows) {
            System::Windows
        } else if cfg!(target_os = "macos") {
            System::Mac
        } else {
            System::Linux
        }
    }
}

/// A place in which a browser may stand.
struct Place {
    system: System,
    from: Base,
    path: &'static str,
}

/// What a place is below of.
#[derive(Clone, Copy)]
enum Base {
    Root,
    Home,
    Programs,
    Local,
}

/// By what names browsers are started, those first that are likely to be on purpose.
const NAMES: [&str; 15] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
    "brave-browser-stable",
    "brave-browser",
    "brave",
    "org.chromium.Chromium",
    "com.google.Chrome",
    "com.microsoft.Edge",
    "com.brave.Browser",
];

const fn at(system: System, from: Base, path: &'static str) -> Place {
    Place { system, from, path }
}

/// Where they stand when no name leads there.
const PLACES: &[Place] = &[
    at(System::Linux, Base::Root, "opt/google/chrome/chrome"),
    at(System::Linux, Base::Root, "opt/microsoft/msedge/msedge"),
    at(System::Linux, Base::Root, "opt/brave.com/brave/brave"),
    at(System::Linux, Base::Root, "snap/bin/chromium"),
    at(System::Linux, Base::Root, "snap/bin/brave"),
    at(System::Linux, Base::Root, "var/lib/flatpak/exports/bin/org.chromium.Chromium"),
    at(System::Linux, Base::Root, "var/lib/flatpak/exports/bin/com.google.Chrome"),
    at(System::Linux, Base::Root, "var/lib/flatpak/exports/bin/com.microsoft.Edge"),
    at(System::Linux, Base::Root, "var/lib/flatpak/exports/bin/com.brave.Browser"),
    at(System::Linux, Base::Home, ".local/share/flatpak/exports/bin/org.chromium.Chromium"),
    at(System::Linux, Base::Home, ".local/share/flatpak/exports/bin/com.google.Chrome"),
    at(System::Linux, Base::Home, ".local/share/flatpak/exports/bin/com.microsoft.Edge"),
    at(System::Linux, Base::Home, ".local/share/flatpak/exports/bin/com.brave.Browser"),
    at(System::Mac, Base::Root, "Applications/Google Chrome.app"),
    at(System::Mac, Base::Root, "Applications/Chromium.app"),
    at(System::Mac, Base::Root, "Applications/Microsoft Edge.app"),
    at(System::Mac, Base::Root, "Applications/Brave Browser.app"),
    at(System::Mac, Base::Home, "Applications/Google Chrome.app"),
    at(System::Mac, Base::Home, "Applications/Chromium.app"),
    at(System::Mac, Base::Home, "Applications/Microsoft Edge.app"),
    at(System::Mac, Base::Home, "Applications/Brave Browser.app"),
    at(System::Windows, Base::Programs, "Google/Chrome/Application/chrome.exe"),
    at(System::Windows, Base::Local, "Google/Chrome/Application/chrome.exe"),
    at(System::Windows, Base::Programs, "Microsoft/Edge/Application/msedge.exe"),
    at(System::Windows, Base::Programs, "BraveSoftware/Brave-Browser/Application/brave.exe"),
    at(System::Windows, Base::Local, "BraveSoftware/Brave-Browser/Application/brave.exe"),
    at(System::Windows, Base::Local, "Chromium/Application/chrome.exe"),
];

/// What installs a browser, by the program that is there to do it.
const INSTALLERS: [(&str, &str); 8] = [
    ("apt-get", "apt-get install chromium"),
    ("dnf", "dnf install chromium"),
    ("zypper", "zypper install chromium"),
    ("pacman", "pacman -S chromium"),
    ("apk", "apk add chromium"),
    ("flatpak", "flatpak install org.chromium.Chromium"),
    ("brew", "brew install --cask chromium"),
    ("winget", "winget install Google.Chrome"),
];

/// A browser that is installed; the one that was named, where one was.
///
/// # Errors
///
/// [`PdfError::NoSuchBrowser`] when what was named is not there, [`PdfError::OtherKind`] when it is a browser that cannot do it.
pub fn find(named: Option<&Path>, machine: &Machine) -> Result<Option<Browser>, PdfError> {
    let Some(named) = named else { return Ok(installed(machine)) };
    let is_name = named.components().count() == 1 && !named.is_absolute();
    let by_name = || machine.path.iter().find_map(|folder| program(&folder.join(named), machine.system));
    // A name is looked for as a shell does, not in the working directory.
    let found = if is_name { by_name() } else { program(named, machine.system) };
    let path = found.ok_or_else(|| PdfError::NoSuchBrowser { path: named.to_owned(), is_there: named.exists() })?;
    Browser::new(path).map(Some)
}

/// The first that is there. One that reads only its own folders is taken when there is no other.
fn installed(machine: &Machine) -> Option<Browser> {
    let by_name = NAMES.iter().flat_map(|name| machine.path.iter().map(move |folder| folder.join(name)));
    let places = PLACES.iter().filter(|place| place.system == machine.system);
    let in_place = places.flat_map(|place| place.paths(machine));
    let there = by_name.chain(in_place).filter_map(|path| program(&path, machine.system));
    let mut browsers = there.filter_map(|path| Browser::new(path).ok());
    let first = browsers.next()?;
    if first.is_confined() { browsers.find(|other| !other.is_confined()).or(Some(first)) } else { Some(first) }
}

impl Place {
    fn paths(&self, machine: &Machine) -> Vec<PathBuf> {
        let bases: Vec<PathBuf> = match self.from {
            Base::Root => vec![PathBuf::from("/")],
            Base::Home => machine.home.iter().cloned().collect(),
            Base::Programs => machine.programs.clone(),
            Base::Local => machine.local.iter().cloned().collect(),
        };
        bases.into_iter().map(|base| base.join(self.path)).collect()
    }
}

/// The program at a path, if one is there: with the ending that Windows leaves out, and inside of what macOS shows as one.
fn program(path: &Path, system: System) -> Option<PathBuf> {
    let inside = match system {
        System::Linux => None,
        System::Mac => path.file_stem().map(|name| path.join("Contents/MacOS").join(name)),
        System::Windows => Some(PathBuf::from(format!("{}.exe", path.display()))),
    };
    [Some(path.to_owned()), inside].into_iter().flatten().find(|path| is_program(path))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file() && path.extension().is_some()
}

/// How to come by a browser on this machine, as one would type it.
pub fn how_to_install(machine: &Machine) -> &'static str {
    let is_there = |name: &str| machine.path.iter().any(|folder| program(&folder.join(name), machine.system).is_some());
    let found = INSTALLERS.iter().find(|(installer, _)| is_there(installer));
    found.map_or("https://www.google.com/chrome", |(_, command)| command)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    fn machine(folder: &Path) -> Machine {
        Machine {
            system: System::Linux,
            path: vec![folder.join("bin"), folder.join("sbin")],
            home: Some(folder.join("home")),
            programs: vec![folder.join("Program Files")],
            local: Some(folder.join("Local")),
            temporary: folder.join("tmp"),
            is_root: false,
        }
    }

    fn put(folder: &Path, path: &str, text: &str) -> PathBuf {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    fn found(machine: &Machine) -> Option<PathBuf> {
        find(None, machine).unwrap().map(|browser| browser.path().to_owned())
    }

    #[test]
    fn one_that_reads_everything_comes_before_one_that_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let machine = machine(folder.path());
        let confined = put(folder.path(), "bin/chromium-browser", "#!/bin/sh\nexec /snap/bin/chromium \"$@\"\n");
        assert_eq!(found(&machine), Some(confined));
        let free = put(folder.path(), "sbin/google-chrome", "#!/bin/sh\n");
        assert_eq!(found(&machine), Some(free));
    }

    #[test]
    fn every_system_has_its_places() {
        let folder = tempfile::tempdir().unwrap();
        let on = |system| Machine { system, path: Vec::new(), ..machine(folder.path()) };
        let mac = put(folder.path(), "home/Applications/Brave Browser.app/Contents/MacOS/Brave Browser", "");
        let windows = put(folder.path(), "Program Files/Microsoft/Edge/Application/msedge.exe", "");
        assert_eq!(found(&on(System::Mac)), Some(mac));
        assert_eq!(found(&on(System::Windows)), Some(windows));
    }

    #[test]
    fn what_was_named_is_that_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let machine = machine(folder.path());
        let mine = put(folder.path(), "bin/my-chrome", "");
        put(folder.path(), "bin/chromium", "");
        let named = |name: &str| find(Some(Path::new(name)), &machine).map(|found| found.unwrap().path().to_owned());
        assert_eq!(named("my-chrome").unwrap(), mine);
        assert_eq!(named(mine.to_str().unwrap()).unwrap(), mine);
        assert!(matches!(named("no-chrome"), Err(PdfError::NoSuchBrowser { is_there: false, .. })));
        put(folder.path(), "bin/firefox", "");
        assert!(matches!(named("firefox"), Err(PdfError::OtherKind { .. })));
    }

    #[test]
    fn what_to_install_is_said_as_one_would_type_it() {
        let folder = tempfile::tempdir().unwrap();
        let machine = machine(folder.path());
        assert_eq!(how_to_install(&machine), "https://www.google.com/chrome");
        put(folder.path(), "bin/dnf", "");
        assert_eq!(how_to_install(&machine), "dnf install chromium");
    }
}
