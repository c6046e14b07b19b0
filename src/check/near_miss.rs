//! One figure that a sentence tells close to one of the ledger: *in 34 minutes*, where the ledger says 41. What makes them one is the unit, a word of the name, and
//! that the sentence speaks of no part, no other time and no wish.

use super::added_up::rounding;
use super::ledger::Known;
use super::measured::TIME;
use super::words::{Amount, Mention, Phrases, Said, Tokens, is_one, phrases};
use crate::vocabulary::{Dimension, Figure, Quantity};
use std::ops::Range;

/// A figure so close to one of the ledger, as a part of that, is taken for it.
const NEAR: f64 = 0.25;

/// So many bytes behind a number hold the word that says of what.
const NEXT: usize = 40;

/// From such a number on things are counted that the ledger counts.
const LEAST: f64 = 10.0;

/// Words of a name that say how it was measured, and not what: every text has some of them.
const OF_MEASURES: &str = "time times number count share rate part size length cost costs amount total median mean average day days week weeks month months year years hour hours minute minutes \
    second seconds per cent percent one two three four five six seven eight nine ten all each every until before after first last";

/// Before a figure: what makes it a part, a step, a wish, a bound, or one of another time.
static OTHERWISE: Phrases = phrases(
    r"(?:first|initially|at one point|at first|meanwhile|while|then|later|already|so far|half-?way|next|previous\w*|earlier|formerly|once|used to|another|others?|goal|target\w*|plann?\w*|aim\w*|would|could|should|must|might|expect\w*|hope[ds]?|hoping|promis\w*|estimat\w*|guess\w*|budget\w*|limit\w*|threshold|slo|sla|allow\w*|simulat\w*|staging|rehears\w*|trial|tr(?:y|ies|ied)|pilot|canary|prototype|locally|worst|best|fastest|slowest|quickest|median|average|mean|peak|largest|smallest|longest|shortest|only|alone|if|unless|until|when|where|whoever|nobody|not|never|instead|than|competitor\w*|vendor\w*|elsewhere|industry|night|weekend|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|p\d\d)\b",
);

/// Right before a figure: what makes it no exact one, or the size of a change.
static ABOUT: Phrases = phrases(
    r"(?:by|sav\w+|gain\w*|cost us|spent|another|plus|minus|within|under|below|over|above|beyond|up to|at least|at most|about|around|nearly|almost|roughly|some|circa|ca\.?|~|approximately|close to|more than|less than|fewer than|between|or|every|each|from|first|last|next|after the|(?:gain|difference|reduction|drop|fall|rise|cut|part|share) of|additional|further|extra) (?:a |an |the |its |another )?$",
);

/// Right behind a figure: what makes it a part or a difference.
static PART: Phrases = phrases(
    r"^ ?(?:of (?:it|them|that|this|these|those|which)|out of|more|less|fewer|faster|slower|quicker|sooner|earlier|later|longer|shorter|cheaper|better|higher|lower|smaller|larger|ago|old|apiece|to go|left|remain\w*|late|early|off|apart|saved|each time|before|after|or (?:more|less|so)|into)\b",
);

/// Where, for whom or with what: a part of what is measured, where neither the figure nor the note says so.
static SCOPE: Phrases = phrases(
    r"(?:on|for|in|at|among|amongst|across|during|under|with|without|of|from|by|between) (?:(?:the|a|an|our|my|its|their|his|her|this|that|these|those|all|every|each|any|no|most|some|whole|new|same) )*[a-z][a-z-]{2,}",
);

/// What is no part of anything.
const WHOLE: &str = "everyone everybody anyone all most total practice production use general fact turn short end course future average now today it them that which what who whom order addition front once";

/// A figure of a sentence, and the one of the ledger that it nearly is.
pub(super) struct NearMiss<'k> {
    pub(super) range: Range<usize>,
    pub(super) known: Known<'k>,
    /// The figure of the ledger as it is written there.
    pub(super) written: &'k str,
}

/// A figure of a sentence in the unit of one of the ledger.
struct Told {
    range: Range<usize>,
    base: f64,
    /// Half of the last digit that it is rounded to, and the last digit behind which it may have been cut.
    rounding: f64,
    digit: f64,
}

