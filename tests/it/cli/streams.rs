//! Colour, closed pipes, full disks, the parser's own words.

use crate::packet::{Packet, Ran, promo};

fn packet() -> Packet {
    Packet::new().file("impact/a.md", "+++\nclaim = \"A\"\nevidence = [\"gone\"]\n+++\n")
}

const COMMANDS: [&[&str]; 8] = [
    &["check"],
    &["check", "--format", "json"],
    &["explain"],
    &["rubric", "list"],
    &["rubric", "show", "senior-engineer"],
    &["completions", "bash"],
    &["--help"],
    &["man"],
];

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let packet = packet();
    packet.run(["check"]).keeps_still_of("\x1b[");
    packet.run(["check", "--color", "never"]).keeps_still_of("\x1b[");
    packet.run(["check", "--color", "always"]).says("\x1b[");
    packet.run(["explain", "--color", "always"]).says("\x1b[1m");
    let coloured = |name: &str, args: &[&str]| Ran::of(promo(&packet.path("")).env(name, "1").args(args));
    coloured("CLICOLOR_FORCE", &["check"]).says("\x1b[");
    coloured("NO_COLOR", &["check"]).keeps_still_of("\x1b[");
    coloured("NO_COLOR", &["check", "--color", "always"]).says("\x1b[");
}

#[test]
fn nothing_but_colour_changes_with_colour() {
    let packet = packet();
    for args in COMMANDS.iter().filter(|args| args[0] != "--help" && args[0] != "man") {
        let run = |when| Ran::of(promo(&packet.path("")).args(*args).args(["--color", when])).out();
        let (plain, coloured) = (run("never"), run("always"));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain, "{args:?}");
    }
}

#[test]
fn a_reader_who_leaves_is_no_trouble() {
    let packet = packet();
    for args in COMMANDS {
        let expected = Ran::of(promo(&packet.path("")).args(args));
        let ran = Ran::of_closed(promo(&packet.path("")).args(args)).stderr("");
        ran.code(i32::from(args[0] == "check" && !expected.out().is_empty()));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_trouble() {
    let packet = packet();
    for args in COMMANDS {
        let ran = Ran::of_full(promo(&packet.path("")).args(args));
        ran.code(2).stderr("error: cannot write to standard output: No space left on device (os error 28)\n");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn when_nothing_can_be_written_the_exit_code_still_tells() {
    use std::fs::File;
    let packet = packet();
    let full = || File::options().write(true).open("/dev/full").unwrap();
    for args in [&["check"][..], &["explain", "gone"], &["nonsense"], &["build"]] {
        let status = promo(&packet.path("")).args(args).stdout(full()).stderr(full()).status().unwrap();
        assert_eq!(status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn a_command_line_that_is_not_understood_is_answered_with_what_is() {
    let nowhere = Packet::empty();
    nowhere.run(["chekc"]).code(2).stdout("").complains("check");
    nowhere.run(["check", "--fromat"]).code(2).complains("--format");
    nowhere.run([]).code(2).complains("Usage: promo");
    nowhere.run(["--version"]).code(0).stdout(concat!("promo ", env!("CARGO_PKG_VERSION"), "\n"));
    nowhere.run(["help", "build"]).code(0).says("Usage: promo build");
}

#[test]
fn help_promises_only_what_is_there() {
    let help = Packet::empty().run(["--help"]).code(0).out();
    for command in ["publish", "sync"] {
        assert!(!help.contains(&format!("\n  {command} ")), "{help}");
        Packet::empty().run([command]).code(2);
    }
}

#[test]
fn shells_and_manuals_are_served() {
    let nowhere = Packet::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        nowhere.run(["completions", shell]).code(0).says("promo");
    }
    nowhere.run(["man"]).code(0).says(".TH promo 1");
    nowhere.run(["man", "build"]).code(0).says("build");
    nowhere.run(["man", "biuld"]).code(2).complains("did you mean `build`?");
}
