//! Which pages each reader has, what stands round them, and what the search finds.

use super::*;

const FILES: &[(&str, &str)] = &[
    ("rubric.toml", "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n"),
    ("case.md", "I ask for it."),
    ("evidence/a.md", "title: Work\ndate: 2026-03-14\n\nIt was slow."),
    (
        "evidence/b.md",
        "title: Held back\ndate: 2026-03-14\naudience: manager\n\nFor the manager. <!-- not this -->\n\n> [!private]\n> Nor this.",
    ),
    ("impact/c.md", "claim: It is fast\nevidence: [a]"),
    ("feedback/d.md", "from: {name: Ana, relation: peer}\nstate: given\n\n# Draft\nI hope.\n\n# Given\nIt is."),
    ("feedback/e.md", "from: {name: Ben, relation: peer}\nstate: requested\n\n# Draft\nI hope too."),
    ("answers/f.md", "question: own-part\n\nMine."),
    ("log/g.md", "# A day\n\nIt rained."),
    ("notes/h.md", "# A note\n\nWe spoke."),
];

const SHARED: &[&str] = &[
    "coverage.html",
    "criteria/impact.html",
    "evidence.html",
    "evidence/a.html",
    "feedback/d.html",
    "impact/c.html",
    "index.html",
    "levels.html",
    "metrics.html",
    "packet.html",
    "print.html",
    "questions.html",
    "sheet.html",
    "timeline.html",
];

/// The pages that a reader has besides those that all have.
fn besides(pages: &Pages) -> Vec<String> {
    let addresses = pages.addresses();
    assert!(SHARED.iter().all(|page| addresses.iter().any(|address| address == page)), "{addresses:#?}");
    addresses.into_iter().filter(|address| !SHARED.contains(&address.as_str())).collect()
}

#[test]
fn each_reader_has_their_pages() {
    assert_eq!(
        besides(&pages(FILES)),
        ["brief.html", "evidence/b.html", "feedback/e.html", "gaps.html", "log.html", "notes.html", "requests.html"]
    );
    assert_eq!(besides(&pages(FILES).for_manager()), ["brief.html", "evidence/b.html"]);
    assert_eq!(besides(&pages(FILES).for_committee()), [""; 0]);
}

#[test]
fn the_log_and_notes_are_for_others_once_a_note_of_them_is() {
    let log = [("log/a.md", "---\naudience: manager\n---\nA day.")];
    let note = [("notes/a.md", "---\naudience: committee\n---\nA note.")];
    let has = |pages: Pages, page: &str| pages.addresses().contains(&page.to_owned());
    assert!(has(pages(&log).for_manager(), "log.html") && !has(pages(&log).for_manager(), "notes.html"));
    assert!(!has(pages(&log).for_committee(), "log.html"));
    assert!(has(pages(&note).for_committee(), "notes.html") && !has(pages(&note).for_committee(), "log.html"));
    assert!(has(pages(&[]), "log.html") && has(pages(&[]), "notes.html"));
}

#[test]
fn the_menu_offers_the_pages_of_the_reader() {
    assert_eq!(
        pages(FILES).menu("index.html"),
        [
            "Summary",
            "Sheet",
            "Brief",
            "Coverage",
            "Evidence",
            "Timeline",
            "Metrics",
            "Questions",
            "Levels",
            "Gaps",
            "Requests",
            "Log",
            "Notes",
            "Print"
        ]
    );
    assert_eq!(
        pages(FILES).for_manager().menu("index.html"),
        ["Summary", "Sheet", "Brief", "Coverage", "Evidence", "Timeline", "Metrics", "Questions", "Levels", "Print"]
    );
    assert_eq!(
        pages(FILES).for_committee().menu("evidence/a.html"),
        ["Summary", "Sheet", "Coverage", "Evidence", "Timeline", "Metrics", "Questions", "Levels", "Print"]
    );
    let log =
        [("log/a.md", "---\naudience: manager\n---\nA day."), ("notes/a.md", "---\naudience: manager\n---\nA note.")];
    assert_eq!(pages(&log).for_manager().menu("index.html")[9..], ["Log", "Notes", "Print"]);
}

