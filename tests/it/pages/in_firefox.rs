//! The pages in Firefox, opened from a folder.

use super::{
    BROKEN_PICTURES, Subjects, WIDER_THAN_THE_WINDOW, a_criterion, address, one_of_each_kind, parsed, selector, typed,
};
use crate::browser::missing;
use crate::firefox::{self, Firefox, Scripts};
use crate::packets::{self, Built};
use serde_json::json;
use std::fs;

/// Firefox, or a loud word on what is not checked.
fn firefox(what: &str, scripts: Scripts) -> Option<Firefox> {
    missing(firefox::installed(), "Firefox", what).map(|program| Firefox::start(&program, scripts))
}

/// The page that is open complains of nothing, shows all its pictures and is no wider than the window.
#[track_caller]
fn assert_sound(firefox: &Firefox, what: &str) {
    assert_eq!(firefox.evaluate(BROKEN_PICTURES), json!([]), "{what}: pictures that are not shown");
    assert_eq!(firefox.evaluate(WIDER_THAN_THE_WINDOW), json!([]), "{what}: wider than the window");
    assert_eq!(firefox.complaints(), [""; 0], "{what}");
}

/// The search of the page that is open leads to the page of a criterion, or to its place where all is one page.
#[track_caller]
fn assert_finds(firefox: &Firefox, name: &str, place: &str) {
    firefox.evaluate(&typed(name));
    let links = "[...document.querySelectorAll('.found a')].map(it => it.getAttribute('href').split(':~:')[0])";
    firefox.wait_for(&format!("{links}.some(it => it.includes({}))", json!(place)), &format!("{name} is found"));
}

#[test]
fn every_kind_of_page_is_sound_in_firefox() {
    let Some(firefox) = firefox("pages in Firefox", Scripts::On) else { return };
    firefox.set_size(320, 800);
    let subjects = Subjects::new();
    for (name, packet) in subjects.all() {
        let built = Built::of(&packet, "self");
        for page in one_of_each_kind(&built) {
            firefox.go(&address(&built.folder(), &page));
            assert_sound(&firefox, &format!("{name}, {page}"));
        }
        let (criterion, page) = a_criterion(&built);
        firefox.go(&address(&built.folder(), "index.html"));
        assert_finds(&firefox, &criterion, &page);
        assert_sound(&firefox, &format!("{name}, the search"));
        assert_opens_alone(&firefox, name, &built);
    }
}

/// The edition in one file, as somebody opens it who was mailed it.
fn assert_opens_alone(firefox: &Firefox, name: &str, built: &Built) {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(built.folder().join("packet.html"), elsewhere.path().join("from a letter.html")).unwrap();
    firefox.go(&address(elsewhere.path(), "from%20a%20letter.html"));
    assert_eq!(firefox.evaluate("getComputedStyle(document.querySelector('.masthead')).position"), "sticky");
    let (criterion, _) = a_criterion(built);
    assert_finds(firefox, &criterion, "#");
    assert_sound(firefox, &format!("{name}, alone in another folder"));
}

/// Without scripts the same is read but for the way into the room and the field for notes, the search is not shown, and every picture is.
#[test]
fn without_scripts_the_same_is_read_in_firefox() {
    let built = Built::of(&packets::example(), "self");
    let pages = one_of_each_kind(&built);
    let read = |scripts| -> Option<Vec<serde_json::Value>> {
        let firefox = firefox("pages without scripts", scripts)?;
        let shown = |page: &String| {
            firefox.go(&address(&built.folder(), page));
            let search = firefox.evaluate("document.querySelector('.search')?.checkVisibility() ?? null");
            assert!(search != (scripts == Scripts::Off), "{page}: the search is shown, and can find nothing");
            let without_room = "document.querySelectorAll('.room-way, .room-notes').forEach(it => it.remove())";
            firefox.evaluate(without_room);
            firefox.evaluate("document.querySelector('main').innerText.trim()")
        };
        Some(pages.iter().map(shown).collect())
    };
    let (Some(with), Some(without)) = (read(Scripts::On), read(Scripts::Off)) else { return };
    for (page, (with, without)) in pages.iter().zip(with.iter().zip(&without)) {
        assert_eq!(with, without, "{page}");
        let length = without.as_str().unwrap().len();
        let title = parsed(&built, page).select(&selector("main h1")).next().is_some();
        assert!(length > 60 && title, "{page}: {length} bytes to read");
    }
}

/// What the checks above would notice.
#[test]
fn what_a_page_does_wrong_is_noticed_in_firefox() {
    let Some(firefox) = firefox("the complaints of a page", Scripts::On) else { return };
    let folder = tempfile::tempdir().unwrap();
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'self' http://elsewhere.example 'unsafe-inline'\">";
    firefox.set_size(320, 800);
    for (page, complaint) in [
        ("<script>throw new Error('torn')</script>", "torn"),
        ("<script>console.warn('thin')</script>", "thin"),
        ("<img src=gone.png>", "not there: file:"),
        ("<img src=http://other.example/a.png>", "policy: img-src"),
        ("<img src=http://elsewhere.example/a.png>", "asked elsewhere: http"),
    ] {
        fs::write(folder.path().join("page.html"), format!("<!doctype html>{policy}<title>A</title>{page}")).unwrap();
        firefox.go(&address(folder.path(), "page.html"));
        let complaints = firefox.complaints();
        assert!(complaints.iter().any(|it| it.contains(complaint)), "{page}: {complaints:?}");
    }
    let wide = "<!doctype html><title>A</title><p><img src=gone.png alt=A><p>".to_owned() + &"long".repeat(200);
    fs::write(folder.path().join("page.html"), wide).unwrap();
    firefox.go(&address(folder.path(), "page.html"));
    assert_ne!(firefox.evaluate(WIDER_THAN_THE_WINDOW), json!([]));
    assert_eq!(firefox.evaluate(BROKEN_PICTURES), json!(["A"]));
}
