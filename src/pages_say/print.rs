//! The whole edition on paper.

use super::*;

const PAGE: &str = "print.html";

const FILES: &[(&str, &str)] = &[
    (
        "packet.toml",
        "[cycle]\nname = \"2026 H2\"\ndeadline = 2026-10-15\n[[away]]\nfrom = 2025-07-01\nto = 2025-12-31\nwhy = \"leave\"\n",
    ),
    ("rubric.toml", "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n[feedback]\nat-least = 2\n"),
    ("case.md", "I ask for it."),
    (
        "evidence/a.md",
        "title: Work\ndate: 2026-03-14\ncriteria: [impact]\nmetrics: [{id: time, name: Time, before: 9 s, after: 3 s}]\n\nIt was slow.",
    ),
    ("impact/b.md", "claim: It is fast\ncriteria: [impact]\nevidence: [a]\nmetrics: [time]\n\nIn words."),
    ("feedback/c.md", "from: {name: Ana, relation: peer}\nstate: given\n\n# Given\nIt is."),
    ("feedback/d.md", "from: {name: Ben, relation: peer}\nstate: requested"),
    ("answers/e.md", "question: own-part\nevidence: [a]\n\nMine."),
    ("log/f.md", "A day."),
    ("notes/g.md", "A note."),
];

/// What the contents list, the headings above it left out.
fn contents(pages: &Pages) -> Vec<String> {
    pages.section(PAGE, "Contents")
}

#[test]
fn the_sheet_is_the_first_page() {
    for pages in [pages(FILES), pages(FILES).for_manager(), pages(FILES).for_committee()] {
        let (sheet, words) = (pages.words("sheet.html"), pages.words(PAGE));
        assert_eq!(words[..sheet.len()], sheet);
        assert_eq!(words[sheet.len() + 1], "Contents");
    }
}

/// The minutes of the argument are those of the words that are printed in it, sheet and all.
#[test]
fn the_argument_says_how_long_it_takes_and_the_appendix_too() {
    let said = |files: &[(&str, &str)]| {
        let words = pages(files).for_committee().words(PAGE);
        words[words.iter().position(|line| line == "Contents").unwrap() - 1].clone()
    };
    let head = "Work from July 2025 to June 2026 · edition for the committee";
    assert_eq!(
        said(FILES),
        format!("{head} · 1 min to read the argument; the appendix, from section 3 on, 1 min more")
    );
    let long = |words: usize| {
        [("case.md", "word ".repeat(words)), ("evidence/a.md", "title: A\ndate: 2026-03-14\n\nB.".into())]
    };
    let with = |words: usize| {
        let files = long(words);
        said(&files.each_ref().map(|(path, text)| (*path, text.as_str())))
    };
    assert_eq!(
        with(2300 - 230),
        format!("{head} · 10 min to read the argument; the appendix, from section 3 on, 1 min more")
    );
    let notes = "word ".repeat(2300);
    let notes = format!("title: A\ndate: 2026-03-14\n\n{notes}");
    let expected = format!("{head} · 1 min to read the argument; the appendix, from section 2 on, 10 min more");
    assert_eq!(said(&[("evidence/a.md", &notes)]), expected);
}

/// Argument and appendix, numbered; what has nothing to say is left out.
#[test]
fn the_contents_are_those_of_the_reader() {
    assert_eq!(
        contents(&pages(FILES)),
        [
            "1 The case",
            "2 Brief",
            "3 Coverage",
            "3.1 C-impact Impact",
            "4 Levels",
            "5 Timeline",
            "6 Impact",
            "6.1 I-01 It is fast",
            "7 Evidence",
            "7.1 E-01 Work",
            "8 Peer feedback",
            "8.1 F-01 Ana",
            "8.2 F-02 Ben",
            "9 Metrics",
            "10 Questions",
            "11 Gaps",
            "12 Requests",
            "13 Log",
            "14 Notes"
        ]
    );
    let case = |from: usize| {
        let chapters = [
            &["Coverage", "C-impact Impact"][..],
            &["Levels"],
            &["Timeline"],
            &["Impact", "I-01 It is fast"],
            &["Evidence", "E-01 Work"],
            &["Peer feedback", "F-01 Ana"],
            &["Metrics"],
            &["Questions"],
        ];
        let numbered = chapters.iter().zip(from..).flat_map(|(lines, number)| {
            let item = move |(at, line): (usize, &&str)| match at {
                0 => format!("{number} {line}"),
                at => format!("{number}.{at} {line}"),
            };
            lines.iter().enumerate().map(item)
        });
        numbered.collect::<Vec<_>>()
    };
    assert_eq!(
        contents(&pages(FILES).for_manager()),
        [vec!["1 The case".to_owned(), "2 Brief".to_owned()], case(3)].concat()
    );
    assert_eq!(contents(&pages(FILES).for_committee()), [vec!["1 The case".to_owned()], case(2)].concat());
    assert_eq!(
        contents(&pages(&[])),
        [
            "1 Brief",
            "2 Coverage",
            "2.1 C-impact Impact",
            "3 Levels",
            "4 Timeline",
            "5 Questions",
            "6 Gaps",
            "7 Requests"
        ]
    );
    assert_eq!(contents(&pages(&[]).for_committee()), ["1 Coverage", "1.1 C-impact Impact", "2 Levels", "3 Timeline"]);
}