/// The one figure of a sentence that is close to one of these, and that neither is one nor follows from one. `texts` are the title and the claim that it stands under.
pub(super) fn near_miss<'k>(said: &Said<'_>, known: &[Known<'k>], texts: &str) -> Option<NearMiss<'k>> {
    let plain = said.plain();
    let told_of = |known: &'_ Known<'k>| told(plain, said.figures(), known);
    let all = known.iter().map(|known| (known, told_of(known))).filter(|(_, told)| !told.is_empty());
    let mut spoken: Vec<(usize, &Known<'k>, Vec<Told>)> =
        all.map(|(known, told)| (held(plain, known), known, told)).filter(|(held, ..)| *held > 0).collect();
    spoken.sort_by_key(|(held, ..)| std::cmp::Reverse(*held));
    let (most, meant, told) = spoken.first()?;
    // Of two that may be meant neither is.
    if spoken.get(1).is_some_and(|(held, ..)| held == most) {
        return None;
    }
    let figure = the_other(told, meant)?;
    let is_end = |known: &Known<'_>| is_end(figure, known) || is_close(figure, change(known));
    if known.iter().any(is_end) || is_otherwise(plain, figure, meant, texts, told.len() > 1) {
        return None;
    }
    let gap = |end: &Quantity| (figure.base - end.base).abs() / end.base.abs();
    let (is_before, gap) =
        if gap(meant.before) < gap(meant.after) { (true, gap(meant.before)) } else { (false, gap(meant.after)) };
    let end = if is_before { &meant.metric.before } else { &meant.metric.after };
    let written = &end.as_ref()?.value.written;
    (gap <= NEAR).then(|| NearMiss { range: figure.range.clone(), known: **meant, written })
}

/// The only figure, or the one beside an end of the ledger.
fn the_other<'t>(told: &'t [Told], known: &Known<'_>) -> Option<&'t Told> {
    match told {
        [one] => Some(one),
        [one, other] => match (is_end(one, known), is_end(other, known)) {
            (true, false) => Some(other),
            (false, true) => Some(one),
            (true, true) | (false, false) => None,
        },
        _ => None,
    }
}

fn change(known: &Known<'_>) -> f64 {
    (known.before.base - known.after.base).abs()
}

fn is_end(told: &Told, known: &Known<'_>) -> bool {
    [known.before, known.after].iter().any(|end| is_close(told, end.base))
}

/// Whether a figure is a number as it is rounded, or cut behind its last digit: people write 40 or 38 for 38.7.
fn is_close(told: &Told, other: f64) -> bool {
    let cut = other - told.base;
    cut.abs() <= told.rounding.max(other.abs() * 0.005) + 1e-9 || cut > 0.0 && cut < told.digit * 0.999
}

/// How many words of its name, of those that say what is measured, a sentence holds. A percentile or a mean that it has not makes it another figure.
fn held(plain: &str, known: &Known<'_>) -> usize {
    if known.held(plain).0 == 0 {
        return 0;
    }
    let name = known.metric.name.value.to_lowercase();
    let said: Vec<&str> = words(plain).collect();
    words(&name).filter(|word| !is_one(word, OF_MEASURES) && said.iter().any(|said| is_kin(said, word))).count()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|part: char| !part.is_alphanumeric()).filter(|word| word.len() > 2)
}

/// `builds` for `build`, `printing` for `printed`.
fn is_kin(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.get(..5).map(str::to_owned);
    one.trim_end_matches('s') == other.trim_end_matches('s') || stem(one).is_some() && stem(one) == stem(other)
}

/// The figures of a sentence that could be this one of the ledger.
fn told(plain: &str, figures: &[Mention], known: &Known<'_>) -> Vec<Told> {
    together(plain, figures, &|figure| in_unit_of(plain, figure, known))
}

/// The stretches of time in a text, in seconds: *three hours and ten minutes* are one.
pub(super) fn durations(plain: &str, figures: &[Mention]) -> Vec<(Range<usize>, f64)> {
    let time = |figure: &Mention| match &figure.amount {
        Amount::Quantity(it) if it.dimension == Dimension::Time => Some((it.base, it.base / it.number)),
        Amount::Quantity(_) | Amount::Percent(_) | Amount::Factor(_) | Amount::Some | Amount::Cited => None,
    };
    together(plain, figures, &time).into_iter().map(|told| (told.range, told.base)).collect()
}

/// Figures as numbers with the size of their unit, and those of time that belong together as one.
fn together(plain: &str, figures: &[Mention], read: &dyn Fn(&Mention) -> Option<(f64, f64)>) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    let mut unit = 0.0;
    let is_time = |figure: &Mention| match &figure.amount {
        Amount::Quantity(it) => it.dimension == Dimension::Time,
        Amount::Percent(_) | Amount::Factor(_) | Amount::Some | Amount::Cited => false,
    };
    for figure in figures {
        let last = all.last().map(|last| plain[last.range.end..figure.range.start].trim());
        let is_more = is_time(figure) && last.is_some_and(|last| matches!(last, "" | "and" | ","));
        let Some((base, size)) = read(figure) else { continue };
        let is_bare = matches!(&figure.amount, Amount::Quantity(it) if it.unit.is_empty());
        let behind = &plain[figure.range.end..];
        let thing = || Tokens::of(&behind[..behind.floor_char_boundary(NEXT)]).range(0, 0).end;
        let range = figure.range.start..figure.range.end + if is_bare { thing() } else { 0 };
        match all.last_mut().filter(|_| is_more && unit > size) {
            Some(last) => {
                last.base += base;
                (last.range.end, last.rounding, last.digit) = (range.end, size / 2.0, size);
            }
            None => {
                let written = &plain[figure.range.clone()];
                let (rounding, digit) = (rounding(written) * size, digit(written) * size);
                all.push(Told { range, base, rounding, digit });
            }
        }
        unit = if is_time(figure) { size } else { 0.0 };
    }
    all
}

