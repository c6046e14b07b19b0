//! Parts that a sentence lists as all of a sum, and that do not come to it: *of the €40k we save, €18k is from A, €9k from B and €6k from C, and that is all*, or
//! *14 in the north, 9 in the south, 31 in total*.

use super::ledger::{Known, quantity};
use super::words::{Mention, Phrases, Said, phrases};
use crate::vocabulary::{Change, Dimension, Figure, Quantity};
use std::ops::Range;

/// What stands before the whole.
static OF: Phrases = phrases(
    r"(?:of|out of|total of|sum of|altogether|in all|all) (?:[^\s,.;]+'s |the |our |my |its |all |these |those |about )*$",
);

/// What says that nothing else is part of it.
static COMPLETE: Phrases = phrases(
    r"(?:(?:that|which)(?:'s| is| was) (?:the lot|all|it|everything|the whole)|(?:and )?nothing (?:else|more)|no more than that|which makes up|adds? up|in all|altogether|the whole sum)\b",
);

/// What says that something is left out, or that one thing is in two parts.
static OPEN: Phrases = phrases(
    r"(?:the rest|the others?|remain\w*|remainder|another|among|including|mostly|mainly|at least|some of|for example|such as|both|of which|of them|also|too|a further|more than one|overlap\w*)\b",
);

/// What stands behind a whole that comes last, and what before it.
static TOTAL_BEHIND: Phrases = phrases(
    r"^ ?(?:{WORD} ){0,2}?(?:in total|in all|all told|altogether|in sum|overall|total|together|combined)(?: ?[.,;:)]|$)",
);
static TOTAL_BEFORE: Phrases = phrases(
    r"(?:(?:in |a )?total(?: of|:| is| was|,)?|together:?|makes|making|which is|that is|adds? up to|comes? to|altogether|in all|all told|sums? (?:up )?to|=) ?$",
);

/// Where a part lies: what stands behind each part of a list that leaves nothing out and counts nothing twice, *in the valley*, *on the coast*.
static LIES: Phrases = phrases(r"^ ?(?:{WORD} ){0,4}?(?:in|on|at|by|from|under|over|with|near|along) {WORD}");
static LIES_AT_ONCE: Phrases =
    phrases(r"^ ?(?:in|on|at|by|from|under|over|with|near|along) (?:{WORD} ?){1,3}[,.;]? ?(?:and )?$");

/// What makes a second number one for each of the first: *eight weeks, nine routers a week*, *12 wards with 8 beds each*.
static FOR_EACH: Phrases =
    phrases(r"^ ?(?:{WORD} ){0,3}?(?:each|apiece)\b|^ ?(?:{WORD} ){0,3}?(?:a|an|per|each|every) {WORD}");

/// The same before the first of them, *the mean of these six nights is 700*, or behind the second, *six nights at 700 each*.
static ON_AVERAGE: Phrases =
    phrases(r"(?:average|mean) (?:of|for|over|in) (?:all |the |these |those |our |my |its )*$");

/// What stands between so much and the number of those of whom each has so much: *4 minutes saved on each of the 60*.
static ON_EACH: Phrases =
    phrases(r"^ ?(?:{WORD} ){0,3}?(?:each|every one|apiece|all) of (?:the |our |my |these |those |its )*$");

/// What stands before a whole that is worked out at once: *is very nearly seven hours*.
static COMES_TO: Phrases = phrases(
    r"(?:is|are|was|were|makes?|made|comes? to|came to|gives?|gave|that's|adds? up to) (?:(?:very|nearly|almost|just|about|around|some|over|under|well|more than|less than|roughly|close to|a good) )*$",
);

/// What stands between a whole and the parts that it is told in: *340 codes: 212 …*.
static TOLD_IN: Phrases = phrases(r"^ ?(?:{WORD} ?){0,4}?(?::|–|—)");

/// Parts that are all there is come so close to their whole, as a part of it: else some are left untold.
const NEAR: f64 = 0.25;

/// Below such a number things are counted, and no sum of parts of it is rounded.
const EXACT: f64 = 1000.0;

/// How far the parts may be from the whole, as a part of it: people round.
const ROUNDED: f64 = 0.04;

/// The same where it is told in another unit.
const ROUGH: f64 = 0.1;

/// Where the parts stand, what they come to, and the whole.
pub(super) struct Parts {
    pub(super) range: Range<usize>,
    pub(super) whole: Range<usize>,
    pub(super) sum: f64,
}

