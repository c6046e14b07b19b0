//! Command lines that are not ours word for word, and what is said in return.

use crate::packet::{Packet, Ran, promo, snapshot};

#[test]
fn a_line_that_can_mean_one_thing_is_read_as_that() {
    let packet = Packet::new().file("evidence/a.md", "+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\nText.\n");
    let check = packet.run(["check"]);
    for args in [["lint", "."], ["check", "packet.toml"]] {
        packet.run(args).stdout(&check.out());
    }
    packet.run(["lint"]).complains("taken as `promo check`\n");
    packet.run(["lint", "--quiet"]).stderr("");
    packet.run(["rubrics"]).stdout(&packet.run(["rubric", "list"]).out());
    packet.run(["help", "formats"]).stdout(&packet.run(["explain", "formats"]).out());
    packet.run(["version"]).code(0).stderr("").stdout(concat!("promo ", env!("CARGO_PKG_VERSION"), "\n"));
    packet.run(["--for", "committee", "build"]).code(0).says("the committee's edition: dist/committee/index.html");
    packet.run(["build", "--packet", "."]).code(0).says("dist/manager/index.html");
}

#[test]
fn a_file_in_a_packet_names_the_packet() {
    let packet = Packet::empty();
    packet.run(["new", "ana"]).code(0);
    packet.run(["build", "ana/case.md"]).code(0).says("the manager's edition: ana/dist/manager/index.html");
    packet.run(["status", "ana/packet.toml"]).code(0);
    packet.run(["add", "evidence", "A", "--packet", "ana/case.md"]).code(0).stdout("ana/evidence/a.md\n");
    packet
        .run(["build", "ana/evidence"])
        .code(2)
        .stderr("error: there is no `packet.toml` in `ana/evidence`\n  help: it lies in the packet `ana`: name that\n");
}

#[test]
fn of_several_packets_the_author_chooses() {
    let two = Packet::empty();
    two.run(["new", "ana", "--quiet"]).code(0).stdout("");
    two.run(["new", "ben", "-q"]).code(0).stdout("");
    let before = snapshot(&two.path(""));
    for args in [&["check"][..], &["build"], &["status"], &["serve"]] {
        let ran = Ran::of(promo(&two.path("")).args(args)).code(2);
        ran.stderr("error: there is no `packet.toml` here, nor in a folder above\n  help: there are packets in `ana` and `ben`: go into one, or name it\n");
    }
    two.run(["build", "manager"]).code(2).complains("`promo build --for manager`");
    assert!(snapshot(&two.path("")) == before);
}

#[test]
fn quiet_says_what_was_asked_for_and_errors() {
    let packet = Packet::new();
    packet.run(["build", "--quiet"]).code(0).stdout("").stderr("");
    packet.run(["build", "-q", "--report"]).code(0);
    let checked = packet.run(["check"]).out();
    packet.run(["check", "-q"]).code(0).stdout(&checked);
    packet.run(["add", "log", "A week", "-q"]).code(0).stdout("log/a-week.md\n");
    packet.run(["-q", "explain", "nothing"]).code(2).complains("error: there is no rule and no key `nothing`");
    packet.run(["rubric", "check", "packet.toml", "-q"]).code(1).says("error");
}
