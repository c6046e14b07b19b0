//! Runs of words that are looked for in folded texts, thousands at once: each has a number made of its first words, and the same number is made of every
//! run that passes by. What it costs does not depend on how many are looked for.

use super::fold::{Folded, Word, WordKind};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A run of so many words belongs to one text and no other: what shares it was copied.
const RUN: usize = 5;

/// The same in scripts without blanks, where each letter counts as a word.
const UNSPACED_RUN: usize = 10;

/// By so many words, at the most, a phrase is known at a glance.
const GLANCE: usize = 2;

/// Words of the past that are remembered: a power of two, and more than the longest run.
const PAST: usize = 16;

/// Odd, and without a pattern.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Something that is looked for, by its place in a list that whoever looks keeps.
pub(super) type Id = u32;

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// Whole phrases, by the number of their first words.
    phrases: HashMap<u64, Vec<Phrase>, ByNumber>,
    /// Any run of words of a longer text.
    runs: HashMap<u64, Id, ByNumber>,
    /// A bit for each number, so that nearly all that passes by costs one look.
    seen: Vec<u64>,
}

/// A phrase as it is looked for.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    /// How many words it has.
    length: usize,
    /// The number of them all.
    number: u64,
    id: Id,
}

type ByNumber = BuildHasherDefault<Number>;

/// Numbers are their own hashes.
#[derive(Debug, Default)]
struct Number(u64);

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

/// What is looked for and stands where it may: runs of words by their numbers, phrases by what they are.
#[derive(Debug, Default)]
pub(super) struct Known {
    runs: HashSet<u64, ByNumber>,
    pub(super) phrases: HashSet<Id>,
}

impl Hit {
    /// Of something that is found otherwise than by its words.
    pub(super) fn of(id: Id) -> Hit {
        Hit { id, number: 0, is_run: false, at: 0 }
    }
}

impl Known {
    /// Takes note of what stands where it may.
    pub(super) fn add(&mut self, hit: &Hit) {
        if hit.is_run {
            self.runs.insert(hit.number);
        } else {
            self.phrases.insert(hit.id);
        }
    }

    /// Whether that explains what was found.
    pub(super) fn explains(&self, hit: &Hit) -> bool {
        if hit.is_run { self.runs.contains(&hit.number) } else { self.phrases.contains(&hit.id) }
    }

    pub(super) fn append(&mut self, other: Known) {
        self.runs.extend(other.runs);
        self.phrases.extend(other.phrases);
    }
}

/// What was found: the number of the run, and where it begins in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) id: Id,
    pub(super) number: u64,
    /// Whether it is a run of words of a longer text; else it is all that is looked for.
    is_run: bool,
    pub(super) at: usize,
}

impl Runs {
    /// Looks for a phrase as a whole.
    pub(super) fn phrase(&mut self, phrase: &Folded, id: Id) {
        let words: Vec<Word> = phrase.words().iter().copied().filter(|word| word.kind != WordKind::End).collect();
        let first = words.len().min(GLANCE);
        if first == 0 {
            return;
        }
        let phrase = Phrase { length: words.len(), number: whole(&words), id };
        self.phrases.entry(whole(&words[..first])).or_default().push(phrase);
    }

