//! The summary: the case in one page.

use super::*;

const CLAIM: &str = "claim: Checkout is fast\ncriteria: [impact]\nevidence: [work]";
const WORK: &str = "title: Cut the checkout time\ndate: 2026-03-14\ncriteria: [impact]\nrole: lead\n\nIt was slow.";

#[test]
fn an_empty_packet_claims_nothing() {
    assert_eq!(
        pages(&[]).words("index.html"),
        [
            "Promotion to Senior Engineer",
            "Kim Berg asks to be promoted from Engineer to Senior Engineer.",
            "Work from: July 2025 to June 2026",
            "Reading time: 1 min for all of it",
            "Nothing is claimed here yet",
            "This edition holds no evidence, no impact statement and no peer’s words. Whoever reads it has nothing to judge, and that is all it says.",
            "Each criterion",
            "1 missing",
            "Each criterion, its best proof, and what speaks for it",
            "Criterion | Strength | Best proof | Sources | When",
            "Impact | missing | nothing is offered",
            "Sources: a figure with its source, something to look at, a peer, the candidate’s own account; filled where there is one. When: July 2025 to June 2026.",
            "Where to read next",
            "Sheet the case on one page of paper",
            "Brief what to say in five minutes",
            "Coverage 1 criterion, each with its proof",
            "Questions what a committee asks, and the answers",
            "Timeline what is sustained, and what is one season",
            "Gaps what is missing, and the next best thing to do"
        ]
    );
}

#[test]
fn the_facts_stand_at_the_head() {
    let settings = "[packet]\nrubric = \"rubric.toml\"\ntitle = \"Kim's case\"\n[candidate]\nname = \"Kim Berg\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\
                    role = \"Software Engineer\"\nteam = \"Checkout\"\nmanager = \"Alex Roy\"\n[window]\nfrom = 2025-07-01\nto = 2026-06-15\n\
                    [cycle]\nname = \"2026 H2\"\ndeadline = 2026-10-15\n";
    assert_eq!(
        pages(&[("packet.toml", settings)]).words("index.html")[..9],
        [
            "Kim's case",
            "Kim Berg asks to be promoted from Engineer to Senior Engineer.",
            "Role: Software Engineer",
            "Team: Checkout",
            "Manager: Alex Roy",
            "Work from: 1 July 2025 to 15 June 2026",
            "Cycle: 2026 H2",
            "Decided by: 15 October 2026",
            "Reading time: 1 min for all of it"
        ]
    );
}

#[test]
fn what_is_asked_is_said_in_one_sentence() {
    let ask = |from: &str, to: &str| {
        let settings = SETTINGS.replace("current = \"mid\"", from).replace("target = \"senior\"", to);
        pages_with_errors(&[("packet.toml", &settings)]).words("index.html")[..2].to_vec()
    };
    assert_eq!(
        ask("current = \"mid\"", "target = \"senior\""),
        ["Promotion to Senior Engineer", "Kim Berg asks to be promoted from Engineer to Senior Engineer."]
    );
    assert_eq!(
        ask("current = \"senior\"", "target = \"senior\""),
        ["Promotion to Senior Engineer", "Kim Berg asks to be confirmed as Senior Engineer."]
    );
    assert_eq!(
        ask("", "target = \"senior\""),
        ["Promotion to Senior Engineer", "Kim Berg asks for the level of Senior Engineer."]
    );
    assert_eq!(ask("current = \"mid\"", ""), ["Promotion packet", "The case of Kim Berg."]);
}

#[test]
fn what_both_levels_own_is_said_where_the_rubric_says_it() {
    let owns = |mid: &str, senior: &str, current: &str| {
        let rubric =
            format!("{LADDER}{IMPACT}").replace("scope = \"feature\"\n", mid).replace("scope = \"system\"\n", senior);
        let settings = SETTINGS.replace("\"mid\"", current);
        let words = pages(&[("packet.toml", &settings), ("rubric.toml", &rubric)]).words("index.html");
        words.into_iter().filter(|line| line.contains(" owns: ")).collect::<Vec<_>>()
    };
    let (mid, senior) = ("owns = \"features\"\n", "owns = \"systems\"\n");
    assert_eq!(owns(mid, senior, "\"mid\""), ["Engineer owns: features", "Senior Engineer owns: systems"]);
    assert_eq!(owns(mid, "", "\"mid\""), ["Engineer owns: features"]);
    assert_eq!(owns(mid, senior, "\"senior\""), ["Senior Engineer owns: systems"]);
    assert!(owns("", "", "\"mid\"").is_empty());
}

