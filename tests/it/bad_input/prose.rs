//! Prose that no author writes, and prose that only looks weak: no wrong finding, and none that is lost in what is around it.

use crate::packet::{Packet, SETTINGS};
use serde_json::Value;
use std::collections::BTreeMap;

const HEAD: &str = "+++\ntitle = \"A cache for the basket\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\nrole = \"lead\"\nscope = \"system\"\n";

/// Rules about the packet as a whole, which a small packet cannot satisfy.
const OF_THE_WHOLE: [&str; 11] = [
    "below-scope",
    "junior-peers",
    "near-peers",
    "one-season",
    "one-source",
    "too-few-peers",
    "too-few-pieces",
    "unanswered-question",
    "uncovered-criterion",
    "unused-evidence",
    "unwitnessed-criterion",
];

/// What is found in this piece of work, by rule: how often.
fn found(keys: &str, body: &str) -> BTreeMap<String, usize> {
    found_in(&Packet::new().file("evidence/a.md", format!("{HEAD}{keys}+++\n{body}\n")))
}

fn found_in(packet: &Packet) -> BTreeMap<String, usize> {
    let json: Value = serde_json::from_str(&packet.run(["check", "--format", "json"]).out()).unwrap();
    let mut found = BTreeMap::new();
    for diagnostic in json["diagnostics"].as_array().unwrap() {
        let rule = diagnostic["rule"].as_str().unwrap();
        if !OF_THE_WHOLE.contains(&rule) {
            *found.entry(rule.to_owned()).or_default() += 1;
        }
    }
    found
}

#[track_caller]
fn is_silent(keys: &str, body: &str) {
    let found = found(keys, body);
    let shown: String = body.chars().take(200).collect();
    assert!(found.is_empty(), "{shown}: {found:?}");
}

#[test]
fn a_sentence_of_fifty_thousand_words_is_one_sentence() {
    is_silent("", &format!("I wrote {}.", "the next part of the basket and then ".repeat(6_250)));
    let weak =
        format!("I wrote {} and it is significantly faster.", "the next part of the basket and then ".repeat(6_250));
    assert_eq!(found("", &weak), BTreeMap::from([("magnitude-without-figure".to_owned(), 1)]));
}

#[test]
fn a_note_of_nothing_but_numbers_says_nothing_weak() {
    let numbers: Vec<String> = (0..20_000).map(|number| (number * 7_919 % 100_003).to_string()).collect();
    is_silent("", &numbers.join(" "));
    is_silent("", &numbers.join("\n\n"));
    is_silent("", &numbers.iter().map(|number| format!("{number}. {number}\n")).collect::<String>());
}

#[test]
fn ten_thousand_items_are_one_list() {
    let items = |item: &str| (0..10_000).map(|number| format!("- {} {number}\n", item)).collect::<String>();
    assert_eq!(found("", &items("Did a thing for part")), BTreeMap::from([("activity-list".to_owned(), 1)]));
    is_silent("", &items("Cut the reads in half, from 20 ms to 10 ms, in table"));
    let weak = found("", &items("It will ship soon, part"));
    assert_eq!(weak.get("unfinished-work"), Some(&1), "once a note: {weak:?}");
}

#[test]
fn a_figure_may_be_called_by_a_regular_expression() {
    for name in ["(a+)+$", "[[:alpha:]", ".*", "p(99|95)?\\\\", "^", "\\\\d{1,9999}"] {
        let figure = format!(
            "[[metrics]]\nname = \"{name}\"\nid = \"figure\"\nbefore = \"3 s\"\nafter = \"1 s\"\nmethod = \"weekly\"\nsource = \"the board\"\n"
        );
        is_silent(&figure, "The basket opens in {{metric:figure}}. It went from 30 ms to 20 ms elsewhere.");
    }
}

#[test]
fn eleven_scripts_say_nothing_weak() {
    let texts = [
        "Η κρυφή μνήμη του καλαθιού άνοιξε αμέσως. Την έγραψα εγώ.",
        "Кэш корзины открывается сразу. Я написал его сам.",
        "سلة التسوق تفتح فورا. كتبتها بنفسي.",
        "העגלה נפתחת מיד. כתבתי אותה בעצמי.",
        "टोकरी तुरंत खुलती है। मैंने इसे स्वयं लिखा।",
        "ตะกร้าเปิดทันที ฉันเขียนเอง",
        "购物篮立即打开。我自己写的。速度提高了百分之四十。",
        "かごはすぐに開く。私が自分で書いた。",
        "바구니가 바로 열린다. 내가 직접 썼다.",
        "კალათა მაშინვე იხსნება. მე თვითონ დავწერე.",
        "Զամբյուղը անմիջապես բացվում է։ Ես ինքս գրեցի։",
    ];
    for text in texts {
        is_silent("", text);
        let settings = SETTINGS.replace("[candidate]", "language = \"zh\"\n\n[candidate]");
        let packet = Packet::new().file("packet.toml", settings).file("evidence/a.md", format!("{HEAD}+++\n{text}\n"));
        assert_eq!(found_in(&packet), BTreeMap::new(), "{text}");
    }
    is_silent("", &texts.join(" "));
}

#[test]
fn a_word_in_an_address_in_code_or_in_a_name_is_none() {
    for body in [
        "I wrote https://example.com/massively-faster/significantly-improved/will-ship-soon and read it.",
        "I wrote [the page of the cache](https://example.com/massively/faster?hard=work&wip=1) and read it.",
        "I removed `significantly_faster`, `WIP` and `will_ship_soon` from the cache.",
        "```\nit is massively faster, it will ship soon, TODO: XX %\n```\n\nI wrote it.",
        "I gave the cache to Mr. Fast, who asked Mrs. Best and Dr. Hope about it.",
        "I gave the cache to the team *Impact*, which gave it to the team *Great Expectations*.",
        "I wrote it with Grace Potential and Will Ship.",
        "I moved it to src/significantly/improved/faster.rs and to fast::massive::improve().",
        "It held the keys of {{metric:reads}}.",
    ] {
        let figure = "[[metrics]]\nname = \"Reads\"\nid = \"reads\"\nbefore = \"3 s\"\nafter = \"1 s\"\nmethod = \"weekly\"\nsource = \"the board\"\n";
        is_silent(figure, body);
    }
}

#[test]
fn marks_without_an_end_take_nothing() {
    for mark in ["(", "[A", "\"", "“", "`", "<", "*", "promotion/retention/"] {
        let found = found("", &format!("I wrote it. {} It is significantly faster.", mark.repeat(3_000)));
        assert_eq!(found.get("magnitude-without-figure"), Some(&1), "{mark}: {found:?}");
    }
}
