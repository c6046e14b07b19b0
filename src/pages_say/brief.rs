//! The brief: what a manager says in five minutes.

use super::*;

const WORK: &str = "title: Cut the checkout time\ndate: 2026-03-14\ncriteria: [impact]\nrole: lead\nlinks: [{title: Design, url: \"https://example.com\"}]\n\nIt was slow.";
const QUESTION: &str = "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\ncriteria = [\"impact\"]\n[[questions]]\nid = \"open\"\ntext = \"What else?\"\n";

#[test]
fn a_brief_of_nothing_says_so() {
    assert_eq!(
        pages(&[]).for_manager().words("brief.html"),
        [
            "Brief",
            "What to say in the room. About 1 minute aloud.",
            "Say first",
            "Kim Berg asks to be promoted from Engineer to Senior Engineer.",
            "Results",
            "No impact statement is written down yet.",
            "Where it is strong, where it is not",
            "1 missing",
            "Impact missing",
            "What peers say",
            "No peer has given their words yet.",
            "If they say this",
            "“Nothing on Impact. Is that a gap?”: no note speaks for it (Impact): No answer yet."
        ]
    );
}

#[test]
fn the_first_words_are_the_ask_and_how_the_case_begins() {
    let first = |case: &str| {
        let words = pages(&[("case.md", case)]).section("brief.html", "Say first");
        assert_eq!(
            words[..2],
            ["Kim Berg asks to be promoted from Engineer to Senior Engineer.", "In the candidate’s words:"]
        );
        words[2..].to_vec()
    };
    assert_eq!(
        first("I ask for it.\n\n## Why now\n\nIt has held for a year.\n\nMore."),
        ["“I ask for it.", "Why now", "It has held for a year. […]”"]
    );
    assert_eq!(first("I ask for it. It is time.\n\nMore."), ["“I ask for it. It is time. […]”"]);
    let long = "This is a sentence of nine words in all. ".repeat(12);
    assert_eq!(first(&long), [format!("“{}”", long.trim())]);
    assert_eq!(
        first("---\nquote: It has held […] a year.\n---\nI ask for it.\n\nIt has held for a year."),
        ["“[…] It has held […] a year.”"]
    );
}

#[test]
fn results_are_counted_in_their_heading() {
    let claims = ["impact/a.md", "impact/b.md", "impact/c.md", "impact/d.md"]
        .map(|path| (path, "claim: It is faster\nevidence: [work]"));
    let heading = |count: usize| {
        let files: Vec<_> = [("evidence/work.md", WORK)].into_iter().chain(claims[..count].iter().copied()).collect();
        pages(&files).headings("brief.html").remove(2)
    };
    assert_eq!(
        [0, 1, 2, 3, 4].map(heading),
        ["The work", "One result", "Two results", "Three results", "Three results"]
    );
}

#[test]
fn a_result_is_said_with_its_figures() {
    let work = "title: Work\ndate: 2026-03-14\nmetrics:\n  - {id: time, name: Time, before: 9 s, after: 3 s, better: lower}\n  - {id: cost, name: Cost, before: $1k, after: $2k, better: lower}\n\
                \x20 - {id: people, name: People, after: 4, estimate: true}\n  - {id: more, name: More, after: 5}\n\nWords.";
    let claim = "claim: Checkout is fast\naudience: manager\nmetrics: [time, cost, people, more]";
    let pages = pages(&[("evidence/work.md", work), ("impact/fast.md", claim)]);
    assert_eq!(
        pages.section("brief.html", "One result"),
        [
            "Checkout is fast I-01 not for the committee",
            "Time: 9 s to 3 s (−67 %, better)",
            "Cost: $1k to $2k (+100 %, worse)",
            "People: 4 (estimate)"
        ]
    );
}

