//! What a text holds of the template that it was written into: brackets that wait to be filled in, orders, choices that were to be struck out.

use super::words::left_over::{
    ASKED, ASKS, ATTRIBUTES, BESIDE, COUNTS, FORMS, GAPS, INSERTS, INSTRUCTIONS, LATER, LEFT, LENGTHS, LOREM, NAMES,
    OBJECTS, OPENING, ORDERS, WHOLE, WRITES,
};
use std::ops::Range;

/// How many words a label has at the most.
const LABEL: usize = 8;

/// The longest placeholder that is looked at, in bytes.
const LONGEST: usize = 300;

/// What of a text waits to be filled in, or tells how: in the order of places, none inside of another.
pub(super) fn left_over(text: &str) -> Vec<Range<usize>> {
    let is_left = |bracket: &str| is_asking(bracket) || is_named(bracket) || is_order(&bracket[1..bracket.len() - 1]);
    let asked = brackets(text).filter(|range| is_left(&text[range.clone()]));
    let mut found: Vec<Range<usize>> = asked
        .chain(words(text))
        .chain(enclosed(text))
        .chain(choices(text))
        .chain(instruction(text))
        .chain(blanks(text))
        .collect();
    found.sort_by_key(|range| range.start);
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// *Explain in two or three sentences why …*: what a form asks, and how long the answer is to be.
fn instruction(text: &str) -> Option<Range<usize>> {
    let first = text.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    if !INSTRUCTIONS.iter().any(|order| order.eq_ignore_ascii_case(first)) {
        return None;
    }
    // A short form such as *max.* ends nothing.
    let ends = text.match_indices(['.', '?', '!', '\n']).map(|(at, _)| at + 1);
    let is_end =
        |at: &usize| text[*at..].trim_start_matches(' ').chars().next().is_none_or(|next| !next.is_ascii_digit());
    let sentence = &text[..ends.into_iter().find(is_end).unwrap_or(text.len())];
    let words: Vec<String> = sentence.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase).collect();
    let is_number =
        |word: &str| COUNTS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty();
    let asks_length = words.windows(2).any(|pair| is_number(&pair[0]) && LENGTHS.contains(&pair[1].as_str()));
    let is_answer = words.iter().any(|word| matches!(word.as_str(), "i" | "my" | "we" | "our"));
    (asks_length && !is_answer).then_some(0..sentence.len())
}

/// `[insert quote]`, `[add the figure here]`, `[Ana's words go here]`: an order in small letters, or what belongs there.
fn is_order(inside: &str) -> bool {
    let is_alone = ["insert ", "fill in", "placeholder", "to be filled", "to be added"]
        .iter()
        .any(|order| inside.starts_with(order));
    let is_asked =
        ORDERS.iter().any(|order| inside.starts_with(order)) && ASKED.iter().any(|asked| inside.contains(asked));
    let is_place = ["go", "goes", "comes", "belongs"]
        .iter()
        .any(|verb| inside.strip_suffix(" here").is_some_and(|rest| rest.ends_with(&format!(" {verb}"))));
    (is_alone || is_asked || is_place) && inside.split_whitespace().count() <= 8
        || is_gap(inside)
        || is_imperative(inside)
}

/// `[Insert two or three examples of what was moved]`: a verb that asks for words, with or without a capital, and what of.
fn is_imperative(inside: &str) -> bool {
    let mut words = inside.split_whitespace().map(str::to_lowercase);
    let (Some(verb), Some(object)) = (words.next(), words.next()) else { return false };
    let asks = |verbs: &[&str]| verbs.contains(&verb.as_str());
    asks(INSERTS) || asks(WRITES) && words.next().is_some() && OBJECTS.contains(&object.as_str())
}

/// `[names, once Ravi has asked them]`, `[figure to come]`: what belongs there, and that it comes later.
fn is_gap(inside: &str) -> bool {
    let gap = GAPS.iter().find_map(|gap| inside.strip_prefix(gap)).unwrap_or("");
    LATER.iter().any(|later| gap.starts_with(later)) && gap.split_whitespace().count() <= 8
}

