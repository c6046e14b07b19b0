//! The words of a text as names are compared by them: without case, accents and what is invisible, cut where small letters meet a capital, as in `anaRuiz`.

use crate::search::fold::{fold, is_invisible};
use crate::search::term::is_border;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// In the form in which it is compared.
    pub(super) letters: String,
    /// Whether it begins with a capital.
    pub(super) is_capital: bool,
    /// Whether all of it is capitals, two at least.
    pub(super) is_shouted: bool,
    /// Whether its letters are small or capital, as in Latin, and not neither, as in Arabic.
    pub(super) has_case: bool,
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut before: Option<char> = None;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        if is_invisible(character) || is_combining_mark(character) {
            // It belongs to the letter before it.
            if let (Some(token), Some(_)) = (found.last_mut(), before) {
                token.range.end = end;
                fold(character, |folds| token.letters.extend(folds.is_alphanumeric().then_some(folds)));
            }
            continue;
        }
        if !character.is_alphanumeric() {
            before = None;
            continue;
        }
        let goes_on = before.is_some_and(|before| !is_border(before, character) || is_one_word(before, character));
        if !goes_on {
            let has_case = character.is_lowercase() || character.is_uppercase();
            let is_capital = character.is_uppercase();
            found.push(Token { range: at..end, letters: String::new(), is_capital, is_shouted: is_capital, has_case });
        } else if let Some(token) = found.last_mut() {
            token.range.end = end;
            token.is_shouted &= character.is_uppercase();
        }
        if let Some(token) = found.last_mut() {
            fold(character, |folds| token.letters.extend(folds.is_alphanumeric().then_some(folds)));
        }
        before = Some(character);
    }
    found.iter_mut().for_each(|token| token.is_shouted &= token.letters.chars().nth(1).is_some());
    found
}

/// Letters of a script without capitals that sets blanks between words, such as Arabic or Hebrew: those between two blanks are one word.
fn is_one_word(one: char, two: char) -> bool {
    let is = |it: char| matches!(it, '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{900}'..='\u{dff}' | '\u{10a0}'..='\u{10ff}');
    is(one) && is(two)
}

/// The letters and digits of a text without anything between them.
pub(super) fn letters(text: &str) -> String {
    tokens(text).into_iter().map(|token| token.letters).collect()
}
