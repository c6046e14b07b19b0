//! An edition that may go out: read, checked, rendered and proven, for every command that hands one over. What keeps it from going out, and what was
//! withheld, is told here at a terminal; what becomes of the edition is for the command.

use super::args::PaperArg;
use super::progress::Progress;
use super::stdout::unwritable;
use super::{CliError, environment};
use crate::check;
use crate::cleaning::cleaned;
use crate::compile::{Options, compile};
use crate::diagnostic::{Diagnostic, Severity, count};
use crate::output::{Files, Manifest, ManifestEntry};
use crate::pdf::Paper;
use crate::proof::{Beside, Find, Machine, Proof, ReportLine};
use crate::render::{Keep, ONE_FILE, Theme, embed_attachments, render_each};
use crate::report::{self, Format, Report, Style, Summary, visible_line};
use crate::site::Site;
use crate::source::{Date, LineIndex, Span, Tree, disk, disk::ReadError};
use crate::vocabulary::Audience;
use rayon::prelude::*;
use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The steps of [`prove()`]: reading, checking, rendering, attachments, the proof.
pub(super) const STEPS: u64 = 5;

/// What is made, and of what.
pub(super) struct Wanted<'a> {
    /// The packet's folder.
    pub(super) root: &'a Path,
    pub(super) audience: Audience,
    pub(super) paper: PaperArg,
    /// The day of the check.
    pub(super) today: Date,
    /// Whether the edition in one file is among the pages.
    pub(super) in_one_file: bool,
    /// What stops it: errors always do.
    pub(super) stops: fn(Severity) -> bool,
    /// What goes out beside the pages, and what the pages say of that.
    pub(super) beside: Option<Beside<'a>>,
}

