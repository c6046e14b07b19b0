//! The packet in an editor: the language server protocol, spoken over two streams. What is found is what `promo check` finds in the same bytes; what is
//! offered comes from the keys that are data, from the rubric and from the packet. One message is answered after the other, each from one whole state of
//! the packet, and nothing is ever written but by the editor.

// A kind, an audience or a state that is added must be named wherever one is decided upon.
#![warn(clippy::wildcard_enum_match_arm)]

mod server;

mod client;
mod requests;

mod documents;
mod folders;
mod snapshot;

mod findings;
mod progress;

mod completion;
mod cursor;
mod cursor_toml;
mod cursor_yaml;
mod explain;
mod hover;
mod values;

mod links;
mod mentions;

mod actions;
mod edits;
mod new_note;
mod rename;

mod lens;
mod symbols;

mod uri;
mod wire;

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at what an editor has written")]
mod tests;

pub use server::Ending;

use crate::source::Date;
use server::Server;
use std::io::{Read, Write};

/// Says what day it is.
pub type Today = Box<dyn Fn() -> Date + Send>;

/// Talks with an editor until it goes. What it says comes from `input`, what it is told goes to `output`.
pub fn talk(input: impl Read + Send + 'static, output: &mut dyn Write, today: Today) -> Ending {
    let (connection, messages) = wire::connect(input);
    let server = std::thread::spawn(move || Server::new(&connection, &*today).talk());
    for message in messages {
        // Who does not listen any more is told nothing; what is left is taken all the same, so that nobody waits.
        drop(wire::write(output, message));
    }
    server.join().unwrap_or(Ending::Abrupt)
}
