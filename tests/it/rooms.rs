//! No import points upward: every room uses only what stands before it. Read from the source, as text.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and what it may use besides itself.
const ROOMS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diagnostic", &["source"]),
    ("vocabulary", &["source", "diagnostic"]),
    ("syntax", &["source", "diagnostic", "vocabulary"]),
    ("rubric", &["source", "diagnostic", "vocabulary", "syntax"]),
    ("packet", &["source", "diagnostic", "vocabulary", "syntax", "rubric"]),
    ("edition", &["source", "diagnostic", "vocabulary", "syntax", "rubric", "packet"]),
    ("check", &["source", "diagnostic", "vocabulary", "syntax", "rubric", "packet", "edition"]),
    ("site", &["source", "diagnostic", "vocabulary", "syntax", "rubric", "edition"]),
    ("render", &["source", "diagnostic", "vocabulary", "syntax", "site"]),
    ("output", &[]),
    (
        "compile",
        &["source", "diagnostic", "vocabulary", "syntax", "rubric", "packet", "edition", "check", "site", "render"],
    ),
    ("report", &["source", "diagnostic"]),
    ("serve", &["source", "diagnostic", "vocabulary", "packet", "edition", "site", "render", "compile", "report"]),
    (
        "cli",
        &[
            "source",
            "diagnostic",
            "vocabulary",
            "syntax",
            "rubric",
            "packet",
            "edition",
            "check",
            "site",
            "render",
            "output",
            "compile",
            "report",
            "serve",
        ],
    ),
];

#[test]
fn no_import_points_upward() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for file in rust_files(&src).into_iter().filter(|file| !is_test(file)) {
        let room = room_of(&src, &file);
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            assert!(matches!(room.as_str(), "lib" | "main"), "`{room}` is a room that this test does not know");
            continue;
        };
        for used in rooms_used(&shipped(&fs::read_to_string(&file).unwrap())) {
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses `{used}`", file.strip_prefix(&src).unwrap().display()));
            }
        }
    }
    assert!(wrong.is_empty(), "imports that point upward:\n{}", wrong.join("\n"));
}

#[test]
fn every_room_is_there_and_on_the_map() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let map = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    for (room, _) in ROOMS {
        let (folder, file) = (format!("src/{room}/"), format!("src/{room}.rs"));
        // Beside the one file of a room may stand a folder with its tests.
        let place = if root.join(&file).is_file() { file } else { folder };
        assert!(root.join(&place).exists(), "{place} is gone");
        assert!(map.contains(&format!("`{place}`")), "ARCHITECTURE.md does not know {place}");
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| match path.is_dir() {
            true => rust_files(&path),
            false if path.extension().is_some_and(|ending| ending == "rs") => vec![path],
            false => Vec::new(),
        })
        .collect()
}

fn room_of(src: &Path, file: &Path) -> String {
    let first = file.strip_prefix(src).unwrap().components().next().unwrap();
    first.as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// Files that hold nothing but tests.
fn is_test(file: &Path) -> bool {
    file.components().any(|part| {
        matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs" | "fixture.rs" | "trial.rs" | "pages_say"))
    })
}

/// What is built into the program: not the tests at the foot, not comments.
fn shipped(source: &str) -> String {
    let code = source.split("#[cfg(test)]\nmod ").next().unwrap_or("");
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn rooms_used(code: &str) -> BTreeSet<String> {
    let names = code.split("crate::").skip(1).map(|rest| {
        let end =
            rest.find(|character: char| !character.is_ascii_alphanumeric() && character != '_').unwrap_or(rest.len());
        rest[..end].to_owned()
    });
    let grouped = code.contains("use crate::{");
    assert!(!grouped, "write one `use crate::room` a line, so that this test can read them");
    names.filter(|name| !name.is_empty()).collect()
}