#[test]
fn a_log_or_notes_that_are_shown_are_printed_for_others_too() {
    let files =
        [("log/a.md", "---\naudience: manager\n---\nA day."), ("notes/b.md", "---\naudience: committee\n---\nA note.")];
    let last = |pages: Pages| contents(&pages).split_off(5);
    assert_eq!(last(pages(&files).for_manager()), ["5 Questions", "6 Log", "7 Notes"]);
    assert_eq!(contents(&pages(&files).for_committee())[4..], ["4 Notes"]);
}

#[test]
fn what_is_in_the_contents_is_printed() {
    for pages in [pages(FILES), pages(FILES).for_manager(), pages(FILES).for_committee(), pages(&[])] {
        let headings = pages.headings(PAGE);
        let mut at = 1;
        for item in contents(&pages) {
            let found = headings[at..].iter().position(|heading| *heading == item);
            at += found.unwrap_or_else(|| panic!("{item} is not printed in its place: {headings:#?}"));
        }
        assert_eq!(
            pages.part(PAGE, "li.contents-1").len(),
            pages.part(PAGE, "section.chapter > h2").len(),
            "each chapter has its heading"
        );
    }
}

/// The chapters say what the pages say, below their titles.
#[test]
fn chapters_hold_what_the_pages_hold() {
    let pages = pages(FILES);
    let same = |chapter: &str, page: &str, skipped: usize| {
        assert_eq!(pages.section(PAGE, chapter), pages.words(page)[skipped..], "{page}")
    };
    same("2 Brief", "brief.html", 2);
    same("5 Timeline", "timeline.html", 2);
    same("9 Metrics", "metrics.html", 2);
    same("10 Questions", "questions.html", 2);
    same("11 Gaps", "gaps.html", 3);
    same("12 Requests", "requests.html", 3);
    same("13 Log", "log.html", 3);
    same("14 Notes", "notes.html", 3);
    assert_eq!(pages.section(PAGE, "1 The case"), ["I ask for it."]);
}

const WHOSE: &str = "Kim Berg · Promotion to Senior Engineer";

/// What a note says, and in one line what belongs to it.
#[test]
fn notes_are_printed_with_one_line_of_references() {
    let pages = pages(FILES).for_committee();
    assert_eq!(
        pages.section(PAGE, "5.1 I-01 It is fast"),
        ["14 March 2026", "In words.", "Time: 9 s to 3 s (−67 %) Proof E-01 Work Speaks for Impact"]
    );
    assert_eq!(
        pages.section(PAGE, "6.1 E-01 Work"),
        [
            "When: 14 March 2026",
            "It was slow.",
            "Time: 9 s to 3 s (−67 %) Speaks for Impact Cited in I-01 It is fast A-01 What was yours?"
        ]
    );
    assert_eq!(pages.section(PAGE, "7.1 F-01 Ana"), ["How they know the work: same team", "It is."]);
    let heads = pages.part(PAGE, ".running");
    assert_eq!(heads.len(), 4, "each criterion and each note says whose it is");
    assert!(heads.iter().all(|head| head == WHOSE), "{heads:?}");
}

