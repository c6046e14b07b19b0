//! `promo pdf`: the edition for an audience on paper. It is checked, made and proven as `promo build` does, printed by a browser in a private folder, searched
//! once more as it comes out, and then takes its place. How large a sheet of paper is, is for the edition to say.

use super::args::PdfArgs;
use super::build::judge;
use super::progress::Progress;
use super::proven::{Proven, Wanted, finds_on_paper, others, prove};
use super::stdout::Stdout;
use super::{CliError, Verdict, environment, packet_folder, proven};
use crate::diagnostic::count;
use crate::output::{Files, Manifest, OutputFile, Surroundings, inspect_file, publish, publish_file};
use crate::packet::own_folders;
use crate::pdf::{self, Browser, Machine, Numbers, Paper, PrintJob};
use crate::report::visible_line;
use crate::vocabulary::Audience;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The proof, printing, the proof of what was printed.
const STEPS: u64 = proven::STEPS + 2;

/// The page that holds the whole edition.
const PAGE: &str = "print.html";

pub(super) fn run(args: &PdfArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find_for(args.dir.as_deref(), "pdf")?;
    let door = Door { audience: args.audience, target: Target::of(args, &root)?, root: &root };
    let machine = environment::machine();
    let browser = browser(args.print.browser.as_deref(), &machine)?;
    // It is printed from one page; the edition as a folder is made where a person must print it by hand.
    let whole = Wanted::new(&root, args.audience, args.print.paper)?;
    let wanted = Wanted { in_one_file: browser.is_none(), ..whole };
    let progress = Progress::new(STEPS);
    let Proven { tree, found, proof, site: _, files, manifest } = match prove(&wanted, &progress)? {
        Ok(proven) => proven,
        Err(stopped) => {
            drop(progress);
            door.say(&stopped.told(&wanted, stdout.style(), "nothing is printed", &door.kept())?, stdout)?;
            return Ok(Verdict::Faulty);
        }
    };
    let Some(browser) = browser else { return Err(door.without_browser(&machine, &manifest, &files)) };
    progress.step("printing");
    let paper = printed(&browser, &machine, &files, args.print.timeout)?;
    progress.step("looking through what was printed");
    let finds = finds_on_paper((&proof, &tree), &paper, &door.shown(), None);
    drop(progress);
    if !finds.is_empty() {
        let here = environment::before_paths(&root);
        door.say(&proven::told(&finds, args.audience, &tree, &here), stdout)?;
        door.say(&format!("nothing is printed{}\n", door.kept()), stdout)?;
        return Ok(Verdict::Faulty);
    }
    door.hand_over(&paper, stdout)?;
    door.remark(&others(found, "`promo check` shows "), stdout)?;
    Ok(Verdict::Sound)
}

/// The browser that prints: the one that was named, or the first that is found.
pub(super) fn browser(named: Option<&Path>, machine: &Machine) -> Result<Option<Browser>, CliError> {
    Ok(pdf::find(named.filter(|named| !named.as_os_str().is_empty()), machine)?)
}

/// Printing takes seconds. Whoever does not want to wait ends the browser with it, and its folder.
pub(super) fn printed(browser: &Browser, machine: &Machine, files: &Files, timeout: u64) -> Result<Paper, CliError> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = stop.clone();
    // Where the system does not let us listen, the browser is ended by its own limit.
    drop(ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed)));
    let limit = Duration::from_secs(timeout);
    Ok(pdf::print(&PrintJob { browser, machine, files, page: PAGE, limit, stop: &stop })?)
}

/// Where the PDF goes.
enum Target {
    File(OutputFile),
    /// Standard output, so that what is to be said goes beside it.
    Stdout,
}

impl Target {
    fn of(args: &PdfArgs, root: &Path) -> Result<Target, CliError> {
        if args.output.as_deref() == Some(Path::new("-")) {
            if std::io::stdout().is_terminal() {
                let what = "a PDF cannot be shown on a terminal";
                return Err(CliError::new(what).help("name a file with `-o`, or send it on: `promo pdf -o - | lp`"));
            }
            return Ok(Target::Stdout);
        }
        let default = || root.join("dist").join(format!("{}.pdf", args.audience.word()));
        let out = args.output.clone().unwrap_or_else(default);
        let (home, current) = (environment::home(), environment::current()?);
        let around = Surroundings { packet: root, own: &own_folders(), home: home.as_deref(), current: &current };
        Ok(Target::File(inspect_file(&out, ("PDF", b"%PDF-"), &around)?))
    }
}

