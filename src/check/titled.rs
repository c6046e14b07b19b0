//! A count in a title, *nine talks*, that is another in the body, *seven talks*; and a change, *cut in half*, that is.

use super::NoteProse;
use super::ledger::{Known, Told, quantity, told, words};
use super::multiples::{follows, is_said_of_change};
use super::words::{Amount, Mention, Part, Said, Tokens};
use crate::source::Span;
use crate::vocabulary::{Change, Figure, Quantity};
use std::ops::Range;

/// How many words behind a number may be what it counts.
const NEAR: usize = 3;

/// What makes a count one of a part: *seven of them*, *the first three*.
const PART: &[&str] = &[
    "first",
    "last",
    "other",
    "others",
    "remaining",
    "left",
    "already",
    "far",
    "another",
    "more",
    "them",
    "these",
    "those",
    "per",
    "each",
    "every",
    "only",
    "least",
    "than",
];

/// Before a number, what makes it one of another time: *it had four feeds*, *from three to five*.
const ONCE: &[&str] = &["to", "was", "were", "had", "used"];

/// Words that are nothing that could be counted.
const SMALL: &[&str] = &[
    "the", "and", "for", "from", "with", "per", "our", "its", "all", "was", "that", "this", "into", "than", "less",
    "more", "fewer", "out", "about", "now", "one",
];

/// A number in the title whose thing the body counts once, and otherwise: where each stands.
pub(super) fn other_count(prose: &NoteProse<'_>, title: &Part<'_>) -> Option<(Range<usize>, Span)> {
    title.figures().iter().find_map(|figure| counted(prose, title, figure))
}

/// What every note of a packet may count another number of, so that only a note's own text is held against its title.
const ANYONE: &str = "team people person month week day hour minute second year step note colleague engineer part phase thing other way point hand round";

/// A number in the title of a piece of work, whose thing its own text does not count, and the case counts otherwise.
pub(super) fn other_count_in(
    case: &NoteProse<'_>,
    prose: &NoteProse<'_>,
    title: &Part<'_>,
) -> Option<(Range<usize>, Span)> {
    title.figures().iter().find_map(|figure| {
        let things = things(title.plain(), figure);
        let is_anyones = |thing: &&str| ANYONE.split(' ').any(|known| known == thing.trim_end_matches('s'));
        let titled = quantity(figure)?;
        let is_counted = |said: &Said<'_>| !same_thing(said, &things, titled).is_empty();
        let is_own = !things.iter().any(is_anyones);
        let is_free = is_own && !prose.said().any(|said| said.part.passage().is_some() && is_counted(&said));
        is_free.then(|| counted(case, title, figure)).flatten()
    })
}

fn counted(prose: &NoteProse<'_>, title: &Part<'_>, figure: &Mention) -> Option<(Range<usize>, Span)> {
    let titled = quantity(figure)?;
    let things = things(title.plain(), figure);
    // *In 30 minutes*: a unit alone is no thing.
    if things.is_empty() || matches!(things.as_slice(), [unit] if is_unit(unit)) {
        return None;
    }
    let body = prose.said().filter(|said| said.part.passage().is_some());
    let counts: Vec<(f64, Span, bool)> = body.flat_map(|said| same_thing(&said, &things, titled)).collect();
    let sum: f64 = counts.iter().map(|(number, ..)| number).sum();
    // *6 minutes now, where it took 14*: each figure of the title is said.
    let unit = titled.base / titled.number;
    let bases = title.figures().iter().filter_map(quantity).flat_map(|it| match it.unit.is_empty() {
        true => vec![it.base, it.number * unit],
        false => vec![it.base],
    });
    let titles: Vec<f64> = bases.collect();
    let is_said = |number: f64| titles.iter().any(|titled| (number - titled).abs() <= titled.abs() * 0.02);
    let (number, span, _) = counts.iter().find(|(.., is_part)| !is_part)?;
    let differs = counts.iter().any(|(other, _, is_part)| !is_part && (other - number).abs() > number.abs() * 0.02);
    if is_said(sum) || differs || counts.iter().any(|(number, ..)| is_said(*number)) {
        return None;
    }
    Some((figure.range.clone(), *span))
}

