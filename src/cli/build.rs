//! `promo build`: the edition for an audience, published whole or not at all. The folder is judged before any work is done; while the packet has errors
//! nothing is published, and the edition that stood there stays.

use super::args::BuildArgs;
use super::progress::Progress;
use super::stdout::{Stdout, unwritable};
use super::{CliError, Verdict, environment, packet_folder, proven};
use crate::check;
use crate::cleaning::cleaned;
use crate::compile::{Compilation, Options, compile};
use crate::diagnostic::{Diagnostic, Severity, count, listed};
use crate::output::{Files, Manifest, OutputFolder, Published, Surroundings, inspect, publish};
use crate::packet::own_folders;
use crate::proof::{Machine, Proof};
use crate::render::{MOST_TO_MAIL, ONE_FILE, embed_attachments, render};
use crate::report::{self, Format, Report, Summary, visible_line};
use crate::site::{START, Site};
use crate::source::{Tree, disk, disk::ReadError};
use crate::vocabulary::Audience;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Reading, checking, rendering, attachments, the proof, publishing.
const STEPS: u64 = 6;

pub(super) fn run(args: &BuildArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find_for(args.dir.as_deref(), "build")?;
    let audience = args.audience;
    let out = args.out.clone().unwrap_or_else(|| root.join("dist").join(audience.word()));
    let target = judge(&out, &root)?;
    let progress = Progress::new(STEPS);
    progress.step("reading the packet");
    check::make_ready();
    let tree = disk::read(&root)?;
    progress.step("checking it");
    let compilation = args.paper.over(compile(&tree, Options { today: environment::today()? }));
    let found = Summary::of(&compilation.findings.diagnostics);
    progress.step("rendering the pages");
    let machine = proven::machine(&root);
    let (proof, site, mut files) = match rendered(compilation, audience, &tree, &machine) {
        Ok(rendered) => rendered,
        Err(errors) => {
            drop(progress);
            return withheld(&errors, &tree, found, (&root, &target), stdout);
        }
    };
    progress.step("reading the attachments");
    files.extend(attachments(&site, &root)?);
    embed_attachments(&mut files);
    progress.step("looking for what is withheld");
    let manifest = Manifest::of(audience.word(), &files);
    let finds = proof.finds(&tree, &files, &manifest.text().map_err(unwritable)?);
    if !finds.is_empty() {
        drop(progress);
        stdout.say(&proven::told(&finds, audience, &tree, &environment::before_paths(&root)))?;
        stdout.say(&format!("nothing is published{}\n", kept(&target)))?;
        return Ok(Verdict::Faulty);
    }
    progress.step("publishing");
    let published = publish(&target, &manifest, &files)?;
    drop(progress);
    stdout.say(&told(audience, &target, &published))?;
    stdout.say(&in_one_file(&target, &files))?;
    if args.report {
        stdout.say(&proven::report(&proof.report(), audience, &tree, &environment::before_paths(&root)))?;
    }
    stdout.say(&others(found, "`promo check` shows "))?;
    // The process is over soon, and to take a large site apart first would be work for nothing.
    std::mem::forget((site, files, tree));
    Ok(Verdict::Sound)
}

/// The folder to publish into, if an edition may go there. An explicit folder is the person's own words and stands so in messages.
pub(super) fn judge(out: &Path, root: &Path) -> Result<OutputFolder, CliError> {
    let (home, current) = (environment::home(), environment::current()?);
    let around = Surroundings { packet: root, own: &own_folders(), home: home.as_deref(), current: &current };
    Ok(inspect(out, &around)?)
}

