//! What is quoted of peers, of the case and of answers: what they say, and that something is left out wherever it is.

use super::*;

const ANA: &str = "from: {name: Ana, relation: peer}\nstate: given";

/// What the manager reads of Ana's words on the brief, which is what the summary says.
fn said(keys: &str, given: &str) -> Vec<String> {
    let note = format!("{ANA}\n{keys}\n\n# Draft\nA hope.\n\n# Given\n{given}");
    let pages = pages(&[("feedback/ana.md", &note)]).for_manager();
    let mut brief = pages.section("brief.html", "What peers say");
    brief.retain(|line| !line.starts_with("Asked: "));
    assert_eq!(brief, pages.section("index.html", "What peers say"));
    assert_eq!(brief.pop().as_deref(), Some("Ana same team"));
    brief
}

#[test]
fn the_whole_first_paragraph_is_quoted_and_what_follows_is_a_cut() {
    let long = "I had my doubts about it. ".repeat(30) + "It held.";
    assert_eq!(said("", &long), [format!("“{long}”")]);
    assert_eq!(said("", &format!("{long}\n\nMore.")), [format!("“{long} […]”")]);
}

#[test]
fn the_author_says_which_words() {
    let given = "I had my doubts. Kim *held* it “for a year”.\n\nAll of it, alone.";
    assert_eq!(said("quote: Kim held it \"for a year\".", given), ["“[…] Kim held it “for a year”. […]”"]);
    assert_eq!(said("quote: held it […] All of it, alone.", given), ["“[…] held it […]", "All of it, alone.”"]);
}

#[test]
fn mail_lists_and_ratings_are_quoted_as_they_stand() {
    assert_eq!(said("", "> Kim taught three of us.\n\nSent by mail."), ["“Kim taught three of us.", "Sent by mail.”"]);
    assert_eq!(said("", "- Kim led it.\n- It held.\n\nAna"), ["“Kim led it.", "It held. […]”"]);
    assert_eq!(said("", "**Rating: Exceeds**\n\nKim led it.\n\nMore."), ["“Rating: Exceeds", "Kim led it. […]”"]);
    assert_eq!(said("", "Hi Kim,\n\nyou led it."), ["“[…] you led it.”"]);
}

/// Alone in a line it would be read as words left out between two paragraphs.
#[test]
fn the_mark_of_what_is_left_out_behind_stays_with_the_last_word() {
    let note = format!("{ANA}\n\n# Given\nKim led it.\n\nMore.");
    let files = pages(&[("feedback/ana.md", &note)]).render(|page| page == "brief.html");
    let brief = String::from_utf8_lossy(&files["brief.html"]).into_owned();
    assert!(brief.contains("Kim led it.&nbsp;<span class=\"cut\""), "{brief}");
}

#[test]
fn no_quotation_is_empty() {
    assert_eq!(said("", "**Rating: Exceeds**"), ["See their words"]);
    assert_eq!(said("", "| Kim | 5 |\n|-|-|\n| all | 5 |"), ["See their words"]);
    let answer = "question: own-part\nevidence: [work]\n\n| Mine | Theirs |\n|-|-|\n| the plan and the whole of the first half | the tests and the second half |";
    let question = "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n";
    let work = ("evidence/work.md", "title: Work\ndate: 2026-03-14");
    let pages = pages(&[("rubric.toml", question), ("answers/a.md", answer), ("case.md", "# The case\n"), work]);
    assert!(
        pages.section("brief.html", "What they will ask").contains(&"What was yours?: See the answer A-01".to_owned())
    );
    assert!(!pages.words("brief.html").contains(&"In the candidate’s words:".to_owned()));
}

#[test]
fn nobody_is_quoted_out_of_what_their_reader_is_not_given() {
    let given = "Kim led it.\n\n> [!private]\n> Ask Ana again.\n\n<!-- not this -->";
    assert_eq!(said("", given), ["“Kim led it.”"]);
    let note = format!("{ANA}\n\n# Given\n> [!private]\n> Ask Ana again.\n\nKim led it.");
    assert_eq!(pages(&[("feedback/ana.md", &note)]).section("brief.html", "What peers say")[0], "“Kim led it.”");
}

