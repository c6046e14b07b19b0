//! The brief in the room, by keyboard.

use super::address;
use crate::browser::{assert_accessible, axe, browser};
use crate::chromium::Tab;
use crate::packets::{self, Built};
use serde_json::json;

/// What the room shows above, and the largest words in it.
const SHOWN: &str = "[document.querySelector('.room-name').textContent, document.querySelector('.room-place').textContent, \
    document.querySelector('.room-stage').innerText.trim().split('\\n')[0]]";

/// A key that types what it is called.
fn key(tab: &Tab<'_>, text: &str) {
    tab.call("Input.dispatchKeyEvent", json!({ "type": "keyDown", "key": text, "text": text }));
    tab.call("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": text }));
}

#[test]
fn the_brief_is_said_one_thing_at_a_time() {
    let Some(browser) = browser("the room") else { return };
    let built = Built::of(&packets::example(), "manager");
    let tab = browser.tab();
    tab.set_size(1280, 800);
    tab.go(&address(&built.folder(), "brief.html"));
    key(&tab, "r");
    tab.wait_for("document.querySelector('dialog.room').open", "the room is open");
    let ask = "Noor Haddad asks to be promoted from Engineer to Senior Engineer.";
    assert_eq!(tab.evaluate(SHOWN), json!(["Say first", "1 of 8", ask]));
    assert_eq!(tab.evaluate("document.querySelector('.room-clock').textContent"), "5:00");
    tab.press("ArrowRight");
    assert_eq!(tab.evaluate(SHOWN).as_array().unwrap()[..2], [json!("Three results: 1 of 3"), json!("2 of 8")]);
    tab.wait_for("document.querySelector('.room-clock').textContent < '5:00'", "the clock runs");
    for _ in 0..9 {
        tab.press("ArrowRight");
    }
    assert_eq!(tab.evaluate(SHOWN).as_array().unwrap()[..2], [json!("What peers say: 3 of 3"), json!("8 of 8")]);
    // The questions with their answers are one key away, and each of them another.
    key(&tab, "q");
    let all = tab.evaluate("[...document.querySelectorAll('.room-asked > li')].map(it => it.innerText)");
    assert_eq!(all.as_array().unwrap().len(), 10, "{all}");
    assert!(all[1].as_str().unwrap().contains("Two problems that nobody had assigned"), "{all}");
    key(&tab, "2");
    assert_eq!(
        tab.evaluate(SHOWN),
        json!(["If they ask", "2 of 10", "Which work was clearly that of the next level?"])
    );
    tab.press("Escape");
    assert_eq!(tab.evaluate(SHOWN)[1], "8 of 8");
    // Whoever follows a proof and comes back is where they were. A key that is pressed before the first picture is lost.
    tab.go(&address(&built.folder(), "evidence/checkout-latency.html"));
    tab.evaluate("setTimeout(() => history.back())");
    let is_seen = "performance.getEntriesByType('paint').length && document.querySelector('dialog.room')?.open";
    tab.wait_for(&format!("{is_seen} && {SHOWN}[1] === '8 of 8'"), "the room is as it was");
    tab.press("Escape");
    tab.wait_for("!document.querySelector('dialog.room').open && location.hash === ''", "the room is left");
    assert_eq!(tab.complaints(), [""; 0]);
}

#[test]
fn notes_stay_in_the_browser_and_keys_are_letters_in_them() {
    let Some(browser) = browser("notes in the room") else { return };
    let built = Built::of(&packets::example(), "manager");
    let tab = browser.tab();
    tab.set_size(1280, 800);
    tab.go(&address(&built.folder(), "brief.html#room"));
    key(&tab, "n");
    for letter in ["q", "t", "0"] {
        key(&tab, letter);
    }
    assert_eq!(tab.evaluate(SHOWN)[0], "Say first");
    tab.evaluate("{ window.before = true; location.reload(); }");
    tab.wait_for(
        "!window.before && document.querySelector('#promo\\\\.notes')?.value === 'qt0'",
        "the notes are there again",
    );
    // On paper the brief is what it was, and the notes are not on it.
    tab.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    assert_eq!(tab.evaluate("document.querySelector('.room').checkVisibility()"), false);
    assert_eq!(tab.evaluate("document.querySelector('.room-notes').checkVisibility()"), false);
    assert_eq!(tab.evaluate("document.querySelector('.brief').checkVisibility()"), true);
    tab.call("Emulation.setEmulatedMedia", json!({ "media": "screen" }));
    tab.press("Escape");
    tab.evaluate("document.querySelector('.room-notes button').click()");
    assert_eq!(tab.evaluate("Object.keys(localStorage).length"), 0);
    assert_eq!(tab.complaints(), [""; 0]);
}

#[test]
fn the_room_is_for_everybody() {
    let Some(axe) = axe() else { return };
    let Some(browser) = browser("accessibility of the room") else { return };
    let built = Built::of(&packets::example(), "manager");
    for (dark, width) in [(false, 1440), (true, 390)] {
        for keys in [&["n"][..], &["q"], &["q", "3"]] {
            let tab = browser.tab();
            tab.set_dark(dark);
            tab.set_size(width, 900);
            tab.go(&address(&built.folder(), "brief.html#room"));
            keys.iter().for_each(|it| key(&tab, it));
            assert_accessible(&tab, &axe, dark, &format!("the room at {width} after {keys:?}"));
            let wide = tab.evaluate(
                "document.querySelector('.room-stage').scrollWidth - document.querySelector('.room-stage').clientWidth",
            );
            assert_eq!(wide, 0, "the room at {width} after {keys:?} is scrolled to the side");
        }
    }
}
