//! What the installed browser prints, looked at with poppler (`pdfinfo`, `pdftotext`). Where one of them is missing this says what was not checked, and with
//! `CI` set it does not pass.

use crate::browser::missing;
use crate::chromium;
use crate::packet::{Packet, Ran, SETTINGS, promo};
use crate::packets;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A folder with what was printed.
struct Printed {
    folder: TempDir,
}

/// Nothing where this cannot be checked.
fn browser() -> Option<PathBuf> {
    let has_poppler = ["pdfinfo", "pdftotext"].iter().all(|tool| Command::new(tool).arg("-v").output().is_ok());
    missing(has_poppler.then_some(()), "poppler", "what a printed edition holds")?;
    missing(chromium::installed(), "Chromium", "printing to a PDF")
}

impl Printed {
    fn of(packet: &Path, args: &[&str]) -> Option<Printed> {
        let browser = browser()?;
        let printed = Printed { folder: tempfile::tempdir().unwrap() };
        let (out, tmp) = (printed.file(), printed.folder.path().join("tmp"));
        fs::create_dir(&tmp).unwrap();
        // The machine may be busy with everything else that is tested.
        let ran = Ran::of(
            promo(packet)
                .arg("pdf")
                .args(args)
                .arg("-o")
                .arg(&out)
                .arg("--browser")
                .arg(browser)
                .args(["--timeout", "300"])
                .env("TMPDIR", &tmp),
        );
        ran.code(0);
        assert_eq!(fs::read_dir(&tmp).unwrap().count(), 0, "something is left in the folder for temporary files");
        Some(printed)
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("it.pdf")
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.file()).unwrap()
    }

    /// What poppler says of it.
    fn told(&self, tool: &str, args: &[&str], end: &[&str]) -> String {
        let output = Command::new(tool).args(args).arg(self.file()).args(end).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// A line of `pdfinfo`.
    fn info(&self, name: &str) -> Option<String> {
        let told = self.told("pdfinfo", &[], &[]);
        told.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(|value| value.trim().to_owned()))
    }

    /// The words of each page.
    fn words(&self) -> Vec<String> {
        let words = self.told("pdftotext", &[], &["-"]);
        let mut pages: Vec<&str> = words.split('\x0c').collect();
        assert_eq!(pages.pop(), Some(""), "each page ends");
        pages.into_iter().map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    fn pages(&self) -> usize {
        self.info("Pages").unwrap().parse().unwrap()
    }

    /// The contents in their order: what a line begins with, and the number of its page. They stand in two columns, so that a line of the text may hold two.
    fn contents(&self) -> Vec<(String, usize)> {
        let words = self.told("pdftotext", &["-layout"], &["-"]);
        let lines = words.lines().skip_while(|line| line.trim() != "Contents").skip(1);
        let mut contents = Vec::new();
        for line in lines.take_while(|line| !line.contains('\u{c}')) {
            let mut begun = None;
            for part in line.split("  ").map(str::trim).filter(|part| !part.is_empty()) {
                match (part.parse(), begun.take()) {
                    (Ok(page), Some(title)) => contents.push((title, page)),
                    _ => begun = Some(part.to_owned()),
                }
            }
        }
        let section = |(title, _): &(String, usize)| {
            let number = title.split(' ').next().unwrap_or_default();
            number.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<usize>>()
        };
        contents.retain(|line| section(line)[0] > 0);
        contents.sort_by_key(section);
        contents
    }

    /// On which page poppler finds each place that links lead to.
    fn places(&self) -> BTreeMap<String, usize> {
        let told = self.told("pdfinfo", &["-dests"], &[]);
        let place = |line: &str| {
            let (page, rest) = line.trim().split_once(' ')?;
            Some((rest.rsplit('"').nth(1)?.to_owned(), page.parse().ok()?))
        };
        told.lines().filter_map(place).collect()
    }
}

