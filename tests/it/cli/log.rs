//! `promo log`.

use crate::packet::{Packet, Ran, promo, snapshot};
use std::io::Write;
use std::process::Stdio;

/// Runs `promo log` with something piped in.
fn piped(packet: &Packet, args: &[&str], input: &str) -> Ran {
    let mut command = promo(&packet.path(""));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    Ran::ended(child)
}

/// A command of the shell for an editor; nothing else of the environment may open one.
fn edited(packet: &Packet, editor: Option<&str>, args: &[&str]) -> Ran {
    let mut command = promo(&packet.path(""));
    command.env_remove("VISUAL").env_remove("EDITOR").args(args);
    if let Some(editor) = editor {
        command.env("EDITOR", editor);
    }
    Ran::of(&mut command)
}

#[test]
fn a_line_goes_into_the_week_of_its_day() {
    let packet = Packet::new();
    packet.run(["log", "moved the last caller", "--date", "2026-03-17"]).code(0).stdout("log/2026-w12.md\n").stderr("");
    packet.run(["log", "--date", "2026-03-16", "read", "the", "plan"]).code(0).stdout("log/2026-w12.md\n");
    packet.run(["log", "of the week before", "--date", "15 March 2026"]).code(0).stdout("log/2026-w11.md\n");
    let expected = "+++\ntitle = \"Week 12 of 2026\"\ndate = 2026-03-16\n+++\n- 2026-03-17 moved the last caller\n- 2026-03-16 read the plan\n";
    assert_eq!(packet.read("log/2026-w12.md"), expected);
    let expected = "\
2026-03-15  of the week before
2026-03-16  read the plan
2026-03-17  moved the last caller
";
    packet.run(["log", "--since", "2026-03-15"]).code(0).stdout(expected);
    packet.run(["log", "--since", "2026-03-17"]).code(0).stdout("2026-03-17  moved the last caller\n");
    packet
        .run(["log", "--since", "2026-03-18"])
        .code(0)
        .says("no entry since 18 March 2026, the last is of 17 March 2026");
    packet.run(["check"]).keeps_still_of("error[");
}

#[test]
fn today_needs_no_date() {
    let packet = Packet::new();
    packet.run(["log", "a thing"]).code(0);
    packet.run(["log", "--since", "yesterday"]).code(0).says("  a thing\n");
    packet.run(["log", "--since", "today"]).code(0).says("  a thing\n");
}

#[test]
fn each_line_that_is_piped_in_is_an_entry() {
    let packet = Packet::new();
    piped(&packet, &["log", "--date", "2026-03-17", "-"], "one\r\n\n  two\t2\nthree")
        .code(0)
        .stdout("log/2026-w12.md\n");
    piped(&packet, &["log", "--date", "2026-03-17"], "four\n").code(0);
    let expected = "2026-03-17  one\n            two 2\n            three\n            four\n";
    packet.run(["log", "--since", "2026-03-17"]).code(0).stdout(expected);
    piped(&packet, &["log", "-"], "\n \n").code(2).complains("there is nothing to log");
}

/// Whatever is typed is a line of the log: it neither opens front matter nor hides what is below it.
#[test]
fn what_looks_like_markdown_is_a_line() {
    let lines = [
        "# x",
        "---",
        "+++",
        "<!--",
        "    four blanks",
        "- x",
        "> [!private]",
        "<!-- allow too-long: x -->",
        "%%",
        "```",
        "\\*",
    ];
    let packet = Packet::new();
    for line in lines {
        packet.run(["log", "--date", "2026-03-17", line]).code(0).stdout("log/2026-w12.md\n").stderr("");
    }
    let told = packet.run(["log", "--since", "2026-03-01"]).code(0).out();
    let read: Vec<&str> = told.lines().map(|line| line.get(12..).unwrap()).collect();
    assert_eq!(read, lines.map(str::trim));
    packet.run(["check"]).keeps_still_of("error[").keeps_still_of("log/2026-w12.md");
    packet.run(["build", "--for", "self"]).code(0);
}

#[test]
fn a_log_of_any_shape_is_only_added_to() {
    for before in
        ["# Week 12\r\n\r\nIn words.\r\n", "* one", "---\ntitle: A week\n---\n1. one\n\n   more\n", "\u{feff}- a\n"]
    {
        let packet = Packet::new().file("log/2026-W12.md", before);
        packet.run(["log", "new", "--date", "2026-03-17"]).code(0).stdout("log/2026-W12.md\n");
        let after = packet.read("log/2026-W12.md");
        assert!(after.starts_with(before) && after.trim_end().ends_with("- 2026-03-17 new"), "{after:?}");
        assert_eq!(after.matches("\r\n").count() == after.matches('\n').count(), before.contains('\r'), "{after:?}");
        packet.run(["log", "--since", "2026-03-17"]).code(0).stdout("2026-03-17  new\n");
    }
}

#[test]
fn where_a_line_would_be_lost_nothing_is_written() {
    for before in ["```\ncode\n", "+++\ntitle = \"a\"\n", "<!-- later\n"] {
        let packet = Packet::new().file("log/2026-w12.md", before);
        packet
            .run(["log", "new", "--date", "2026-03-17"])
            .code(2)
            .complains("the file ends inside a block that nothing closes");
        assert_eq!(packet.read("log/2026-w12.md"), before);
    }
    let packet = Packet::new().file("log/2026-w12.md", b"caf\xe9\n");
    packet.run(["log", "new", "--date", "2026-03-17"]).code(2).complains("so it is left as it is");
}

#[test]
fn a_day_that_is_none_is_asked_about() {
    let packet = Packet::new();
    let before = snapshot(&packet.path(""));
    packet.run(["log", "x", "--date", "someday"]).code(2).complains("`someday` is no day that is known here");
    packet.run(["log", "x", "--date", "2999-01-01"]).code(2).complains("1 January 2999 is still to come");
    packet.run(["log", "--since", "03/04/2026"]).code(2).complains("is no day that is known here");
    packet.run(["log", " "]).code(2).complains("there is nothing to log");
    assert_eq!(snapshot(&packet.path("")), before);
}

#[test]
fn without_words_the_editor_opens_the_week() {
    let packet = Packet::new();
    edited(&packet, None, &["log"]).code(2).complains("set `VISUAL` or `EDITOR`");
    edited(&packet, Some("true"), &["log"]).code(2).complains("nothing was written, so nothing was logged");
    edited(&packet, Some("no-such-editor"), &["log"]).code(2).complains("ended with an error");
    assert!(!packet.path("log/2026-w12.md").exists());
    let editor = "f() { echo '- 2026-03-17 by hand' >> \"$1\"; }; f";
    edited(&packet, Some(editor), &["log", "--date", "2026-03-17"]).code(0).stdout("log/2026-w12.md\n");
    packet.run(["log", "--since", "2026-03-17"]).code(0).stdout("2026-03-17  by hand\n");
}

#[cfg(unix)]
#[test]
fn a_link_is_not_written_through() {
    let packet = Packet::new().file("log/a.md", "mine\n");
    let elsewhere = Packet::empty().file("w.md", "theirs\n");
    std::os::unix::fs::symlink(elsewhere.path("w.md"), packet.path("log/2026-w12.md")).unwrap();
    packet.run(["log", "x", "--date", "2026-03-17"]).code(2).complains("is not a file of the packet's own");
    assert_eq!(elsewhere.read("w.md"), "theirs\n");
}
