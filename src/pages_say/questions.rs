//! What a committee asks, and what the packet invites it to object.

use super::*;

const PAGE: &str = "questions.html";
const QUESTIONS: &str = "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\nobjection = \"what was yours is not clear\"\ncriteria = [\"impact\", \"clarity\"]\n\
                         [[questions]]\nid = \"why-now\"\ntext = \"Why now?\"\n";
const ANSWER: &str = "question: own-part\naudience: manager\nevidence: [work]\nimpact: [fast]\n\nThe design was mine, and so was the plan.\n\nThe rest was ours, and Ana built most of it.";
/// An answer of as many words as one needs.
const MINE: &str = "The design was mine, and so was the plan; the tests were Ana’s, and Ben ran them.";
const WORK: &str = "title: The work\ndate: 2026-03-14\ncriteria: [impact]\nscope: system\nrole: lead\nlinks: [{title: Design, url: \"https://example.com\"}]";

#[test]
fn a_rubric_may_name_no_questions() {
    assert_eq!(
        pages(&[]).words(PAGE),
        [
            "Questions",
            "What will be asked of this case, and what the candidate answers.",
            "What the room will say",
            "“Nothing on Impact. Is that a gap?” open",
            "no note speaks for it: Impact",
            "No answer yet",
            "What would answer it: one piece of work that shows it, or a waiver with its reason.",
            "Next: write down one piece of finished work for each such criterion; or waive with its reason what could not be met",
            "What a committee asks",
            "The rubric names no questions."
        ]
    );
}

#[test]
fn a_question_is_open_until_it_is_answered() {
    let rubric = format!("{CLARITY}{QUESTIONS}");
    let files = [
        ("rubric.toml", rubric.as_str()),
        ("evidence/work.md", WORK),
        ("impact/fast.md", "claim: It is fast\nevidence: [work]"),
        ("answers/a.md", ANSWER),
    ];
    assert_eq!(
        pages(&files[..1]).section(PAGE, "Nobody has answered these yet"),
        [
            "What was yours? open",
            "Behind it: what was yours is not clear",
            "Concerns",
            "Impact missing",
            "Clarity missing",
            "Why now? open"
        ]
    );
    assert_eq!(
        pages(&files).section(PAGE, "What a committee asks"),
        [
            "What was yours?",
            "Behind it: what was yours is not clear",
            "The design was mine, and so was the plan.",
            "The rest was ours, and Ana built most of it.",
            "A-01 · evidence E-01 The work · impact I-01 It is fast not for the committee",
            "Concerns",
            "Impact supported",
            "Clarity missing"
        ]
    );
    assert_eq!(pages(&files).section(PAGE, "Nobody has answered these yet"), ["Why now? open"]);
}

/// Of what is open the committee reads nothing: neither the question, nor what lies behind one that is answered.
#[test]
fn the_committee_reads_what_is_answered() {
    let rubric = format!("{CLARITY}{QUESTIONS}");
    let answer = |keys: &str| format!("question: own-part\n{keys}\n\n{MINE}");
    let read = |keys: &str| {
        let answer = answer(keys);
        let files = [("rubric.toml", rubric.as_str()), ("evidence/work.md", WORK), ("answers/a.md", answer.as_str())];
        pages(&files).for_committee().words(PAGE)[2..].to_vec()
    };
    let nothing = ["What a committee asks", "No answers are part of this edition."];
    assert_eq!(read("audience: manager\nevidence: [work]"), nothing);
    assert_eq!(
        read("evidence: [work]"),
        [
            "What a committee asks",
            "What was yours?",
            MINE,
            "A-01 · evidence E-01 The work",
            "Concerns",
            "Impact",
            "Clarity"
        ]
    );
    let unsupported = ["Other answers", "What was yours?", MINE, "A-01"];
    assert_eq!(read(""), [&nothing[..], &unsupported[..]].concat());
}

/// What an answer cites must be in the hands of its reader, and it must say something.
#[test]
fn only_an_answer_with_proof_that_is_shown_closes_its_question() {
    let is_open = |audience: Audience, work: &str, answer: &str| {
        let work = format!("{WORK}\nmetrics: [{{id: time, name: Time, after: 3 s}}]\n{work}");
        let answer = format!("question: why-now\n{}", answer.replace("It has held", HELD));
        let peer = "from: {name: Ana, relation: peer}\nstate: given\n\n# Given\nIt is.";
        let rubric = format!("{CLARITY}{QUESTIONS}");
        let files = [
            ("rubric.toml", rubric.as_str()),
            ("evidence/work.md", work.as_str()),
            ("feedback/ana.md", peer),
            ("case.md", "The case."),
            ("impact/fast.md", "claim: It is fast\nevidence: [work]"),
            ("answers/b.md", "question: own-part\nevidence: [work]\n\nMine."),
            ("answers/a.md", answer.as_str()),
        ];
        let pages = Pages { audience, ..pages(&files) };
        pages.headings(PAGE).contains(&"Why now? open".to_owned())
    };
    const HELD: &str = "It has held for a year in two shops, and nobody has had to look at it";
    let own = |answer: &str| is_open(Audience::SelfOnly, "", answer);
    for closes in [
        "evidence: [work]\n\nIt has held.",
        "\nIt has held for {{metric:time}}.",
        "\nIt has held, see [the work](../evidence/work.md).",
        "impact: [fast]\n\nIt has held.",
    ] {
        assert!(!own(closes), "{closes}");
    }
    for leaves_open in [
        "\nIt has held.",
        "\nIt has held: [[ana]] saw it.",
        "\nIt has held, as [the case](../case.md) says.",
        "evidence: [work]\n\nFourteen words are a claim once more, and so this leaves its question open.",
        "evidence: [work]\n\n",
        "evidence: [work]\n\n> [!private]\n> Not yet.",
        "\nIt has held, see [the board](https://example.com).",
        "\nIt has held, as [another answer](b.md) says.",
    ] {
        let audience = if leaves_open.contains("private") { Audience::Manager } else { Audience::SelfOnly };
        assert!(is_open(audience, "", leaves_open), "{leaves_open}");
    }
    let cited = "evidence: [work]\n\nIt has held.";
    assert!(is_open(Audience::Manager, "audience: self", cited) && !own(cited));
}