#[test]
fn a_claim_is_shown_with_its_figure_and_its_proof() {
    let work = "title: Cut the checkout time\ndate: 2026-03-14\ncriteria: [impact]\nmetrics:\n\
                \x20 - {id: people, name: People, after: 4}\n  - {id: time, name: Time, before: 9 s, after: 3 s, better: lower, estimate: true}\n\nWords.";
    let claim =
        "claim: Checkout is fast\naudience: manager\nevidence: [work]\nmetrics: [people, time]\nfeedback: [ana]";
    let peer = "from: {name: Ana, relation: peer}\nstate: given\n\n# Given\nIt is.";
    let pages = pages(&[("evidence/work.md", work), ("impact/fast.md", claim), ("feedback/ana.md", peer)]);
    assert_eq!(
        pages.section("index.html", "Strongest impact"),
        [
            "9 s to 3 s",
            "Time: −67 %, better estimate",
            "Checkout is fast",
            "I-01 · 14 March 2026 · proof E-01 Cut the checkout time · seen by F-01 Ana not for the committee"
        ]
    );
}

#[test]
fn a_claim_without_a_change_shows_the_figure_there_is() {
    let work =
        "title: Cut the checkout time\ndate: 2026-03-14\nmetrics: [{id: people, name: People, after: 4}]\n\nWords.";
    let pages = pages(&[("evidence/work.md", work), ("impact/fast.md", "claim: Checkout is fast\nmetrics: [people]")]);
    assert_eq!(pages.section("index.html", "Strongest impact"), ["4", "People", "Checkout is fast", "I-01"]);
}

/// Claims in the order in which the summary has them.
fn strongest(files: &[(&str, &str)]) -> Vec<String> {
    let mut all = vec![
        (
            "evidence/a.md",
            "title: A\ndate: 2026-01-01\nmetrics: [{id: time, name: Time, before: 9 s, after: 3 s}, {id: people, name: People, after: 4}]",
        ),
        ("evidence/b.md", "title: B\ndate: 2026-02-01"),
        ("feedback/ana.md", "from: {name: Ana, relation: peer}\nstate: given\n\n# Given\nIt is."),
    ];
    all.extend(files);
    let pages = pages(&all);
    if !pages.headings("index.html").contains(&"Strongest impact".to_owned()) {
        return Vec::new();
    }
    let claims = pages.headings("index.html").into_iter().filter(|heading| heading.starts_with("Claim"));
    claims.collect()
}

#[test]
fn claims_with_the_best_single_piece_come_first() {
    let linked = "title: L\ndate: 2026-01-02\nlinks: [{title: D, url: \"https://example.com\"}]";
    let order = strongest(&[
        ("evidence/linked.md", linked),
        ("impact/a.md", "claim: Claim on a word\nevidence: [a]"),
        ("impact/b.md", "claim: Claim on a peer\nevidence: [a]\nfeedback: [ana]"),
        ("impact/c.md", "claim: Claim on something to look at\nevidence: [linked]"),
    ]);
    assert_eq!(order, ["Claim on something to look at", "Claim on a peer", "Claim on a word"]);
}

#[test]
fn between_equals_scope_comes_first_then_the_day() {
    let wide = "title: W\ndate: 2025-08-01\nscope: system";
    let narrow = "title: N\ndate: 2026-05-01\nscope: feature";
    let order = strongest(&[
        ("evidence/wide.md", wide),
        ("evidence/narrow.md", narrow),
        ("impact/a.md", "claim: Claim on old work\nevidence: [a]"),
        ("impact/b.md", "claim: Claim on narrow work\nevidence: [narrow]"),
        ("impact/c.md", "claim: Claim on wide work\nevidence: [wide]"),
    ]);
    assert_eq!(order, ["Claim on wide work", "Claim on narrow work", "Claim on old work"]);
}

/// How much hangs on a claim is no proof of it.
#[test]
fn many_notes_are_no_more_than_the_best_of_them() {
    let work: Vec<(String, String)> =
        (1..9).map(|day| (format!("evidence/w{day}.md"), format!("title: W{day}\ndate: 2026-01-0{day}"))).collect();
    let mut files: Vec<(&str, &str)> = work.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push((
        "impact/a.md",
        "claim: Claim on eight\nevidence: [w1, w2, w3, w4, w5, w6, w7, w8]\nmetrics: [time, people]",
    ));
    files.push(("impact/b.md", "claim: Claim on one later piece\nevidence: [b]"));
    assert_eq!(strongest(&files), ["Claim on one later piece", "Claim on eight"]);
}

