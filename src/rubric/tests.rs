//! The format: what is read of it, and what a rubric may not say.

use super::*;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Text;

/// Every key once, but for those that a plain ladder has.
const WHOLE: &str = r#"
id = "bakery"
title = "Bakery"
summary = "What bakers do."
scopes = ["oven", "shop"]
proficiencies = ["Learning", { title = "Firm", summary = "Alone, every day." }, "Master"]
archetypes = ["baker", "pastry"]
cumulative = true

[[levels]]
id = "hand"
scope = "oven"
expects = { dough = "Learning" }

[[levels]]
id = "journeyman"
track = "craft"
scope = "oven"
summary = "Runs a shift."
expects = { dough = "Firm" }
[[levels.rules]]
text = "Firm in one of the two."
at-least = 1
criteria = ["dough", "oven"]
proficiency = "Firm"

[[levels]]
id = "shift-lead"
track = "people"
equivalent = "journeyman"
scope = "shop"

[[criteria]]
id = "dough"
group = ["Craft", "Hands"]
[[criteria.expectations]]
proficiency = "Learning"
title = "Follows"
text = "Makes dough by the book."
[[criteria.expectations]]
proficiency = "Firm"
text = "Knows dough."
statements = [
  "Judges dough by hand.",
  { id = "flour", text = "Chooses flour.", examples = ["rye for the sour loaf"], at-least = 2, kinds = ["project"] },
  { text = "Writes the book.", need = "exceeds" },
  { text = "Laminates.", archetypes = ["pastry"], links = [{ title = "how", url = "https://example.org/how" }] },
]
signals = ["others ask"]
weight = "25 %"
target = 3.6
points = 12

[[criteria]]
id = "oven"
[[criteria.expectations]]
proficiency = "Firm"
statements = ["Knows the oven’s corners."]
[[criteria.expectations]]
level = "shift-lead"
proficiency = "Firm"
text = "Plans who bakes what."
need = "optional"

[[renames]]
from = "kneading"
to = ["mixing"]
[[renames]]
from = "mixing"
to = ["dough", "dough/flour"]
[[renames]]
from = "sales"
why = "no longer asked for"

[feedback]
at-least = 3
report = 2
"#;

fn read(written: &str) -> (Option<Rubric>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let rubric = read_rubric(&PacketPath::new("rubric.toml").unwrap(), &Text::new(written), &mut found);
    found.sort();
    (rubric, found)
}

/// What is found, each with the rule, the words at its place and its message.
fn found(written: &str) -> Vec<String> {
    let line = |found: &Diagnostic| {
        let place = &written[found.span.range()];
        format!("{} {}: {}", found.rule, place.lines().next().unwrap_or_default(), found.message)
    };
    read(written).1.iter().map(line).collect()
}

/// What is found once this is written instead of that.
fn changed(from: &str, to: &str) -> Vec<String> {
    assert!(WHOLE.contains(from), "{from}");
    found(&WHOLE.replacen(from, to, 1))
}

#[test]
fn every_key_is_read() {
    let (rubric, found) = read(WHOLE);
    assert_eq!(found, []);
    let rubric = rubric.unwrap();
    let dough = rubric.criterion("dough").unwrap();
    assert_eq!(dough.group, ["Craft", "Hands"]);
    let firm = rubric.at(dough, 1).unwrap();
    assert_eq!(firm.texts().count(), 5);
    assert_eq!(
        (firm.weight.as_deref(), firm.target.as_deref(), firm.points.as_deref()),
        (Some("25 %"), Some("3.6"), Some("12"))
    );
    assert_eq!(firm.statements[1].examples, ["rye for the sour loaf"]);
    assert_eq!(firm.statements[3].links[0].title, "how");
    assert_eq!(rubric.proficiencies[1].summary.as_deref(), Some("Alone, every day."));
    assert_eq!(rubric.feedback.of_relation.len(), 1);
    let names: Vec<String> = rubric.names().collect();
    assert_eq!(names, ["dough", "dough/flour", "oven", "hand", "journeyman", "shift-lead"]);
}

#[test]
fn a_level_wins_over_its_proficiency_and_a_rule_gives_what_neither_says() {
    let rubric = read(WHOLE).0.unwrap();
    let oven = rubric.criterion("oven").unwrap();
    let text = |level: usize| rubric.at(oven, level).map(|at| at.texts().next().unwrap().to_owned());
    assert_eq!(text(0), None);
    assert_eq!(text(1).as_deref(), Some("Knows the oven’s corners."));
    assert_eq!(text(2).as_deref(), Some("Plans who bakes what."));
}

