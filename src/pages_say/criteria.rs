//! The page of a criterion: what is expected, how it stands, by what proof, when. Why it stands so is for `strength`.

use super::*;

const PAGE: &str = "criteria/impact.html";
const LINKED: &str = "title: Cut the checkout time\ndate: 2026-03-14\ncriteria: [{id: impact, why: It was felt}]\nrole: lead\nscope: system\n\
                      links: [{title: Design, url: \"https://example.com\"}]\n\nIt was slow.";

#[test]
fn a_criterion_without_notes() {
    assert_eq!(
        pages(&[]).words(PAGE),
        [
            "Coverage · C-impact",
            "Impact",
            "As Senior Engineer: Changes something that matters.",
            "How it stands: missing",
            "Nothing is there.",
            "Holds it back: no note speaks for it",
            "Proof, strongest first",
            "No note speaks for it.",
            "By period: nothing yet",
            "2025-H2: nothing",
            "2026-H1: nothing"
        ]
    );
}

#[test]
fn expectations_stand_at_both_levels() {
    let full = CLARITY.replace("title = \"Clarity\"", "title = \"Clarity\"\nsummary = \"What others make of it.\"");
    let full = format!("{full}need = \"optional\"\nexamples = [\"a design others built\", \"a talk\"]\n");
    let pages = pages(&[("rubric.toml", &full)]);
    assert_eq!(
        pages.words("criteria/clarity.html")[..5],
        [
            "Coverage · C-clarity",
            "Clarity",
            "What others make of it.",
            "As Engineer: Writes what others can follow.",
            "As Senior Engineer optional: Makes others see."
        ]
    );
    assert_eq!(
        pages.section("criteria/clarity.html", "What would meet it, for example"),
        ["a design others built", "a talk"]
    );
}

#[test]
fn one_level_has_one_expectation() {
    let settings = SETTINGS.replace("\"mid\"", "\"senior\"");
    let pages = pages(&[("packet.toml", &settings), ("rubric.toml", CLARITY)]);
    assert_eq!(
        pages.words("criteria/clarity.html")[..4],
        ["Coverage · C-clarity", "Clarity", "As Senior Engineer: Makes others see.", "How it stands: missing"]
    );
}

/// Between the level held and the target the highest expectation asks.
#[test]
fn a_level_between_asks_too() {
    let rubric = format!(
        "{}{}",
        LADDER.replace(
            "[[levels]]\nid = \"senior\"",
            "[[levels]]\nid = \"high\"\ntitle = \"High Engineer\"\n[[levels]]\nid = \"senior\""
        ),
        IMPACT.replace("\"senior\"", "\"high\"")
    );
    let pages = pages_with_errors(&[("rubric.toml", &rubric)]);
    assert_eq!(
        pages.words(PAGE)[..4],
        [
            "Coverage · C-impact",
            "Impact",
            "As High Engineer: Changes something that matters.",
            "How it stands: missing"
        ]
    );
}

#[test]
fn what_is_not_asked_has_no_strength() {
    let rubric = format!(
        "{LADDER}{}{CLARITY}",
        IMPACT.replace("text = \"Changes something that matters.\"", "not-applicable = true\nreason = \"nothing new\"")
    );
    let pages = pages(&[("rubric.toml", &rubric), ("evidence/a.md", LINKED)]);
    assert_eq!(
        pages.words(PAGE),
        [
            "Coverage · C-impact",
            "Impact",
            "As Senior Engineer: This step asks nothing new here.",
            "Proof, strongest first",
            "E-01 Cut the checkout time",
            "something to look at · led it · scope system · 14 March 2026",
            "It was felt",
            "By period: one season",
            "2025-H2: nothing",
            "2026-H1: E-01 Cut the checkout time"
        ]
    );
}

#[test]
fn without_a_target_level_nothing_is_asked() {
    let settings = SETTINGS.replace("target = \"senior\"\n", "");
    let pages = pages_with_errors(&[("packet.toml", &settings), ("evidence/a.md", LINKED)]);
    assert_eq!(
        pages.words(PAGE),
        [
            "Coverage · C-impact",
            "Impact",
            "Asked: This step asks nothing new here.",
            "Proof, strongest first",
            "E-01 Cut the checkout time",
            "something to look at · led it · scope system · 14 March 2026",
            "It was felt",
            "By period: one season",
            "2025-H2: nothing",
            "2026-H1: E-01 Cut the checkout time"
        ]
    );
}

