//! `promo rubric import`: small ladders of `tests/ladders`, each of another trade, shape and language.

use crate::packet::{Packet, Ran, promo};
use std::fs;
use std::path::Path;

fn ladder(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ladders").join(name)).unwrap()
}

/// Imports a ladder into `rubric.toml` of a folder, and checks that file.
fn imported(packet: &Packet, args: &[&str]) -> (String, String) {
    let mut command = promo(&packet.path("."));
    let run = Ran::of(command.args(["rubric", "import"]).args(args).args(["-o", "rubric.toml"])).code(0).stdout("");
    packet.run(["rubric", "check", "rubric.toml"]).code(0);
    (fs::read_to_string(packet.path("rubric.toml")).unwrap(), run.err())
}

#[test]
fn two_tables_of_a_page_are_two_tracks() {
    let packet = Packet::empty().file("kitchen.md", ladder("kitchen.md"));
    let (rubric, report) = imported(&packet, &["kitchen.md"]);
    assert!(rubric.contains("text = \"Cuts fast | clean.\""), "{rubric}");
    assert!(rubric.contains("track = \"Those who lead\""), "{rubric}");
    assert!(rubric.contains("aliases = [\"K1\"]"), "{rubric}");
    assert_eq!(rubric.matches("title = \"Knives\"").count(), 1, "the same criterion on both tracks");
    let expected = "\
kitchen.md:3: 12 words, no place: prose outside of the ladder
kitchen.md:21: 6 words, no place: prose outside of the ladder
no level is shared by these, so each became a track: Ladder of the kitchen, Those who lead; which levels are as high as each other is not known (`equivalent`)
2 emphasised runs became plain words
no licence file was found beside the source: ask before you pass its words on
levels, lowest first: Junior Cook, Cook, Senior Cook, Sous Chef, Head Chef
14 of 14 statements, 0 examples, 0 beyond expectation; 2 things had no place
";
    assert_eq!(report, expected);
}

#[test]
fn a_german_table_in_windows_1252_is_read_when_its_axis_is_named() {
    let packet = Packet::empty().file("station.csv", ladder("station.csv"));
    let (rubric, report) = imported(&packet, &["station.csv", "--levels", "columns", "--id", "pflege"]);
    assert!(rubric.starts_with("id = \"pflege\"\n"), "{rubric}");
    assert!(rubric.contains("id = \"uebergabe\"\ntitle = \"Übergabe\"\ngroup = \"Team\""), "{rubric}");
    assert!(rubric.contains("not-applicable = true"), "{rubric}");
    assert!(report.contains("was read as windows-1252"), "{report}");
}

#[test]
fn a_japanese_ladder_keeps_its_titles() {
    let packet = Packet::empty().file("kiln.yaml", ladder("kiln.yaml"));
    let (rubric, report) = imported(&packet, &["kiln.yaml"]);
    assert!(rubric.contains("id = \"minarai\"\ntitle = \"見習い\""), "{rubric}");
    assert!(rubric.contains("examples = [\"急須には目の細かい土を使う\", \"大皿には強い土を使う\"]"), "{rubric}");
    assert!(rubric.contains("url = \"https://kiln.example/fire\""), "{rubric}");
    assert!(report.contains("kiln.yaml:20: 1 word, no place: a key that a rubric does not have: `colour`"), "{report}");
}

#[test]
fn positions_stand_on_axes() {
    let packet = Packet::empty();
    for name in ["axes.md", "joiner.md"] {
        packet.save(&format!("joinery/{name}"), ladder(&format!("pages/{name}")));
    }
    let (rubric, _) = imported(&packet, &["joinery"]);
    assert!(rubric.contains("expects = { wood = \"2\", customers = \"2\" }"), "{rubric}");
    assert!(
        rubric.contains("text = \"makes joints that hold, and shows how\""),
        "what a position says otherwise is its own"
    );
    assert!(rubric.contains("title = \"joinery\""), "`Introduction` names nothing: {rubric}");
}

