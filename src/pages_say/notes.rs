//! The list of notes, and the pages of evidence and impact statements.

use super::*;

#[test]
fn a_list_of_nothing() {
    assert_eq!(
        pages(&[]).words("evidence.html"),
        [
            "Evidence",
            "Every note of the case: what is claimed, the work under it, and what peers say.",
            "There is no note yet."
        ]
    );
}

const ALL: &[(&str, &str)] = &[
    ("rubric.toml", CLARITY),
    (
        "evidence/a.md",
        "title: Cut the checkout time\nfrom: 2026-03-01\nto: 2026-03-31\ncriteria: [clarity, {id: impact, why: It was felt}]\nkind: project\nscope: system\nrole: lead\n\
         with: [Ana R. (SRE), Payments]\nmetrics:\n  - {id: time, name: Time, before: 9 s, after: 3 s, better: lower, method: weekly median, source: the dashboard}\n\
         \x20 - {id: people, name: People, after: 4, estimate: true}\nlinks: [{title: Design, url: \"https://example.com/design\"}, {title: Chart, url: ../files/chart.png}]\n\nIt was slow, see [[b|what it was]].",
    ),
    ("evidence/b.md", "title: The old checkout\ndate: 2020-03-14\nbackground: true\naudience: manager"),
    ("evidence/c.md", "title: The next checkout\ndate: 2026-06-14\nstatus: in-progress\naudience: self\nrole: solo"),
    ("files/chart.png", ""),
    (
        "impact/d.md",
        "claim: Checkout is fast\ncriteria: [impact]\nevidence: [a]\nmetrics: [time]\nfeedback: [ana]\n\nThe claim in words.",
    ),
    ("impact/e.md", "claim: Nothing under it\naudience: self"),
    ("impact/f.md", "claim: Seen by one\nfeedback: [ana]\naudience: manager"),
    (
        "feedback/ana.md",
        "from: {name: Ana, relation: peer, role: SRE}\nstate: given\ncriteria: [impact]\nevidence: [a]\n\n# Given\nIt is fast. I saw it.",
    ),
    ("feedback/ben.md", "from: {name: Ben, relation: partner}\nstate: requested"),
];

#[test]
fn the_list_has_every_note_of_the_case() {
    assert_eq!(
        pages(ALL).words("evidence.html"),
        [
            "Evidence",
            "Every note of the case: what is claimed, the work under it, and what peers say.",
            "Impact 3",
            "I-01",
            "Checkout is fast",
            "March 2026 · proof E-01 Cut the checkout time · seen by F-01 Ana",
            "9 s to 3 s",
            "I-02",
            "Seen by one not for the committee",
            "seen by F-01 Ana",
            "I-03",
            "Nothing under it only you",
            "Work 3",
            "E-01",
            "Cut the checkout time",
            "March 2026 · project · led it · speaks for Impact, Clarity",
            "9 s to 3 s",
            "E-02",
            "The old checkout background not for the committee",
            "14 March 2020",
            "E-03",
            "The next checkout in progress only you",
            "14 June 2026 · did it alone",
            "Peer feedback 2",
            "F-01",
            "Ana",
            "SRE · same team",
            "“It is fast. I saw it.”",
            "F-02",
            "Ben requested only you",
            "another craft"
        ]
    );
}

#[test]
fn a_reader_has_only_what_is_shown_to_them() {
    assert_eq!(
        pages(ALL).for_manager().words("evidence.html"),
        [
            "Evidence",
            "Every note of the case: what is claimed, the work under it, and what peers say.",
            "Impact 2",
            "I-01",
            "Checkout is fast",
            "March 2026 · proof E-01 Cut the checkout time · seen by F-01 Ana",
            "9 s to 3 s",
            "I-02",
            "Seen by one not for the committee",
            "seen by F-01 Ana",
            "Work 2",
            "E-01",
            "Cut the checkout time",
            "March 2026 · project · led it · speaks for Impact, Clarity",
            "9 s to 3 s",
            "E-02",
            "The old checkout background not for the committee",
            "14 March 2020",
            "Peer feedback 1",
            "F-01",
            "Ana",
            "SRE · same team",
            "“It is fast. I saw it.”"
        ]
    );
    assert_eq!(
        pages(ALL).for_committee().words("evidence.html"),
        [
            "Evidence",
            "Every note of the case: what is claimed, the work under it, and what peers say.",
            "Impact 1",
            "I-01",
            "Checkout is fast",
            "March 2026 · proof E-01 Cut the checkout time · seen by F-01 Ana",
            "9 s to 3 s",
            "Work 1",
            "E-01",
            "Cut the checkout time",
            "March 2026 · project · led it · speaks for Impact, Clarity",
            "9 s to 3 s",
            "Peer feedback 1",
            "F-01",
            "Ana",
            "SRE · same team",
            "“It is fast. I saw it.”"
        ]
    );
}

