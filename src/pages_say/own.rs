//! The author's own pages: gaps, requests, the log and notes.

use super::*;

const QUESTIONS: &str = "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n[[questions]]\nid = \"why-now\"\ntext = \"Why now?\"\n";
const LINKED: &str =
    "title: Work\ndate: 2026-03-14\nscope: system\nrole: lead\nlinks: [{title: Design, url: \"https://example.com\"}]";

#[test]
fn gaps_of_an_empty_packet() {
    assert_eq!(
        pages(&[]).words("gaps.html"),
        [
            "Gaps",
            "What is missing, and the next best thing to do.",
            "This page is in your own edition only.",
            "First",
            "Write down one piece of finished work for each such criterion; or waive with its reason what could not be met months of new work, unless it is done and only not written down",
            "It takes away 1 of 1 reason: no note speaks for it (Impact).",
            "Criteria, weakest first",
            "Impact missing",
            "Changes something that matters.",
            "Objection 1"
        ]
    );
}

/// Criteria with these ids, the ones that end in `?` optional.
fn criteria(ids: &[&str]) -> String {
    let one = |id: &&str| {
        let need = if id.ends_with('?') { "optional" } else { "required" };
        let id = id.trim_end_matches('?');
        format!(
            "[[criteria]]\nid = \"{id}\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Does {id}.\"\nneed = \"{need}\"\n"
        )
    };
    let criteria: String = ids.iter().map(one).collect();
    format!("{LADDER}{criteria}")
}

#[test]
fn required_criteria_come_first_and_the_weakest_before_the_stronger() {
    let rubric = criteria(&[
        "thin",
        "optional-missing?",
        "supported",
        "missing",
        "optional-thin?",
        "strong",
        "unclear",
        "waived",
        "also-missing",
    ]);
    let again = LINKED.replace("2026-03-14", "2025-08-14");
    let (one, two) = (format!("{LINKED}\ncriteria: [supported, strong]"), format!("{again}\ncriteria: [strong]"));
    let files = [
        ("packet.toml", "[[waivers]]\ncriterion = \"waived\"\nreason = \"no chance\"\n"),
        ("rubric.toml", rubric.as_str()),
        ("evidence/a.md", "title: Told\ndate: 2026-03-14\nscope: system\ncriteria: [thin, optional-thin]"),
        ("evidence/b.md", one.as_str()),
        ("evidence/c.md", two.as_str()),
        ("feedback/ana.md", "from: {name: Ana, relation: peer}\nstate: given\ncriteria: [strong]\n\n# Given\nIt is."),
        ("evidence/d.md", "title: Unsaid\ndate: 2020-03-14\ncriteria: [unclear]"),
    ];
    let gaps = pages(&files).section("gaps.html", "Criteria, weakest first");
    let order: Vec<&String> = gaps
        .iter()
        .enumerate()
        .filter(|(index, _)| gaps.get(index + 1).is_some_and(|next| next.starts_with("Does ")))
        .map(|(_, line)| line)
        .collect();
    assert_eq!(
        order,
        [
            "missing missing",
            "also-missing missing",
            "unclear not enough to judge",
            "thin thin",
            "supported supported",
            "optional-missing missing optional",
            "optional-thin thin optional",
        ]
    );
}