#[test]
fn what_must_be_met_is_said_by_the_statements_where_nothing_else_says_it() {
    let need = |statements: &str| {
        let written = WHOLE.replace("statements = [\"Knows the oven’s corners.\"]", statements);
        let rubric = read(&written).0.unwrap();
        rubric.criterion("oven").unwrap().step(1).unwrap().need.clone()
    };
    assert_eq!(need("statements = [{ text = \"a\", need = \"exceeds\" }]"), Need::Exceeds);
    assert_eq!(
        need("statements = [{ text = \"a\", need = \"exceeds\" }, { text = \"b\", need = \"optional\" }]"),
        Need::Optional
    );
    assert_eq!(need("statements = [{ text = \"a\", need = \"exceeds\" }, \"b\"]"), Need::Required);
    assert_eq!(need("text = \"c\"\nstatements = [{ text = \"a\", need = \"exceeds\" }]"), Need::Required);
}

#[test]
fn scopes_may_be_left_out() {
    let plain = WHOLE
        .replace("scopes = [\"oven\", \"shop\"]\n", "")
        .replace("scope = \"oven\"\n", "")
        .replace("scope = \"shop\"\n", "");
    assert_eq!(found(&plain), [""; 0]);
}

#[test]
fn blanks_without_a_width_are_taken_off() {
    let (rubric, found) = read(&WHOLE.replace("Makes dough", "\u{200b}Makes\u{feff} dough"));
    assert_eq!(found, []);
    assert_eq!(rubric.unwrap().criteria[0].expectations[0].text, "Makes dough by the book.");
}

#[test]
fn names_that_are_not_there_are_said_with_what_was_perhaps_meant() {
    for (from, to, said) in [
        ("{ dough = \"Firm\" }", "{ dough = \"Frim\" }", "unknown-value \"Frim\": unknown proficiency `Frim`"),
        ("{ dough = \"Firm\" }", "{ duogh = \"Firm\" }", "unknown-criterion duogh: unknown criterion `duogh`"),
        ("archetypes = [\"pastry\"]", "archetypes = [\"pasty\"]", "unknown-value \"pasty\": unknown archetype `pasty`"),
        (
            "equivalent = \"journeyman\"",
            "equivalent = \"journyman\"",
            "unknown-level \"journyman\": unknown level `journyman`",
        ),
        (
            "criteria = [\"dough\", \"oven\"]",
            "criteria = [\"dough\", \"ovn\"]",
            "unknown-criterion \"ovn\": unknown criterion `ovn`",
        ),
        ("level = \"shift-lead\"", "level = \"shift-led\"", "unknown-level \"shift-led\": unknown level `shift-led`"),
        (
            "\"dough/flour\"]",
            "\"dough/flower\"]",
            "contradictory-rubric \"dough/flower\": nothing here is called `dough/flower`",
        ),
    ] {
        let lines = changed(from, to);
        let place = lines.iter().position(|line| line == said).unwrap_or_else(|| panic!("{to}: {lines:#?}"));
        let help = read(&WHOLE.replacen(from, to, 1)).1[place].help.clone().unwrap_or_default();
        assert!(help.starts_with("did you mean"), "{to}: {help}");
    }
}

#[test]
fn what_contradicts_itself_is_said() {
    for (from, to, said) in [
        (
            "track = \"people\"\nequivalent",
            "track = \"craft\"\nequivalent",
            "`shift-lead` and `journeyman` stand on the same track",
        ),
        ("equivalent = \"journeyman\"", "equivalent = \"hand\"", "`shift-lead` and `hand` do not stand on two tracks"),
        (
            "proficiency = \"Learning\"\ntitle",
            "proficiency = \"Firm\"\ntitle",
            "criterion `dough` has two expectations for proficiency `Firm`",
        ),
        ("{ dough = \"Firm\" }", "{ dough = \"Master\" }", "criterion `dough` says nothing of proficiency `Master`"),
        ("at-least = 1\ncriteria", "at-least = 3\ncriteria", "the rule asks for 3 criteria, and is about 2"),
        ("at-least = 1\ncriteria", "at-least = 0\ncriteria", "`at-least = 0` asks for nothing"),
        ("\"Judges dough by hand.\",", "\"Chooses  flour.\",", "the same statement stands here twice"),
        ("\"Judges dough by hand.\",", "{ id = \"Flour\", text = \"x\" },", "statement `flour` is there twice"),
        ("\"Judges dough by hand.\",", "{ id = \"a/b\", text = \"x\" },", "`a/b` cannot be the id of a statement"),
        ("\"Judges dough by hand.\",", "\" \",", "a statement is empty"),
        ("https://example.org/how", "javascript:alert(1)", "`javascript:alert(1)` is not an address of the web"),
        ("from = \"sales\"", "from = \"oven\"", "`oven` is renamed, and there is one of that name"),
        ("from = \"sales\"", "from = \"mixing\"", "`mixing` is renamed twice"),
        ("why = \"no longer asked for\"", "to = [\"sales\"]", "`sales` is renamed in a circle"),
        ("why = \"no longer asked for\"", "", "`to` is missing"),
        ("report = 2", "report = 4", "`report` asks for more than `at-least` does in all"),
        (
            "scope = \"shop\"\n\n[[criteria]]",
            "scope = \"oven\"\n[[levels]]\nid = \"head\"\ntrack = \"people\"\n[[criteria]]",
            "no criterion has an expectation for level `head`",
        ),
        (
            "archetypes = [\"baker\", \"pastry\"]",
            "archetypes = [\"baker\", \"pastry\", \"baker\"]",
            "archetype `baker` is listed twice",
        ),
        ("[\"Learning\", {", "[\"Learning\", \"Learning\", {", "proficiency `Learning` is listed twice"),
        ("text = \"Plans who bakes what.\"\n", "", "`text` is missing"),
        ("level = \"shift-lead\"\nproficiency = \"Firm\"\n", "", "`level` is missing"),
    ] {
        let lines = changed(from, to);
        assert!(lines.iter().any(|line| line.contains(said)), "{to}: {lines:#?}");
    }
}

