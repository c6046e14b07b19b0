//! What `promo serve` shows on a terminal and says where there is none, which port it takes, and how it ends.

use super::preview::{Preview, ROOT, command};
use super::{NOTE, PAGE, broken_note, note, packet};
use std::io::Read;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

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
fn how_the_folder_is_watched_is_said_once_when_it_is_not_as_it_should_be() {
    let packet = packet();
    let preview = Preview::of(&packet.path(""), &["--poll"]);
    preview.says("looking again and again: as asked");
    packet.save(NOTE, note("saved"));
    let lines = preview.says("after evidence/latency.md");
    assert!(!lines.iter().any(|line| line.contains("looking again")), "{lines:?}");
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

/// A preview on a terminal of its own, 24 rows of 80 columns, which is what `vt100` has by default.
#[cfg(target_os = "linux")]
struct Terminal {
    process: Child,
    written: Receiver<Vec<u8>>,
    shown: vt100::Parser,
}

#[cfg(target_os = "linux")]
impl Terminal {
    fn of(packet: &crate::packet::Packet) -> Terminal {
        let serve = command(&packet.path(""), Path::new("/nowhere"), 0);
        let words: Vec<_> = serve.get_args().map(|word| format!("'{}'", word.to_string_lossy())).collect();
        let line = format!("stty rows 24 cols 80; exec '{}' {}", env!("CARGO_BIN_EXE_promo"), words.join(" "));
        let mut terminal = Command::new("script");
        terminal
            .args(["-qfec", &line, "/dev/null"])
            .current_dir(ROOT)
            .env("TERM", "xterm")
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let mut process = terminal.spawn().unwrap();
        let mut output = process.stdout.take().unwrap();
        let (sender, written) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = output.read(&mut bytes) {
                let _ = sender.send(bytes[..length].to_vec());
            }
        });
        Terminal { process, written, shown: vt100::Parser::default() }
    }

    /// Waits until the screen holds this, and gives all of it.
    #[track_caller]
    fn shows(&mut self, part: &str) -> String {
        while !self.shown.screen().contents().contains(part) {
            let contents = self.shown.screen().contents();
            let bytes = self.written.recv_timeout(Duration::from_secs(20));
            self.shown.process(&bytes.unwrap_or_else(|_| panic!("`{part}` is not on the screen:\n{contents}")));
        }
        self.shown.screen().contents()
    }
}

#[cfg(target_os = "linux")]
impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// However many saves there were, it is one block, with nothing of the last one left over.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_shows_one_block_in_its_place() {
    let packet = packet();
    let mut terminal = Terminal::of(&packet);
    let first = terminal.shows("Ctrl-C ends it");
    assert!(first.contains("http://127.0.0.1:") && first.contains("opens for self"), "{first}");
    packet.save(NOTE, broken_note());
    let broken = terminal.shows("error   evidence/latency.md:");
    assert!(broken.contains("1 error"), "{broken}");
    packet.save("log/today.md", "# Today\n");
    terminal.shows("after log/today.md (new)");
    packet.save(NOTE, note("mended"));
    let mended = terminal.shows("after evidence/latency.md");
    assert_eq!(mended.matches("preview of").count(), 1, "{mended}");
    assert!(!mended.contains("error"), "{mended}");
}
