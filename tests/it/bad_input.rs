//! Hostile and broken input: a clear message with a place, the exit code of the contract, and the last good output as it was.

mod front_matter;
mod prose;

use crate::packet::{Packet, SETTINGS, promo};
use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::process::Output;
use std::time::Duration;
use tempfile::TempDir;

const GOOD: &str = "+++\ntitle = \"A cache that stays warm\"\ndate = 2026-03-14\ncriteria = [\"scope\"]\n+++\nIt was cold. Now it is warm.\n";

/// A small packet that builds.
fn sound() -> Packet {
    Packet::new().file("evidence/good.md", GOOD)
}

/// The longest that anything may take.
const LIMIT: Duration = Duration::from_secs(5);

/// What these tests ask of a packet.
trait Hostile {
    /// Runs `promo` in the packet's folder, within the limit.
    fn within(&self, args: &[&str]) -> Output;

    /// Every finding as `rule file:line`, and the exit code.
    fn check(&self) -> (Vec<String>, Option<i32>) {
        let output = self.within(&["check", "--format", "json"]);
        let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
        let found = json["diagnostics"].as_array().unwrap().iter().map(|it| {
            format!("{} {}:{}", it["rule"].as_str().unwrap(), it["file"].as_str().unwrap(), it["start"]["line"])
        });
        (found.collect(), output.status.code())
    }

    /// One of the findings is this, and the check does not pass.
    fn finds(&self, wanted: &str) {
        let (found, code) = self.check();
        assert!(found.iter().any(|it| it == wanted), "wanted `{wanted}`, found {found:#?}");
        assert_eq!(code, Some(1));
    }

    /// The page of the good note.
    fn builds(&self) -> String;
}

impl Hostile for Packet {
    fn within(&self, args: &[&str]) -> Output {
        Command::from_std(promo(&self.path(""))).args(args).timeout(LIMIT).output().unwrap()
    }

    fn builds(&self) -> String {
        let output = self.within(&["build"]);
        assert!(output.status.success(), "{output:?}");
        self.read("dist/manager/evidence/good.html")
    }
}

#[test]
fn files_that_are_no_notes() {
    sound().file("evidence/x.md", b"").finds("missing-front-matter evidence/x.md:1");
    sound().file("evidence/x.md", b"+++\n").finds("unclosed-front-matter evidence/x.md:1");
    sound().file("evidence/x.md", b"---\ntitle: x\n").finds("unclosed-front-matter evidence/x.md:1");
    sound().file("evidence/x.md", b"\xff\xfe+\0+\0").finds("unreadable-text evidence/x.md:1");
    sound().file("evidence/x.md", b"\xfe\xff\0+\0+").finds("unreadable-text evidence/x.md:1");
    sound().file("evidence/x.md", b"+++\ntitle = \"caf\xe9\"\n+++\n").finds("unreadable-text evidence/x.md:1");
    sound().file("evidence/x.md", vec![b'x'; 1 << 21]).finds("oversized-file evidence/x.md:1");
}

#[test]
fn every_problem_of_every_file_at_once() {
    let packet = sound()
        .file("evidence/a.md", b"+++\ntitel = \"x\"\ndate = 2025-02-30\n+++\n")
        .file("evidence/b.md", b"---\ntitle: x\ndate: 2026-13-01\nfrom: x\nscope: [a]\n---\n")
        .file(
            "impact/c.md",
            b"---\nclaim: x\nevidence: [god]\naudiance: self\n---\n[x](../evidence/gone.md) [[nobody]]\n",
        );
    let (found, code) = packet.check();
    assert_eq!(code, Some(1));
    for wanted in [
        "unknown-key evidence/a.md:2",
        "invalid-date evidence/a.md:3",
        "invalid-date evidence/b.md:3",
        "unknown-note impact/c.md:3",
        "unknown-key impact/c.md:4",
        "broken-link impact/c.md:6",
        "unknown-note impact/c.md:6",
    ] {
        assert!(found.iter().any(|it| it == wanted), "wanted `{wanted}`, found {found:#?}");
    }
    let follows = |found: &String| found.starts_with("missing-key evidence/a.md");
    assert!(!found.iter().any(follows), "what has a misspelled key is not missing as well: {found:#?}");
}