/// Where the words stand in no reader's text, the page says what it would say without the key, and the build is refused.
#[test]
fn words_that_were_not_given_are_on_no_page() {
    let note = format!("{ANA}\nquote: Kim alone led it.\n\n# Given\nKim led it.");
    let pages = pages_with_errors(&[("feedback/ana.md", &note)]);
    assert_eq!(pages.section("brief.html", "What peers say")[0], "“Kim led it.”");
}

#[test]
fn an_answer_is_said_in_the_words_that_its_author_chose() {
    let question = "[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n";
    let answer = "question: own-part\nquote: The design was mine.\n\nWe were six. The design was mine. [[work]] tells what the others did, and who had the idea.";
    let work = "title: Work\ndate: 2026-03-14";
    let pages = pages(&[("rubric.toml", question), ("answers/a.md", answer), ("evidence/work.md", work)]);
    assert_eq!(
        pages.section("brief.html", "What they will ask")[0],
        "What was yours?: […] The design was mine. […] / A-01"
    );
}

const CHOICE: &str = "[brief]\nresults = [\"c\", \"a\"]\npeers = [\"ben\", \"ana\", \"cyd\", \"dee\"]\n";

fn chosen(audience: &str) -> Pages {
    let peer = |name: &str, state: &str| {
        format!("from: {{name: {name}, relation: peer}}\nstate: {state}\n\n# Given\nWords of {name}.")
    };
    let (ana, ben, cyd) = (peer("Ana", "given"), peer("Ben", "given"), peer("Cyd", "requested"));
    let dee = format!("{}\naudience: {audience}\n\n# Given\nWords of Dee.", ANA.replace("Ana", "Dee"));
    let best = "claim: Claim B\nfeedback: [ana]";
    let first = format!("claim: Claim C\naudience: {audience}");
    pages(&[
        ("packet.toml", CHOICE),
        ("impact/a.md", "claim: Claim A"),
        ("impact/b.md", best),
        ("impact/c.md", &first),
        ("feedback/ana.md", &ana),
        ("feedback/ben.md", &ben),
        ("feedback/cyd.md", &cyd),
        ("feedback/dee.md", &dee),
        ("feedback/eve.md", &ben.replace("Ben", "Eve")),
    ])
}

#[test]
fn the_author_chooses_results_and_peers_and_their_order() {
    for pages in [chosen("committee"), chosen("committee").for_manager(), chosen("committee").for_committee()] {
        let results = pages.section("index.html", "Results");
        let claims: Vec<_> = results.iter().filter(|line| line.starts_with("Claim")).collect();
        assert_eq!(claims, ["Claim C", "Claim A"]);
        let peers = pages.section("index.html", "What peers say");
        assert_eq!(
            peers,
            [
                "“Words of Ben.”",
                "Ben same team",
                "“Words of Ana.”",
                "Ana same team",
                "“Words of Dee.”",
                "Dee same team"
            ]
        );
    }
    assert_eq!(
        chosen("committee").for_manager().section("brief.html", "Two results"),
        ["Claim C I-03", "Claim A I-01"]
    );
}

#[test]
fn what_a_reader_is_not_given_is_left_out_without_a_trace() {
    let committee = chosen("manager").for_committee();
    let words = committee.words("index.html").join("|");
    assert!(!words.contains("Claim C") && !words.contains("Dee") && words.contains("Claim A"), "{words}");
    let hidden = "claim: Claim A\naudience: manager";
    let pages = pages(&[
        ("packet.toml", "[brief]\nresults = [\"a\"]\n"),
        ("impact/a.md", hidden),
        ("impact/b.md", "claim: Claim B\nfeedback: [ana]"),
        ("feedback/ana.md", &format!("{ANA}\n\n# Given\nIt held.")),
    ]);
    assert_eq!(pages.for_committee().section("index.html", "Impact")[0], "Claim B", "as if nothing were chosen");
}