#[test]
fn the_rubric_goes_to_standard_output_and_twice_is_the_same() {
    let packet = Packet::empty().file("kiln.yaml", ladder("kiln.yaml"));
    let once = packet.run(["rubric", "import", "kiln.yaml"]).code(0).out();
    let twice = packet.run(["rubric", "import", "kiln.yaml"]).code(0).out();
    assert!(once == twice && once.starts_with("id = \"kiln\"\n"), "{once}");
}

#[test]
fn nothing_is_written_over_without_force() {
    let packet = Packet::empty().file("kiln.yaml", ladder("kiln.yaml")).file("rubric.toml", "mine");
    let run = packet.run(["rubric", "import", "kiln.yaml", "-o", "rubric.toml"]).code(2);
    assert!(run.err().contains("`rubric.toml` is there already"), "{}", run.err());
    assert_eq!(fs::read_to_string(packet.path("rubric.toml")).unwrap(), "mine");
    packet.save("bad.tex", "x");
    packet.run(["rubric", "import", "bad.tex", "-o", "rubric.toml", "--force"]).code(2);
    assert_eq!(fs::read_to_string(packet.path("rubric.toml")).unwrap(), "mine");
    packet.run(["rubric", "import", "kiln.yaml", "-o", "rubric.toml", "--force"]).code(0);
    // Nothing is left of the way.
    let mut names: Vec<_> = fs::read_dir(packet.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["bad.tex", "kiln.yaml", "rubric.toml"]);
    assert!(fs::read_to_string(packet.path("rubric.toml")).unwrap().starts_with("id = \"kiln\""));
}

#[test]
fn programs_get_the_same_as_one_document() {
    let packet = Packet::empty().file("kitchen.md", ladder("kitchen.md"));
    let run = packet.run(["rubric", "import", "kitchen.md", "--format", "json"]).code(0);
    let report: serde_json::Value = serde_json::from_str(&run.err()).unwrap();
    assert_eq!(report["counts"]["statements"], 14);
    assert_eq!(report["left"][0]["line"], 3);
}

#[test]
fn a_licence_above_the_source_is_named() {
    let licence = "Permission is hereby granted, free of charge, to any person";
    let packet = Packet::empty().file("LICENSE", licence).file("data/kiln.yaml", ladder("kiln.yaml"));
    let (rubric, report) = imported(&packet, &["data/kiln.yaml"]);
    assert!(rubric.contains("license = \"MIT\""), "{rubric}");
    assert!(report.contains("the licence is that of data/../LICENSE"), "{report}");
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_written() {
    let packet = Packet::empty().file("a.tex", "x").file("b.md", "# Prose\n\nOnly.\n");
    for source in ["a.tex", "b.md", "gone.csv"] {
        let run = packet.run(["rubric", "import", source, "-o", "rubric.toml"]).code(2);
        assert!(run.err().starts_with("error: "), "{}", run.err());
        assert!(!packet.path("rubric.toml").exists());
    }
}

#[test]
fn a_folder_with_more_than_a_ladder_is_refused_before_it_is_read() {
    let packet = Packet::empty();
    for nth in 0..1_001 {
        packet.save(&format!("all/{nth}.md"), "# x");
    }
    let run = packet.run(["rubric", "import", "all"]).code(2);
    assert!(run.err().contains("holds 1001 files"), "{}", run.err());
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let packet = Packet::empty().file("kiln.yaml", ladder("kiln.yaml")).file("l/kitchen.md", ladder("kitchen.md"));
    std::os::unix::fs::symlink(packet.path("kiln.yaml"), packet.path("l/kiln.yaml")).unwrap();
    let run = packet.run(["rubric", "import", "l/kiln.yaml"]).code(2);
    assert!(run.err().contains("symbolic link"), "{}", run.err());
    let whole = packet.run(["rubric", "import", "l"]).code(0);
    assert!(!whole.out().contains("見習い"), "{}", whole.out());
}