#[test]
fn line_ends_and_marks_change_nothing() {
    let plain = sound().builds();
    for text in
        [GOOD.replace('\n', "\r\n"), GOOD.replace("\n", "\r").replace("\r+++\r", "\n+++\n"), format!("\u{feff}{GOOD}")]
    {
        assert_eq!(sound().file("evidence/good.md", text.as_bytes()).builds(), plain, "{text:?}");
    }
}

#[test]
fn bombs_are_refused_at_once() {
    let bomb = b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n";
    sound().file("evidence/x.md", bomb).finds("unsupported-yaml evidence/x.md:2");
    sound().file("evidence/x.md", b"---\na: &a [*a]\n---\n").finds("unsupported-yaml evidence/x.md:2");
    let nested = format!("---\ntitle: {}\n---\n", "[".repeat(20_000));
    sound().file("evidence/x.md", nested.as_bytes()).finds("unsupported-yaml evidence/x.md:2");
    let nested = format!("{SETTINGS}\nx = {}\n", "[".repeat(100_000));
    sound().file("packet.toml", nested.as_bytes()).finds("invalid-toml packet.toml:13");
    let twice = b"+++\ntitle = \"x\"\ndate = 2026-01-01\ntitle = \"y\"\n+++\n";
    sound().file("evidence/x.md", twice).finds("duplicate-key evidence/x.md:4");
}

#[test]
fn scalars_stay_text_where_text_is_declared() {
    for title in ["NO", "010", "1.10", "12:30", "true"] {
        let note = format!("---\ntitle: {title}\ndate: 2026-03-14\ncriteria: [scope]\n---\n");
        let page = sound().file("evidence/good.md", note.as_bytes()).builds();
        assert!(page.contains(&format!(">{title}</h1>")) || page.contains(&format!("{title}\n</h1>")), "{title}");
    }
}

#[test]
fn an_audience_that_is_not_understood_is_the_authors() {
    let note = GOOD.replace("date", "audiance = \"committee\"\ndate");
    let packet = sound().file("evidence/x.md", note.as_bytes());
    packet.finds("unknown-key evidence/x.md:3");
    let json = packet.within(&["check", "--format", "json"]).stdout;
    assert!(String::from_utf8(json).unwrap().contains("did you mean `audience`?"));
}

