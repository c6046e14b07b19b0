//! `promo new`.

use crate::packet::{Packet, holds_ending, snapshot};
use crate::packets;

/// The ids that `promo rubric list` shows.
fn rubrics() -> Vec<String> {
    let list = Packet::empty().run(["rubric", "list"]).code(0).out();
    let ids = list.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| line.split_whitespace().next());
    ids.map(str::to_owned).collect()
}

#[test]
fn a_new_packet_builds_at_once_on_every_rubric() {
    let rubrics = rubrics();
    assert_eq!(rubrics.len(), 8);
    for rubric in &rubrics {
        let place = Packet::empty();
        place
            .run(["new", "mine", "--rubric", rubric])
            .code(0)
            .says("made a packet in `mine`")
            .says("promo check")
            .stderr("");
        builds_for_everyone(&place);
        assert!(place.read("mine/dist/manager/index.html").contains("[Your name…]"));
        assert_eq!(place.read("mine/.gitignore").lines().next(), Some("dist/"));
        assert!(place.read("mine/.gitignore").lines().any(|line| line == "hand-overs/"));
    }
}

/// An author's own rubric goes into the packet as it is, below a line that leads editors to its schema; the notes ask for its last step.
#[test]
fn a_rubric_file_is_copied_into_the_packet() {
    let place = Packet::empty();
    place.run(["rubric", "new", "-o", "ours.toml"]).code(0);
    place
        .run(["new", "mine", "--rubric", "ours.toml"])
        .code(0)
        .says("held against `rubric.toml`, a copy of `ours.toml`")
        .stderr("");
    let first = "#:schema ./.promo/rubric.schema.json\n";
    assert_eq!(place.read("mine/rubric.toml"), format!("{first}{}", place.read("ours.toml")));
    assert_eq!(place.read("mine/.promo/rubric.schema.json"), place.run(["schema", "rubric"]).out());
    place.run(["new", "again", "--rubric", "mine/rubric.toml"]).code(0);
    assert_eq!(place.read("again/rubric.toml"), place.read("mine/rubric.toml"));
    let settings = place.read("mine/packet.toml");
    for line in ["rubric = \"rubric.toml\"", "current = \"mid\"", "target = \"senior\""] {
        assert!(settings.lines().any(|written| written == line), "{settings}");
    }
    builds_for_everyone(&place);
    place.run_in("mine", ["rubric", "show"]).code(0).says("Our ladder\n");
}

/// A ladder with tracks and proficiencies, without scopes and questions, and with texts that would be markup.
#[test]
fn a_ladder_of_another_shape_is_one_too() {
    let ladder = r#"
id = "odd"
title = "Odd <b>"
proficiencies = ["Aware", "Expert"]
[[levels]]
id = "one"
title = "Level [1] *of* <b>2</b> {{metric:x}}"
[[levels]]
id = "engineer"
track = "engineers"
expects = { care = "Expert" }
[[levels]]
id = "manager"
title = "Head --> of\n[[case]]"
track = "managers"
expects = { care = "Expert" }
[[criteria]]
id = "care"
[[criteria.expectations]]
proficiency = "Expert"
text = "Takes care."
kinds = ["talk"]
"#;
    let place = Packet::empty().file("odd/ladder.toml", ladder);
    place.run(["new", "mine", "--rubric", "odd/ladder.toml"]).code(0);
    let settings = place.read("mine/packet.toml");
    assert!(settings.contains("current = \"one\"\ntarget = \"manager\"\n"), "{settings}");
    builds_for_everyone(&place);
}

#[test]
fn a_faulty_rubric_makes_no_packet() {
    let place = Packet::empty().file("bad.toml", "id = \"bad\"\n").file("folder/x", "");
    place.run(["new", "mine", "--rubric", "bad.toml"]).code(2).complains("the rubric `bad.toml` has ");
    place.run(["new", "mine", "--rubric", "gone.toml"]).code(2).complains("cannot read `gone.toml`");
    place.run(["new", "mine", "--rubric", "folder/"]).code(2).complains("is a folder");
    assert!(!place.path("mine").exists());
}

fn builds_for_everyone(place: &Packet) {
    place.run(["check", "mine"]).code(0).says("warning[template-text]").keeps_still_of("error[");
    for audience in packets::audiences() {
        place.run(["build", "mine", "--for", audience]).code(0);
    }
}