/// The pages and what must not be in them, or the errors for which there are none. What the edition does not need is gone before they are made.
pub(super) fn rendered(
    mut compilation: Compilation,
    audience: Audience,
    tree: &Tree,
    machine: &Machine,
) -> Result<(Proof, Site, Files), Vec<Diagnostic>> {
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let errors: Vec<Diagnostic> = compilation.findings.diagnostics.iter().filter(is_error).cloned().collect();
    let theme = compilation.theme.take();
    match (compilation.edition(audience).cloned(), theme) {
        (Some(edition), Some(theme)) if errors.is_empty() => {
            let proof = Proof::new(&compilation.packet, tree, &edition, machine);
            let site = compilation.site(&edition);
            drop(compilation);
            let files = render(&site, &theme)?;
            Ok((proof, site, files))
        }
        _ => Err(errors),
    }
}

/// Read only now, and side by side: what no page of this edition shows is never opened.
pub(super) fn attachments(site: &Site, root: &Path) -> Result<Files, CliError> {
    let read = site.attachments.par_iter().map(|path| {
        let bytes = disk::read_attachment(root, path)?;
        // A file that was sound when the packet was read is another by now.
        let changed = |_| ReadError::Changed(PathBuf::from(path.as_str()));
        Ok((path.to_string(), cleaned(path.name(), bytes).map_err(changed)?.into()))
    });
    read.collect()
}

/// Says why nothing is published.
fn withheld(
    errors: &[Diagnostic],
    tree: &Tree,
    found: Summary,
    (root, target): (&Path, &OutputFolder),
    stdout: &mut Stdout,
) -> Result<Verdict, CliError> {
    let here = environment::before_paths(root);
    let report = Report { diagnostics: errors, silenced: &[], rules: &[], tree, here: &here, folder: "", mended: None };
    report::write(Format::Human, &report, stdout.style(), stdout).map_err(unwritable)?;
    stdout.say(&format!("nothing is published while there are errors{}\n", kept(target)))?;
    stdout.say(&others(Summary { errors: 0, ..found }, "`promo check` also shows "))?;
    Ok(Verdict::Faulty)
}

/// That the edition which stood there still does; nothing where there was none.
fn kept(target: &OutputFolder) -> String {
    let stands = target.path().join(START).exists();
    if stands { format!("; the edition in `{}` is as it was", shown(target)) } else { String::new() }
}

/// One line: what was published, where it begins, and what that changed.
fn told(audience: Audience, target: &OutputFolder, published: &Published) -> String {
    let edition = audience.edition();
    let index = format!("{}/{START}", shown(target));
    let Published { written, unchanged, removed, left_behind } = published;
    let changes = [(written.len(), "written"), (*unchanged, "unchanged"), (removed.len(), "removed")];
    let changes: Vec<String> =
        changes.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    let mut line = if written.is_empty() && removed.is_empty() {
        format!("{edition} is up to date: {index} ({})\n", count(*unchanged, "file"))
    } else {
        format!("{edition}: {index} ({})\n", listed(&changes))
    };
    if let Some(left) = left_behind {
        line += &format!(
            "`{}` could not be cleared away; the next build tries again\n",
            visible_line(&left.to_string_lossy())
        );
    }
    line
}

/// How large the edition in one file is, and that it may be too large to be mailed; nothing where an edition has none.
fn in_one_file(target: &OutputFolder, files: &Files) -> String {
    let Some(size) = files.get(ONE_FILE).map(|page| page.len()) else { return String::new() };
    let size_in_words = format!("{:.1} MB", (size as f64 / 1e6).max(0.1));
    let mut line = format!("all of it in one file: {}/{ONE_FILE} ({size_in_words})\n", shown(target));
    if size > MOST_TO_MAIL {
        line += "  some mail servers refuse a letter with more than 10 MB: smaller pictures make it smaller, or hand over the folder\n";
    }
    line
}

/// What is not an error, in one line; nothing when there is nothing.
pub(super) fn others(found: Summary, lead: &str) -> String {
    if found == Summary::default() { String::new() } else { format!("{lead}{found}\n") }
}

fn shown(target: &OutputFolder) -> String {
    let path: PathBuf = environment::from_here(target.path());
    visible_line(&path.to_string_lossy())
}
