//! The words that begin a closer look. All of them are looked for at once, in one pass over a text, so that a rule costs nothing where it has nothing to say.
//! A word stands for all that begin with it: `commit` for `commits` and for `committed` too. What it means there is for the rule.

use super::change;
use super::cue_words::{
    COUNTED, DAY, EFFORT, I, INVOLVED, MONEY, NUMBERED, NUMBERS, PROMISE, REACH, RELATIVE, UNFINISHED, WE,
};
use std::ops::Range;
use std::sync::LazyLock;
use strum::VariantArray;

/// What a word may be the beginning of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub(crate) enum Cue {
    /// How much, without a number: `significantly`.
    Degree,
    /// What will be, or could: `ready`.
    Promise,
    /// What is not over: `in progress`.
    Unfinished,
    /// What it cost the author: `weekends`.
    Effort,
    /// A part or a multiple: `40 %`, `twice`.
    Relative,
    /// Taking part, without saying in what way: `involved`.
    Involved,
    /// A count of what was done: `61 commits`.
    Counted,
    /// The reach of a claim: `the whole company`.
    Reach,
    /// `we`.
    We,
    /// `I`, `my`.
    I,
    /// A number that may stand for a name: `#12`, `PR 12`.
    Numbered,
    /// A month or a year.
    Day,
    /// A sum of money: `$`, `euro`.
    Money,
    /// What is said of numbers, without one: `the figures`.
    Numbers,
}

/// The cues of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cues(u32);

impl Cues {
    /// Takes one in.
    pub(crate) fn insert(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u32;
    }

    /// Whether it is there.
    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u32) != 0
    }
}

impl Cue {
    fn words(self) -> &'static str {
        match self {
            // From the lists of the shapes themselves.
            Cue::Degree => "",
            Cue::Promise => PROMISE,
            Cue::Unfinished => UNFINISHED,
            Cue::Effort => EFFORT,
            Cue::Relative => RELATIVE,
            Cue::Involved => INVOLVED,
            Cue::Counted => COUNTED,
            Cue::Reach => REACH,
            Cue::We => WE,
            Cue::I => I,
            Cue::Numbered => NUMBERED,
            Cue::Day => DAY,
            Cue::Money => MONEY,
            Cue::Numbers => NUMBERS,
        }
    }
}

/// The words of all cues in order, and for the first two bytes of a word which of them to try.
struct Beginnings {
    words: Vec<(&'static str, Cue)>,
    by_pair: Vec<Tried>,
}

/// The words that begin with the same two bytes.
#[derive(Clone, Default)]
struct Tried {
    words: Range<u16>,
    /// A bit for each third byte that goes on with one of them: nearly no word of a text has one.
    thirds: u32,
}

/// The bits for the third byte of a word; every bit where it has none.
fn thirds(word: &str) -> u32 {
    word.as_bytes().get(2).map_or(u32::MAX, |third| 1 << (third & 31))
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let listed = Cue::VARIANTS
        .iter()
        .flat_map(|cue| cue.words().split('|').filter(|word| !word.is_empty()).map(|word| (word, *cue)));
    let all = listed.chain(change::cues().map(|word| (word, Cue::Degree)));
    // A word of one letter may be followed by any.
    let paired = all.flat_map(|(word, cue)| {
        let bytes = word.as_bytes();
        let seconds = bytes.get(1).map_or(0..=127, |second| second & 127..=second & 127);
        seconds.map(move |second| (pair(bytes[0], second), word, cue))
    });
    let mut paired: Vec<_> = paired.collect();
    paired.sort_by_key(|(pair, ..)| *pair);
    let (mut by_pair, mut at) = (vec![Tried::default(); PAIRS], 0);
    for group in paired.chunk_by(|(one, ..), (other, ..)| one == other) {
        let end = at + group.len() as u16;
        let thirds = group.iter().fold(0, |bits, (_, word, _)| bits | thirds(word));
        by_pair[group[0].0] = Tried { words: at..end, thirds };
        at = end;
    }
    Beginnings { words: paired.iter().map(|(_, word, cue)| (*word, *cue)).collect(), by_pair }
});

/// How many pairs of bytes are told apart; of other letters than plain ones some are taken for the same, and the word itself decides.
const PAIRS: usize = 128 * 128;

fn pair(first: u8, second: u8) -> usize {
    usize::from(first & 127) << 7 | usize::from(second & 127)
}

/// Tells of every cue in a text of small letters, and where it begins. A word counts where no letter stands before it.
pub(in crate::check::words) fn cues(plain: &str, mut tell: impl FnMut(usize, Cue)) {
    let bytes = plain.as_bytes();
    let (beginnings, mut is_inside) = (&*BEGINNINGS, false);
    for (at, byte) in bytes.iter().enumerate() {
        if !is_inside {
            let after = |count: usize| bytes.get(at + count).copied().unwrap_or(0);
            let tried = &beginnings.by_pair[pair(*byte, after(1))];
            if tried.thirds & 1 << (after(2) & 31) != 0 {
                let words = &beginnings.words[usize::from(tried.words.start)..usize::from(tried.words.end)];
                let begins = words.iter().filter(|(word, _)| bytes[at..].starts_with(word.as_bytes()));
                begins.for_each(|(_, cue)| tell(at, *cue));
            }
        }
        is_inside = byte.is_ascii_alphabetic();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_stands_where_a_word_begins() {
        let found = |text: &str| {
            let mut found = Vec::new();
            cues(text, |at, cue| found.push((at, cue)));
            found
        };
        assert_eq!(found("it is weird; tweens")[..], [][..]);
        assert_eq!(found("so we ran"), [(3, Cue::We)]);
        assert!(found("it is 3x").contains(&(7, Cue::Relative)));
    }
}
