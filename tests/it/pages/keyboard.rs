//! Pages by keyboard alone: what can be reached, in which order, and whether one sees where one is.

use super::{address, typed};
use crate::browser::browser;
use crate::chromium::Tab;
use crate::packets::{self, Built};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;

/// More steps than any page of the example has.
const MOST: usize = 600;

/// Everything that a keyboard should reach gets a number; how many there are.
const NUMBERED: &str = "[...document.querySelectorAll('a[href], summary, input, button, [tabindex=\"0\"]')] \
    .filter(it => it.checkVisibility({ visibilityProperty: true })).map((it, at) => it.dataset.stop = at).length";

/// Where the focus is: which element, in what part of the page, and what hides it or does not show that it is there.
const FOCUS: &str = "(() => { const it = document.activeElement; if (!it || it === document.body) return null; \
    const style = getComputedStyle(it), box = it.getBoundingClientRect(); \
    const head = document.querySelector('.masthead').getBoundingClientRect().bottom; \
    const part = it.matches('.skip') ? 'skip' : it.matches('input[type=search]') ? 'search' : it.closest('.menu') ? 'menu' : \
        it.closest('main') ? 'content' : 'other'; \
    const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'; \
    const above = it.closest('.masthead, .skip') ? 0 : head; \
    const seen = box.width > 0 && box.bottom > above + 1 && box.top < innerHeight - 1 && box.right > 0 && box.left < innerWidth; \
    const fault = !ring ? 'has no ring' : !seen ? `is out of sight at ${box.top}` : ''; \
    return { at: +it.dataset.stop, part, fault: fault && `${it.outerHTML.slice(0, 100)} ${fault}` } })()";

/// The parts of the page in the order in which the focus comes to them, and the numbers of all its stops.
fn walk(tab: &Tab<'_>, page: &str) -> (Vec<String>, BTreeSet<u64>) {
    let (mut parts, mut stops) = (Vec::<String>::new(), BTreeSet::new());
    for _ in 0..MOST {
        tab.press("Tab");
        let focus = tab.evaluate(FOCUS);
        if focus.is_null() {
            break;
        }
        // What scrolls has the focus in between.
        let Some(at) = focus["at"].as_u64() else { continue };
        if !stops.insert(at) {
            break;
        }
        assert_eq!(focus["fault"], "", "{page}");
        let part = focus["part"].as_str().unwrap().to_owned();
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    (parts, stops)
}

fn open<'a>(tab: &'a Tab<'a>, folder: &Path, page: &str, width: u32) -> &'a Tab<'a> {
    tab.set_size(width, 800);
    tab.go(&address(folder, page));
    tab
}

#[test]
fn tab_alone_leads_through_a_page_and_the_focus_is_seen() {
    let Some(browser) = browser("the keyboard") else { return };
    let built = Built::of(&packets::example(), "self");
    let tab = browser.tab();
    for (page, width) in [("index.html", 1280), ("index.html", 390), ("coverage.html", 1280), ("packet.html", 390)] {
        open(&tab, &built.folder(), page, width);
        let wanted = tab.evaluate(NUMBERED).as_u64().unwrap();
        let (parts, stops) = walk(&tab, page);
        assert_eq!(
            parts.iter().filter(|it| *it != "other").collect::<Vec<_>>(),
            ["skip", "search", "menu", "content"],
            "{page}"
        );
        let reached = u64::try_from(stops.len()).unwrap();
        assert!(reached == wanted || stops.len() == MOST, "{page} at {width}: of {wanted} stops, {reached}");
    }
}

#[test]
fn the_skip_link_leads_past_the_menu() {
    let Some(browser) = browser("the skip link") else { return };
    let built = Built::of(&packets::example(), "committee");
    let tab = browser.tab();
    open(&tab, &built.folder(), "evidence/checkout-latency.html", 1280);
    tab.press("Tab");
    assert_eq!(tab.evaluate(FOCUS)["part"], "skip");
    tab.press("Enter");
    tab.wait_for("document.activeElement === document.querySelector('main')", "the content has the focus");
    tab.press("Tab");
    assert_eq!(tab.evaluate(FOCUS)["part"], "content");
}

#[test]
fn escape_closes_the_search_and_leaves_the_focus_in_it() {
    let Some(browser) = browser("the keys of the search") else { return };
    let built = Built::of(&packets::example(), "committee");
    let tab = browser.tab();
    open(&tab, &built.folder(), "index.html", 1280);
    tab.evaluate(&typed("ledger"));
    tab.wait_for("document.querySelector('.found a')?.checkVisibility()", "the search has answered");
    tab.press("ArrowDown");
    tab.press("Escape");
    let shown = "({ hidden: document.querySelector('.found').hidden, in: document.activeElement.type })";
    assert_eq!(tab.evaluate(shown), json!({ "hidden": true, "in": "search" }));
    assert_eq!(tab.complaints(), [""; 0]);
}
