//! Strings with the traps of prose about work, and how many sentences each has.

use crate::document::sentences;

/// How many sentences, and the text.
const TRAPS: &[(usize, &str)] = &[
    // Numbers, units and versions.
    (2, "The build takes 4 min. Before, it took 38 min."),
    (1, "Costs rose from 1.5 to 2.5 k a day."),
    (2, "We moved from 3.11 to 3.12. Nothing broke."),
    (2, "The p95 is 1.4 s. The p50 is 0.2 s."),
    (1, "Release 4.2.1 carries the fix."),
    (2, "It grew by 3.5 %. That is within the plan."),
    (2, "It handles 12 k req/s. 40 shops use it."),
    (1, "Between 8 a.m. and noon it was quiet."),
    (2, "It ended at 8 p.m. The shop opened at nine."),
    (1, "It costs approx. 40 USD a day."),
    (1, "See Fig. 4 and pp. 12 ff for the rest."),
    (1, "Nos. 4 and 5 were never built."),
    (3, "I asked again. No. The answer stood."),
    (2, "They said no. The plan was dropped."),
    // Dates.
    (2, "It went live on 3 Mar. Since then it has held."),
    (1, "On Mar. 3 it went live."),
    (1, "From Jan. to Apr. it was on trial."),
    (2, "It went live in 2024. We kept it."),
    (1, "Sept. 14 was the day."),
    // Abbreviations.
    (1, "Caches, queues etc. were in scope."),
    (2, "Caches, queues, etc. None was in scope."),
    (1, "It is one team, i.e. Mine Alone."),
    (1, "Tools (e.g. Grafana) showed it."),
    (1, "Latency vs. Throughput was the question."),
    (1, "Mr. Fast wrote the first draft."),
    (1, "Ms. Improved and Dr. Massive agreed."),
    (1, "Prof. Holt et al. Described it first."),
    (1, "We moved to St. Gallen in May."),
    (1, "Acme Inc. Berlin is one of three."),
    (2, "We bought it from Acme Inc. The contract runs out in May."),
    (1, "Incl. tax it was less."),
    (1, "Compare the old way (cf. Annex B)."),
    // Initials and countries.
    (1, "J. Lind and M. E. Holt signed."),
    (2, "Plan B failed. We kept plan C. Plan A was gone."),
    (1, "U.S. Customers saw it first."),
    (2, "It runs in the U.S. The rest follows."),
    (1, "A. B. Clark owns it."),
    // Quotes and brackets.
    (2, "She wrote “ship it.” Then she left."),
    (1, "The mail “Is it down?” came at noon."),
    (2, "(It was slow.) We fixed it."),
    (2, "It was slow (very slow.) We fixed it."),
    (1, "It was slow (why? nobody knew) for a year."),
    (2, "“It works.” “Good.”"),
    (2, "*It works.* _Nobody called._"),
    (2, "He asked: why? We told him."),
    // Names of programs and addresses.
    (1, "Node.js, ASP.NET and Vue.js are gone."),
    (2, "We left Node.js. The new one is in Go."),
    (1, "See example.com/a.b?c=d. "),
    (2, "I read `main.rs`. It has 400 lines."),
    (2, "We wrote it in Rust. iOS came later."),
    (2, "The crate is out. serde_json uses it."),
    (1, "It was slow. or so we thought"),
    // Lists.
    (2, "1. Find the cause. 2. Mend it."),
    (1, "1. Find the cause and mend it"),
    (1, "a) First, b) second, c) third"),
    (1, "12. The twelfth item of a list"),
    (2, "It has 12. The other has 14."),
    // Marks in a row, other scripts, line ends.
    (2, "Really?! Yes."),
    (2, "It stopped ... The queue was full."),
    (1, "It stopped ... and ran again."),
    (1, "It stopped… and ran again."),
    (2, "One line\nAnother line"),
    (2, "遅かった。直した。"),
    (2, "Это было медленно. Теперь быстро."),
    (2, "Es war langsam. Über Nacht wurde es schnell."),
    (3, "It broke! I fixed it! Done!"),
    (0, ""),
    (0, "... --- ???"),
    (1, "No stop at the end"),
];

#[test]
fn nearly_every_trap_is_seen() {
    let count = |text: &str| sentences(text).len();
    let wrong: Vec<_> = TRAPS
        .iter()
        .filter(|(wanted, text)| count(text) != *wanted)
        .map(|(wanted, text)| (wanted, count(text), text))
        .collect();
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), TRAPS.len());
    assert!(TRAPS.len() >= 60);
}

#[test]
fn sentences_are_the_text_without_the_blanks_between() {
    for (_, text) in TRAPS {
        let joined: String = sentences(text).into_iter().flat_map(|range| text[range].chars()).collect();
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        assert_eq!(letters(&joined), letters(text));
        assert!(sentences(text).iter().all(|range| text[range.clone()].trim() == &text[range.clone()]), "{text}");
    }
}

#[test]
fn a_long_text_is_read_once() {
    let long = [
        "word ".repeat(50_000),
        "a. b. c. ".repeat(20_000),
        ".".repeat(100_000),
        "a.b.c.".repeat(20_000),
        "1. ".repeat(50_000),
    ];
    for text in long {
        let found = sentences(&text);
        assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}
