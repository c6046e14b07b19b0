//! The work log, entry by entry: which file a day belongs to, a line that is added to it as it was typed, and what stands there read back. What is written is read
//! again before it is handed on, so that a line is an entry and nothing else, whatever is in it. Nothing here touches the disk.

#![warn(clippy::wildcard_enum_match_arm)]

mod append;
mod day;
mod entry;
mod typed;
mod week;

pub use append::{Unreadable, added};
pub use day::{Lately, spoken_day};
pub use entry::{LogEntry, entries};
pub use week::{begun, week_file};
