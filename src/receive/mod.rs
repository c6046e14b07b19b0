//! What a peer has answered. A letter, a text, a page or a form is read (`letter.rs`), and what is not theirs is cut from it and kept to be shown: quoted originals,
//! signatures, footers of lists (`cut.rs`). Their words are written so that a page shows just them (`written.rs`), put under `# Given` of their note, and looked for
//! again in what readers would see before anything is saved (`note.rs`). What they add to the draft, and what could be quoted of them, is for the author to
//! look at (`beside.rs`).

#![warn(clippy::wildcard_enum_match_arm)]

mod beside;
mod cut;
mod letter;
mod note;
mod page;
mod written;

#[cfg(test)]
mod tests;

pub use beside::{Compared, compared, proposals};
pub use cut::{LeftOut, WhatElse};
pub use letter::{Letter, MOST, Sender, Unreadable, read_letter};
pub use note::{Refusal, Taken, take};