#[test]
fn each_criterion_has_one_thing_to_say_of_it() {
    let more = format!(
        "{CLARITY}{}",
        "[[criteria]]\nid = \"hiring\"\ntitle = \"Hiring\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Hires.\"\nneed = \"optional\"\n\
         [[criteria]]\nid = \"held\"\ntitle = \"Held\"\n[[criteria.expectations]]\nlevel = \"mid\"\ntext = \"Is held.\"\n[[criteria.expectations]]\nlevel = \"senior\"\nnot-applicable = true\nreason = \"nothing new\"\n"
    );
    let waiver = "[[waivers]]\ncriterion = \"clarity\"\nreason = \"no chance in `2025-H2`\"\n";
    let work = WORK.replace("2026-03-14", "2026-03-14\nscope: system");
    let again = WORK.replace("2026-03-14", "2025-08-01\nscope: system\nid: again").replace("time", "time again");
    let peer =
        "from: {name: Ana, relation: peer}\nstate: given\ncriteria: [impact]\nevidence: [again]\n\n# Given\nIt is.";
    let files = [
        ("packet.toml", waiver),
        ("rubric.toml", &more),
        ("evidence/work.md", &work),
        ("evidence/again.md", &again),
        ("feedback/a.md", peer),
    ];
    assert_eq!(
        pages(&files).section("brief.html", "Where it is strong, where it is not"),
        [
            "1 strong",
            "1 waived",
            "1 more optional",
            "Impact strong",
            "E-01 Cut the checkout time again",
            "Clarity waived",
            "no chance in “2025-H2”",
            "Hiring missing optional"
        ]
    );
}

#[test]
fn a_step_that_asks_nothing_is_told_as_such() {
    let rubric = format!(
        "{LADDER}{}",
        IMPACT.replace("text = \"Changes something that matters.\"", "not-applicable = true\nreason = \"nothing new\"")
    );
    assert_eq!(
        pages_with_errors(&[("rubric.toml", &rubric)]).section("brief.html", "Where it is strong, where it is not"),
        ["The rubric asks nothing of this step."]
    );
}