#[test]
fn a_question_concerns_the_criteria_that_it_names() {
    let question = "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\ncriteria = [\"clarity\"]\n";
    let rubric = format!("{CLARITY}{question}");
    let files = [
        ("rubric.toml", rubric.as_str()),
        ("evidence/work.md", "title: The work\ndate: 2026-03-14"),
        ("answers/a.md", &format!("question: own-part\nevidence: [work]\n\n{MINE}")),
    ];
    let pages = pages(&files);
    assert_eq!(
        pages.section(PAGE, "What was yours?"),
        [MINE, "A-01 · evidence E-01 The work", "Concerns", "Clarity missing"]
    );
    assert_eq!(
        pages.section(PAGE, "“Nothing on 2 of the things that we ask for. Are those gaps?” open")[..2],
        ["2 of 2 required criteria", "no note speaks for it: Impact, Clarity"]
    );
}

#[test]
fn two_answers_stand_in_their_order() {
    let files = [
        ("rubric.toml", QUESTIONS),
        ("evidence/work.md", WORK),
        ("answers/a.md", &format!("question: why-now\nevidence: [work]\n\n{MINE}")),
        ("answers/b.md", "question: why-now\n\nThe team grows."),
    ];
    assert_eq!(
        pages_with_errors(&files).section(PAGE, "Why now?"),
        [MINE, "A-01 · evidence E-01 The work", "The team grows.", "A-02"]
    );
}

/// Only what the step requires is held against a case.
#[test]
fn what_holds_a_required_criterion_back_may_be_held_against_it() {
    let optional = "[[criteria]]\nid = \"more\"\ntitle = \"More\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Does more.\"\nneed = \"optional\"\n";
    let rubric = format!("{CLARITY}{optional}{QUESTIONS}");
    let files = [
        (
            "packet.toml",
            "[[waivers]]\ncriterion = \"clarity\"\nreason = \"no such work in the team until June 2026\"\n",
        ),
        ("rubric.toml", rubric.as_str()),
        ("evidence/work.md", WORK),
    ];
    assert_eq!(
        pages(&files).section(PAGE, "What the room will say"),
        [
            "“One strong season, March 2026. What happened before and after?” open",
            "all of it in one season, March 2026: Impact · in E-01 The work",
            "No answer yet",
            "What would answer it: a second piece from another season, or that the first result has held.",
            "Next: look through the log for work of another season; or say where it is seen that the first result has held",
            "“Says who?” open",
            "nobody but the candidate speaks for it: Impact · in E-01 The work",
            "No answer yet",
            "What would answer it: work, a figure or a witness under each claim, and no claim wider than its proof.",
            "“Take that one piece of work away: what is left?” open",
            "no second piece of work stands beside it: Impact · in E-01 The work",
            "No answer yet",
            "What would answer it: a second piece of work, unlike the first.",
            "Next: write down a second piece of work, unlike the first"
        ]
    );
}

#[test]
fn a_strong_case_invites_nothing_until_it_is_asked_why_now() {
    let again = format!("{}\n", WORK.replace("2026-03-14", "2025-08-14"));
    let peer = "from: {name: Ana, relation: peer}\nstate: given\ncriteria: [impact]\n\n# Given\nIn March she found why the orders were lost, and stayed until the last of them was found.";
    let answer = format!("question: need\nevidence: [work]\n\n{MINE}");
    let need = "[[questions]]\nid = \"need\"\ntext = \"Why now?\"\nanswers = [\"business-need\", \"why-now\"]\n";
    let files = [
        ("evidence/work.md", WORK),
        ("evidence/again.md", again.as_str()),
        ("feedback/ana.md", peer),
        ("rubric.toml", need),
        ("answers/need.md", &answer),
    ];
    assert_eq!(pages(&files[..3]).headings(PAGE), ["Questions", "What a committee asks"]);
    let headings = |count: usize| pages(&files[..count]).section(PAGE, "What the room will say").remove(0);
    assert_eq!(headings(4), "“Fine work. Do we need one more at that level?” open");
    assert_eq!(headings(5), "“Why not wait half a year?” answered");
}

#[test]
fn an_answer_to_a_question_that_nobody_asks_is_kept_apart() {
    let files = [("rubric.toml", QUESTIONS), ("answers/a.md", "question: own-prt\n\nMine.")];
    assert_eq!(pages_with_errors(&files).section(PAGE, "Other answers"), ["Mine.", "A-01"]);
    assert!(!pages_with_errors(&files[..1]).headings(PAGE).contains(&"Other answers".to_owned()));
}
