//! Words and punctuation as they are compared: blanks, line ends, quotation marks, emphasis and the forms of apostrophes and dashes make no difference, and
//! everything else does. `non-trivial` is one word, and so is `wouldn’t`, so that no word is taken out of another.

use super::lines::{Line, OPAQUE};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A word or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// In the form in which it is compared.
    pub(super) folded: String,
    /// The line that it stands in.
    pub(super) line: usize,
    /// The bytes of the line's text.
    pub(super) bytes: Range<usize>,
}

impl Token {
    /// Whether it is a word or a number.
    pub(super) fn is_word(&self) -> bool {
        self.folded.contains(char::is_alphanumeric)
    }

    /// Whether it is the same word. One who begins in the middle of a sentence may write a capital letter.
    pub(super) fn is_same(&self, other: &Token, is_first: bool) -> bool {
        self.folded == other.folded || (is_first && first_letter_apart(&self.folded, &other.folded))
    }
}

fn first_letter_apart(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    match (one.next(), other.next()) {
        (Some(a), Some(b)) => a.to_lowercase().eq(b.to_lowercase()) && one.as_str() == other.as_str(),
        _ => false,
    }
}

/// The words and marks of these lines.
pub(super) fn tokens(lines: &[Line]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for line in lines {
        of_line(&line.text, line.number, &mut found);
    }
    found
}

fn of_line(text: &str, line: usize, found: &mut Vec<Token>) {
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let start = at;
        at += character.len_utf8();
        let folded = if stands_alone(character) {
            fold(&text[start..at])
        } else if character.is_alphanumeric() {
            at = word_end(text, start);
            fold(&text[start..at])
        } else if character.is_whitespace() || is_no_matter(character) {
            continue;
        } else if character == '.' && text[start..].starts_with("...") {
            at = start + 3;
            "…".to_owned()
        } else if is_dash(character) {
            at = start + text[start..].find(|next| !is_dash(next)).unwrap_or(text.len() - start);
            "-".to_owned()
        } else {
            character.to_string()
        };
        found.push(Token { folded, line, bytes: start..at });
    }
}

/// The end of the word that begins here.
fn word_end(text: &str, start: usize) -> usize {
    let mut rest = text[start..].char_indices().peekable();
    let mut before = ' ';
    while let Some((offset, character)) = rest.next() {
        let after = rest.peek().map(|(_, next)| *next);
        let joins = match character {
            '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '-' | '\u{2010}' | '\u{2011}' | '_' => {
                before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)
            }
            '.' | ',' | ':' => before.is_numeric() && after.is_some_and(char::is_numeric),
            _ => is_joined(character) || (character.is_alphanumeric() && !stands_alone(character)),
        };
        if !joins {
            return start + offset;
        }
        before = character;
    }
    text.len()
}

fn fold(word: &str) -> String {
    let same = |character: char| match character {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        other => other,
    };
    word.chars().filter(|character| !is_invisible(*character)).map(same).nfd().collect()
}

/// What belongs to the letter before it, or cannot be seen.
fn is_joined(character: char) -> bool {
    is_invisible(character) || unicode_normalization::char::is_combining_mark(character)
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Quotation marks and the signs of emphasis.
fn is_no_matter(character: char) -> bool {
    is_joined(character)
        || matches!(
            character,
            '"' | '\'' | '`' | '*' | '_' | '~' | '«' | '»' | '‹' | '›' | '\u{2018}'
                ..='\u{201f}' | '\u{2bc}' | '「' | '」' | '『' | '』'
        )
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Letters of scripts that set no blanks between words, and the sign for what cannot be quoted.
fn stands_alone(character: char) -> bool {
    character == OPAQUE
        || matches!(character, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