/// For others a page that is the author's by default is one of the menu like the rest.
#[test]
fn the_authors_own_pages_are_marked_for_the_author() {
    let own = |pages: Pages| pages.part("index.html", "header nav li.own");
    let log = [("log/a.md", "---\naudience: manager\n---\nA day.")];
    assert_eq!(own(pages(&log)), ["Gaps", "Requests", "Log", "Notes"]);
    assert_eq!(own(pages(&log).for_manager()), [""; 0]);
}

#[test]
fn the_menu_knows_where_one_is() {
    let here = |page: &str| pages(FILES).part(page, "header nav [aria-current]");
    assert_eq!(
        [
            here("index.html"),
            here("criteria/impact.html"),
            here("evidence/a.html"),
            here("feedback/d.html"),
            here("log.html")
        ]
        .concat(),
        ["Summary", "Coverage", "Evidence", "Evidence", "Log"]
    );
}

#[test]
fn pages_are_turned_in_reading_order() {
    let turn = |page: &str| pages(FILES).part(page, "nav.turn");
    assert_eq!(turn("index.html"), ["Next Sheet"]);
    assert_eq!(turn("coverage.html"), ["Previous Brief Next Impact"]);
    assert_eq!(turn("criteria/impact.html"), ["Previous Coverage Next Evidence"]);
    assert_eq!(turn("evidence/b.html"), ["Previous Work Next Ana"]);
    assert_eq!(turn("notes.html"), ["Previous Log"]);
    assert_eq!(turn("print.html"), [""; 0]);
    assert_eq!(pages(FILES).for_committee().part("levels.html", "nav.turn"), ["Previous Questions"]);
}

#[test]
fn the_foot_says_for_whom_it_is() {
    let cycle = "[cycle]\nname = \"2026 H2\"\n";
    let foot = |pages: Pages| pages.part("index.html", "footer");
    assert_eq!(
        foot(pages(&[("packet.toml", cycle)])),
        [
            "This edition is made for you alone. Please do not pass it on.",
            "Kim Berg, Engineer to Senior Engineer · July 2025 to June 2026 · 2026 H2",
            "All of it in one file"
        ]
    );
    assert_eq!(
        foot(pages(&[]).for_manager()),
        [
            "This edition is made for the manager. Please do not pass it on.",
            "Kim Berg, Engineer to Senior Engineer · July 2025 to June 2026",
            "All of it in one file"
        ]
    );
    assert_eq!(
        foot(pages(&[]).for_committee()),
        [
            "This edition is made for the committee. Please do not pass it on.",
            "Kim Berg, Engineer to Senior Engineer · July 2025 to June 2026",
            "All of it in one file"
        ]
    );
}

