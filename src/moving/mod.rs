//! A note, a file under `files/` or a figure under another name, with everything that names it: lists of ids in front matter, in `packet.toml` and in formats,
//! `[[id]]`, and paths in links, in bodies as in front matter. A move is planned as edits by file and files that move; what comes of it is read, and unless everything leads where it led, there is no
//! plan. Who carries it out, and whether at all, is for the doors. Nothing here touches the disk.

#![warn(clippy::wildcard_enum_match_arm)]

mod figure;
mod mention;
mod outcome;
mod place;
mod plan;
mod respelled;

pub use figure::plan_figure;
pub use mention::{Mention, Naming, mentions};
pub use plan::{Edits, Goal, MovePlan, MoveRefusal, is_usable_id, plan_files, plan_move};

#[cfg(test)]
mod tests;