/// What is asked for: whose edition, of which packet, and where it goes.
struct Door<'a> {
    audience: Audience,
    root: &'a Path,
    target: Target,
}

impl Door<'_> {
    fn hand_over(&self, paper: &Paper, stdout: &mut Stdout) -> Result<(), CliError> {
        let Paper { bytes, pages, numbers, words: _ } = paper;
        let is_new = match &self.target {
            Target::Stdout => {
                stdout.write_bytes(bytes)?;
                return self.remark(numbers_told(*numbers), stdout);
            }
            Target::File(file) => publish_file(file, bytes)?,
        };
        let state = if is_new { "" } else { " is up to date" };
        let (edition, size) = (self.audience.edition(), size(bytes.len()));
        self.remark(&format!("{edition}{state}: {} ({}, {size})\n", self.shown(), count(*pages, "page")), stdout)?;
        self.remark(numbers_told(*numbers), stdout)
    }

    /// Where there is no browser there is still the page, which any browser prints when it is told to.
    fn without_browser(&self, machine: &Machine, manifest: &Manifest, files: &Files) -> CliError {
        let folder = self.root.join("dist").join(self.audience.word());
        let built = judge(&folder, self.root).and_then(|folder| Ok(publish(&folder, manifest, files)?));
        let by_hand = match built {
            Ok(_) => format!("open `{}` and print it by hand", shown(&folder.join(PAGE))),
            Err(_) => format!("`promo build`, open its `{PAGE}` and print it by hand"),
        };
        let install = pdf::how_to_install(machine);
        CliError::new("no browser is installed that can print by itself: Chromium, Google Chrome, Edge or Brave")
            .help(format!("get one: `{install}`; name one that stands elsewhere with `--browser`; or {by_hand}"))
    }

    /// That the PDF which stood there still does; nothing where there was none.
    fn kept(&self) -> String {
        match &self.target {
            Target::File(file) if file.path().exists() => format!("; `{}` is as it was", self.shown()),
            Target::File(_) | Target::Stdout => String::new(),
        }
    }

    fn shown(&self) -> String {
        match &self.target {
            Target::File(file) => shown(file.path()),
            Target::Stdout => "the PDF".to_owned(),
        }
    }

    /// What was not asked for.
    fn remark(&self, text: &str, stdout: &mut Stdout) -> Result<(), CliError> {
        if stdout.is_quiet() { Ok(()) } else { self.say(text, stdout) }
    }

    /// Beside a PDF on standard output. When standard error takes nothing, the exit code is all that is left to say it.
    fn say(&self, text: &str, stdout: &mut Stdout) -> Result<(), CliError> {
        match self.target {
            Target::File(_) => stdout.say(text),
            Target::Stdout => {
                drop(anstream::stderr().lock().write_all(text.as_bytes()));
                Ok(())
            }
        }
    }
}

/// What the contents lack; nothing where they lack nothing.
const fn numbers_told(numbers: Numbers) -> &'static str {
    match numbers {
        Numbers::True => "",
        Numbers::Absent => {
            "its contents have no page numbers: the theme leaves no place for them, or the browser does not tell them\n"
        }
        Numbers::Moving => "its contents have no page numbers: with numbers in them the pages moved at each print\n",
    }
}

fn shown(path: &Path) -> String {
    let path: PathBuf = environment::from_here(path);
    visible_line(&path.to_string_lossy())
}

/// `340 kB`, `1.2 MB`.
pub(super) fn size(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    if tenths < 10 { format!("{} kB", bytes.div_ceil(1000)) } else { format!("{}.{} MB", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_as_people_do() {
        let told: Vec<String> = [1, 340_000, 900_001, 1_210_000].into_iter().map(size).collect();
        assert_eq!(told, ["1 kB", "340 kB", "1.0 MB", "1.3 MB"]);
    }
}