#[test]
fn the_example_is_a_document_with_true_numbers() {
    let Some(printed) = Printed::of(&packets::example(), &["--for", "manager"]) else { return };
    assert_eq!(printed.info("Title").unwrap(), "Promotion to Senior Engineer \u{b7} Noor Haddad");
    assert_eq!(printed.info("Tagged").unwrap(), "yes");
    assert_eq!(printed.info("Creator").unwrap(), "promo");
    assert_eq!(printed.info("CreationDate").or(printed.info("ModDate")), None, "it tells the hour");
    let text = String::from_utf8_lossy(&printed.bytes()).into_owned();
    assert!(text.contains("/Lang (en)") && text.contains("/Outlines ") && text.contains("Coverage)"));

    let (contents, places) = (printed.contents(), printed.places());
    assert!(contents.len() > 30, "{contents:?}");
    let words = printed.words();
    for (title, number) in &contents {
        let page = &words[*number - 1];
        // Word by word: a running title may stand between a number and its heading.
        assert!(title.split(' ').all(|word| page.contains(word)), "{title} is not on page {number}: {page}");
    }
    let html = fs::read_to_string(built(&packets::example(), "manager").path().join("out/print.html")).unwrap();
    let asked: Vec<&str> = html.split("data-page-of=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    // A line whose title runs up to its number cannot be taken apart by its blanks.
    assert!(contents.len() + 3 > asked.len(), "{contents:?}");
    let mut pages = asked.iter().map(|anchor| places[*anchor]);
    for (title, number) in &contents {
        assert!(pages.any(|page| page == *number), "{title} is not on page {number}");
    }
}

fn built(packet: &Path, audience: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    Ran::of(promo(packet).args(["build", "--for", audience, "--out"]).arg(folder.path().join("out"))).code(0);
    folder
}

#[test]
fn the_same_edition_gives_the_same_bytes() {
    let packet = || {
        let work = "---\ntitle: The basket\ndate: 2026-01-14\ncriteria: [impact]\n---\nIt was slow. See [the design](https://example.com/d).\n";
        Packet::new().file("evidence/basket.md", work)
    };
    let (one, other) = (packet(), packet());
    let Some(first) = Printed::of(&one.path(""), &[]) else { return };
    let second = Printed::of(&other.path(""), &[]).unwrap();
    assert!(first.bytes() == second.bytes(), "two prints differ");
    let text = String::from_utf8_lossy(&first.bytes()).into_owned();
    assert!(text.contains("/URI (https://example.com/d)"), "the address of a link is gone");
    for local in ["file:", "promo-", first.folder.path().to_str().unwrap(), one.path("").to_str().unwrap()] {
        assert!(!text.contains(local), "`{local}` is in the PDF");
    }
}

#[test]
fn any_path_and_any_title_will_do() {
    let title = "\u{4e2d}\u{6587} \u{645}\u{631}\u{62d}\u{628}\u{627} \u{1f389} <b> (x) \\ & \"y\" ".to_owned()
        + &"long ".repeat(60);
    let settings = SETTINGS.replace("[packet]\n", &format!("[packet]\ntitle = '{title}'\nlanguage = \"de\"\n"));
    let packet = Packet::empty().file("my #1 \u{e4}'s 100% \"packet\"/packet.toml", settings);
    let picture = "---\ntitle: A\ndate: 2026-01-14\ncriteria: [impact]\n---\n![A picture of 4](../files/a%20b.svg)\n";
    let packet = packet.file("my #1 \u{e4}'s 100% \"packet\"/evidence/a.md", picture).file(
        "my #1 \u{e4}'s 100% \"packet\"/files/a b.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>",
    );
    let folder = packet.path("my #1 \u{e4}'s 100% \"packet\"");
    let Some(printed) = Printed::of(&folder, &[]) else { return };
    let told = printed.info("Title").unwrap();
    assert!(
        told.starts_with("\u{4e2d}\u{6587} \u{645}\u{631}\u{62d}\u{628}\u{627} \u{1f389} <b> (x) \\ & \"y\" long long"),
        "{told}"
    );
    assert!(String::from_utf8_lossy(&printed.bytes()).contains("/Lang (de)"));
    assert!(printed.pages() > 3);
    // The folder for temporary files may be called so as well.
    let browser = chromium::installed().unwrap();
    let odd = printed.folder.path().join("t #1 50% \u{e4}");
    let mut command = promo(&folder);
    command.args(["pdf", "-o", "-", "--timeout", "300", "--browser"]).arg(browser).env("TMPDIR", &odd);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout == printed.bytes(), "the folder for temporary files makes a difference");
}

#[test]
fn a_theme_without_a_title_and_without_numbers_prints_too() {
    let page = "<!doctype html><html lang=\"en\"><head></head><body><p>{{ site.candidate }}</p><script src=\"assets/script.js\"></script></body></html>\n";
    let script = "document.querySelector('p').textContent = 'changed';\n";
    let packet = Packet::new().file("theme/print.html", page).file("theme/script.js", script);
    let Some(printed) = Printed::of(&packet.path(""), &[]) else { return };
    assert_eq!(printed.info("Title").unwrap_or_default(), "");
    assert_eq!(printed.words(), ["Kim Berg"], "a script has changed what was searched");
}

#[test]
fn what_only_the_print_shows_is_found_in_it() {
    let Some(browser) = browser() else { return };
    let page = "<!doctype html><html lang=\"en\"><head><title>{{ site.candidate }}</title><link rel=\"stylesheet\" href=\"assets/print.css\"></head>\
                <body><p data-one=\"Proj\" data-two=\"ect Falcon\">On </p></body></html>\n";
    let packet = Packet::empty()
        .file("packet.toml", format!("{SETTINGS}\n[private]\nterms = [\"Project Falcon\"]\n"))
        .file("theme/print.html", page)
        .file("theme/print.css", "p::after { content: attr(data-one) attr(data-two); }\n");
    packet.run(["build"]).code(0);
    let ran = Ran::of(promo(&packet.path("")).args(["pdf", "--timeout", "300", "--browser"]).arg(browser)).code(1);
    ran.says("would hold a private term\n").says("found in: dist/manager.pdf: … Project Falcon");
    assert!(!packet.path("dist/manager.pdf").exists());
}
