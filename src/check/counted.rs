//! One count that two notes give: *caught nine collisions before release* in one and *caught fourteen collisions before release* in another. What makes them one is the
//! thing that is counted, and the words it is counted in.

use super::NoteProse;
use super::added_up::rounding;
use super::ledger::{quantity, told, words};
use super::words::{Amount, Mention, Phrases, Said, Tokens, phrases};
use crate::vocabulary::{Dimension, NoteKind};
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

/// From such a number on two numbers that are near each other are one that was miscopied.
const MANY: f64 = 100.0;

/// So near, as a part of the larger.
const NEAR: f64 = 0.25;

/// How many words behind a number may be what it counts.
const NEXT: usize = 3;

/// A number in a sentence.
pub(super) type At<'p> = (Said<'p>, Range<usize>);

/// Numbers of a claim or an answer that are near one of the work it cites, and of the same thing: *38,000 codes* where the work tells of *41,000 one-time codes*.
pub(super) fn told_of_cited<'p>(notes: &[&'p NoteProse<'p>]) -> Vec<(At<'p>, &'p NoteProse<'p>, At<'p>)> {
    let mut found = Vec::new();
    for prose in notes.iter().filter(|prose| prose.argues()) {
        let cited = match (prose.note.impact(), prose.note.answer()) {
            (Some(impact), _) => &impact.evidence[..],
            (None, Some(answer)) => &answer.evidence[..],
            (None, None) => continue,
        };
        let counts = many(prose);
        if counts.is_empty() {
            continue;
        }
        let is_cited = |note: &&&NoteProse<'_>| {
            note.note.kind == NoteKind::Evidence && cited.iter().any(|id| id.value == *note.note.path.stem())
        };
        let works: Vec<_> = notes.iter().filter(is_cited).map(|work| (*work, many(work))).collect();
        let is_in = |all: &[Many<'_>], number: f64| all.iter().any(|it| (it.number - number).abs() < 0.5);
        for one in &counts {
            let is_told = works.iter().any(|(_, all)| is_in(all, one.number));
            let mut others = works.iter().flat_map(|(work, all)| all.iter().map(move |other| (*work, other)));
            let is_other =
                |(_, other): &(&NoteProse<'_>, &Many<'_>)| one.is_nearly(other) && !is_in(&counts, other.number);
            let Some((work, other)) = others.find(is_other).filter(|_| !is_told) else { continue };
            found.push(((one.said, one.range.clone()), work, (other.said, other.range.clone())));
        }
    }
    found
}

/// A large count, with the words behind it.
struct Many<'p> {
    said: Said<'p>,
    range: Range<usize>,
    number: f64,
    rounding: f64,
    things: Vec<&'p str>,
    is_otherwise: bool,
}

impl Many<'_> {
    /// Whether both count one thing, and nearly as many of it.
    fn is_nearly(&self, other: &Many<'_>) -> bool {
        let apart = (self.number - other.number).abs();
        let is_near = apart > self.rounding.max(other.rounding) && apart <= self.number.max(other.number) * NEAR;
        let digits = |it: &Many<'_>| {
            let mut digits: Vec<u8> = it.said.plain()[it.range.clone()].bytes().filter(u8::is_ascii_digit).collect();
            digits.sort_unstable();
            digits
        };
        let Some(thing) = self.things.first().filter(|_| is_near && !self.is_otherwise) else { return false };
        let is_same = !other.is_otherwise && other.things.contains(thing);
        // *1,410 slots*, where the other tells of slots and then of *1,140 of them*.
        let is_of_them = || {
            let near = [other.said.before(), Some(other.said)];
            let is_told = near.iter().flatten().any(|near| words(near.plain()).any(|word| word == *thing));
            is_told && digits(self) == digits(other)
        };
        thing.len() > 4 && thing.ends_with('s') && !has(COMMON, thing) && (is_same || is_of_them())
    }
}

fn many<'p>(prose: &'p NoteProse<'_>) -> Vec<Many<'p>> {
    let body = prose.said().filter(|said| said.part.passage().is_some());
    let counts = body.flat_map(|said| said.figures().iter().map(move |figure| (said, figure)));
    let counts = counts.filter_map(|(said, figure)| {
        let count = quantity(figure).filter(|it| matches!(it.dimension, Dimension::Count(_)) && it.number >= MANY)?;
        let plain = said.plain();
        let behind = &plain[figure.range.end..plain.floor_char_boundary(figure.range.end + 60)];
        let behind = &behind[..behind.find([',', '.', ';', ':', '(']).unwrap_or(behind.len())];
        let things = behind.split_whitespace().take(NEXT).collect();
        let start = plain.floor_char_boundary(figure.range.start.saturating_sub(24));
        let near = behind.floor_char_boundary(24);
        let is_otherwise = OTHERWISE.is_in(&plain[start..figure.range.end + near]);
        let rounding = rounding(&plain[figure.range.clone()]);
        Some(Many { said, range: figure.range.clone(), number: count.number, rounding, things, is_otherwise })
    });
    counts.collect()
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
    fn a_count_of_the_work_that_is_cited() {
        for (work, claim, count) in [
            ("Bots ordered 41 000 one-time codes.", "The night had 38 000 codes.", 1),
            ("We lost 1,140 seats.", "It cost us 1,410 seats.", 1),
            ("The stalls were open again at noon. We had lost 1,140 of them.", "The storm took 1,410 stalls.", 1),
            ("The press printed 640 posters.", "There were 610 posters on the walls.", 1),
            ("I counted 2,310 saplings in the yard.", "The yard had 2,130 saplings.", 1),
            ("The press printed 640 posters.", "There were 300 posters on the walls.", 0),
            ("The press printed 640 posters.", "There were 610 people.", 0),
            ("The press printed 640 posters.", "There were about 610 posters on the walls.", 0),
            ("The press printed 643 posters.", "There were 640 posters on the walls.", 0),
            ("The press printed 640 posters, 610 posters of it in red.", "There were 610 posters.", 0),
            ("The stalls were open. We had lost 1,140 of them.", "The storm took 1,300 stalls.", 0),
        ] {
            let work = format!("+++\ntitle = \"One\"\ndate = 2026-03-14\n+++\n{work}\n");
            let claim = format!("+++\nclaim = \"It went well\"\nevidence = [\"a\"]\n+++\n{claim}\n");
            let notes = [("evidence/a.md", work.as_str()), ("impact/b.md", &claim)];
            assert_eq!(found("metric-conflict", &notes).len(), count, "{work}{claim}");
        }
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
