//! One list is the truth: whatever a page of the author or the manager holds against the author, `check` has named. Read as a person reads: the pages
//! word by word, and of each word that weighs against the case the rule that must have said it.

use super::agreement::{claim, criteria, evidence, peer};
use super::*;
use crate::diagnostic::{Diagnostic, RuleName, code};
use crate::source::disk;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use std::path::Path;

/// What pages say against the author, and the rules of which one must have found it.
pub(super) const AGAINST: &[(&str, &[RuleName])] = &[
    ("no note speaks for it", &[code::UNCOVERED_CRITERION]),
    ("can be counted", &[code::UNCOVERED_CRITERION]),
    ("and no evidence does", &[code::UNCOVERED_CRITERION]),
    ("(the level asks for", &[code::BELOW_SCOPE]),
    ("no scope said", &[code::UNSAID_PART]),
    ("no part said", &[code::UNSAID_PART]),
    ("no leading part", &[code::NO_LEADING_PART]),
    ("only the candidate's word", &[code::ONE_SOURCE]),
    ("no second piece of work", &[code::ONE_SOURCE]),
    ("nobody but the candidate", &[code::ONE_SOURCE, code::UNWITNESSED_CRITERION]),
    ("pieces of evidence that are asked for", &[code::TOO_FEW_PIECES]),
    ("all of it in one season", &[code::ONE_SEASON]),
    ("at the scope of the level in one season", &[code::ONE_SEASON]),
    ("in none of the periods", &[code::ONE_SEASON]),
    ("no peer says what came of it", &[code::NO_OUTCOME]),
    ("one season", &[code::ONE_SEASON]),
    ("nothing yet", &[code::ONE_SEASON, code::UNCOVERED_CRITERION]),
];

/// What pages say against the packet as a whole.
const AT_LARGE: &[(&str, &[RuleName])] = &[
    ("pieces of peer feedback, and ", &[code::TOO_FEW_PEERS]),
    ("from outside the team, and ", &[code::NEAR_PEERS]),
    ("from the target level or above, and ", &[code::JUNIOR_PEERS]),
    ("no source given", &[code::FIGURE_WITHOUT_SOURCE, code::WITHHELD_SOURCE]),
    ("no method given", &[code::FIGURE_WITHOUT_SOURCE]),
    ("of peer feedback are asked for", &[code::TOO_FEW_PEERS]),
    ("from outside the team is asked for", &[code::NEAR_PEERS]),
    ("from the target level or above is asked for", &[code::JUNIOR_PEERS]),
    ("a figure that does not say how it was measured", &[code::FIGURE_WITHOUT_SOURCE]),
    (
        "a claim with nothing under it in",
        &[code::CLAIM_WITHOUT_EVIDENCE, code::WITHHELD_PROOF, code::COPIED_NOTE, code::UNKNOWN_NOTE],
    ),
    ("Nobody has answered these yet", &[code::UNANSWERED_QUESTION]),
    ("says too little", &[code::UNSUPPORTED_ANSWER]),
    ("cites nothing that can be looked at here", &[code::UNSUPPORTED_ANSWER]),
    ("Not answered yet", &[code::UNANSWERED_QUESTION, code::UNSUPPORTED_ANSWER]),
    (
        "does not count: a claim with nothing under it",
        &[code::CLAIM_WITHOUT_EVIDENCE, code::WITHHELD_PROOF, code::COPIED_NOTE, code::UNKNOWN_NOTE],
    ),
    ("does not count: of another kind", &[code::UNCOUNTED_KIND]),
    ("does not count: it does not say its kind", &[code::UNCOUNTED_KIND]),
    ("does not count: outside the window", &[code::OUTSIDE_WINDOW]),
    ("does not count: a copy", &[code::COPIED_NOTE]),
    ("Criteria that no peer speaks for", &[code::UNWITNESSED_CRITERION, code::TOO_FEW_PEERS, code::NEAR_PEERS]),
];