/// What carries the criterion is its strongest proof, though another piece may have the better grade.
#[test]
fn proof_stands_strongest_first_and_last_what_does_not_count() {
    let files = [
        ("evidence/a.md", "title: Told\ndate: 2026-03-10\ncriteria: [impact]\nrole: contributor"),
        ("evidence/b.md", LINKED),
        (
            "evidence/c.md",
            "title: Measured\nfrom: 2026-03-01\nto: 2026-04-30\ncriteria: [impact]\nrole: mentor\nmetrics: [{id: m, name: Time, before: 9 s, after: 3 s, better: lower, source: \"https://example.com/board\", estimate: true}]",
        ),
        (
            "evidence/d.md",
            "title: Old\ndate: 2020-03-10\ncriteria: [impact]\nlinks: [{title: Design, url: \"https://example.com\"}]",
        ),
        ("evidence/e.md", "title: Unfinished\ndate: 2026-06-01\ncriteria: [impact]\nstatus: in-progress"),
        ("evidence/f.md", "title: Background\ndate: 2026-06-01\ncriteria: [impact]\nbackground: true"),
        ("impact/g.md", "claim: Claimed with proof\ncriteria: [impact]\nevidence: [c]\nmetrics: [m]"),
        ("impact/h.md", "claim: Claimed with nothing\ncriteria: [impact]"),
        ("feedback/i.md", "from: {name: Ana, relation: peer}\nstate: given\ncriteria: [impact]\n\n# Given\nIt is."),
        ("feedback/j.md", "from: {name: Ben, relation: peer}\nstate: requested\ncriteria: [impact]"),
    ];
    assert_eq!(
        pages(&files).section(PAGE, "Proof, strongest first"),
        [
            "E-04 Cut the checkout time",
            "something to look at · led it · scope system · 14 March 2026",
            "It was felt",
            "E-02 Measured",
            "a figure with its source · mentored · March to April 2026",
            "Time: 9 s to 3 s (−67 %, better estimate)",
            "I-01 Claimed with proof",
            "a figure with its source",
            "rests on E-02 Measured",
            "F-01 Ana",
            "a witness, in their own words",
            "“It is.”",
            "E-03 Told",
            "the candidate's word · contributed · 10 March 2026",
            "E-01 Old",
            "does not count: outside the window · 10 March 2020",
            "F-02 Ben",
            "does not count: not given yet",
            "E-05 Unfinished",
            "does not count: not finished yet · 1 June 2026",
            "E-06 Background",
            "does not count: background · 1 June 2026",
            "I-02 Claimed with nothing",
            "does not count: a claim with nothing under it"
        ]
    );
    assert_eq!(
        pages(&files).for_committee().section(PAGE, "Proof, the best first")[13..],
        [
            "the candidate's word · contributed · 10 March 2026",
            "E-01 Old",
            "something to look at outside the window · 10 March 2020",
            "E-05 Unfinished",
            "the candidate's word not finished yet · 1 June 2026",
            "E-06 Background",
            "the candidate's word background · 1 June 2026",
            "I-02 Claimed with nothing",
            "the candidate's word"
        ]
    );
}

/// A figure that was only estimated says so, whether it changed or not.
#[test]
fn an_estimate_says_so_beside_a_single_figure() {
    let work = "title: Work\ndate: 2026-03-14\ncriteria: [impact]\nmetrics: [{name: People, after: 4, estimate: true}]";
    let told = pages(&[("evidence/a.md", work)]).section(PAGE, "Proof, strongest first");
    assert_eq!(told[2], "People: 4 (estimate)");
    let known = work.replace(", estimate: true", "");
    assert_eq!(pages(&[("evidence/a.md", &known)]).section(PAGE, "Proof, strongest first")[2], "People: 4");
}

#[test]
fn a_copy_is_told_as_one_and_does_not_count() {
    let files = [("evidence/a.md", LINKED), ("evidence/a - Copy.md", LINKED)];
    assert_eq!(
        pages(&files).section(PAGE, "Proof, strongest first")[3..],
        [
            "E-01 Cut the checkout time",
            "does not count: a copy of another note · led it · scope system · 14 March 2026",
            "It was felt"
        ]
    );
    assert_eq!(pages(&files).section(PAGE, "By period: one season")[1], "2026-H1: E-02 Cut the checkout time");
}

#[test]
fn a_waiver_is_the_reason() {
    let waiver = "[[waivers]]\ncriterion = \"impact\"\nreason = \"no chance\"\n";
    let pages = pages(&[("packet.toml", waiver), ("evidence/a.md", LINKED)]);
    assert_eq!(
        pages.section(PAGE, "How it stands: waived"),
        ["It could not be met, and the reason is given.", "no chance"]
    );
    assert_eq!(pages.section(PAGE, "By period"), ["2025-H2: nothing", "2026-H1: E-01 Cut the checkout time"]);
}

