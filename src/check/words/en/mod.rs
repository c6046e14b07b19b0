//! What English means by its words. Lexicons are data, each with a comment that says where it came from; the logic that uses them is the rules'. Another
//! language would be another folder beside this one.

mod acronyms;
pub(super) mod change;
mod classes;
mod cue_words;
mod cues;
pub(crate) mod left_over;
pub(super) mod numbers;
mod phrases;
mod sections;

pub(crate) use acronyms::is_known_to_all;
pub(crate) use change::is_change;
pub(super) use cues::cues;
pub(crate) use cues::{Cue, Cues};
pub use phrases::Phrases;
pub(crate) use phrases::phrases;
pub(crate) use sections::{is_references, is_title_of_references};
