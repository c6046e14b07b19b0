//! Changes as tools make them, not one save at a time: after each the site is what `promo build` would write from the folder as it is now.

use super::preview::Preview;
use super::{NOTE, PAGE, note, packet};
use crate::packet::Packet;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn a_checkout_of_five_hundred_files_is_shown_whole() {
    let packet = packet();
    git(&packet, &["init", "--quiet", "--initial-branch=one"]);
    for index in 0..500 {
        packet.save(&format!("evidence/n{index}.md"), note(format!("one {index}.")));
    }
    commit(&packet);
    git(&packet, &["checkout", "--quiet", "-b", "two"]);
    for index in 0..490 {
        packet.save(&format!("evidence/n{index}.md"), note(format!("two {index}.")));
    }
    (490..500).for_each(|index| fs::remove_file(packet.path(&format!("evidence/n{index}.md"))).unwrap());
    commit(&packet);
    let preview = Preview::of(&packet.path(""), &[]);
    for _ in 0..3 {
        git(&packet, &["checkout", "--quiet", "one"]);
        [0, 250, 489, 499].iter().for_each(|it| preview.shows(&page(*it), &format!("one {it}.")));
        git(&packet, &["checkout", "--quiet", "two"]);
        [0, 250, 489].iter().for_each(|it| preview.shows(&page(*it), &format!("two {it}.")));
        preview.lacks(&page(499));
    }
}

#[test]
fn a_folder_that_is_moved_in_is_watched_like_the_rest() {
    let packet = packet();
    let aside = Packet::empty().file("more/deep/moved.md", note("from elsewhere"));
    let preview = Preview::of(&packet.path(""), &[]);
    let moved = "self/evidence/moved.html";
    fs::rename(aside.path("more"), packet.path("evidence/more")).unwrap();
    preview.shows(moved, "from elsewhere");
    packet.save("evidence/more/deep/moved.md", note("at home"));
    preview.shows(moved, "at home");
    fs::rename(packet.path("evidence/more"), aside.path("more")).unwrap();
    preview.lacks(moved);
}

#[test]
fn a_note_that_is_renamed_by_case_alone_keeps_its_page() {
    let packet = packet();
    let preview = Preview::of(&packet.path(""), &[]);
    for (from, to) in [("latency", "Latency"), ("Latency", "LATENCY"), ("LATENCY", "latency")] {
        let [from, to] = [from, to].map(|stem| format!("evidence/{stem}.md"));
        fs::rename(packet.path(&from), packet.path(&to)).unwrap();
        preview.shows(PAGE, "at first");
        packet.save(&to, note(&to));
        preview.shows(PAGE, &to);
        packet.save(&to, note("at first"));
    }
}

#[cfg(unix)]
#[test]
fn a_note_that_becomes_a_link_shows_nothing_of_what_it_leads_to() {
    let packet = packet();
    let outside = Packet::empty().file("secret.md", note("not of this packet"));
    let preview = Preview::of(&packet.path(""), &[]);
    fs::remove_file(packet.path(NOTE)).unwrap();
    std::os::unix::fs::symlink(outside.path("secret.md"), packet.path(NOTE)).unwrap();
    preview.wait_for_state("the link is refused", |state| state["counts"]["errors"] != 0);
    assert!(!preview.get(PAGE).body.contains("not of this packet"));
    fs::remove_file(packet.path(NOTE)).unwrap();
    packet.save(NOTE, note("a file again"));
    preview.shows(PAGE, "a file again");
}

#[test]
fn every_way_to_save_is_seen() {
    let packet = packet();
    let preview = Preview::of(&packet.path(""), &[]);
    let ways = [
        ("in place", Packet::save as fn(&Packet, &str, String)),
        ("by a file beside it", |packet, path, text| {
            packet.save("evidence/.latency.md.swp", text);
            fs::rename(packet.path("evidence/.latency.md.swp"), packet.path(path)).unwrap();
        }),
        ("after a backup", |packet, path, text| {
            fs::rename(packet.path(path), packet.path("evidence/latency.md~")).unwrap();
            packet.save(path, text);
            fs::remove_file(packet.path("evidence/latency.md~")).unwrap();
        }),
    ];
    for round in 0..5 {
        for (way, save) in ways {
            save(&packet, NOTE, note(format!("{way} {round}.")));
            preview.shows(PAGE, &format!("{way} {round}."));
        }
    }
}

fn page(index: usize) -> String {
    format!("self/evidence/n{index}.html")
}

fn commit(packet: &Packet) {
    git(packet, &["add", "--all"]);
    git(packet, &["commit", "--quiet", "--message", "as it is"]);
}

fn git(packet: &Packet, arguments: &[&str]) {
    let who = ["-c", "user.name=Kim", "-c", "user.email=kim@example.org", "-c", "commit.gpgsign=false"];
    let folder: &Path = &packet.path("");
    assert!(Command::new("git").current_dir(folder).args(who).args(arguments).status().unwrap().success());
}
