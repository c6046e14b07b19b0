//! A text cut into numbers, words and signs, so that dates can be looked for.

use std::ops::Range;

/// A number, a word or a sign, with its place.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    /// In small letters.
    pub(super) word: String,
    /// What it counts, where it is a number of at most eight digits.
    pub(super) number: Option<u32>,
    /// Whether a blank stands before it.
    pub(super) is_apart: bool,
}

impl Token {
    pub(super) fn digits(&self) -> usize {
        self.number.map_or(0, |_| self.range.len())
    }

    pub(super) fn is_word(&self) -> bool {
        self.word.chars().next().is_some_and(char::is_alphabetic)
    }

    /// A number of two digits at most.
    pub(super) fn small(&self) -> Option<i8> {
        self.number.filter(|_| self.digits() <= 2).and_then(|number| i8::try_from(number).ok())
    }

    /// A year that people are at work in.
    pub(super) fn year(&self) -> Option<i16> {
        let number = self.number.filter(|number| self.digits() == 4 && (1970..=2100).contains(number))?;
        i16::try_from(number).ok()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Sign,
    Blank,
}

fn class(letter: char) -> Class {
    match letter {
        letter if letter.is_ascii_digit() => Class::Digit,
        letter if letter.is_alphanumeric() => Class::Letter,
        letter if letter.is_whitespace() || matches!(letter, '*' | '_' | '`') => Class::Blank,
        _ => Class::Sign,
    }
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut last, mut is_apart) = (Class::Blank, true);
    for (at, letter) in text.char_indices() {
        let class = class(letter);
        let end = at + letter.len_utf8();
        match tokens.last_mut() {
            _ if class == Class::Blank => is_apart = true,
            Some(open) if class == last && class != Class::Sign => open.range.end = end,
            _ => {
                tokens.push(Token { range: at..end, word: String::new(), number: None, is_apart });
                is_apart = false;
            }
        }
        last = class;
    }
    for token in &mut tokens {
        let written = &text[token.range.clone()];
        token.word = written.to_lowercase();
        token.number = if written.len() <= 8 { written.parse().ok() } else { None };
    }
    tokens
}
