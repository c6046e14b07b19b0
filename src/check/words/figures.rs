//! What a sentence measures. A figure is a number, or a word for one, that says how much: `180 ms`, `seven teams`, `40 %`, `twice`, `{{metric:id}}`. Numbers that
//! name something are none: `#123`, `AB-123`, `PR 12`, years and dates, times of day, versions, the marks of lists, `p99`.

mod beside;

use self::beside::{
    currency_before, half_after, is_date, is_key_prefix, is_named_by, is_number_word, is_part, is_party, is_repeated,
    minutes_after, multiple_after, previous_word, threes_after, unit_after,
};
use super::en::numbers::{FACTORS, NUMBERED, NUMBERS, PERIODS};
use crate::vocabulary::{Dimension, Figure, Quantity};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// A figure in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mention {
    /// Where it stands, its unit included.
    pub(crate) range: Range<usize>,
    /// What it amounts to.
    pub(crate) amount: Amount,
}

/// What a figure amounts to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Amount {
    /// `180 ms`, `seven teams`, `$3.5k`: two of one dimension compare by their base.
    Quantity(Quantity),
    /// `40 %`, in percent.
    Percent(f64),
    /// `half` is 0.5, `twice` 2, `3x` 3.
    Factor(f64),
    /// `dozens`, `hundreds`, `10-12`: a figure that cannot be computed with.
    Some,
    /// A figure of the ledger, `{{metric:id}}`.
    Cited,
}

impl Mention {
    /// Whether it is a part of something, or a multiple: what asks *of what*, where something has changed.
    pub(crate) fn is_relative(&self) -> bool {
        matches!(self.amount, Amount::Percent(_) | Amount::Factor(_))
    }

    /// Whether it is more than a count.
    pub(crate) fn measures(&self) -> bool {
        match &self.amount {
            Amount::Quantity(quantity) => !matches!(quantity.dimension, Dimension::Count(_)),
            Amount::Percent(_) | Amount::Factor(_) | Amount::Cited => true,
            Amount::Some => false,
        }
    }
}

/// For the first two letters of a word, the lengths of the words for numbers and multiples that begin so, a bit each: nearly no word of a text is one, and
/// each is asked for.
static LENGTHS: LazyLock<[u16; 26 * 26]> = LazyLock::new(|| {
    let mut lengths = [0; 26 * 26];
    for word in FACTORS.iter().map(|(word, _)| word).chain(NUMBERS.iter().map(|(word, _)| word)) {
        if let Some(pair) = pair(word.as_bytes()) {
            lengths[pair] |= 1 << word.len();
        }
    }
    lengths
});

/// A number for the first two letters of a word.
fn pair(word: &[u8]) -> Option<usize> {
    let letter = |at: usize| word.get(at)?.checked_sub(b'a').filter(|letter| *letter < 26).map(usize::from);
    Some(letter(0)? * 26 + letter(1)?)
}

/// Whether a word may be one for a number or a multiple.
fn may_be_number(word: &[u8]) -> bool {
    word.len() < 16 && pair(word).is_some_and(|pair| LENGTHS[pair] & 1 << word.len() != 0)
}

/// The longest id of a figure that is cited.
const LONGEST: usize = 400;

/// The figures of a text that [`plain`](super::plain()) has made, in order. Reads it once.
pub(crate) fn figures(plain: &str) -> Vec<Mention> {
    let scan = Scan { text: plain };
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(mut mention) = scan.next(at) {
        // A sign that could be of two figures is of the first.
        mention.range.start = mention.range.start.max(at);
        at = mention.range.end;
        found.push(mention);
    }
    found
}

/// A text that is searched for figures.
struct Scan<'a> {
    text: &'a str,
}