/// A piece that would carry nothing is worth no more than a word.
#[test]
fn work_that_does_not_count_lifts_no_claim() {
    let link = "links: [{title: D, url: \"https://example.com\"}]";
    for (key, date) in
        [("status: in-progress", "2026-06-01"), ("background: true", "2026-06-01"), ("role: lead", "2020-01-01")]
    {
        let work = format!("title: C\ndate: {date}\n{key}\n{link}");
        let order = strongest(&[
            ("evidence/c.md", &work),
            ("impact/a.md", "claim: Claim on none that counts\nevidence: [c]"),
            ("impact/b.md", "claim: Claim on a word\nevidence: [a]"),
        ]);
        assert_eq!(order, ["Claim on a word", "Claim on none that counts"], "{key}");
    }
}

#[test]
fn three_claims_are_enough_and_equals_keep_their_order() {
    let order = strongest(&[
        ("impact/a.md", "claim: Claim 1\nevidence: [a]"),
        ("impact/b.md", "claim: Claim 2\nfeedback: [ana]"),
        ("impact/c.md", "claim: Claim 3\nevidence: [b]"),
        ("impact/d.md", "claim: Claim 4\nevidence: [b]"),
    ]);
    assert_eq!(order, ["Claim 2", "Claim 3", "Claim 4"]);
}

#[test]
fn a_claim_with_nothing_under_it_is_no_strong_one() {
    assert!(strongest(&[("impact/a.md", "claim: Claim of nothing")]).is_empty());
    for proof in ["evidence: [a]", "metrics: [people]", "feedback: [ana]"] {
        assert_eq!(strongest(&[("impact/a.md", &format!("claim: Claim\n{proof}"))]), ["Claim"], "{proof}");
    }
}

#[test]
fn where_nothing_is_claimed_the_work_itself_is_shown() {
    let notes: Vec<(String, String)> = (1..8)
        .map(|day| {
            (format!("evidence/{day}.md"), format!("title: Work {day}\ndate: 2026-01-0{day}\nbackground: {}", day == 2))
        })
        .collect();
    let mut files: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(
        pages(&files).section("index.html", "The work"),
        [
            "E-07 Work 7 7 January 2026",
            "E-06 Work 6 6 January 2026",
            "E-05 Work 5 5 January 2026",
            "E-04 Work 4 4 January 2026",
            "E-03 Work 3 3 January 2026",
            "and 1 more"
        ]
    );
    files.push(("impact/a.md", "claim: It is"));
    assert!(!pages(&files).headings("index.html").contains(&"The work".to_owned()));
}

#[test]
fn coverage_is_shown_at_a_glance() {
    let more = format!(
        "{CLARITY}[[criteria]]\nid = \"hiring\"\ntitle = \"Hiring\"\n[[criteria.expectations]]\nlevel = \"mid\"\ntext = \"Takes part.\"\n[[criteria.expectations]]\nlevel = \"senior\"\nnot-applicable = true\nreason = \"nobody hires\"\n"
    );
    let waiver = "[[waivers]]\ncriterion = \"clarity\"\nreason = \"no chance\"\n";
    let pages = pages(&[("packet.toml", waiver), ("rubric.toml", &more), ("evidence/work.md", WORK)]);
    assert_eq!(
        pages.section("index.html", "Each criterion")[..6],
        [
            "1 thin",
            "1 waived",
            "Each criterion, its best proof, and what speaks for it",
            "Criterion | Strength | Best proof | Sources | Scope | When",
            "Impact | thin | E-01 Cut the checkout time",
            "Clarity | waived | Waiver: no chance"
        ]
    );
}

