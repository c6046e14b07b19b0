//! Where sentences end. There is one splitter, so that two rules never disagree about what *the same sentence* is. A sentence ends at `.`, `!`, `?` or `…` with
//! a blank behind it and something that can begin one after that; what stands before the blank may be an abbreviation, an initial or the number of an item
//! instead. A sentence that is not cut where it should be costs a guard its effect, one that is cut in two costs a rule its reason: in doubt there is no cut.

use std::ops::Range;

/// Abbreviations that never end a sentence. Case matters: `ms`, `min` and `s` are units and may. Collected from prose about work, and from the lists of
/// abbreviations in style guides.
const NEVER_LAST: &[&str] = &[
    "e.g", "eg", "i.e", "ie", "vs", "cf", "approx", "resp", "Dr", "Mr", "Mrs", "Ms", "Mx", "Prof", "St", "al", "ca",
    "incl", "excl", "esp", "viz", "aka", "a.k.a", "Rev", "Hon", "Gen", "Messrs",
];

/// Abbreviations that stand before a number: `No. 7`, `Fig. 3`, `Feb. 7`. Elsewhere they may end a sentence.
const BEFORE_NUMBER: &[&str] = &[
    "No", "no", "Nos", "nos", "Nr", "Fig", "fig", "Figs", "figs", "p", "pp", "Vol", "vol", "Sec", "sec", "Ch", "ch",
    "Art", "Eq", "Ref", "Tab", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "max", "min", "est",
];

/// What may end a sentence or stand in the middle of a name: it ends one where a word follows that begins one.
const IN_NAMES: &[&str] = &["Inc", "Ltd", "Co", "Corp", "Jr", "Sr", "Bros", "Dept", "a.m", "p.m"];

/// Words that begin a sentence and are no name.
const STARTERS: &[&str] = &[
    "The", "A", "An", "It", "We", "I", "He", "She", "They", "You", "This", "That", "These", "Those", "There", "In",
    "On", "At", "For", "From", "With", "When", "While", "After", "Before", "Since", "As", "If", "But", "And", "So",
    "Then", "Now", "Our", "My", "His", "Her", "Their", "Its", "No", "Not", "All", "Both", "Each", "One", "Two",
    "Three", "Later", "Today", "To", "By", "Because", "Nobody", "Everyone", "What", "Who", "How", "Why", "Some",
    "Most", "Within", "Nothing",
];

/// The sentences of a text, in order, without the blanks round them. Reads the text once, whatever is in it.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(mark) = text.as_bytes()[at..].iter().position(|byte| MAY_END[usize::from(*byte)]) {
        at += mark;
        let rest = &text[at..];
        let Some(character) = rest.chars().next() else { break };
        at += character.len_utf8();
        let end = match character {
            '\n' => Some(at - 1),
            '。' | '！' | '？' => Some(at),
            '.' | '!' | '?' | '…' => {
                let mark = text.len() - rest.trim_start_matches(['.', '!', '?', '…']).len();
                let end = text.len() - text[mark..].trim_start_matches(is_closing).len();
                let marks = at - character.len_utf8()..mark;
                at = end;
                ends(text, start, marks, end).then_some(end)
            }
            _ => None,
        };
        if let Some(end) = end {
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

/// Whether a byte is the first of a mark that may end a sentence. Nearly no byte of a text is.
const MAY_END: [bool; 256] = {
    let (mut may_end, marks, mut nth) = ([false; 256], "\n.!?".as_bytes(), 0);
    while nth < marks.len() {
        may_end[marks[nth] as usize] = true;
        nth += 1;
    }
    // The first bytes of `…`, of `。`, and of `！` and `？`.
    may_end[0xe2] = true;
    may_end[0xe3] = true;
    may_end[0xef] = true;
    may_end
};

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let piece = &text[range.clone()];
    let words = piece.trim();
    if words.chars().any(char::is_alphanumeric) {
        let start = range.start + (piece.len() - piece.trim_start().len());
        found.push(start..start + words.len());
    }
}

fn is_closing(character: char) -> bool {
    matches!(character, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_')
}

fn is_opening(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '‘' | '„' | '«' | '(' | '[' | '`' | '*' | '_' | '¿' | '¡')
}

/// Whether a sentence that began at `start` ends with the marks in `mark`, `end` being where the quotes and brackets behind them end.
fn ends(text: &str, start: usize, mark: Range<usize>, end: usize) -> bool {
    let rest = &text[end..];
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let next = rest.trim_start().trim_start_matches(is_opening);
    let Some(first) = next.chars().next() else { return true };
    let before = last_word(&text[start..mark.start]);
    let is_stop = &text[mark.clone()] == ".";
    if first.is_lowercase() {
        // `… owns it now. pallet-x follows.`: a name that is written small.
        let is_word = before.len() > 2 && before.chars().all(char::is_alphabetic);
        return is_stop && is_word && !is_abbreviation(before) && is_small_name(first_word(next));
    }
    if !is_stop {
        return true;
    }
    let is_item = before.len() <= 3 && before.bytes().all(|byte| byte.is_ascii_digit());
    if is_item && text[start..mark.start].trim_start().trim_start_matches(is_opening) == before {
        return false;
    }
    let follows = first_word(next);
    if NEVER_LAST.contains(&before) {
        return false;
    }
    if BEFORE_NUMBER.contains(&before) && first.is_numeric() {
        return false;
    }
    if is_initial(before) || IN_NAMES.contains(&before) {
        return STARTERS.contains(&follows) && !next[follows.len()..].starts_with('.');
    }
    true
}

/// The word that a text ends with, without what opens it.
fn last_word(text: &str) -> &str {
    let start =
        text.rfind(char::is_whitespace).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text[start..].trim_start_matches(is_opening)
}

/// The word that a text begins with. No more than a few letters are looked at: no word that matters here is longer.
fn first_word(text: &str) -> &str {
    let near = &text[..text.floor_char_boundary(40)];
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | ':' | '’' | '\'');
    &near[..near.find(|character| !is_part(character)).unwrap_or(near.len())]
}

/// `pallet-x`, `iOS`, `snake_case`, `a::b`, `p99`: no plain word, and so perhaps the first of a sentence.
fn is_small_name(word: &str) -> bool {
    let parts = word.split('-').count();
    let is_short_end = parts == 2 && word.rsplit('-').next().is_some_and(|end| end.len() <= 2);
    is_short_end
        || word.contains("::")
        || word.contains('_')
        || word.chars().any(|letter| letter.is_uppercase() || letter.is_numeric())
}

fn is_abbreviation(word: &str) -> bool {
    NEVER_LAST.contains(&word) || BEFORE_NUMBER.contains(&word) || IN_NAMES.contains(&word) || word == "etc"
}

/// `J` or `U.S`.
fn is_initial(word: &str) -> bool {
    !word.is_empty()
        && word.split('.').all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_uppercase()))
}
