//! A sum of money or of time that was saved or earned, and nothing on where it comes from
//!
//! Why it matters: *It saves $100,000 a year*, or *fourteen hours a week*, is the first number that a manager asks about: who worked it out, and from what? A sum that nobody can follow is taken for a guess, and so are the
//! others beside it.
//!
//! How it can misfire: A sum is found only where it is money, or hours and days, room on a disk, power, litres or way in each week, month or year; where the words say that it was saved, earned or spared, and not where the paragraph holds a link, a figure of the ledger, two sums to compare, or a
//! word on how it was found (*by the invoices*, *estimated*, *Finance counts*). One finding a note. Only English is known.
//!
//! Where it comes from: guides for those who write cases: a baseline, a method, a source.
//!
//! Bad:
//!
//! ```evidence/images.md
//! +++
//! title = "Cheaper images"
//! date = 2026-03-14
//! +++
//! The job deletes images that nobody uses. It saves the company about $100,000 a year.
//! ```
//!
//! Good:
//!
//! ```evidence/images.md
//! +++
//! title = "Cheaper images"
//! date = 2026-03-14
//! +++
//! The job deletes images that nobody uses. By the invoices of April and June it saves about $100,000 a year.
//! ```

use crate::check::words::{Amount, Cue, Mention, Part, Phrases, Said, Tokens, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::syntax::markdown::{Inline, each_inline};
use crate::vocabulary::Dimension;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::SUM_WITHOUT_SOURCE,
    severity: Severity::Hint,
    source: include_str!("sum_without_source.rs"),
    find: Find::InEnglish { note: find, rest: None, phrases: &[&ANOTHER, &EACH_TIME] },
};

/// Beginnings of what was gained. From public cases and from reports on costs.
const GAINED: &str = "sav earn generat brought brings gain cut reduc lower avoid recover spar revenue profit less cheaper worth won return yield value benefit upside pay";

/// Beginnings of what says where a sum comes from.
const FROM: &str = "invoice statement report dashboard according measur estimat calculat comput counted contract quote offer finance controlling accounting audit \
    assum based multipl price priced signed booked billing meter";

/// What tells of another sum where it begins a sentence, and an estimate that is nobody else's.
static ANOTHER: Phrases = phrases(
    r"^as an? (?:\w+ )?estimate\b|i(?:'d| would| can only)? estimate (?:that|it|the|this|at)\b|my (?:\w+ )?estimate\b",
);

/// Hours and days, room, power and way that are spared again and again.
static EACH_TIME: Phrases = phrases(
    r"^(?:\d[\d.,]*|{WORD}) (?:\w+-)?(?:hours?|hrs?|days?|[gtp]b|[km]wh|tonnes?|lit(?:er|re)s?|km|kilomet\w+)(?: of (?:{WORD} ){1,3}?| )(?:a|per|each|every) (?:day|week|month|night|quarter|year|sprint|release|shift)\b",
);

/// What money is called behind a number.
const MONEY: &str = "dollar dollars euro euros pound pounds franc francs usd eur gbp chf kroner kronor krona krone korunas yen yuan renminbi rupee rupees zloty zlotys forint \
    forints lira liras peso pesos shekel shekels baht ringgit dirham dirhams dinar dinars nok sek dkk pln czk";

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let parts = prose.parts.iter().filter(|part| prose.argues() && may_tell(part) && !points(part));
    diagnostics.extend(parts.filter_map(sum).next());
}

/// Whether a text may tell a sum: what is quick to see.
fn may_tell(part: &Part<'_>) -> bool {
    const SPARED: &[&str] =
        &["hour", "hrs", "days", "gb ", "tb ", "pb ", "wh ", "tonne", "litre", "liter", "km ", "kilomet"];
    part.has(Cue::Money) || SPARED.iter().any(|unit| part.plain().contains(unit))
}

/// Whether a text holds something to look at.
fn points(part: &Part<'_>) -> bool {
    let mut points = part.sentences().any(|said| said.figures().iter().any(|figure| figure.amount == Amount::Cited));
    if let Some(passage) = part.passage() {
        each_inline(passage.line, &mut |inline| {
            points |= matches!(inline.value, Inline::Link(..) | Inline::FootnoteReference(_))
        });
    }
    points
}

