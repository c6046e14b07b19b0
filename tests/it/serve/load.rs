//! More of everything than a person does: tabs, saves, connections. How long it takes and how much memory, `cargo bench --bench previews` prints.

use super::preview::Preview;
use super::{NOTE, PAGE, broken_note, note, packet};
use crate::browser::browser;
use std::io::Write;

#[test]
fn thirty_tabs_end_at_the_last_of_two_hundred_saves() {
    let Some(browser) = browser("thirty tabs") else { return };
    let packet = packet();
    let preview = Preview::of(&packet.path(""), &[]);
    let tabs: Vec<_> = (0..30).map(|_| browser.open(&preview.page(PAGE))).collect();
    for save in 1..=200 {
        packet.save(NOTE, note(format!("save {save}.")));
        if save % 10 == 0 {
            preview.shows(PAGE, &format!("save {save}."));
        }
    }
    for tab in tabs {
        tab.wait_for("document.body.textContent.includes('save 200.')", "the last save is shown");
    }
}

#[test]
fn a_page_comes_past_connections_that_say_nothing_or_never_end() {
    let Some(browser) = browser("a page beside connections that hang") else { return };
    let packet = packet();
    let preview = Preview::of(&packet.path(""), &[]);
    let mut hanging: Vec<_> = (0..320).map(|_| preview.connect()).collect();
    for connection in &mut hanging[..64] {
        connection.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    }
    let tab = browser.open(&preview.page(PAGE));
    packet.save(NOTE, note("shown all the same"));
    tab.wait_for("document.body.textContent.includes('shown all the same')", "the save is shown");
}

#[test]
fn hundreds_of_saves_half_of_them_broken_leave_no_handle_open() {
    let packet = packet();
    let preview = Preview::of(&packet.path(""), &[]);
    preview.shows(PAGE, "at first");
    let before = preview.handles();
    for save in 1..=300 {
        packet.save(NOTE, if save % 2 == 0 { note(format!("save {save}.")) } else { broken_note() });
        if save % 20 == 0 {
            preview.shows(PAGE, &format!("save {save}."));
        }
    }
    preview.wait_until("all handles are closed", |it| it.handles() <= before);
}
