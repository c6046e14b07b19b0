//! Words as they are compared: small letters without accents, and a sign where one run of words ends and the next begins.
//! Whoever looks for words folds both sides, so that quotes, hyphens and line breaks make no difference. Millions of letters pass through here at each
//! build, so a letter is looked at once: its word is hashed on the way.

use unicode_normalization::UnicodeNormalization;

/// What becomes of a byte: itself in lower case; or one of those below, which are smaller than every letter and digit.
const FOLDED: [u8; 256] = table();

/// What is not a letter or digit and belongs to a word all the same: `don't` is one word.
const NOTHING: u8 = 0;

/// A part of a character that is not ASCII.
const OTHER: u8 = 1;

/// What begins a tag, a character reference or an escape, ends a text in quotes, or stands between words like any other sign.
const MARK: u8 = 2;

/// What stands between words.
const GAP: u8 = b' ';

const fn table() -> [u8; 256] {
    let mut table = [GAP; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        if letter.is_ascii_alphanumeric() {
            table[byte] = letter.to_ascii_lowercase();
        } else if !letter.is_ascii() {
            table[byte] = OTHER;
        }
        byte += 1;
    }
    table[b'\'' as usize] = NOTHING;
    let marks = *b"<&%\\\"";
    let mut mark = 0;
    while mark < marks.len() {
        table[marks[mark] as usize] = MARK;
        mark += 1;
    }
    table
}

/// What a hash of nothing is, and what each byte multiplies it with: FNV-1a.
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// A folded word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it begins in the text that was folded.
    pub(super) at: usize,
    pub(super) hash: u64,
    pub(super) kind: WordKind,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    /// One between blanks.
    Word,
    /// A letter of a script that is written without blanks.
    Letter,
    /// None: a run of words ends here, and what is looked for does not reach across it.
    End,
}

/// Folded words, in buffers that are used again and again.
#[derive(Debug, Default)]
pub(super) struct Folded {
    words: Vec<Word>,
    /// The word that is being read: where it begins, and the hash of it so far.
    open: Option<(usize, u64)>,
    /// Where in the whole text the part begins that is being read.
    pub(super) base: usize,
    /// The letters of the words without anything between them, where somebody asks for them: most only ask for hashes.
    letters: Option<Vec<u8>>,
    /// Where the letters of each word end.
    ends: Vec<usize>,
}

impl Folded {
    /// The words of a text that is nothing but words, with their letters.
    pub(super) fn of(text: &str) -> Folded {
        let mut folded = Folded::default();
        folded.clear(true);
        folded.text(text);
        folded.end();
        folded
    }

    /// The words, and where runs of them end.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The letters of all words.
    pub(super) fn letters(&self) -> &[u8] {
        self.letters.as_deref().unwrap_or_default()
    }