#[test]
fn the_search_finds_criteria_and_notes_of_the_reader() {
    let found = |pages: Pages| pages.found_by_search().into_iter().map(|row| row.join(" | ")).collect::<Vec<_>>();
    assert_eq!(
        found(pages(FILES)),
        [
            "criteria/impact.html | C-impact | Impact | Changes something that matters. | criterion | ",
            "index.html#case | Case | The case | I ask for it. | case | ",
            "impact/c.html | I-01 | It is fast |  | impact statement · 14 March 2026 | March 2026-03",
            "evidence/a.html | E-01 | Work | It was slow. | evidence · 14 March 2026 | March 2026-03",
            "evidence/b.html | E-02 | Held back | For the manager.\nNor this. | evidence · 14 March 2026 | March 2026-03",
            "feedback/d.html | F-01 | Ana | It is. | peer feedback · same team | ",
            "feedback/e.html | F-02 | Ben |  | peer feedback · same team · requested | ",
            "questions.html#a-01 | A-01 | What was yours? | Mine. | answer | ",
            "log.html#l-01 | L-01 | A day | A day\nIt rained. | log | ",
            "notes.html#n-01 | N-01 | A note | A note\nWe spoke. | note | "
        ]
    );
    assert_eq!(
        found(pages(FILES).for_manager()),
        [
            "criteria/impact.html | C-impact | Impact | Changes something that matters. | criterion | ",
            "index.html#case | Case | The case | I ask for it. | case | ",
            "impact/c.html | I-01 | It is fast |  | impact statement · 14 March 2026 | March 2026-03",
            "evidence/a.html | E-01 | Work | It was slow. | evidence · 14 March 2026 | March 2026-03",
            "evidence/b.html | E-02 | Held back | For the manager. | evidence · 14 March 2026 | March 2026-03",
            "feedback/d.html | F-01 | Ana | It is. | peer feedback · same team | ",
            "questions.html#a-01 | A-01 | What was yours? | Mine. | answer | "
        ]
    );
    assert_eq!(
        found(pages(FILES).for_committee()),
        [
            "criteria/impact.html | C-impact | Impact | Changes something that matters. | criterion | ",
            "index.html#case | Case | The case | I ask for it. | case | ",
            "impact/c.html | I-01 | It is fast |  | impact statement · 14 March 2026 | March 2026-03",
            "evidence/a.html | E-01 | Work | It was slow. | evidence · 14 March 2026 | March 2026-03",
            "feedback/d.html | F-01 | Ana | It is. | peer feedback · same team | ",
            "questions.html#a-01 | A-01 | What was yours? | Mine. | answer | "
        ]
    );
}

#[test]
fn the_search_knows_what_a_criterion_expects() {
    let rubric = CLARITY.replace("title = \"Clarity\"", "title = \"Clarity\"\nsummary = \"What others make of it.\"");
    assert_eq!(
        pages(&[("rubric.toml", &rubric)]).found_by_search()[1][..],
        [
            "criteria/clarity.html",
            "C-clarity",
            "Clarity",
            "What others make of it. Writes what others can follow. Makes others see.",
            "criterion · Ways of working",
            ""
        ]
    );
}

#[test]
fn the_search_knows_what_the_page_of_a_note_says() {
    let work = "title: Cut the time\nfrom: 2026-01-30\nto: 2026-02-02\ncriteria: [{id: impact, why: It was felt}]\nkind: project\nscope: system\n\
                role: lead\nstatus: in-progress\nwith: [Ana R. (SRE), Payments]\nmetrics:\n  - {id: time, name: Time, before: 9 s, after: 3 s, method: weekly median}\n\
                links: [{title: Design, url: \"https://example.com/design\"}]\n\nSee [[b]]: {{metric:time}}.";
    let files = [("evidence/a.md", work), ("evidence/b.md", "title: What it was\ndate: 2026-02-03")];
    let found = pages(&files).for_committee().found_by_search();
    let row = found.iter().find(|row| row[1] == "E-01").unwrap();
    assert_eq!(
        row[3..],
        [
            "See What it was: 9 s → 3 s.",
            "evidence · project · system · led it · 30 January to 2 February 2026 · in progress · Ana R. (SRE), Payments · Impact: It was felt · \
             Time: 9 s → 3 s, weekly median · Design",
            "January 2026-01 February 2026-02"
        ]
    );
}

#[test]
fn the_search_knows_of_an_anonymous_peer_what_their_page_says() {
    let peer = "from: {name: Ada Stone, role: Controller, team: Ledger, relation: partner}\nstate: given\ngiven: 2026-05-02\nattribution: anonymous\n\
                criteria: [{id: impact, why: She pays}]\n\n# Draft\nI hope.\n\n# Given\nIt is.";
    let row = |pages: Pages| pages.found_by_search().pop().unwrap()[2..].join(" | ");
    let files = [("feedback/ada.md", peer)];
    assert_eq!(
        row(pages(&files)),
        "Ada Stone | It is. | peer feedback · Controller, Ledger · another craft · 2 May 2026 · Impact: She pays | May 2026-05"
    );
    assert_eq!(
        row(pages(&files).for_committee()),
        "A partner from another craft | It is. | peer feedback · another craft · Impact | "
    );
}
