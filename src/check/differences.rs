//! A difference that a sentence tells, *1.7 seconds faster*, and what it comes to over many, *27 hours over 730 runs*, where the figures beside it or the ledger make it another.

use super::added_up::rounding;
use super::ledger::{Known, Told, quantity};
use super::words::{Amount, Mention, Said, Tokens};
use crate::vocabulary::{Dimension, Quantity};
use std::ops::Range;

/// What stands behind the size of a difference.
const MORE_OR_LESS: &str =
    "less fewer more shorter lower cheaper faster quicker smaller higher longer sooner earlier slower lighter heavier";

/// How far a difference may be from what it should be, as a part of that: people round. Farther off than by [`OTHER`] times it is one of something else.
const ROUNDED: f64 = 0.06;
const OTHER: f64 = 2.0;

/// The same of what it comes to over many.
const OTHER_OF_MANY: f64 = 3.0;

/// Where a difference stands, and what it should be, in words.
pub(super) struct Difference {
    pub(super) range: Range<usize>,
    pub(super) meant: String,
}

/// Whether a sentence may tell a difference, or time that was won: what is quick to see.
pub(super) fn may_tell(said: &Said<'_>) -> bool {
    let is_time = |figure: &Mention| quantity(figure).is_some_and(|it| it.dimension == Dimension::Time);
    said.figures().len() == 2 && said.figures().iter().any(is_time) || sizes(said).next().is_some()
}

/// The sizes of differences in a sentence.
fn sizes<'p>(said: &'p Said<'_>) -> impl Iterator<Item = (&'p Mention, &'p Quantity)> {
    let plain = said.plain();
    let is_cited = said.figures().iter().any(|figure| figure.amount == Amount::Cited);
    said.figures().iter().filter_map(|figure| Some((figure, quantity(figure)?))).filter(move |(figure, it)| {
        !matches!(it.dimension, Dimension::Count(_)) && !it.is_about && is_size(plain, &figure.range, is_cited)
    })
}

/// *1.7 s less*, *by 1.7 s*, *saves 1.7 s*; beside a figure of the ledger also *that's 1.7 s*.
fn is_size(plain: &str, range: &Range<usize>, is_cited: bool) -> bool {
    let (before, behind) = (Tokens::of(near(plain, range.start)), Tokens::of(&plain[range.end..]));
    let is_of = |list: &str, word: &str| list.split(' ').any(|known| known == word);
    let last = |nth: usize| before.len().checked_sub(nth).map_or("", |nth| before.word(nth));
    let touches = plain[range.end..].starts_with([' ', '\u{a0}', '\u{202f}', '-']);
    let is_more = touches && is_of(MORE_OR_LESS, behind.word(0));
    let is_than = behind.word(1) == "than" && !matches!(behind.word(2), "before" | "it" | "they");
    let is_by = last(1) == "by"
        || last(1).starts_with("sav")
        || last(2).starts_with("sav") && is_of("us me them everyone the", last(1));
    let is_that = is_cited
        && (is_of("that's that’s which's which’s", last(1)) || last(1) == "is" && is_of("that which this", last(2)));
    // *By 40 minutes a week*: of many.
    let is_each = matches!(behind.word(0), "a" | "an" | "per" | "every" | "in" | "over") && !is_more;
    (is_more && !is_than || is_by || is_that) && !is_each
}

/// The end of what stands before a place.
fn near(plain: &str, at: usize) -> &str {
    &plain[plain.floor_char_boundary(at.saturating_sub(40))..at]
}