/// Two tracks of two levels each, and what is as high as what.
fn tracks(first: &str, second: &str) -> Vec<String> {
    let level = |id: &str, track: &str, equivalent: &str| {
        let equal = if equivalent.is_empty() { String::new() } else { format!("equivalent = \"{equivalent}\"\n") };
        format!("[[levels]]\nid = \"{id}\"\ntrack = \"{track}\"\n{equal}")
    };
    let levels =
        [level("i1", "i", ""), level("i2", "i", ""), level("m1", "m", first), level("m2", "m", second)].concat();
    let at = |id: &str| format!("[[criteria.expectations]]\nlevel = \"{id}\"\ntext = \"Does {id}.\"\n");
    let criterion = format!("[[criteria]]\nid = \"a\"\n{}{}{}{}", at("i1"), at("i2"), at("m1"), at("m2"));
    found(&format!("id = \"a\"\ntitle = \"A\"\n{levels}{criterion}"))
}

#[test]
fn what_is_as_high_does_not_cross() {
    assert_eq!(tracks("i1", "i2"), [""; 0]);
    assert_eq!(tracks("", "i2"), [""; 0]);
    let crossed = "contradictory-rubric \"i1\": `m1` is as high as `i2`, and `m2` as high as `i1`: the one is above, the other below";
    assert_eq!(tracks("i2", "i1"), [crossed]);
    assert_eq!(
        tracks("i2", "i2"),
        ["contradictory-rubric \"i2\": `i2` is as high as both `m1` and `m2`, of one track"]
    );
}

#[test]
fn scopes_narrow_along_one_track_alone() {
    // The lead of a shift has a wider scope than the master who stands after them in the file, and is on another track.
    let master = "id = \"master\"\ntrack = \"craft\"\nscope = \"oven\"\nexpects = { dough = \"Firm\" }\n\n[[criteria]]";
    assert_eq!(changed("[[criteria]]", &format!("[[levels]]\n{master}")), [""; 0]);
    let lines = changed("[[criteria]]", &format!("[[levels]]\n{}", master.replace("craft", "people")));
    assert_eq!(
        lines,
        ["contradictory-rubric \"master\": level `master` has a narrower scope than `shift-lead` below it"]
    );
}

#[test]
fn a_proficiency_that_falls_is_asked_about() {
    let written = WHOLE.replacen("expects = { dough = \"Learning\" }", "expects = { dough = \"Firm\" }", 1);
    let written = written.replacen(
        "Runs a shift.\"\nexpects = { dough = \"Firm\" }",
        "Runs a shift.\"\nexpects = { dough = \"Learning\" }",
        1,
    );
    let found = read(&written).1;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].severity, Severity::Hint);
    assert_eq!(found[0].message, "`journeyman` expects `Learning` of `dough`, and `hand` below it `Firm`");
}

#[test]
fn names_are_followed_through_their_renames() {
    let rubric = read(WHOLE).0.unwrap();
    let names = |name: &str| rubric.became(name).map(|became| became.names);
    assert_eq!(names("kneading"), Some(vec!["dough", "dough/flour"]));
    assert_eq!(names("sales"), Some(Vec::new()));
    assert_eq!(rubric.became("sales").unwrap().why, ["no longer asked for"]);
    assert_eq!(names("dough"), None);
}
