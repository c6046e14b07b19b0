//! `promo rubric`.

use crate::packet::Packet;

const RUBRIC: &str = "\
id = \"small\"
title = \"Small\"
scopes = [\"feature\", \"system\"]

[[levels]]
id = \"mid\"
scope = \"feature\"

[[levels]]
id = \"senior\"
title = \"Senior\"
aliases = [\"L5\"]
scope = \"system\"
sustained = \"6 months\"

[[criteria]]
id = \"impact\"
group = \"Results\"

[[criteria.expectations]]
level = \"senior\"
text = \"Changes something that matters.\"
at-least = 2
examples = [\"a faster basket\"]

[[criteria]]
id = \"care\"

[[criteria.expectations]]
level = \"mid\"
text = \"Takes care.\"

[[questions]]
id = \"own-part\"
text = \"What was yours?\"
criteria = [\"impact\"]

[feedback]
at-least = 3
outside-team = 1
";

#[test]
fn a_rubric_reads_as_text() {
    let expected = "\
Small
small, version 1: 2 criteria, 2 levels and 1 question

Levels, lowest first
  mid       mid
            scope: feature
  senior    Senior (L5)
            scope: system, sustained for 6 months

Scopes, narrow to wide: feature, system

Results

  impact  impact
    senior  Changes something that matters. (at least 2 pieces of evidence)
              - a faster basket

Other criteria

  care  care
    mid     Takes care.

Questions that a committee asks
  own-part  What was yours?
    concerns impact

Peer feedback: from 3 people at least, 1 of them from outside the team
";
    Packet::empty().file("rubric.toml", RUBRIC).run(["rubric", "show", "rubric.toml"]).code(0).stdout(expected);
}

#[test]
fn a_step_is_what_it_asks_anew() {
    let expected = "\
From mid to Senior
  scope       system; before: feature
  sustained   6 months

impact  impact
  before    nothing was asked
  asked     Changes something that matters. (at least 2 pieces of evidence)

Nothing new: care
";
    let place = Packet::empty().file("rubric.toml", RUBRIC);
    place.run(["rubric", "diff", "rubric.toml", "mid", "L5"]).code(0).stdout(expected);
    place.run(["rubric", "diff", "rubric.toml", "senior", "mid"]).code(2).complains("`mid` is not above `senior`");
    place.run(["rubric", "diff", "senior-engineer", "mid", "seinor"]).code(2).complains("did you mean `senior`?");
}

#[test]
fn the_file_itself_is_printed_to_begin_with() {
    let nowhere = Packet::empty().file("rubric.toml", RUBRIC);
    let built_in = include_str!("../../../rubrics/senior-engineer.toml");
    nowhere.run(["rubric", "show", "senior-engineer", "--toml"]).code(0).stdout(built_in);
    nowhere.run(["rubric", "show", "rubric.toml", "--toml"]).code(0).stdout(RUBRIC);
    nowhere.run(["rubric", "show", "senior-enginer", "--toml"]).code(2).complains("did you mean `senior-engineer`?");
}

#[test]
fn statements_are_shown_one_by_one() {
    let rubric = RUBRIC.replace(
        "text = \"Takes care.\"\n",
        "title = \"Keeps\"\nweight = \"25 %\"\nstatements = [\"Takes care.\", { text = \"Gives care.\", need = \"exceeds\", examples = [\"a bandage\"] }]\nsignals = [\"thanks\"]\n",
    );
    let expected = "\
  care  care
    mid     Keeps: (weight 25 %)
              - Takes care.
              - Gives care. (beyond what is expected)
                - a bandage
              signs that it has been reached:
              - thanks
";
    Packet::empty().file("rubric.toml", rubric).run(["rubric", "show", "rubric.toml"]).code(0).says(expected);
}

#[test]
fn every_built_in_rubric_is_listed_and_shown() {
    let nowhere = Packet::empty();
    nowhere
        .run(["rubric", "list"])
        .code(0)
        .says("senior-engineer  Software engineering ladder, version 1.0\n")
        .says("levels: junior, mid, senior, ");
    nowhere
        .run(["rubric", "show", "senior-engineer"])
        .code(0)
        .says("Levels, lowest first")
        .says("Questions that a committee asks");
    nowhere.run(["rubric", "show", "senior-enginer"]).code(2).complains("did you mean `senior-engineer`?");
}

#[test]
fn a_rubric_file_is_checked_like_a_packet() {
    let place = Packet::empty()
        .file("good.toml", RUBRIC)
        .file("bad.toml", RUBRIC.replace("level = \"senior\"", "level = \"seinor\""));
    place
        .run(["rubric", "check", "good.toml"])
        .code(0)
        .stdout("no problems in Small, 2 criteria, 2 levels and 1 question\n");
    place
        .run(["rubric", "check", "bad.toml"])
        .code(1)
        .says("error[unknown-level]: unknown level `seinor`\n")
        .says("--> bad.toml:21:9\n")
        .says("did you mean `senior`?");
    place.run(["rubric", "show", "bad.toml"]).code(2).complains("the rubric `bad.toml` has ");
}

#[test]
fn what_is_no_rubric_file_is_trouble() {
    let place = Packet::empty()
        .file("latin.toml", b"id = \"caf\xe9\"")
        .file("big.toml", "#".repeat(1 << 21))
        .file("folder/x", "");
    place.run(["rubric", "check", "gone.toml"]).code(2).complains("cannot read `gone.toml`");
    place.run(["rubric", "check", "folder"]).code(2).complains("`folder` is a folder");
    place.run(["rubric", "check", "latin.toml"]).code(2).complains("is not UTF-8 at byte 9");
    place.run(["rubric", "check", "big.toml"]).code(2).complains("has 2097152 bytes");
}

#[test]
fn nothing_in_a_rubric_is_obeyed_by_the_terminal() {
    let place = Packet::empty().file("rubric.toml", RUBRIC.replace("What was yours?", "a\\u001b[2Jb"));
    place.run(["rubric", "show", "rubric.toml", "--color", "always"]).code(0).says("a␛[2Jb");
}

#[test]
fn the_rubric_of_the_documentation_is_sound() {
    let formats = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/formats.md")).unwrap();
    let rubric =
        formats.split("```toml\n").find(|block| block.contains("[[levels]]")).unwrap().split("```").next().unwrap();
    Packet::empty().file("rubric.toml", rubric).run(["rubric", "check", "rubric.toml"]).code(0);
}
