//! The edition in one file, as somebody opens it who was mailed it: alone in another folder, in a real browser.

use crate::browser::browser;
use crate::packet::Packet;
use crate::packets::{self, Built};
use std::fs;

#[test]
fn it_needs_no_other_file() {
    let Some(browser) = browser("the edition in one file") else { return };
    for packet in packets::all().into_iter().take(3).chain([packets::example()]) {
        let built = Built::of(&packet, "manager");
        let elsewhere = tempfile::tempdir().unwrap();
        let file = elsewhere.path().join("from a letter (1).html");
        fs::copy(built.folder().join("packet.html"), &file).unwrap();
        let tab = browser.open(&format!("file://{}", file.display().to_string().replace(' ', "%20")));
        assert_eq!(tab.evaluate("getComputedStyle(document.querySelector('.masthead')).position"), "sticky");
        let broken = "Promise.all([...document.images].map(it => { it.loading = 'eager'; return it.decode().then(() => 0, () => it.alt) }))\
                      .then(all => all.filter(it => it !== 0))";
        assert_eq!(tab.evaluate(broken), serde_json::json!([]), "pictures that are not shown");
        let requests =
            "performance.getEntriesByType('resource').map(it => it.name).filter(it => !it.startsWith('data:'))";
        assert_eq!(tab.evaluate(requests), serde_json::json!([]), "asked of elsewhere");
        assert_eq!(tab.complaints(), [""; 0], "{}", packet.display());
    }
}

#[test]
fn its_search_leads_to_a_place_in_it() {
    let Some(browser) = browser("the search of one file") else { return };
    let built = Built::of(&packets::example(), "committee");
    let tab = browser.open(&format!("file://{}", built.folder().join("packet.html").display()));
    tab.evaluate(
        "{ const field = document.querySelector('input[type=search]'); field.focus(); field.value = 'latncy'; \
         field.dispatchEvent(new Event('input', { bubbles: true })) }",
    );
    tab.wait_for("document.querySelector('.found a')", "the search has answered");
    tab.evaluate("document.querySelector('.found a').click()");
    tab.wait_for("document.querySelector(':target') && scrollY > 500", "the found place is shown");
    let place = "(() => { const at = document.querySelector(':target').getBoundingClientRect().top; \
                 return at >= document.querySelector('.masthead').getBoundingClientRect().bottom - 1 && at < innerHeight })()";
    tab.wait_for(place, "it stands below the menu and inside the window");
    assert_eq!(tab.complaints(), [""; 0]);
}

#[test]
fn what_other_programs_open_can_be_saved_from_it() {
    let Some(browser) = browser("files inside of the edition") else { return };
    let note = "---\ntitle: Cut the build time by half\ndate: 2026-03-01\ncriteria: [scope]\nlinks:\n  - {title: Table, url: files/times.csv}\n---\n\n\
                See [the table](../files/times.csv).\n";
    let packet = Packet::new().file("evidence/build.md", note).file("files/times.csv", "week,minutes\n1,20\n");
    let built = Built::of(&packet.path(""), "committee");
    let tab = browser.open(&format!("file://{}", built.folder().join("packet.html").display()));
    let link = "document.querySelector('#files a[download=\"times.csv\"]').href";
    assert_eq!(tab.evaluate(link), "data:application/octet-stream;base64,d2VlayxtaW51dGVzCjEsMjAK");
    assert_eq!(tab.complaints(), [""; 0]);
}