impl Scan<'_> {
    /// The first figure at or after `from`.
    fn next(&self, from: usize) -> Option<Mention> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte == b'{' && self.text[at..].starts_with("{{") {
                let near = &self.text[at..self.text.floor_char_boundary(at + LONGEST)];
                let end = near.find("}}").map_or(at + 2, |end| at + end + 2);
                return Some(Mention { range: at..end, amount: Amount::Cited });
            }
            if byte.is_ascii_digit() {
                let number = self.number(at);
                match self.counted(&number) {
                    Some(mention) => return Some(mention),
                    None => at = number.end,
                }
            } else if byte.is_ascii_alphabetic() {
                let end = word_end(bytes, at);
                let is_whole = at == 0 || !is_word(bytes[at - 1]) || from == at;
                if is_whole
                    && may_be_number(&bytes[at..end])
                    && let Some(mention) = self.worded(at..end)
                {
                    return Some(mention);
                }
                at = end;
            } else {
                at += 1;
            }
        }
        None
    }

    /// The digits from `at` on, with what may stand inside a number, a date, a time or a version.
    fn number(&self, at: usize) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let mut end = at;
        while end < bytes.len() {
            let is_inner = matches!(bytes[end], b'.' | b',' | b'\'' | b':' | b'/' | b'-')
                && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            if !bytes[end].is_ascii_digit() && !is_inner {
                break;
            }
            end += 1;
        }
        // *38 000*: a number of one to three digits, and threes behind blanks.
        let is_first = self.text[at..end].bytes().all(|byte| byte.is_ascii_digit()) && end - at <= 3;
        if is_first && bytes[at] != b'0' && !is_named_by(previous_word(&self.text[..at])) {
            end += threes_after(&self.text[end..]);
        }
        at..end
    }

    /// What a number counts, unless it names something.
    fn counted(&self, number: &Range<usize>) -> Option<Mention> {
        let text = &self.text[number.clone()];
        let (before, after) = (&self.text[..number.start], &self.text[number.end..]);
        if self.is_name(text, before, after) {
            return None;
        }
        let close = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}', '-']);
        let gap = after.len() - close.len();
        if gap <= 3 {
            if let Some(sign) = ["%", "percent", "per cent", "‰"].iter().find(|sign| close.starts_with(**sign)) {
                let range = number.start..number.end + gap + sign.len();
                return Some(Mention { range, amount: value(text).map_or(Amount::Some, Amount::Percent) });
            }
            let factor = ["x", "×", "-fold", "fold", "times"].iter().find(|sign| {
                close.strip_prefix(**sign).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
            });
            if let Some(sign) = factor.filter(|sign| **sign != "times" || !is_repeated(&close["times".len()..])) {
                let range = number.start..number.end + gap + sign.len();
                return Some(Mention { range, amount: value(text).map_or(Amount::Some, Amount::Factor) });
            }
        }
        Some(self.quantity(number.clone(), value(text).map(|_| text)))
    }

    /// A number with its currency and its unit.
    fn quantity(&self, number: Range<usize>, text: Option<&str>) -> Mention {
        let start = number.start - currency_before(&self.text[..number.start]);
        let multiple = number.end + multiple_after(&self.text[number.end..]);
        let unit = unit_after(&self.text[multiple..]);
        let range = start..multiple + unit;
        if let Some((minutes, end)) = minutes_after(&self.text[multiple..range.end], &self.text[range.end..]) {
            let whole = Figure::read(&format!("{} min", &self.text[start..range.end + minutes])).quantity;
            return Mention { range: start..range.end + end, amount: whole.map_or(Amount::Some, Amount::Quantity) };
        }
        let written = || with_capitals(&self.text[range.clone()], &self.text[number.end..range.end]);
        let amount = text.and_then(|_| Figure::read(&written()).quantity);
        Mention { range, amount: amount.map_or(Amount::Some, Amount::Quantity) }
    }

    /// Whether a number is part of a name: of a ticket, a version, a day, a place in a list.
    fn is_name(&self, text: &str, before: &str, after: &str) -> bool {
        let touching = before.chars().next_back();
        let is_key = before.ends_with('-')
            && before[..before.len() - 1].ends_with(|last: char| last.is_alphanumeric())
            && is_key_prefix(
                before[..before.len() - 1].rsplit(|part: char| !part.is_alphanumeric()).next().unwrap_or(""),
            );
        let is_inside =
            touching.is_some_and(|last| last.is_alphanumeric() || matches!(last, '#' | '!' | '_' | '§')) || is_key;
        let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|end| {
            after.strip_prefix(end).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
        });
        let is_long_name = text.contains(':') || text.matches('.').count() > 1 || text.matches(['-', '/']).count() > 1;
        let is_mark = before.trim().is_empty()
            && matches!(after.as_bytes(), [b'.' | b')'] | [b'.' | b')', b' ', ..])
            && text.len() <= 2;
        let previous = previous_word(before);
        let is_measured = unit_after(after) > 0 || after.trim_start().starts_with('%');
        let is_numbered = NUMBERED.contains(&previous) && !is_measured;
        is_inside || is_ordinal || is_long_name || is_mark || is_numbered || is_date(text, previous, before, after)
    }

    /// A word for a number, or for a multiple.
    fn worded(&self, word: Range<usize>) -> Option<Mention> {
        let text = &self.text[word.clone()];
        let is_factor = FACTORS.iter().find(|(known, _)| *known == text);
        let is_number = NUMBERS.iter().find(|(known, _)| *known == text);
        let (before, after) = (&self.text[..word.start], &self.text[word.end..]);
        let previous = previous_word(before);
        if let Some((_, factor)) = is_factor {
            // `the first half`, `next quarter`, `half-year`, `a third party`.
            let is_period = matches!(
                text,
                "half" | "quarter" | "third" | "quarters" | "halves" | "fifth" | "sixth" | "eighth" | "tenth"
            ) && (PERIODS.contains(&previous)
                || after.starts_with('-')
                || previous == "the"
                || is_party(after)
                || !is_part(previous, before, after));
            return (!is_period).then_some(Mention { range: word, amount: Amount::Factor(*factor) });
        }
        if NUMBERED.contains(&previous) || before.ends_with('-') && !is_number_word(previous) {
            return None;
        }
        let (_, number) = is_number?;
        let half = half_after(after).filter(|_| number.is_some()).unwrap_or(0);
        let number = number.map(|number| f64::from(number) + if half > 0 { 0.5 } else { 0.0 });
        let word = word.start..word.end + half;
        let after = &after[half..];
        if let Some(times) = after.strip_prefix(" times").filter(|rest| !is_repeated(rest)) {
            let range = word.start..self.text.len() - times.len();
            return Some(Mention { range, amount: number.map_or(Amount::Some, Amount::Factor) });
        }
        if let Some(percent) = [" per cent", " percent", " %"].iter().find(|sign| after.starts_with(**sign)) {
            let amount = number.map_or(Amount::Some, Amount::Percent);
            return Some(Mention { range: word.start..word.end + percent.len(), amount });
        }
        let multiple = multiple_after(after);
        let unit = multiple + unit_after(&after[multiple..]);
        let amount = number.map_or(Amount::Some, |number| {
            let written = format!("{number}{}", &self.text[word.end..word.end + unit]);
            Figure::read(&written).quantity.map_or(Amount::Some, Amount::Quantity)
        });
        Some(Mention { range: word.start..word.end + unit, amount })
    }
}

