//! Parts and multiples, *70 %*, *half the time*, *three times as fast*: whether one is said of a change, and whether it follows from it.

use super::words::{Amount, Mention, Phrases, phrases};
use crate::vocabulary::Change;

/// What a part or multiple is one of, when it is no change of the figure: *70 % of users*, *in 40 % of cases*, *for the largest shop*.
static OF_ANOTHER: Phrases =
    phrases(r"(?:of|for|in|on|at|during|among|per|when|where|cpu|users?|customers?|requests?|traffic|coverage)\b");

/// More or less than what is said is right too.
static AT_LEAST: Phrases = phrases(r"(?:over|more than|at least|well over|above) $");

/// And so is what is said roughly.
static ROUGHLY: Phrases =
    phrases(r"(?:about|around|almost|nearly|roughly|some|circa|ca\.?|approximately|close to|up to) $");

/// What makes a part of it a part that is gone: *stopped 60 % of it*, *cleared half of them*.
static TAKEN: Phrases = phrases(
    r"(?:stopp|remov|prevent|avoid|sav|cut|eliminat|shed|kill|block|los|spar|clear|dropp|shav|trimm|halt|end)(?:t|ed|d|ing|s|ting)? (?:about |around |over |nearly |almost |some |more than |roughly |a |the )*$",
);

/// Whether it is a part, *of it*, of what is gone.
fn is_taken(plain: &str, figure: &Mention) -> bool {
    let after = plain[figure.range.end..].trim_start();
    let behind = ["of it", "of them", "of these", "of those"].iter().find_map(|it| after.strip_prefix(it));
    let start = plain.floor_char_boundary(figure.range.start.saturating_sub(40));
    behind.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
        && TAKEN.is_in(&plain[start..figure.range.start])
}

/// What a thing may be as much or as fast as, so that both are one thing before and after.
static AS_BEFORE: Phrases = phrases(
    r"^as {WORD}(?: {WORD}){0,5}? (?:as|than) (?:before|it|they|we|then|once|formerly|earlier|previously|last|in the (?:old|past))\b",
);
static AS_ANOTHER: Phrases = phrases(r"^as [^,.;:(]*\b(?:as|than|again)\b");
static NOWADAYS: Phrases = phrases(r"(?:now|nowadays|today|these days|any more|anymore|since)\b");

/// *Six times as fast as before*, *half as many come back now*: of one thing at two times.
pub(super) fn is_as_before(plain: &str, figure: &Mention) -> bool {
    let after = plain[figure.range.end..].trim_start();
    let clause = &after[..after.find([',', '.', ';', ':', '(']).unwrap_or(after.len())];
    let is_now = || after.starts_with("as ") && NOWADAYS.is_in(clause) && !AS_ANOTHER.is_in(clause);
    AS_BEFORE.is_in(after) || is_now()
}

/// Whether it is said of the change, and not of a part of those whom it reached. A multiple needs *faster*, *as many* or a change behind it.
pub(super) fn is_said_of_change(plain: &str, figure: &Mention, is_strict: bool) -> bool {
    let after = plain[figure.range.end..].trim_start();
    let near = &after[..after.floor_char_boundary(24)];
    let starts = |phrases: &Phrases| phrases.find(near).is_some_and(|found| found.start == 0);
    let word = plain[figure.range.clone()].trim();
    let is_noun = matches!(word, "half" | "third" | "thirds" | "quarter" | "quarters" | "tenth" | "tenths");
    let is_often = matches!(word, "twice" | "double") && !near.starts_with("as ");
    let is_percentile = plain[..figure.range.start].ends_with('p');
    let before = &plain[plain.floor_char_boundary(figure.range.start.saturating_sub(12))..figure.range.start];
    let is_half_of_it = word == "half" && is_of_it_before(near);
    let is_of_it = is_half_of_it
        || is_taken(plain, figure)
        || is_as_before(plain, figure)
        || near.starts_with("of what it")
        || near.starts_with("of what they")
        || near.starts_with("of before");
    let is_cut = word == "half" && before.ends_with("in ");
    let is_named = is_noun && !(is_of_it || !is_strict && (is_by(before) || is_less(near) || is_cut))
        || is_often
        || is_percentile
        || near.starts_with("of ") && !is_of_it;
    let is_of_another = is_strict && starts(&OF_ANOTHER);
    !(is_named || is_of_another || is_range(plain, figure))
}