#[test]
fn peers_are_quoted_and_the_manager_hears_who_was_asked() {
    let peer = |name: &str, keys: &str| {
        format!("from: {{name: {name}, relation: leader, role: SRE}}\n{keys}\n\n# Draft\nA hope.\n\n# Given\nIt is.")
    };
    let files = [
        ("feedback/a.md", peer("Ana", "state: given\nasked: 2026-05-01\ngiven: 2026-05-20")),
        ("feedback/b.md", peer("Ben", "state: requested\nasked: 2026-05-02")),
        ("feedback/c.md", peer("Cyd", "state: requested")),
        ("feedback/d.md", peer("Dee", "state: draft")),
        ("feedback/e.md", peer("Eve", "state: declined")),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    assert_eq!(
        pages(&files).for_manager().section("brief.html", "What peers say"),
        [
            "“It is.”",
            "Ana, SRE leads the work",
            "Asked: Ana (given 20 May 2026), Ben (requested 2 May 2026), Cyd (requested)."
        ]
    );
    assert_eq!(
        pages(&files).section("brief.html", "What peers say"),
        [
            "“It is.”",
            "Ana, SRE leads the work",
            "Asked: Ana (given 20 May 2026), Ben (requested 2 May 2026), Cyd (requested), Dee (draft), Eve (declined)."
        ]
    );
}

#[test]
fn questions_are_told_with_their_answers_and_then_those_that_have_none() {
    let answer =
        "question: own-part\naudience: manager\nevidence: [work]\n\nThe design was mine. The rest was ours.\n\nMore.";
    let long =
        format!("question: own-part\nevidence: [work]\n\n{}", "This is a sentence of nine words in all. ".repeat(9));
    let files =
        [("rubric.toml", QUESTION), ("evidence/work.md", WORK), ("answers/a.md", answer), ("answers/b.md", &long)];
    assert_eq!(
        pages(&files).section("brief.html", "What they will ask"),
        [
            &*format!(
                "What was yours?: {} / A-01: The design was mine. The rest was ours. […] / A-02 not for the committee",
                "This is a sentence of nine words in all. ".repeat(9).trim()
            ),
            "Not answered yet: What else?"
        ]
    );
    assert_eq!(
        pages(&files[..2]).section("brief.html", "What they will ask"),
        ["Not answered yet: What was yours? What else?"]
    );
}

/// An answer without proof is none, and the manager must know of it.
#[test]
fn an_answer_that_cites_nothing_leaves_its_question_open() {
    let files = [("rubric.toml", QUESTION), ("answers/a.md", "question: own-part\n\nMine.")];
    assert_eq!(
        pages(&files).for_manager().words("brief.html")[11..],
        [
            "If they say this",
            "“Nothing on Impact. Is that a gap?”: no note speaks for it (Impact): No answer yet.",
            "“That is not an answer.”: this cites nothing that can be looked at here in A-01 What was yours?: No answer yet.",
            "What they will ask",
            "Not answered yet: What else?"
        ]
    );
}

/// What may be held against the case is said once, as the room would say it, those first that end a case.
#[test]
fn what_may_be_held_against_it_is_told_as_the_room_says_it() {
    let rubric = "[feedback]\nat-least = 2\noutside-team = 1\n";
    let work =
        format!("{}\n", WORK.replace("role: lead", "metrics: [{name: Time, after: 3 s}, {name: Cost, after: $2}]"));
    let files = [("rubric.toml", rubric), ("evidence/work.md", work.as_str()), ("impact/a.md", "claim: It is fast")];
    assert_eq!(
        pages(&files).section("brief.html", "If they say this"),
        [
            "“How far did any of this reach? We ask for a whole system.”: no scope said (Impact) in E-01 Cut the checkout time: No answer yet.",
            "“One strong season, March 2026. What happened before and after?”: all of it in one season, March 2026 (Impact) in E-01 Cut the checkout time: No answer yet.",
            "“What do the people beside them say? Nobody has said a word.”: 2 pieces of peer feedback are asked for, and none is there: No answer yet.",
            "“And who outside the team would say so?”: 1 from outside the team is asked for, and none is there: No answer yet.",
            "“What was theirs, and what was the team’s?”: no part said (Impact) in E-01 Cut the checkout time: No answer yet.",
            "“Compared with what? And who measured it?”: a figure that does not say how it was measured, or where it can be seen in E-01 Cut the checkout time: No answer yet.",
            "“Says who?”: a claim with nothing under it in I-01 It is fast: No answer yet.",
            "“Take that one piece of work away: what is left?”: no second piece of work stands beside it (Impact) in E-01 Cut the checkout time: No answer yet."
        ]
    );
}

/// A ladder of many statements: the groups are named, what no note speaks for is a line a group, and nothing is said twice.
#[test]
fn what_is_missing_of_a_long_ladder_is_a_line_a_group() {
    let one = |group: &str, number: usize| {
        format!(
            "[[criteria]]\nid = \"{group}-{number}\"\ntitle = \"{group} {number}\"\ngroup = \"{group}\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"x\"\n"
        )
    };
    let criteria: String =
        (1..=8).map(|number| one("Craft", number)).chain((1..=3).map(|number| one("Team", number))).collect();
    let rubric = format!("{LADDER}{criteria}");
    let work = WORK.replace("impact", "Team-2");
    let files = [("rubric.toml", rubric.as_str()), ("evidence/work.md", work.as_str())];
    assert_eq!(
        pages(&files).section("brief.html", "Where it is strong, where it is not"),
        [
            "1 thin",
            "10 missing",
            "Craft",
            "Craft 1, Craft 2, Craft 3, Craft 4, Craft 5 and 3 more missing",
            "Team",
            "Team 2 thin",
            "E-01 Cut the checkout time",
            "Team 1, Team 3 missing"
        ]
    );
}

/// What is said aloud: the ask, why now, the claims with their figures, the criteria, the peers, the objections, questions with answers and those without. A minute holds 230 words: 104 are
/// said here besides those of the claim.
#[test]
fn the_time_to_say_it_is_counted() {
    let minutes = |words: usize| {
        let work = "title: Work\ndate: 2026-03-14\nmetrics: [{id: time, name: Time, after: 3 s}, {id: cost, name: Cost, after: $2}]\n\nWords.";
        let claim = format!("claim: {}\nmetrics: [time, cost]", "word ".repeat(words));
        let files = [
            ("case.md", "Five words of the case."),
            ("rubric.toml", QUESTION),
            ("evidence/work.md", work),
            ("impact/a.md", &claim),
            (
                "feedback/a.md",
                "from: {name: Ana, relation: peer}\nstate: given\n\n# Given\nSix words of what Ana says.",
            ),
            (
                "answers/a.md",
                "question: own-part\nevidence: [work]\n\nSeventeen words of the answer to it, which say what was mine and what was the team's.",
            ),
        ];
        pages(&files).words("brief.html").remove(1)
    };
    assert_eq!(minutes(126), "What to say in the room. About 1 minute aloud.");
    assert_eq!(minutes(127), "What to say in the room. About 2 minutes aloud.");
}