/// `[…]` that begins with a capital or is an order, brackets included.
pub(super) fn brackets(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr_iter(b'[', text.as_bytes()).filter_map(|start| {
        let near = &text[start..text.floor_char_boundary(start + LONGEST)];
        let end = start + near.find(']')? + 1;
        let inside = &text[start + 1..end - 1];
        let is_plain = (inside.starts_with(char::is_uppercase) || is_order(inside)) && !inside.contains('[');
        (is_plain && !text[end..].starts_with(['(', '['])).then_some(start..end)
    })
}

/// `(add numbers here)`, `<your team>`.
pub(super) fn enclosed(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr2_iter(b'(', b'<', text.as_bytes()).filter_map(|start| {
        let is_round = text.as_bytes()[start] == b'(';
        let near = &text[start..text.floor_char_boundary(start + LONGEST)];
        let end = start + near.find(if is_round { ')' } else { '>' })? + 1;
        let written = &text[start + 1..end - 1];
        let inside = written.trim().to_lowercase();
        let is_left = if is_round {
            let is_order =
                ORDERS.iter().any(|order| inside.starts_with(order)) && inside.split_whitespace().count() <= 8;
            is_whole(text, start, end, &inside)
                || is_order && (inside.ends_with("...") || ASKED.iter().any(|asked| inside.contains(asked)))
        } else {
            // `Map<Name>` is a type.
            !text[..start].ends_with(char::is_alphanumeric) && is_prompt(&inside, inside.len() == written.len())
        };
        is_left.then_some(start..end)
    })
}

/// What stands in `<…>` and is neither an element of HTML, nor an address, nor one side of an inequality: an order, a name of what belongs there, or a clause of three words and more.
fn is_prompt(inside: &str, is_close: bool) -> bool {
    let count = inside.split_whitespace().count();
    let (first, ends_asking) = (inside.chars().next(), inside.ends_with(['?', '…']) || inside.ends_with("..."));
    let mut attributes = inside.split_whitespace().skip(1).peekable();
    let is_element = attributes.peek().is_some() && attributes.all(|word| ATTRIBUTES.contains(&word));
    if !first.is_some_and(char::is_alphabetic) || inside.contains(['/', '@', '=', '&', '<', '{']) || is_element {
        return false;
    }
    let is_order = ORDERS.iter().any(|order| inside.starts_with(order)) || is_gap(inside) || ends_asking;
    let is_clause = is_close && count >= 3 && !inside.contains(':');
    is_order || is_clause || count <= 4 && !inside.contains(':') && is_named(inside)
}

/// `Date of submission (…)`, `(delete as appropriate)`. Dots in brackets within a sentence are words left out of a quotation.
fn is_whole(text: &str, start: usize, end: usize, inside: &str) -> bool {
    let is_label = || {
        let (label, rest) = line_around(text, start..end);
        rest.trim_matches([' ', ':', '.']).is_empty()
            && !label.contains(['"', '“', '”'])
            && (1..=LABEL).contains(&label.split_whitespace().count())
    };
    WHOLE.contains(&inside) && (!inside.starts_with(['…', '.']) || is_label())
}

/// `promotion/retention`, of which one was to be struck out: in a heading or another short line, where no word follows that both describe (*the promotion/retention
/// committee*); of other choices only behind a colon, as forms have them.
fn choices(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr_iter(b'/', text.as_bytes()).filter_map(|slash| {
        let is_part = |character: char| character.is_alphanumeric() || character == '-';
        let start = text[..slash]
            .rfind(|character| !is_part(character))
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let rest = &text[slash + 1..];
        let end = slash + 1 + rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        let pair = [text[start..slash].to_lowercase(), text[slash + 1..end].to_lowercase()];
        let is_pair = |(one, other): &(&str, &str)| {
            (*one == pair[0] && *other == pair[1]) || (*one == pair[1] && *other == pair[0])
        };
        let (is_asked, is_in_form) = (ASKS.iter().any(&is_pair), FORMS.iter().any(is_pair));
        if !is_asked && !is_in_form {
            return None;
        }
        let (line, after) = line_around(text, start..end);
        if line.ends_with('/') || after.starts_with('/') {
            return None;
        }
        let next = after.split_whitespace().next().unwrap_or_default();
        let ends = !after.starts_with(' ')
            || next.is_empty()
            || BESIDE.contains(&next)
            || !next.starts_with(char::is_alphabetic);
        let is_short = (line.split_whitespace().count() + after.split_whitespace().count()) <= LABEL;
        let is_left =
            is_asked && ends && is_short || is_in_form && line.trim_end().ends_with(':') && after.trim().is_empty();
        is_left.then_some(start..end)
    })
}