/// What pages say of words, and the rule that must have found it.
const IN_WORDS: &[(&str, RuleName)] = &[
    ("praise, and nothing that happened", code::PRAISE_WITHOUT_FACT),
    ("praise of oneself", code::PRAISE_WITHOUT_FACT),
    ("a few words, and no fact", code::THIN_FEEDBACK),
    ("the words of the draft", code::ECHOED_FEEDBACK),
    ("it does not say what was done by whom", code::UNCLEAR_ROLE),
    ("a paragraph of “we”", code::WE_WITHOUT_I),
    ("a percentage with nothing", code::PERCENT_WITHOUT_BASELINE),
    ("a great change without a figure", code::MAGNITUDE_WITHOUT_FIGURE),
    ("does not follow from those beside it", code::METRIC_ARITHMETIC),
    ("told with different numbers", code::METRIC_CONFLICT),
    ("a title that what stands under it contradicts", code::TITLE_CONFLICT),
    ("a claim that reaches further", code::SCOPE_OVERCLAIM),
    ("a claim that speaks of a figure", code::CLAIM_WITHOUT_ITS_METRIC),
    ("work that is not finished, told", code::UNFINISHED_WORK),
    ("what could be, in the place", code::POTENTIAL_NOT_PROOF),
    ("what it cost, in the place", code::EFFORT_NOT_OUTCOME),
    ("a count of what was done", code::VANITY_METRIC),
    ("a long list of tasks", code::ACTIVITY_LIST),
    ("links, where an argument belongs", code::LINK_DUMP),
    ("numbers in the place of names", code::NUMBER_FOR_A_NAME),
    ("work that the words date outside", code::BODY_DATE_OUTSIDE_WINDOW),
    ("work that lies wholly outside", code::OUTSIDE_WINDOW),
    ("a waiver that gives no reason", code::WAIVER_WITHOUT_REASON),
    ("asked for days before it was given", code::LATE_REQUEST),
    ("asked weeks ago, and not given", code::STALE_REQUEST),
];

/// What the words of weak packets give the room to say is what `check` has found in them, and all of it.
#[test]
fn what_words_give_away_is_a_finding() {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for folder in ["sre-lead", "data-engineer", "mobile-designer"] {
        let tree = disk::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/weak").join(folder)).unwrap();
        let pages = super::agreement::compiled(&tree);
        let found = &pages.compilation.findings.diagnostics;
        let lines = pages.words("questions.html").join("\n");
        for (phrase, rule) in IN_WORDS {
            let is_found = found.iter().any(|found| found.rule == *rule);
            assert!(is_found || !lines.contains(phrase), "{folder}: {phrase}");
            met.extend(lines.contains(phrase).then_some(*phrase));
        }
        let rules = |rule: &RuleName| IN_WORDS.iter().filter(|(_, it)| it == rule).any(|(it, _)| lines.contains(it));
        for found in found.iter().filter(|found| IN_WORDS.iter().any(|(_, rule)| *rule == found.rule)) {
            assert!(rules(&found.rule), "{folder}: no page says {}", found.rule);
        }
    }
    assert!(met.len() >= 15, "{met:?}");
}

#[test]
fn the_example_is_told_of_whatever_is_held_against_it() {
    let tree = disk::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-packet")).unwrap();
    let held: BTreeSet<&str> = agree(super::agreement::compiled(&tree)).into_iter().collect();
    assert_eq!(held, BTreeSet::from(["no second piece of work"]), "its author says why that stays");
}

