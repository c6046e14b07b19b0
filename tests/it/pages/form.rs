//! The form that a peer opens by double click: written into, saved and mailed in Chromium and Firefox, by keyboard, on a phone, without scripts; and what comes
//! back is read.

use super::{WIDER_THAN_THE_WINDOW, address};
use crate::browser::{assert_accessible, axe, browser, missing};
use crate::firefox::{self, Firefox, Scripts};
use crate::packet::Packet;
use serde_json::json;
use std::fs;
use std::path::Path;

const PEER: &str = "---\nfrom: {name: Ana Ruiz, relation: cross-team}\nstate: draft\ncriteria: [scope]\n---\n# Draft\n\nShe <led> it.\n\nTwice.\n";

/// What a peer types: what would end a script, a text that is long, letters of other scripts.
const WORDS: &str = "It held.\n</script><!-- \"\\u003c & é あ \u{1f600}\nOn 3 March she rang.";

fn packet() -> Packet {
    let packet = Packet::new().file("feedback/ana.md", PEER);
    packet.run(["ask", "ana", "--form", "-o", "form.html"]).code(0);
    packet
}

/// What a saved form comes to in the packet.
#[track_caller]
fn assert_received(packet: &Packet, saved: &str) {
    packet.save("words.html", saved);
    let said = packet.run(["receive", "ana", "words.html"]).code(0);
    said.says("Ana Ruiz's words of");
    let note = packet.read("feedback/ana.md");
    for words in ["It held.", "On 3 March she rang.", "あ \u{1f600}"] {
        assert!(note.contains(words), "{words} is not in\n{note}");
    }
    packet.run(["build", "--for", "committee"]).code(0);
    assert!(packet.read("dist/committee/feedback/ana.html").contains("&lt;/script&gt;&lt;!--"));
}

fn page(folder: &Path) -> String {
    address(folder, "form.html")
}

#[test]
fn a_form_is_filled_in_saved_and_read_by_keyboard() {
    let Some(browser) = browser("the form of a peer") else { return };
    let packet = packet();
    let folder = packet.path("");
    let tab = browser.tab();
    tab.set_size(390, 800);
    tab.call("Page.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder }));
    tab.go(&page(&folder));
    assert_eq!(tab.evaluate(WIDER_THAN_THE_WINDOW), json!([]));
    let focus = "document.activeElement.id";
    tab.press("Tab");
    assert_eq!(tab.evaluate(focus), "answer");
    tab.call("Input.insertText", json!({ "text": WORDS }));
    let mut stops = Vec::new();
    for _ in 0..4 {
        tab.press("Tab");
        stops.push(tab.evaluate(focus).as_str().unwrap().to_owned());
        let outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle");
        assert_ne!(outline, "none", "one sees where the focus is");
    }
    assert_eq!(stops, ["start", "declined", "save", "mail"]);
    let mail = tab.evaluate("decodeURIComponent(document.getElementById('mail').href)");
    assert!(
        mail.as_str().unwrap().starts_with("mailto:?subject=Re: A few words from you")
            && mail.as_str().unwrap().ends_with(WORDS),
        "{mail}"
    );
    // The draft is never put over what stands there.
    tab.evaluate("document.getElementById('start').click()");
    assert_eq!(tab.evaluate("document.getElementById('answer').value"), WORDS);
    tab.evaluate("document.getElementById('save').click()");
    tab.wait_for(
        "document.getElementById('told').textContent.startsWith('Saved as words-of-ana-ruiz.html')",
        "it says that it is saved",
    );
    let saved =
        || fs::read_to_string(folder.join("words-of-ana-ruiz.html")).is_ok_and(|saved| saved.ends_with("</html>\n"));
    for _ in 0..500 {
        if saved() {
            break;
        }
        tab.evaluate("new Promise(done => setTimeout(done, 20))");
    }
    assert!(saved(), "the file was not downloaded");
    // Opened again, it holds the words and goes on.
    tab.go(&address(&folder, "words-of-ana-ruiz.html"));
    assert_eq!(tab.evaluate("document.getElementById('answer').value"), WORDS);
    assert_eq!(tab.complaints(), [""; 0]);
    assert_received(&packet, &packet.read("words-of-ana-ruiz.html"));
}

/// What Firefox makes of the same: the file is taken from the page as it would be downloaded.
#[test]
fn a_form_is_filled_in_and_saved_in_firefox() {
    let Some(program) = missing(firefox::installed(), "Firefox", "the form of a peer in Firefox") else { return };
    let firefox = Firefox::start(&program, Scripts::On);
    let packet = packet();
    firefox.set_size(390, 800);
    firefox.go(&page(&packet.path("")));
    assert_eq!(firefox.evaluate(WIDER_THAN_THE_WINDOW), json!([]));
    let typed = format!(
        "(() => {{ const field = document.getElementById('answer'); field.value = {}; field.dispatchEvent(new Event('input')); \
         window.blobs = []; const make = URL.createObjectURL; URL.createObjectURL = it => {{ blobs.push(it); return make(it) }}; \
         HTMLAnchorElement.prototype.click = () => 0; document.getElementById('save').click(); return blobs[0].text() }})()",
        json!(WORDS)
    );
    let saved = firefox.evaluate(&typed);
    assert_eq!(firefox.complaints(), [""; 0]);
    packet.save("again.html", saved.as_str().unwrap());
    firefox.go(&address(&packet.path(""), "again.html"));
    assert_eq!(firefox.evaluate("document.getElementById('answer').value"), WORDS);
    assert_eq!(firefox.complaints(), [""; 0], "its policy names what runs in it");
    assert_received(&packet, saved.as_str().unwrap());
}

/// What the browser's own menu saves is the page as it stands.
#[test]
fn what_is_written_stands_in_the_page_itself() {
    let Some(browser) = browser("the form as a browser saves it") else { return };
    let packet = packet();
    let tab = browser.open(&page(&packet.path("")));
    tab.evaluate("document.getElementById('answer').focus()");
    tab.call("Input.insertText", json!({ "text": WORDS }));
    let saved = tab.evaluate("document.documentElement.outerHTML");
    assert_received(&packet, saved.as_str().unwrap());
}

#[test]
fn a_form_is_accessible_and_says_how_to_answer_without_scripts() {
    let Some(axe) = axe() else { return };
    let Some(browser) = browser("the form of a peer, for everyone") else { return };
    let packet = packet();
    packet.run(["ask", "ana", "--again", "-o", "request.html"]).code(0);
    let tab = browser.tab();
    for (dark, width) in [(false, 1280), (true, 390)] {
        tab.set_dark(dark);
        tab.set_size(width, 900);
        for file in ["form.html", "request.html"] {
            tab.go(&address(&packet.path(""), file));
            assert_accessible(&tab, &axe, dark, file);
        }
    }
    tab.without_scripts();
    tab.go(&page(&packet.path("")));
    let seen = tab.evaluate(
        "[document.querySelector('.without')?.checkVisibility(), document.getElementById('form').checkVisibility()]",
    );
    assert_eq!(seen, json!([true, false]));
}
