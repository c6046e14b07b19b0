//! `promo rubric`.

use crate::packet::Packet;

const BUILT_IN: [&str; 8] =
    ["amazon", "engineering-manager", "google", "ladder", "meta", "microsoft", "senior-engineer", "staff-engineer"];

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
fn a_step_is_told_statement_by_statement() {
    let rubric = "id = \"r\"\ntitle = \"R\"\nproficiencies = [\"Firm\", \"Master\"]\n\
        [[levels]]\nid = \"hand\"\n[[levels]]\nid = \"baker\"\ntrack = \"craft\"\n[[levels]]\nid = \"lead\"\ntrack = \"people\"\n\
        [[criteria]]\nid = \"dough\"\n[[criteria.expectations]]\nlevel = \"hand\"\nproficiency = \"Firm\"\n\
        statements = [\"Weighs.\", \"Judges dough by hand and eye.\", { text = \"Bakes.\", need = \"optional\" }]\n\
        [[criteria.expectations]]\nlevel = \"baker\"\nproficiency = \"Master\"\ntext = \"Is asked.\"\n\
        statements = [\"Weighs.\", \"Judges all dough by eye.\", \"Bakes.\", { text = \"Teaches.\", need = \"exceeds\" }]\n\
        [[criteria]]\nid = \"people\"\n[[criteria.expectations]]\nlevel = \"lead\"\ntext = \"Leads.\"\n";
    let place = Packet::empty().file("rubric.toml", rubric);
    let expected = "\
From hand to baker

dough  dough
  before    Firm
            - Weighs.
            - Judges dough by hand and eye.
            - Bakes. (optional)
  asked     Master. Is asked.
            - as before: Weighs.
            - in other words: Judges [→ all] dough by [hand and →] eye.
            - must be met from now on: Bakes.
            - new: Teaches. (beyond what is expected)

Nothing new: people
";
    place.run(["rubric", "diff", "rubric.toml", "hand", "baker"]).code(0).stdout(expected);
    place
        .run(["rubric", "diff", "rubric.toml", "baker", "lead"])
        .code(0)
        .says("This changes the track, from craft to people.\n");
    place.run(["rubric", "diff", "rubric.toml", "baker", "hand"]).code(2).complains("`hand` is not above `baker`");
}

#[test]
fn every_built_in_rubric_is_listed_and_shown() {
    let nowhere = Packet::empty();
    let list = nowhere
        .run(["rubric", "list"])
        .code(0)
        .says("senior-engineer      Engineer to senior engineer, version 1.1\n")
        .says("levels: junior, mid, senior, ")
        .says("The step from E4 to E5 at Meta, as engineers tell it: ")
        .out();
    let ids = list.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| line.split_whitespace().next());
    assert_eq!(ids.collect::<Vec<_>>(), BUILT_IN);
    for id in BUILT_IN {
        nowhere
            .run(["rubric", "show", id])
            .code(0)
            .says("Levels, lowest first")
            .says("Questions that a committee asks")
            .says("Peer feedback: ");
    }
    nowhere.run(["rubric", "show", "senior-enginer"]).code(2).complains("did you mean `senior-engineer`?");
}

/// What a rubric file is, so is a copy of it.
#[test]
fn a_built_in_rubric_is_a_file_to_write_over() {
    for id in BUILT_IN {
        let place = Packet::empty();
        let file = place.run(["rubric", "show", id, "--toml"]).code(0).out();
        let place = place.file("rubric.toml", file);
        place.run(["rubric", "check", "rubric.toml"]).code(0).says("no problems in ");
        let shown = place.run(["rubric", "show", id]).code(0).out();
        place.run(["rubric", "show", "rubric.toml"]).code(0).stdout(&shown);
    }
}

