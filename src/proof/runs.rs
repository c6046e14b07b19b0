//! Runs of words that are looked for in folded texts, thousands at once: each has a number made of its first words, and the same number is made of every
//! run that passes by. What it costs does not depend on how many are looked for.

use super::fold::{END, is_unspaced, words};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A run of so many words belongs to one text and no other: what shares it was copied.
const RUN: usize = 5;

/// The same in scripts without blanks, where each letter counts as a word.
const UNSPACED_RUN: usize = 10;

/// Words of the past that are remembered; more than the longest run.
const PAST: usize = 16;

/// Odd, and without a pattern.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// What a hash of nothing is, and what each byte multiplies it with: FNV-1a.
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// Something that is looked for, by its place in a list that whoever looks keeps.
pub(super) type Id = u32;

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// Whole phrases, folded and with a blank at either end, by the number of their first words.
    phrases: HashMap<u64, Vec<(Box<[u8]>, Id)>, ByNumber>,
    /// Any run of words of a longer text.
    runs: HashMap<u64, Id, ByNumber>,
    /// How many words phrases have, as far as it is known at a glance.
    lengths: [bool; RUN],
    /// A bit for each number, so that nearly all that passes by costs one look.
    seen: Vec<u64>,
}

type ByNumber = BuildHasherDefault<Number>;

/// Numbers are their own hashes.
#[derive(Debug, Default)]
pub(super) struct Number(u64);

impl Hasher for Number {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(FACTOR));
    }

    fn write_u64(&mut self, number: u64) {
        // Tables take the lower bits, and the upper ones are the better.
        self.0 = number ^ (number >> 32);
    }
}

/// What is looked for and stands where it may.
#[derive(Debug, Default)]
pub(super) struct Known {
    runs: Vec<u64>,
    phrases: Vec<(u64, Id)>,
}

/// What was found, and where it begins in the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) id: Id,
    pub(super) at: usize,
}

