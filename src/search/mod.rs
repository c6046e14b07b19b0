//! Finding words in a text, however they are written: what must not leave the author's desk is looked for here, by rules in an edition's texts and by
//! the proof in the bytes that would be published. [`Term`] makes no difference between ways to write a word, [`readings`] undoes ways to encode it,
//! [`Names`] knows whom a part of a name names.

mod decoded;
mod fold;
mod names;
mod term;

pub(crate) use decoded::{readable, readings};
pub(crate) use names::{Named, Names, Sighting, begins_sentence, is_ordinary_word, name_letters};
pub(crate) use term::{Haystack, Term};
