//! What the committee is told: what is offered for each criterion, as facts, and no word of ours on how good it is.

use super::*;

const WORK: &str = "title: The work\ndate: 2026-03-14\ncriteria: [impact]\nscope: system\nrole: lead\nlinks: [{title: Design, url: \"https://example.com\"}]";
const NARROW: &str = "title: A part of it\ndate: 2025-09-01\ncriteria: [impact]\nscope: feature\nrole: contributor";
const PEER: &str = "from: {name: Ana, relation: peer}\nstate: given\ncriteria: [impact]\n\n# Given\nIt is.";
const QUOTA: &str = "[feedback]\nat-least = 3\n[[questions]]\nid = \"why\"\ntext = \"Why now?\"\n";
const TOLD: &str = "[committee]\nstrength = true\n";

/// A packet in which a criterion stands in each way that there is.
pub(super) fn everything() -> Vec<(&'static str, String)> {
    let criterion = |id: &str| IMPACT.replace("impact", id).replace("Impact", id);
    let more: String = ["lone", "alone", "told", "old", "nothing", "excused"].map(criterion).concat();
    vec![
        ("packet.toml", "[[waivers]]\ncriterion = \"excused\"\nreason = \"no chance\"\n".to_owned()),
        ("rubric.toml", format!("{CLARITY}{more}{QUOTA}")),
        ("evidence/a.md", WORK.replace("impact", "impact, lone")),
        ("evidence/b.md", NARROW.to_owned()),
        ("evidence/c.md", "title: Old\ndate: 2020-01-01\ncriteria: [old]".to_owned()),
        ("evidence/d.md", "title: Told\ndate: 2026-01-01\ncriteria: [told, alone]\nstatus: in-progress".to_owned()),
        ("impact/a.md", "claim: It is\ncriteria: [told]".to_owned()),
        ("feedback/a.md", PEER.to_owned()),
        ("answers/a.md", "question: why\n\nBecause.".to_owned()),
    ]
}

pub(super) fn borrowed<'a>(files: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    files.iter().map(|(path, text)| (*path, text.as_str())).collect()
}

#[test]
fn a_row_says_what_is_offered_how_far_it_reached_and_when() {
    let files = [("evidence/a.md", WORK), ("evidence/b.md", NARROW), ("feedback/a.md", PEER), ("rubric.toml", CLARITY)];
    let words = pages(&files).for_committee().words("coverage.html");
    assert_eq!(
        words[1..],
        [
            "Each criterion, what is expected of it at both levels, and what is offered for it.",
            "At a glance",
            "Each criterion, its best proof, and what speaks for it",
            "Criterion | Best proof | Sources | Scope | When",
            "Impact | E-02 The work and 2 more",
            "Clarity | nothing is offered",
            "Sources: a figure with its source, something to look at, a peer, the candidate’s own account; filled where there is one. Scope: filled as far as the work reached, the line at what is asked. When: July 2025 to June 2026.",
            "Criteria",
            "Criterion | As Engineer | As Senior Engineer | What is offered",
            "Impact | nothing | Changes something that matters. | Sources: something to look at (E-02); a peer in their own words (F-01); the candidate’s own account (E-01) / Scope: system (E-02), where system is asked for / When: 2025-H2 and 2026-H1",
            "Ways of working",
            "Criterion | As Engineer | As Senior Engineer | What is offered",
            "Clarity | Writes what others can follow. | Makes others see. | Nothing is offered for this.",
            "Peer feedback",
            "A dot: their words speak to it.",
            "Who speaks to which criterion",
            "Who | Impact | Clarity",
            "Ana same team | speaks to it",
            "How many speak to it | 1 | 0",
            "One of them outside the team | no | no",
            "The rubric",
            "Small ladder, version 1."
        ]
    );
}

#[test]
fn the_page_of_a_criterion_has_the_same_facts() {
    let page = |files: &[(&str, &str)]| pages(files).for_committee().words("criteria/impact.html")[3..].to_vec();
    assert_eq!(page(&[]), ["What is offered", "Nothing is offered for this."]);
    assert_eq!(
        page(&[("packet.toml", "[[waivers]]\ncriterion = \"impact\"\nreason = \"no chance\"\n")]),
        ["What is offered", "Waiver: no chance"]
    );
    assert_eq!(
        page(&[("evidence/b.md", NARROW)]),
        [
            "What is offered",
            "Sources: the candidate’s own account (E-01)",
            "Scope: feature (E-01), where system is asked for",
            "When: 2025-H2",
            "Proof, the best first",
            "E-01 A part of it",
            "the candidate's word · contributed · scope feature · 1 September 2025",
            "By period: 1 of 2 periods",
            "2025-H2: E-01 A part of it",
            "2026-H1: nothing",
            "How far it reached",
            "feature E-01 A part of it",
            "system asked",
            "A dot is a piece of work that counts, a ring one in which the part was not a leading one or is not said."
        ]
    );
}

