//! What `promo serve` says where nobody looks at a terminal, which port it takes, and how it ends.

use super::preview::Preview;
use super::{NOTE, PAGE, broken_note, packet};
use std::net::TcpListener;

#[test]
fn each_change_is_a_plain_line() {
    let packet = packet();
    let preview = Preview::of(&packet.path(""), &[]);
    preview.shows(PAGE, "at first");
    packet.save(NOTE, broken_note());
    let lines = preview.says("1 error");
    assert!(lines.iter().all(|line| !line.contains(['\x1b', '\r'])), "{lines:?}");
}

#[test]
fn the_address_cannot_be_guessed_and_is_kept() {
    let packet = packet();
    let mut preview = Preview::of(&packet.path(""), &[]);
    let token = preview.address().split('/').nth(3).unwrap();
    assert!(token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit()), "{}", preview.address());
    assert_ne!(Preview::of(&packet.path(""), &[]).address().split('/').nth(3), Some(token));
    preview.interrupt();
    preview.start_again();
    preview.shows(PAGE, "at first");
}

#[test]
fn a_port_that_is_taken_is_passed_over_and_that_is_said() {
    let packet = packet();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let preview = Preview::on(port, &packet.path(""), &[]);
    assert!((port + 1..=port + 20).contains(&preview.port()), "{} after {port}", preview.port());
    preview.says(&port.to_string());
}

#[test]
fn an_interrupt_ends_it_with_tabs_open() {
    let packet = packet();
    let mut preview = Preview::of(&packet.path(""), &[]);
    let _listening = preview.state();
    let _silent = preview.connect();
    let ended = preview.interrupt();
    assert!(matches!(ended.code(), None | Some(0 | 130)), "{ended}");
    TcpListener::bind(preview.host()).expect("the port is free again");
}