/// The first sum of a text that was gained, where the text does not say how it was found.
fn sum(part: &Part<'_>) -> Option<Diagnostic> {
    let begins = |list: &str, word: &str| list.split(' ').any(|known| word.starts_with(known));
    let says = |said: &Said<'_>| {
        let words = Tokens::of(said.plain());
        (0..words.len()).any(|nth| begins(FROM, words.word(nth)))
    };
    // *As an estimate, …* begins a sum of its own.
    if part.sentences().any(|said| says(&said) && !ANOTHER.is_in(said.plain())) {
        return None;
    }
    let mut gained = part.sentences().filter_map(|said| {
        let words = Tokens::of(said.plain());
        let is_gained = (0..words.len()).any(|nth| begins(GAINED, words.word(nth)));
        let mut sums: Vec<Range<usize>> =
            said.figures().iter().filter_map(|figure| money(&said, figure).or_else(|| time(&said, figure))).collect();
        // *3 million dollars* is one.
        sums.dedup_by_key(|sum| sum.end);
        let [sum] = sums.as_slice() else { return None };
        is_gained.then(|| (said, sum.clone()))
    });
    let (said, range) = gained.next()?;
    let message = format!("`{}` does not say where it comes from", said.words(range.clone()));
    let help = "who worked it out, and from what? say it in a few words, link it, or give it a place under `metrics`";
    Some(said.found(RULE.name, range, message).help(help))
}

/// Where time that is spared again and again stands.
fn time(said: &Said<'_>, figure: &Mention) -> Option<Range<usize>> {
    let found = EACH_TIME.find(&said.plain()[figure.range.start..])?;
    Some(figure.range.start..figure.range.start + found.end)
}

/// Where a sum of money stands, what it is called included.
fn money(said: &Said<'_>, figure: &Mention) -> Option<Range<usize>> {
    let plain = said.plain();
    if let Amount::Quantity(quantity) = &figure.amount
        && matches!(quantity.dimension, Dimension::Money(_))
    {
        return Some(figure.range.clone());
    }
    let behind = Tokens::of(&plain[figure.range.end..]);
    let is_money = |word: &str| MONEY.split_ascii_whitespace().any(|known| known == word);
    let inside = Tokens::of(&plain[figure.range.clone()]);
    if (0..inside.len()).any(|nth| is_money(inside.word(nth))) {
        return Some(figure.range.clone());
    }
    let called = (0..2).find(|nth| is_money(behind.word(*nth)))?;
    Some(figure.range.start..figure.range.end + behind.range(called, called).end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::marked;

    #[test]
    fn a_sum_that_nobody_can_follow() {
        for (sentence, words) in [
            ("It saves the company about $100,000 a year.", "$100,000"),
            ("It costs us 40,000 EUR less per year.", "40,000 EUR"),
            ("The ads brought in 3 million euros.", "3 million euros"),
            ("That spares the records office about fourteen hours a week.", "fourteen hours a week"),
            ("This saves about 2.4 million kroner a year.", "2.4 million kroner"),
            ("To the museum this is worth 140 TB per year.", "140 TB per year"),
            ("That cuts 30 tonnes a month.", "30 tonnes a month"),
            ("It saves something like 300 core-hours a night.", "300 core-hours a night"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
    }

    #[test]
    fn a_sum_that_somebody_can() {
        for sentence in [
            "By the invoices it saves about $100,000 a year.",
            "The bill fell from $41k to $24.6k a month, which saves money.",
            "It saves about $100,000 a year, see [the sheet of Controlling](https://example.com/sheet).",
            "It saves {{metric:bill}} or $100,000.",
            "By the log of the on-call it spares us five hours a week, as we counted.",
            "The job runs 3 hours a night.",
            "The museum takes in 140 TB per year.",
            "By the meter it saves 300 kWh a month.",
            "I teach two hours a week.",
            "A ticket costs $4.",
            "The refund was €12.",
        ] {
            assert_eq!(marked(RULE.name, sentence), Vec::<String>::new(), "{sentence}");
        }
    }
}
