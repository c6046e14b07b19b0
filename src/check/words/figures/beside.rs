//! What stands beside a number, and so what it is: a unit, a currency, a month, or the beginning of a name.

use crate::check::words::en::numbers::{MONTHS, NUMBERED, NUMBERS, UNITS};

/// `a third of`, `half the time`, `by half`, `in half`: a part of something, and no period or rank.
pub(super) fn is_part(previous: &str, before: &str, after: &str) -> bool {
    let next = after.split_whitespace().next().unwrap_or("");
    let is_by = matches!(previous, "a" | "one") && matches!(before.split_whitespace().rev().nth(1), Some("by" | "to"));
    is_by
        || matches!(
            next,
            "of" | "the"
                | "off"
                | "less"
                | "fewer"
                | "more"
                | "as"
                | "its"
                | "their"
                | "our"
                | "that"
                | "what"
                | "a"
                | "an"
        )
        || matches!(previous, "by" | "in" | "to" | "than" | "about" | "over" | "two" | "three")
}

pub(super) fn is_party(after: &str) -> bool {
    after.trim_start().starts_with("part")
}

/// `three times a week`, `three times in May`: how often, not how much more.
pub(super) fn is_repeated(after: &str) -> bool {
    let next = after.split_whitespace().next().unwrap_or("").trim_end_matches(['.', ',', ';', ':', '!']);
    !matches!(next, "more" | "less" | "as" | "the") && !is_comparative(next)
}

/// *Faster*, *sooner*, *lighter*: a word in *-er* that compares. The others that a multiple may stand before are few.
fn is_comparative(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "after",
        "ever",
        "never",
        "over",
        "under",
        "later",
        "per",
        "other",
        "another",
        "either",
        "together",
        "whether",
        "rather",
        "however",
        "september",
        "october",
        "november",
        "december",
        "summer",
        "winter",
        "easter",
    ];
    word.ends_with("er") && word.len() > 4 && !OTHERS.contains(&word)
}

pub(super) fn is_number_word(word: &str) -> bool {
    NUMBERS.iter().any(|(known, _)| *known == word)
}

/// `CAT` of `CAT-1201`; `sub` of `sub-100 ms` is none. Letters are small by now, so that length and vowels must tell.
pub(super) fn is_key_prefix(prefix: &str) -> bool {
    !matches!(
        prefix,
        "sub"
            | "top"
            | "pre"
            | "post"
            | "mid"
            | "under"
            | "over"
            | "to"
            | "from"
            | "a"
            | "the"
            | "and"
            | "of"
            | "by"
            | "ex"
            | "non"
            | "near"
            | "plus"
    ) && prefix.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && prefix.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// How many bytes of blanks with three digits behind each a number goes on with.
pub(super) fn threes_after(after: &str) -> usize {
    let mut end = 0;
    while let Some(three) = three_after(&after[end..]) {
        end += three;
    }
    end
}

fn three_after(after: &str) -> Option<usize> {
    let rest = after.strip_prefix([' ', '\u{a0}', '\u{202f}', '\u{2009}'])?;
    let is_three = rest.len() >= 3 && rest.bytes().take(3).all(|byte| byte.is_ascii_digit());
    let goes_on = |next: char| next.is_alphanumeric() || matches!(next, '-' | '/' | ':');
    (is_three && !rest[3..].starts_with(goes_on)).then(|| after.len() - rest.len() + 3)
}

/// How many bytes of *and a half* follow a number.
pub(super) fn half_after(after: &str) -> Option<usize> {
    let rest = [" and a half", "-and-a-half"].iter().find_map(|half| after.strip_prefix(half))?;
    (!rest.starts_with(|next: char| next.is_alphanumeric())).then_some(after.len() - rest.len())
}

/// Whether a number behind a word is a name or a day, and no number goes on behind it: *week 12 400 people*.
pub(super) fn is_named_by(previous: &str) -> bool {
    NUMBERED.contains(&previous) || MONTHS.contains(&previous)
}

/// A year, a day of a month, or a date in digits. `2000 ms` is none, since its unit follows.
pub(super) fn is_date(text: &str, previous: &str, before: &str, after: &str) -> bool {
    let next = after.trim_start_matches(['.', ' ', ',']).split(|part: char| !part.is_alphabetic()).next().unwrap_or("");
    let has_unit = unit_after(after) > 0 || after.trim_start().starts_with('%') || currency_before(before) > 0;
    let is_year = |part: &str| {
        part.len() == 4
            && (part.starts_with("19") || part.starts_with("20"))
            && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_day = text.len() <= 2 && (MONTHS.contains(&next) || MONTHS.contains(&previous));
    let is_span = text.split(['-', '/']).next().is_some_and(is_year) && text.len() > 4;
    (is_year(text) && !has_unit) || is_day || is_span
}

/// How many bytes of a currency stand right before a number.
pub(super) fn currency_before(before: &str) -> usize {
    ["$", "€", "£", "¥", "usd ", "eur ", "chf ", "gbp ", "us$"]
        .iter()
        .find(|sign| before.ends_with(**sign))
        .map_or(0, |sign| sign.len())
}

/// How many bytes of a known unit, or of a multiple with a currency, follow a number.
pub(super) fn unit_after(after: &str) -> usize {
    let close = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}', '-']);
    let gap = after.len() - close.len();
    let end = close.find(|next: char| !next.is_alphabetic() && !matches!(next, '€' | '$' | '/')).unwrap_or(close.len());
    let unit = close[..end].trim_end_matches('/');
    if gap <= 3 && UNITS.contains(&unit) { gap + unit.len() } else { 0 }
}

/// How many bytes of a word follow a number that it is to be multiplied by: *290 thousand*.
pub(super) fn multiple_after(after: &str) -> usize {
    let close = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let is_whole = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '-');
    let word = ["thousand", "million", "billion"]
        .into_iter()
        .find(|word| close.strip_prefix(word).is_some_and(is_whole))
        .filter(|_| close.len() < after.len());
    word.map_or(0, |word| after.len() - close.len() + word.len())
}

/// How many bytes of minutes follow hours, *2 h 15*: to the end of the number, and to the end of their unit where they have one.
pub(super) fn minutes_after(unit: &str, after: &str) -> Option<(usize, usize)> {
    if !matches!(unit.trim_start(), "h" | "hr" | "hrs" | "hour" | "hours") {
        return None;
    }
    let close = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let digits = close.find(|next: char| !next.is_ascii_digit()).unwrap_or(close.len());
    let number = after.len() - close.len() + digits;
    let rest = &close[digits..];
    let next = rest.trim_start().split(|part: char| !part.is_alphanumeric()).next().unwrap_or("");
    let has_unit = matches!(next, "min" | "mins" | "minute" | "minutes") && unit_after(rest) > 0;
    let ends =
        rest.trim_start().is_empty() || rest.starts_with([',', ';', ')', '→']) || rest.starts_with(". ") || rest == ".";
    let goes_on =
        ["→", "->", "and", "to", "in", "on", "at", "by", "from", "before", "after", "since", "now", "instead"]
            .iter()
            .any(|word| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(word)));
    let is_minutes = (1..=2).contains(&digits) && (has_unit || ends || goes_on);
    is_minutes.then_some((number, if has_unit { number + unit_after(rest) } else { number }))
}

/// The last word before a number, with only blanks, a hash, a full stop or a hyphen between.
pub(super) fn previous_word(before: &str) -> &str {
    let before = before.trim_end_matches([' ', '#', '-', '.']);
    let start = before
        .rfind(|part: char| !part.is_alphanumeric())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    &before[start..]
}
