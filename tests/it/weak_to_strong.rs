//! Weak packets that become strong by following only what the tool says (`tests/weak-to-strong/`). Beside *before* and *after* of each lies a log: what the tool said, what was
//! changed for it, and what the tool does not say any more. The log is replayed here, so that it stays true.

use promo_packet::compile::{Options, compile};
use promo_packet::diagnostic::Severity;
use promo_packet::source::disk;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A step of a log: its blocks by kind, each with what it is of.
#[derive(Debug, Default)]
struct Step {
    title: String,
    blocks: Vec<(String, String, String)>,
}

impl Step {
    fn lines(&self, kind: &str) -> BTreeSet<String> {
        let blocks = self.blocks.iter().filter(|(known, ..)| known == kind);
        blocks.flat_map(|(.., text)| text.lines().map(str::to_owned)).collect()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/weak-to-strong")
}

/// The steps of a log, each under a heading.
fn steps(log: &str) -> Vec<Step> {
    let mut steps = Vec::<Step>::new();
    let mut open: Option<(String, String, String)> = None;
    for line in log.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => {
                let block = open.take();
                steps.last_mut().unwrap().blocks.extend(block);
            }
            (Some(info), None) => {
                let (kind, of) = info.split_once(' ').unwrap_or((info, ""));
                open = Some((kind.to_owned(), of.to_owned(), String::new()));
            }
            (None, Some((.., text))) => *text += &format!("{line}\n"),
            (None, None) => {
                if let Some(title) = line.strip_prefix("## ") {
                    steps.push(Step { title: title.to_owned(), blocks: Vec::new() });
                }
            }
        }
    }
    steps
}

/// What is found in a packet, a line each, with its help.
fn said(packet: &Path) -> Vec<(String, Option<String>)> {
    let compiled = compile(&disk::read(packet).unwrap(), Options { today: jiff::civil::date(2026, 11, 28) });
    let found = compiled.findings.diagnostics.into_iter().map(|found| {
        let severity = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        (format!("{severity}[{}] {}: {}", found.rule, found.file(), found.message), found.help)
    });
    found.collect()
}

fn lines(packet: &Path) -> BTreeSet<String> {
    said(packet).into_iter().map(|(line, _)| line).collect()
}

/// Does what a step says, in a copy of the packet.
fn apply(step: &Step, packet: &Path) {
    for (kind, of, text) in &step.blocks {
        let path = packet.join(of);
        if kind == "write" {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
        } else if kind == "change" {
            let (old, new) = text.split_once("\n=======\n").unwrap();
            let whole = fs::read_to_string(&path).unwrap();
            assert_eq!(whole.matches(old).count(), 1, "{}: {of} holds {old:?} once", step.title);
            fs::write(&path, whole.replace(old, new.trim_end_matches('\n'))).unwrap();
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().filter_map(Result::ok) {
        let path = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(&path).unwrap();
        } else {
            fs::copy(entry.path(), &path).unwrap();
        }
    }
}

/// The texts of a folder.
fn texts(folder: &Path) -> BTreeSet<(PathBuf, String)> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_file());
    let of = |path: &Path| (path.strip_prefix(folder).unwrap().to_owned(), fs::read_to_string(path).unwrap());
    files.map(|file| of(file.path())).collect()
}

/// Replays the log of one packet.
fn replay(name: &str) {
    let folder = folder().join(name);
    let log = steps(&fs::read_to_string(folder.join("log.md")).unwrap());
    let work = tempfile::tempdir().unwrap();
    copy(&folder.join("before"), work.path());
    let (last, steps) = log.split_last().unwrap();
    let first = lines(work.path());
    assert!(first.len() >= 20, "before names what is weak");
    for step in steps {
        let before = said(work.path());
        let led = step.blocks.iter().find(|(kind, ..)| kind == "said").unwrap().2.clone();
        let (finding, help) = led.split_once('\n').unwrap();
        let tool = before.iter().find(|(line, _)| line == finding);
        let (_, helped) = tool.unwrap_or_else(|| panic!("{}: {before:#?}", step.title));
        let helped: Vec<String> = helped.iter().flat_map(|help| help.lines()).map(|it| format!("help: {it}")).collect();
        assert_eq!(helped, help.lines().collect::<Vec<_>>(), "{}", step.title);
        apply(step, work.path());
        let before: BTreeSet<String> = before.into_iter().map(|(line, _)| line).collect();
        let after = lines(work.path());
        let gone: BTreeSet<&String> = before.difference(&after).collect();
        let new: BTreeSet<String> = after.difference(&before).cloned().collect();
        assert!(step.lines("gone").contains(finding), "{}", step.title);
        let (listed, otherwise) = (step.lines("gone"), step.lines("otherwise"));
        assert_eq!(new, otherwise.union(&step.lines("new")).cloned().collect(), "{}", step.title);
        assert_eq!(gone.len(), listed.len() + otherwise.len(), "{}: {gone:#?}", step.title);
        assert!(listed.iter().all(|line| gone.contains(line)), "{}: {gone:#?}", step.title);
    }
    assert_eq!(last.lines("said"), BTreeSet::from(["no errors, no warnings, no hints".to_owned()]));
    assert_eq!(lines(work.path()), BTreeSet::new());
    assert_eq!(texts(work.path()), texts(&folder.join("after")));
    // A step is one thought: most take one finding away, and no other.
    let single = steps.iter().filter(|step| step.lines("gone").len() == 1).count();
    assert!(single * 10 >= steps.len() * 8, "{single} of {}", steps.len());
}

#[test]
fn a_test_engineer_becomes_staff_by_what_the_tool_says() {
    replay("test-lab");
}

#[test]
fn a_product_engineer_becomes_senior_by_what_the_tool_says() {
    replay("checkout");
}
