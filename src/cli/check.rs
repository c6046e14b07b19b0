//! `promo check`: every finding of every file, for a person or a program, and the verdict that follows from them.

use super::args::{CheckArgs, FormatArg};
use super::mend::{Mending, Touch};
use super::packet_folder::PacketPart;
use super::progress::Progress;
use super::stats::Stats;
use super::stdout::{Stdout, unwritable};
use super::{CliError, Verdict, environment};
use crate::check::{self, Findings, RULES, Rule, RulePage};
use crate::compile::{Options, compile};
use crate::diagnostic::{Diagnostic, count, fixes_apart};
use crate::report::{self, Mended, Report, RuleInfo, Summary, Suppressed, visible};
use crate::source::{Tree, disk};
use std::io::{IsTerminal, Write};
use std::path::Path;

pub(super) fn run(args: &CheckArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let part = PacketPart::find(&args.paths)?;
    let progress = Progress::new(2);
    progress.step("reading the packet");
    check::make_ready();
    let tree = disk::read(&part.root)?;
    progress.step("checking it");
    let options = Options { today: environment::today()? };
    if args.diff {
        return diff(args, &part, tree, options, progress, stdout);
    }
    if args.fix {
        let mut mending = Mending::of(&part, tree, Touch::Write);
        let compilation = mending.mend(options);
        drop(progress);
        tell(args.format, &mending.told(&environment::before_paths(&part.root)), stdout)?;
        return report(args, &part, compilation.findings, &mending.tree, Some(mending.mended()), stdout);
    }
    if args.stats {
        return stats(args, &part, &tree, options, progress, stdout);
    }
    let mut compilation = compile(&tree, options);
    let findings = std::mem::take(&mut compilation.findings);
    drop(progress);
    // The process is over soon, and to take a large packet apart first would be work for nothing.
    std::mem::forget(compilation);
    report(args, &part, findings, &tree, None, stdout)
}

/// What `--fix` would write, as a patch, and the verdict on the packet as it is.
fn diff(
    args: &CheckArgs,
    part: &PacketPart,
    tree: Tree,
    options: Options,
    progress: Progress,
    stdout: &mut Stdout,
) -> Result<Verdict, CliError> {
    let found = compile(&tree, options).findings.diagnostics;
    let mut mending = Mending::of(part, tree, Touch::Show);
    mending.mend(options);
    drop(progress);
    let patch = mending.patch();
    // A terminal may obey what a note holds; a program is given every byte.
    stdout.say(&if std::io::stdout().is_terminal() { visible(&patch) } else { patch })?;
    complain(&mending.told_left(&environment::before_paths(&part.root)));
    let found: Vec<Diagnostic> = found.into_iter().filter(|found| part.holds(found.file())).collect();
    Ok(verdict(Summary::of(&found), args.strict))
}

/// What the packet holds for a reader, and the verdict on all of it.
fn stats(
    args: &CheckArgs,
    part: &PacketPart,
    tree: &Tree,
    options: Options,
    progress: Progress,
    stdout: &mut Stdout,
) -> Result<Verdict, CliError> {
    if !part.is_all() {
        return Err(CliError::new("`--stats` counts a whole packet").help("name the packet's folder, or nothing"));
    }
    let compilation = compile(tree, options);
    drop(progress);
    let found = Summary::of(&compilation.findings.diagnostics);
    if let Some(edition) = compilation.edition(args.audience) {
        Stats::of(edition, found).print(args.format, stdout)?;
    }
    Ok(verdict(found, args.strict))
}

/// Prints what was found in what was asked for.
fn report(
    args: &CheckArgs,
    part: &PacketPart,
    mut findings: Findings,
    tree: &Tree,
    mended: Option<Mended<'_>>,
    stdout: &mut Stdout,
) -> Result<Verdict, CliError> {
    let all = Summary::of(&findings.diagnostics);
    findings.diagnostics.retain(|found| part.holds(found.file()));
    findings.silenced.retain(|silenced| part.holds(silenced.diagnostic.file()));
    let shown = Summary::of(&findings.diagnostics);
    print(&findings, tree, &part.root, args.format, mended, stdout)?;
    if matches!(args.format, FormatArg::Human) {
        if findings.diagnostics.is_empty() {
            let files = tree.entries.keys().filter(|path| part.holds(path)).count();
            stdout.remark(&format!("no problems in {}\n", count(files, "file")))?;
        }
        if mended.is_none() {
            stdout.remark(&mendable(&findings.diagnostics))?;
        }
        stdout.remark(&elsewhere(all, shown))?;
    }
    Ok(verdict(shown, args.strict))
}

