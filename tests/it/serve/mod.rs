//! The live preview as its users meet it: the program is started, files are saved, and pages are looked at, in a browser where it is about what runs there.
//!
//! ```ignore
//! let packet = packet();
//! let preview = Preview::of(&packet.path(""), &[]);
//! packet.save(NOTE, note("twice as fast"));
//! preview.shows(PAGE, "twice as fast");
//! ```

mod changes;
mod export;
mod load;
mod page;
#[expect(dead_code, reason = "the benchmark of previews uses the rest")]
mod preview;
mod terminal;
mod trouble;

use crate::packet::Packet;
use std::fmt::Display;

/// The note that tests save.
const NOTE: &str = "evidence/latency.md";
/// Its page for the author.
const PAGE: &str = "self/evidence/latency.html";

/// A packet with one note.
fn packet() -> Packet {
    Packet::new().file(NOTE, note("at first"))
}

/// A note that says this.
fn note(text: impl Display) -> String {
    format!("---\ntitle: Checkout latency\ndate: 2026-01-10\ncriteria: [scope]\n---\n\n## Outcome\n\n{text}\n")
}

/// A note with a fault in its front matter.
fn broken_note() -> String {
    note("written all the same").replace("criteria: [scope]", "criteria: [scope")
}
