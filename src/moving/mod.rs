//! A note under another name, with everything that names it: lists of ids in front matter and in `packet.toml`, `[[id]]`, and paths in links, in bodies as in
//! front matter. A move is planned as edits by file and one file that moves; what comes of it is read, and unless everything leads where it led, there is no
//! plan. Who carries it out, and whether at all, is for the doors. Nothing here touches the disk.

#![warn(clippy::wildcard_enum_match_arm)]

mod mention;
mod outcome;
mod place;
mod plan;
mod respelled;

pub use mention::{Mention, Naming, mentions};
pub use plan::{Goal, MovePlan, MoveRefusal, is_usable_id, plan_move};

#[cfg(test)]
mod tests;