    /// The letters of each word.
    pub(super) fn written(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.letters()[start..*end])
    }

    /// Where each word with letters begins in the text, to ask of many letters where they stand.
    pub(super) fn starts(&self) -> Vec<usize> {
        self.words.iter().filter(|word| word.kind != WordKind::End).map(|word| word.at).collect()
    }

    /// Where the word that holds this one of all letters begins, and where the letter stands if the word has as many bytes as letters. `starts` are
    /// those of [`starts`](Folded::starts).
    pub(super) fn place_of(&self, starts: &[usize], letter: usize) -> (usize, usize) {
        let index = self.ends.partition_point(|end| *end <= letter);
        let first = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        let word = starts.get(index).copied().unwrap_or_default();
        (word, word + (letter - first))
    }

    /// Forgets them, and keeps the letters of those that come, or does not.
    pub(super) fn clear(&mut self, keeps_letters: bool) {
        self.words.clear();
        self.ends.clear();
        (self.open, self.base) = (None, 0);
        self.letters = keeps_letters.then(Vec::new);
    }

    /// Takes words over. The last one may go on in what is taken over next.
    pub(super) fn text(&mut self, text: &str) {
        let mut at = 0;
        while at < text.len() {
            at = self.plain(text, at, |_| false);
        }
    }

    /// The same from this place up to a byte that is special, or to the end; it returns where that is. What is special must be ASCII, and neither a letter nor a digit.
    #[inline]
    pub(super) fn plain(&mut self, text: &str, from: usize, is_special: impl Fn(u8) -> bool) -> usize {
        let bytes = text.as_bytes();
        let mut at = from;
        while let Some(&byte) = bytes.get(at) {
            match FOLDED[usize::from(byte)] {
                MARK if is_special(byte) => return at,
                MARK | GAP => {
                    self.gap();
                    at += 1;
                }
                NOTHING => at += 1,
                OTHER => {
                    let Some(character) = text[at..].chars().next() else { return bytes.len() };
                    self.character(character, self.base + at);
                    at += character.len_utf8();
                }
                _ => at += self.letters_of(&bytes[at..], self.base + at),
            }
        }
        at
    }

    /// Takes over the letters and digits that these bytes begin with, and returns how many there are. The word is over where a gap follows.
    #[inline]
    fn letters_of(&mut self, bytes: &[u8], at: usize) -> usize {
        let (start, mut hash) = self.open.take().unwrap_or((at, EMPTY));
        let (mut count, mut next) = (0, OTHER);
        for &byte in bytes {
            next = FOLDED[usize::from(byte)];
            if next <= GAP {
                break;
            }
            hash = (hash ^ u64::from(next)).wrapping_mul(PRIME);
            count += 1;
        }
        if let Some(letters) = &mut self.letters {
            letters.extend(bytes[..count].iter().map(u8::to_ascii_lowercase));
        }
        if next == GAP {
            self.word(Word { at: start, hash, kind: WordKind::Word });
        } else {
            self.open = Some((start, hash));
        }
        count
    }

    fn character(&mut self, character: char, at: usize) {
        match character {
            // Apostrophes, and what nobody sees.
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{ad}' | '\u{feff}' => {}
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {}
            '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => {}
            '\u{2000}'..='\u{206f}' | '\u{80}'..='\u{a9}' | '\u{b7}' => self.gap(),
            other => self.letter(other, at),
        }
    }

    fn letter(&mut self, character: char, at: usize) {
        let is_word = is_unspaced(character);
        if is_word {
            self.gap();
        }
        let mut is_part = false;
        for form in std::iter::once(character).nfkd().flat_map(char::to_lowercase) {
            match form {
                '\u{300}'..='\u{36f}' => {}
                '\u{df}' => b"ss".iter().for_each(|byte| self.push(*byte, at)),
                '\u{3c2}' => self.whole('\u{3c3}', at),
                form if is_word || form.is_alphanumeric() => self.whole(form, at),
                _ => continue,
            }
            is_part = true;
        }
        if is_word {
            self.close(WordKind::Letter);
        } else if !is_part {
            self.gap();
        }
    }

    fn whole(&mut self, character: char, at: usize) {
        character.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.push(byte, at));
    }

    fn push(&mut self, byte: u8, at: usize) {
        let (start, hash) = self.open.unwrap_or((at, EMPTY));
        self.open = Some((start, (hash ^ u64::from(byte)).wrapping_mul(PRIME)));
        self.letters.iter_mut().for_each(|letters| letters.push(byte));
    }

    /// A word is over.
    #[inline]
    pub(super) fn gap(&mut self) {
        self.close(WordKind::Word);
    }

    #[inline]
    fn close(&mut self, kind: WordKind) {
        if let Some((at, hash)) = self.open.take() {
            self.word(Word { at, hash, kind });
        }
    }

    #[inline]
    fn word(&mut self, word: Word) {
        self.words.push(word);
        if let Some(letters) = &self.letters {
            self.ends.push(letters.len());
        }
    }

    /// A run of words is over.
    pub(super) fn end(&mut self) {
        self.gap();
        if self.words.last().is_some_and(|last| last.kind != WordKind::End) {
            self.words.push(Word { at: self.base, hash: 0, kind: WordKind::End });
        }
    }
}

/// Whether a letter is of a script that is written without blanks: each counts as a word.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{f00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        Folded::of(text).written().map(|word| String::from_utf8(word.to_vec()).unwrap()).collect()
    }

    #[test]
    fn quotes_hyphens_accents_and_breaks_make_no_difference() {
        assert_eq!(folded("It\u{2019}s  *caf\u{e9}*\nre-use!"), ["its", "cafe", "re", "use"]);
        assert_eq!(folded("Gro\u{df}e \u{3a3}\u{3c2} fal\u{ad}con"), ["grosse", "\u{3c3}\u{3c3}", "falcon"]);
        assert_eq!(folded("篮子opens"), ["篮", "子", "opens"]);
        assert_eq!(folded(" - "), Vec::<String>::new());
    }

    #[test]
    fn a_word_is_the_same_however_its_letters_come() {
        let hashes = |parts: &[&str]| {
            let mut folded = Folded::default();
            parts.iter().for_each(|part| folded.text(part));
            folded.end();
            folded.words().iter().map(|word| word.hash).collect::<Vec<_>>()
        };
        let whole = hashes(&["Internationalisation2 of it"]);
        assert_eq!(whole.len(), 4, "three words and an end");
        assert_eq!(hashes(&["inter", "NATIONAL", "isation2 o", "f it"]), whole);
        assert_eq!(hashes(&["Internation\u{e1}lisation2 of it"]), whole);
        assert_eq!(hashes(&["intern\u{ad}ationalisation2", " of ", "i", "t"]), whole);
        assert_ne!(hashes(&["Internationalisation of it"]), whole);
    }

    #[test]
    fn letters_lead_back_to_words() {
        let folded = Folded::of("One, two\nthree");
        assert_eq!(folded.letters(), b"onetwothree");
        let starts = folded.starts();
        assert_eq!(
            [0, 2, 3, 6, 10].map(|letter| folded.place_of(&starts, letter)),
            [(0, 0), (0, 2), (5, 5), (9, 9), (9, 13)]
        );
    }
}