/// What a rubric asks for is said in words that no rule would hold against an author who wrote them.
#[test]
fn no_built_in_rubric_says_what_a_rule_would_blame() {
    let place = Packet::empty();
    for id in BUILT_IN {
        place.run(["new", id, "--rubric", id]).code(0);
        let file = place.run(["rubric", "show", id, "--toml"]).out();
        let rubric: toml::Table = toml::from_str(&file).unwrap();
        let parts = ["levels", "criteria", "questions"];
        let mut said: Vec<&str> = Vec::new();
        parts.iter().for_each(|part| texts(&rubric[*part], &mut said));
        assert!(said.len() > 40, "{id}");
        let note = format!("+++\ntitle = \"What is asked\"\ndate = 2026-07-01\n+++\n{}\n", said.join("\n\n"));
        std::fs::write(place.path(id).join("evidence/asked.md"), note).unwrap();
        let found = place.run(["check", id, "--format", "json"]).out();
        let found: serde_json::Value = serde_json::from_str(&found).unwrap();
        let found = found["diagnostics"].as_array().unwrap().iter().filter(|it| it["file"] == "evidence/asked.md");
        let rules: Vec<_> = found.map(|it| (&it["rule"], &it["message"])).collect();
        assert_eq!(rules.len(), 1, "{id}: {rules:?}");
        assert_eq!(rules[0].0, "unused-evidence");
    }
}

/// Every text with a blank in it: ids and references have none.
fn texts<'a>(value: &'a toml::Value, said: &mut Vec<&'a str>) {
    match value {
        toml::Value::String(text) if text.contains(' ') => said.push(text),
        toml::Value::Array(values) => values.iter().for_each(|value| texts(value, said)),
        toml::Value::Table(table) => table.values().for_each(|value| texts(value, said)),
        _ => {}
    }
}

#[test]
fn one_begins_a_rubric_with_a_sound_one() {
    let place = Packet::empty();
    let blank = place.run(["rubric", "new"]).code(0).stderr("").out();
    place.run(["rubric", "new", "-o", "ours.toml"]).code(0).stdout("ours.toml\n");
    assert_eq!(place.read("ours.toml"), blank);
    place.run(["rubric", "check", "ours.toml"]).code(0).says("no problems in Our ladder");
    place.run(["rubric", "new", "-o", "ours.toml"]).code(2).stdout("").complains("is there already");
    place.run(["rubric", "new", "-o", "gone/ours.toml"]).code(2).complains("in a folder that is");
    assert_eq!(place.read("ours.toml"), blank);
}

/// What stands behind a `#` is as sound as the rest.
#[test]
fn what_waits_in_the_rubric_to_begin_with_is_sound() {
    let blank = Packet::empty().run(["rubric", "new"]).code(0).out();
    // A line that is one word and a value waits to be used; a key of tracks waits for a ladder that has some.
    let waits = |line: &&str| line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '));
    let uncommented: String = blank
        .lines()
        .map(|line| line.strip_prefix("# ").filter(waits).unwrap_or(line))
        .filter(|line| !line.starts_with("track") && !line.starts_with("equivalent"))
        .map(|line| format!("{line}\n"))
        .collect();
    assert!(uncommented.lines().count() > 80 && uncommented.contains("\nreport = 1\n"), "{uncommented}");
    let place = Packet::empty().file("all.toml", &uncommented);
    place.run(["rubric", "check", "all.toml"]).code(0).says("no problems in Our ladder");
}

