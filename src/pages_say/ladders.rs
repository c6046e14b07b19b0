//! What pages say of ladders with statements, tracks, proficiencies and rules: two small packets, one on a track of managers, one of steps on axes.

use super::*;

/// Crew of a lighthouse: two levels that everyone climbs, then keepers and those who run the station.
const STATION: &str = include_str!("../../tests/ladders/station/rubric.toml");

const CREW: &str = include_str!("../../tests/ladders/station/packet.toml");

fn station(files: &[(&str, &str)]) -> Pages {
    pages(&[&[("packet.toml", CREW), ("rubric.toml", STATION)], files].concat())
}

#[test]
fn a_step_to_another_track_asks_nothing_of_the_one_that_is_left() {
    let pages = station(&[]);
    let coverage = pages.words("coverage.html").join("\n");
    assert!(coverage.contains("Lamp: Keeps it lit."), "{coverage}");
    assert!(!coverage.contains("optics"), "{coverage}");
}

#[test]
fn a_rule_misses_no_more_than_it_lacks() {
    let missed = |files: &[(&str, &str)]| {
        let found = station(files).compilation.findings;
        let uncovered = found.diagnostics.iter().filter(|found| found.rule == "uncovered-criterion");
        uncovered.map(|found| found.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(missed(&[]), ["2 criteria have no proof that can be judged: `crew` and `boats`"]);
    let work = "title: Landing\ndate: 2026-03-01\nscope: station\nrole: lead\ncriteria: [stores]";
    assert_eq!(missed(&[("evidence/a.md", work)]), ["no note speaks for criterion `crew`"]);
}

#[test]
fn the_page_of_levels_tells_statement_by_statement_what_is_new() {
    let pages = station(&[]);
    assert_eq!(
        pages.section("levels.html", "To Warden"),
        ["Answers for the whole station.", "Scope: station", "Asks across criteria: One of boats and stores."]
    );
    assert_eq!(
        pages.section("levels.html", "What changes")[2..],
        [
            "Crew | Tells the relief what happened. / Keeps the log by day. | Runs the crew, see the rota. / as before Tells the relief what happened. / \
             in other words Keeps the log by / before: day. / now: day and night. / new Makes the rota. / a rota without gaps / \
             new Trains wardens. beyond what is expected / Reads flags. for signals flag book https://example.org/flags / weight 40 %",
            "Boats | nothing | Lands boats.",
            "Stores | nothing | Keeps stores."
        ]
    );
    assert_eq!(pages.section("levels.html", "What stays as it is"), ["Lamp: Keeps it lit."]);
}

#[test]
fn a_change_of_track_is_said() {
    let settings = CREW.replace("\"watch\"", "\"keeper\"");
    let pages = pages(&[("packet.toml", &settings), ("rubric.toml", STATION)]);
    let words = pages.words("levels.html");
    assert!(words.contains(&"This changes the track, from light to crew.".to_owned()), "{words:#?}");
    let unchanged = pages.section("levels.html", "What stays as it is");
    assert_eq!(unchanged, ["Lamp: Mends the optics."], "what is held is told of the level's own track");
}

const ROTA: &str =
    "title: A rota\ndate: 2026-03-01\nscope: station\nrole: lead\ncriteria: [{id: crew/rota, why: no gap since May}]";

#[test]
fn a_criterion_lists_its_statements_and_who_names_them() {
    let pages = station(&[("evidence/a.md", ROTA)]);
    let words = pages.words("criteria/crew.html");
    assert_eq!(
        words[2..4],
        [
            "As Watch: Tells the relief what happened. / Keeps the log by day.",
            "As Warden: Runs the crew, see the rota. / as before Tells the relief what happened. / \
             in other words Keeps the log by / before: day. / now: day and night. / Makes the rota. / a rota without gaps / \
             Spoken for by E-01 A rota: no gap since May / Trains wardens. beyond what is expected / \
             Reads flags. for signals flag book https://example.org/flags / weight 40 %"
        ]
    );
    assert_eq!(pages.section("criteria/crew.html", "Signs that it has been reached"), ["hands ask to stay"]);
    assert_eq!(pages.part("criteria/crew.html", "main em"), ["rota"]);
    assert_eq!(pages.part("criteria/crew.html", "main .steps code"), ["the rota"]);
    let boats = pages.words("criteria/boats.html").join("\n");
    assert!(boats.contains("As Warden 1 of 2 asked: Lands boats.\nOne of boats and stores."), "{boats}");
}

/// Statements are listed, and never counted.
#[test]
fn a_note_that_names_a_statement_is_as_good_as_one_that_names_the_criterion() {
    let whole = ROTA.replace("crew/rota", "crew");
    let stands = |note: &str| station(&[("evidence/a.md", note)]).section("criteria/crew.html", "How it stands: thin");
    assert_eq!(stands(ROTA), stands(&whole));
}

#[test]
fn gaps_name_the_statements_that_nobody_speaks_for_where_the_author_names_some() {
    let more = STATION
        .replace("\"Trains wardens.\"", "\"Trains wardens.\", id = \"train\"")
        .replace("{ id = \"rota\"", "{ id = \"calm\", text = \"Keeps calm.\" }, { id = \"rota\"");
    let gaps = |note: &str| {
        let pages = pages(&[("packet.toml", CREW), ("rubric.toml", &more), ("evidence/a.md", note)]);
        let lines = pages.section("gaps.html", "Criteria, weakest first");
        lines
            .into_iter()
            .filter(|line| line.contains("Keeps calm") || line.contains("No note names"))
            .collect::<Vec<_>>()
    };
    assert_eq!(gaps(ROTA), ["No note names:", "Keeps calm."]);
    assert_eq!(gaps(&ROTA.replace("crew/rota", "crew")), [""; 0]);
}

/// Two axes, and positions that differ in one of them.
const AXES: &str = include_str!("../../tests/ladders/axes/rubric.toml");

#[test]
fn a_step_on_axes_asks_where_the_step_differs() {
    let settings = CREW.replace("\"watch\"", "\"d1\"").replace("\"warden\"", "\"d2\"");
    let pages = pages(&[("packet.toml", &settings), ("rubric.toml", AXES)]);
    assert_eq!(
        pages.section("levels.html", "What changes")[2..],
        ["Tools | Follows. Uses tools. | Leads (Makes). Makes tools."]
    );
    assert_eq!(pages.section("levels.html", "What stays as it is"), ["Trade: Follows. Learns."]);
    let uncovered = pages.compilation.findings.diagnostics.iter().filter(|found| found.rule == "uncovered-criterion");
    assert_eq!(
        uncovered.map(|found| found.message.as_str()).collect::<Vec<_>>(),
        ["no note speaks for criterion `tools`"]
    );
}

/// Both packets, for every reader.
#[test]
fn ladders_are_built_for_every_reader() {
    let settings = CREW.replace("\"watch\"", "\"d1\"").replace("\"warden\"", "\"d2\"");
    let work = ROTA.replace("crew/rota", "tools").replace("scope: station\n", "");
    for audience in Audience::ALL.iter().copied() {
        let axes = pages(&[("packet.toml", &settings), ("rubric.toml", AXES), ("evidence/a.md", &work)]);
        for pages in [station(&[("evidence/a.md", ROTA)]), axes] {
            let pages = Pages { audience, ..pages };
            for address in pages.addresses() {
                assert!(!pages.words(&address).is_empty(), "{address}");
            }
        }
    }
}

/// A ladder of many criteria, the groups of which are parts of wider ones.
#[test]
fn a_long_ladder_is_told_by_group() {
    let one = |group: &str, number: usize| {
        let group = format!("group = [\"Work\", \"{group}\"]");
        format!(
            "[[criteria]]\nid = \"c{number}\"\ntitle = \"C{number}\"\n{group}\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"x\"\n"
        )
    };
    let criteria: String = (1..=12).map(|number| one(if number < 7 { "Craft" } else { "Team" }, number)).collect();
    let rubric = format!("{LADDER}{criteria}");
    let work = "title: Work\ndate: 2026-03-14\nscope: system\nrole: lead\ncriteria: [c2]";
    let files = [("rubric.toml", rubric.as_str()), ("evidence/work.md", work)];
    let coverage = pages(&files).words("coverage.html");
    assert_eq!(coverage.iter().filter(|line| *line == "Work").count(), 1, "{coverage:#?}");
    assert!(coverage.contains(&"Nothing speaks for C1, C3, C4, C5, C6.".to_owned()), "{coverage:#?}");
    assert!(coverage.contains(&"Team: Nothing speaks for C7, C8, C9, C10, C11, C12.".to_owned()), "{coverage:#?}");
    let gaps = pages(&files).section("gaps.html", "Criteria, weakest first");
    assert!(
        gaps.contains(
            &"Work, Team: C7 missing, C8 missing, C9 missing, C10 missing, C11 missing, C12 missing".to_owned()
        ),
        "{gaps:#?}"
    );
    let committee = pages(&files).for_committee().words("coverage.html");
    assert!(committee.contains(&"Nothing is offered for C1, C3, C4, C5, C6.".to_owned()), "{committee:#?}");
    let summary = pages(&files).for_committee().words("index.html");
    assert!(summary.contains(&"Work, Craft: Nothing is offered for C1, C3, C4, C5, C6.".to_owned()), "{summary:#?}");
    // The timeline, the summary and the print tell the same in a line.
    let says = |address: &str, line: &str| {
        let words = pages(&files).words(address);
        assert!(words.iter().any(|said| said == line), "{address}: {line}\n{words:#?}");
        let stands_alone = |said: &&String| said.starts_with("C7 missing") || said.contains("C-c7");
        assert_eq!(words.iter().find(stands_alone), None, "{address}\n{words:#?}");
    };
    says("timeline.html", "Nothing speaks for C7, C8, C9, C10, C11 and 1 more.");
    says("index.html", "Work, Team: Nothing speaks for C7, C8, C9, C10, C11 and 1 more.");
    says("print.html", "Team: Nothing speaks for C7, C8, C9, C10, C11, C12.");
    says("requests.html", "Work, Team: C7, C8, C9, C10, C11 and 1 more, which nothing speaks for yet");
}

/// Every text of a rubric may be marked up, and no page of any reader shows the marks.
#[test]
fn no_text_of_a_rubric_shows_its_marks() {
    let rubric = r#"id = "marked"
title = "Marked"
summary = "A *rubric*."
source = "The *handbook* at [home](https://example.com)"
scopes = ["feature", "system"]
proficiencies = [{ title = "Working", summary = "Can *do* it." }, { title = "Expert", summary = "Can *teach* it." }]
[[levels]]
id = "mid"
title = "Engineer"
owns = "a *part*"
summary = "Does *parts*."
[[levels]]
id = "senior"
title = "Senior"
owns = "a `whole`"
summary = "Does *wholes*."
[[levels.rules]]
text = "At *least* one."
[[criteria]]
id = "impact"
title = "Impact"
summary = "What *became* better."
[[criteria.expectations]]
level = "mid"
text = "Sees *some*."
statements = ["Makes *some*."]
[[criteria.expectations]]
level = "senior"
text = "Sees *all*."
statements = [{ id = "all", text = "Makes *all*.", examples = ["a *map*"] }, { text = "Makes *more*.", need = "exceeds" }]
examples = ["an *end*"]
signals = ["they *ask*"]
[[criteria]]
id = "depth"
title = "Depth"
[[criteria.expectations]]
level = "mid"
text = "Is *deep*."
[[criteria.expectations]]
level = "senior"
not-applicable = true
reason = "*nothing* new"
[[questions]]
id = "own-part"
text = "What was *yours*?"
objection = "it was *theirs*"
answers = ["own-part"]
[[questions]]
id = "other"
text = "What *else*?"
"#;
    let answer = "question: other\n\nNothing *else*.";
    let work = "title: Work\ndate: 2026-03-14\ncriteria: [impact/all]";
    let files = [("rubric.toml", rubric), ("evidence/work.md", work), ("answers/other.md", answer)];
    for audience in Audience::ALL.iter().copied() {
        let pages = Pages { audience, ..pages(&files) };
        for address in pages.addresses() {
            let words = pages.words(&address);
            let marked = words.iter().find(|line| line.contains(['*', '`']) || line.contains("](http"));
            assert_eq!(marked, None, "{address} for {audience:?}");
        }
    }
}