/// The first difference of a sentence that does not follow from the change that it tells.
pub(super) fn other_than_told(said: &Said<'_>, told: &Told) -> Option<Difference> {
    let (before, after) = (quantity(&told.before)?, quantity(&told.after)?);
    let is_outside = |range: &Range<usize>| range.end <= told.range.start || range.start >= told.range.end;
    let plain = said.plain();
    let is_of_it = |range: &Range<usize>| {
        let end = range.start.max(told.range.end);
        let between = Tokens::of(&plain[told.range.end..end]);
        let mut breaks =
            (0..between.len()).filter(|nth| matches!(between.word(*nth), "and" | "but" | "while" | "whereas"));
        breaks.next_back().is_none_or(|nth| {
            matches!(between.word(nth + 1), "so" | "that" | "it" | "thus" | "hence" | "which" | "each")
        })
    };
    let mut outside = sizes(said).filter(|(figure, _)| is_outside(&figure.range) && is_of_it(&figure.range));
    outside.find_map(|(figure, size)| other(said, figure, size, (before, after), (1.0, OTHER)))
}

/// The first difference of a sentence that does not follow from a figure of the ledger that it cites or speaks of, with that figure.
pub(super) fn other_than_known<'k>(said: &Said<'_>, known: &[Known<'k>]) -> Option<(Difference, Known<'k>)> {
    sizes(said).find_map(|(figure, size)| {
        let cited = || {
            let mut cited = said.figures().iter().filter(|figure| figure.amount == Amount::Cited);
            cited.find_map(|cited| {
                let text = said.words(cited.range.clone());
                known.iter().find(|known| text.contains(&format!(":{}", known.metric.id.value)))
            })
        };
        let mut spoken =
            known.iter().filter(|it| it.after.dimension == size.dimension && it.is_named_in(said.plain(), 2));
        let meant = cited().or_else(|| spoken.next())?;
        let found = other(said, figure, size, (meant.before, meant.after), (1.0, OTHER))?;
        Some((found, *meant))
    })
}

/// Time that is won over so many of what the ledger measures one of, *27 hours over 730 runs*, and is not so many times the difference.
pub(super) fn other_than_many<'k>(said: &Said<'_>, known: &[Known<'k>]) -> Option<(Difference, Known<'k>)> {
    let plain = said.plain();
    let [one, two] = said.figures() else { return None };
    let (many, won) = if quantity(one)?.dimension == Dimension::Time { (two, one) } else { (one, two) };
    let (count, size) = (quantity(many)?, quantity(won)?);
    let is_won = Tokens::of(near(plain, won.range.start)).words().last().is_some_and(|word| {
        matches!(word, "another" | "further" | "extra" | "for" | "of" | "us" | "by") || word.starts_with("sav")
    }) && WON.iter().any(|word| plain.contains(word));
    let thing = Tokens::of(&plain[many.range.end..]);
    let is_of = |known: &&Known<'_>| {
        let name = known.metric.name.value.to_lowercase();
        let says = |word: &str| word.len() > 3 && name.contains(word.trim_end_matches('s'));
        known.after.dimension == Dimension::Time && (says(thing.word(0)) || says(thing.word(1)))
    };
    let is_count = matches!(count.dimension, Dimension::Count(_)) && count.number > 2.0;
    let meant = known.iter().filter(|_| is_won && is_count && size.dimension == Dimension::Time).find(is_of)?;
    let times = |end: &Quantity| (end.base * count.number - size.base).abs() <= size.base * ROUNDED;
    let is_whole = times(meant.before) || times(meant.after);
    let found = other(said, won, size, (meant.before, meant.after), (count.number, OTHER_OF_MANY))?;
    (!is_whole).then_some((found, *meant))
}

/// Beginnings of what says that time was won.
const WON: &[&str] = &["free", "sav", "spare", "win", "won ", "gain", "less", "fewer", "back"];

