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
    nowhere
        .run(["check", "gone"])
        .code(2)
        .stderr("error: cannot find `gone`\n  help: name a folder or a file that is there\n");
    nowhere.run(["check", "sub/a.md"]).code(2).complains("there is no `packet.toml` around `sub/a.md`");
    nowhere.run(["build", "sub/a.md"]).code(2).complains("`sub/a.md` is no folder, and in no packet");
}

#[test]
fn a_folder_of_packets_names_them() {
    let folder = Packet::empty().file("ana/packet.toml", SETTINGS).file("careers/ben/packet.toml", SETTINGS);
    let expected = "\
error: there is no `packet.toml` here, nor in a folder above
  help: there are packets in `ana` and `careers/ben`: go into one, or name it
";
    folder.run(["check"]).code(2).stdout("").stderr(expected);
    let expected = "\
error: there is no `packet.toml` in `careers`
  help: there is one in `careers/ben`: name one of them
";
    folder.run(["build", "careers"]).code(2).stdout("").stderr(expected);
    let many = ["a", "b", "c", "d", "e"]
        .iter()
        .fold(Packet::empty(), |folder, name| folder.file(&format!("{name}/packet.toml"), SETTINGS));
    many.run(["check"]).code(2).complains("there are packets in `a`, `b`, `c` and 2 more: go into one, or name it");
}

#[test]
fn some_files_can_be_asked_for() {
    let packet = Packet::new()
        .file("evidence/a.md", EVIDENCE.replace("[\"impact\"]", "[\"impakt\"]"))
        .file("log/2026/b.md", "The basket was slow today.\n")
        .file("impact/c.md", "+++\nclaim = \"The basket opens at once\"\n+++\n");
    let warned = packet.run(["check", "impact/c.md"]).code(0);
    let warned = warned.says("warning[claim-without-evidence]").keeps_still_of("impakt");
    warned.says("\n1 warning\nin the rest of the packet: 1 error and ");
    packet.run(["check", "impact/c.md", "--strict"]).code(1);
    packet.run(["check", "evidence/a.md"]).code(1).says("`impakt`").keeps_still_of("claim-without-evidence");
    packet.run(["check", "evidence/a.md", "impact/c.md"]).code(1).says("\n1 error and 1 warning\n");
    let sound = "no problems in 1 file\nin the rest of the packet: 1 error and ";
    packet.run(["check", "log/2026"]).code(0).says(sound);
    packet.run_in("log/2026", ["check", "b.md"]).code(0).says(sound);
    packet.run_in("log/2026", ["check", "../../evidence/a.md"]).code(1).says(" --> ../../evidence/a.md:4:13\n");
    let json = packet.run(["check", "impact/c.md", "--format", "json"]).code(0).out();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["summary"]["errors"], &json["summary"]["warnings"]), (&0.into(), &1.into()));
    for all in [["check", "packet.toml", "evidence"], ["check", ".", "."], ["check", "impact/c.md", "packet.toml"]] {
        packet
            .run(all)
            .code(1)
            .says("claim-without-evidence")
            .says("`impakt`")
            .keeps_still_of("in the rest of the packet");
    }
    let two = Packet::empty().file("ana/packet.toml", SETTINGS).file("ben/packet.toml", SETTINGS);
    two.run(["check", "ana/packet.toml"]).code(0).says(" --> ana/packet.toml:");
    two.run(["check", "ana", "ben"]).code(2).complains("`ana` and `ben` are in two packets");
}

