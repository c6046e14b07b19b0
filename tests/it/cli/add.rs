//! `promo add`.

use crate::packet::{Packet, snapshot};

/// What may be said of a note that has just been added: its prompts, and that nothing is linked to it yet.
const OPEN: [&str; 3] = ["template-text", "unused-evidence", "claim-without-evidence"];

/// The rules that fire in this file.
fn rules_in(packet: &Packet, file: &str) -> Vec<String> {
    let json = packet.run(["check", "--format", "json"]).code(0).out();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let found = json["diagnostics"].as_array().unwrap().iter().filter(|found| found["file"] == file);
    found.map(|found| found["rule"].as_str().unwrap().to_owned()).collect()
}

/// A packet whose window holds every day that this test may run on.
fn packet() -> Packet {
    let settings = crate::packet::SETTINGS.replace("2026-06-30", "2199-12-31");
    Packet::empty().file("packet.toml", settings)
}

#[test]
fn each_kind_is_a_note_that_only_has_to_be_filled_in() {
    let kinds = [
        ("evidence", "Cut build time by half", "evidence/cut-build-time-by-half.md"),
        ("impact", "Everyone waits half as long", "impact/everyone-waits-half-as-long.md"),
        ("feedback", "Ana R.", "feedback/ana-r.md"),
        ("answer", "own-part", "answers/own-part.md"),
        ("log", "Week 12", "log/week-12.md"),
        ("note", "What we agreed on", "notes/what-we-agreed-on.md"),
    ];
    for (kind, title, file) in kinds {
        let packet = packet();
        packet.run(["add", kind, title]).code(0).stdout(&format!("{file}\n")).stderr("");
        let rules = rules_in(&packet, file);
        assert!(rules.iter().all(|rule| OPEN.contains(&rule.as_str())), "{kind}: {rules:?}");
        assert!(packet.read(file).contains(title), "{}", packet.read(file));
        packet.run(["build", "--for", "self"]).code(0);
    }
}

#[test]
fn the_path_is_told_from_where_one_stands() {
    let packet = packet().file("log/a.md", "");
    packet.run_in("log", ["add", "evidence", "One"]).code(0).stdout("../evidence/one.md\n");
    let elsewhere = Packet::empty();
    let root = packet.path("");
    let ran = elsewhere.run(["add", "evidence", "Two", "--packet", root.to_str().unwrap()]).code(0);
    assert!(ran.out().ends_with("evidence/two.md\n"), "{}", ran.out());
    assert!(packet.path("evidence/two.md").exists());
}

#[test]
fn a_title_may_hold_anything_that_fits_on_a_line() {
    let long = "very long ".repeat(500);
    let wide = "𐍈".repeat(300);
    let titles = [
        r#"A "quoted" title"#,
        r"C:\new\table",
        "it's 'both' \"kinds\"",
        "+++",
        "--",
        "{{metric:x}} «title» {% include %}",
        "«today»",
        "x --> <b>",
        "???",
        "../../escape",
        "/etc/passwd",
        "CON",
        "[x] # y = z",
        "\u{202e}drawkcab",
        &long,
        &wide,
    ];
    for title in titles {
        let packet = packet();
        let args: [&str; 4] = ["add", "evidence", "--", title];
        let path = packet.run(args).code(0).out();
        let path = path.trim_end();
        assert!(path.starts_with("evidence/") && path.ends_with(".md") && path.matches('/').count() == 1, "{path}");
        let rules = rules_in(&packet, path);
        assert!(rules.iter().all(|rule| OPEN.contains(&rule.as_str())), "{title}: {rules:?}");
        let text = packet.read(path);
        let front = text.split("+++\n").nth(1).unwrap_or_default();
        let front: toml::Table = toml::from_str(front).unwrap_or_default();
        if title != "+++" {
            assert_eq!(front["title"].as_str(), Some(title.trim()), "{text}");
        }
    }
}

#[test]
fn what_is_no_title_is_refused() {
    let packet = packet();
    let before = snapshot(&packet.path(""));
    packet.run(["add", "evidence", "  "]).code(2).complains("error: the title is empty");
    packet.run(["add", "evidence", "a\nb"]).code(2).complains("the title holds a line break");
    packet.run(["add", "evidence", "a\x1b[2J"]).code(2).complains("control character");
    packet.run(["add", "proof", "A"]).code(2).complains("KIND cannot be `proof`");
    packet.run(["add", "evidence"]).code(2).complains("`promo add` needs TITLE");
    assert_eq!(snapshot(&packet.path("")), before);
}

#[test]
fn nothing_is_written_over() {
    let packet = packet();
    packet.run(["add", "evidence", "One"]).code(0);
    let before = snapshot(&packet.path(""));
    let expected = "\
error: there is a note of kind evidence with the id `one` already: `evidence/one.md`
  help: write into that note, or give this one another title
";
    packet.run(["add", "evidence", "ONE!"]).code(2).stdout("").stderr(expected);
    let broken = packet.file("evidence/two.md", "+++\nnot toml\n").file("evidence/three.md", b"\xff");
    broken.run(["add", "evidence", "Two"]).code(2).complains("with the id `two` already: `evidence/two.md`");
    broken.run(["add", "evidence", "Three"]).code(2).complains("three.md` is there already");
    assert_eq!(broken.read("evidence/two.md"), "+++\nnot toml\n");
    assert!(before.iter().all(|(path, _)| path.exists()));
}

#[test]
fn a_note_in_a_subfolder_has_its_id_too() {
    let packet = packet().file("evidence/2026/one.md", "+++\ntitle = \"One\"\ndate = 2026-01-01\n+++\n");
    packet.run(["add", "evidence", "One"]).code(2).complains("`evidence/2026/one.md`");
}

#[test]
fn an_answer_is_to_a_question_of_the_rubric() {
    let packet = packet();
    packet.run(["add", "answer", "own-prat"]).code(2).complains("did you mean `own-part`?");
    packet.run(["add", "answer", "what?"]).code(2).complains("its questions are `next-level-work`, ");
    let answered = packet.file("answers/mine.md", "+++\nquestion = \"own-part\"\n+++\nAll of it.\n");
    answered.run(["add", "answer", "own-part"]).code(2).complains("`answers/mine.md`");
    let broken = answered.file("packet.toml", "[packet]\nrubric = \"gone\"\n");
    broken.run(["add", "answer", "sustained"]).code(2).complains("the rubric of this packet cannot be read");
}

#[cfg(unix)]
#[test]
fn no_note_is_written_outside_the_packet() {
    let (packet, outside) = (packet(), Packet::empty());
    std::os::unix::fs::symlink(outside.path(""), packet.path("evidence")).unwrap();
    packet.run(["add", "evidence", "One"]).code(2).complains("`evidence` in the packet is not a folder of its own");
    assert_eq!(snapshot(&outside.path("")), []);
}

#[test]
fn a_rubric_cannot_break_a_note() {
    let rubric = "id = \"r\"\ntitle = \"R\"\nscopes = [\"a\\nb = 1\"]\nkinds = [\"x\\ny = 2\"]\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n\
                  [[criteria]]\nid = \"c\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"T\"\n[[questions]]\nid = \"q\"\ntext = \"--> [[gone]]\\n# x\"\n";
    let settings = crate::packet::SETTINGS.replace("\"senior-engineer\"", "\"rubric.toml\"");
    let packet = Packet::empty().file("packet.toml", settings).file("rubric.toml", rubric);
    packet.run(["add", "evidence", "One"]).code(0);
    packet.run(["add", "answer", "q"]).code(0);
    packet.run(["check"]).code(0).keeps_still_of("error[");
}