#[test]
fn a_piece_of_evidence_shows_all_that_is_known_of_it() {
    assert_eq!(
        pages(ALL).words("evidence/a.html"),
        [
            "Evidence · E-01",
            "Cut the checkout time",
            "When: March 2026",
            "Kind: project",
            "Scope: system",
            "Candidate’s part: led it",
            "With: Ana R. (SRE), Payments",
            "It was slow, see what it was.",
            "To look at",
            "Design https://example.com/design",
            "Chart",
            "Figures",
            "9 s to 3 s",
            "Time: −67 %, better",
            "weekly median",
            "Source: the dashboard",
            "4",
            "People estimate",
            "Speaks for",
            "Impact supported It was felt",
            "Clarity supported",
            "Rests on it",
            "I-01 Checkout is fast",
            "F-01 Ana"
        ]
    );
}

/// What rests on it is only what this reader has, and so is what it names.
#[test]
fn the_committee_reads_of_evidence_what_it_has() {
    let words = pages(ALL).for_committee().words("evidence/a.html");
    assert_eq!(
        words[7..],
        [
            "It was slow, see what it was.",
            "To look at",
            "Design https://example.com/design",
            "Chart",
            "Figures",
            "9 s to 3 s",
            "Time: −67 %, better",
            "weekly median",
            "Source: the dashboard",
            "4",
            "People estimate",
            "Speaks for",
            "Impact It was felt",
            "Clarity",
            "Rests on it",
            "I-01 Checkout is fast",
            "F-01 Ana"
        ]
    );
}

#[test]
fn background_and_unfinished_work_say_that_they_do_not_count() {
    assert_eq!(
        pages(ALL).words("evidence/b.html"),
        [
            "Evidence · E-02",
            "The old checkout",
            "Who may see this: not for the committee.",
            "This is here to be understood, and does not count.",
            "When: 14 March 2020",
            "Nothing more is written here.",
            "Rests on it",
            "E-01 Cut the checkout time"
        ]
    );
    assert_eq!(
        pages(ALL).words("evidence/c.html"),
        [
            "Evidence · E-03",
            "The next checkout",
            "Who may see this: only you.",
            "This work is not finished, and does not count yet.",
            "When: 14 June 2026",
            "Candidate’s part: did it alone",
            "Nothing more is written here."
        ]
    );
}

#[test]
fn the_candidates_part_is_said_in_words() {
    let part = |role: &str| {
        let words =
            pages(&[("evidence/a.md", &format!("title: A\ndate: 2026-03-14\nrole: {role}"))]).words("evidence/a.html");
        words[3].clone()
    };
    let parts = ["solo", "lead", "contributor", "reviewer", "mentor", "sponsor", "idea"].map(part);
    assert_eq!(
        parts[..],
        [
            "Candidate’s part: did it alone",
            "Candidate’s part: led it",
            "Candidate’s part: contributed",
            "Candidate’s part: reviewed",
            "Candidate’s part: mentored",
            "Candidate’s part: sponsored it",
            "Candidate’s part: had the idea"
        ]
    );
}

#[test]
fn a_claim_shows_its_proof() {
    assert_eq!(
        pages(ALL).words("impact/d.html"),
        [
            "Impact statement · I-01",
            "Checkout is fast",
            "March 2026",
            "The claim in words.",
            "Figure",
            "9 s to 3 s",
            "Time: −67 %, better",
            "weekly median",
            "Source: the dashboard",
            "Proof",
            "E-01 Cut the checkout time",
            "Peers who saw it",
            "F-01 Ana",
            "Speaks for",
            "Impact supported"
        ]
    );
    assert_eq!(
        pages(ALL).words("impact/e.html"),
        ["Impact statement · I-03", "Nothing under it", "Who may see this: only you.", "Nothing more is written here."]
    );
    assert_eq!(
        pages(ALL).for_manager().words("impact/f.html"),
        [
            "Impact statement · I-02",
            "Seen by one",
            "Who may see this: not for the committee.",
            "Nothing more is written here.",
            "Peers who saw it",
            "F-01 Ana"
        ]
    );
}

/// From the first day of the first piece to the last day of the last.
#[test]
fn a_claim_is_as_long_as_the_work_under_it() {
    let files = [
        ("evidence/a.md", "title: A\nfrom: 2026-01-05\nto: 2026-06-10"),
        ("evidence/b.md", "title: B\ndate: 2026-02-14"),
        ("impact/c.md", "claim: C\nevidence: [a, b]"),
    ];
    assert_eq!(pages(&files).words("impact/c.html")[2], "5 January to 10 June 2026");
}

