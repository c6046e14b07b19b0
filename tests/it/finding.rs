//! The search as a reader uses it, in a real browser: slips, other spellings, kinds, people and months lead to their notes, and the found word is shown where it
//! stands. What a reader is not given cannot be found.

use crate::browser::browser;
use crate::chromium::Tab;
use crate::packet::Packet;
use crate::packets::{self, Built};
use serde_json::json;

/// What people type, and notes of the example that it must lead to.
const QUERIES: &[(&str, &[&str])] = &[
    ("chekout", &["evidence/checkout-latency.html"]),
    ("checkotu", &["evidence/checkout-latency.html"]),
    ("latncy", &["evidence/checkout-latency.html"]),
    ("4.5%", &["evidence/payment-errors.html", "index.html"]),
    ("4.5 %", &["evidence/payment-errors.html"]),
    ("oncall", &["evidence/on-call-course.html"]),
    ("retries", &["evidence/talk-retries.html"]),
    ("mentored", &["evidence/lena-first-payments.html", "criteria/mentoring.html"]),
    ("e06", &["evidence/runbooks.html"]),
    ("payments errors", &["evidence/payment-errors.html"]),
    ("SRE", &["evidence/checkout-latency.html"]),
    ("2026-02", &["evidence/deploy-pipeline.html"]),
    ("february 2026", &["evidence/deploy-pipeline.html"]),
    ("incident", &["evidence/february-double-charges.html", "evidence/easter-peak.html"]),
    ("weekly p99", &["evidence/checkout-latency.html"]),
    ("a question in one key", &["evidence/february-double-charges.html"]),
];

fn open<'a>(tab: Tab<'a>, built: &Built, page: &str) -> Tab<'a> {
    tab.go(&format!("file://{}", built.folder().join(page).display()));
    tab
}

/// Types a query, and gives the pages of the results and what is said beside them.
fn search(tab: &Tab<'_>, query: &str) -> (Vec<String>, String) {
    let typed = format!(
        "(() => {{ const field = document.querySelector('input[type=search]'); field.focus(); field.value = {}; \
         field.dispatchEvent(new Event('input', {{ bubbles: true }})) }})()",
        json!(query)
    );
    tab.evaluate(&typed);
    tab.wait_for("document.querySelector('.found li')", &format!("the search has answered `{query}`"));
    let root = "new URL('.', document.querySelector('link[rel=stylesheet]').href).pathname.replace('assets/', '')";
    let found = tab.evaluate(&format!(
        "({{ pages: [...document.querySelectorAll('.found a')].map(it => it.pathname.replace({root}, '')), \
         said: [...document.querySelectorAll('.found-none')].map(it => it.textContent).join(' ') }})"
    ));
    tab.evaluate("document.querySelector('.found').textContent = ''");
    let page = |page: &serde_json::Value| page.as_str().unwrap().to_owned();
    (found["pages"].as_array().unwrap().iter().map(page).collect(), page(&found["said"]))
}

#[test]
fn what_people_type_leads_to_its_note() {
    let Some(browser) = browser("what the search finds") else { return };
    let built = Built::of(&packets::example(), "committee");
    let tab = open(browser.tab(), &built, "timeline.html");
    for (query, notes) in QUERIES {
        let (pages, said) = search(&tab, query);
        for note in *notes {
            assert!(pages.iter().any(|page| page == note), "`{query}` finds {pages:?}, {said}");
        }
    }
    assert_eq!(search(&tab, "e06").0, ["evidence/runbooks.html"]);
    assert_eq!(tab.complaints(), [""; 0]);
}

#[test]
fn a_slip_is_said_and_a_figure_is_never_taken_for_one() {
    let Some(browser) = browser("what the search says") else { return };
    let built = Built::of(&packets::example(), "committee");
    let tab = open(browser.tab(), &built, "index.html");
    assert_eq!(search(&tab, "latncy").1, "“latncy” is nowhere: found is latency.");
    assert_eq!(search(&tab, "latency").1, "");
    for nowhere in ["e-60", "2024-02", "p98", "4.6 %", "wxyz"] {
        assert_eq!(search(&tab, nowhere), (vec![], "Nothing found.".to_owned()), "{nowhere}");
    }
}