/// A figure with its unit as the ledger would have it, where that takes capitals: `460 kB`, `USD 20`.
fn with_capitals<'t>(figure: &'t str, unit: &str) -> Cow<'t, str> {
    let unit = unit.trim_start_matches(|part: char| !part.is_alphabetic());
    let bytes = unit.split('/').next().unwrap_or(unit);
    let head = &figure[..figure.len() - unit.len()];
    if CURRENCIES.contains(&unit) || CURRENCIES.iter().any(|code| head.starts_with(code)) {
        return figure.to_uppercase().into();
    }
    match bytes.strip_suffix("ib").or_else(|| bytes.strip_suffix('b')).filter(|prefix| "kmgtp".contains(prefix)) {
        Some(prefix) if !prefix.is_empty() => {
            let prefix =
                if prefix == "k" && !bytes.ends_with("ib") { prefix.to_owned() } else { prefix.to_uppercase() };
            let middle = if bytes.ends_with("ib") { "iB" } else { "B" };
            format!("{head}{prefix}{middle}{}", &unit[bytes.len()..]).into()
        }
        Some(_) | None => figure.into(),
    }
}

/// Currencies by their codes, among the units of prose.
const CURRENCIES: &[&str] = &["usd", "eur", "chf", "gbp"];

/// The number that the digits are, where they have one reading.
fn value(text: &str) -> Option<f64> {
    let plain = text.replace([',', '\'', ' ', '\u{a0}', '\u{202f}', '\u{2009}'], "");
    plain.parse().ok()
}

