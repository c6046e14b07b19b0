//! The open page in a real browser: it shows each save and each fault where the author looks, and keeps where they were.

use super::preview::Preview;
use super::{NOTE, PAGE, broken_note, note, packet};
use crate::browser::{assert_accessible, axe, browser};
use crate::packet::SETTINGS;

#[test]
fn a_save_is_shown_and_a_fault_until_it_is_mended() {
    let Some(browser) = browser("the page of the preview") else { return };
    let packet = packet();
    let preview = Preview::of(&packet.path(""), &[]);
    let tab = browser.open(&preview.page(PAGE));
    packet.save(NOTE, note("twice as fast"));
    tab.wait_for(&says("twice as fast"), "the save is shown");
    packet.save(NOTE, broken_note());
    tab.wait_for(&warns("1 error"), "the fault is counted");
    tab.evaluate(&format!("{OVERLAY}.querySelector('.pill').click()"));
    tab.wait_for(&warns("evidence/latency.md"), "the fault is shown with its place");
    tab.wait_for(&says("written all the same"), "the note is shown all the same");
    assert_eq!(
        tab.evaluate(&says("error[invalid-yaml]")),
        true,
        "the page does not say that something is wrong with it"
    );
    packet.save(NOTE, note("mended"));
    tab.wait_for(&format!("{} && !{}", says("mended"), warns("1 error")), "the fault is gone");
    let complaints = tab.complaints();
    assert!(complaints.iter().all(|it| it.starts_with("network: ")), "{complaints:?}");
}

#[test]
fn the_search_and_the_edition_in_one_file_work_in_the_preview() {
    let Some(browser) = browser("the search of the preview") else { return };
    let packet = packet();
    packet.save(NOTE, note("It was the quietest autumn."));
    let preview = Preview::of(&packet.path(""), &[]);
    for page in [PAGE, "self/packet.html"] {
        let tab = browser.open(&preview.page(page));
        tab.evaluate(
            "{ const field = document.querySelector('input[type=search]'); field.focus(); field.value = 'quietset'; \
             field.dispatchEvent(new Event('input', { bubbles: true })) }",
        );
        tab.wait_for("document.querySelector('.found a')", "the search has found");
        packet.save(NOTE, note("It was the loudest spring."));
        tab.wait_for(&says("loudest spring"), "the save is shown");
        packet.save(NOTE, note("It was the quietest autumn."));
        tab.wait_for(&says("quietest autumn"), "the next save is shown");
        assert_eq!(tab.complaints(), [""; 0], "{page}");
    }
}

#[test]
fn another_audience_is_a_click_away_and_sees_nothing_private() {
    let Some(browser) = browser("the change of audience") else { return };
    let packet = packet();
    packet.save(NOTE, note("for all\n\n> [!private]\n> between us"));
    let preview = Preview::of(&packet.path(""), &[]);
    let tab = browser.open(&preview.page(PAGE));
    assert_eq!(tab.evaluate(&says("between us")), true);
    tab.wait_for(
        &format!("{OVERLAY}.querySelector('a[href*=\"manager/\"]')"),
        "the link to the manager's edition is there",
    );
    tab.evaluate(&format!("{OVERLAY}.querySelector('a[href*=\"manager/\"]').click()"));
    tab.wait_for("location.pathname.endsWith('/manager/evidence/latency.html')", "the manager's edition is shown");
    tab.wait_for(&says("for all"), "the note is shown");
    packet.save(NOTE, note("for all of them\n\n> [!private]\n> between us"));
    tab.wait_for(&says("for all of them"), "the save is shown");
    assert_eq!(tab.evaluate(&says("between us")), false, "the manager sees what is private");
}

#[test]
fn what_is_saved_is_followed_to_its_paragraph() {
    let Some(browser) = browser("following what is saved") else { return };
    let packet = packet();
    let preview = Preview::of(&packet.path(""), &[]);
    let tab = browser.open(&preview.page("self/index.html"));
    tab.wait_for(&warns("warning"), "the bar says how things stand");
    tab.evaluate(&format!("{OVERLAY}.querySelector('.follow').click()"));
    let long = "A paragraph that takes some room.\n\n".repeat(80);
    packet.save(NOTE, note(format!("{long}The last word.")));
    tab.wait_for("location.pathname.endsWith('/self/evidence/latency.html')", "the note is shown");
    packet.save(NOTE, note(format!("{long}The last word, changed.")));
    let last = "[...document.querySelectorAll('main [data-at]')].at(-1).getBoundingClientRect()";
    tab.wait_for(&format!("{last}.top > 0 && {last}.top < innerHeight"), "the paragraph is in sight");
}

