//! One count that two notes give: *caught nine collisions before release* in one and *caught fourteen collisions before release* in another. What makes them one is the
//! thing that is counted, and the words it is counted in.

use super::NoteProse;
use super::ledger::{quantity, told, words};
use super::words::{Amount, Mention, Phrases, Said, Tokens, phrases};
use crate::vocabulary::Dimension;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// So many words beside the thing must be the same.
const SHARED: usize = 2;

/// From such a number on it is counted, and not only said.
const LEAST: f64 = 3.0;

/// How many letters of a word tell it from others: *release* and *released* are one.
const STEM: usize = 5;

/// Things that every note counts, and stretches of time.
const COMMON: &str = "people person teams team colleagues engineers members users customers months weeks days hours minutes seconds years times percent points steps others things parts \
    changes meetings tickets issues requests commits lines pages files words euros dollars pounds";

/// Words that stand in sentences on anything.
const SMALL: &str = "about after again before being between could during every first since their there these those three through under until where which while would years \
    months weeks still other second third later today month number seven eight twelve thirteen fourteen fifteen sixteen twenty thirty forty fifty sixty seventy hundred thousand";

/// A part of it, a step on the way, or another time.
static OTHERWISE: Phrases = phrases(
    r"(?:of (?:them|these|those|which)|first|last|next|other|others|another|more|further|remaining|left|already|so far|then|later|initially|until|each|every|per|only|at least|up to|over|about|around|nearly|almost|roughly|expected|planned|goal|target|would|could|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:19|20)\d\d)\b",
);

/// A count, with what is said beside it.
pub(super) struct Counted<'p> {
    pub(super) said: Said<'p>,
    pub(super) range: Range<usize>,
    number: f64,
    beside: BTreeSet<&'p str>,
}

/// The counts of a note that may be held against others, by the thing that is counted.
fn counts<'p>(prose: &'p NoteProse<'_>) -> Vec<(&'p str, Counted<'p>)> {
    let mut found = Vec::new();
    for said in prose.said().filter(|said| said.part.passage().is_some() && !said.figures().is_empty()) {
        if told(&said, said.figures()).is_none() {
            found.extend(said.figures().iter().filter_map(|figure| counted(said, figure)));
        }
    }
    found
}

fn counted<'p>(said: Said<'p>, figure: &Mention) -> Option<(&'p str, Counted<'p>)> {
    let Amount::Quantity(_) = figure.amount else { return None };
    let count =
        quantity(figure).filter(|count| matches!(count.dimension, Dimension::Count(_)) && count.number >= LEAST)?;
    let plain = said.plain();
    let thing = &plain[figure.range.end..];
    let word = Tokens::of(&thing[..thing.floor_char_boundary(40)]);
    let name = word.word(0);
    let is_next = thing.trim_start().starts_with(name);
    let is_thing = name.len() > 4 && name.ends_with('s') && name.bytes().all(|letter| letter.is_ascii_lowercase());
    let near = plain.floor_char_boundary(figure.range.start.saturating_sub(24))
        ..plain.ceil_char_boundary((figure.range.end + name.len() + 16).min(plain.len()));
    if !is_next || !is_thing || has(COMMON, name) || OTHERWISE.is_in(&plain[near]) {
        return None;
    }
    let beside = words(plain).filter(|word| *word != name).filter_map(stem);
    let start = plain.len() - thing.len();
    let name = plain.get(start + thing.find(name)?..)?.get(..name.len())?;
    Some((name, Counted { said, range: figure.range.clone(), number: count.number, beside: beside.collect() }))
}

/// What tells a word from others; nothing for one that stands in sentences on anything.
pub(super) fn stem(word: &str) -> Option<&str> {
    let stem = word.get(..STEM).filter(|_| !has(SMALL, word))?;
    stem.bytes().all(|it| it.is_ascii_lowercase()).then_some(stem)
}

fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// Counts that another note gives otherwise: the later one, and the earlier.
pub(super) fn told_twice<'p>(notes: &[&'p NoteProse<'p>]) -> Vec<(Counted<'p>, &'p NoteProse<'p>, Counted<'p>)> {
    let mut first: HashMap<&str, Vec<(usize, Counted<'_>)>> = HashMap::new();
    let mut found = Vec::new();
    for (nth, prose) in notes.iter().enumerate().filter(|(_, prose)| prose.argues()) {
        for (thing, count) in counts(prose) {
            let earlier = first.entry(thing).or_default();
            let is_other = |(other, it): &&(usize, Counted<'_>)| {
                *other != nth && it.number != count.number && it.beside.intersection(&count.beside).count() >= SHARED
            };
            let is_same = earlier.iter().any(|(_, it)| it.number == count.number);
            match earlier.iter().position(|it| is_other(&it)).filter(|_| !is_same) {
                Some(at) => {
                    let (other, it) = earlier.swap_remove(at);
                    found.push((count, notes[other], it));
                }
                None => earlier.push((nth, count)),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn said(one: &str, other: &str) -> usize {
        let note = |title: &str, body: &str| format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\n+++\n{body}\n");
        let (one, other) = (note("One", one), note("Other", other));
        found("metric-conflict", &[("evidence/a.md", &one), ("evidence/b.md", &other)]).len()
    }

    #[test]
    fn one_thing_in_the_same_words() {
        let nine = "The table caught nine collisions before they were released.";
        assert_eq!(said(nine, "In its year the table caught fourteen collisions before release."), 1);
        assert_eq!(
            said("The trial of the change ran on 200 pumps.", "The trial fleet of this change was 150 pumps."),
            1
        );
        assert_eq!(said(nine, "The table caught nine collisions before release."), 0);
    }

    #[test]
    fn another_thing_or_a_part_of_it() {
        let nine = "The table caught nine collisions before they were released.";
        for other in [
            "The table caught the first four collisions before release.",
            "It takes fourteen collisions to fill a page.",
            "By then the table had caught more than four collisions before release.",
        ] {
            assert_eq!(said(nine, other), 0, "{other}");
        }
    }
}
