//! `promo build`.

use crate::packet::{PNG, Packet, promo, snapshot};
use std::fs;

const EVIDENCE: &str =
    "+++\ntitle = \"A faster basket\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\n+++\nThe basket opens at once.\n";

fn packet() -> Packet {
    Packet::new().file("evidence/a.md", EVIDENCE)
}

#[test]
fn the_managers_edition_is_the_default() {
    let packet = packet();
    packet
        .run(["build"])
        .code(0)
        .says("the manager's edition: dist/manager/index.html (")
        .says(" written)\n")
        .stderr("");
    assert!(packet.read("dist/manager/index.html").contains("Kim Berg"));
    packet.run(["build", "--for", "committee"]).code(0).says("the committee's edition: dist/committee/index.html (");
    packet.run(["build", "--for", "self"]).code(0).says("your own edition: dist/self/index.html (");
    packet.run(["build", "--for", "everyone"]).code(2).complains("`--for` does not take `everyone`");
}

#[test]
fn an_audience_in_the_place_of_a_folder_is_told_how_it_is_named() {
    let expected = "\
error: cannot find `manager`
  help: an audience is named by `--for`: `promo build --for manager`
";
    packet().run(["build", "manager"]).code(2).stdout("").stderr(expected);
    packet().run(["serve", "committee"]).code(2).complains("`promo serve --for committee`");
    packet().run(["build", "packet.toml", "--for", "committee"]).code(0).says("the committee's edition");
}

#[test]
fn a_second_build_says_that_nothing_changed() {
    let packet = packet();
    packet.run(["build"]).code(0);
    let before = snapshot(&packet.path("dist"));
    packet.run(["build"]).code(0).says("the manager's edition is up to date: dist/manager/index.html (");
    assert_eq!(snapshot(&packet.path("dist")), before);
}

#[test]
fn a_changed_note_changes_its_pages_and_a_removed_one_takes_its_page_along() {
    let packet = packet().file("evidence/b.md", EVIDENCE.replace("A faster", "A second faster"));
    packet.run(["build"]).code(0);
    assert!(packet.path("dist/manager/evidence/b.html").exists());
    fs::remove_file(packet.path("evidence/b.md")).unwrap();
    packet.run(["build"]).code(0).says(" unchanged and 1 removed)\n");
    assert!(!packet.path("dist/manager/evidence/b.html").exists());
}

#[test]
fn errors_leave_the_last_edition_as_it_was() {
    let packet = packet();
    packet.run(["build"]).code(0);
    let before = snapshot(&packet.path("dist"));
    let packet = packet.file("evidence/a.md", EVIDENCE.replace("[\"impact\"]", "[\"impakt\"]"));
    packet
        .run(["build"])
        .code(1)
        .says("error[unknown-criterion]: unknown criterion `impakt`")
        .keeps_still_of("warning[")
        .says("nothing is published while there are errors; the edition in `dist/manager` is as it was\n")
        .says("`promo check` also shows ");
    assert_eq!(snapshot(&packet.path("dist")), before);
}

#[test]
fn a_first_build_with_errors_leaves_nothing_behind() {
    let packet = packet().file("impact/b.md", "no front matter\n");
    packet.run(["build"]).code(1).says("nothing is published while there are errors\n");
    assert!(!packet.path("dist").exists());
}

#[test]
fn what_is_only_weak_is_one_line() {
    packet().run(["build"]).code(0).keeps_still_of("warning[").says("`promo check` shows ");
}

#[test]
fn it_builds_from_a_subfolder_and_to_a_folder_of_ones_choice() {
    let packet = packet();
    packet.run_in("evidence", ["build"]).code(0).says("the manager's edition: ../dist/manager/index.html (");
    packet.run_in("evidence", ["build", "--out", "../dist/elsewhere"]).code(0).says("../dist/elsewhere/index.html (");
    let outside = Packet::empty();
    let ran = promo(&outside.path("")).arg("build").arg(packet.path("")).args(["--out", "site"]).output().unwrap();
    assert!(ran.status.success());
    assert!(outside.path("site/index.html").exists());
}

#[test]
fn attachments_that_a_page_shows_are_published_and_no_others() {
    let packet = packet()
        .file("evidence/a.md", format!("{EVIDENCE}\n![A chart](../files/chart.png)\n"))
        .file("files/chart.png", PNG)
        .file("files/unused.png", PNG);
    packet.run(["build"]).code(0);
    assert_eq!(fs::read(packet.path("dist/manager/files/chart.png")).unwrap(), PNG);
    assert!(!packet.path("dist/manager/files/unused.png").exists());
}

