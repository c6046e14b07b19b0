//! What a step asks: on which track, in which words, and for whom.

use super::*;
use crate::rubric::{changes, read_rubric, runs, sentences};
use crate::source::{PacketPath, Text};

fn rubric(written: &str) -> Rubric {
    let mut found = Vec::new();
    let text = format!("id = \"a\"\ntitle = \"A\"\n{written}");
    let rubric = read_rubric(&PacketPath::new("rubric.toml").unwrap(), &Text::new(&text), &mut found);
    assert_eq!(found, [], "{text}");
    rubric.unwrap()
}

/// A level on a track, or on none.
fn level(id: &str, track: &str) -> String {
    let track = if track.is_empty() { String::new() } else { format!("track = \"{track}\"\n") };
    format!("[[levels]]\nid = \"{id}\"\n{track}")
}

/// A criterion with a sentence for each of these levels.
fn criterion(id: &str, texts: &[(&str, &str)]) -> String {
    let text =
        |(level, text): &(&str, &str)| format!("[[criteria.expectations]]\nlevel = \"{level}\"\ntext = \"{text}\"\n");
    format!("[[criteria]]\nid = \"{id}\"\n{}", texts.iter().map(text).collect::<String>())
}

/// What each criterion asks from one level to another, with what was expected before: `a: old → new`.
fn asked(rubric: &Rubric, from: &str, to: &str) -> Vec<String> {
    let way = rubric.way(rubric.level(from).unwrap(), rubric.level(to).unwrap(), Whom::Anyone);
    let words = |it: &Expectation| it.texts().collect::<Vec<_>>().join(" / ");
    let lines = changes(rubric, &way).into_iter().filter_map(|change| {
        let before = change.before.as_ref().map(words).unwrap_or_default();
        Some(format!("{}: {before} → {}", change.criterion.id.value, words(change.after.as_ref()?)).replace("  ", " "))
    });
    lines.collect()
}

/// Two levels that everyone climbs, then support engineers and their managers.
fn support() -> Rubric {
    let levels = ["l3", "l4"].map(|id| level(id, "")).concat() + &level("l5", "ic") + &level("l6", "ic");
    let managers = level("m1", "m") + "equivalent = \"l5\"\n" + &level("m2", "m");
    let criteria = [
        criterion("answers", &[("l3", "Answers."), ("l5", "Answers all."), ("l6", "Teaches answers.")]),
        criterion("people", &[("m1", "Hires."), ("m2", "Grows managers.")]),
        criterion("calm", &[("l4", "Stays calm."), ("l5", "Calms others."), ("m1", "Calms a team.")]),
        criterion("budget", &[("m1", "Has a budget.")]),
    ];
    rubric(&(levels + &managers + &criteria.concat()))
}

#[test]
fn a_step_across_tracks_asks_nothing_of_the_track_that_is_left() {
    let rubric = support();
    let managers = ["people: → Hires.", "calm: Stays calm. → Calms a team.", "budget: → Has a budget."];
    assert_eq!(asked(&rubric, "l4", "m1"), managers);
    assert_eq!(asked(&rubric, "l4", "l5"), ["answers: Answers. → Answers all.", "calm: Stays calm. → Calms others."]);
}

#[test]
fn as_high_on_the_other_track_is_not_asked_for_again_but_what_was_never_asked_is() {
    let rubric = support();
    // The same height on the other track: all that this level asks.
    assert_eq!(
        asked(&rubric, "l5", "m1"),
        ["people: → Hires.", "calm: Calms others. → Calms a team.", "budget: → Has a budget."]
    );
    // One higher: calm was reached on the own track, a budget never was.
    assert_eq!(asked(&rubric, "l5", "m2"), ["people: → Grows managers.", "budget: → Has a budget."]);
    // Who comes from the side of managers is asked what engineers are.
    assert_eq!(asked(&rubric, "m1", "l6"), ["answers: Answers. → Teaches answers."]);
}