#[test]
fn an_answer_that_rests_on_a_note_stands_beside_it() {
    let files = [
        ("rubric.toml", "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n"),
        ("evidence/a.md", "title: A\ndate: 2026-03-14\n\nWords."),
        ("impact/b.md", "claim: B\n\nWords."),
        ("answers/c.md", "question: own-part\nevidence: [a]\nimpact: [b]\n\nMine."),
        ("case.md", "See [[a]]."),
    ];
    assert_eq!(pages(&files).section("evidence/a.html", "Rests on it"), ["Case The case", "A-01 What was yours?"]);
    assert_eq!(pages(&files).section("impact/b.html", "Rests on it"), ["A-01 What was yours?"]);
}

/// Nine pieces of work for one criterion, in two half-years and before them; one of them is the manager's.
fn much_work() -> Vec<(String, String)> {
    let days = [
        "2025-07-01",
        "2025-08-01",
        "2025-12-31",
        "2026-01-01",
        "2026-02-01",
        "2026-03-01",
        "2026-04-01",
        "2026-05-01",
    ];
    let note = |(index, date): (usize, &&str)| {
        let audience = if index == 1 { "manager" } else { "committee" };
        let text = format!("title: Work {index}\ndate: {date}\naudience: {audience}\ncriteria: [impact]");
        (format!("evidence/w{index}.md"), text)
    };
    let mut notes: Vec<(String, String)> = days.iter().enumerate().map(note).collect();
    notes.push(("evidence/old.md".to_owned(), "title: Old\ndate: 2020-03-14\nbackground: true".to_owned()));
    notes
}

#[test]
fn much_work_stands_by_period_and_by_criterion() {
    let notes = much_work();
    let files: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let manager = pages(&files).for_manager();
    assert_eq!(
        manager.headings("evidence.html"),
        [
            "Evidence",
            "Work 9",
            "2025-H2 July to December 2025",
            "2026-H1 January to June 2026",
            "Other times",
            "The work by criterion",
            "Impact 8"
        ]
    );
    assert_eq!(manager.part("evidence.html", "nav.jump"), ["2025-H2 3", "2026-H1 5", "Other times 1", "By criterion"]);
    assert!(
        manager
            .section("evidence.html", "2025-H2 July to December 2025")
            .contains(&"Work 1 not for the committee".to_owned())
    );
    // One less, and the list is seen at a glance.
    assert_eq!(pages(&files).for_committee().headings("evidence.html"), ["Evidence", "Work 8"]);
}

#[test]
fn a_note_names_its_neighbours_and_counts_the_rest() {
    let notes = much_work();
    let files: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let beside = |pages: &Pages, page: &str| pages.part(page, ".neighbours");
    let committee = pages(&files).for_committee();
    assert_eq!(
        beside(&committee, "evidence/w4.html"),
        ["Beside it, for the same criterion", "Impact: E-03 Work 2 E-04 Work 3 E-06 Work 5 E-07 Work 6 and 2 more"]
    );
    assert_eq!(beside(&committee, "evidence/old.html"), [""; 0]);
    assert!(!committee.words("print.html").iter().any(|line| line.starts_with("Beside it")));
    assert!(beside(&pages(&files), "evidence/w1.html")[1].ends_with(" and 3 more"));
}

/// A title is a line of Markdown; one of its links would stand inside another, and 2 * 3 * 4 is no emphasis.
#[test]
fn titles_and_claims_show_their_marks() {
    let note = |title: &str| format!("title: \"{title}\"\ndate: 2026-03-14\n\nWords.");
    let files = [
        ("evidence/a.md", note("Cut *every* `p99` by 5 %")),
        ("evidence/b.md", note("See [this](https://example.com) & 2 * 3 * 4 <b>")),
        ("impact/c.md", "claim: \"One key is **enough**\"\n\nWords.".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let pages = pages(&files);
    let files = pages.render(|_| true);
    let page = |name: &str| String::from_utf8(files[name].to_vec()).unwrap();
    assert!(page("evidence/a.html").contains("<h1 dir=\"auto\">Cut <em>every</em> <code>p99</code> by 5\u{a0}%</h1>"));
    assert!(page("evidence/a.html").contains("<title>Cut every p99 by 5\u{a0}% · "));
    assert!(page("evidence.html").contains("Cut <em>every</em> <code>p99</code>"));
    assert!(
        page("evidence/b.html").contains("See [this](https:&#x2F;&#x2F;example.com) &amp; 2 * 3 * 4 &lt;b&gt;</h1>")
            || page("evidence/b.html").contains("See [this](https://example.com) &amp; 2 * 3 * 4 &lt;b&gt;</h1>")
    );
    assert!(page("impact/c.html").contains("One key is <strong>enough</strong>"));
    assert!(pages.found_by_search().iter().any(|row| row[2] == "Cut every p99 by 5 %"));
}