/// What is left of a word without its ending is no other word.
#[test]
fn an_ending_is_not_taken_from_a_short_word() {
    let Some(browser) = browser("endings in the search") else { return };
    let note = "+++\ntitle = \"Caching\"\ndate = 2026-03-01\ncriteria = [\"scope\"]\n+++\nWe do it for us on the day, and an add-on calls it.\n";
    let packet = Packet::new().file("evidence/build.md", note);
    let built = Built::of(&packet.path(""), "committee");
    let tab = open(browser.tab(), &built, "index.html");
    for (query, is_found) in
        [("ones", false), ("does", false), ("used", false), ("calling", true), ("cached", true), ("added", true)]
    {
        let (pages, _) = search(&tab, query);
        assert_eq!(pages.contains(&"evidence/build.html".to_owned()), is_found, "{query} finds {pages:?}");
    }
}

#[test]
fn what_a_reader_is_not_given_is_not_found() {
    let Some(browser) = browser("what the search withholds") else { return };
    let withheld = ["Sandoval", "Controller", "Kestrel", "Halvorsen", "keyboard", "Henrik", "positions"];
    let found = |audience: &str| -> Vec<&str> {
        let built = Built::of(&packets::example(), audience);
        let tab = open(browser.tab(), &built, "index.html");
        withheld.into_iter().filter(|word| !search(&tab, word).0.is_empty()).collect()
    };
    assert_eq!(found("committee"), [""; 0]);
    // Their own notes are there for the author, but no draft that they wrote for a peer.
    assert_eq!(found("self"), ["Sandoval", "Controller", "Kestrel", "Halvorsen", "keyboard", "Henrik"]);
}

#[test]
fn the_found_word_is_shown_on_its_page() {
    let Some(browser) = browser("found words on their pages") else { return };
    let built = Built::of(&packets::example(), "committee");
    let tab = open(browser.tab(), &built, "index.html");
    tab.set_size(800, 400);
    assert_eq!(search(&tab, "differ auditors"), (vec!["evidence/second-ledger-review.html".to_owned()], String::new()));
    tab.evaluate("document.querySelector('input[type=search]').dispatchEvent(new Event('input'))");
    tab.press("Enter");
    tab.wait_for("location.pathname.endsWith('second-ledger-review.html')", "the note is open");
    let word = "[...document.querySelectorAll('.prose p')].find(it => it.textContent.includes('differ')).getBoundingClientRect()";
    tab.wait_for(&format!("scrollY > 0 && {word}.bottom > 0 && {word}.top < innerHeight"), "the word is in sight");
    assert_eq!(tab.complaints(), [""; 0]);
}

#[test]
fn a_slash_leads_to_the_search_but_not_where_somebody_writes() {
    let Some(browser) = browser("the keys of the search") else { return };
    let built = Built::of(&packets::example(), "committee");
    let tab = open(browser.tab(), &built, "evidence.html");
    let is_there = "document.activeElement === document.querySelector('input[type=search]')";
    // Whether the browser may still do with it what it does with a letter.
    let slash = |keys: &str| {
        let event = format!(
            "new KeyboardEvent('keydown', {{ key: '/', bubbles: true, cancelable: true, composed: true, {keys} }})"
        );
        tab.evaluate(&format!("document.activeElement.dispatchEvent({event})"))
    };
    assert_eq!((slash("ctrlKey: true"), tab.evaluate(is_there)), (json!(true), json!(false)));
    assert_eq!((slash(""), tab.evaluate(is_there)), (json!(false), json!(true)));
    assert_eq!((slash(""), tab.evaluate(is_there)), (json!(true), json!(true)));
    search(&tab, "retries");
    tab.evaluate("document.querySelector('input[type=search]').dispatchEvent(new Event('input'))");
    tab.press("ArrowDown");
    tab.press("ArrowDown");
    assert_eq!(tab.evaluate("[...document.querySelectorAll('.found a')].indexOf(document.activeElement)"), 1);
    tab.press("Escape");
    assert_eq!(tab.evaluate("document.querySelector('.found').hidden"), true);
}