/// What *half* of is half of what it was before.
const OF_IT: &[&str] =
    &["the time", "the cost", "the effort", "the memory", "the space", "the price", "the wait", "the size"];

/// *Half the time*, and not that of something else.
pub(super) fn is_of_it_before(after: &str) -> bool {
    OF_IT.iter().any(|it| after.strip_prefix(it).is_some_and(|rest| !rest.starts_with(" of ")))
}

/// *By a third*, *by two thirds*: by how much, not to how much.
fn is_by(before: &str) -> bool {
    ["by a ", "by one ", "by two ", "by "].iter().any(|by| before.ends_with(by))
}

/// *A third less*: as *by a third*.
fn is_less(after: &str) -> bool {
    ["less", "fewer", "more", "shorter", "lower", "cheaper", "faster", "quicker", "smaller", "higher", "longer"]
        .iter()
        .any(|word| after.starts_with(word))
}

/// `40-50 %`: nothing to compute with.
fn is_range(plain: &str, figure: &Mention) -> bool {
    let before = plain[..figure.range.start].trim_end();
    before.ends_with(['-', '–', '/'])
        && before.trim_end_matches(['-', '–', '/']).trim_end().ends_with(|last: char| last.is_ascii_digit())
}

/// Whether a part or multiple follows from a change, whichever way it is counted.
pub(super) fn follows(plain: &str, figure: &Mention, change: &Change) -> bool {
    let Some(ratio) = change.ratio.filter(|ratio| *ratio > 0.0) else { return true };
    let before = &plain[plain.floor_char_boundary(figure.range.start.saturating_sub(20))..figure.range.start];
    let after = plain[figure.range.end..].trim_start();
    let is_rough = change.is_about || ROUGHLY.is_in(before);
    let (low, high) = (ratio.min(1.0 / ratio), ratio.max(1.0 / ratio));
    let is_near = |said: f64, meant: f64, least: f64, part: f64| {
        let allowed = least.max(meant.abs() * part) * if is_rough { 2.0 } else { 1.0 };
        (said - meant).abs() <= allowed || AT_LEAST.is_in(before) && said <= meant && said >= meant * 0.7
    };
    match figure.amount {
        Amount::Percent(said) => {
            let is_part = after.starts_with("of ") && !is_taken(plain, figure);
            let is_of = before.ends_with("to ") || is_part;
            let ways = if is_of { [low * 100.0, high * 100.0] } else { [(1.0 - low) * 100.0, (high - 1.0) * 100.0] };
            let points = change.points().map(f64::abs);
            ways.into_iter().any(|meant| is_near(said, meant, 2.0, 0.06))
                || points.is_some_and(|points| is_near(said, points, 1.0, 0.02))
        }
        // *By half*, *by two thirds*: that part of it is gone, or was added.
        Amount::Factor(said)
            if said > 0.0 && said < 1.0 && (is_by(before) || is_less(after) || is_taken(plain, figure)) =>
        {
            let said = said * if before.ends_with("two ") { 2.0 } else { 1.0 };
            [1.0 - low, high - 1.0].into_iter().any(|meant| is_near(said, meant, 0.05, 0.15))
        }
        Amount::Factor(said) if said > 0.0 => {
            let said = said.max(1.0 / said);
            is_near(said, high, 0.0, 0.15)
                || is_near(said, high - 1.0, 0.0, 0.15) && high > 2.5 && !after.starts_with("as ")
        }
        Amount::Factor(_) | Amount::Quantity(_) | Amount::Some | Amount::Cited => true,
    }
}