impl<'a> Wanted<'a> {
    /// The whole edition, as it is checked today.
    pub(super) fn new(root: &'a Path, audience: Audience, paper: PaperArg) -> Result<Wanted<'a>, CliError> {
        let stops = |severity| severity == Severity::Error;
        Ok(Wanted { root, audience, paper, today: environment::today()?, in_one_file: true, stops, beside: None })
    }
}

/// An edition that may go out.
pub(super) struct Proven {
    /// What it was made of.
    pub(super) tree: Tree,
    /// How much was found that did not stop it.
    pub(super) found: Summary,
    /// What must not be in it, for what is made of it.
    pub(super) proof: Proof,
    pub(super) site: Site,
    /// What is in it; nothing where each file was handed on.
    pub(super) files: Files,
    pub(super) manifest: Manifest,
}

impl Borrow<Manifest> for Proven {
    fn borrow(&self) -> &Manifest {
        &self.manifest
    }
}

/// Why an edition may not go out.
pub(super) enum Stopped {
    /// These findings, and how much was found in all.
    Findings(Vec<Diagnostic>, Tree, Summary),
    /// This would be in it.
    Finds(Vec<Find>, Tree),
}

/// Takes a file of an edition with what the manifest says of it, from any thread.
pub(super) type KeepEntry<'a> = &'a (dyn Fn(&str, Arc<[u8]>, &ManifestEntry) + Sync);

/// An edition that can be rendered, and what must not be in it.
pub(super) struct Checked {
    tree: Tree,
    found: Summary,
    proof: Proof,
    site: Site,
    theme: Theme,
    /// What goes out beside the pages.
    beside: Files,
}

/// Reads, checks, renders and proves an edition. Nothing is written.
pub(super) fn prove(wanted: &Wanted<'_>, progress: &Progress) -> Result<Result<Proven, Stopped>, CliError> {
    let checked = match check(wanted, progress)? {
        Ok(checked) => checked,
        Err(stopped) => return Ok(Err(stopped)),
    };
    let files = Mutex::new(Files::new());
    let keep = |address: &str, bytes, _: &ManifestEntry| drop(locked(&files).insert(address.to_owned(), bytes));
    let proven = checked.prove(wanted, progress, &keep)?;
    let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(proven.map(|proven| Proven { files, ..proven }))
}

/// Reads and checks a packet. What the edition does not need is gone when it is done.
pub(super) fn check(wanted: &Wanted<'_>, progress: &Progress) -> Result<Result<Checked, Stopped>, CliError> {
    progress.step("reading the packet");
    check::make_ready();
    let tree = disk::read(wanted.root)?;
    progress.step("checking it");
    let mut compilation = wanted.paper.over(compile(&tree, Options { today: wanted.today }));
    let found = Summary::of(&compilation.findings.diagnostics);
    let stops = |found: &&Diagnostic| (wanted.stops)(found.severity);
    let stopping: Vec<Diagnostic> = compilation.findings.diagnostics.iter().filter(stops).cloned().collect();
    let theme = compilation.theme.take();
    let (Some(edition), Some(theme), true) =
        (compilation.edition(wanted.audience).cloned(), theme, stopping.is_empty())
    else {
        return Ok(Err(Stopped::Findings(stopping, tree, found)));
    };
    let proof = Proof::new(&compilation.packet, &tree, &edition, &machine(wanted.root));
    let site = compilation.site(&edition);
    drop(compilation);
    let site = if wanted.in_one_file { site } else { site.without_one_file() };
    let (site, beside) = match wanted.beside {
        Some(beside) => beside(site, &theme),
        None => (site, Ok(Files::new())),
    };
    Ok(match beside {
        Ok(beside) => Ok(Checked { tree, found, proof, site, theme, beside }),
        Err(findings) => Err(Stopped::Findings(findings, tree, found)),
    })
}

impl Checked {
    /// Renders the edition and proves it. Each file is handed on as soon as it is made and nothing was found in it; one in which something was found waits until
    /// it is known that it may be there.
    pub(super) fn prove(
        self,
        wanted: &Wanted<'_>,
        progress: &Progress,
        keep: KeepEntry<'_>,
    ) -> Result<Result<Proven, Stopped>, CliError> {
        let looking = self.proof.looking();
        let (entries, waiting) = (Mutex::new(BTreeMap::new()), Mutex::new(Files::new()));
        let take = |address: &str, bytes: Arc<[u8]>| {
            let entry = ManifestEntry::of(&bytes);
            if looking.look(address, &bytes) {
                keep(address, bytes, &entry);
            } else {
                locked(&waiting).insert(address.to_owned(), bytes);
            }
            locked(&entries).insert(address.to_owned(), entry);
        };
        progress.step("rendering the pages");
        let made = self.made(wanted, progress, &take)?;
        if let Err(findings) = made {
            return Ok(Err(Stopped::Findings(findings, self.tree, self.found)));
        }
        progress.step("looking for what is withheld");
        let entries = entries.into_inner().unwrap_or_else(PoisonError::into_inner);
        let manifest = Manifest::of_entries(wanted.audience.word(), entries);
        let control = || self.proof.control(&self.tree, wanted.beside);
        let finds = looking.finds(&manifest.text().map_err(unwritable)?, || self.again(wanted, progress), control)?;
        if !finds.is_empty() {
            return Ok(Err(Stopped::Finds(finds, self.tree)));
        }
        for (address, bytes) in waiting.into_inner().unwrap_or_else(PoisonError::into_inner) {
            let entry = ManifestEntry::of(&bytes);
            keep(&address, bytes, &entry);
        }
        let Checked { tree, found, proof, site, .. } = self;
        Ok(Ok(Proven { tree, found, proof, site, files: Files::new(), manifest }))
    }

    /// Makes every file, and hands each on. The edition in one file waits for the attachments that it holds.
    fn made(
        &self,
        wanted: &Wanted<'_>,
        progress: &Progress,
        take: Keep<'_>,
    ) -> Result<Result<(), Vec<Diagnostic>>, CliError> {
        let last = Mutex::new(self.beside.clone());
        let rendered = render_each(&self.site, &self.theme, &|address, bytes| {
            if address == ONE_FILE {
                locked(&last).insert(address.to_owned(), bytes);
            } else {
                take(address, bytes);
            }
        });
        if rendered.is_err() {
            return Ok(rendered);
        }
        progress.step("reading the attachments");
        let mut last = last.into_inner().unwrap_or_else(PoisonError::into_inner);
        last.extend(attachments(&self.site, wanted.root)?);
        embed_attachments(&mut last);
        last.into_par_iter().for_each(|(address, bytes)| take(&address, bytes));
        Ok(Ok(()))
    }