#[test]
fn there_is_a_note_of_each_kind_and_every_prompt_is_found() {
    let place = Packet::empty();
    place.run(["new", "mine"]).code(0);
    for folder in ["evidence", "impact", "feedback", "answers", "log", "notes"] {
        assert!(holds_ending(&place.path("mine").join(folder), "md"), "{folder} has no note");
    }
    let found = place.run(["check", "mine", "--format", "json"]).out();
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let found = found["diagnostics"].as_array().unwrap();
    for file in [
        "packet.toml",
        "case.md",
        "evidence/first-piece-of-work.md",
        "impact/first-claim.md",
        "answers/next-level-work.md",
    ] {
        let has = found.iter().any(|found| found["file"] == file && found["rule"] == "template-text");
        assert!(has, "no prompt is found in {file}: {found:#?}");
    }
}

#[test]
fn an_empty_folder_will_do_and_one_that_holds_a_name_of_the_packets_will_not() {
    let place = Packet::empty().file("full/case.md", "mine").file("full/notes/a.md", "").file("full/src/main.rs", "");
    std::fs::create_dir(place.path("empty")).unwrap();
    place.run(["new", "empty"]).code(0);
    place.run_in("empty", ["check"]).code(0);
    let before = snapshot(&place.path(""));
    let expected = "\
error: `full` holds `case.md` and `notes` already, and nothing is written over
  help: give the name of a new folder, or move what is there
";
    place.run(["new", "full"]).code(2).stdout("").stderr(expected);
    place.run(["new", "full/case.md"]).code(2).complains("`full/case.md` is not a folder");
    place.run(["new", "full/case.md/x"]).code(2).complains("error: ");
    assert_eq!(snapshot(&place.path("")), before);
}

/// A repository just made holds names with a dot, a README and a licence: none of them is in the way, and none is touched.
#[test]
fn a_fresh_repository_becomes_a_packet() {
    let place = Packet::empty()
        .file(".git/config", "[core]\n")
        .file(".gitignore", "*.swp\n")
        .file("README.md", "# Mine\n")
        .file("LICENSE", "MIT\n")
        .file("src/main.rs", "");
    place
        .run(["init", "."])
        .code(0)
        .says("made a packet in `.`")
        .says("`.gitignore` is there already and stays as it is; let it hold `dist/`, `hand-overs/`");
    assert_eq!((place.read(".gitignore"), place.read("README.md")), ("*.swp\n".to_owned(), "# Mine\n".to_owned()));
    place.run(["check"]).code(0).keeps_still_of("README").keeps_still_of("error[");
    place.run(["new", "."]).code(2).complains("`.` is a packet already");
}

/// Each worked note may be deleted, in any order: no error comes of it, and the packet builds to the last.
#[test]
fn each_worked_note_stands_alone() {
    let place = Packet::empty();
    place.run(["new", "mine"]).code(0);
    let notes = |place: &Packet| -> Vec<std::path::PathBuf> {
        let all = snapshot(&place.path("mine")).into_iter().map(|(path, _)| path);
        all.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
    };
    let all = notes(&place);
    assert_eq!(all.len(), 7);
    for note in &all {
        let text = std::fs::read(note).unwrap();
        std::fs::remove_file(note).unwrap();
        place.run(["check", "mine"]).code(0).keeps_still_of("error[");
        std::fs::write(note, text).unwrap();
    }
    for note in &all {
        std::fs::remove_file(note).unwrap();
        place.run(["check", "mine"]).code(0).keeps_still_of("error[");
    }
    place.run(["build", "mine"]).code(0);
}

#[test]
fn a_bare_packet_has_no_worked_notes() {
    let place = Packet::empty();
    place.run(["new", "mine", "--bare"]).code(0).says("`packet.toml` first").keeps_still_of("worked notes");
    assert!(!holds_ending(&place.path("mine"), "md"));
    builds_bare(&place);
    place.run_in("mine", ["add", "evidence", "A cache"]).code(0).stdout("evidence/a-cache.md\n");
    place.run_in("mine", ["log", "a thing"]).code(0);
    place.run_in("mine", ["check"]).code(0);
}

fn builds_bare(place: &Packet) {
    for audience in packets::audiences() {
        place.run(["build", "mine", "--for", audience]).code(0);
    }
}

#[test]
fn here_is_a_folder_too() {
    let place = Packet::empty();
    place.run(["new", "."]).code(0).says("\nNext:\n");
    place.run(["check"]).code(0);
}

#[test]
fn a_packet_in_a_packet_would_be_part_of_both() {
    let packet = Packet::new();
    packet.run(["new", "evidence/mine"]).code(2).complains("`evidence/mine` lies inside the packet `.`");
    assert!(!packet.path("evidence").exists());
}

#[test]
fn a_near_miss_of_a_rubric_is_guessed() {
    let place = Packet::empty();
    let expected = "\
error: no built-in rubric has the id `senior-enginer`
  help: did you mean `senior-engineer`?
";
    place.run(["new", "mine", "--rubric", "senior-enginer"]).code(2).stderr(expected);
    assert!(!place.path("mine").exists());
}