/// A packet against which everything is held that there is, so that no phrase of the tables above is one that no page says any more.
#[test]
fn every_phrase_is_one_that_a_page_says() {
    let one = |keys: &str, more: &str| format!("title: Work {more}\ndate: 2026-03-14\n{keys}\n\nWords {more}.");
    let id = |id: &str, asked: &str| {
        let criterion = IMPACT.replace("impact", id).replace("Impact", id);
        format!("{criterion}{asked}")
    };
    let rubric = [
        id("old", ""),
        id("claimed", ""),
        id("narrow", ""),
        id("unsaid", ""),
        id("helped", ""),
        id("alone", ""),
        id("twice", "at-least = 3\n"),
        id("kind", "kinds = [\"design\"]\n"),
        id("wide", ""),
        format!("[[questions]]\nid = \"a\"\ntext = \"A?\"\n[[questions]]\nid = \"b\"\ntext = \"B?\"\n[[questions]]\nid = \"c\"\ntext = \"C?\"\n{QUOTA}"),
    ]
    .concat();
    let full = "scope: system\nrole: lead\nlinks: [{title: Design, url: \"https://example.com\"}]";
    let files = [
        ("rubric.toml", rubric),
        ("evidence/old.md", "title: Old\ndate: 2020-01-01\ncriteria: [old]".to_owned()),
        ("evidence/narrow.md", one("criteria: [narrow]\nscope: feature", "one")),
        ("evidence/unsaid.md", one("criteria: [unsaid]", "two")),
        (
            "evidence/helped.md",
            one("criteria: [helped]\nscope: system\nrole: contributor\nmetrics: [{name: Time, after: 3 s}]", "three"),
        ),
        ("evidence/alone.md", one(&format!("criteria: [alone, twice, wide]\n{full}"), "four")),
        (
            "evidence/wide.md",
            "title: Narrow\ndate: 2025-09-01\ncriteria: [wide]\nscope: feature\nrole: lead".to_owned(),
        ),
        ("evidence/kind.md", one("criteria: [kind]\nkind: talk", "five")),
        ("evidence/unkind.md", one("criteria: [kind]", "six")),
        ("evidence/unsaid - Copy.md", one("criteria: [unsaid]", "two")),
        ("impact/bare.md", "claim: It is\ncriteria: [claimed]".to_owned()),
        ("impact/fair.md", "claim: It is so\ncriteria: [claimed]\nevidence: [alone]".to_owned()),
        ("answers/a.md", "question: a\nevidence: [old]\n\nMine.".to_owned()),
        ("answers/b.md", "question: b\n\nMine.".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let outside = "[[periods]]\nid = \"one\"\nfrom = 2025-07-01\nto = 2025-10-31\n[[periods]]\nid = \"two\"\nfrom = 2025-11-01\nto = 2026-01-31\n";
    let placed: Vec<_> = std::iter::once(("packet.toml", outside)).chain(files.iter().copied()).collect();
    let said = [agree(pages(&files)), agree(pages(&placed))].concat();
    for (phrase, _) in AGAINST.iter().chain(AT_LARGE) {
        assert!(said.iter().any(|said| said == phrase), "no page says `{phrase}`");
    }
}

const QUOTA: &str = "[feedback]\nat-least = 3\noutside-team = 1\nat-target-level = 1\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_packet_is_told_of_whatever_is_held_against_it(
        (work, peers, claims) in (vec(evidence(), 0..5), vec(peer(), 0..3), vec(claim(), 0..2)),
        (audience, figure, answers) in (readers(), figure(), vec(answer(), 0..3)),
    ) {
        let rubric = format!(
            "{LADDER}{IMPACT}{CLARITY}need = \"optional\"\n[[questions]]\nid = \"a\"\ntext = \"A?\"\ncriteria = [\"impact\"]\n\
             [[questions]]\nid = \"b\"\ntext = \"B?\"\n[feedback]\nat-least = 2\noutside-team = 1\n"
        );
        let mut files = vec![("packet.toml".to_owned(), SETTINGS.to_owned()), ("rubric.toml".to_owned(), rubric)];
        for (folder, notes) in [("evidence/e", work), ("feedback/p", peers), ("impact/i", claims), ("answers/a", answers)] {
            let notes = notes.into_iter().enumerate();
            files.extend(notes.map(|(index, note)| (format!("{folder}{index}.md"), note)));
        }
        // A reader is kept from one note, and a figure may say where it comes from.
        let kept = files.iter_mut().find(|(path, _)| path == "evidence/e0.md");
        kept.into_iter().for_each(|(_, text)| *text = text.replacen("title:", &format!("{audience}{figure}title:"), 1));
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        agree(super::agreement::compiled(&Tree::of(&files)));
    }
}

fn readers() -> impl Strategy<Value = &'static str> {
    select(vec!["", "audience: self\n", "audience: manager\n"])
}