impl Runs {
    /// Looks for a phrase as a whole: its folded words.
    pub(super) fn phrase(&mut self, folded: &[u8], id: Id) {
        let words: Vec<&[u8]> = words(folded).map(|(_, word)| word).filter(|word| *word != [END]).collect();
        let length = words.len().min(RUN);
        let Some(at) = length.checked_sub(1) else { return };
        let mut past = Past::default();
        for word in &words[..length] {
            let hash = word.iter().fold(EMPTY, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
            past.passed(0, word, hash);
        }
        let mut written = vec![b' '];
        words.iter().for_each(|word| written.extend(word.iter().chain(b" ")));
        self.lengths[at] = true;
        self.phrases.entry(past.number(length)).or_default().push((written.into(), id));
    }

    /// Looks for every run of words of a folded text.
    pub(super) fn text(&mut self, folded: &[u8], id: Id) {
        let runs = &mut self.runs;
        each_run(folded, &[false; RUN], |number, length, _| {
            if length >= RUN {
                runs.entry(number).or_insert(id);
            }
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.runs.is_empty()
    }

    /// To be called when all that is looked for is known.
    pub(super) fn ready(&mut self) {
        let count = self.phrases.len() + self.runs.len();
        let bits = (count * 32).next_power_of_two().max(1 << 12);
        self.seen = vec![0; bits / 64];
        for number in self.phrases.keys().chain(self.runs.keys()) {
            let (word, bit) = place(*number, bits / 64);
            self.seen[word] |= bit;
        }
    }

    /// What of it a folded text holds, to be forgotten.
    pub(super) fn known(&self, folded: &[u8]) -> Known {
        let mut known = Known::default();
        self.look(folded, |number, at| {
            known.runs.push(number);
            let phrases = self.phrases.get(&number).into_iter().flatten().filter(|phrase| stands(folded, at, phrase));
            known.phrases.extend(phrases.map(|(_, id)| (number, *id)));
        });
        known
    }

    /// Looks for it no more.
    pub(super) fn forget(&mut self, Known { runs, phrases }: Known) {
        for number in runs {
            self.runs.remove(&number);
        }
        for (number, id) in phrases {
            if let Some(known) = self.phrases.get_mut(&number) {
                known.retain(|(_, other)| *other != id);
                if known.is_empty() {
                    self.phrases.remove(&number);
                }
            }
        }
    }

    /// All that this folded text holds of it.
    pub(super) fn find(&self, folded: &[u8], mut found: impl FnMut(Hit)) {
        self.look(folded, |number, at| {
            let phrases = self.phrases.get(&number).into_iter().flatten();
            let phrases = phrases.filter(|it| stands(folded, at, it)).map(|(_, id)| *id);
            phrases.chain(self.runs.get(&number).copied()).for_each(|id| found(Hit { id, at }));
        });
    }

    /// The runs of a folded text that may be among those that are looked for.
    fn look(&self, folded: &[u8], mut show: impl FnMut(u64, usize)) {
        let size = self.seen.len();
        if size == 0 {
            return;
        }
        each_run(folded, &self.lengths, |number, _, at| {
            let (word, bit) = place(number, size);
            if self.seen[word] & bit != 0 {
                show(number, at);
            }
        });
    }
}

/// Whether a phrase stands there, whole.
fn stands(folded: &[u8], at: usize, (phrase, _): &(Box<[u8]>, Id)) -> bool {
    // The blank before the first word is the one at its left.
    at.checked_sub(1).is_some_and(|start| folded[start..].starts_with(phrase))
}

/// The place of a number's bit; `size` is a power of two.
fn place(number: u64, size: usize) -> (usize, u64) {
    let place = (number >> 20) as usize;
    ((place >> 6) & (size - 1), 1 << (place & 63))
}

/// Shows the runs of a folded text: those of the lengths that are asked for, and those long enough to belong to one text. `show` is given number, length
/// and where the first word begins.
fn each_run(folded: &[u8], lengths: &[bool; RUN], mut show: impl FnMut(u64, usize, usize)) {
    let short: Vec<usize> = (1..=RUN).filter(|length| lengths[length - 1]).collect();
    let mut past = Past::default();
    let (mut at, mut hash) = (1, EMPTY);
    for (end, byte) in folded.iter().copied().chain([b' ']).enumerate().skip(1) {
        if byte != b' ' {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
            continue;
        }
        let word = &folded[at..end];
        (at, hash) = (end + 1, past.passed(at, word, hash));
        if past.count == 0 {
            continue;
        }
        for length in short.iter().filter(|length| past.count >= **length) {
            show(past.number(*length), *length, past.start(*length));
        }
        let length = if past.count < past.unspaced + RUN { UNSPACED_RUN } else { RUN };
        let is_new = length != RUN || !lengths[RUN - 1];
        if past.count >= length && is_new {
            show(past.number(length), length, past.start(length));
        }
    }
}

/// The last words that passed by.
#[derive(Default)]
struct Past {
    /// How many there were since the last end.
    count: usize,
    /// How many there were up to the last letter of a script without blanks; 0 for none.
    unspaced: usize,
    /// For each count of words, modulo [`PAST`], the number of them all.
    numbers: [u64; PAST],
    starts: [usize; PAST],
}

/// The powers of the factor.
const POWERS: [u64; UNSPACED_RUN + 1] = powers();

const fn powers() -> [u64; UNSPACED_RUN + 1] {
    let mut powers = [1_u64; UNSPACED_RUN + 1];
    let mut at = 1;
    while at <= UNSPACED_RUN {
        powers[at] = powers[at - 1].wrapping_mul(FACTOR);
        at += 1;
    }
    powers
}

impl Past {
    /// Takes note of a word and its hash, and returns what the hash of the next begins with.
    #[inline]
    fn passed(&mut self, at: usize, word: &[u8], hash: u64) -> u64 {
        if word == [END] {
            (self.count, self.unspaced, self.numbers[0]) = (0, 0, 0);
            return EMPTY;
        }
        self.starts[self.count % PAST] = at;
        let all = self.numbers[self.count % PAST].wrapping_mul(FACTOR).wrapping_add(hash);
        self.count += 1;
        self.numbers[self.count % PAST] = all;
        if word.first().is_some_and(|byte| *byte >= 0xe0) && begins_unspaced(word) {
            self.unspaced = self.count;
        }
        EMPTY
    }

    /// The number of the last words.
    #[inline]
    fn number(&self, length: usize) -> u64 {
        let before = self.numbers[(self.count - length) % PAST].wrapping_mul(POWERS[length]);
        let run = self.numbers[self.count % PAST].wrapping_sub(before);
        (run ^ length as u64).wrapping_mul(FACTOR)
    }

    fn start(&self, length: usize) -> usize {
        self.starts[(self.count - length) % PAST]
    }
}

fn begins_unspaced(word: &[u8]) -> bool {
    std::str::from_utf8(word).is_ok_and(|word| word.chars().next().is_some_and(is_unspaced))
}
