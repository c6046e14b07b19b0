//! One share or one measure that two notes give: *81 % of article opens* in one and *76 % of article opens* in another. What makes them one is that both sentences hold
//! the same rare words, and speak of no other time.

use super::NoteProse;
use super::counted::stem;
use super::ledger::words;
use super::words::{Amount, Mention, Phrases, Said, phrases};
use crate::vocabulary::Dimension;
use std::collections::{BTreeSet, HashMap};

/// So many rare words must be the same.
const SHARED: usize = 3;

/// A word that stands in so many sentences with a measure tells none of them from the others.
const COMMON: usize = 12;

/// A part of it, a step on the way, another of its kind, or what was hoped for.
static OTHERWISE: Phrases = phrases(
    r"(?:while|first|then|initially|later|another|already|alone|so far|half-?way|next|goal|target|planned|would|could|expected|hoped|aim\w*|estimate\w*|simulat\w*|staging|locally|worst|best|mobile|canary|pilot|in one|for one|only|at least|at most|up to|more than|less than|fewer than|under|of (?:them|these|those|which)|the (?:other|rest|remaining))\b",
);

/// Days, months and years.
pub(super) static TIME: Phrases = phrases(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d\d\b|(?:january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|winter)\b|(?:19|20)\d\d\b|[qh][1-4]\b",
);

/// A measure, with what is said beside it.
pub(super) struct Measured<'p> {
    pub(super) said: Said<'p>,
    pub(super) figure: &'p Mention,
    beside: BTreeSet<&'p str>,
    times: BTreeSet<&'p str>,
}

/// The sentences of a note with one measure, or with two of one kind: before and after.
fn measures<'p>(prose: &'p NoteProse<'_>) -> impl Iterator<Item = Measured<'p>> {
    prose.said().filter(|said| said.part.passage().is_some() && !said.figures().is_empty()).filter_map(measured)
}

fn measured(said: Said<'_>) -> Option<Measured<'_>> {
    let mut figures = said.figures().iter().filter(|figure| is_measure(figure));
    let figure = figures.next_back()?;
    if figures.count() > 1 || OTHERWISE.is_in(said.plain()) {
        return None;
    }
    let plain = said.plain();
    let beside = words(plain).filter_map(stem).collect();
    let times = TIME.find_all(plain).map(|range| &plain[range]).collect();
    Some(Measured { said, figure, beside, times })
}

/// A share, or a measure with a unit. What is counted is for [`counted`](super::counted).
fn is_measure(figure: &Mention) -> bool {
    match &figure.amount {
        Amount::Percent(_) => true,
        Amount::Quantity(quantity) => !matches!(quantity.dimension, Dimension::Count(_)),
        Amount::Factor(_) | Amount::Some | Amount::Cited => false,
    }
}

/// Measures that another note gives otherwise: the later one, and the earlier with its note.
pub(super) fn told_twice<'p>(notes: &[&'p NoteProse<'p>]) -> Vec<(Measured<'p>, &'p NoteProse<'p>, Measured<'p>)> {
    let mut all: Vec<Option<(usize, Measured<'p>)>> = Vec::new();
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (nth, prose) in notes.iter().enumerate().filter(|(_, prose)| prose.argues()) {
        for it in measures(prose) {
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for other in it.beside.iter().filter_map(|word| by_word.get(word)).filter(|at| at.len() < COMMON).flatten()
            {
                *shared.entry(*other).or_default() += 1;
            }
            let is_of =
                |other: &usize| all[*other].as_ref().is_some_and(|(note, other)| *note != nth && differs(&it, other));
            let mut near: Vec<usize> =
                shared.into_iter().filter(|(_, shared)| *shared >= SHARED).map(|(other, _)| other).collect();
            near.sort_unstable();
            let earlier = near.into_iter().find(is_of).and_then(|other| all[other].take());
            if let Some((note, earlier)) = earlier {
                found.push((it, notes[note], earlier));
                continue;
            }
            for word in &it.beside {
                by_word.entry(word).or_default().push(all.len());
            }
            all.push(Some((nth, it)));
        }
    }
    found
}

/// Whether two sentences measure the same at the same time, and no number of one is a number of the other.
fn differs(one: &Measured<'_>, other: &Measured<'_>) -> bool {
    let is_of_one_time = if one.times.is_empty() || other.times.is_empty() {
        one.times.is_empty() && other.times.is_empty()
    } else {
        one.times.intersection(&other.times).next().is_some()
    };
    let known = || other.said.figures().iter().filter(|figure| is_measure(figure));
    is_of_one_time
        && known().any(|known| is_comparable(one.figure, known))
        && !one.said.figures().iter().any(|said| known().any(|known| is_same(said, known)))
}

fn is_comparable(one: &Mention, other: &Mention) -> bool {
    match (&one.amount, &other.amount) {
        (Amount::Percent(_), Amount::Percent(_)) => true,
        (Amount::Quantity(one), Amount::Quantity(other)) => one.dimension.compares_with(&other.dimension),
        _ => false,
    }
}

fn is_same(one: &Mention, other: &Mention) -> bool {
    let is_near = |one: f64, other: f64| (one - other).abs() <= other.abs() * 0.02;
    match (&one.amount, &other.amount) {
        (Amount::Percent(one), Amount::Percent(other)) => is_near(*one, *other),
        (Amount::Quantity(one), Amount::Quantity(other)) => {
            one.dimension.compares_with(&other.dimension) && is_near(one.base, other.base)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn said(one: &str, other: &str) -> usize {
        let note = |title: &str, body: &str| format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\n+++\n{body}\n");
        let (one, other) = (note("One", one), note("Other", other));
        found("metric-conflict", &[("evidence/a.md", &one), ("evidence/b.md", &other)]).len()
    }

    const OPENS: &str = "The share of article opens without a connection went from 12 % to 81 % in July 2026.";

    #[test]
    fn one_measure_in_the_same_words() {
        assert_eq!(said(OPENS, "In July 2026, 76 % of article opens worked without a connection."), 1);
        assert_eq!(
            said(
                "The median night shift transfer of a patient takes 14 min.",
                "A night transfer of one patient takes 22 min at the median."
            ),
            1
        );
    }

    #[test]
    fn the_same_number_or_another_time_or_thing() {
        for other in [
            "In July 2026, 81 % of article opens worked without a connection.",
            "In March 2026, 40 % of article opens worked without a connection.",
            "In July 2026, 76 % of the readers were content.",
            "In July 2026, only 76 % of article opens on old phones worked without a connection.",
        ] {
            assert_eq!(said(OPENS, other), 0, "{other}");
        }
    }
}
