//! The objections of the room: what raises each, what closes it, and who is told.

use super::*;

const PAGE: &str = "questions.html";
const LINK: &str = "links: [{title: Design, url: \"https://example.com\"}]";
const MINE: &str = "The design was mine, and so was the plan; the tests were Ana’s, and Ben ran them.";
const QUESTIONS: &str = "[[questions]]\nid = \"level\"\ntext = \"Which level?\"\nanswers = [\"present-level\", \"says-who\"]\n\
                         [[questions]]\nid = \"part\"\ntext = \"Whose?\"\nanswers = [\"own-part\"]\n\
                         [[questions]]\nid = \"effect\"\ntext = \"Who else?\"\ncriteria = [\"impact\"]\nanswers = [\"own-work-only\"]\n";

/// What the room says of a packet with these files, each with what was said to it.
fn said(files: &[(&str, &str)]) -> Vec<String> {
    objections(&pages(files))
}

fn objections(pages: &Pages) -> Vec<String> {
    pages.headings(PAGE).into_iter().filter(|heading| heading.starts_with('“')).collect()
}

fn work(keys: &str, body: &str) -> String {
    format!("title: A search\ndate: 2026-03-14\ncriteria: [impact]\n{keys}\n\n{body}")
}

fn peer(keys: &str, words: &str) -> String {
    format!("from: {{name: Ana, relation: peer}}\nstate: given\n{keys}\n\n# Given\n{words}")
}

/// Every objection, with the least that raises it.
#[test]
fn each_objection_has_what_raises_it() {
    let narrow = work(&format!("scope: feature\nrole: lead\n{LINK}"), "Words.");
    let whole = |body: &str| work(&format!("scope: system\nrole: lead\n{LINK}"), body);
    let plain = whole("The search was slow, and now it is not.");
    let quota = "[feedback]\nat-least = 2\noutside-team = 1\nat-target-level = 1\n";
    let fact = peer(
        "",
        "In March she found why the orders were lost, wrote the check for it, and has run it every week since then.",
    );
    let other = "title: Other\ndate: 2026-03-20";
    let evidence = "evidence/work.md";
    let raised: &[(&str, &[(&str, &str)])] = &[
        ("“That is the present level, done well. Where is a whole system?”", &[(evidence, &narrow)]),
        ("“I see good work. Who got better by it", &[("rubric.toml", QUESTIONS), (evidence, &narrow)]),
        ("“One strong season, March 2026. What happened before and after?”", &[(evidence, &plain)]),
        ("“What do the people beside them say? Nobody has said a word.”", &[("rubric.toml", quota)]),
        ("“That is 1 of the 2 voices that we ask for.", &[("rubric.toml", quota), ("feedback/a.md", &fact)]),
        (
            "“The reviews are friendly and say nothing.”",
            &[("feedback/a.md", &peer("", "She is great, a pleasure to work with, and I highly recommend her."))],
        ),
        ("“And who outside the team, or at that level, would say so?”", &[("rubric.toml", quota)]),
        ("“Only teammates. Would anyone at the level say so?”", &[("rubric.toml", quota), ("feedback/a.md", &fact)]),
        (
            "“What was theirs, and what was the team’s?”",
            &[(evidence, &work(&format!("scope: system\n{LINK}"), "Words."))],
        ),
        (
            "“What was theirs, and what was the team’s?”",
            &[(evidence, &whole("I helped with the plan. I was involved in the roll-out."))],
        ),
        (
            "“Compared with what? And who measured it?”",
            &[(evidence, &work("metrics: [{name: Time, after: 3 s}]", "Words."))],
        ),
        ("“Compared with what? And who measured it?”", &[(evidence, &whole("The search became 40 % faster by it."))]),
        (
            "“These two numbers cannot both be right. What else is wrong?”",
            &[(evidence, &whole("It fell from 800 ms to 500 ms, 70 % less."))],
        ),
        ("“Says who?”", &[("impact/a.md", "claim: Nobody waits for the search any more")]),
        ("“Nothing on Impact. Is that a gap?”", &[]),
        ("“Take that one piece of work away: what is left?”", &[(evidence, &plain)]),
        (
            "“So what? What is different now?”",
            &[(evidence, &plain), ("evidence/o.md", other), ("impact/a.md", "claim: Other is quick\nevidence: [o]")],
        ),
        ("“Come back when it has shipped.”", &[(evidence, &work("status: in-progress", "Words."))]),
        ("“Come back when it has shipped.”", &[(evidence, &whole("The second half is still under review."))]),
        ("“We promote for what was done.”", &[("case.md", "I am ready for the next level.")]),
        ("“Time served is not a reason.”", &[("case.md", "I worked many nights and weekends for it.")]),
        (
            "“A list of tasks. Which three of them mattered?”",
            &[(evidence, &whole("I closed 143 tickets and opened 61 pull requests."))],
        ),
        ("“That was last time.”", &[(evidence, &plain.replace("2026-03", "2023-03"))]),
        (
            "“Fine work. Do we need one more at that level?”",
            &[("rubric.toml", "[[questions]]\nid = \"need\"\ntext = \"Why?\"\nanswers = [\"business-need\"]\n")],
        ),
        (
            "“A lot is excused.”",
            &[("packet.toml", "[[waivers]]\ncriterion = \"impact\"\nreason = \"not applicable\"\n")],
        ),
        (
            "“That is not an answer.”",
            &[("rubric.toml", "[[questions]]\nid = \"a\"\ntext = \"A?\"\n"), ("answers/a.md", "question: a\n\nMine.")],
        ),
        (
            "“These words were collected last night.”",
            &[("feedback/a.md", &fact.replace("given\n", "given\nasked: 2026-06-20\ngiven: 2026-06-21\n"))],
        ),
        (
            "“They were asked weeks ago. Why have they said nothing?”",
            &[("feedback/a.md", "from: {name: Ana, relation: peer}\nstate: requested\nasked: 2026-01-15")],
        ),
    ];
    for (words, files) in raised {
        let said = said(files);
        assert!(said.iter().any(|said| said.starts_with(words)), "{words}: {said:#?}");
        assert!(
            !said.iter().any(|said| said.starts_with(words) && !said.ends_with(" open") && !words.contains("not an")),
            "{said:#?}"
        );
    }
}

