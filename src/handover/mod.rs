//! What is handed over, and what is asked of it afterwards: the list of digests that goes with it, the archive, the ledger of who was given what; whether it is
//! still what it was; and what two of them say differently. Nothing here is written to the disk, and nothing is ever unpacked to it.

#![warn(clippy::wildcard_enum_match_arm)]

mod contents;

mod digests;

mod archive;
mod directory;
mod names;
mod place;

mod ledger;

mod compare;
mod pairs;
mod renumbered;
mod telling;

mod fault;

pub use archive::{UNPACKED_CAP, pack};
pub use compare::{Changed, Changes, FactChange, FileChange, FileFate, Hunk, Section, compare};
pub use contents::{Contents, Difference, Verified, read_contents, verify};
pub use digests::{DigestList, LIST, sha256};
pub use fault::HandoverFault;
pub use ledger::{LEDGER, Ledger, LedgerEntry};
pub use renumbered::Renumbered;
pub use telling::{Told, ToldFact};

/// The file of a hand-over that says what its edition says.
pub const OUTLINE: &str = "edition.json";

/// The page of a hand-over that its reader opens first.
pub const HOW_TO_READ: &str = "how-to-read-this.html";

/// The edition on paper, where a browser is there that prints.
pub const ON_PAPER: &str = "packet.pdf";

/// The folder of a packet in which hand-overs are kept.
pub const HAND_OVERS: &str = crate::source::HAND_OVERS;