/// A figure as a number of this one of the ledger, with the size of its unit: of the same dimension, in each of the same, or before a word of the name.
fn in_unit_of(plain: &str, figure: &Mention, known: &Known<'_>) -> Option<(f64, f64)> {
    let quantity = match &figure.amount {
        Amount::Percent(number) => &Figure::read(&format!("{number} %")).quantity?,
        Amount::Quantity(quantity) => quantity,
        Amount::Factor(_) | Amount::Some | Amount::Cited => return None,
    };
    let size = |quantity: &Quantity| {
        let size = quantity.base / quantity.number;
        size.is_finite().then_some((quantity.base, size))
    };
    let (behind, after) = (&plain[figure.range.end..], known.after);
    if !matches!(quantity.dimension, Dimension::Count(_)) {
        if let (Dimension::Rate { .. }, Some(stretch)) = (&after.dimension, each(behind)) {
            let whole = Figure::read(&format!("{} per {stretch}", &plain[figure.range.clone()])).quantity?;
            return whole.dimension.compares_with(&after.dimension).then(|| size(&whole)).flatten();
        }
        return quantity.dimension.compares_with(&after.dimension).then(|| size(quantity)).flatten();
    }
    // *5.9 core-hours*, *13 complaints*: a bare number of what the name says.
    let next = Tokens::of(&behind[..behind.floor_char_boundary(NEXT)]).word(0);
    let name = known.metric.name.value.to_lowercase();
    let is_named = next.split('-').all(|part| words(&name).any(|word| is_kin(word, part)));
    let is_one = match after.dimension {
        Dimension::Count(_) => quantity.number >= LEAST,
        Dimension::Time => next.contains('-'),
        Dimension::Bytes | Dimension::Share | Dimension::Factor | Dimension::Money(_) | Dimension::Rate { .. } => false,
    };
    let size = after.base / after.number;
    (is_named && is_one && size.is_finite()).then_some((quantity.number * size, size))
}

/// The stretch of time behind a figure: *a month*.
fn each(behind: &str) -> Option<&str> {
    let mut words = behind.trim_start().split([' ', ',', '.', ';']);
    let is_each = matches!(words.next()?, "a" | "an" | "per" | "each" | "every");
    let stretch = words.next().filter(|_| is_each)?;
    ["second", "minute", "hour", "day", "week", "month", "quarter", "year"].contains(&stretch).then_some(stretch)
}

/// The last digit of a number as it is written: 0.1 of `2.9`, 1 of `460`.
fn digit(written: &str) -> f64 {
    let fraction = written.split_once('.').map_or("", |(_, rest)| rest);
    let places = fraction.bytes().take_while(u8::is_ascii_digit).count();
    10_f64.powi(-(places.min(9) as i32))
}

/// Whether a sentence says that a figure is of a part, of another time, or what was wished: in words that the figure of the ledger has not itself.
fn is_otherwise(plain: &str, figure: &Told, known: &Known<'_>, texts: &str, is_pair: bool) -> bool {
    let method = known.metric.method.as_ref().map_or("", |method| method.value.as_str());
    let own = format!("{} {method} {texts}", known.metric.name.value).to_lowercase();
    let is_own = |words: &str| words.split([' ', '-']).any(|word| word.len() > 2 && own.contains(word));
    let (before, behind) = (&plain[..figure.range.start], &plain[figure.range.end..]);
    // *Only 14 seconds* are 14.
    let before =
        [" only ", " just ", " now "].iter().fold(before, |before, word| before.strip_suffix(word).unwrap_or(before));
    let marks = [',', ';', ':', '(', ')', '–', '—'];
    let end = behind.find(marks).unwrap_or(behind.len());
    let clause = &plain[..figure.range.end + end];
    // *The chip holds 512 kB, and our image …*: the figure is of what stands in its own clause.
    let own_clause = &clause[before.rfind(marks).unwrap_or(0)..];
    if !is_pair && held(own_clause, known) == 0 {
        return true;
    }
    let is_wider = |phrases: &Phrases, text: &str| phrases.find_all(text).any(|range| !is_own(&text[range]));
    let is_part = SCOPE.find_all(clause).any(|range| {
        let what = clause[range].rsplit(' ').next().unwrap_or("");
        !is_one(what, WHOLE) && !words(&own).any(|word| is_kin(word, what)) && !is_number(what)
    });
    is_part
        || is_wider(&OTHERWISE, before)
        || is_wider(&TIME, plain)
        || ABOUT.is_in(before)
        || PART.is_in(behind)
        || behind.trim_start().starts_with(['-', '–', '—', '/'])
}

