//! The HTML of the pages, through two checkers: the Nu checker of the W3C, which says what the standard forbids, and html-validate, which also says what misleads.

use super::Subjects;
use crate::browser::missing;
use crate::packets::{self, Built};
use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A page that both must complain of, so that silence on the others says something.
const BAD: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Bad</title></head><body><p><div id=\"a\"></div><img src=\"a.png\"><b id=\"a\"></b></body></html>\n";

/// A tool that npm has put into the repository.
fn tool(path: &str) -> Option<PathBuf> {
    Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules").join(path)).filter(|path| path.exists())
}

/// Everything that is checked: the example for each audience, others for one, and the bad page.
struct Checked {
    folders: Vec<Built>,
    bad: TempDir,
}

impl Checked {
    fn new() -> Checked {
        let subjects = Subjects::new();
        let audiences = packets::audiences().map(|audience| Built::of(&packets::example(), audience));
        let others = subjects.all().into_iter().skip(1).map(|(_, packet)| Built::of(&packet, "self"));
        let bad = tempfile::tempdir().unwrap();
        fs::write(bad.path().join("bad.html"), BAD).unwrap();
        Checked { folders: audiences.chain(others).collect(), bad }
    }

    fn pages(&self) -> Vec<PathBuf> {
        let of = |built: &Built| {
            let pages = built.files().into_iter().filter(|path| path.ends_with(".html"));
            pages.map(|page| built.folder().join(page)).collect::<Vec<_>>()
        };
        self.folders.iter().flat_map(of).chain([self.bad.path().join("bad.html")]).collect()
    }

    /// Of `page: what is wrong`, those of the bad page and those of all others.
    fn assert_only_the_bad_page(&self, found: &[String]) {
        let (bad, others): (Vec<&String>, Vec<&String>) = found.iter().partition(|line| line.contains("/bad.html: "));
        assert_eq!(others, [""; 0], "of {} pages", self.pages().len());
        assert!(bad.len() >= 2, "the checker overlooks what is wrong: {bad:?}");
    }
}

fn text<'a>(it: &'a Value, name: &str) -> &'a str {
    it[name].as_str().unwrap_or_default()
}

fn parse(what: &str, output: &[u8]) -> Value {
    serde_json::from_slice(output).unwrap_or_else(|_| panic!("{what} said {}", String::from_utf8_lossy(output)))
}

#[test]
fn the_nu_checker_finds_no_error() {
    let what = "HTML against the standard";
    let Some(jar) = missing(tool("vnu-jar/build/dist/vnu.jar"), "the npm package vnu-jar", what) else { return };
    let Some(java) = missing(program("java"), "Java", what) else { return };
    let checked = Checked::new();
    let output = Command::new(java)
        .args(["-Xss1m", "-jar"])
        .arg(jar)
        .args(["--errors-only", "--format", "json"])
        .args(checked.pages())
        .output()
        .unwrap();
    let found = parse("the checker", &output.stderr);
    let line = |it: &Value| format!("{}: {} {}", text(it, "url"), text(it, "message"), text(it, "extract"));
    // Of style sheets it reads an older language: it takes a condition inside of another for the end of both.
    let messages = found["messages"].as_array().unwrap().iter().filter(|it| text(it, "message") != "CSS: Parse Error.");
    checked.assert_only_the_bad_page(&messages.map(line).collect::<Vec<_>>());
}

#[test]
fn html_validate_finds_nothing() {
    let what = "HTML that misleads";
    let Some(program) = missing(tool(".bin/html-validate"), "the npm package html-validate", what) else { return };
    let checked = Checked::new();
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html-validate.json");
    let output = Command::new(program)
        .args([OsStr::new("--config"), config.as_os_str(), OsStr::new("--formatter"), OsStr::new("json")])
        .args(checked.pages())
        .output()
        .unwrap();
    let found = parse("html-validate", &output.stdout);
    let lines = |page: &Value| {
        let line = |it: &Value| format!("{}: {} {}", text(page, "filePath"), text(it, "message"), text(it, "selector"));
        page["messages"].as_array().unwrap().iter().map(line).collect::<Vec<_>>()
    };
    checked.assert_only_the_bad_page(&found.as_array().unwrap().iter().flat_map(lines).collect::<Vec<_>>());
}

fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|it| it.is_file())
}
