//! The live preview: the packet as pages that follow what is saved, for the author's own browser and for nobody else. A thread watches the folder and
//! makes snapshots, others answer requests from the snapshot that is there. `SECURITY.md` says what is promised.

// A kind, an audience or a state that is added must be named wherever one is decided upon.
#![warn(clippy::wildcard_enum_match_arm)]

mod preview;

mod watch;

mod builder;

mod snapshot;

mod status;

mod findings;

mod places;

mod editor;

mod pages;

mod page;

mod live;

mod answer;

mod guard;

mod door;

mod http;
mod reply;

pub use builder::Today;
pub use editor::Editor;
pub use preview::{Options, Preview, StartError};
pub use status::{Line, Status};

#[cfg(test)]
mod tests;