/// How work of these days stands over time, and where it stands.
fn by_period(settings: &str, days: &[&str]) -> Vec<String> {
    let notes: Vec<(String, String)> = days
        .iter()
        .enumerate()
        .map(|(index, day)| (format!("evidence/{index}.md"), format!("title: Work\ndate: {day}\ncriteria: [impact]")))
        .collect();
    let mut files = vec![("packet.toml", settings)];
    files.extend(notes.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let words = pages(&files).words(PAGE);
    let from_period = words.into_iter().skip_while(|line| !line.starts_with("By period"));
    from_period.take_while(|line| line != "How far it reached").collect()
}

const THREE: &str = "[[periods]]\nid = \"one\"\nfrom = 2025-07-01\nto = 2025-10-31\n[[periods]]\nid = \"two\"\nfrom = 2025-11-01\nto = 2026-02-28\n\
                     [[periods]]\nid = \"three\"\nfrom = 2026-03-01\nto = 2026-06-30\n";

#[test]
fn over_time_it_is_nothing_one_season_some_or_sustained() {
    assert_eq!(by_period("", &[]), ["By period: nothing yet", "2025-H2: nothing", "2026-H1: nothing"]);
    assert_eq!(
        by_period("", &["2026-03-01", "2026-04-01"]),
        ["By period: one season", "2025-H2: nothing", "2026-H1: E-01 Work E-02 Work"]
    );
    assert_eq!(
        by_period("", &["2025-08-01", "2026-04-01"]),
        ["By period: sustained", "2025-H2: E-01 Work", "2026-H1: E-02 Work"]
    );
    assert_eq!(
        by_period(THREE, &["2025-08-01", "2026-04-01"]),
        ["By period: 2 of 3 periods", "one: E-01 Work", "two: nothing", "three: E-02 Work"]
    );
}

#[test]
fn an_absence_is_no_gap_when_it_is_most_of_a_period() {
    let away = |from: &str, to: &str| format!("[[away]]\nfrom = {from}\nto = {to}\nwhy = \"leave\"\n");
    assert_eq!(
        by_period(&away("2025-07-01", "2025-12-31"), &["2026-04-01"]),
        ["By period: sustained", "2025-H2: away", "2026-H1: E-01 Work"]
    );
    assert_eq!(
        by_period(&away("2025-07-01", "2025-09-30"), &["2026-04-01"]),
        ["By period: one season", "2025-H2: nothing", "2026-H1: E-01 Work"]
    );
    assert_eq!(
        by_period(&away("2025-07-01", "2025-12-31"), &["2025-08-01", "2026-04-01"]),
        ["By period: sustained", "2025-H2: E-01 Work", "2026-H1: E-02 Work"]
    );
    assert_eq!(
        by_period(&away("2024-01-01", "2027-12-31"), &[]),
        ["By period: nothing yet", "2025-H2: away", "2026-H1: away"]
    );
}

/// What does not count fills no period, and neither does what is not work.
#[test]
fn only_work_that_counts_fills_a_period() {
    let files = [
        ("evidence/a.md", "title: Old\ndate: 2020-03-01"),
        ("evidence/b.md", "title: Unfinished\ndate: 2026-03-01\ncriteria: [impact]\nstatus: in-progress"),
        ("evidence/c.md", "title: Done\ndate: 2025-08-01\ncriteria: [impact]"),
        ("evidence/d.md", "title: Other work\ndate: 2026-04-01"),
        ("impact/e.md", "claim: It is\ncriteria: [impact]\nevidence: [d]"),
        ("feedback/f.md", "from: {name: Ana, relation: peer}\nstate: given\ncriteria: [impact]\n\n# Given\nIt is."),
        ("feedback/g.md", "from: {name: Ben, relation: peer}\nstate: given\ncriteria: [impact]\n\n# Given\nIt is."),
        ("feedback/h.md", "from: {name: Cyd, relation: peer}\nstate: given\ncriteria: [impact]\n\n# Given\nIt is."),
    ];
    assert_eq!(pages(&files).section(PAGE, "By period: one season"), ["2025-H2: E-02 Done", "2026-H1: nothing"]);
}

/// Of the same grade, work stands before what is claimed of it, and that before what peers say.
#[test]
fn equal_proof_stands_in_reading_order() {
    let files = [
        ("evidence/a.md", "title: Seen\ndate: 2026-03-01\ncriteria: [impact]"),
        ("impact/b.md", "claim: Elsewhere\nevidence: [a]"),
        ("impact/c.md", "claim: Claimed\ncriteria: [impact]\nevidence: [a]"),
        (
            "feedback/d.md",
            "from: {name: Ana, relation: peer}\nstate: given\ncriteria: [impact]\nevidence: [a]\n\n# Given\nIt is.",
        ),
    ];
    let proof = pages(&files).section(PAGE, "Proof, strongest first");
    let names: Vec<&String> = proof.iter().filter(|line| line.contains("-0") && !line.starts_with("rests")).collect();
    assert_eq!(names, ["E-01 Seen", "I-02 Claimed", "F-01 Ana"]);
}

#[test]
fn a_period_with_much_work_lists_eight() {
    let days: Vec<String> = (1..=10).map(|day| format!("2026-03-{day:02}")).collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    assert_eq!(
        by_period("", &days[..9])[2],
        "2026-H1: E-01 Work E-02 Work E-03 Work E-04 Work E-05 Work E-06 Work E-07 Work E-08 Work and 1 more"
    );
    assert_eq!(
        by_period("", &days[..8])[2],
        "2026-H1: E-01 Work E-02 Work E-03 Work E-04 Work E-05 Work E-06 Work E-07 Work E-08 Work"
    );
}