#[test]
fn levels_of_other_tracks_are_neither_above_nor_below() {
    let rubric = support();
    let level = |id: &str| rubric.level(id).unwrap();
    let below = |one: &str, other: &str| rubric.is_below(level(one), level(other));
    assert!(below("l4", "m1") && below("m1", "m2") && below("l3", "l4"));
    assert!(!below("l5", "m1") && !below("m1", "l5") && !below("m1", "l4"));
    let as_high = |one: &str, other: &str| rubric.is_at_least(level(one), level(other));
    assert!(as_high("m1", "l5") && as_high("m2", "l5") && as_high("l6", "m1") && as_high("l4", "l4"));
    assert!(!as_high("m1", "l6") && !as_high("l4", "m1") && !as_high("l5", "m2"));
}

#[test]
fn the_same_words_ask_nothing_new() {
    let levels = ["a", "b", "c"].map(|id| level(id, "")).concat();
    let same = criterion("same", &[("a", "Is  kind."), ("b", "Is kind.")]);
    let more = criterion("more", &[("a", "Is kind."), ("b", "Is kind.\"\nat-least = 2\nneed = \"required")]);
    let kinds = criterion("kinds", &[("a", "Is kind."), ("b", "Is kind.\"\nkinds = [\"talk\"]\nneed = \"required")]);
    let must = criterion("must", &[("a", "Is kind.\"\nneed = \"optional"), ("b", "Is kind.")]);
    let less = criterion("less", &[("a", "Is kind."), ("b", "Is kind.\"\nneed = \"optional")]);
    let last = criterion("last", &[("c", "Is kind.")]);
    let rubric = rubric(&[levels, same, more, kinds, must, less, last].concat());
    assert_eq!(
        asked(&rubric, "a", "b"),
        ["more: Is kind. → Is kind.", "kinds: Is kind. → Is kind.", "must: Is kind. → Is kind."]
    );
    // The same level twice asks for what is expected of that level.
    assert_eq!(asked(&rubric, "b", "b").len(), 5);
}

/// Three levels with what `craft` says of each, in any keys.
fn craft(top: &str, cells: [&str; 3]) -> Rubric {
    let levels = ["a", "b", "c"].map(|id| level(id, "")).concat();
    let cell = |(id, keys): (&str, &str)| format!("[[criteria.expectations]]\nlevel = \"{id}\"\n{keys}\n");
    let cells: String = ["a", "b", "c"].into_iter().zip(cells).map(cell).collect();
    rubric(&format!("{top}{levels}[[criteria]]\nid = \"craft\"\n{cells}"))
}

fn novelties(rubric: &Rubric, from: usize, to: usize, whom: Whom<'_>) -> Vec<String> {
    let way = rubric.way(from, to, whom);
    let (before, after) = (way.held(&rubric.criteria[0]), way.asked(&rubric.criteria[0]));
    let Some(after) = after else { return vec!["nothing".to_owned()] };
    let said = sentences(before.as_ref(), &after, whom);
    said.iter().map(|it| format!("{}: {:?}", it.text, it.novelty)).chain([format!("{:?}", after.need)]).collect()
}

#[test]
fn sentences_are_new_reworded_or_carried_on() {
    let rubric = craft(
        "",
        [
            "text = \"Knows tools.\"\nstatements = [\"Reads code.\", \"Writes tests for own code.\", { id = \"ask\", text = \"Asks.\" }]",
            "text = \"Knows trades.\"\nstatements = [\"Reads code.\", \"Writes tests for all code.\", { id = \"ask\", text = \"Is asked by others.\" }, \"Draws.\"]",
            "statements = [\"Reads code.\", { text = \"Sings.\", need = \"exceeds\" }]",
        ],
    );
    assert_eq!(
        novelties(&rubric, 0, 1, Whom::Anyone),
        [
            "Knows trades.: New",
            "Reads code.: Carried",
            "Writes tests for all code.: Reworded(\"Writes tests for own code.\")",
            "Is asked by others.: Reworded(\"Asks.\")",
            "Draws.: New",
            "Required"
        ]
    );
    // What is new is beyond what is expected, so nothing must be met that was not met before.
    assert_eq!(novelties(&rubric, 1, 2, Whom::Anyone), ["Reads code.: Carried", "Sings.: New", "Exceeds"]);
}