#[test]
fn a_finding_stands_beside_its_paragraph() {
    let (Some(browser), Some(axe)) = (browser("marks beside paragraphs"), axe()) else { return };
    let packet = packet();
    packet.save(NOTE, note("Fine.\n\nTODO: ask Ana"));
    packet.save(
        "packet.toml",
        format!("{SETTINGS}[rules]\none-source = \"off\"\none-season = \"off\"\nunsaid-part = \"off\"\n"),
    );
    let preview = Preview::of(&packet.path(""), &["--editor", "zed"]);
    let tab = browser.open(&preview.page(PAGE));
    let mark = format!("{OVERLAY}.querySelector('.marks button')");
    tab.wait_for(&mark, "the mark is there");
    let paragraph =
        "[...document.querySelectorAll('main p')].find(it => it.textContent.includes('TODO')).getBoundingClientRect()";
    let away = format!("Math.abs({mark}.getBoundingClientRect().top - {paragraph}.top) < 24");
    tab.wait_for(&away, "the mark is beside its paragraph");
    tab.evaluate(&format!("{mark}.click()"));
    tab.wait_for(&warns("is left over from a template"), "the finding is shown");
    let link = tab.evaluate(&format!("{OVERLAY}.querySelector('a[href^=\"zed://file/\"]').href"));
    assert!(link.as_str().unwrap().ends_with("/evidence/latency.md:11:1"), "{link}");
    for dark in [false, true] {
        tab.set_dark(dark);
        assert_accessible(&tab, &axe, dark, "the page with its findings");
    }
    packet.save(NOTE, note("Fine.\n\nDone"));
    tab.wait_for(&format!("!{mark}"), "the mark is gone");
}

#[test]
fn an_open_tab_finds_the_preview_that_was_started_again() {
    let Some(browser) = browser("a preview that is started again") else { return };
    let packet = packet();
    let mut preview = Preview::of(&packet.path(""), &[]);
    let tab = browser.open(&preview.page(PAGE));
    for round in 0..3 {
        preview.kill();
        packet.save(NOTE, note(format!("while it was away {round}")));
        preview.start_again();
        tab.wait_for(&says(&format!("while it was away {round}")), "what was saved in between is shown");
        packet.save(NOTE, note(format!("now it is back {round}")));
        tab.wait_for(&says(&format!("now it is back {round}")), "the next save is shown");
    }
}

#[test]
fn a_save_moves_nothing_that_the_reader_set() {
    a_save_moves_nothing(&[]);
}

#[test]
fn a_save_that_is_looked_for_moves_nothing_either() {
    a_save_moves_nothing(&["--poll"]);
}

/// A page that was shown from a half-written note would be short, and the reader at its end.
fn a_save_moves_nothing(arguments: &[&str]) {
    let Some(browser) = browser("what a save leaves alone") else { return };
    let packet = packet();
    let long = "A paragraph of a long note.\n\n".repeat(200);
    packet.save(NOTE, note(&long));
    let preview = Preview::of(&packet.path(""), arguments);
    let tab = browser.open(&preview.page(PAGE));
    tab.evaluate("document.querySelector('details.menu').open = true");
    tab.evaluate("document.querySelector('input[type=search]').focus({ preventScroll: true })");
    tab.evaluate("scrollTo({ top: 1500, behavior: 'instant' })");
    let state = "[scrollY, document.activeElement.id, document.querySelector('details.menu').open]";
    let before = tab.evaluate(state);
    for save in 0..20 {
        packet.save(NOTE, note(format!("{long}The last word {save}.")));
        tab.wait_for(&says(&format!("The last word {save}.")), "the save is shown");
        assert_eq!(tab.evaluate(state), before);
    }
}

#[test]
fn without_scripts_the_page_can_be_read() {
    let Some(browser) = browser("the preview without JavaScript") else { return };
    let packet = packet();
    let preview = Preview::of(&packet.path(""), &[]);
    let tab = browser.tab();
    tab.without_scripts();
    tab.go(&preview.page(PAGE));
    assert!(tab.shown().contains("at first"), "{}", tab.shown());
}

/// What the preview adds to a page.
const OVERLAY: &str = "document.querySelector('promo-live').shadowRoot";

/// Whether the page says this.
fn says(text: &str) -> String {
    format!("document.body.textContent.includes({text:?})")
}

/// Whether what the preview adds says this where a person sees it.
fn warns(text: &str) -> String {
    format!("[...{OVERLAY}.children].some(it => (it.innerText || '').includes({text:?}))")
}