#[test]
fn ids_that_would_share_a_page() {
    sound().file("evidence/Good.md", GOOD.as_bytes()).finds("duplicate-id evidence/good.md:1");
    let both = sound().file("evidence/\u{e9}.md", GOOD.as_bytes()).file("evidence/e\u{301}.md", GOOD.as_bytes());
    assert!(both.check().0.iter().any(|it| it.starts_with("duplicate-id")));
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_refused_by_name() {
    use std::os::unix::fs::symlink;
    let packet = sound();
    let secret = TempDir::new().unwrap();
    fs::write(secret.path().join("secret.md"), "a secret").unwrap();
    symlink(secret.path().join("secret.md"), packet.path("evidence/link.md")).unwrap();
    symlink("loop.md", packet.path("evidence/loop.md")).unwrap();
    symlink(secret.path(), packet.path("notes")).unwrap();
    let (found, code) = packet.check();
    for wanted in ["symbolic-link evidence/link.md:1", "symbolic-link evidence/loop.md:1", "symbolic-link notes:1"] {
        assert!(found.iter().any(|it| it == wanted), "wanted `{wanted}`, found {found:#?}");
    }
    assert_eq!(code, Some(1));
}

/// Addresses that must never be an address of a page, however they are disguised.
const ADDRESSES: &[&str] = &[
    "javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "java\tscript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "//host/x",
    "file:///etc/passwd",
    "\\\\\\\\host\\\\share",
    "../../../etc/passwd",
    "/etc/passwd",
];

#[test]
fn addresses_that_must_not_be_published() {
    for address in ADDRESSES {
        let body = format!("{GOOD}\n[words](<{address}>)\n");
        let (found, code) = sound().file("evidence/good.md", body.as_bytes()).check();
        assert!(found.iter().any(|it| it.starts_with("unsafe-link")), "{address}: {found:?}");
        assert_eq!(code, Some(1));
        let body = format!("{GOOD}\n![words](<{address}>)\n");
        let (found, _) = sound().file("evidence/good.md", body.as_bytes()).check();
        assert!(found.iter().any(|it| it.starts_with("unsafe-")), "image {address}: {found:?}");
    }
    sound()
        .file("evidence/good.md", format!("{GOOD}\n![x](http://tracker/x.gif)\n").as_bytes())
        .finds("unsafe-image evidence/good.md:8");
}

#[test]
fn markup_and_templates_in_notes_are_text() {
    let hostile = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n<iframe src=x></iframe>\n\n<math><annotation-xml><x></annotation-xml></math>\n\n\
                   {{ 7*7 }} {% include \"/etc/passwd\" %}\n\n# Heading {#x onclick=alert(1)}\n";
    let note = GOOD.replace("A cache that stays warm", "{{ 7*7 }} <b onclick=x>bold</b>") + hostile;
    let page = sound().file("evidence/good.md", note.as_bytes()).builds();
    let document = scraper::Html::parse_document(&page);
    let select = |selector: &str| document.select(&scraper::Selector::parse(selector).unwrap()).count();
    assert_eq!(select("main script, main iframe, main math, main b, main img[onerror], [onclick]"), 0);
    for literal in ["&lt;script", "{{ 7*7 }}", "{% include"] {
        assert!(page.contains(literal), "{literal} is not shown as it was written");
    }
    assert!(!page.contains("49"));
}

#[test]
fn errors_leave_the_last_output_as_it_was() {
    let packet = sound();
    let before = packet.builds();
    let packet = packet.file("evidence/bad.md", b"+++\n");
    let output = packet.within(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(packet.read("dist/manager/evidence/good.html"), before);
    assert!(!packet.path("dist/manager/evidence/bad.html").exists());
}

#[test]
fn a_template_with_a_mistake_is_found_before_anything_is_written() {
    let packet = sound();
    let before = packet.builds();
    for template in [
        "{% if %}",
        "{{ view.nothing_here }}",
        "{{ <nothing_here /> }}",
        "{{ 1 | nothing_here }}",
        "{% extends \"nowhere.html\" %}",
    ] {
        let packet = sound().file("theme/evidence-note.html", template.as_bytes());
        let output = packet.within(&["build"]);
        assert_eq!(output.status.code(), Some(1), "{template}: {output:?}");
        assert!(
            String::from_utf8_lossy(&output.stdout).contains("theme/evidence-note.html")
                || String::from_utf8_lossy(&output.stderr).contains("theme/evidence-note.html")
        );
        assert!(!packet.path("dist/manager").exists());
    }
    assert_eq!(packet.builds(), before);
}

#[test]
fn folders_that_are_not_ours_are_refused() {
    let packet = sound().file("canary/keep.txt", b"mine");
    for out in [".", "..", "/", "evidence", "evidence/out", "canary", "packet.toml", "evidence/good.md"] {
        let output = packet.within(&["build", "--out", out]);
        assert_eq!(output.status.code(), Some(2), "--out {out}: {output:?}");
        assert!(!output.stderr.is_empty());
    }
    assert_eq!(packet.read("canary/keep.txt"), "mine");
    assert_eq!(packet.read("evidence/good.md"), GOOD);
}