/// `Checked by ______ on ______`: lines and dots that are written upon, where a word would stand. `__init__`, `a___b` and `___loud___` are none.
fn blanks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '`' | '*');
    [("___", '_'), ("......", '.'), ("………", '…')].into_iter().flat_map(move |(least, sign)| {
        let mut done = 0;
        text.match_indices(least).filter_map(move |(start, _)| {
            let end = start + text[start..].find(|other| other != sign).unwrap_or(text.len() - start);
            let is_first = start >= done;
            done = done.max(end);
            // A sentence that trails off is no form.
            let before = text[..start].chars().next_back();
            let is_blank = !text[end..].starts_with(is_part)
                && before.is_none_or(|last| !is_part(last) && !matches!(last, '?' | '!' | '"'));
            (is_first && is_blank).then_some(start..end)
        })
    })
}

/// What stands on the same line before and after some words; of a long line, what is near.
fn line_around(text: &str, words: Range<usize>) -> (&str, &str) {
    let before = &text[text.ceil_char_boundary(words.start.saturating_sub(LONGEST))..words.start];
    let after = &text[words.end..text.floor_char_boundary(words.end + LONGEST)];
    (before.rsplit('\n').next().unwrap_or_default(), after.split('\n').next().unwrap_or_default())
}

/// `[What was the problem? …]`.
pub(super) fn is_asking(bracket: &str) -> bool {
    bracket.ends_with("?]") || bracket.ends_with("…]") || bracket.ends_with("...]")
}

/// `[Name]`, `[Your team]`.
fn is_named(bracket: &str) -> bool {
    let inside = bracket.trim_matches(['[', ']']).to_lowercase();
    let mut words = inside.split_whitespace();
    words.clone().count() <= 5
        && words.any(|word| NAMES.contains(&word))
        && !inside.contains(|character: char| character.is_ascii_digit())
}

fn words(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut is_inside) = (Vec::new(), false);
    for (at, byte) in text.bytes().enumerate() {
        // Every byte of every note comes by here: only what begins with one of their letters, and is not inside a word, is looked at.
        if !is_inside && matches!(byte, b'F' | b'L' | b'T' | b'X' | b'Y' | b'l' | b'x') {
            found.extend(word(text, at));
        }
        is_inside = IS_PART[usize::from(byte)];
    }
    found
}

/// Whether a byte is a letter, a digit or `_` by itself, so that no word begins after it.
const IS_PART: [bool; 256] = {
    let (mut is_part, mut byte) = ([false; 256], 0);
    while byte < 128 {
        is_part[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    is_part
};

/// The word that begins here, if it is one that is left over.
fn word(text: &str, start: usize) -> Option<Range<usize>> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    if text[..start].ends_with(is_part) {
        return None;
    }
    let rest = &text[start..];
    if rest.get(..LOREM.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(LOREM)) {
        return Some(start..start + LOREM.len());
    }
    let word = &rest[..rest.find(|character| !is_part(character)).unwrap_or(rest.len())];
    let opens = text[..start].trim().is_empty() || rest[word.len()..].starts_with(':');
    let is_left = LEFT.contains(&word) || (opens && OPENING.contains(&word));
    is_left.then_some(start..start + word.len())
}