#[test]
fn where_nothing_has_a_scope_none_is_spoken_of() {
    let rubric = format!("{}{IMPACT}", LADDER.replace("scope = \"feature\"\n", "").replace("scope = \"system\"\n", ""));
    let files = [("rubric.toml", rubric.as_str()), ("evidence/b.md", "title: B\ndate: 2026-03-14\ncriteria: [impact]")];
    let page = pages(&files).for_committee().words("criteria/impact.html");
    assert!(!page.iter().any(|line| line.starts_with("Scope")), "{page:#?}");
}

/// Not in a heading, a table, the print or the search, and not in the source of a page.
#[test]
fn no_page_of_theirs_says_how_good_anything_is() {
    let files = everything();
    let pages = pages(&borrowed(&files)).for_committee();
    for (name, bytes) in pages.render(|_| true) {
        let is_page = name.ends_with(".html") || name.ends_with("search-index.js");
        // The name of an element is no word, nor are those of a style sheet or a script inside the page.
        let text = String::from_utf8_lossy(&bytes).replace("<strong>", "").replace("</strong>", "");
        let text = without_elements(&without_elements(&text, "style"), "script");
        for verdict in VERDICTS.iter().filter(|_| is_page) {
            assert!(!says(&text, verdict), "{name} says `{verdict}`");
        }
    }
    assert!(!pages.section("questions.html", "What a committee asks").contains(&"Why now?".to_owned()));
}

const VERDICTS: &[&str] = &[
    "strong",
    "strongest",
    "supported",
    "thin",
    "missing",
    "not enough to judge",
    "not-enough-to-judge",
    "waived",
    "Holds it back",
    "strength",
    "tally",
    "mark",
    "held against",
    "Held against",
    "Open",
    "open",
    "nobody",
    "Not answered yet",
    "short",
    "one season",
    "sustained",
    "does not count",
    "objections",
    "Behind it",
];

/// A page without the elements of this name and all that is in them.
fn without_elements(page: &str, name: &str) -> String {
    let (start, end) = (format!("<{name}>"), format!("</{name}>"));
    let mut parts = page.split(&start);
    let first = parts.next().unwrap_or_default();
    let others = parts.map(|part| part.split_once(&end).map_or("", |(_, after)| after));
    std::iter::once(first).chain(others).collect()
}

/// Whether the words stand somewhere by themselves, and not inside others.
fn says(text: &str, words: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric();
    text.match_indices(words)
        .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + words.len()..].starts_with(is_part))
}

#[test]
fn the_words_of_strength_are_theirs_when_the_author_says_so_and_nothing_else_is() {
    let mut files = everything();
    files[0].1 = format!("{TOLD}{}", files[0].1);
    let pages = pages(&borrowed(&files)).for_committee();
    let coverage = pages.words("coverage.html");
    assert_eq!(coverage[2..6], ["2 supported", "3 not enough to judge", "2 missing", "1 waived"]);
    assert!(coverage.iter().any(|line| line.contains("| supported / Sources: ")), "{coverage:#?}");
    assert!(coverage.iter().any(|line| line.starts_with("Impact | supported | E-")), "{coverage:#?}");
    assert!(coverage.iter().any(|line| line.starts_with("missing: nothing is there")));
    assert_eq!(pages.words("criteria/impact.html")[3], "What is offered: supported");
    for (name, bytes) in pages.render(|_| true).into_iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = without_elements(&String::from_utf8_lossy(&bytes), "style");
        for word in
            ["Holds it back", "held against it", "badge-open", "nobody has answered", " short", "does not count"]
        {
            assert!(!text.contains(word), "{name} says `{word}`");
        }
    }
}

/// The manager is told all of it, whatever the committee is told.
#[test]
fn the_manager_is_told_how_each_criterion_stands() {
    let files = everything();
    let coverage = pages(&borrowed(&files)).for_manager().words("coverage.html");
    assert!(coverage.iter().any(|line| line.contains("Holds it back: no note speaks for it")), "{coverage:#?}");
}
