//! The sheet: the case on one page of paper.

use super::*;

const PAGE: &str = "sheet.html";

const FILES: &[(&str, &str)] = &[
    ("packet.toml", "[cycle]\nname = \"2026 H2\"\n[[away]]\nfrom = 2025-07-01\nto = 2025-09-30\nwhy = \"leave\"\n"),
    ("rubric.toml", "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n"),
    ("case.md", "I ask to become a Senior Engineer. Nobody has run checkout\nfor two years now. More of it."),
    (
        "evidence/a.md",
        "title: Fast\ndate: 2026-03-14\ncriteria: [impact]\nrole: lead\nscope: system\nlinks: [{title: Design, url: \"https://example.com\"}]\nmetrics: [{id: time, name: Time, before: 9 s, after: 3 s, method: by hand}]\n\nIt was slow, e.g. on Mondays. Then I looked.",
    ),
    ("impact/b.md", "claim: It is fast\ncriteria: [impact]\nevidence: [a]\nmetrics: [time]"),
    (
        "feedback/c.md",
        "from: {name: Ana, relation: peer, role: SRE}\nstate: given\ncriteria: [impact]\nevidence: [a]\n\n# Given\nIt is.",
    ),
    ("feedback/d.md", "from: {name: Ben, relation: peer}\nstate: requested"),
    (
        "answers/e.md",
        "question: own-part\nevidence: [a]\n\nThe plan and the hardest of its parts were mine, from the first day to the last of the work. Others did the rest.",
    ),
];

#[test]
fn each_box_stands_in_its_place() {
    assert_eq!(
        pages(FILES).for_committee().words(PAGE),
        [
            "Kim Berg",
            "2026 H2 · for the committee",
            "Engineer to Senior Engineer",
            "[…] Nobody has run checkout for two years now. […]",
            "What changed",
            "Figures before and after",
            "What was measured | Before and after | Change",
            "Time by hand | 9 s to 3 s | −67 % I-01",
            "The ring is before, the dot after, each on a scale of its own from 0.",
            "E-01 Fast 14 March 2026",
            "It was slow, e.g. on Mondays. […]",
            "for Impact",
            "Each criterion",
            "Each criterion, its best proof, and what speaks for it",
            "Criterion | Best proof | Sources | Scope | When",
            "Impact | E-01 Fast and 2 more",
            "Sources: a figure with its source, something to look at, a peer, the candidate’s own account; filled where there is one. Scope: filled as far as the work reached, the line at what is asked. When: July 2025 to June 2026, hatched where the candidate was away.",
            "Who saw it",
            "Peers, what they speak to, and the work that they saw",
            "Peer | Speaks to | Saw",
            "Ana SRE, same team | Impact | E-01 Fast",
            "What will be asked",
            "What was yours?: The plan and the hardest of its parts were mine, from the first day to the last of the work. […] / A-01"
        ]
    );
}

#[test]
fn an_empty_packet_has_the_same_boxes() {
    let pages = pages(&[]);
    let boxes = pages.headings(PAGE);
    assert_eq!(boxes[1..], ["The work", "Each criterion", "Who saw it", "What will be asked"]);
    assert_eq!(pages.section(PAGE, "The work"), ["No work is written down yet."]);
    assert_eq!(pages.section(PAGE, "Who saw it"), ["No peer has given their words yet."]);
}

#[test]
fn pictures_say_in_words_what_they_show() {
    let labels = pages(FILES).labels(PAGE, ".matrix svg[role=img]");
    assert_eq!(
        labels,
        ["something to look at, a peer, own account", "reached system, system is asked", "14 March 2026"]
    );
}

#[test]
fn no_proof_is_named_twice_where_another_is_as_good() {
    let rubric = CLARITY.to_owned();
    let work = |title: &str| {
        format!(
            "title: {title}\ndate: 2026-03-14\ncriteria: [impact, clarity]\nrole: lead\nscope: system\nlinks: [{{title: D, url: \"https://example.com\"}}]"
        )
    };
    let (one, two) = (work("One"), work("Two"));
    let files = [("rubric.toml", rubric.as_str()), ("evidence/a.md", &one), ("evidence/b.md", &two)];
    let rows = |files: &[(&str, &str)]| -> Vec<String> {
        let said = pages(files).section(PAGE, "Each criterion");
        said.into_iter().filter(|line| line.starts_with("Impact |") || line.starts_with("Clarity |")).collect()
    };
    assert_eq!(rows(&files), ["Impact | supported | E-01 One and 1 more", "Clarity | supported | E-02 Two and 1 more"]);
    assert_eq!(rows(&files[..2]), ["Impact | supported | E-01 One", "Clarity | supported | E-01 One"]);
}

/// What is offered and does not count is no empty row: the page would say that nothing is there beside the work that is.
#[test]
fn what_does_not_count_is_named_with_its_reason() {
    let row = |pages: Pages| {
        pages.section(PAGE, "Each criterion").into_iter().find(|line| line.starts_with("Impact")).unwrap()
    };
    let files = [("evidence/a.md", "title: Half\ndate: 2026-03-14\ncriteria: [impact]\nstatus: in-progress")];
    assert_eq!(row(pages(&files)), "Impact | not enough to judge | E-01 Half does not count: not finished yet");
    assert_eq!(row(pages(&files).for_committee()), "Impact | E-01 Half not finished yet");
}