/// What the page says to do first, for evidence with these front matters.
fn first(asked: &str, evidence: &[&str], peer: &str) -> String {
    let rubric = format!("{LADDER}{IMPACT}{asked}\n");
    let notes: Vec<(String, String)> = evidence
        .iter()
        .enumerate()
        .map(|(index, keys)| (format!("evidence/{index}.md"), format!("title: Work\ncriteria: [impact]\n{keys}")))
        .collect();
    let mut files = vec![("rubric.toml", rubric.as_str())];
    files.extend(notes.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    if !peer.is_empty() {
        files.push(("feedback/ana.md", peer));
    }
    pages(&files).section("gaps.html", "First").remove(0)
}

#[test]
fn what_helps_most_is_what_to_do_first() {
    let peer = "from: {name: Ana, relation: peer}\nstate: given\ncriteria: [impact]\n\n# Given\nIt was in March that she found the lost orders.";
    let link = "links: [{title: Design, url: \"https://example.com\"}]";
    let autumn = format!("date: 2025-09-01\nscope: system\nrole: lead\n{link}");
    let spring = format!("date: 2026-03-01\nscope: system\nrole: lead\n{link}");
    let later = spring.replace("2026-03-01", "2026-04-01");
    let lost = spring.replace("scope: system\n", "");
    let unsaid = spring.replace("role: lead\n", "");
    let new = "months of new work, unless it is done and only not written down";
    assert_eq!(
        first("kinds = [\"talk\"]", &["date: 2026-03-01"], ""),
        "Write “kind” in E-01 Work: only certain kinds of work are asked for a minute"
    );
    assert_eq!(
        first("", &["date: 2020-03-01"], ""),
        format!(
            "Write down one piece of finished work for each such criterion; or waive with its reason what could not be met {new}"
        )
    );
    assert_eq!(
        first("", &["date: 2026-03-01\nscope: system\nrole: lead"], ""),
        "Add to E-01 Work a link to something that can be looked at ten minutes"
    );
    assert_eq!(first("", &[&lost], peer), "Write “scope” in E-01 Work: how far did it reach? a minute");
    assert_eq!(first("", &[&unsaid], peer), "Write “role” in E-01 Work: was it yours to lead? a minute");
    let narrow = spring.replace("system", "feature");
    assert_eq!(
        first("", &[&narrow, &narrow.replace("2026-03", "2025-10")], peer),
        format!(
            "Is there work that reached a whole system? write it down and say why it did; else look for such work {new}"
        )
    );
    let helped = [spring.replace("lead", "contributor"), autumn.replace("lead", "contributor")];
    assert_eq!(
        first("", &[&helped[0], &helped[1]], peer),
        format!("Is there work that you led? write it down; else ask for some {new}")
    );
    assert_eq!(
        first("at-least = 3", &[&autumn, &spring], peer),
        format!("Write down a second piece of work, unlike the first {new}")
    );
    assert_eq!(
        first("", &[&spring, &later], peer),
        format!(
            "Look through the log for work of another season; or say where it is seen that the first result has held {new}"
        )
    );
}

/// A peer who would rather not speak does not speak for it.
#[test]
fn whom_nobody_speaks_for_since_the_peer_declined_is_to_be_asked_for() {
    let peer = |state: &str| {
        let peer = format!(
            "from: {{name: Ana, relation: peer}}\nstate: {state}\ncriteria: [impact]\n\n# Draft\nA hope.\n\n# Given\nIt is."
        );
        let headings = pages(&[("feedback/ana.md", &peer)]).headings("requests.html");
        headings.contains(&"Criteria that no peer speaks for".to_owned())
    };
    assert_eq!(["draft", "requested", "given", "declined"].map(peer), [false, false, false, true]);
}

/// A peer who names no criterion speaks for the work that they saw.
#[test]
fn a_peer_who_saw_the_work_speaks_for_it() {
    let saw = |criteria: &str| {
        let peer = format!(
            "from: {{name: Ana, relation: peer}}\nstate: given\ncriteria: [{criteria}]\nevidence: [work]\n\n# Given\nIt is."
        );
        let work = format!("{LINKED}\ncriteria: [impact]");
        let files = [("rubric.toml", CLARITY), ("evidence/work.md", &work), ("feedback/ana.md", &peer)];
        pages(&files).section("requests.html", "Criteria that no peer speaks for")
    };
    assert_eq!(saw("")[0], "Clarity missing");
    assert_eq!(saw("clarity")[0], "Impact supported");
}

#[test]
fn everything_strong_or_waived_leaves_no_gap() {
    let waiver =
        "[[waivers]]\ncriterion = \"impact\"\nreason = \"the team had no such work in these two half-years\"\n";
    assert_eq!(
        pages(&[("packet.toml", waiver)]).words("gaps.html")[2..],
        ["This page is in your own edition only.", "Criteria, weakest first", "Every criterion is strong or waived."]
    );
}

#[test]
fn what_is_missing_besides_is_listed() {
    let rubric = format!("{QUESTIONS}[feedback]\nat-least = 3\noutside-team = 1\nat-target-level = 1\n");
    let files = [
        ("rubric.toml", rubric.as_str()),
        ("evidence/a.md", "title: Unfinished\ndate: 2026-03-14\nstatus: in-progress"),
        ("evidence/b.md", "title: Finished\ndate: 2026-03-14"),
        (
            "answers/a.md",
            "question: own-part\nevidence: [b]\n\nThe plan was mine, and so was the first half; the rest was built by Ana.",
        ),
        ("feedback/a.md", "from: {name: Ana, relation: partner}\nstate: given\n\n# Given\nIt is."),
    ];
    let pages = pages(&files);
    assert!(
        pages
            .section("gaps.html", "Then")
            .iter()
            .any(|line| line.contains("answer “Why now?”") || line.starts_with("Answer “Why now?”"))
    );
    assert!(!pages.headings("gaps.html").contains(&"Questions without an answer".to_owned()), "a step names it");
    assert_eq!(pages.section("gaps.html", "Not finished, so not counted"), ["E-01 Unfinished"]);
    assert_eq!(
        pages.words("requests.html")[3],
        "Asked for: 3 pieces of peer feedback, and 1 is there; 1 from the target level or above, and none is there."
    );
}

#[test]
fn nobody_is_asked_yet() {
    assert_eq!(
        pages(&[]).words("requests.html"),
        [
            "Requests",
            "Whom to ask, and for what.",
            "This page is in your own edition only.",
            "Who is asked",
            "Nobody is asked yet.",
            "Criteria that no peer speaks for",
            "Impact missing",
            "No note says who took part"
        ]
    );
}

#[test]
fn who_is_to_be_written_to_comes_first() {
    let peer = |name: &str, keys: &str| {
        format!("from: {{name: {name}, relation: leader, role: SRE, team: Core}}\n{keys}\n\n# Given\nIt is.")
    };
    let files = [
        ("feedback/a.md", peer("Ana", "state: declined\nasked: 2026-05-01")),
        ("feedback/b.md", peer("Ben", "state: given\nasked: 2026-05-01\ngiven: 2026-05-20\ncriteria: [impact]")),
        ("feedback/c.md", peer("Cyd", "state: requested\nasked: 2026-05-02")),
        ("feedback/d.md", peer("Dee", "state: draft\nattribution: anonymous")),
        ("feedback/e.md", "from: {name: Eve, relation: peer}\nstate: requested".to_owned()),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    assert_eq!(
        pages(&files).section("requests.html", "Who is asked"),
        [
            "Everyone who is or may be asked for feedback",
            "Who | State | Asked | Given | Can speak for",
            "Dee SRE, Core · leads the work | draft | – | – | not said",
            "Cyd SRE, Core · leads the work | requested | 2 May 2026 | – | not said",
            "Eve same team | requested | – | – | not said",
            "Ben SRE, Core · leads the work | given | 1 May 2026 | 20 May 2026 | Impact",
            "Ana SRE, Core · leads the work | declined | 1 May 2026 | – | not said"
        ]
    );
}

#[test]
fn a_criterion_that_no_peer_speaks_for_names_who_was_there() {
    let not_asked = "[[criteria]]\nid = \"idle\"\n[[criteria.expectations]]\nlevel = \"senior\"\nnot-applicable = true\nreason = \"nothing new\"\n";
    let rubric = format!("{}{not_asked}", criteria(&["alone", "seen", "hoped", "waived", "nothing"]));
    let with = |title: &str, people: &str, criteria: &str| {
        format!("title: {title}\ndate: 2026-03-14\nwith: [{people}]\ncriteria: [{criteria}]")
    };
    let (a, b) = (with("A", "Zoe, Ana, Ben", "alone, seen, waived"), with("B", "Ana, Cyd, Dee, Eve, Fay", "alone"));
    let more = ["c", "d", "e"]
        .map(|name| (format!("evidence/{name}.md"), format!("title: {name}\ndate: 2026-03-14\ncriteria: [alone]")));
    let mut files = vec![
        ("packet.toml", "[[waivers]]\ncriterion = \"waived\"\nreason = \"no chance\"\n"),
        ("rubric.toml", rubric.as_str()),
        ("evidence/a.md", a.as_str()),
        ("evidence/b.md", b.as_str()),
        ("impact/a.md", "claim: A\ncriteria: [alone]"),
        ("feedback/a.md", "from: {name: Ana, relation: peer}\nstate: given\ncriteria: [seen]\n\n# Given\nIt is."),
        ("feedback/b.md", "from: {name: Ben, relation: peer}\nstate: draft\ncriteria: [hoped]"),
    ];
    files.extend(more.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    assert_eq!(
        pages(&files).section("requests.html", "Criteria that no peer speaks for"),
        [
            "alone thin",
            "Who took part: Ana, Ben, Cyd, Dee, Eve, Fay · in E-01 A E-02 B E-03 c E-04 d",
            "nothing missing",
            "No note says who took part"
        ]
    );
}

#[test]
fn an_empty_log_and_no_notes() {
    assert_eq!(
        pages(&[]).words("log.html"),
        ["Log", "What was done, as it was done.", "This page is in your own edition only.", "The log is empty."]
    );
    assert_eq!(
        pages(&[]).words("notes.html"),
        [
            "Notes",
            "One-to-ones, criteria agreed, and what else is worth keeping.",
            "This page is in your own edition only.",
            "There are no notes."
        ]
    );
}

#[test]
fn the_log_and_the_notes_are_shown_whole() {
    let files = [
        ("log/a.md", "---\ntitle: The first half\ndate: 2026-03-14\n---\nA day.\n\n> [!private]\n> Hush.\n"),
        ("log/b.md", ""),
        ("notes/c.md", "# One-to-one\n\nWe spoke."),
    ];
    assert_eq!(
        pages(&files).words("log.html"),
        [
            "Log",
            "What was done, as it was done.",
            "This page is in your own edition only.",
            "The first half",
            "L-01 · 14 March 2026",
            "A day.",
            "Only you see this",
            "Hush.",
            "b",
            "L-02",
            "Nothing more is written here."
        ]
    );
    assert_eq!(
        pages(&files).words("notes.html"),
        [
            "Notes",
            "One-to-ones, criteria agreed, and what else is worth keeping.",
            "This page is in your own edition only.",
            "One-to-one",
            "N-01",
            "One-to-one",
            "We spoke."
        ]
    );
}

#[test]
fn a_log_that_is_shown_to_others_is_theirs_without_what_is_private() {
    let files = [
        ("log/a.md", "---\naudience: manager\n---\n# Shown\n\nA day.\n\n> [!private]\n> Hush.\n"),
        ("log/b.md", "# Kept\n\nAnother day."),
        ("notes/c.md", "---\naudience: committee\n---\n# Agreed\n\nWe agreed."),
    ];
    assert_eq!(
        pages(&files).for_manager().words("log.html"),
        ["Log", "What was done, as it was done.", "Shown", "L-01", "Shown", "A day."]
    );
    assert_eq!(
        pages(&files).for_committee().words("notes.html"),
        [
            "Notes",
            "One-to-ones, criteria agreed, and what else is worth keeping.",
            "Agreed",
            "N-01",
            "Agreed",
            "We agreed."
        ]
    );
}
