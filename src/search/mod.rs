//! Finding words in a text, however they are written: what must not leave the author's desk is looked for here, by rules in an edition's texts and by
//! the proof in the bytes that would be published. [`Term`] makes no difference between ways to write a word, [`readings`] undoes ways to encode it.

mod decoded;
mod fold;
mod term;

pub(crate) use decoded::readings;
pub(crate) use term::{Haystack, Term};