#[test]
fn what_ends_a_case_comes_first() {
    let files = [
        ("evidence/work.md", work("scope: feature", "It is still under review. I worked nights and weekends.")),
        ("case.md", "I am ready for the next level.".to_owned()),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let first = |said: &String| said.split(['.', '?', ',']).next().unwrap().to_owned();
    assert_eq!(
        said(&files).iter().map(first).collect::<Vec<_>>(),
        [
            "“That is the present level",
            "“One strong season",
            "“What was theirs",
            "“Says who",
            "“Take that one piece of work away: what is left",
            "“Come back when it has shipped",
            "“We promote for what was done",
            "“Time served is not a reason"
        ]
    );
}

/// An answer closes the objection of its question, and no other; without proof, or in a few words, it closes none.
#[test]
fn an_answer_closes_its_own_objection_alone() {
    let work = work(LINK, "Words.");
    let read = |question: &str, keys: &str, words: &str| {
        let answer = format!("question: {question}\n{keys}\n\n{words}");
        let said = said(&[("rubric.toml", QUESTIONS), ("evidence/work.md", &work), ("answers/a.md", &answer)]);
        let closed = said.into_iter().filter(|said| !said.ends_with(" open"));
        closed
            .map(|said| {
                said.replacen('”', "|", 1).chars().skip(1).take_while(|sign| *sign != ' ').collect::<String>()
                    + said.rsplit('”').next().unwrap()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(read("part", "evidence: [work]", MINE), ["What answered"]);
    assert_eq!(read("part", "", MINE), ["What answered without proof"]);
    assert_eq!(read("part", "evidence: [work]", "All mine."), ["What answered without proof"]);
    assert_eq!(read("level", "evidence: [work]", MINE), ["How answered"]);
    assert_eq!(read("effect", "evidence: [work]", MINE), ["I answered"]);
}

/// A word on the gaps of a case answers for those that it names, and work for the same criterion says nothing of a figure that stands elsewhere.
#[test]
fn an_answer_closes_what_it_is_about() {
    let answered = |words: &str, files: &[(&str, &str)]| {
        let said = said(files);
        let found = said.iter().find(|said| said.contains(words)).unwrap_or_else(|| panic!("{words}: {said:#?}"));
        found.ends_with(" answered")
    };
    let questions = "[[questions]]\nid = \"gaps\"\ntext = \"What is missing?\"\nanswers = [\"nothing-offered\"]\n\
                     [[questions]]\nid = \"worth\"\ntext = \"What was it worth?\"\nanswers = [\"figures-disagree\"]\n";
    let other = format!("title: A queue\ndate: 2026-03-16\nscope: system\nrole: lead\n{LINK}\n\nWords.");
    let gap = |words: &str| {
        let answer = format!("question: gaps\nevidence: [queue]\n\n{words}");
        let files = [("rubric.toml", questions), ("evidence/queue.md", &other), ("answers/a.md", &answer)];
        answered("Nothing on Impact", &files)
    };
    assert!(!gap("I write too little, and the three pages that others read are all of this year; more will follow."));
    assert!(gap("My impact beyond the team is small so far; the three pages that others read are all of this year."));
    let wrong = work("scope: system\nrole: lead", "It fell from 800 ms to 500 ms, 70 % less.");
    let second = work("scope: system\nrole: lead", "Nobody waits for the search any more.");
    let figure = |cited: &str| {
        let answer = format!("question: worth\nevidence: [{cited}]\n\n{MINE}");
        let files = [
            ("rubric.toml", questions),
            ("evidence/wrong.md", &wrong),
            ("evidence/second.md", &second),
            ("answers/a.md", &answer),
        ];
        answered("These two numbers", &files)
    };
    assert!(!figure("second") && figure("wrong"));
}

#[test]
fn the_manager_hears_what_to_say_and_the_committee_what_is_answered() {
    let answer = format!("question: part\nevidence: [work]\n\n{MINE}");
    let work = work(LINK, "I helped with it. I was involved in the roll-out.");
    let files = [("rubric.toml", QUESTIONS), ("evidence/work.md", work.as_str()), ("answers/a.md", answer.as_str())];
    let own = pages(&files).section(PAGE, "What the room will say");
    assert!(own.iter().any(|line| line.starts_with("Next: ")), "{own:#?}");
    let manager = pages(&files).for_manager();
    let lines = manager.section(PAGE, "If they say this");
    assert!(!lines.iter().any(|line| line.starts_with("Next: ")), "{lines:#?}");
    assert!(lines.iter().any(|line| line == "Say what stands in A-01 Whose?"), "{lines:#?}");
    let brief = manager.section("brief.html", "If they say this");
    let part = brief.iter().find(|line| line.contains("“What was theirs")).unwrap();
    assert!(part.contains(MINE) && part.ends_with("Say so: A-01"), "{part}");
    assert!(brief.iter().any(|line| line.ends_with("No answer yet.")), "{brief:#?}");
    let committee = pages(&files).for_committee();
    assert!(objections(&committee).is_empty());
    assert_eq!(committee.section(PAGE, "What a committee asks")[..2], ["Whose?", MINE]);
}

/// What the author has allowed is not held against them, and what rests on the author's own part of the packet is told to nobody else.
#[test]
fn what_is_allowed_or_withheld_raises_nothing() {
    let hope = "I am ready for the next level.";
    let allowed = format!("<!-- allow potential-not-proof: the sentence is the ladder's own -->\n{hope}");
    let has = |words: &str, pages: &Pages| objections(pages).iter().any(|said| said.starts_with(words));
    assert!(has("“We promote", &pages(&[("case.md", hope)])));
    assert!(!has("“We promote", &pages(&[("case.md", &allowed)])));
    assert!(!has(
        "“We promote",
        &pages(&[("packet.toml", "[rules]\npotential-not-proof = \"off\"\n"), ("case.md", hope)])
    ));
    let own = work("audience: self", "The second half is still under review.");
    assert!(!has("“Come back", &pages(&[("evidence/work.md", &own)]).for_manager()));
    let late = peer(
        "asked: 2026-06-20\ngiven: 2026-06-21",
        "In March she found why the orders were lost, and wrote the check for it.",
    );
    let files = [("feedback/a.md", late.as_str())];
    assert!(has("“These words", &pages(&files)) && !has("“These words", &pages(&files).for_manager()));
}

/// A rubric that does not say which objections its questions answer has them all the same, and nothing closes them.
#[test]
fn where_no_question_answers_it_an_objection_stays_open() {
    let question = "[[questions]]\nid = \"part\"\ntext = \"Whose?\"\n";
    let answer = format!("question: part\nevidence: [work]\n\n{MINE}");
    let work = work(LINK, "Words.");
    let said = said(&[("rubric.toml", question), ("evidence/work.md", &work), ("answers/a.md", &answer)]);
    assert!(!said.is_empty() && said.iter().all(|said| said.ends_with(" open")), "{said:#?}");
}
