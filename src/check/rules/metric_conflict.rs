//! One figure, told with different numbers
//!
//! Why it matters: *From 900 to 450* in the claim and *from 800 to 500* in the ledger cannot both be right, and a reader who has both on one page trusts neither, nor any other
//! figure of the case.
//!
//! How it can misfire: A sentence must tell one change, *from A to B*, and hold most words of the figure's name; what is told of a part, of a step on the way or of another
//! percentile is left alone, and so are numbers within two per cent. A single figure is taken for the one of the ledger where it has its unit, is within a quarter of it, and a word of the name stands
//! in its clause (*an image of 460 kB*, where the ledger says 466); not what is rounded and says so, is of a month, place or group that the figure does not name, or was a limit or a wish. A count
//! of a hundred and more in a claim is taken for the one of the same thing in the work that it cites where it is within a quarter of it; they may be two counts. Two figures of
//! one name are set against each other only where the work is of the same weeks. Only English is known.
//!
//! Where it comes from: packets with planted weaknesses; what committees check when two pages lie side by side.
//!
//! Bad:
//!
//! ```evidence/search.md
//! +++
//! title = "Search"
//! date = 2026-03-14
//! metrics = [{ name = "Search response time, p95", before = "800 ms", after = "500 ms" }]
//! +++
//! The response time of the search went from 900 ms to 450 ms.
//! ```
//!
//! Good:
//!
//! ```evidence/search.md
//! +++
//! title = "Search"
//! date = 2026-03-14
//! metrics = [{ name = "Search response time, p95", before = "800 ms", after = "500 ms" }]
//! +++
//! The response time of the search went from 800 ms to 500 ms.
//! ```

use crate::check::counted::{self, Counted};
use crate::check::ledger::{Known, Told, known_to, quantity, told, words};
use crate::check::measured::{self, Measured};
use crate::check::near_miss::{NearMiss, near_miss};
use crate::check::words::{Amount, Mention, Phrases, Place, Said, phrases};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::source::Span;
use crate::vocabulary::{Change, Dimension, Figure, NoteKind, Quantity};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::METRIC_CONFLICT,
    severity: Severity::Warning,
    source: include_str!("metric_conflict.rs"),
    find: Find::InEnglish { note: |_, _| (), rest: Some(find), phrases: &[&OTHERWISE, &THEN, &AND_NOW] },
};

/// Such a part of the words of its name makes a sentence one about a figure, in percent.
const NAMED: usize = 60;

/// Work that lies so many days apart may measure the same again.
const APART: i64 = 45;

/// A part of it, a step on the way, or what was hoped for.
static OTHERWISE: Phrases = phrases(
    r"(?:while|and then|first|then|initially|later|another|already|alone|so far|half-?way|next|goal|target|planned|would|could|expected|hoped|aim\w*|simulat\w*|staging|locally|worst|best|median|average|mean|peak|largest|smallest|slowest|mobile|canary|pilot|in one|for one|per shop|for the (?:\w+ ){0,2}(?:shops?|teams?|customers?|users?|regions?|services?|markets?|countr\w+))\b",
);

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let counts = counted::told_twice(context.prose()).into_iter();
    diagnostics.extend(counts.map(|(later, note, earlier)| {
        let Counted { said, range, .. } = &later;
        twice((said, range), note, (&earlier.said, &earlier.range))
    }));
    let cited = counted::told_of_cited(context.prose()).into_iter();
    let known: Vec<Span> = diagnostics.iter().map(|found| found.span).collect();
    diagnostics.extend(cited.filter_map(|(one, note, other)| {
        (!known.contains(&one.0.span(one.1.clone()))).then(|| twice((&one.0, &one.1), note, (&other.0, &other.1)))
    }));
    let measures = measured::told_twice(context.prose()).into_iter();
    diagnostics.extend(measures.map(|(later, note, earlier)| {
        let Measured { said, figure, .. } = &later;
        twice((said, &figure.range), note, (&earlier.said, &earlier.figure.range))
    }));
    if context.own.metrics.is_empty() {
        return;
    }
    for prose in context.prose().iter().filter(|prose| prose.argues()) {
        let mut known: Option<Vec<Known<'_>>> = None;
        for said in prose.said().filter(|said| said.has_figure()) {
            let known = known.get_or_insert_with(|| known_to(context, prose.note));
            if known.is_empty() {
                break;
            }
            // What a title says of its own ledger is for `title-conflict`.
            let is_title = said.part.place == Place::Title;
            let told = may_tell(said.plain()).then(|| told(&said, said.figures())).flatten();
            match told.or_else(|| told_of_two_times(&said)) {
                Some(told) if !is_title => diagnostics.extend(conflict(&said, &told, known)),
                Some(_) => {}
                None => diagnostics.extend(close(&said, known, prose.note)),
            }
        }
    }
    names(context, diagnostics);
}

