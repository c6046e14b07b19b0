//! Words as they are compared: small letters without accents, one blank before each word, and a sign where one run of words ends and the next begins.
//! Whoever looks for words folds both sides, so that quotes, hyphens and line breaks make no difference.

use unicode_normalization::UnicodeNormalization;

/// Stands among the words, like one of them, where a run of words ends: what is looked for does not reach across it.
pub(super) const END: u8 = b'\n';

/// What becomes of an ASCII byte: itself in lower case, nothing (0), or a blank.
const ASCII: [u8; 128] = ascii();

/// What is not an ASCII letter or digit and belongs to a word all the same: `don't` is one word.
const NOTHING: u8 = 0;

const fn ascii() -> [u8; 128] {
    let mut table = [b' '; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            table[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    table[b'\'' as usize] = NOTHING;
    table
}

/// Folded words, in one buffer that is used again and again.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// ` a run of words \n another \n`.
    bytes: Vec<u8>,
    is_open: bool,
}

impl Folded {
    /// The words of a text that is nothing but words.
    pub(super) fn of(text: &str) -> Folded {
        let mut folded = Folded::default();
        folded.text(text);
        folded.end();
        folded
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.is_open = false;
    }

    /// Takes words over. The last one may go on in what is taken over next.
    pub(super) fn text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte < 128 {
                self.ascii(byte);
                at += 1;
                continue;
            }
            let Some(character) = text[at..].chars().next() else { return };
            self.character(character);
            at += character.len_utf8();
        }
    }

    #[inline]
    pub(super) fn ascii(&mut self, byte: u8) {
        match ASCII[usize::from(byte & 127)] {
            b' ' => self.is_open = false,
            NOTHING => {}
            folded => self.push(folded),
        }
    }

    pub(super) fn character(&mut self, character: char) {
        match character {
            '\0'..='\x7f' => self.ascii(character as u8),
            // Apostrophes, and what nobody sees.
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{ad}' | '\u{feff}' => {}
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {}
            '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => {}
            '\u{2000}'..='\u{206f}' | '\u{80}'..='\u{a9}' | '\u{b7}' => self.gap(),
            other => self.letter(other),
        }
    }

    fn letter(&mut self, character: char) {
        let is_word = is_unspaced(character);
        if is_word {
            self.gap();
        }
        let mut is_part = false;
        for form in std::iter::once(character).nfkd().flat_map(char::to_lowercase) {
            match form {
                '\u{300}'..='\u{36f}' => {}
                '\u{df}' => b"ss".iter().for_each(|byte| self.push(*byte)),
                '\u{3c2}' => self.whole('\u{3c3}'),
                form if is_word || form.is_alphanumeric() => self.whole(form),
                _ => continue,
            }
            is_part = true;
        }
        if is_word || !is_part {
            self.gap();
        }
    }

    fn whole(&mut self, character: char) {
        character.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.push(byte));
    }

    #[inline]
    fn push(&mut self, byte: u8) {
        if !self.is_open {
            self.bytes.push(b' ');
            self.is_open = true;
        }
        self.bytes.push(byte);
    }

    /// A word is over.
    pub(super) fn gap(&mut self) {
        self.is_open = false;
    }

    /// A run of words is over.
    pub(super) fn end(&mut self) {
        self.is_open = false;
        if !self.bytes.is_empty() && !self.bytes.ends_with(&[b' ', END]) {
            self.bytes.extend([b' ', END]);
        }
    }
}

/// Whether a letter is of a script that is written without blanks: each counts as a word.
pub(super) fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{f00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Each word of a folded text with where it begins, the signs of the ends among them.
pub(super) fn words(folded: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    folded.split(|byte| *byte == b' ').filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (!word.is_empty()).then_some((start, word))
    })
}
