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

mod whereabouts;

mod editor;

mod routes;

mod edition_files;

mod preview_page;

mod export_page;

mod latest;

mod response;

mod guard;

mod address_file;

mod http;
mod wire;

pub use builder::Today;
pub use editor::Editor;
pub use http::BindError;
pub use preview::{Preview, PreviewOptions, StartError};
pub use status::{FindingLine, Obstacle, PreviewStatus};
pub use watch::{PollingReason, WatchMode};

#[cfg(test)]
mod tests;