#[test]
fn a_criterion_is_printed_with_its_two_best_proofs() {
    let work = |title: &str| format!("title: {title}\ndate: 2026-03-14\ncriteria: [impact]\nrole: lead\n\nWords.");
    let work = ["One", "Two", "Three"].map(work);
    let unfinished = "title: Four\ndate: 2026-03-14\ncriteria: [impact]\nstatus: in-progress\n\nWords.";
    let files = [
        ("evidence/a.md", &*work[0]),
        ("evidence/b.md", &work[1]),
        ("evidence/c.md", &work[2]),
        ("evidence/d.md", unfinished),
    ];
    let pages = pages(&files);
    let said = pages.section(PAGE, "2.1 C-impact Impact");
    assert_eq!(
        said[said.len() - 3..],
        ["E-01 One · led it", "E-02 Two · led it", "Also E-03 Three Does not count: not finished yet E-04 Four"]
    );
    let said = pages.for_committee().section(PAGE, "1.1 C-impact Impact");
    assert_eq!(said[said.len() - 1], "Also E-03 Three Not finished yet E-04 Four");
}

/// Two proofs and twelve references fit; the rest is counted.
#[test]
fn what_is_too_much_for_a_line_is_counted() {
    let work = |number: usize| format!("title: W{number}\ndate: 2026-03-14\ncriteria: [impact]\nrole: lead\n\nWords.");
    let work: Vec<(String, String)> = (0..17).map(|it| (format!("evidence/w{it:02}.md"), work(it))).collect();
    let files: Vec<(&str, &str)> = work.iter().map(|(path, note)| (path.as_str(), note.as_str())).collect();
    let said = pages(&files).section(PAGE, "2.1 C-impact Impact");
    let (also, more) = said[said.len() - 1].split_once(" and ").unwrap();
    assert_eq!((also.matches("E-").count(), more), (12, "3 more"));
}

#[test]
fn levels_on_paper_leave_to_each_criterion_what_is_expected_of_it() {
    let said = pages(FILES).for_committee().section(PAGE, "3 Levels");
    assert_eq!(said, ["From Engineer", "Scope: feature", "To Senior Engineer", "Scope: system"]);
}

#[test]
fn coverage_on_paper_has_the_words_and_the_quota_before_the_criteria() {
    let words = pages(FILES).for_manager().section(PAGE, "3 Coverage");
    assert_eq!(
        words[..9],
        [
            "1 thin",
            "strong: one piece of work carries it, another stands beside it at the scope of the level, a peer or a figure with its source speaks for it, and not all of it lies within four months, where the candidate was there for longer",
            "supported: one piece of work carries it: the scope of the level, a leading part, and more than the candidate's word, all in one",
            "thin: some work counts, and no single piece of it carries the criterion",
            "not enough to judge: something is there, and no work that counts",
            "missing: nothing is there",
            "waived: it could not be met, and the reason is given",
            "1 piece of peer feedback, where 2 are asked for: 1 short",
            "Held against Small ladder, version 1."
        ]
    );
}

#[test]
fn what_is_not_asked_anew_is_printed_in_short() {
    let held = "[[criteria]]\nid = \"held\"\ntitle = \"Held\"\n[[criteria.expectations]]\nlevel = \"mid\"\ntext = \"Is held.\"\n\
                [[criteria.expectations]]\nlevel = \"senior\"\nnot-applicable = true\nreason = \"nothing new\"\n";
    let pages = pages(&[("rubric.toml", held)]);
    assert_eq!(pages.section(PAGE, "What this step does not ask anew"), ["Held: Is held."]);
    assert_eq!(contents(&pages)[1..4], ["2 Coverage", "2.1 C-impact Impact", "3 Levels"]);
}

/// A link that leads outside has a number, and below the note its address, each once.
#[test]
fn addresses_are_listed_below_each_note() {
    let body = "See [the plan](https://example.org/plan?a=1), [again](https://example.org/plan?a=1), <https://example.org/own>, \
                [mail](mailto:a@example.org) and [ours](http://wiki/page).";
    let note = format!("title: Work\ndate: 2026-03-14\n\n{body}");
    let pages =
        pages(&[("evidence/a.md", &note), ("case.md", "[There](https://example.org/plan?a=1).")]).for_committee();
    let addresses = ["[1] https://example.org/plan?a=1", "[2] mailto:a@example.org", "[3] http://wiki/page"];
    for page in [PAGE, "evidence/a.html"] {
        let listed = pages.part(page, ".link-notes li");
        let own: Vec<&String> = listed.iter().skip(if page == PAGE { 1 } else { 0 }).collect();
        assert_eq!(own, addresses.iter().collect::<Vec<_>>(), "{page}");
        assert_eq!(pages.part(page, ".prose .link-note").len(), if page == PAGE { 5 } else { 4 }, "{page}");
    }
    assert_eq!(pages.part("index.html", ".link-notes li"), ["[1] https://example.org/plan?a=1"]);
}