/// A number that another note gives otherwise.
fn twice(later: (&Said<'_>, &Range<usize>), note: &NoteProse<'_>, earlier: (&Said<'_>, &Range<usize>)) -> Diagnostic {
    let (number, other) = (later.0.words(later.1.clone()), earlier.0.words(earlier.1.clone()));
    let message = format!("`{number}` here, and `{other}` for what seems to be the same in `{}`", note.note.path);
    Diagnostic::warning(RULE.name, later.0.span(later.1.clone()), message)
        .also(earlier.0.span(earlier.1.clone()), "the other number")
        .help("correct the one that is wrong; if both are right, say what makes them two figures")
}

/// A figure that is nearly one of the ledger.
fn close(said: &Said<'_>, known: &[Known<'_>], note: &Note) -> Option<Diagnostic> {
    // The case may speak of every figure of the packet, and so of none for sure.
    let is_of_few = note.kind != NoteKind::Case;
    let NearMiss { range, known, written } = near_miss(said, known, note.title()).filter(|_| is_of_few)?;
    let words = said.words(range.clone());
    let message = format!("`{words}` here, and `{written}` in the ledger for `{}`", known.metric.name.value);
    let found = said.found(RULE.name, range, message).also(known.metric.span, "the figures of the ledger");
    Some(found.help("correct the one that is wrong; if both are right, say what makes them two figures"))
}

/// Whether a change may be told: what is quick to see.
fn may_tell(plain: &str) -> bool {
    plain.bytes().any(|byte| byte.is_ascii_digit())
        && (plain.contains("from ") || plain.contains("→") || plain.contains("->"))
}

/// What was, and then what is: *55 mm in September and 18 mm since January*.
static THEN: Phrases =
    phrases(r"(?:was|were|stood at|used to be|had been|took|averaged|began at|started at) (?:{WORD} ){0,2}?$");
static AND_NOW: Phrases = phrases(r"^ ?(?:{WORD} ){0,5}?(?:{WORD}, )?(?:and|but|against)(?: {WORD}){0,4}? ?$");

/// The two figures of a sentence that tells what was and what is, and nothing else.
fn told_of_two_times(said: &Said<'_>) -> Option<Told> {
    let (plain, figures) = (said.plain(), said.figures());
    let mut measured: Vec<&Mention> = figures.iter().filter(|figure| measure(figure).is_some()).collect();
    // *21 came back within six months, and it is 14*: a stretch of time beside two counts is a window.
    if measured.len() > 2 {
        measured.retain(|figure| measure(figure).is_some_and(|it| it.dimension != Dimension::Time));
    }
    let [first, second] = measured.as_slice() else { return None };
    let (before, after) = (measure(first)?, measure(second)?);
    let start = plain.floor_char_boundary(first.range.start.saturating_sub(40));
    let between = &plain[first.range.end..second.range.start];
    let near = &plain[start..first.range.start];
    // Shares that fall from one to another are no quantities elsewhere.
    let is_from_to = near.ends_with("from ") && between.trim() == "to";
    let is_told = is_from_to || between.len() <= 60 && THEN.is_in(near) && AND_NOW.is_in(between);
    let change = Change::between(&before, &after).filter(|_| is_told)?;
    let mention =
        |figure: &Mention, quantity| Mention { range: figure.range.clone(), amount: Amount::Quantity(quantity) };
    let range = first.range.start..second.range.end;
    Some(Told { range, before: mention(first, before), after: mention(second, after), change })
}

/// A quantity; a percentage is one here.
fn measure(figure: &Mention) -> Option<Quantity> {
    match &figure.amount {
        Amount::Percent(number) => Figure::read(&format!("{number} %")).quantity,
        Amount::Quantity(quantity) => Some(quantity.clone()),
        Amount::Factor(_) | Amount::Some | Amount::Cited => None,
    }
}

/// A change that a sentence tells of a figure whose numbers are others.
fn conflict(said: &Said<'_>, told: &Told, known: &[Known<'_>]) -> Option<Diagnostic> {
    let plain = said.plain();
    let (before, after) = (quantity(&told.before)?, quantity(&told.after)?);
    let named = known.iter().filter(|known| !is_otherwise(plain, known)).filter(|known| {
        let (held, all) = known.held(plain);
        let is_half_right = held > 0 && (same(before, known.before) != same(after, known.after));
        all > 0 && (held * 100 >= all * NAMED || is_half_right) && known.after.dimension.compares_with(&after.dimension)
    });
    let named: Vec<&Known<'_>> = named.collect();
    let known =
        named.first().filter(|_| !named.iter().any(|known| same(before, known.before) && same(after, known.after)))?;
    let range = told.range.clone();
    let message = format!(
        "`{}` is told as {} to {} here, and as {} to {} in the ledger",
        known.metric.name.value,
        said.words(told.before.range.clone()),
        said.words(told.after.range.clone()),
        written(known, true),
        written(known, false)
    );
    let found =
        Diagnostic::warning(RULE.name, said.span(range), message).also(known.metric.span, "the figures of the ledger");
    Some(found.help("correct the one that is wrong; if both are right, say what makes them two figures"))
}