#[test]
fn peers_from_outside_and_of_a_high_level_are_heard_first() {
    let peer = |name: &str, keys: &str| {
        format!(
            "from: {{name: {name}, {keys}}}\nstate: given\n\n# Given\nWords of {name}. More words.\n\nAnother paragraph."
        )
    };
    let files = [
        ("feedback/a.md", peer("Ana", "relation: peer, level: senior, role: SRE, team: Core")),
        ("feedback/b.md", peer("Ben", "relation: peer")),
        ("feedback/c.md", peer("Cyd", "relation: partner")),
        ("feedback/d.md", peer("Dee", "relation: cross-team, level: mid")),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    assert_eq!(
        pages(&files).section("index.html", "What peers say"),
        [
            "“Words of Dee. More words. […]”",
            "Dee, Engineer another team",
            "“Words of Cyd. More words. […]”",
            "Cyd another craft",
            "“Words of Ana. More words. […]”",
            "Ana, SRE, Senior Engineer, Core same team"
        ]
    );
}

#[test]
fn only_peers_who_have_given_their_words_are_heard() {
    let asked = "from: {name: Ana, relation: peer}\nstate: requested\n\n# Draft\nA hope.";
    assert!(!pages(&[("feedback/a.md", asked)]).headings("index.html").contains(&"What peers say".to_owned()));
}

#[test]
fn the_case_is_in_the_candidates_words() {
    let files = [
        (
            "case.md",
            "# The ask\n\nI ask for it, see {{metric:time}} and [[work]].\n\n> [!private]\n> Not for others.\n",
        ),
        (
            "evidence/work.md",
            "title: Cut the checkout time\ndate: 2026-03-14\nmetrics: [{id: time, name: Time, before: 9 s, after: 3 s}]\n\nWords.",
        ),
    ];
    assert_eq!(
        pages(&files).section("index.html", "The case in the candidate’s words"),
        ["The ask", "I ask for it, see 9 s → 3 s and Cut the checkout time.", "Only you see this", "Not for others."]
    );
    assert_eq!(
        pages(&files).for_manager().section("index.html", "The case in the candidate’s words"),
        ["The ask", "I ask for it, see 9 s → 3 s and Cut the checkout time."]
    );
    assert!(!pages(&[]).headings("index.html").contains(&"The case in the candidate’s words".to_owned()));
}

/// 230 words are read in a minute.
#[test]
fn the_reading_time_is_that_of_all_notes() {
    let time = |words: usize| {
        let pages = pages(&[("case.md", &"word ".repeat(100)), ("log/a.md", &"word ".repeat(words - 100))]);
        pages.words("index.html").into_iter().find(|line| line.starts_with("Reading time")).unwrap()
    };
    assert_eq!(time(230), "Reading time: 1 min for all of it");
    assert_eq!(time(231), "Reading time: 2 min for all of it");
    assert_eq!(time(461), "Reading time: 3 min for all of it");
}

#[test]
fn each_reader_is_told_where_to_read_next() {
    let full = [
        ("evidence/a.md", "title: A\ndate: 2026-01-01\nmetrics: [{name: Time, after: 3 s}]"),
        ("evidence/b.md", WORK),
        ("rubric.toml", CLARITY),
    ];
    let next = |pages: Pages| pages.section("index.html", "Where to read next");
    assert_eq!(
        next(pages(&full)),
        [
            "Sheet the case on one page of paper",
            "Brief what to say in five minutes",
            "Coverage 2 criteria, each with its proof",
            "Evidence 2 pieces of work, with what rests on them",
            "Metrics 1 figure, with method and source",
            "Questions what a committee asks, and the answers",
            "Timeline what is sustained, and what is one season",
            "Gaps what is missing, and the next best thing to do"
        ]
    );
    assert_eq!(
        next(pages(&full).for_manager()),
        [
            "Sheet the case on one page of paper",
            "Brief what to say in five minutes",
            "Coverage 2 criteria, each with its proof",
            "Evidence 2 pieces of work, with what rests on them",
            "Metrics 1 figure, with method and source",
            "Questions what a committee asks, and the answers",
            "Timeline what is sustained, and what is one season"
        ]
    );
    assert_eq!(
        next(pages(&full).for_committee()),
        [
            "Sheet the case on one page of paper",
            "Coverage 2 criteria, each with its proof",
            "Evidence 2 pieces of work, with what rests on them",
            "Metrics 1 figure, with method and source",
            "Timeline when the work was done"
        ]
    );
    assert_eq!(
        next(pages(&[]).for_committee()),
        [
            "Sheet the case on one page of paper",
            "Coverage 1 criterion, each with its proof",
            "Timeline when the work was done"
        ]
    );
    let question = format!("{CLARITY}[[questions]]\nid = \"why\"\ntext = \"Why?\"\n");
    let answered = [full[0], full[1], ("rubric.toml", question.as_str()), ("answers/a.md", "question: why\n\nNow.")];
    assert_eq!(next(pages(&answered).for_committee())[4], "Questions what a committee asks, and the answers");
}

#[test]
fn a_summary_is_not_empty_once_there_is_a_note_of_the_case() {
    let empty = "Nothing is claimed here yet".to_owned();
    for file in [
        ("evidence/work.md", WORK),
        ("impact/a.md", "claim: It is"),
        ("feedback/a.md", "from: {name: Ana, relation: peer}\nstate: given\n\n# Given\nIt is."),
    ] {
        assert!(!pages(&[file]).headings("index.html").contains(&empty), "{}", file.0);
    }
    assert!(pages(&[("log/a.md", "A day."), ("case.md", "I ask.")]).headings("index.html").contains(&empty));
    assert!(!pages(&[("evidence/work.md", WORK), ("impact/a.md", CLAIM)]).headings("index.html").contains(&empty));
}