    /// All files once more.
    fn again(&self, wanted: &Wanted<'_>, progress: &Progress) -> Result<Files, CliError> {
        let files = Mutex::new(Files::new());
        let keep = |address: &str, bytes| drop(locked(&files).insert(address.to_owned(), bytes));
        let _ = self.made(wanted, progress, &keep)?;
        Ok(files.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

fn locked<T>(all: &Mutex<T>) -> MutexGuard<'_, T> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Read only now, and side by side: what no page of this edition shows is never opened.
fn attachments(site: &Site, root: &Path) -> Result<Files, CliError> {
    let read = site.attachments.par_iter().map(|path| {
        let bytes = disk::read_attachment(root, path)?;
        // A file that was sound when the packet was read is another by now.
        let changed = |_| ReadError::Changed(PathBuf::from(path.as_str()));
        Ok((path.to_string(), cleaned(path.name(), bytes).map_err(changed)?.into()))
    });
    read.collect()
}

impl Stopped {
    /// Whether nothing but warnings stands in the way.
    pub(super) fn are_only_warnings(&self) -> bool {
        match self {
            Stopped::Findings(findings, ..) => findings.iter().all(|finding| finding.severity != Severity::Error),
            Stopped::Finds(..) => false,
        }
    }

    /// Why nothing goes out. `nothing` says what does not happen, such as `nothing is published`, `kept` what stays as it was.
    pub(super) fn told(
        &self,
        wanted: &Wanted<'_>,
        style: Style,
        nothing: &str,
        kept: &str,
    ) -> Result<String, CliError> {
        let here = environment::before_paths(wanted.root);
        match self {
            Stopped::Findings(findings, tree, found) => {
                let report = Report {
                    diagnostics: findings,
                    silenced: &[],
                    rules: &[],
                    tree,
                    here: &here,
                    folder: "",
                    mended: None,
                };
                let mut said = Vec::new();
                report::write(Format::Human, &report, style, &mut said).map_err(unwritable)?;
                let others = if (wanted.stops)(Severity::Warning) {
                    Summary { errors: 0, warnings: 0, ..*found }
                } else {
                    Summary { errors: 0, ..*found }
                };
                let is_broken = findings.iter().any(|finding| finding.severity == Severity::Error);
                let what = if is_broken { "errors" } else { "warnings" };
                let said = String::from_utf8_lossy(&said);
                let others = self::others(others, "`promo check` also shows ");
                Ok(format!("{said}{nothing} while there are {what}{kept}\n{others}"))
            }
            Stopped::Finds(finds, tree) => {
                Ok(format!("{}{nothing}{kept}\n", told(finds, wanted.audience, tree, &here)))
            }
        }
    }
}

/// What is not an error, in one line; nothing when there is nothing.
pub(super) fn others(found: Summary, lead: &str) -> String {
    if found == Summary::default() { String::new() } else { format!("{lead}{found}\n") }
}

/// What the words of a PDF are called while they are searched.
const WORDS: &str = "words.html";

/// What stands in a PDF, which is called `shown`, and must not. It is searched as one page.
pub(super) fn finds_on_paper(
    (proof, tree): (&Proof, &Tree),
    paper: &Paper,
    shown: &str,
    beside: Option<Beside<'_>>,
) -> Vec<Find> {
    let words: Files = [(WORDS.to_owned(), paper.words.as_bytes().into())].into();
    let plain = |around: String| {
        let words = around.replace("<p>", "").replace("</p>", "");
        html_escape::decode_html_entities(words.trim()).into_owned()
    };
    let finds = proof.finds_beside(tree, &words, "", beside).into_iter();
    finds.map(|find| Find { address: shown.to_owned(), around: find.around.map(plain), ..find }).collect()
}

/// Where this is: no edition says so.
pub(super) fn machine(packet: &Path) -> Machine {
    Machine {
        packet: packet.to_string_lossy().into_owned(),
        home: environment::home().map_or_else(String::new, |home| home.to_string_lossy().into_owned()),
        user: environment::user(),
        host: environment::host(),
    }
}

/// What was found in the files of an edition, for its author. `here` leads from where they stand to the packet.
pub(super) fn told(finds: &[Find], audience: Audience, tree: &Tree, here: &str) -> String {
    let mut places = Places::new(tree, here);
    let mut told = String::new();
    for find in finds {
        let Find { what, source, words, address, around, more } = find;
        let edition = audience.edition();
        let _ =
            writeln!(told, "\x1b[1m\x1b[91merror\x1b[0m\x1b[1m:\x1b[0m {edition} would hold {}", visible_line(what));
        if let Some(source) = source {
            let _ = writeln!(told, "  withheld: {}: {}", places.of(*source), visible_line(&shortened(words)));
        } else if !words.is_empty() {
            let _ = writeln!(told, "  withheld: {}", visible_line(words));
        }
        let more = if *more > 0 { format!(", and {}", count(*more, "other file")) } else { String::new() };
        let around = around.as_ref().map_or_else(|| "in its name".to_owned(), |around| format!("… {around} …"));
        let _ = writeln!(told, "  found in: {}{more}: {}", visible_line(address), visible_line(&around));
        let _ = writeln!(told, "  \x1b[1mhelp\x1b[0m: {}", help(source.is_some()));
    }
    told
}

fn help(is_withheld: bool) -> &'static str {
    if is_withheld {
        "if it may be read, write it where this reader sees it too; if not, look how it got there: a theme, a drawing, or a fault of this program, which \
         we would like to know of"
    } else {
        "take it out of the note, the theme or the file that holds it"
    }
}

/// What an edition withholds: a line each, and how much there is of what.
pub(super) fn report(lines: &[ReportLine], audience: Audience, tree: &Tree, here: &str) -> String {
    let reader = if audience.is_author() { "your own edition" } else { audience.reader() };
    if lines.is_empty() {
        return format!("nothing is withheld from {reader}\n");
    }
    let mut places = Places::new(tree, here);
    let rows: Vec<(String, &ReportLine)> = lines.iter().map(|line| (places.of(line.span), line)).collect();
    let width = rows.iter().map(|(place, _)| console::measure_text_width(place)).max().unwrap_or_default();
    let mut told = format!("withheld from {reader}:\n");
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (place, ReportLine { span: _, what, words }) in rows {
        *counts.entry(*what).or_default() += 1;
        let (what, _) = what;
        let gap = " ".repeat(width.saturating_sub(console::measure_text_width(&place)));
        let words = if words.is_empty() { String::new() } else { format!(": {}", visible_line(words)) };
        let _ = writeln!(told, "  {place}{gap}  {what}{words}");
    }
    let counted = |((one, several), number): (&(&str, &str), &usize)| {
        if *number == 1 { (*one).to_owned() } else { format!("{number} {several}") }
    };
    let _ = writeln!(told, "in all: {}", counts.iter().map(counted).collect::<Vec<_>>().join(", "));
    told
}

/// Places of the packet as one would type them.
struct Places<'a> {
    tree: &'a Tree,
    here: &'a str,
    lines: HashMap<Span, LineIndex>,
}

impl<'a> Places<'a> {
    fn new(tree: &'a Tree, here: &'a str) -> Places<'a> {
        Places { tree, here, lines: HashMap::new() }
    }

    /// File and line; the file alone where it is no text.
    fn of(&mut self, span: Span) -> String {
        let path = span.file.path();
        let shown = visible_line(&format!("{}{path}", self.here));
        let Some(text) = self.tree.text(path).filter(|_| !span.with(0, 0).eq(&span)) else { return shown };
        let index = self.lines.entry(span.at(0)).or_insert_with(|| LineIndex::new(text));
        format!("{shown}:{}", index.position(span.start).line)
    }
}

/// As much of a text as tells it from others.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 100;
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    words.chars().take(LONGEST - 1).chain(['…']).collect()
}