/// A size that so many times the difference of two figures is not, and that is not one of something else.
fn other(
    said: &Said<'_>,
    figure: &Mention,
    size: &Quantity,
    (before, after): (&Quantity, &Quantity),
    (times, farthest): (f64, f64),
) -> Option<Difference> {
    let unit = size.base / size.number;
    let meant = (before.base - after.base).abs() * times;
    let is_of_one = size.dimension == before.dimension && size.dimension == after.dimension && unit.is_finite();
    let is_end = [before, after].iter().any(|end| (end.base - size.base).abs() <= end.base.abs() * 0.01);
    if !is_of_one || is_end || meant == 0.0 || before.is_about || after.is_about {
        return None;
    }
    // What was rounded before it was taken from another.
    let ends = [before, after]
        .into_iter()
        .map(|end| rounding(&end.number.to_string()).min(end.number * 0.02) * end.base / end.number);
    let allowed = (rounding(&said.plain()[figure.range.clone()]) * unit).min(meant * 0.1) + ends.sum::<f64>() * times;
    let ratio = size.base / meant;
    let is_near = (size.base - meant).abs() <= allowed.max(meant * ROUNDED);
    let is_of_it = ratio > 1.0 / farthest && ratio < farthest;
    (!is_near && is_of_it).then(|| {
        let number = meant / unit;
        let digits = if number < 10.0 { 10.0 } else { 1.0 };
        let words = said.words(figure.range.clone());
        let written = words.trim_start_matches(|part: char| part.is_alphabetic() || matches!(part, '€' | '$' | '£'));
        let behind = written.trim_start_matches(|part: char| part.is_ascii_digit() || matches!(part, '.' | ','));
        Difference { range: figure.range.clone(), meant: format!("{}{behind}", (number * digits).round() / digits) }
    })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::{found, marked};

    const RULE: &str = "metric-arithmetic";

    #[test]
    fn a_difference_beside_its_figures() {
        let rule = crate::diagnostic::code::METRIC_ARITHMETIC;
        for (body, words) in [
            ("A start went from 4.2 s to 2.9 s, 1.7 seconds faster.", &["1.7 seconds"][..]),
            ("The walk went from 14 minutes to 9 minutes, and so is 7 minutes shorter.", &["7 minutes"]),
            ("The roll came down from 9 kg to 6 kg, so we save 4 kg.", &[]),
            ("A start went from 4.2 s to 2.9 s, 1.3 seconds faster.", &[]),
            ("A start went from 4.2 s to 2.9 s, and the map is 1.7 seconds faster than the list.", &[]),
            ("A start went from 4.2 s to 2.9 s; the queue is 20 seconds shorter.", &[]),
            ("A start went from 4.2 s to 2.9 s, and the map is 1.7 seconds faster.", &[]),
            ("The loaf went from 62 min to 51 min, 11 min less.", &[]),
            ("A round went from 50 min to 30 min, which saves 40 minutes a day.", &[]),
        ] {
            assert_eq!(marked(rule, body), words, "{body}");
        }
    }

    #[test]
    fn a_difference_of_the_ledger() {
        let said = |metric: &str, body: &str| {
            let work = format!(
                "+++\ntitle = \"Work\"\ndate = 2026-03-14\nmetrics = [{{ id = \"it\", {metric} }}]\n+++\n{body}\n"
            );
            found(RULE, &[("evidence/work.md", &work)])
        };
        let (oven, lift) = (
            "name = \"Heating up the oven\", before = \"42 min\", after = \"29 min\"",
            "name = \"Wait for one lift ride\", before = \"95 s\", after = \"70 s\"",
        );
        let message =
            "evidence/work.md: 17 minutes: `17 minutes` does not follow from the ledger, where it is 13 minutes";
        assert_eq!(said(oven, "The oven takes {{metric:it}} now, so that's 17 minutes for the baker."), [message]);
        for (metric, body, count) in [
            (oven, "Heating up the oven is over 17 minutes sooner.", 1),
            (oven, "Heating up the oven is over 13 minutes sooner.", 0),
            (oven, "The small oven is hot 17 minutes sooner.", 0),
            (oven, "The shop opens 17 minutes sooner.", 0),
            (lift, "Over 600 rides a day that saves us 7 hours.", 1),
            (lift, "Over 600 rides a day that saves us 4 hours.", 0),
            (lift, "Over 600 rides a day the motor is free for another 30 hours.", 0),
            (lift, "Over 600 trips a day that saves us 7 hours.", 0),
        ] {
            assert_eq!(said(metric, body).len(), count, "{body}");
        }
    }
}
