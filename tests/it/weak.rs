//! Packets written weak on purpose, in ten trades and hands (`tests/weak/`): how many of the weaknesses that were planted in them the rules about
//! words name, and how many sentences that only look weak they hit.

use promo_packet::compile::{Options, compile};
use promo_packet::diagnostic::Diagnostic;
use promo_packet::source::{Tree, disk};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A weakness: packet, file, rule, and words of the sentence.
type Planted = [String; 4];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/weak")
}

fn rows<const N: usize>(file: &str) -> Vec<[String; N]> {
    let text = fs::read_to_string(folder().join(file)).unwrap();
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>().try_into().unwrap();
    text.lines().skip(1).map(cells).collect()
}

fn found(tree: &Tree) -> Vec<Diagnostic> {
    compile(tree, Options { today: jiff::civil::date(2026, 7, 1) }).findings.diagnostics
}

/// Whether a finding of the rule stands within a line of the words.
fn is_named(found: &[Diagnostic], text: &str, [_, file, rule, words]: &Planted) -> bool {
    let flat = text.replace('\n', " ");
    let at = flat.find(words.as_str()).unwrap_or_else(|| panic!("{file} does not hold {words:?}"));
    let is_near = |found: &Diagnostic| found.span.start < at + words.len() + 80 && at < found.span.end + 80;
    found.iter().any(|it| it.file().as_str() == *file && it.rule == **rule && is_near(it))
}

#[test]
fn most_of_what_was_planted_is_named() {
    let planted: Vec<Planted> = rows("planted.tsv");
    let packets: BTreeSet<&String> = planted.iter().map(|[packet, ..]| packet).collect();
    let mut missed = Vec::new();
    for packet in packets {
        let found = found(&disk::read(&folder().join(packet)).unwrap());
        for row in planted.iter().filter(|[of, ..]| of == packet) {
            let text = fs::read_to_string(folder().join(packet).join(&row[1])).unwrap();
            if !is_named(&found, &text, row) {
                missed.push(row);
            }
        }
    }
    let named = planted.len() - missed.len();
    assert!(named * 10 >= planted.len() * 8, "{named} of {}: {missed:#?}", planted.len());
}

#[test]
fn what_only_looks_weak_is_left_alone() {
    let sentences: Vec<[String; 2]> = rows("innocent.tsv");
    assert!(sentences.len() >= 42);
    let borne = sentences.len() / 25;
    let rules: BTreeSet<String> = rows::<4>("planted.tsv").into_iter().map(|[_, _, rule, _]| rule).collect();
    let settings = fs::read_to_string(folder().join("sre-lead/packet.toml")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("evidence")).unwrap();
    fs::write(folder.path().join("packet.toml"), settings).unwrap();
    for (nth, [_, sentence]) in sentences.iter().enumerate() {
        let note = format!(
            "+++\ntitle = \"A piece of work\"\ndate = 2026-03-14\nrole = \"lead\"\nscope = \"feature\"\nkind = \"project\"\ncriteria = [\"impact\"]\n+++\n{sentence}\n"
        );
        fs::write(folder.path().join(format!("evidence/n{nth:02}.md")), note).unwrap();
    }
    let found = found(&disk::read(folder.path()).unwrap());
    let hit: Vec<String> = found
        .iter()
        .filter(|found| rules.contains(found.rule.as_str()))
        .map(|found| format!("{}: {}: {}", found.file(), found.rule, found.message))
        .collect();
    assert!(hit.len() <= borne, "{hit:#?}");
}
