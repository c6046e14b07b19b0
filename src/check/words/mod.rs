//! Words with meaning: what rules about prose look at. A [`Part`] is one text of a note that others read, such as a title, a claim or a paragraph; it is cut
//! into sentences once, what is nobody's prose (code, quotes, addresses) is blanked once, and the words that begin a closer look are found once. A rule
//! then asks only the sentences that hold such a word. What a language means by its words is in a folder of its own, `en/`.

mod en;
mod figures;
mod great;
mod letters;
mod numbers;
mod part;
mod plain;
mod tokens;
#[cfg(test)]
mod traps;

pub use en::Phrases;
pub(crate) use en::left_over;
pub(in crate::check) use en::numbers::MONTHS;
pub(crate) use en::{Cue, is_change, is_known_to_all, is_references, is_title_of_references, phrases};
pub(crate) use figures::{Amount, Mention, figures};
pub(crate) use great::great_change;
pub(crate) use letters::Letters;
pub(crate) use numbers::Numbers;
pub(crate) use part::{Part, Place, Said, Voice};
pub(crate) use plain::plain;
pub(crate) use tokens::{Tokens, is_one};
