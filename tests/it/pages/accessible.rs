//! The rules of accessibility, on each kind of page of packets that are unlike one another: in light and dark, on a small phone, and as paper has it.

use super::{Subjects, address, one_of_each_kind};
use crate::browser::{assert_accessible_as_shown, axe, browser};
use crate::chromium::Tab;
use crate::packets::Built;
use serde_json::json;

/// As a page may be shown: what of it is dark, how wide the window is, and whether it is for paper.
const WAYS: &[(&str, bool, u32, &str)] = &[
    ("in light", false, 1280, "screen"),
    ("in dark", true, 1280, "screen"),
    ("on a small phone", false, 320, "screen"),
    ("as on paper", false, 794, "print"),
];

/// The two pages that hold all of an edition share the ways between them: each takes as long as all others.
fn is_tried(page: &str, way: &str) -> bool {
    match page {
        "print.html" => way == "in light" || way == "as on paper",
        "packet.html" => way == "in dark" || way == "on a small phone",
        _ => true,
    }
}

fn show(tab: &Tab<'_>, dark: bool, width: u32, media: &str) {
    let scheme = if dark { "dark" } else { "light" };
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    tab.call("Emulation.setEmulatedMedia", json!({ "media": media, "features": features }));
    tab.set_size(width, 900);
}

#[test]
fn the_accessibility_rules_hold_however_a_page_is_shown() {
    let Some(axe) = axe() else { return };
    let Some(browser) = browser("accessibility") else { return };
    let subjects = Subjects::new();
    for (name, packet) in subjects.few() {
        let built = Built::of(&packet, "self");
        let tab = browser.tab();
        for page in one_of_each_kind(&built) {
            tab.go(&address(&built.folder(), &page));
            tab.evaluate(&format!("{axe}\n0"));
            for (way, dark, width, media) in WAYS.iter().filter(|(way, ..)| is_tried(&page, way)) {
                show(&tab, *dark, *width, media);
                // What is to be met by a finger on a screen is not asked of paper.
                let without = if *media == "print" { &["target-size"][..] } else { &[] };
                assert_accessible_as_shown(&tab, without, *dark, &format!("{page} of {name} {way}"));
            }
        }
        assert_eq!(tab.complaints(), [""; 0], "{name}");
    }
}
