//! Figures in running text, kept whole: the blank between a number and its unit, or a sign and its number, is one at which no line breaks. There is one
//! such blank for all, whatever was written, so that `4.5 %` looks the same wherever it stands. Search and proof take it for the blank that it is.

use super::units;
use std::borrow::Cow;

/// The blank that does not break.
const BLANK: char = '\u{a0}';

/// Units that are no unit of the ledger, since they mean too many things to be compared, and that belong to their number all the same.
const OTHERS: &[&str] = &[
    "bn", "bps", "cm", "d", "g", "k", "kg", "km", "kW", "kWh", "l", "m", "mm", "mb", "Mb", "mg", "mil", "MW", "pp",
    "pt", "pts", "px", "W", "Wh", "°", "°C", "°F", "K", "M", "G", "Hz", "kHz", "MHz", "GHz", "thousand", "million",
    "billion", "euro", "euros", "dollar", "dollars", "points", "a.m.", "p.m.",
];

/// Words that begin a longer unit, each beside what they take from it: `12 req/s`, `180 ms,`.
fn is_unit(rest: &str) -> bool {
    let mut letters = rest.chars();
    if matches!(letters.next(), Some('%' | '‰' | '×' | '°' | '€' | '$' | '£' | '¥')) {
        return true;
    }
    let end = rest
        .find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '.' | '\'' | '’')))
        .unwrap_or(rest.len());
    let word = rest[..end].trim_end_matches(['\'', '’']);
    let known = |word: &str| OTHERS.contains(&word) || units::unit(word).is_some() || units::currency(word).is_some();
    known(word)
        || known(word.trim_end_matches('.'))
        || (rest[end..].starts_with('/') && word.len() <= 6 && !word.is_empty())
}

/// The text with its figures kept whole.
pub fn kept_whole(text: &str) -> Cow<'_, str> {
    kept_whole_after("", text)
}

/// The same for a text that stands behind another: `4.5` in bold, and ` %` behind it.
pub fn kept_whole_after<'a>(before: &str, text: &'a str) -> Cow<'a, str> {
    let begins_inside = before.ends_with(is_of_number) && text.starts_with(is_blank);
    if !begins_inside && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let mut whole = String::new();
    let mut written = 0;
    // Each blank begins with one of three bytes, so that most letters need not be looked at.
    let starts = memchr::memchr3_iter(b' ', 0xc2, 0xe2, text.as_bytes());
    let letters = starts.filter_map(|at| Some((at, text[at..].chars().next()?)));
    for (at, blank) in letters.filter(|(_, letter)| is_blank(*letter)) {
        let rest = &text[at + blank.len_utf8()..];
        let joins = joins(if at == 0 { before } else { &text[..at] }, rest);
        if joins && blank != BLANK {
            whole.push_str(&text[written..at]);
            whole.push(BLANK);
            written = at + blank.len_utf8();
        }
    }
    if written == 0 {
        return Cow::Borrowed(text);
    }
    whole.push_str(&text[written..]);
    Cow::Owned(whole)
}

/// Whether a blank between these belongs to a figure.
pub fn joins(before: &str, rest: &str) -> bool {
    let number_follows = rest.starts_with(|letter: char| letter.is_ascii_digit());
    if before.ends_with(is_of_number) {
        return is_unit(rest) || (number_follows && is_group(before, rest));
    }
    number_follows && is_before_number(before)
}

/// Whether what ends here is a sign or a currency that stands before its number: `< 1 %`, `CHF 3000`.
fn is_before_number(before: &str) -> bool {
    let word = before.rsplit(|letter: char| letter.is_whitespace() || letter == '(').next().unwrap_or_default();
    matches!(word, "<" | ">" | "≤" | "≥" | "≈" | "~" | "±" | "<=" | ">=" | "$" | "€" | "£" | "¥" | "§" | "#")
        || (word.len() == 3 && units::currency(word).is_some())
}

/// Whether a number goes on behind the blank, in groups of three.
fn is_group(before: &str, rest: &str) -> bool {
    let digit = |letter: &char| letter.is_ascii_digit();
    let last = before.chars().rev().take_while(digit).count();
    let next = rest.chars().take_while(digit).count();
    (1..=3).contains(&last)
        && next == 3
        && !before.trim_end_matches(|letter: char| letter.is_ascii_digit()).ends_with(['-', '/'])
}

fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// Blanks that people write in figures: plain, narrow, thin, and those that do not break already.
fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// With `_` for the blank that does not break.
    fn shown(text: &str) -> String {
        kept_whole(text).replace(BLANK, "_")
    }

    #[test]
    fn no_figure_is_parted_from_its_unit_or_sign() {
        let texts = [
            ("from 4.5 % to 0.9 %.", "from 4.5_% to 0.9_%."),
            ("\u{2212}79\u{202f}% and 4.5\u{2009}%", "\u{2212}79_% and 4.5_%"),
            ("180 ms, then 1.2 s", "180_ms, then 1.2_s"),
            ("(38 min) in 13 weeks", "(38_min) in 13_weeks"),
            ("12 req/s of 41 000 USD", "12_req/s of 41_000_USD"),
            ("$24.6k/month, € 5, CHF 3000", "$24.6k/month, €_5, CHF_3000"),
            ("< 1 % or ≈ 3", "<_1_% or ≈_3"),
            ("3 times as many", "3 times as many"),
            ("In 2025 180 people came", "In 2025 180 people came"),
            ("2025-07 180 people", "2025-07 180 people"),
            ("a b c", "a b c"),
            ("9 of 12 people", "9 of 12 people"),
            ("as of 2026 and on", "as of 2026 and on"),
        ];
        for (text, expected) in texts {
            assert_eq!(shown(text), expected);
        }
        assert_eq!(kept_whole_after("4.5", " % of all"), "\u{a0}% of all");
        assert_eq!(kept_whole_after("4.5,", " % of all"), " % of all");
    }

    proptest! {
        #[test]
        fn only_blanks_change(text in "[0-9a-z%.,<€ \u{a0}\u{202f}]{0,40}") {
            let plain = |text: &str| text.replace(is_blank, " ");
            prop_assert_eq!(plain(&kept_whole(&text)), plain(&text));
            let once = kept_whole(&text).into_owned();
            prop_assert_eq!(kept_whole(&once), once.as_str());
        }
    }
}