#[test]
fn what_was_beyond_is_asked_for_from_some_level_on() {
    let beyond = "statements = [{ text = \"Sings.\", need = \"exceeds\" }, \"Hums.\"]";
    let rubric = craft("", [beyond, "statements = [\"Sings.\", \"Hums.\"]", "statements = [\"Hums.\"]"]);
    assert_eq!(novelties(&rubric, 0, 1, Whom::Anyone), ["Sings.: Raised", "Hums.: Carried", "Required"]);
    assert_eq!(novelties(&rubric, 1, 2, Whom::Anyone), ["nothing"]);
}

#[test]
fn statements_for_others_are_not_asked() {
    let rubric = craft(
        "archetypes = [\"architect\", \"lead\"]\n",
        [
            "text = \"Works.\"",
            "text = \"Works.\"\nstatements = [{ text = \"Draws.\", archetypes = [\"architect\"] }]",
            "statements = [{ text = \"Leads.\", archetypes = [\"lead\"] }]",
        ],
    );
    let architect = Whom::Candidate(Some("architect"));
    assert_eq!(novelties(&rubric, 0, 1, architect), ["Works.: Carried", "Draws.: New", "Required"]);
    assert_eq!(novelties(&rubric, 0, 1, Whom::Candidate(Some("lead"))), ["nothing"]);
    assert_eq!(novelties(&rubric, 0, 1, Whom::Candidate(None)), ["nothing"]);
    assert_eq!(novelties(&rubric, 1, 2, architect), ["nothing"]);
    assert_eq!(novelties(&rubric, 1, 2, Whom::Anyone), ["Leads.: New", "Required"]);
}

#[test]
fn cumulative_levels_add_up() {
    let cells = [
        "statements = [\"One.\"]",
        "text = \"Two.\"\nexamples = [\"x\"]\nat-least = 2",
        "text = \"Three.\"\nstatements = [\"One.\", \"Four.\"]\nneed = \"optional\"",
    ];
    let plain = craft("", cells);
    assert_eq!(novelties(&plain, 0, 2, Whom::Anyone), ["Three.: New", "One.: Carried", "Four.: New", "Optional"]);
    let adding = craft("cumulative = true\n", cells);
    let all = ["Three.: New", "Two.: New", "One.: Carried", "Four.: New", "Required"];
    assert_eq!(novelties(&adding, 0, 2, Whom::Anyone), all);
    let way = adding.way(0, 2, Whom::Anyone);
    let asked = way.asked(&adding.criteria[0]).unwrap();
    assert_eq!((asked.at_least, asked.examples.len(), asked.level), (2, 1, Some(2)));
    assert_eq!(
        adding.held(&adding.criteria[0], 2).unwrap().texts().collect::<Vec<_>>(),
        ["Three.", "One.", "Two.", "Four."]
    );
}

/// Levels as steps on two axes.
fn axes(top: &str) -> Rubric {
    let level = |id: &str, keys: &str| format!("[[levels]]\nid = \"{id}\"\n{keys}\n");
    let step =
        |step: &str, text: &str| format!("[[criteria.expectations]]\nproficiency = \"{step}\"\ntext = \"{text}\"\n");
    let levels = level("d1", "expects = { tools = \"Uses\", people = \"Uses\" }")
        + &level("d2", "expects = { tools = \"Makes\", people = \"Uses\" }")
        + &level(
            "d3",
            "expects = { tools = \"Makes\", people = \"Makes\" }\nrules = [{ text = \"Makes one.\", at-least = 1, criteria = [\"songs\", \"dances\"], proficiency = \"Makes\" }]",
        );
    let axis = |id: &str| {
        format!("[[criteria]]\nid = \"{id}\"\n")
            + &step("Uses", &format!("Uses {id}."))
            + &step("Knows", &format!("Knows {id}."))
            + &step("Makes", &format!("Makes {id}."))
    };
    rubric(&format!(
        "{top}proficiencies = [\"Uses\", \"Knows\", \"Makes\"]\n{levels}{}",
        ["tools", "people", "songs", "dances"].map(axis).concat()
    ))
}

