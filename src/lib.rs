//! Checks a folder of promotion evidence against a rubric and renders it as a packet.
//!
//! In the middle stands one pure function, [`compile::compile`]; round it thin doors. `ARCHITECTURE.md` has the map and what always holds. The
//! rooms are listed here in the order in which a packet passes through them.

pub mod cleaning;

pub mod source;

mod search;

pub mod diagnostic;

pub mod vocabulary;

pub mod syntax;

pub mod rubric;

pub mod format;

pub mod import;

pub mod packet;

pub mod logbook;

pub mod moving;

pub mod check;
pub mod edition;

pub mod document;

pub mod site;

pub mod render;

pub mod output;

pub mod handover;

pub mod compile;

pub mod proof;

pub mod export;

pub mod ask;

pub mod receive;

pub mod intake;

pub mod pdf;

pub mod report;

pub mod serve;

pub mod lsp;

pub mod cli;

#[cfg(test)]
mod pages_say;