fn figure() -> impl Strategy<Value = &'static str> {
    select(vec!["", "with: [Ana]\n"])
}

fn answer() -> impl Strategy<Value = String> {
    let cited = select(vec!["", "evidence: [e0]\n", "impact: [i0]\n"]);
    (select(vec!["a", "b"]), cited, readers(), criteria())
        .prop_map(|(question, cited, audience, _)| format!("---\nquestion: {question}\n{cited}{audience}---\nMine.\n"))
}

/// Checks that each phrase on a page of the author or the manager has a finding, and gives the phrases that were said.
fn agree(pages: Pages) -> Vec<&'static str> {
    let mut pages = pages;
    let mut all = Vec::new();
    for audience in [Audience::Manager, Audience::SelfOnly] {
        pages = Pages { audience, ..pages };
        let findings = &pages.compilation.findings;
        let found: Vec<&Diagnostic> =
            findings.diagnostics.iter().chain(findings.silenced.iter().map(|silenced| &silenced.diagnostic)).collect();
        let edition = pages.compilation.edition(audience).unwrap();
        let ids = edition.rubric.criteria.iter().map(|criterion| (&criterion.title, &criterion.id.value));
        let ids: Vec<(&String, &String)> = ids.collect();
        for (name, bytes) in pages.render(|name| !name.starts_with("evidence/") && !name.starts_with("feedback/")) {
            if !name.ends_with(".html") {
                continue;
            }
            let mut about: Option<&String> = None;
            for line in read_aloud(&bytes, "main") {
                let words = line.words;
                let named = ids.iter().find(|(title, id)| is_headed(&words, title, id));
                about = named.map(|(_, id)| *id).or(about);
                for (phrase, rules) in AGAINST.iter().filter(|(phrase, _)| words.contains(phrase)) {
                    // A page's opening words say what it is for.
                    if words.contains("what is one season") {
                        continue;
                    }
                    let is_told = |id: &String| found.iter().any(|it| rules.contains(&it.rule) && names(it, id));
                    let objected = objected(&words, phrase, &ids);
                    let is_of_many = words.contains(" criteria)");
                    if objected.is_empty() && is_of_many {
                        assert!(found.iter().any(|found| rules.contains(&found.rule)), "{name}: {words}\n{found:#?}");
                    } else if objected.is_empty() {
                        let Some(id) = about else { continue };
                        assert!(is_told(id), "{name}, of `{id}`: {words}\nfindings: {found:#?}");
                    }
                    for id in objected {
                        assert!(is_told(id), "{name}, of `{id}`: {words}\nfindings: {found:#?}");
                    }
                    all.push(*phrase);
                }
                for (phrase, rules) in AT_LARGE.iter().filter(|(phrase, _)| words.contains(phrase)) {
                    assert!(found.iter().any(|found| rules.contains(&found.rule)), "{name}: {words}\n{found:#?}");
                    all.push(*phrase);
                }
            }
        }
    }
    all
}

/// The criteria of which a line says this: an objection names them behind each reason, in brackets or after a colon.
pub(super) fn objected<'a>(words: &str, phrase: &str, ids: &[(&'a String, &'a String)]) -> Vec<&'a String> {
    let clauses = words.split("; ").filter_map(|clause| clause.split_once(phrase));
    let named =
        clauses.flat_map(|(_, rest)| rest.split([':', ',', '(', ')', '·']).flat_map(|part| part.split(" and ")));
    let named: Vec<&str> = named.map(str::trim).collect();
    ids.iter().filter(|(title, _)| named.contains(&title.as_str())).map(|(_, id)| *id).collect()
}

/// Whether a line begins what is said of a criterion: with its title, or in print with its reference.
fn is_headed(words: &str, title: &str, id: &str) -> bool {
    // On paper the heading has a number.
    let words = words.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.').trim_start();
    let begins =
        |head: &str| words.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']));
    begins(title) || begins(&format!("C-{id}"))
}

fn names(found: &Diagnostic, id: &str) -> bool {
    let help = found.help.as_deref().unwrap_or_default();
    found.message.contains(&format!("`{id}`")) || help.contains(&format!("`{id}`"))
}