#[test]
fn a_step_of_the_scale_that_stays_or_falls_is_no_change() {
    let mut found = Vec::new();
    let file = PacketPath::new("rubric.toml").unwrap();
    let text = "id = \"a\"\ntitle = \"A\"\nproficiencies = [\"Low\", \"High\"]\n[[levels]]\nid = \"a\"\nexpects = { x = \"High\", y = \"Low\" }\n[[levels]]\nid = \"b\"\nexpects = { x = \"Low\", y = \"High\" }\n\
        [[criteria]]\nid = \"x\"\nexpectations = [{ proficiency = \"Low\", text = \"low x\" }, { proficiency = \"High\", text = \"high x\" }]\n\
        [[criteria]]\nid = \"y\"\nexpectations = [{ proficiency = \"Low\", text = \"low y\" }, { proficiency = \"High\", text = \"high y\" }]\n";
    let rubric = read_rubric(&file, &Text::new(text), &mut found).unwrap();
    assert_eq!(found.len(), 1, "the hint that it falls");
    assert_eq!(asked(&rubric, "a", "b"), ["y: low y → high y"]);
}

/// A level of another track that says its step in words of its own asks no less of who stands higher.
#[test]
fn a_lower_step_in_other_words_is_not_asked_on_another_track() {
    let own = |level: &str, step: &str| {
        format!(
            "[[criteria.expectations]]\nlevel = \"{level}\"\nproficiency = \"{step}\"\ntext = \"{step} for {level}.\"\n"
        )
    };
    let levels = "[[levels]]\nid = \"d\"\ntrack = \"d\"\n[[levels]]\nid = \"l\"\ntrack = \"l\"\nequivalent = \"d\"\n";
    let criterion = |id: &str, held: &str, asked: &str| {
        format!("[[criteria]]\nid = \"{id}\"\n{}{}", own("d", held), own("l", asked))
    };
    let rubric = rubric(&format!(
        "proficiencies = [\"Low\", \"High\"]\n{levels}{}{}",
        criterion("x", "High", "Low"),
        criterion("y", "Low", "High")
    ));
    assert_eq!(asked(&rubric, "d", "l"), ["y: Low for d. → High for l."]);
}

#[test]
fn positions_differ_where_a_step_does() {
    let rubric = axes("");
    assert_eq!(asked(&rubric, "d1", "d2"), ["tools: Uses tools. → Makes tools."]);
    assert_eq!(
        asked(&rubric, "d2", "d3"),
        ["people: Uses people. → Makes people.", "songs: → Makes songs.", "dances: → Makes dances."]
    );
    let adding = axes("cumulative = true\n");
    assert_eq!(asked(&adding, "d1", "d2"), ["tools: Uses tools. → Makes tools. / Knows tools."]);
}

#[test]
fn a_rule_stands_over_what_it_alone_asks_for() {
    let rubric = axes("");
    let over = |id: &str| rubric.rule_over(rubric.criterion(id).unwrap(), 2).map(|rule| rule.text.value.as_str());
    assert_eq!([over("songs"), over("dances"), over("tools")], [Some("Makes one."), Some("Makes one."), None]);
}

#[test]
fn a_cell_that_a_ladder_calls_by_a_proficiency_stands_for_it() {
    let rubric = rubric(
        "proficiencies = [\"Firm\"]\n[[levels]]\nid = \"a\"\n[[levels]]\nid = \"b\"\nexpects = { x = \"Firm\" }\n\
         [[criteria]]\nid = \"x\"\nexpectations = [{ level = \"a\", proficiency = \"Firm\", text = \"Is firm.\" }]\n",
    );
    let x = &rubric.criteria[0];
    assert_eq!(rubric.at(x, 1).unwrap().text, "Is firm.");
    assert_eq!(asked(&rubric, "a", "b"), [""; 0]);
}

#[test]
fn words_that_differ_are_found() {
    let runs = |before: &str, after: &str| {
        let runs = runs(before, after);
        runs.into_iter().map(|run| format!("{}|{}", run.before, run.after)).collect::<Vec<_>>()
    };
    assert_eq!(
        runs("Judges dough by hand.", "Judges all dough by eye."),
        ["Judges|Judges", "|all", "dough by|dough by", "hand.|eye."]
    );
    assert_eq!(runs("", "a"), ["|a"]);
}
