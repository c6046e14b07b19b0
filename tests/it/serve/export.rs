//! The page *Export* of the preview: what one copies there arrives where one pastes it.

use super::packet;
use super::preview::Preview;
use crate::browser::{assert_accessible, axe, browser};
use crate::packet::Packet;
use serde_json::json;

const CLAIM: &str = "---\nclaim: Checkout answers at once\ncriteria: [impact]\nevidence: [latency]\n---\n\
                     The wait lay **between** teams, see [the page](https://example.com/page).\n\n- First, a cache went.\n- Then the call.\n";

const FORM: &str = "title = \"Our review\"\n[[sections]]\nid = \"results\"\ntitle = \"Results\"\nprompt = \"What?\"\n\
                    limit = { words = 9, per = \"item\" }\nfill = { from = \"impact\" }\nparts = [\"claim\", \"text\"]\n\
                    [[sections]]\nid = \"next\"\nprompt = \"What next?\"\nfill = { from = \"notes\", id = \"next\" }\n";

fn with_form() -> Packet {
    packet().file("impact/at-once.md", CLAIM).file("formats/ours.toml", FORM)
}

#[test]
fn what_is_copied_arrives_where_it_is_pasted() {
    let (Some(browser), Some(axe)) = (browser("copying a field of a form"), axe()) else { return };
    let packet = with_form();
    let preview = Preview::of(&packet.path(""), &[]);
    let tab = browser.open(&preview.page("self/index.html"));
    let link = "document.querySelector('promo-live').shadowRoot.querySelector('a[href$=\"export/index.html\"]')";
    tab.wait_for(link, "the bar leads to the page");
    let page = preview.page("export/index.html");
    assert_eq!(tab.evaluate(&format!("{link}.href")), json!(page));
    tab.go(&page);
    tab.wait_for("document.querySelector('h1').textContent === 'Export'", "the page is there");
    let shown = tab.shown();
    for said in [
        "Our review, filled from the manager's edition",
        "20 of 9 words",
        "What next?",
        "[Nothing fills this yet: a note notes/next.md would.]",
    ] {
        assert!(shown.contains(said), "{said}:\n{shown}");
    }
    for dark in [false, true] {
        tab.set_dark(dark);
        assert_accessible(&tab, &axe, dark, "the page Export");
    }
    tab.call("Browser.grantPermissions", json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }));
    tab.call("Page.bringToFront", json!({}));
    tab.evaluate("document.querySelector('button[data-field=results]').click()");
    tab.wait_for("document.querySelector('.said').textContent === 'Copied: Results'", "it is said that it is copied");
    let pasted = |element: &str| {
        tab.evaluate(&format!(
            "{{ document.querySelector('main').prepend({element}); const field = document.querySelector('main').firstChild; field.id = 'target'; field.focus() }}"
        ));
        for kind in ["keyDown", "keyUp"] {
            let commands = if kind == "keyDown" { json!(["paste"]) } else { json!([]) };
            let key = json!({ "type": kind, "key": "v", "code": "KeyV", "modifiers": 2, "commands": commands });
            tab.call("Input.dispatchKeyEvent", key);
        }
    };
    pasted("Object.assign(document.createElement('div'), { contentEditable: 'true' })");
    tab.wait_for("document.querySelector('#target').textContent.includes('Then the call.')", "the rich field has it");
    let rich = |selector: &str| tab.evaluate(&format!("document.querySelector(`#target {selector}`)?.textContent"));
    assert_eq!(rich("h3"), json!("Checkout answers at once"));
    assert_eq!(rich("li:last-child"), json!("Then the call."));
    assert_eq!(rich("a[href='https://example.com/page']"), json!("the page"));
    assert_eq!(
        tab.evaluate("[...document.querySelectorAll('#target a')].every(it => it.href.startsWith('https://'))"),
        json!(true)
    );
    pasted("document.createElement('textarea')");
    let text = "Checkout answers at once\n\nThe wait lay between teams, see the page (https://example.com/page).\n\n• First, a cache went.\n• Then the call.";
    tab.wait_for(
        &format!("document.querySelector('#target').value === {}", json!(text)),
        "the plain field has the text",
    );
    assert_eq!(tab.complaints(), [""; 0]);
}

#[test]
fn every_form_has_its_page_and_no_other_address_has_one() {
    let packet = with_form();
    let preview = Preview::of(&packet.path(""), &[]);
    preview.shows("export/amazon-forte.html", "Amazon Forte, self part");
    preview.shows("export/ours.html", "aria-current=\"page\">Our review</a>");
    for nowhere in ["export/", "export/nothing.html", "export/../self/index.html", "export/ours.toml"] {
        preview.lacks(nowhere);
    }
}

#[test]
fn nothing_can_be_copied_that_may_not_go_out() {
    let own =
        "---\nclaim: A claim of the drawer\naudience: self\ncriteria: [impact]\nevidence: [latency]\n---\nWords.\n";
    let told =
        FORM.replace("from = \"notes\", id = \"next\"", "from = \"text\", text = \"As in A claim of the drawer.\"");
    let packet = packet().file("impact/drawer.md", own).file("formats/ours.toml", told);
    let preview = Preview::of(&packet.path(""), &[]);
    preview.shows("export/ours.html", "Nothing can be copied: it would tell what the manager's edition withholds.");
    packet.save("formats/ours.toml", FORM.replace("words = 9", "words = 0"));
    preview.shows("export/plain.html", "Nothing is exported while there are errors");
}