#[test]
fn a_folder_that_is_not_ours_is_refused_before_any_work() {
    let packet = packet().file("mine/letter.txt", "keep me");
    let before = snapshot(&packet.path(""));
    for out in [".", "..", "/", "evidence", "evidence/site", "files", "mine", "packet.toml", "mine/letter.txt/x"] {
        let ran = packet.run(["build", "--out", out]).code(2).stdout("").complains("error: ").complains("  help: ");
        assert!(!ran.err().contains("panicked"), "{out}: {}", ran.err());
    }
    let home =
        promo(&packet.path("")).env("HOME", packet.path("mine")).args(["build", "--out", "mine"]).output().unwrap();
    assert_eq!(home.status.code(), Some(2));
    assert_eq!(snapshot(&packet.path("")), before);
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_no_files_is_refused_before_any_work() {
    use std::os::unix::fs::PermissionsExt;
    let packet = packet().file("out/.keep", "");
    fs::remove_file(packet.path("out/.keep")).unwrap();
    fs::set_permissions(packet.path("out"), fs::Permissions::from_mode(0o555)).unwrap();
    // Who may do everything is stopped by no permission.
    let is_mighty = fs::write(packet.path("out/probe"), "").is_ok();
    if is_mighty {
        return;
    }
    packet.run(["build", "--out", "out/site"]).code(2).complains("error: cannot write into");
    assert!(!packet.path("out/site").exists());
}

/// In two parts, so that nobody takes this file for a leak.
fn key() -> String {
    ["ghp", "_16C7e42F292c6912E7710c838347Ae178B4a"].concat()
}

#[test]
fn what_must_not_be_published_keeps_the_last_edition_as_it_was() {
    let packet = packet();
    packet.run(["build"]).code(0);
    let before = snapshot(&packet.path("dist"));
    let packet = packet.file("evidence/a.md", format!("{EVIDENCE}\n```\nTOKEN={}\n```\n", key()));
    packet
        .run(["build"])
        .code(1)
        .says("error: the manager's edition would hold a token of GitHub\n  found in: ")
        .says("nothing is published; the edition in `dist/manager` is as it was\n")
        .keeps_still_of(&key());
    assert_eq!(snapshot(&packet.path("dist")), before);
}

#[test]
fn what_is_withheld_is_looked_for_in_attachments_too() {
    let packet = packet()
        .file("packet.toml", format!("{}\n[private]\nterms = [\"Project Falcon\"]\n", crate::packet::SETTINGS))
        .file("evidence/a.md", format!("{EVIDENCE}\n[The slides](../files/slides.pdf)\n"))
        .file("files/slides.pdf", b"%PDF-1.4\n\xff\xfe\n1 0 obj << /Title (The plan of Project Falcon) >>\n");
    packet
        .run(["build"])
        .code(1)
        .says("error: the manager's edition would hold a private term\n  withheld: packet.toml:")
        .says("  found in: files/slides.pdf: … ")
        .says("nothing is published\n");
    assert!(!packet.path("dist").exists());
    packet.run(["build", "--for", "self"]).code(0);
}

#[test]
fn the_report_lists_what_is_withheld_and_publishes_nothing_of_it() {
    let packet = packet()
        .file("evidence/a.md", format!("{EVIDENCE}\n> [!private]\n> It was Ana's idea.\n\n<!-- ask Bo -->\n"))
        .file("notes/plans.md", "# My plans\n\nTo sail.\n")
        .file("files/unused.png", b"\x89PNG\r\n\x1a\n");
    let expected = "\
withheld from the manager:
  evidence/a.md:8   a private block: It was Ana’s idea.
  evidence/a.md:11  a comment: <!-- ask Bo -->
  files/unused.png  a file that no page shows: files/unused.png
  notes/plans.md:1  a note for you alone: My plans
in all: a comment, a file that no page shows, a note for you alone, a private block
";
    packet.run(["build", "--report"]).code(0).says(expected);
    let files = snapshot(&packet.path("dist/manager"));
    packet.run(["build"]).code(0).keeps_still_of("withheld");
    assert_eq!(snapshot(&packet.path("dist/manager")), files);
    let bare = Packet::new();
    bare.run(["build", "--report"]).code(0).says("nothing is withheld from the manager\n");
}
