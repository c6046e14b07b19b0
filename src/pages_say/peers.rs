//! The pages of peer feedback.

use super::*;

const PAGE: &str = "feedback/ana.html";

fn ana(keys: &str, body: &str) -> Pages {
    let note = format!("{keys}\n\n{body}");
    pages(&[("feedback/ana.md", &note), ("evidence/work.md", "title: The work\ndate: 2026-03-14")])
}

const GIVEN: &str = "from: {name: Ana R., role: SRE, level: senior, team: Payments, relation: cross-team}\nstate: given\nasked: 2026-05-02\ngiven: 2026-05-20\ncriteria: [impact]\nevidence: [work]";
const WORDS: &str = "# Draft\nI hope so.\n\n# Given\nIt is *fast*.\n\nI saw it.";

#[test]
fn what_is_given_is_in_the_peers_own_words() {
    assert_eq!(
        ana(GIVEN, WORDS).words(PAGE),
        [
            "Peer feedback · F-01",
            "Ana R.",
            "Who: SRE, Senior Engineer, Payments",
            "How they know the work: another team",
            "Asked: 2 May 2026",
            "Given: 20 May 2026",
            "In their own words",
            "It is fast.",
            "I saw it.",
            "Your draft, which only you see",
            "I hope so.",
            "What they saw",
            "E-01 The work",
            "Speaks for",
            "Impact not enough to judge"
        ]
    );
}

/// When it was asked for, and what the candidate hoped for, is the author's.
#[test]
fn a_reader_sees_what_was_given_and_nothing_of_how_it_came() {
    let manager = ana(GIVEN, WORDS).for_manager().words(PAGE);
    assert_eq!(
        manager,
        [
            "Peer feedback · F-01",
            "Ana R.",
            "Who: SRE, Senior Engineer, Payments",
            "How they know the work: another team",
            "Given: 20 May 2026",
            "In their own words",
            "It is fast.",
            "I saw it.",
            "What they saw",
            "E-01 The work",
            "Speaks for",
            "Impact not enough to judge"
        ]
    );
    let committee = ana(GIVEN, WORDS).for_committee().words(PAGE);
    assert_eq!((&committee[..11], committee[11].as_str()), (&manager[..11], "Impact"));
}

#[test]
fn what_is_not_given_is_the_authors() {
    let not_given = |state: &str| {
        ana(
            &format!("from: {{name: Ana R., relation: leader}}\nstate: {state}\nasked: 2026-05-02"),
            "# Draft\nI hope so.",
        )
    };
    assert_eq!(
        not_given("draft").words(PAGE),
        [
            "Peer feedback · F-01",
            "Ana R.",
            "Who may see this: only you.",
            "How they know the work: leads the work",
            "State: draft",
            "Asked: 2 May 2026",
            "They have not given their words yet.",
            "Your draft, which only you see",
            "I hope so."
        ]
    );
    assert_eq!(
        not_given("requested").words(PAGE)[2..6],
        [
            "Who may see this: only you.",
            "How they know the work: leads the work",
            "State: requested",
            "Asked: 2 May 2026"
        ]
    );
    assert_eq!(
        not_given("declined").words(PAGE)[2..6],
        [
            "Who may see this: only you.",
            "How they know the work: leads the work",
            "State: declined",
            "Asked: 2 May 2026"
        ]
    );
    for state in ["draft", "requested", "declined"] {
        assert!(!not_given(state).for_manager().addresses().contains(&PAGE.to_owned()), "{state}");
    }
}

#[test]
fn a_name_that_is_withheld_is_known_to_the_author_alone() {
    let anonymous = || ana(&format!("{GIVEN}\nattribution: anonymous"), WORDS);
    assert_eq!(
        anonymous().words("feedback/f-01.html")[..9],
        [
            "Peer feedback · F-01",
            "Ana R.",
            "Who: SRE, Senior Engineer, Payments",
            "How they know the work: another team",
            "Asked: 2 May 2026",
            "Given: 20 May 2026",
            "The name is withheld at this person’s wish.",
            "In their own words",
            "It is fast."
        ]
    );
    assert_eq!(
        anonymous().for_manager().words("feedback/f-01.html"),
        [
            "Peer feedback · F-01",
            "A peer in another team",
            "How they know the work: another team",
            "The name is withheld at this person’s wish.",
            "In their own words",
            "It is fast.",
            "I saw it.",
            "Speaks for",
            "Impact not enough to judge"
        ]
    );
    assert_eq!(
        anonymous().for_committee().section("evidence.html", "Peer feedback 1"),
        ["F-01", "A peer in another team", "“It is fast. […]”"]
    );
}

#[test]
fn of_whom_is_not_named_the_relation_is_said() {
    let called = |relation: &str| {
        let keys = format!("from: {{name: Ana R., relation: {relation}}}\nstate: given\nattribution: anonymous");
        let words = ana(&keys, WORDS).for_committee().words("feedback/f-01.html");
        words[1..3].join(" · ")
    };
    assert_eq!(
        ["peer", "cross-team", "leader", "mentee", "report", "partner", "manager"].map(called)[..],
        [
            "A peer in the team · How they know the work: same team",
            "A peer in another team · How they know the work: another team",
            "A technical leader · How they know the work: leads the work",
            "Someone the candidate mentors · How they know the work: mentored by the candidate",
            "Someone who reports to the candidate · How they know the work: reports to the candidate",
            "A partner from another craft · How they know the work: another craft",
            "A manager · How they know the work: manager"
        ]
    );
}

#[test]
fn of_whom_is_not_named_the_relation_is_not_said_twice() {
    let keys = format!(
        "{}\nattribution: anonymous",
        GIVEN.replace("role: SRE, level: senior, team: Payments, relation: cross-team", "relation: partner")
    );
    let told = |pages: Pages| {
        let mut lines = pages.words("brief.html");
        lines.retain(|line| line.contains("craft"));
        lines
    };
    let manager = told(ana(&keys, WORDS).for_manager());
    assert!(
        !manager.is_empty() && manager.iter().all(|line| line.matches("another craft").count() == 1),
        "{manager:?}"
    );
    assert_eq!(told(ana(&keys, WORDS)), ["Ana R. another craft"]);
}

#[test]
fn feedback_that_is_not_for_everyone_says_so() {
    let restricted = ana(&format!("{GIVEN}\naudience: manager"), WORDS).for_manager();
    assert_eq!(restricted.words(PAGE)[2], "Who may see this: not for the committee.");
    assert_eq!(ana(&format!("{GIVEN}\naudience: self"), WORDS).words(PAGE)[2], "Who may see this: only you.");
}