/// A part or a multiple in the title that does not follow from the one change that the body tells of the same, with the sentence and its change.
pub(super) fn other_change<'p>(
    known: &[Known<'_>],
    prose: &'p NoteProse<'_>,
    title: &Part<'_>,
) -> Option<(Range<usize>, Said<'p>, Told)> {
    let plain = title.plain();
    let figure = title.figures().iter().find(|it| it.is_relative() && is_said_of_change(plain, it, false))?;
    let body = prose.said().filter(|said| said.part.passage().is_some());
    let mut all = body.filter_map(|said| Some((said, told_of(&said)?)));
    let (said, told) = all.next().filter(|_| all.next().is_none())?;
    let of_ledger = |known: &Known<'_>| Change::between(known.before, known.after);
    let is_known = known.iter().filter_map(of_ledger).any(|change| follows(plain, figure, &change));
    let beside: Vec<&str> = words(said.plain()).collect();
    let is_of_it = words(plain).any(|word| word.len() > 3 && beside.contains(&word));
    (!is_known && is_of_it && !follows(plain, figure, &told.change)).then(|| (figure.range.clone(), said, told))
}

/// The change that a sentence tells: of shares too, also where other figures stand between the two, *from 1.9 % in four weeks to 1.6 %*.
fn told_of(said: &Said<'_>) -> Option<Told> {
    let share = |figure: &Mention| match figure.amount {
        Amount::Percent(number) => {
            let amount = Figure::read(&format!("{number} %")).quantity.map(Amount::Quantity)?;
            Some(Mention { range: figure.range.clone(), amount })
        }
        Amount::Quantity(_) | Amount::Factor(_) | Amount::Some | Amount::Cited => None,
    };
    let shares: Vec<Mention> = said.figures().iter().filter_map(share).collect();
    told(said, said.figures()).or_else(|| told(said, &shares))
}

/// The words behind a number that may be what it counts, its unit included.
fn things<'t>(plain: &'t str, figure: &Mention) -> Vec<&'t str> {
    let tokens = Tokens::of(&plain[figure.range.start..]);
    let first = tokens.at(plain[figure.range.clone()]
        .find(|next: char| !next.is_ascii_digit() && next != ',')
        .unwrap_or(figure.range.len()));
    let behind = (first..first + NEAR).take_while(|nth| *nth == 0 || *nth <= first || tokens.is_joined(nth - 1));
    behind
        .map(|nth| tokens.word(nth))
        .filter(|word| {
            word.len() > 2 && !SMALL.contains(word) && !word.starts_with(|first: char| first.is_ascii_digit())
        })
        .collect()
}

/// The counts of a sentence that are of the same thing: all its words where there are two and more, and the last of them else.
fn same_thing(said: &Said<'_>, titled: &[&str], of: &Quantity) -> Vec<(f64, Span, bool)> {
    if said.figures().is_empty() {
        return Vec::new();
    }
    // *Four run on it, and the other two follow*: the parts of what the title says.
    let all: f64 = said.figures().iter().filter_map(quantity).map(|counted| counted.base).sum();
    if said.figures().len() > 1 && (all - of.base).abs() <= of.base.abs() * 0.02 {
        return Vec::new();
    }
    let plain = said.plain();
    let words = Tokens::of(plain);
    let counts = said.figures().iter().filter_map(|figure| {
        let counted = quantity(figure).filter(|counted| counted.dimension.compares_with(&of.dimension))?;
        let things = things(plain, figure);
        // *The three line leads* speak of three lines as well: a number that is the same needs no more than one word in common.
        let is_equal = counted.base == of.base;
        let (titled_things, things) = if is_equal { (titled, &things[..]) } else { (heads(titled), heads(&things)) };
        let is_same =
            |word: &&str| things.iter().any(|thing| thing.trim_end_matches('s') == word.trim_end_matches('s'));
        let is_near = titled_things.iter().any(is_same);
        let is_about = titled.len() < 2
            || !is_unit(titled[0])
            || (0..words.len()).any(|nth| titled[1..].contains(&words.word(nth)));
        (is_near && is_about)
            .then(|| (counted.base, said.span(figure.range.clone()), is_part(&words, words.at(figure.range.start))))
    });
    counts.collect()
}

