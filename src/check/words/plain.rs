//! A text without what is nobody's prose. Code, quoted words, addresses, paths and names of programs are blanked byte for byte, and letters are made small, so
//! that every place in what is left is the place in the text.

use std::ops::Range;

/// The longest quotation that is looked for: without an end near by, a quotation mark is an inch or a slip.
const LONGEST_QUOTE: usize = 400;

/// The text in small letters, the same length, with blanks for code, quoted words, addresses and such names; of a figure that is cited, only `{{ }}` stays.
pub(crate) fn plain(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    // Most texts have none of these marks.
    let has = |mark: u8| memchr::memchr(mark, text.as_bytes()).is_some();
    if has(b'{') {
        between(text, "{{", "}}", &mut bytes, false);
    }
    if has(b'`') {
        between(text, "`", "`", &mut bytes, true);
    }
    if has(b'"') || !text.is_ascii() {
        for (open, close) in [("“", "”"), ("\"", "\""), ("«", "»"), ("„", "“")] {
            between(text, open, close, &mut bytes, true);
        }
    }
    let mut done = 0;
    while let Some(mark) = bytes[done..].iter().position(|byte| IN_ADDRESSES[usize::from(*byte)]) {
        let word = word_round(text, done + mark);
        done = word.end;
        if is_address(&text[word.clone()]) {
            let end = word.start + text[word.clone()].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '>']).len();
            bytes[word.start..end].fill(b' ');
        }
    }
    bytes.make_ascii_lowercase();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Blanks what stands between two marks, and the marks themselves where `all` of it goes.
fn between(text: &str, open: &str, close: &str, bytes: &mut [u8], all: bool) {
    let mut at = 0;
    while let Some(start) = text[at..].find(open).map(|start| at + start) {
        let inside = start + open.len();
        let near = &text[inside..text.floor_char_boundary(inside + LONGEST_QUOTE)];
        let Some(end) = near.find(close).map(|end| inside + end) else {
            at = inside;
            continue;
        };
        let blank = if all { start..end + close.len() } else { inside..end };
        bytes[blank].fill(b' ');
        at = end + close.len();
    }
}

/// What stands between the blanks round a place.
fn word_round(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].trim_end_matches(|letter: char| !letter.is_whitespace()).len();
    start..text[at..].find(char::is_whitespace).map_or(text.len(), |blank| at + blank)
}

/// The bytes of which every address has one.
const IN_ADDRESSES: [bool; 256] = {
    let (mut is_in, marks, mut nth) = ([false; 256], b"/:@_(.", 0);
    while nth < marks.len() {
        is_in[marks[nth] as usize] = true;
        nth += 1;
    }
    is_in
};

/// An address, a path, or the name of something in a program. `and/or` and `12 req/s` are words.
fn is_address(word: &str) -> bool {
    // The end of a sentence is the most common of all that are none.
    if word.strip_suffix('.').is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        return false;
    }
    let is_web = word.contains("://") || word.trim_start_matches(['(', '<']).starts_with("www.");
    let is_mail = word.find('@').is_some_and(|at| at > 0 && word[at..].contains('.'));
    let has_ending = word
        .as_bytes()
        .windows(3)
        .any(|part| part[1] == b'.' && part[0].is_ascii_alphabetic() && part[2].is_ascii_alphabetic());
    let is_path = word.contains('/') && (word.matches('/').count() > 2 || has_ending);
    let is_program = word.contains("::")
        || word.contains("()")
        || (word.contains('_') && !word.starts_with('_') && !word.ends_with('_'));
    is_web || is_mail || is_path || is_program
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(text: &str) -> String {
        let plain = plain(text);
        assert_eq!(plain.len(), text.len(), "{text}");
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_nobodys_prose_is_blank() {
        assert_eq!(
            words_of("See https://example.com/massively-faster (or www.a.b), it is fast."),
            "see (or ), it is fast."
        );
        assert_eq!(words_of("He wrote “it will ship soon” and `will_ship()` and left."), "he wrote and and left.");
        assert_eq!(words_of("Ask kim@example.com about src/very/much.rs or a::b or snake_case."), "ask about or or .");
        assert_eq!(
            words_of("It is {{metric:massively-faster}} now, and/or 12 req/s."),
            "it is {{ }} now, and/or 12 req/s."
        );
    }

    #[test]
    fn a_mark_without_an_end_takes_nothing() {
        assert_eq!(words_of("A 12\" disk, and a tick ` alone, Größe"), "a 12\" disk, and a tick ` alone, größe");
        assert_eq!(words_of(&format!("“{}", "a ".repeat(400))), format!("“{}", "a ".repeat(400)).trim());
    }
}
