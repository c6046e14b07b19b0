//! The definition of strength, as small packets: each with the word that the criterion's page has for it, and the reasons that stand under the word.

mod counted;
mod held_back;
mod proof;

use super::{IMPACT, LADDER, SETTINGS, pages, pages_with_errors};

/// A packet, and how its one criterion stands. Notes are told by their front matter, in which `LINK` is something to look at.
struct Case {
    is: &'static str,
    /// What is added to the expectation.
    asked: &'static str,
    /// What the rubric says of the level that is asked for.
    senior: &'static str,
    window: &'static str,
    /// What is added to `packet.toml`.
    packet: &'static str,
    /// Evidence that speaks for the criterion: `e1`, `e2` and so on.
    evidence: &'static [&'static str],
    /// The body of that evidence.
    body: &'static str,
    /// Evidence that speaks for nothing: `o1`.
    others: &'static [&'static str],
    /// Claims that speak for the criterion.
    claims: &'static [&'static str],
    /// Peers who speak for the criterion, unless they say otherwise: `p1`.
    peers: &'static [&'static str],
    is_broken: bool,
    word: &'static str,
    because: &'static [&'static str],
}

const NOTHING: Case = Case {
    is: "",
    asked: "",
    senior: "scope = \"system\"",
    window: "[window]\nfrom = 2025-07-01\nto = 2026-06-30\n",
    packet: "",
    evidence: &[],
    body: "Words.",
    others: &[],
    claims: &[],
    peers: &[],
    is_broken: false,
    word: "",
    because: &[],
};

const LINK: &str = "links: [{title: Design, url: \"https://example.com\"}]";
const AUTUMN: &str = "date: 2025-09-01, scope: system, role: lead, LINK";
const SPRING: &str = "date: 2026-02-01, scope: system, role: lead, LINK";
const LATER: &str = "date: 2026-03-01, scope: system, role: lead, LINK";
const GIVEN: &str = "state: given";

const ARTEFACT: &str = "best proof: a linked artefact (E-01)";
const TOLD: &str = "Holds it back: best proof: the candidate's word (E-01)";
const ONE_PIECE: &str = "Holds it back: it rests on one piece of evidence";
const ACCOUNT: &str = "Holds it back: only one kind of source: the candidate's account";
const TWO_SOURCES: &str = "2 kinds of source: the candidate's account and something that can be looked at";
const THREE_SOURCES: &str = "3 kinds of source: the candidate's account, something that can be looked at and a peer";
const SYSTEM: &str = "scope “system”, where the level asks for “system”";
const NO_SCOPE: &str = "Holds it back: no note says its scope";
const NO_PART: &str = "Holds it back: no note says the candidate's part";
const LED_ONE: &str = "the candidate had the leading part in 1 of 1";
const LED_BOTH: &str = "the candidate had the leading part in 2 of 2";
const BOTH_SEASONS: &str = "spread over 2025-H2 and 2026-H1";
const IN_SPRING: &str = "Holds it back: all of it in one period: 2026-H1";
const IN_AUTUMN: &str = "Holds it back: all of it in one period: 2025-H2";

#[test]
fn each_packet_has_its_word_and_its_reasons() {
    for case in cases() {
        let (word, because) = judged(case);
        assert_eq!((word.as_str(), because), (case.word, owned(case.because)), "{}", case.is);
    }
}

fn cases() -> impl Iterator<Item = &'static Case> {
    [counted::CASES, proof::CASES, held_back::CASES].into_iter().flatten()
}

/// The word of the criterion's page, and the reasons under it.
fn judged(case: &Case) -> (String, Vec<String>) {
    let settings = SETTINGS.replace(NOTHING.window, case.window);
    let rubric = LADDER.replace(&format!("Engineer\"\n{}", NOTHING.senior), &format!("Engineer\"\n{}", case.senior));
    let mut files = vec![
        ("packet.toml".to_owned(), format!("{settings}{}", case.packet)),
        ("rubric.toml".to_owned(), format!("{rubric}{IMPACT}{}\n", case.asked)),
        ("files/chart.png".to_owned(), String::new()),
    ];
    let mut add = |path: &str, notes: &[&str], first: &str, body: &str| {
        let notes = notes.iter().zip(1..).map(|(keys, number)| {
            let keys = keys.replace("LINK", LINK);
            let criteria = if path == "evidence/o" || keys.contains("criteria") { "" } else { "criteria: [impact], " };
            (format!("{path}{number}.md"), format!("{{{first}, {criteria}{keys}}}\n\n{body}"))
        });
        files.extend(notes);
    };
    add("evidence/e", case.evidence, "title: Work", case.body);
    add("evidence/o", case.others, "title: Other work", "Words.");
    add("impact/i", case.claims, "claim: It is better", "Words.");
    add("feedback/p", case.peers, "from: {name: Ana, relation: peer}", "# Given\nIt is.");
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let pages = if case.is_broken { pages_with_errors(&files) } else { pages(&files) };
    let words = pages.words("criteria/impact.html");
    let start = words.iter().position(|line| line.starts_with("How it stands: ")).unwrap();
    let end = words.iter().position(|line| line == "Proof, strongest first").unwrap();
    (words[start].replace("How it stands: ", ""), words[start + 2..end].to_vec())
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}
