//! `promo check`.

use crate::packet::{Packet, SETTINGS};

const EVIDENCE: &str =
    "+++\ntitle = \"A faster basket\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\n+++\nThe basket opens at once.\n";

#[test]
fn an_error_is_shown_at_its_place() {
    let packet = Packet::new().file("evidence/a.md", EVIDENCE.replace("[\"impact\"]", "[\"impakt\"]"));
    let expected = "\
error[unknown-criterion]: unknown criterion `impakt`
 --> evidence/a.md:4:13
  |
4 | criteria = [\"impakt\"]
  |             ^^^^^^^^
  |
  = help: did you mean `impact`?
";
    packet.run(["check"]).code(1).says(expected).says("\n1 error").stderr("");
}

#[test]
fn all_problems_of_all_files_come_in_one_run() {
    let packet = Packet::new()
        .file("evidence/a.md", EVIDENCE.replace("title", "titel"))
        .file("impact/b.md", "+++\nclaim = 1\n+++\n")
        .file("feedback/c.md", "+++\nstate = \"gone\"\n+++\n");
    packet.run(["check"]).code(1).says("`titel`").says("impact/b.md:2").says("`gone`");
}

#[test]
fn a_packet_is_found_upwards() {
    let packet = Packet::new().file("evidence/2026/a.md", EVIDENCE);
    let above = packet.run(["check", "--format", "json"]).code(0).out();
    packet.run_in("evidence/2026", ["check", "--format", "json"]).code(0).stdout(&above);
}

#[test]
fn without_a_packet_there_is_nothing_to_do() {
    let nowhere = Packet::empty().file("sub/a.md", "");
    let expected = "\
error: there is no `packet.toml` here, nor in a folder above
  help: go into a packet or name its folder; `promo new DIR` makes one
";
    nowhere.run(["check"]).code(2).stdout("").stderr(expected);
    nowhere.run(["check", "sub"]).code(2).complains("there is no `packet.toml` in `sub`");
    nowhere.run(["check", "gone"]).code(2).complains("cannot find `gone`");
    nowhere.run(["check", "sub/a.md"]).code(2).complains("`sub/a.md` is not a folder");
}

#[test]
fn warnings_count_only_when_the_check_is_strict() {
    let packet = Packet::new().file("impact/a.md", "+++\nclaim = \"The basket opens at once\"\n+++\n");
    packet.run(["check"]).code(0).says("warning[claim-without-evidence]");
    packet.run(["check", "--strict"]).code(1).says("warning[claim-without-evidence]");
}

#[test]
fn what_is_silenced_is_listed() {
    let allow = "<!-- allow claim-without-evidence: the proof comes with the next release -->\n";
    let packet =
        Packet::new().file("impact/a.md", format!("+++\nclaim = \"The basket opens at once\"\n+++\n{allow}\nText.\n"));
    packet
        .run(["check"])
        .code(0)
        .keeps_still_of("warning[claim-without-evidence]")
        .says("silenced: claim-without-evidence at impact/a.md:2:")
        .says(": the proof comes with the next release\n");
}

#[test]
fn programs_get_their_formats() {
    let packet = Packet::new().file("evidence/a.md", EVIDENCE.replace("[\"impact\"]", "[\"impakt\"]"));
    let json = packet.run(["check", "--format", "json"]).code(1).out();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["summary"]["errors"], 1);
    let sarif = packet.run(["check", "--format", "sarif"]).code(1).out();
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len();
    assert!(rules > 50, "{rules} rules are listed");
    packet.run(["check", "--format", "github"]).code(1).says("::error file=evidence/a.md,line=4,");
    packet.run(["check", "--format", "xml"]).code(2).complains("invalid value 'xml'");
}

#[test]
fn services_read_paths_from_the_root_of_the_repository() {
    let repository = Packet::empty()
        .file(".git/HEAD", "ref: refs/heads/main\n")
        .file("careers/kim/packet.toml", SETTINGS)
        .file("careers/kim/evidence/a.md", EVIDENCE.replace("[\"impact\"]", "[\"impakt\"]"));
    repository
        .run(["check", "careers/kim", "--format", "github"])
        .code(1)
        .says("::error file=careers/kim/evidence/a.md,line=4,");
    repository.run(["check", "careers/kim"]).says("--> evidence/a.md:4:13");
}

#[test]
fn an_unknown_theme_is_an_error_where_it_is_named() {
    let packet = Packet::new().file("packet.toml", SETTINGS.replace("[candidate]", "theme = \"plian\"\n[candidate]"));
    packet.run(["check"]).code(1).says("error[unknown-theme]: unknown theme `plian`").says("did you mean `plain`?");
    packet.run(["build"]).code(1).says("error[unknown-theme]: unknown theme `plian`");
}

#[test]
fn an_edition_in_the_packet_is_no_part_of_it() {
    let packet = Packet::new().file("evidence/a.md", EVIDENCE);
    let before = packet.run(["check", "--format", "json"]).code(0).out();
    packet.run(["build"]).code(0);
    packet.run(["check", "--format", "json"]).code(0).stdout(&before);
}
