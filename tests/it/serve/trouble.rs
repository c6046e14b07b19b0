//! What happens to the packet and the machine while a preview runs: nothing of it ends the preview, and each is shown until it is over.

use super::preview::{Preview, command};
use super::{NOTE, PAGE, note};
use crate::packet::{Packet, SETTINGS, snapshot};
use std::fs;

#[test]
fn a_folder_that_is_moved_away_and_back_is_followed() {
    let parent = in_a_folder();
    let preview = Preview::of(&parent.path("packet"), &[]);
    fs::rename(parent.path("packet"), parent.path("aside")).unwrap();
    let state = preview.wait_for_state("it waits", |state| state["status"] == "waiting");
    assert!(state["message"].is_string(), "{state}");
    preview.shows(PAGE, "at first");
    fs::rename(parent.path("aside"), parent.path("packet")).unwrap();
    preview.wait_for_state("it is ready", |state| state["status"] == "ready");
    parent.save("packet/evidence/latency.md", note("back again"));
    preview.shows(PAGE, "back again");
}

#[test]
fn a_folder_that_is_deleted_and_written_anew_is_followed() {
    let parent = in_a_folder();
    let preview = Preview::of(&parent.path("packet"), &[]);
    for round in 0..3 {
        fs::remove_dir_all(parent.path("packet")).unwrap();
        preview.wait_for_state("it waits", |state| state["status"] == "waiting");
        parent.save("packet/packet.toml", SETTINGS);
        parent.save("packet/evidence/latency.md", note(format!("written anew {round}")));
        preview.shows(PAGE, &format!("written anew {round}"));
    }
}

#[test]
fn settings_that_are_deleted_are_missed_until_they_are_back() {
    let packet = super::packet();
    let preview = Preview::of(&packet.path(""), &[]);
    let calm = |state: &serde_json::Value| state["status"] == "ready" && state["counts"]["errors"] == 0;
    preview.wait_for_state("it is ready", calm);
    fs::remove_file(packet.path("packet.toml")).unwrap();
    preview.wait_for_state("something is said", |state| !calm(state));
    preview.shows(PAGE, "at first");
    packet.save("packet.toml", SETTINGS);
    preview.wait_for_state("it is ready", calm);
    packet.save(NOTE, note("with settings"));
    preview.shows(PAGE, "with settings");
}

#[test]
fn a_disk_that_takes_nothing_is_not_needed() {
    let packet = super::packet();
    let before = snapshot(&packet.path(""));
    let mut preview = Preview::of(&packet.path(""), &[]);
    preview.interrupt();
    assert_eq!(snapshot(&packet.path("")), before, "the preview wrote into the packet");
    if cfg!(target_os = "linux") {
        preview.start_again_unheard();
        packet.save(NOTE, note("nobody reads the terminal"));
        preview.wait_until("it is there", |it| std::net::TcpStream::connect(it.host()).is_ok());
        preview.shows(PAGE, "nobody reads the terminal");
    }
}

#[test]
fn without_a_place_to_remember_it_still_runs() {
    let packet = super::packet();
    let (folder, nowhere) = (packet.path(""), packet.path("packet.toml").join("no folder"));
    let preview = Preview::started(0, move |port| command(&folder, &nowhere, port));
    preview.shows(PAGE, "at first");
    packet.save(NOTE, note("all the same"));
    preview.shows(PAGE, "all the same");
}

/// A packet that is not the temporary folder itself, so that it can go and come back.
fn in_a_folder() -> Packet {
    Packet::empty().file("packet/packet.toml", SETTINGS).file("packet/evidence/latency.md", note("at first"))
}