#[test]
fn errors_come_first_whatever_their_file() {
    let packet = Packet::new()
        .file("evidence/a.md", EVIDENCE.replace("The basket", "TBD. TODO: The basket"))
        .file("impact/b.md", "+++\nclaim = \"The basket opens at once\"\n+++\n")
        .file("notes/z.md", "+++\nnot-a-key = 1\n+++\n");
    let out = packet.run(["check"]).code(1).out();
    let places: Vec<&str> = out.lines().filter(|line| line.contains("]: ")).collect();
    assert!(places[0].starts_with("error[unknown-key]"), "{out}");
    let hints = places.iter().position(|line| line.starts_with("hint")).unwrap();
    assert!(places[1..hints].iter().all(|line| line.starts_with("warning")), "{out}");
    assert_eq!(out.matches("places to fill in: line 6\n").count(), 1, "{out}");
    let json = packet.run(["check", "--format", "json"]).code(1).out();
    assert_eq!(json.matches("\"rule\":\"template-text\"").count(), 2, "programs are told of each: {json}");
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
    packet.run(["check", "--format", "xml"]).code(2).complains("`--format` does not take `xml`");
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
    repository.run(["check", "careers/kim"]).says(" --> careers/kim/evidence/a.md:4:13\n");
    repository.run_in("careers", ["check", "kim"]).says(" --> kim/evidence/a.md:4:13\n");
    repository.run_in("careers/kim/evidence", ["check"]).says(" --> ../evidence/a.md:4:13\n");
    repository.run_in("careers/kim/evidence", ["build"]).says(" --> ../evidence/a.md:4:13\n");
    let sarif = repository.run_in("careers/kim/evidence", ["check", "--format", "sarif"]).code(1).out();
    assert!(sarif.contains("\"uri\":\"careers/kim/evidence/a.md\""), "{sarif}");
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

#[test]
fn a_text_that_names_several_is_told_to_be_a_list() {
    let yaml = |criteria: &str| {
        format!("---\ntitle: A faster basket\ndate: 2026-03-14\ncriteria: {criteria}\n---\nThe basket opens at once.\n")
    };
    let toml = EVIDENCE.replace("[\"impact\"]", "\"impact, scope\"");
    for (note, marked, help) in [
        (yaml("impact, scope"), "impact, scope", "write `[impact, scope]`"),
        (toml, "impact, scope", "write `[\"impact\", \"scope\"]`"),
        (yaml("impact; impakt"), "impact; impakt", "write `[impact, impakt]`"),
        (yaml("[\"impact, scope\"]"), "impact, scope", "make an item of each: `impact` and `scope`"),
    ] {
        let ran = Packet::new().file("evidence/a.md", note).run(["check"]).code(1);
        let ran = ran.says(&format!("error[unknown-criterion]: `{marked}` is one text, and a list is wanted\n"));
        ran.says(&format!("\n  = help: {help}\n")).says("\n1 error and ");
    }
    let packet = Packet::new()
        .file("evidence/a.md", EVIDENCE)
        .file("evidence/b.md", EVIDENCE)
        .file("impact/c.md", "---\nclaim: It is faster\nevidence: a, b\n---\n");
    packet.run(["check"]).code(1).says("error[unknown-note]: `a, b` is one text").says("= help: write `[a, b]`");
}

#[test]
fn an_address_alone_is_a_link_that_is_called_by_it() {
    let long = format!("https://long.example/{}", "a".repeat(60));
    for links in [
        format!("[\"https://www.dash.example/basket/\", \"{long}\", \"files/plan.pdf\"]"),
        "\"http://dash.example/basket\"".to_owned(),
    ] {
        let note = EVIDENCE.replacen("+++\nThe", &format!("links = {links}\n+++\nThe"), 1);
        let packet = Packet::new().file("evidence/a.md", note).file("files/plan.pdf", "%PDF");
        packet.run(["check"]).code(0).keeps_still_of("error");
        packet.run(["build"]).code(0);
        let page = packet.read("dist/manager/evidence/a.html");
        assert!(page.contains(">dash.example/basket</a>"), "{page}");
        assert_eq!(page.contains(">long.example</a>"), links.contains(&long), "{page}");
    }
    let broken = EVIDENCE.replacen("+++\nThe", "links = [\"files/gone.pdf\"]\n+++\nThe", 1);
    Packet::new().file("evidence/a.md", broken).run(["check"]).code(1).says("there is no file `files/gone.pdf`");
}

#[test]
fn a_blank_that_is_none_is_named() {
    let packet = Packet::new().file("evidence/a.md", EVIDENCE.replace("\"impact\"", "\"impact\u{a0}\""));
    let expected = "error[unknown-criterion]: unknown criterion `impact␣` (␣ is U+00A0 no-break space)\n";
    packet.run(["check"]).code(1).says(expected).says("= help: did you mean `impact`?");
    let packet = Packet::new().file("evidence/a.md", EVIDENCE.replace("title =", "title\u{3000}="));
    packet.run(["check"]).code(1).says("error[invalid-toml]: U+3000 ideographic space outside of a text\n");
}

#[test]
fn a_link_to_a_note_that_is_not_there_suggests_three_at_the_most() {
    let evidence = ["plugin-releases-every-week", "plugin-tests", "plugin-store", "plugin-docs", "quiet-on-call"];
    let packet = evidence.iter().fold(Packet::new(), |packet, id| packet.file(&format!("evidence/{id}.md"), EVIDENCE));
    let packet = packet
        .file("impact/a.md", "+++\nclaim = \"It is faster\"\nevidence = [\"plugin-releases\"]\n+++\nSee [[plugin]].\n");
    let out = packet.run(["check"]).code(1).out();
    assert!(out.contains("help: did you mean `plugin-releases-every-week`?\n"), "{out}");
    assert!(
        out.contains("help: did you mean `[[plugin-docs]]`, `[[plugin-releases-every-week]]` or `[[plugin-store]]`?\n"),
        "{out}"
    );
}
