//! What is withheld leaves no trace, and the same sources give the same bytes.

use crate::packets::{self, Built};
use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What the example packet keeps from everyone but its author: private terms, the name behind anonymous feedback, words of drafts, log and notes.
const SECRETS: &[&str] = &[
    "Project Kestrel",
    "Halvorsen Foods",
    "Greta Sandoval",
    "Sam Boateng",
    "sam-boateng",
    "known-gaps",
    "one-to-ones",
];

#[test]
fn what_is_withheld_leaves_no_trace() {
    for audience in ["manager", "committee"] {
        let everything = Built::of(&packets::example(), audience).everything();
        for secret in SECRETS {
            assert!(!everything.contains(secret), "`{secret}` is in the edition for the {audience}");
        }
    }
    let own = Built::of(&packets::example(), "self").everything();
    for secret in SECRETS {
        assert!(own.contains(secret), "`{secret}` is not even in the author's edition: this test looks for nothing");
    }
}

#[test]
fn no_edition_skips_a_number() {
    for audience in packets::audiences() {
        let everything = Built::of(&packets::example(), audience).everything();
        for letter in ["E", "I", "F"] {
            let there = |number: usize| everything.contains(&format!("{letter}-{number:02}"));
            let last = (1..100).filter(|number| there(*number)).max().unwrap();
            assert!((1..=last).all(there), "{letter}-{last:02} is there for the {audience}, and one before it is not");
        }
    }
}

/// The example answers with a plain `[[id]]`; the words of its peers stand far apart, and the first paragraph of its case is not all.
#[test]
fn the_brief_quotes_as_the_pages_say() {
    let built = Built::of(&packets::example(), "manager");
    let brief = fs::read_to_string(built.folder().join("brief.html")).unwrap();
    assert!(
        brief.contains("A better sign than the list may be that the first results have lasted"),
        "its author's choice"
    );
    let cut = "<span class=\"cut\" role=\"img\" aria-label=\"words left out\">[…]</span>";
    for said in [
        format!("“{cut} I have answered for the path from basket to receipt since March 2025,"),
        format!("and one engineer must decide with them.&nbsp;{cut}”"),
        format!("“{cut} The latency work is what I would show to a sceptic. {cut} She followed two hundred requests"),
        format!("I expect that from engineers at my level.&nbsp;{cut}”"),
        format!("“I was one of the two who thought a review guide was a silly idea. {cut} I caught a refund"),
    ] {
        assert!(brief.contains(&said), "the brief does not say {said}");
    }
}

/// Every audience in a folder elsewhere, far from home in time zone, language and number of threads, gives the same bytes.
#[test]
fn the_same_sources_give_the_same_bytes() {
    let elsewhere = TempDir::new().unwrap();
    let copy = elsewhere.path().join("another place with spaces/é");
    copy_folder(&packets::example(), &copy);
    for audience in packets::audiences() {
        let here = Built::of(&packets::example(), audience);
        let out = elsewhere.path().join(format!("out-{audience}"));
        let mut command = Command::cargo_bin("promo").unwrap();
        command.arg("build").arg(&copy).args(["--for", audience, "--out"]).arg(&out);
        let far = [
            ("TZ", "Pacific/Kiritimati"),
            ("LANG", "tr_TR.UTF-8"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("RAYON_NUM_THREADS", "1"),
        ];
        command.envs(far).current_dir(elsewhere.path()).assert().success();
        for file in here.files().iter().map(String::as_str).chain([".promo-manifest.json"]) {
            let (one, other) = (fs::read(here.folder().join(file)).unwrap(), fs::read(out.join(file)).unwrap());
            assert!(one == other, "{file} differs for {audience}");
        }
    }
}

#[test]
fn real_cases_have_no_errors() {
    for packet in packets::real() {
        let output = Command::cargo_bin("promo").unwrap().arg("check").arg(&packet).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}:\n{said}", packet.display());
    }
}

#[test]
fn the_example_is_clean() {
    let strict =
        Command::cargo_bin("promo").unwrap().arg("check").arg(packets::example()).arg("--strict").output().unwrap();
    assert!(strict.status.success(), "{}", String::from_utf8_lossy(&strict.stdout));
    let json = Command::cargo_bin("promo")
        .unwrap()
        .arg("check")
        .arg(packets::example())
        .args(["--format", "json"])
        .output()
        .unwrap();
    let found: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(found["diagnostics"], serde_json::json!([]));
}

pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true if entry.file_name() == "dist" => {}
            true => copy_folder(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}
