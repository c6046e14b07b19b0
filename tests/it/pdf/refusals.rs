//! Where a PDF may go, and what is never printed.

use super::fake::{TITLE, Trial, pdf};
use crate::packet::{Ran, snapshot};
use std::fs;
use std::path::Path;

fn trial() -> Trial {
    Trial::printing(&pdf(TITLE, 3, &[("coverage", 2)], "Words"))
}

#[test]
fn it_stands_beside_the_editions() {
    let trial = trial();
    trial.run(&[]).code(0).says("the manager's edition: dist/manager.pdf (3 pages, 1 kB)\n");
    let printed = fs::read(trial.packet.path("dist/manager.pdf")).unwrap();
    let text = String::from_utf8(printed.clone()).unwrap();
    assert!(text.contains("/Creator (promo)") && !text.contains("Mozilla") && !text.contains("D:2026"), "{text}");
    trial.run(&[]).code(0).says("the manager's edition is up to date: dist/manager.pdf (3 pages, 1 kB)\n");
    trial
        .run(&["--for", "committee", "-o", "case.pdf"])
        .code(0)
        .says("the committee's edition: case.pdf (3 pages, 1 kB)\n");
    let output = trial.command(&["-o", "-"]).output().unwrap();
    assert_eq!((output.status.code(), output.stdout), (Some(0), printed));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("`promo check` shows "));
    let build = trial.packet.run(["build"]).code(0);
    build.says("the manager's edition: dist/manager/index.html");
    assert!(trial.has_pdf());
}

#[test]
fn nothing_is_written_over_but_a_pdf() {
    let trial = trial();
    trial.packet.run(["build"]).code(0);
    trial.packet.save("notes.txt", "mine");
    trial.packet.save("evidence/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\nWords.\n");
    let before = snapshot(&trial.packet.path(""));
    let refused = |out: &str, words: &str| {
        trial.run(&["-o", out]).code(2).complains(words).complains("help: name another file with `-o`");
    };
    refused("notes.txt", "`notes.txt` is there already, and is no PDF\n");
    refused("evidence", "`evidence` is a folder\n");
    refused(
        "evidence/a.pdf",
        "`evidence/a.pdf` lies in the packet's `evidence`, which holds the candidate's own files\n",
    );
    refused("dist/manager/case.pdf", "lies inside an edition");
    refused("notes.txt/a.pdf", "`notes.txt/a.pdf` lies below a file\n");
    std::os::unix::fs::symlink("notes.txt", trial.packet.path("link.pdf")).unwrap();
    trial.run(&["-o", "link.pdf"]).code(2).complains("leads through the symbolic link");
    fs::remove_file(trial.packet.path("link.pdf")).unwrap();
    assert_eq!(snapshot(&trial.packet.path("")), before);
}

#[test]
fn a_folder_that_takes_nothing_is_told() {
    let trial = trial();
    // Not even root may put a file there.
    let closed = if cfg!(target_os = "linux") { "/proc/case.pdf" } else { "/dev/null/case.pdf" };
    trial.run(&["-o", closed]).code(2).complains(closed);
    trial.ran(trial.command(&[]).env("TMPDIR", "/dev/null")).code(2).complains("cannot make `/dev/null`");
}

#[test]
fn errors_of_the_packet_come_first() {
    let trial = trial();
    trial.run(&[]).code(0);
    trial.packet.save("impact/a.md", "+++\nclaim = \"A\"\nevidence = [\"gone\"]\n+++\n");
    let built = trial.packet.run(["build"]).code(1).out();
    let (report, _) = built.split_once("nothing is published").unwrap();
    let ran = trial.run(&[]).code(1);
    ran.says(report)
        .says("nothing is printed while there are errors; `dist/manager.pdf` is as it was\n`promo check` also shows ");
}

#[test]
fn a_word_that_is_withheld_is_found_in_the_pdf_itself() {
    let trial = Trial::printing(&pdf(TITLE, 1, &[], "Led Project Falcon"));
    let settings = trial.packet.read("packet.toml");
    trial.packet.save("packet.toml", format!("{settings}\n[private]\nterms = [\"Project Falcon\"]\n"));
    let ran = trial.run(&[]).code(1);
    ran.says("error: the manager's edition would hold a private term\n")
        .says("  found in: dist/manager.pdf: … Led Project Falcon …")
        .says("nothing is printed\n");
    assert!(!trial.has_pdf());
    let here = trial.packet.path("").display().to_string();
    let here = here.trim_end_matches('/');
    let folder = Trial::printing(&pdf(TITLE, 1, &[], here));
    // Another packet's folder is no secret of this one.
    folder.run(&[]).code(0);
    folder.save("files/it.pdf", pdf(TITLE, 1, &[], folder.packet.path("").to_str().unwrap()));
    folder.run(&["-o", "again.pdf"]).code(1).says("would hold a folder of this machine");
}

#[test]
fn without_a_browser_there_is_a_page_to_print_by_hand() {
    let installed = ["/opt/google/chrome/chrome", "/snap/bin/chromium", "/Applications/Google Chrome.app"];
    if installed.iter().any(|path| Path::new(path).exists()) {
        assert!(std::env::var_os("CI").is_none(), "a browser stands where it cannot be hidden");
        crate::packets::not_checked("what is said without a browser, since one stands where it cannot be hidden");
        return;
    }
    let trial = trial();
    let bin = trial.at("bin");
    fs::remove_file(bin.join("browser")).unwrap();
    trial.install("apt-get", "");
    let run = || Ran::of(trial.without_browser(&[]).env("PATH", &bin).env("HOME", trial.at("")));
    run().code(2).stderr(
        "error: no browser is installed that can print by itself: Chromium, Google Chrome, Edge or Brave\n  \
         help: get one: `apt-get install chromium`; name one that stands elsewhere with `--browser`; or open `dist/manager/print.html` and print it by hand\n",
    );
    assert!(trial.packet.path("dist/manager/print.html").exists());
    assert!(!trial.has_pdf());
    // What may not be built is not, and it is said how.
    fs::remove_dir_all(trial.packet.path("dist")).unwrap();
    trial.packet.save("dist/manager/mine.txt", "mine");
    run().code(2).complains("or `promo build`, open its `print.html` and print it by hand\n");
}

#[test]
fn a_browser_is_named_by_the_environment_too() {
    let trial = trial();
    let browser = trial.at("bin/browser");
    trial.ran(trial.without_browser(&[]).env("PROMO_BROWSER", &browser)).code(0);
    trial.ran(trial.without_browser(&[]).env("PROMO_BROWSER", "gone")).code(2).complains("there is no browser `gone`");
}
