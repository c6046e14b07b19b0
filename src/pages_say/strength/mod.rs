//! The definition of strength, as small packets: each with the word that the criterion's page has for it, and the reasons that stand under the word.
//! Read with `docs/strength.md`, which says the definition in words, a stranger can check one against the other.

mod carried;
mod copies;
mod counted;
mod mosaics;
mod over_time;
mod strong;

use super::{CLARITY, IMPACT, LADDER, SETTINGS, pages, pages_with_errors};

/// A packet, and how its one criterion stands. Notes are told by their front matter, in which `LINK` is something to look at and `FIGURE` a figure
/// with its source. The level that is asked for has the scope `system`. A note's file is named by its number, `e1`, unless it says `name | …`.
struct Case {
    is: &'static str,
    /// What is added to the expectation.
    asked: &'static str,
    /// What the rubric says of scopes and kinds.
    scopes: &'static str,
    /// What the rubric says of the level that is asked for.
    senior: &'static str,
    window: &'static str,
    /// What is added to `packet.toml`.
    packet: &'static str,
    /// Evidence that speaks for the criterion: `e1`, `e2` and so on, each with a title of its own.
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
    scopes: "scopes = [\"feature\", \"system\"]\n",
    senior: "scope = \"system\"\n",
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
const FIGURE: &str = "metrics: [{name: Time, before: 9 s, after: 3 s, source: \"https://example.com/board\"}]";

/// One piece of work of each season that carries the criterion, and a second one of the spring.
const AUTUMN: &str = "date: 2025-09-01, scope: system, role: lead, LINK";
const SPRING: &str = "date: 2026-02-01, scope: system, role: lead, LINK";
const LATER: &str = "date: 2026-03-01, scope: system, role: lead, LINK";
/// The scope and the lead, and nothing but the candidate's word.
const TOLD: &str = "date: 2026-03-01, scope: system, role: lead";
/// A peer who names the criterion and no work.
const GIVEN: &str = "state: given";

const CARRIED: &str = "carried by E-01: scope “system”, led it, something to look at";
const MEASURED: &str = "carried by E-01: scope “system”, led it, a figure with its source";
const CARRIED_ANYWHERE: &str = "carried by E-01: led it, something to look at";
const BESIDE: &str = "beside it: E-02";
const ALONE: &str = "Holds it back: no second piece of work stands beside it";
const PEER: &str = "besides the candidate: a witness (F-01)";
const FIGURED: &str = "besides the candidate: a figure with its source (E-01)";
const NOBODY: &str = "Holds it back: nobody but the candidate speaks for it: no witness, and no figure with its source";
const BOTH_SEASONS: &str = "spread over 2025-H2 and 2026-H1";
const IN_AUTUMN: &str = "Holds it back: all of it in one season: September 2025";
const IN_SPRING: &str = "Holds it back: all of it in one season: February to March 2026";
const IN_JULY: &str = "Holds it back: all of it in one season: July 2025";
const IN_MARCH: &str = "Holds it back: all of it in one season: March 2026";
const IN_FEBRUARY: &str = "Holds it back: all of it in one season: February 2026";
const AWAY_ELSE: &str = "all of it in 2026-H1; the candidate was away for most of the rest";
const ONLY_TOLD: &str =
    "Holds it back: nothing carries it; nearest is E-01: scope “system”, led it, but only the candidate's word for it";
const UNPLACED: &str = "F-01 speaks for it and names none of this work";

#[test]
fn each_packet_has_its_word_and_its_reasons() {
    let wrong = cases().filter_map(|case| {
        let (word, because) = judged(case);
        let is_right = word == case.word && because == case.because;
        (!is_right).then(|| format!("{}: {word} {because:#?}", case.is))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words that a reader is given for each strength hold for every packet that has it.
#[test]
fn what_a_word_means_is_true_of_each_packet() {
    for case in cases() {
        let says = |words: &str| case.because.iter().any(|reason| reason.contains(words));
        let is_held_back = says("Holds it back: ");
        match case.word {
            "strong" => assert!(
                says("carried by ") && says("beside it: ") && says("besides the candidate: ") && !is_held_back,
                "{}",
                case.is
            ),
            "supported" => assert!(says("carried by ") && is_held_back, "{}", case.is),
            "thin" => assert!(says("nothing carries it; nearest ") && !says("carried by "), "{}", case.is),
            "not enough to judge" => {
                assert!(says("nothing that speaks for it can be counted: ") || says("no evidence does"), "{}", case.is)
            }
            "missing" => assert!(says("no note speaks for it"), "{}", case.is),
            word => assert_eq!(word, "waived", "{}", case.is),
        }
    }
}

fn cases() -> impl Iterator<Item = &'static Case> {
    [counted::CASES, copies::CASES, carried::CASES, mosaics::CASES, strong::CASES, over_time::CASES]
        .into_iter()
        .flatten()
}

/// The word of the criterion's page, and the reasons under it.
fn judged(case: &Case) -> (String, Vec<String>) {
    let settings = SETTINGS.replace(NOTHING.window, case.window);
    let rubric = LADDER.replace(NOTHING.scopes, case.scopes);
    let rubric = rubric.replace(&format!("Engineer\"\n{}", NOTHING.senior), &format!("Engineer\"\n{}", case.senior));
    let rubric = if case.scopes.is_empty() { rubric.replace("scope = \"feature\"\n", "") } else { rubric };
    let mut files = vec![
        ("packet.toml".to_owned(), format!("{settings}{}", case.packet)),
        ("rubric.toml".to_owned(), format!("{rubric}{IMPACT}{}\n{CLARITY}", case.asked)),
        ("files/chart.png".to_owned(), String::new()),
    ];
    let mut add = |folder: &str, letter: char, notes: &[&str], first: &str, body: &str| {
        for (number, note) in (1..).zip(notes) {
            let (name, keys) = note
                .split_once(" | ")
                .map_or((format!("{letter}{number}"), *note), |(name, keys)| (name.to_owned(), keys));
            let keys = keys.replace("LINK", LINK).replace("FIGURE", FIGURE);
            let criteria = if letter == 'o' || keys.contains("criteria:") { "" } else { "criteria: [impact], " };
            let first =
                if keys.starts_with("title: ") { String::new() } else { first.replace('#', &number.to_string()) };
            files.push((format!("{folder}/{name}.md"), format!("{{{first}{criteria}{keys}}}\n\n{body}")));
        }
    };
    add("evidence", 'e', case.evidence, "title: Work #, ", case.body);
    add("evidence", 'o', case.others, "title: Other work #, ", "Words.");
    add("impact", 'i', case.claims, "claim: It is better #, ", "Words.");
    add("feedback", 'p', case.peers, "from: {name: Ana, relation: peer}, ", "# Given\nIt is.");
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let pages = if case.is_broken { pages_with_errors(&files) } else { pages(&files) };
    let words = pages.words("criteria/impact.html");
    let start = words.iter().position(|line| line.starts_with("How it stands: ")).unwrap();
    let end = words.iter().position(|line| line == "Proof, strongest first").unwrap();
    (words[start].replace("How it stands: ", ""), words[start + 2..end].to_vec())
}