/// The words of those behind a number that it may count: not what stands before the first plural, *eleven ticket databases* are no tickets.
fn heads<'w, 't>(things: &'w [&'t str]) -> &'w [&'t str] {
    let is_plural = |word: &&str| word.ends_with('s') && !word.ends_with("ss");
    things.iter().position(is_plural).map_or(things, |first| &things[first..])
}

/// Whether words close to a number say that it counts a part.
fn is_part(words: &Tokens<'_>, at: usize) -> bool {
    let before = (at.saturating_sub(3)..at).rev().take_while(|nth| words.is_joined(*nth));
    let after = (at + 1..at + 6).take_while(|nth| words.is_joined(nth - 1));
    let is_once = |nth: usize| ONCE.contains(&words.word(nth));
    // *Four feeds had to come across* are all there were.
    let is_step = (at + 1..at + 4).take_while(|nth| words.is_joined(nth - 1)).any(|nth| {
        words.word(nth) == "to" && !matches!(words.word(nth - 1), "had" | "have" | "has" | "were" | "was" | "came")
    });
    before.clone().any(is_once) || is_step || before.chain(after).any(|nth| PART.contains(&words.word(nth)))
}

/// *Months* alone are no thing: what they are of must be said too.
fn is_unit(word: &str) -> bool {
    matches!(word.trim_end_matches('s'), "month" | "week" | "year" | "day" | "hour" | "minute" | "second" | "percent")
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    fn said(title: &str, body: &str) -> usize {
        let note = format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\n+++\n{body}\n");
        found("title-conflict", &[("evidence/a.md", &note)]).len()
    }

    #[test]
    fn one_count_of_one_thing() {
        assert_eq!(said("Nine talks on three continents", "I gave seven talks."), 1);
        assert_eq!(said("Nine talks", "I gave seven talks, four of them in Lagos."), 1);
        assert_eq!(said("A corpus of 20,000 judged queries", "I collected 12,000 judged queries."), 1);
        assert_eq!(said("18 months of battery", "The battery holds 14 months."), 1);
        assert_eq!(said("Five feeds in one weekend", "Four feeds had to come across: A, B, C and D."), 1);
        assert_eq!(said("Six wards on one rota", "Five wards were moved in March."), 1);
        assert_eq!(
            said("One history for four teams", "Three teams, three copies. The other two teams lost theirs."),
            1
        );
    }

    #[test]
    fn parts_and_other_things() {
        assert_eq!(said("Nine talks", "I gave four talks in Lagos and five talks in Lima."), 0);
        assert_eq!(said("Nine talks", "I gave the first two talks in May."), 0);
        assert_eq!(said("Nine talks", "Seven people came."), 0);
        assert_eq!(said("18 months of battery", "It took 14 months."), 0);
        assert_eq!(said("Five feeds", "We had four feeds in May."), 0);
        assert_eq!(said("Five feeds", "It went from four feeds to five."), 0);
        assert_eq!(said("A build takes 6 minutes now, where it took 14", "A build took 14 minutes before."), 0);
        assert_eq!(said("31 repositories", "29 repositories are already done."), 0);
    }

    #[test]
    fn what_a_number_counts_is_not_what_stands_before_it() {
        for (title, body, count) in [
            ("All eleven ticket databases", "They hold 410,000 tickets a weekday.", 0),
            ("Twelve loan desks", "They gave out 900 loans.", 0),
            ("Five seed stores", "The order was for 70 seeds.", 0),
            ("Twelve loan desks", "I opened nine loan desks.", 1),
            ("Nine long talks", "I gave seven talks.", 1),
            ("Nine long talks", "Two talks were short. The nine talk notes are public.", 0),
        ] {
            let note = format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\n+++\n{body}\n");
            assert_eq!(found("title-conflict", &[("evidence/a.md", &note)]).len(), count, "{title}: {body}");
        }
    }
}