/// Parts of one sentence that do not come to its whole.
pub(super) fn other_sum(said: &Said<'_>) -> Option<Parts> {
    match so_many_each(said) {
        Some(parts) => parts,
        None => told_last(said).or_else(|| told_first(said)).or_else(|| counted_out(said)),
    }
}

/// What has come off, of which parts follow.
static SAVING: Phrases = phrases(
    r"^(?:out )?of (?:the |this |that |our |these |those )(?:{WORD} ){0,2}?(?:savings?|reduction|drop|difference|gains?|fall|decrease|increase|rise)\b",
);

/// Parts of what a figure of the ledger has come down or gone up by, where they come to more than that: what is left untold makes no sum too small.
pub(super) fn other_saving<'k, 'm>(
    said: &Said<'_>,
    known: impl FnOnce() -> &'m [Known<'k>],
) -> Option<(Parts, Known<'k>)>
where
    'k: 'm,
{
    let (plain, figures) = (said.plain(), said.figures());
    let whole = SAVING.find(plain).filter(|_| !OPEN.is_in(plain))?;
    let [known] = known() else { return None };
    let change = Change::between(known.before, known.after)?;
    // *£14k* of *£148k/month* is so much a month.
    let each = known.metric.after.as_ref().and_then(|after| after.value.written.split_once('/')).map(|(_, each)| each);
    let in_unit = |figure: &Mention| {
        let part = quantity(figure)?;
        let rate = || Figure::read(&format!("{}/{}", &plain[figure.range.clone()], each?)).quantity;
        let part = if part.dimension == known.after.dimension { Some(part.clone()) } else { rate() };
        part.filter(|part| part.dimension == known.after.dimension).map(|part| part.base)
    };
    let parts: Vec<f64> = figures.iter().map(in_unit).collect::<Option<_>>()?;
    let (sum, meant) = (parts.iter().sum::<f64>(), (known.before.base - known.after.base).abs());
    let unit = known.after.base / known.after.number;
    let is_more = !change.is_about && sum > meant * (1.0 + ROUNDED) && sum <= meant * (1.0 + 2.0 * NEAR);
    let range = figures.first()?.range.start..figures.last()?.range.end;
    (is_more && unit.is_finite() && unit > 0.0).then(|| (Parts { range, whole, sum: sum / unit }, *known))
}

/// A number, so many for each of it, and what that comes to: nothing where a sentence tells no such thing, and no parts where it is right.
fn so_many_each(said: &Said<'_>) -> Option<Option<Parts>> {
    let (plain, figures) = (said.plain(), said.figures());
    let [one, two, all] = figures else { return None };
    let (first, second, whole) = (quantity(one)?, quantity(two)?, quantity(all)?);
    let is_on_each = ON_EACH.is_in(&plain[one.range.end..two.range.start]);
    let between = &plain[two.range.end..all.range.start];
    let is_whole = TOTAL_BEHIND.is_in(&plain[all.range.end..])
        || TOTAL_BEFORE.is_in(&plain[..all.range.start])
        || is_on_each && between.len() <= 40 && COMES_TO.is_in(between);
    let is_count = |it: &Quantity| matches!(it.dimension, Dimension::Count(_));
    let each = |of: &Mention, other: &Mention, end: usize| {
        let behind = &plain[of.range.end..end];
        let found = FOR_EACH.find(behind)?;
        let last = behind[found].rsplit(' ').next().unwrap_or("");
        // *Eight routers a week* goes with weeks, *8 beds a ward* with wards.
        let rest = &plain[other.range.start..];
        let is_of = last.len() > 2 && rest[..rest.floor_char_boundary(60)].contains(last);
        (is_of || matches!(last, "each" | "apiece")).then_some(())
    };
    let is_each = each(two, one, all.range.start).is_some()
        || each(one, two, two.range.start).is_some() && first.dimension != second.dimension
        || is_on_each && first.dimension != second.dimension
        || ON_AVERAGE.is_in(&plain[..one.range.start]) && first.dimension != second.dimension;
    let much = if is_count(second) { first } else { second };
    let of_unit = whole.base / whole.number;
    if !is_whole
        || !is_each
        || !(is_count(whole) || whole.unit == second.unit || is_on_each && whole.dimension == much.dimension)
        || !(is_count(first) || is_count(second))
        || OPEN.is_in(plain)
    {
        return None;
    }
    let is_of_units = is_on_each && !is_count(whole) && of_unit.is_finite() && of_unit > 0.0;
    let product = match is_of_units {
        true => first.number * second.number * (much.base / much.number) / of_unit,
        false => first.number * second.number,
    };
    let allowed = (rounding(&plain[all.range.clone()]) - 0.5).max(0.0).min(product * ROUNDED);
    // *Very nearly seven hours* is no exact number.
    let allowed = if is_of_units { allowed.max(product * ROUGH) } else { allowed };
    let is_near = (product - whole.number).abs() <= allowed;
    Some((!is_near).then(|| Parts { range: one.range.start..two.range.end, whole: all.range.clone(), sum: product }))
}

/// What makes a number one that each of a part has, and no part: *140 with two*.
static HAVING: Phrases = phrases(r"(?:with|without) (?:only |just |at least |more than )?$");

/// A count and then, behind a colon, three and more that it is made of.
fn counted_out(said: &Said<'_>) -> Option<Parts> {
    let (plain, figures) = (said.plain(), said.figures());
    let (first, parts) = figures.split_first().filter(|(_, parts)| parts.len() >= 3)?;
    let count = |mention: &Mention| {
        quantity(mention).filter(|it| matches!(it.dimension, Dimension::Count(_))).map(|it| it.number)
    };
    let whole = count(first)?;
    let between = &plain[first.range.end..parts.first()?.range.start];
    let is_part = |part: &&Mention| !HAVING.is_in(&plain[..part.range.start]);
    let parts: Vec<f64> = parts.iter().filter(is_part).map(count).collect::<Option<_>>()?;
    let sum: f64 = parts.iter().sum();
    let is_told =
        parts.len() >= 3 && TOLD_IN.is_in(between) && parts.iter().all(|part| *part < whole) && !OPEN.is_in(plain);
    let is_other = (sum - whole).abs() > if whole < 1000.0 { 0.0 } else { whole * ROUNDED };
    (is_told && is_other && (sum - whole).abs() <= whole * NEAR).then(|| Parts {
        range: figures[1].range.start..figures[figures.len() - 1].range.end,
        whole: first.range.clone(),
        sum,
    })
}

/// Every figure of the sentence is a part but the last, which says that it is the whole.
fn told_last(said: &Said<'_>) -> Option<Parts> {
    let plain = said.plain();
    let figures: Vec<&Mention> = said.figures().iter().filter(|figure| !is_year(plain, figure)).collect();
    let (last, parts) = figures.split_last().filter(|(_, parts)| parts.len() >= 2)?;
    let whole = quantity(last)?;
    let is_whole = TOTAL_BEHIND.is_in(&plain[last.range.end..])
        || TOTAL_BEFORE.is_in(&plain[..last.range.start]) && parts.len() >= 3;
    if !is_whole || OPEN.is_in(plain) || plain.contains(" each") {
        return None;
    }
    // *3 days to plan, 4 to build*: a number without a unit has that of the whole.
    let unit = whole.base / whole.number;
    let in_unit = |part: &Quantity| match part.unit.is_empty() {
        true => (part.number < whole.number).then_some(part.number * unit),
        false => is_of(part, whole).then_some(part.base),
    };
    let parts: Vec<(&Mention, f64)> =
        parts.iter().map(|part| Some((*part, in_unit(quantity(part)?)?))).collect::<Option<_>>()?;
    // *3 sites with 4 racks, 12 in total*: a product. Whole numbers are counted, and not rounded.
    let product: f64 = parts.iter().map(|(_, part)| part / unit).product::<f64>() * unit;
    let sum = sum_in(plain, last, &parts);
    let is_counted = matches!(whole.dimension, Dimension::Count(_)) && sum < 1000.0;
    let rounded: f64 =
        figures.iter().map(|figure| rounding(&plain[figure.range.clone()]) * unit * multiple(plain, figure)).sum();
    let allowed = if is_counted { 0.0 } else { rounded.min(whole.base.abs() * ROUNDED) };
    let is_near = |meant: f64| (meant - whole.base).abs() <= allowed + 1e-9;
    let range = parts.first()?.0.range.start..parts.last()?.0.range.end;
    (!is_near(sum) && !is_near(product) && unit.is_finite() && unit > 0.0).then(|| Parts {
        range,
        whole: last.range.clone(),
        sum: sum / unit,
    })
}

/// What parts come to. *410, 365 and 290 thousand* are all thousands, where their whole is told in thousands too.
fn sum_in(plain: &str, whole: &Mention, parts: &[(&Mention, f64)]) -> f64 {
    let last = parts.last().map_or(1.0, |(part, _)| multiple(plain, part));
    let is_of_all = last > 1.0 && multiple(plain, whole) == last;
    let times = |part: &Mention| if is_of_all && multiple(plain, part) == 1.0 { last } else { 1.0 };
    parts.iter().map(|(part, number)| number * times(part)).sum()
}

/// What a number is multiplied by in words: *thousand*.
fn multiple(plain: &str, figure: &Mention) -> f64 {
    let words = &plain[figure.range.clone()];
    let known = [("thousand", 1e3), ("million", 1e6), ("billion", 1e9)];
    known.iter().find(|(word, _)| words.contains(word)).map_or(1.0, |(_, times)| *times)
}

fn told_first(said: &Said<'_>) -> Option<Parts> {
    let (plain, figures) = (said.plain(), said.figures());
    let (first, parts) = figures.split_first().filter(|(_, parts)| parts.len() >= 2)?;
    let whole = quantity(first)?;
    if !OF.is_in(&plain[..first.range.start]) || OPEN.is_in(plain) {
        return None;
    }
    let parts: Vec<(&Mention, &Quantity)> = parts
        .iter()
        .map_while(|part| Some((part, quantity(part)?)))
        .take_while(|(_, part)| is_of(part, whole))
        .collect();
    let sum: f64 = parts.iter().map(|(_, part)| part.base).sum();
    let is_all = !matches!(whole.dimension, Dimension::Count(_)) && parts.len() >= 3
        || COMPLETE.is_in(plain)
        || lie_apart(plain, &parts) && sum > whole.base && sum <= whole.base * (1.0 + NEAR);
    let allowed = if sum > whole.base && whole.base < EXACT { 0.0 } else { whole.base.abs() * ROUNDED / 2.0 };
    if parts.len() < 2 || !is_all || (sum - whole.base).abs() <= allowed {
        return None;
    }
    let unit = whole.base / whole.number;
    let range = parts.first()?.0.range.start..parts.last()?.0.range.end;
    (unit.is_finite() && unit > 0.0).then(|| Parts { range, whole: first.range.clone(), sum: sum / unit })
}

/// Whether each part of a list lies elsewhere, *3,100 are in the valley, 1,400 on the coast*, so that none is counted twice.
fn lie_apart(plain: &str, parts: &[(&Mention, &Quantity)]) -> bool {
    let [first, middle @ .., last] = parts else { return false };
    let behind = |nth: usize| &plain[parts[nth].0.range.end..parts[nth + 1].0.range.start];
    let is_first = LIES.is_in(&plain[first.0.range.end..]) && behind(0).len() <= 60;
    let end = &plain[last.0.range.end..];
    let end = &end[..end.find([',', '.', ';', ':']).unwrap_or(end.len())];
    !middle.is_empty()
        && is_first
        && (1..parts.len() - 1).all(|nth| LIES_AT_ONCE.is_in(behind(nth)))
        && LIES_AT_ONCE.is_in(end)
}

/// By how much a number as it is written may differ from what was counted: half of its last digit that is not zero.
pub(super) fn rounding(written: &str) -> f64 {
    let digits: String = written.chars().filter(|part| part.is_ascii_digit() || *part == '.').collect();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let zeros = whole.len() - whole.trim_end_matches('0').len();
    let places = if fraction.is_empty() { zeros as f64 } else { -(fraction.len() as f64) };
    10_f64.powf(places) / 2.0
}

/// *The invoices of 2023*.
fn is_year(plain: &str, figure: &Mention) -> bool {
    let words = &plain[figure.range.clone()];
    words.len() == 4
        && words.bytes().all(|byte| byte.is_ascii_digit())
        && (words.starts_with("19") || words.starts_with("20"))
}

/// Whether a figure may be a part of another: of one kind, and smaller.
fn is_of(part: &Quantity, whole: &Quantity) -> bool {
    part.dimension.compares_with(&whole.dimension) && part.base < whole.base
}

#[cfg(test)]
mod tests {
    use crate::check::trial::marked;

    #[test]
    fn parts_and_their_sum() {
        for (body, count) in [
            ("Of the €40k we save, €18k is from builds, €9k from clusters and €6k from disks, and that is all.", 1),
            ("Of the €33k we save, €18k is from builds, €9k from clusters and €6k from disks, and that is all.", 0),
            ("Of the €40k we save, €18k is from builds, €9k from clusters and the rest from disks.", 0),
            ("Of the 40 faults, 18 were ours and 9 were theirs, and that's the lot.", 1),
            ("Of the 40 faults, 18 were ours and 9 were theirs.", 0),
            ("Pilot fleet: 14 robots at Reno, 9 at Allentown, 6 at Tulsa, 31 in total.", 1),
            ("Pilot fleet: 14 robots at Reno, 9 at Allentown, 6 at Tulsa, 29 in total.", 0),
            ("We trained 12 nurses in May and 9 in June, 23 in all.", 1),
            ("It took 3 days to plan, 4 to build and 2 to test, 9 days altogether.", 0),
            ("It took 3 days to plan, 4 to build and 2 to test, 11 days altogether.", 1),
            ("I saved $12k on disks, $7k on licences and $5k on power, a total of $30k.", 1),
            ("I saved $12k on disks, $7k on licences and $5k on power, among others, $30k in total.", 0),
            ("There are 3 halls with 4 racks, 12 in total.", 0),
            ("They held 340 codes: 212 were names, 61 belonged to closed wards and 84 were right.", 1),
            ("They held 357 codes: 212 were names, 61 belonged to closed wards and 84 were right.", 0),
            ("I sorted 547 pots: 310 without a lid, 140 with two and 95 with a crack.", 1),
            ("I sorted 545 pots: 310 without a lid, 140 with two and 95 with a crack.", 0),
            ("They checked 90 bikes: 40 with one brake, 30 with two and 20 that were fine.", 0),
            ("The shop took 200 coats: 120 of wool, 50 with three buttons and 30 of silk.", 0),
            ("I read 40 papers: 3 on caches, 2 on queues and 4 on both.", 0),
            ("The bids were €410k, €365k and €290k, together €1,165k.", 1),
            ("The bids were €410k, €365k and €290k, together €1,065k.", 0),
            (
                "By the invoices of 2023 we no longer pay €212,000 here, €64,000 there and €38,000 elsewhere, together €324,000.",
                1,
            ),
            (
                "By the invoices of 2023 we no longer pay €212,000 here, €64,000 there and €38,000 elsewhere, together €314,000.",
                0,
            ),
            ("The bids were 410, 365 and 290 thousand, together 1,165 thousand, so it mattered.", 1),
            ("The bids were 410, 365 and 290 thousand, together 1,065 thousand, so it mattered.", 0),
            ("I moved them in eight weeks, eight routers a week, 72 in all.", 1),
            ("I moved them in nine weeks, eight routers a week, 72 in all.", 0),
            ("We fitted 12 wards with 8 beds each, 90 in total.", 1),
            ("We fitted 12 wards with 8 beds each, 96 in total.", 0),
            ("We had 3 people for 4 days each, 13 days in total.", 1),
            ("We had 3 people for 4 days each, 12 days in total.", 0),
            ("There were 5 rows with 2 trees each and one with 3, 13 in all.", 0),
            ("There were 14 rounds of 6 pupils a round, 94 altogether.", 1),
            ("The mean of these six nights is 700 EUR, so 2 400 EUR altogether.", 1),
            ("The mean of these six nights is 700 EUR, so 4 200 EUR altogether.", 0),
            ("The average of the five vans is 80 kg, 480 kg in all.", 1),
            ("The average of the five vans is 80 kg, 400 kg in all.", 0),
            ("Four and a half minutes saved on each of the 60 bikes is very nearly seven hours.", 1),
            ("Seven minutes saved on each of the 60 bikes is seven hours.", 0),
            ("Two minutes less for each of the 90 pupils makes five hours.", 1),
            ("Two minutes less for each of the 90 pupils makes three hours.", 0),
            ("Ten minutes with each of the 30 nurses was worth two hours of reading.", 0),
            ("I taught 3 days a week in May and 4 in June, 7 in all.", 0),
            ("Of Dell's 640 trees, 300 stand on the slope, 210 by the river and 150 in the yard.", 1),
            ("Of Dell's 660 trees, 300 stand on the slope, 210 by the river and 150 in the yard.", 0),
            ("Of the 90 calls, 40 came from wards, 30 from theatres and 25 from the lab.", 1),
            ("Of the 90 calls, 40 came from wards, 30 from theatres and 10 from the lab.", 0),
            ("Of the 90 calls, 60 were taken at night, 40 by me and 30 by the nurses.", 0),
            ("Of the 20 shops 15 liked it, 12 bought it and 9 came back.", 0),
        ] {
            assert_eq!(marked(crate::diagnostic::code::METRIC_ARITHMETIC, body).len(), count, "{body}");
        }
    }
}