/// Where a word ends; a version is one, `v1.2.3`.
fn word_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while end < bytes.len() {
        let is_point = bytes[end] == b'.'
            && end > at
            && bytes[end - 1].is_ascii_digit()
            && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !is_word(bytes[end]) && !is_point {
            break;
        }
        end += 1;
    }
    end
}

/// Letters and digits; of other scripts every byte.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 128 || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    /// The figures of a sentence, as they are written.
    fn found(text: &str) -> Vec<&str> {
        figures(&plain(text)).into_iter().map(|mention| &text[mention.range]).collect()
    }

    #[test]
    fn what_measures() {
        for (text, figures) in [
            ("It went from 1.2 s to 180 ms.", vec!["1.2 s", "180 ms"]),
            ("Seven teams and two hundred people use it.", vec!["Seven", "two", "hundred"]),
            ("It is 40 % cheaper, or 40% or 40 percent.", vec!["40 %", "40%", "40 percent"]),
            (
                "It is twice as fast, 3x, 3×, three times faster in half the time.",
                vec!["twice", "3x", "3×", "three times", "half"],
            ),
            ("Costs fell by $3.5k a month, to €1,200.", vec!["$3.5k", "€1,200"]),
            ("A sub-100 ms answer for dozens of shops.", vec!["100 ms", "dozens"]),
            ("We halved it; a third of calls went.", vec!["halved", "third"]),
            ("It is at {{metric:search-p95}} now.", vec!["{{metric:search-p95}}"]),
            ("Two-thirds of builds take 10-12 min.", vec!["Two", "thirds", "10-12 min"]),
            ("2000 ms in 2025", vec!["2000 ms"]),
            ("38 000 jars, EUR 2 400 and 1 250 000 rows", vec!["38 000", "EUR 2 400", "1 250 000"]),
            ("On 12 March 400 people came, in week 12 400 more.", vec!["400", "400"]),
            (
                "Four and a half minutes, two and a half times faster",
                vec!["Four and a half minutes", "two and a half times"],
            ),
            ("2 h 15 and 3 h, from 2 h 15 min to 1h 5", vec!["2 h 15", "3 h", "2 h 15 min", "1h 5"]),
            ("In 2 h 10 people came.", vec!["2 h"]),
            ("290 thousand, two million users, 1.2 billion", vec!["290 thousand", "two million", "1.2 billion"]),
        ] {
            assert_eq!(found(text), figures, "{text}");
        }
    }

    #[test]
    fn units_that_take_capitals() {
        for (text, dimension) in [
            ("It is 460 kB now.", Dimension::Bytes),
            ("It is 12 MiB now.", Dimension::Bytes),
            ("It is 3 GB now.", Dimension::Bytes),
            ("It is USD 20 now.", Dimension::Money("USD".to_owned())),
            ("It is 20 EUR now.", Dimension::Money("EUR".to_owned())),
        ] {
            let amount = figures(&plain(text)).pop().map(|figure| figure.amount);
            assert!(matches!(&amount, Some(Amount::Quantity(it)) if it.dimension == dimension), "{text}: {amount:?}");
        }
    }

    #[test]
    fn what_names() {
        for text in [
            "See #123, AB-123, UTF-8, PR 12, PRs #14, RFC 103 and issue 9.",
            "On 14 March 2026, on March 14, since 2024, 2026-03-14, 3/14/2026, in Feb. 7.",
            "At 09:30 with v1.2.3, version 2.0 and p99.",
            "1. First",
            "In the first half, next quarter, this half-year and Q3 2025.",
            "A third party, the third option, the 2nd try, level 5, phase two.",
            "`12` and https://example.com/12 and “40 %”.",
            "Nothing is here; someone saw everyone, often.",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn no_two_figures_share_a_sign() {
        for text in ["0$0", "costs 5$6 a day", "1€2€3", "$1$2"] {
            let plain = plain(text);
            let found = figures(&plain);
            assert!(found.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start), "{text}: {found:?}");
        }
    }

    #[test]
    fn any_text_is_survived() {
        for text in
            ["", "1", "1.", ".1", "1-", "{{", "{{1", "}}", "é1é", "1é", "two-", "-two", "%", "1 %%", "١٢", "1\u{a0}000"]
        {
            let plain = plain(text);
            assert!(figures(&plain).iter().all(|mention| plain.get(mention.range.clone()).is_some()), "{text}");
        }
    }
}