#[test]
fn in_a_packet_its_own_rubric_and_step_are_meant() {
    let settings = "\
[packet]
rubric = \"ours/rubric.toml\"

[candidate]
name = \"Kim\"
current = \"mid\"
target = \"L5\"
";
    let packet = Packet::empty()
        .file("mine/packet.toml", settings)
        .file("mine/ours/rubric.toml", RUBRIC)
        .file("mine/evidence/a.md", "");
    let (show, diff) = (["rubric", "show"], ["rubric", "diff"]);
    let shown = packet.run(["rubric", "show", "mine/ours/rubric.toml"]).code(0).out();
    packet.run_in("mine", show).code(0).stdout(&shown);
    packet.run_in("mine/evidence", show).code(0).stdout(&shown);
    packet.run_in("mine", ["rubric", "show", "--toml"]).code(0).stdout(RUBRIC);
    let step = packet.run(["rubric", "diff", "mine/ours/rubric.toml", "mid", "senior"]).code(0).out();
    packet.run_in("mine", diff).code(0).stdout(&step);
    packet.run_in("mine/evidence", ["rubric", "diff", "mid", "Senior"]).code(0).stdout(&step);
    // What is named is what is meant.
    packet.run_in("mine", ["rubric", "show", "google"]).code(0).says("Google, as engineers tell it\n");
    packet.run_in("mine", ["rubric", "diff", "google", "L4", "L5"]).code(0).says("From Software Engineer III to ");
    packet.run_in("mine", ["rubric", "diff", "google", "L4"]).code(2).complains("`google L4` does not name two levels");
    packet.run_in("mine", ["rubric", "diff", "mid"]).code(2).complains("`mid` does not name two levels");
    packet.run(show).code(2).complains("there is no `packet.toml` here").complains("or name a rubric");
    packet.run(diff).code(2).complains("there is no `packet.toml` here");
}

/// A statement that is for other kinds of candidate is not asked in a packet of this one.
#[test]
fn in_a_packet_its_candidate_is_asked() {
    let statements = "statements = [\n  { text = \"Draws the whole.\", archetypes = [\"architect\"] },\n  \"Changes something.\",\n]";
    let rubric = RUBRIC.replace("text = \"Changes something that matters.\"", statements);
    let rubric = rubric.replace("scopes = ", "archetypes = [\"architect\", \"solver\"]\nscopes = ");
    let settings = |archetype: &str| {
        format!(
            "[packet]\nrubric = \"rubric.toml\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"L5\"\narchetype = \"{archetype}\"\n"
        )
    };
    for (archetype, is_asked) in [("architect", true), ("solver", false)] {
        let packet = Packet::empty().file("rubric.toml", &rubric).file("packet.toml", settings(archetype));
        let step = packet.run(["rubric", "diff"]).code(0).out();
        assert_eq!(step.contains("new: Draws the whole. (for architect)"), is_asked, "{archetype}: {step}");
        assert_eq!(step.contains("not asked: Draws the whole. (for architect)"), !is_asked, "{archetype}: {step}");
    }
}

/// Beside statements, an example would look like one more thing that is asked.
#[test]
fn an_example_is_told_from_what_is_asked() {
    let shown = Packet::empty().run(["rubric", "show", "google"]).code(0).out();
    let (asked, examples) = shown.split_once("- Has done so in several quarters").unwrap();
    assert!(!asked.contains("for example:"));
    let lines: Vec<&str> = examples.lines().skip(1).take(2).map(str::trim).collect();
    assert_eq!(lines[0], "for example:");
    assert!(lines[1].starts_with("- a service that a product now depends on"), "{lines:?}");
}

/// What a level says of itself is said of the step to it: here, that nobody at the company says so.
#[test]
fn a_step_says_what_its_level_is() {
    let ours = "What is asked here is ours, after the general ladder.";
    Packet::empty().run(["rubric", "diff", "google", "L5", "L6"]).code(0).says(ours);
    Packet::empty().run(["rubric", "diff", "google", "L4", "L5"]).code(0).keeps_still_of(ours);
}

#[test]
fn a_packet_that_says_too_little_names_no_step() {
    let packet = Packet::empty().file("packet.toml", "[packet]\nrubric = \"google\"\n");
    packet.run(["rubric", "show"]).code(0).says("Google, as engineers tell it\n");
    packet.run(["rubric", "diff"]).code(2).complains("does not say both levels");
    let packet = Packet::empty().file("packet.toml", "[packet]\n");
    packet.run(["rubric", "show"]).code(2).complains("names no rubric");
    let packet = Packet::empty().file("packet.toml", "[packet]\nrubric = \"rubric.toml\"\n");
    packet.run(["rubric", "show"]).code(2).complains("cannot read `rubric.toml`");
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