/// *In five minutes*: no place.
fn is_number(word: &str) -> bool {
    let found = super::words::figures(word);
    !found.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    /// What is found in a claim on work with this figure.
    fn said(metric: &str, body: &str) -> Vec<String> {
        let work =
            format!("+++\ntitle = \"Work\"\ndate = 2026-03-14\nmetrics = [{{ id = \"it\", {metric} }}]\n+++\nDone.\n");
        let claim = format!("+++\nclaim = \"It is better\"\nevidence = [\"work\"]\n+++\n{body}\n");
        found("metric-conflict", &[("evidence/work.md", &work), ("impact/better.md", &claim)])
    }

    const NOTES: &str = "name = \"Printing a delivery note\", before = \"40 s\", after = \"12 s\"";
    const PARCELS: &str = "name = \"Parcels that are lost\", before = \"3.1 %\", after = \"2.1 %\"";
    const HEAT: &str = "name = \"Heating of the greenhouse\", before = \"€14,000/month\", after = \"€8,300/month\"";
    const ROTA: &str = "name = \"Drawing up a rota\", before = \"5 h\", after = \"2 h 50 min\"";
    const COMPLAINTS: &str = "name = \"Complaints a week\", before = \"31\", after = \"14\"";
    const ALARM: &str = "name = \"Time until all four halls are empty\", before = \"190 min\", after = \"41 min\", method = \"by the clock at the gate, drills of 16 March and 23 November 2025\"";
    const IMAGE: &str = "name = \"Size of the release image\", before = \"498 kB\", after = \"466 kB\"";
    const KILN: &str = "name = \"Kiln-hours for one batch, mean\", before = \"11.4 h\", after = \"6.8 h\"";

    #[test]
    fn close_and_not_the_same() {
        let message =
            "impact/better.md: 14 seconds: `14 seconds` here, and `12 s` in the ledger for `Printing a delivery note`";
        assert_eq!(said(NOTES, "A delivery note is printed in 14 seconds."), [message]);
        for (metric, body) in [
            (NOTES, "Printing one takes 14 s, before 40 s."),
            (PARCELS, "We lose 2.4 % of the parcels."),
            (HEAT, "The greenhouse costs €9,200 a month."),
            (ROTA, "A rota is drawn up in 2 hours and 20 minutes."),
            (COMPLAINTS, "We are at 11 complaints."),
            (NOTES, "A delivery note took 40 s to print; it takes 14 s now."),
            (IMAGE, "We ship an image of 440 kB."),
            (KILN, "For the mean batch we are at 5.9 kiln-hours."),
            (
                ALARM,
                "In March it took three hours and ten minutes. In November, all four halls were empty after 34 minutes.",
            ),
            (IMAGE, "The image had to come down to 460 kB first, or there was no room for both."),
        ] {
            assert_eq!(said(metric, body).len(), 1, "{body}");
        }
    }

    #[test]
    fn the_same_or_of_something_else() {
        for (metric, body) in [
            (NOTES, "A delivery note is printed in 12 seconds."),
            (NOTES, "A delivery note is printed in about 14 seconds."),
            (NOTES, "A delivery note was at 14 s in May."),
            (NOTES, "A delivery note must not take more than 14 seconds."),
            (NOTES, "At the gate a delivery note is printed in 14 seconds."),
            (NOTES, "A delivery note comes 28 seconds sooner."),
            (NOTES, "Of the 40 s that a delivery note took, 14 s were spent on fonts."),
            (NOTES, "The lorry waits 14 seconds."),
            (PARCELS, "On Sundays we lose 2.4 % of the parcels."),
            (PARCELS, "The carrier's own goal is 2.4 % of parcels."),
            (HEAT, "The greenhouse costs €8.3k a month."),
            (ROTA, "A rota is drawn up in 2 h 50."),
            (ROTA, "The worst rota took 2 hours and 20 minutes."),
            (ROTA, "Drawing up a rota takes 170 minutes."),
            (COMPLAINTS, "We are at 5 complaints."),
            (COMPLAINTS, "We read 14 complaints, of which 12 were right."),
            (ALARM, "In July, all four halls were empty after 34 minutes."),
            (IMAGE, "The chip holds 512 kB, and our image was nearly as large."),
            (IMAGE, "The image comes with 460 kB of fonts."),
            (KILN, "A batch needs 6.8 kiln-hours, and the longest one 7.9."),
        ] {
            assert_eq!(said(metric, body), Vec::<String>::new(), "{body}");
        }
    }
}
