//! `promo lsp` as editors have it: over its streams, and by editors themselves.

mod bad_input;
mod client;
mod editors;

use crate::packet::Packet;
use client::Client;
use serde_json::json;

/// A packet with a piece of work and a claim.
fn packet() -> Packet {
    let cache = "+++\ntitle = \"A cache\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\nkind = \"project\"\nscope = \"system\"\nrole = \"lead\"\n+++\nI built it.\n";
    let claim =
        "+++\nclaim = \"Six times faster\"\ncriteria = [\"impact\"]\nevidence = [\"cache\"]\n+++\nSee [[cache]].\n";
    Packet::new().file("evidence/cache.md", cache).file("impact/faster.md", claim)
}

#[test]
fn what_an_editor_is_told_is_what_a_check_finds() {
    let packet = packet();
    let text = "+++\ntitle = \"A cäche\"\nrloe = \"lead\"\n+++\nIt is [[nowhere]].\n";
    let mut client = Client::start(&packet, json!({}));
    client.open("evidence/cache.md", text);
    let shown = client.shown("evidence/cache.md");
    packet.save("evidence/cache.md", text);
    let checked = packet.run(["check", "evidence/cache.md", "--format", "json"]).out();
    let checked: serde_json::Value = serde_json::from_str(&checked).unwrap();
    let checked = checked["diagnostics"].as_array().unwrap().iter().map(|it| {
        let place = |end: &str| (it[end]["line"].as_u64().unwrap() - 1, it[end]["column"].as_u64().unwrap() - 1);
        (it["rule"].as_str().unwrap().to_owned(), place("start"), place("end"))
    });
    let shown = shown.iter().map(|it| {
        let place =
            |end: &str| (it["range"][end]["line"].as_u64().unwrap(), it["range"][end]["character"].as_u64().unwrap());
        (it["code"].as_str().unwrap().to_owned(), place("start"), place("end"))
    });
    assert_eq!(shown.collect::<Vec<_>>(), checked.collect::<Vec<_>>());
    client.finish(0);
}

#[test]
fn an_editor_that_goes_without_a_word_leaves_nothing_running() {
    let packet = packet();
    Client::start(&packet, json!({})).hang_up(1);
}
