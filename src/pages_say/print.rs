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
    let said = pages(FILES).for_committee().words(PAGE);
    assert!(
        said.contains(&"Work from July 2025 to June 2026 · 1 min to read all of it · edition for the committee".into())
    );
}

#[test]
fn the_contents_are_those_of_the_reader() {
    assert_eq!(
        contents(&pages(FILES)),
        [
            "Summary",
            "Brief",
            "Levels",
            "Coverage",
            "C-impact Impact",
            "Timeline",
            "Impact",
            "I-01 It is fast",
            "Evidence",
            "E-01 Work",
            "Peer feedback",
            "F-01 Ana",
            "F-02 Ben",
            "Metrics",
            "Questions",
            "Gaps",
            "Requests",
            "Log",
            "Notes"
        ]
    );
    assert_eq!(
        contents(&pages(FILES).for_manager()),
        [
            "Summary",
            "Brief",
            "Levels",
            "Coverage",
            "C-impact Impact",
            "Timeline",
            "Impact",
            "I-01 It is fast",
            "Evidence",
            "E-01 Work",
            "Peer feedback",
            "F-01 Ana",
            "Metrics",
            "Questions"
        ]
    );
    assert_eq!(
        contents(&pages(FILES).for_committee()),
        [
            "Summary",
            "Levels",
            "Coverage",
            "C-impact Impact",
            "Timeline",
            "Impact",
            "I-01 It is fast",
            "Evidence",
            "E-01 Work",
            "Peer feedback",
            "F-01 Ana",
            "Metrics",
            "Questions"
        ]
    );
    assert_eq!(
        contents(&pages(&[])),
        [
            "Summary",
            "Brief",
            "Levels",
            "Coverage",
            "C-impact Impact",
            "Timeline",
            "Metrics",
            "Questions",
            "Gaps",
            "Requests",
            "Log",
            "Notes"
        ]
    );
}

#[test]
fn a_log_or_notes_that_are_shown_are_printed_for_others_too() {
    let files =
        [("log/a.md", "---\naudience: manager\n---\nA day."), ("notes/b.md", "---\naudience: committee\n---\nA note.")];
    let last = |pages: Pages| contents(&pages)[6..].to_vec();
    assert_eq!(last(pages(&files).for_manager()), ["Metrics", "Questions", "Log", "Notes"]);
    assert_eq!(contents(&pages(&files).for_committee())[5..], ["Metrics", "Questions", "Notes"]);
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
    same("Levels", "levels.html", 2);
    same("Brief", "brief.html", 2);
    same("Timeline", "timeline.html", 2);
    same("Metrics", "metrics.html", 2);
    same("Questions", "questions.html", 2);
    same("Gaps", "gaps.html", 3);
    same("Requests", "requests.html", 3);
    same("Log", "log.html", 3);
    same("Notes", "notes.html", 3);
    same("C-impact Impact", "criteria/impact.html", 2);
    same("I-01 It is fast", "impact/b.html", 2);
    same("E-01 Work", "evidence/a.html", 2);
    same("F-01 Ana", "feedback/c.html", 2);
}

#[test]
fn an_empty_log_is_printed_as_such() {
    assert_eq!(pages(&[]).section(PAGE, "Log"), ["The log is empty."]);
    assert_eq!(pages(&[]).section(PAGE, "Notes"), ["There are no notes."]);
}

#[test]
fn the_summary_on_paper_is_the_case_since_the_sheet_has_the_rest() {
    assert_eq!(
        pages(FILES).for_manager().section(PAGE, "Summary"),
        ["The case in the candidate’s words", "I ask for it."]
    );
}

#[test]
fn coverage_on_paper_has_the_words_and_the_quota_before_the_criteria() {
    let words = pages(FILES).for_manager().section(PAGE, "Coverage");
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
    assert_eq!(contents(&pages)[3..6], ["Coverage", "C-impact Impact", "Timeline"]);
}