    /// Looks for every run of words of a text.
    pub(super) fn text(&mut self, text: &Folded, id: Id) {
        let mut past = Past::default();
        for word in text.words() {
            if word.kind == WordKind::End {
                past.clear();
                continue;
            }
            past.push(word);
            let length = if past.is_unspaced() { UNSPACED_RUN } else { RUN };
            if past.count >= length {
                self.runs.entry(past.number(length)).or_insert(id);
            }
        }
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

    /// What of it a text holds.
    pub(super) fn known(&self, text: &Folded) -> Known {
        let mut known = Known::default();
        self.look(text, |number, at| {
            if self.runs.contains_key(&number) {
                known.runs.insert(number);
            }
            let phrases = self.phrases.get(&number).into_iter().flatten().filter(|phrase| phrase.is_at(text, at));
            known.phrases.extend(phrases.map(|phrase| phrase.id));
        });
        known
    }

    /// All that a text holds of it.
    pub(super) fn find(&self, text: &Folded, mut found: impl FnMut(Hit)) {
        self.look(text, |number, at| {
            let phrases = self.phrases.get(&number).into_iter().flatten();
            let phrases = phrases.filter(|phrase| phrase.is_at(text, at)).map(|phrase| (phrase.id, false));
            let runs = self.runs.get(&number).map(|id| (*id, true));
            let at = text.words()[at].at;
            phrases.chain(runs).for_each(|(id, is_run)| found(Hit { id, number, is_run, at }));
        });
    }

    /// The runs of a text that may be among those that are looked for.
    fn look(&self, text: &Folded, mut show: impl FnMut(u64, usize)) {
        if self.seen.is_empty() || self.is_empty() {
            return;
        }
        let has_runs = !self.runs.is_empty();
        let mut past = Past::default();
        for (at, word) in text.words().iter().enumerate() {
            if word.kind == WordKind::End {
                past.clear();
                continue;
            }
            let before = past.last;
            past.push(word);
            let (one, two) = (numbered(word.hash, 1), numbered(before.wrapping_mul(FACTOR).wrapping_add(word.hash), 2));
            if self.is_seen(one) {
                show(one, at);
            }
            if self.is_seen(two) && past.count > 1 {
                show(two, at - 1);
            }
            if has_runs && past.count >= RUN {
                let run = past.number(RUN);
                if self.is_seen(run) {
                    show(run, at + 1 - RUN);
                }
                if past.is_unspaced() && past.count >= UNSPACED_RUN {
                    let run = past.number(UNSPACED_RUN);
                    if self.is_seen(run) {
                        show(run, at + 1 - UNSPACED_RUN);
                    }
                }
            }
        }
    }

    #[inline]
    fn is_seen(&self, number: u64) -> bool {
        let (word, bit) = place(number, self.seen.len());
        self.seen.get(word).is_some_and(|seen| seen & bit != 0)
    }
}

impl Phrase {
    /// Whether it stands there, whole.
    fn is_at(&self, text: &Folded, at: usize) -> bool {
        let words = text.words().get(at..at + self.length);
        words.is_some_and(|words| words.iter().all(|word| word.kind != WordKind::End) && whole(words) == self.number)
    }
}

/// The number of a run of words.
fn whole(words: &[Word]) -> u64 {
    let all = words.iter().fold(0, |number: u64, word| number.wrapping_mul(FACTOR).wrapping_add(word.hash));
    numbered(all, words.len())
}

#[inline]
fn numbered(all: u64, length: usize) -> u64 {
    (all ^ length as u64).wrapping_mul(FACTOR)
}

/// The place of a number's bit; `size` is a power of two.
#[inline]
fn place(number: u64, size: usize) -> (usize, u64) {
    let place = (number >> 20) as usize;
    ((place >> 6) & (size - 1), 1 << (place & 63))
}

/// The last words that passed by.
#[derive(Default)]
struct Past {
    /// How many there were since the last end.
    count: usize,
    /// How many there were up to the last letter of a script without blanks; 0 for none.
    unspaced: usize,
    /// The hash of the last.
    last: u64,
    /// For each count of words, modulo [`PAST`], the number of them all.
    numbers: [u64; PAST],
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
    #[inline]
    fn clear(&mut self) {
        (self.count, self.unspaced, self.last, self.numbers[0]) = (0, 0, 0, 0);
    }

    #[inline]
    fn push(&mut self, word: &Word) {
        let all = self.numbers[self.count % PAST].wrapping_mul(FACTOR).wrapping_add(word.hash);
        (self.count, self.last) = (self.count + 1, word.hash);
        self.numbers[self.count % PAST] = all;
        if word.kind == WordKind::Letter {
            self.unspaced = self.count;
        }
    }

    /// Whether a letter that is a word stands among the last.
    #[inline]
    fn is_unspaced(&self) -> bool {
        self.unspaced > 0 && self.count < self.unspaced + RUN
    }

    /// The number of the last words.
    #[inline]
    fn number(&self, length: usize) -> u64 {
        let before = self.numbers[(self.count - length) % PAST].wrapping_mul(POWERS[length]);
        let run = self.numbers[self.count % PAST].wrapping_sub(before);
        numbered(run, length)
    }
}