/// Whether a sentence says that it speaks of a part or of a step, in words that the figure itself has not: a *median* of the ledger is a median.
fn is_otherwise(plain: &str, known: &Known<'_>) -> bool {
    let method = known.metric.method.as_ref().map_or("", |method| method.value.as_str());
    let own = format!("{} {method}", known.metric.name.value).to_lowercase();
    let is_own = |word: &str| OF_WHAT.contains(&word) && own.contains(word);
    OTHERWISE.find_all(plain).any(|range| !is_own(plain[range].trim()))
}

/// Which of many a figure is.
const OF_WHAT: &[&str] = &[
    "worst", "best", "median", "average", "mean", "peak", "largest", "smallest", "slowest", "mobile", "target", "goal",
];

fn written<'a>(known: &Known<'a>, is_before: bool) -> &'a str {
    let figure = if is_before { &known.metric.before } else { &known.metric.after };
    figure.as_ref().map_or("", |figure| &figure.value.written)
}

fn same(one: &Quantity, other: &Quantity) -> bool {
    (one.base - other.base).abs() <= one.base.abs().max(other.base.abs()) * 0.02
}

/// Two figures of one name in two notes of the same weeks.
fn names(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut first: HashMap<BTreeSet<String>, (&Note, Known<'_>)> = HashMap::new();
    // What the author keeps is read by nobody, and contradicts nothing.
    for note in context.notes(NoteKind::Evidence).into_iter().filter(|note| !note.audience.is_author()) {
        for known in note.evidence().iter().flat_map(|evidence| &evidence.metrics).filter_map(Known::of) {
            let name = known.metric.name.value.to_lowercase();
            let name: BTreeSet<String> = words(&name).map(str::to_owned).collect();
            if name.len() < 2 {
                continue;
            }
            match first.get(&name) {
                Some((other, earlier)) if is_other(note, other, &known, earlier) => {
                    let message = format!("`{}` has other numbers in `{}`", known.metric.name.value, other.path);
                    let found = Diagnostic::warning(RULE.name, known.metric.span, message)
                        .also(earlier.metric.span, "the other numbers");
                    diagnostics.push(found.help("keep one of them and cite it: `{{metric:id}}`; if they are two figures, let their names say so"));
                }
                Some(_) => {}
                None => drop(first.insert(name, (note, known))),
            }
        }
    }
}

/// Whether two figures are of the same weeks, measure the same and say otherwise. Where one begins as the other ends, it goes on.
fn is_other(note: &Note, other: &Note, known: &Known<'_>, earlier: &Known<'_>) -> bool {
    let when = |note: &Note| note.evidence().and_then(|evidence| evidence.when).map(|when| when.value);
    let is_near = when(note).zip(when(other)).is_some_and(|(one, two)| {
        let gap = crate::source::Interval::new(one.to.min(two.to), one.from.max(two.from));
        gap.is_none_or(|gap| gap.days() <= APART)
    });
    let goes_on = same(known.before, earlier.after) || same(earlier.before, known.after);
    let is_same = same(known.before, earlier.before) && same(known.after, earlier.after);
    is_near
        && !goes_on
        && !is_same
        && !std::ptr::eq(note, other)
        && known.after.dimension.compares_with(&earlier.after.dimension)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::found;

    const WORK: &str = "+++\ntitle = \"Work\"\ndate = 2026-03-14\nmetrics = [{ id = \"p95\", name = \"Search response time, p95\", before = \"800 ms\", after = \"500 ms\" }]\n+++\n";

    fn said(body: &str) -> Vec<String> {
        let claim = format!("+++\nclaim = \"It is fast\"\nevidence = [\"work\"]\n+++\n{body}\n");
        found(RULE.name.as_str(), &[("evidence/work.md", WORK), ("impact/fast.md", &claim)])
    }

    #[test]
    fn other_numbers_than_the_ledger() {
        let words = "impact/fast.md: 900 ms to 450 ms: `Search response time, p95` is told as 900 ms to 450 ms here, and as 800 ms to 500 ms in the ledger";
        assert_eq!(said("Search response time at p95 went from 900 ms to 450 ms."), [words]);
        assert_eq!(said("The response time of the search fell from 0.8 s to 0.4 s.").len(), 1);
        assert_eq!(said("The response time was 950 ms in May and is 500 ms since June.").len(), 1);
        assert_eq!(said("A search response was 0.9 s at the outset and 500 ms in April.").len(), 1);
    }

    #[test]
    fn the_same_numbers_or_another_figure() {
        for body in [
            "Search response time at p95 went from 0.8 s to 500 ms.",
            "Search response time at p99 went from 900 ms to 450 ms.",
            "The response time of the search first went from 800 ms to 650 ms.",
            "For the largest shops the search response time went from 900 ms to 450 ms.",
            "The import went from 900 ms to 450 ms.",
            "The response time was 800 ms in May and is 500 ms since June.",
            "The response time was 650 ms in May and is 580 ms since June.",
            "The import was 900 ms in May and is 500 ms now.",
            "Search response time went from 9 GB to 4 GB of memory.",
        ] {
            assert_eq!(said(body), Vec::<String>::new(), "{body}");
        }
    }

    #[test]
    fn shares_are_held_against_the_ledger() {
        let work = WORK
            .replace("Search response time, p95", "Searches that fail")
            .replace("800 ms", "3.8 %")
            .replace("500 ms", "0.6 %");
        let claim = |body: &str| format!("+++\nclaim = \"It is fast\"\nevidence = [\"work\"]\n+++\n{body}\n");
        let said =
            |body: &str| found(RULE.name.as_str(), &[("evidence/work.md", &work), ("impact/fast.md", &claim(body))]);
        assert_eq!(said("Searches that fail went from 4.8 % to 0.6 %.").len(), 1);
        assert_eq!(said("Searches that fail went from 3.8 % to 0.6 %.").len(), 0);
    }

    #[test]
    fn a_median_of_the_ledger_is_a_median() {
        let work = WORK.replace("Search response time, p95", "Median wait for a search");
        let claim = |body: &str| format!("+++\nclaim = \"It is fast\"\nevidence = [\"work\"]\n+++\n{body}\n");
        let said =
            |body: &str| found(RULE.name.as_str(), &[("evidence/work.md", &work), ("impact/fast.md", &claim(body))]);
        assert_eq!(said("The median wait for a search went from 900 ms to 500 ms.").len(), 1);
        assert_eq!(said("The worst wait for a search went from 900 ms to 500 ms.").len(), 0);
    }

    #[test]
    fn two_figures_of_one_name() {
        let other = |date: &str, before: &str, after: &str| {
            let text = format!(
                "+++\ntitle = \"More\"\ndate = {date}\nmetrics = [{{ id = \"x\", name = \"Search response time, p95\", before = \"{before}\", after = \"{after}\" }}]\n+++\n"
            );
            found(RULE.name.as_str(), &[("evidence/work.md", WORK), ("evidence/zz.md", &text)]).len()
        };
        assert_eq!(other("2026-03-20", "900 ms", "450 ms"), 1);
        assert_eq!(other("2026-03-20", "500 ms", "450 ms"), 0, "it goes on");
        assert_eq!(other("2025-09-20", "900 ms", "850 ms"), 0, "another half-year");
        assert_eq!(other("2026-03-20", "800 ms", "0.5 s"), 0);
    }
}