/// What was written is said to people where they read, and beside what a program reads.
fn tell(format: FormatArg, told: &str, stdout: &mut Stdout) -> Result<(), CliError> {
    match format {
        FormatArg::Human => stdout.say(&format!("{told}\n")),
        FormatArg::Json => Ok(()),
        FormatArg::Sarif | FormatArg::Github => {
            complain(told);
            Ok(())
        }
    }
}

/// Says something on standard error. When that takes nothing, there is nobody to tell.
fn complain(told: &str) {
    drop(anstream::stderr().lock().write_all(told.as_bytes()));
}

/// How much of what was found is certain enough to be mended; nothing when nothing is.
fn mendable(found: &[Diagnostic]) -> String {
    match fixes_apart(found).len() {
        0 => String::new(),
        1 => "1 of these can be mended by `promo check --fix`; `promo check --diff` shows how\n".to_owned(),
        many => format!("{many} of these can be mended by `promo check --fix`; `promo check --diff` shows how\n"),
    }
}

fn print(
    findings: &Findings,
    tree: &Tree,
    root: &Path,
    format: FormatArg,
    mended: Option<Mended<'_>>,
    stdout: &mut Stdout,
) -> Result<(), CliError> {
    let silenced: Vec<Suppressed<'_>> = findings.silenced.iter().map(silenced).collect();
    // Only SARIF lists the rules, and reading all their pages takes a while.
    let listed: &[&Rule] = if matches!(format, FormatArg::Sarif) { RULES } else { &[] };
    let pages: Vec<(&Rule, RulePage)> = listed.iter().map(|rule| (*rule, rule.page())).collect();
    let rules: Vec<RuleInfo<'_>> = pages.iter().map(rule_info).collect();
    let (here, folder) = (environment::before_paths(root), environment::in_repository(root));
    let report = Report {
        diagnostics: &findings.diagnostics,
        silenced: &silenced,
        rules: &rules,
        tree,
        here: &here,
        folder: &folder,
        mended,
    };
    report::write(format.of_report(), &report, stdout.style(), stdout).map_err(unwritable)
}

/// What was found in the rest of the packet, in one line; nothing when there is nothing.
fn elsewhere(all: Summary, shown: Summary) -> String {
    let rest = Summary {
        errors: all.errors - shown.errors,
        warnings: all.warnings - shown.warnings,
        hints: all.hints - shown.hints,
    };
    if rest == Summary::default() { String::new() } else { format!("in the rest of the packet: {rest}\n") }
}

fn silenced(silenced: &crate::check::Silenced) -> Suppressed<'_> {
    Suppressed { diagnostic: &silenced.diagnostic, reason: &silenced.reason }
}

fn rule_info<'a>((rule, page): &'a (&'static Rule, RulePage)) -> RuleInfo<'a> {
    let help_markdown = page.markdown.clone();
    RuleInfo { name: rule.name.as_str(), summary: &page.summary, severity: rule.severity, help_markdown }
}

fn verdict(found: Summary, is_strict: bool) -> Verdict {
    if found.errors > 0 || is_strict && found.warnings > 0 { Verdict::Faulty } else { Verdict::Sound }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_count_when_the_check_is_strict_and_hints_never_do() {
        let found = |errors, warnings, hints| Summary { errors, warnings, hints };
        assert_eq!(verdict(found(1, 0, 0), false), Verdict::Faulty);
        assert_eq!(verdict(found(0, 1, 1), false), Verdict::Sound);
        assert_eq!(verdict(found(0, 1, 0), true), Verdict::Faulty);
        assert_eq!(verdict(found(0, 0, 1), true), Verdict::Sound);
    }
}
