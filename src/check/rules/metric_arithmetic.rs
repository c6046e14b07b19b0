//! A per cent, a multiple, a difference or a sum that does not follow from the figures beside it
//!
//! Why it matters: *From 800 ms to 500 ms* is 37.5 per cent less, and whoever reads *70 %* beside it has found out in five seconds that the numbers of this case were not
//! checked. It costs the trust in all the others.
//!
//! How it can misfire: Only a sentence with exactly one *from A to B* is computed, and only what stands beside it without an *and* between; or a sentence about a figure of
//! the ledger, by the words of its name. Either way to count is accepted: a fall from 800 to 500 is 37.5 per cent less, and 60 per cent more a second. Rounding is forgiven.
//! A difference, *1.7 seconds faster*, is computed where the sentence tells both figures, cites one of the ledger or speaks of one, and is left alone where it is more than twice or less than half of what it
//! should be: it may be one of something else. Sums are computed where the sentence says that it has all parts (*in total*), gives so many for each (*eight weeks, eight a week, 72 in all*), or puts
//! each part of a whole in another place; and what is made of a mean or of so much *on each of the 60*. Parts *of the saving* are held against the one figure of the ledger, and only where they come to more.
//! *86 % fewer stops* is of a figure whose name has stops, where nothing says which. Only English is known.
//!
//! Where it comes from: packets with planted weaknesses; committees that check the one number they can.
//!
//! Bad:
//!
//! ```evidence/search.md
//! +++
//! title = "Search"
//! date = 2026-03-14
//! +++
//! The response time went from 900 ms to 450 ms, which is three times faster.
//! ```
//!
//! Good:
//!
//! ```evidence/search.md
//! +++
//! title = "Search"
//! date = 2026-03-14
//! +++
//! The response time went from 900 ms to 450 ms, which is half.
//! ```

use crate::check::added_up::{Parts, other_saving, other_sum};
use crate::check::differences::{Difference, may_tell, other_than_known, other_than_many, other_than_told};
use crate::check::ledger::{Known, Told, known_to, told, told_apart};
use crate::check::multiples::{follows, is_as_before, is_of_it_before, is_said_of_change};
use crate::check::words::{Amount, Cue, Mention, Phrases, Said, Tokens, is_change, phrases};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::vocabulary::{Better, Change, Direction};

pub(super) const RULE: Rule = Rule {
    name: code::METRIC_ARITHMETIC,
    severity: Severity::Warning,
    source: include_str!("metric_arithmetic.rs"),
    find: Find::InEnglish { note: |_, _| (), rest: Some(find), phrases: &[&APART, &THAT] },
};

/// What makes two halves of a sentence speak of two things.
static APART: Phrases = phrases(r"(?:and|while|but|whereas|plus|as well as|with|then|also|although|though|where)\b");

/// What opens a sentence that goes on about the one before it.
static THAT: Phrases = phrases(
    r"^(?:and |so |hence |thus |overall,? |in other words,? |in short,? )*(?:that|this|which|these|a|an|it|we|hence|thus|so)(?:'s|'re)?\b",
);

/// Words beside those of every change that say so of a figure.
const CHANGED: &str = "less more halved halving halves doubled tripled down up increase decrease gone off";

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for prose in context.prose().iter().filter(|prose| prose.argues()) {
        let mut known: Option<Vec<Known<'_>>> = None;
        diagnostics.extend(prose.said().filter(|said| said.figures().len() > 2).filter_map(|said| parts(&said)));
        for said in prose.said().filter(|said| said.figures().len() > 2) {
            let known = &mut known;
            diagnostics.extend(saving(&said, move || known.get_or_insert_with(|| known_to(context, prose.note))));
        }
        diagnostics.extend(
            prose
                .said()
                .filter(may_tell)
                .filter_map(|said| difference(&said, || known.get_or_insert_with(|| known_to(context, prose.note)))),
        );
        for said in prose.said().filter(|said| said.has(Cue::Relative)) {
            let figures = said.figures();
            if !figures.iter().any(Mention::is_relative) {
                continue;
            }
            match told(&said, figures).or_else(|| told_apart(&said, figures)) {
                Some(told) => diagnostics.extend(beside(&said, figures, &told)),
                None if figures.iter().all(|figure| !matches!(figure.amount, Amount::Quantity(_))) => {
                    let known = known.get_or_insert_with(|| known_to(context, prose.note));
                    let of_ledger = against(&said, figures, known);
                    diagnostics.extend(of_ledger.or_else(|| of_the_one_before(&said, figures)));
                }
                None => {}
            }
        }
    }
    for note in context.packet.notes.iter() {
        let metrics = note.evidence().map_or(&[][..], |evidence| &evidence.metrics);
        diagnostics.extend(metrics.iter().filter_map(|metric| worse(&Known::of(metric)?)));
    }
}

/// A difference that does not follow from what the sentence tells, or from the ledger.
fn difference<'k, 'm>(said: &Said<'_>, known: impl FnOnce() -> &'m mut Vec<Known<'k>>) -> Option<Diagnostic>
where
    'k: 'm,
{
    let warning = |found: &Difference, from: &str| {
        let words = said.words(found.range.clone());
        let message = format!("`{words}` does not follow from {from} {}", found.meant);
        Diagnostic::warning(RULE.name, said.span(found.range.clone()), message).help("which of the numbers is right?")
    };
    if let Some(told) = told(said, said.figures()) {
        let (from, to) = (said.words(told.before.range.clone()), said.words(told.after.range.clone()));
        return other_than_told(said, &told).map(|found| warning(&found, &format!("{from} and {to}, which makes")));
    }
    let known: &[Known<'k>] = known();
    let (found, of) = other_than_known(said, known).or_else(|| other_than_many(said, known))?;
    Some(warning(&found, "the ledger, where it is").also(of.metric.span, "the figures"))
}

/// Parts that do not come to their whole.
fn parts(said: &Said<'_>) -> Option<Diagnostic> {
    let Parts { range, whole, sum } = other_sum(said)?;
    let whole = said.words(whole);
    let sum = in_threes((sum * 100.0).round() / 100.0);
    let message = format!("these come to {sum}, and not to {whole}");
    Some(
        Diagnostic::warning(RULE.name, said.span(range), message)
            .help("which of the numbers is right, or what is left out?"),
    )
}

/// Parts of a saving that do not come to the one of the ledger.
fn saving<'k, 'm>(said: &Said<'_>, known: impl FnOnce() -> &'m [Known<'k>]) -> Option<Diagnostic>
where
    'k: 'm,
{
    let (Parts { range, whole, sum }, of) = other_saving(said, known)?;
    let (whole, sum) = (said.words(whole), in_threes((sum * 100.0).round() / 100.0));
    let difference = in_threes(((of.before.number - of.after.number).abs() * 100.0).round() / 100.0);
    let message = format!("these come to {sum}, and `{whole}` is {difference} by the ledger");
    let found = Diagnostic::warning(RULE.name, said.span(range), message).also(of.metric.span, "the figures");
    Some(found.help("which of the numbers is right, or what is left out?"))
}

/// As English writes a number: `314,000`.
fn in_threes(number: f64) -> String {
    let written = number.to_string();
    let (whole, fraction) =
        written.split_once('.').map_or((written.as_str(), ""), |(whole, _)| (whole, &written[whole.len()..]));
    let digits = whole.bytes().rev().enumerate().flat_map(|(nth, digit)| {
        let comma = (nth > 0 && nth % 3 == 0).then_some(',');
        comma.into_iter().chain(std::iter::once(char::from(digit)))
    });
    let grouped: String = digits.collect::<Vec<_>>().into_iter().rev().collect();
    grouped + fraction
}

/// A figure of the ledger that went the way that is worse.
fn worse(known: &Known<'_>) -> Option<Diagnostic> {
    let better = known.metric.better?;
    let change = Change::between(known.before, known.after)?;
    let is_worse = change.improved(better == Better::Lower) == Some(false);
    let direction = match change.direction() {
        Direction::Down => "fell",
        Direction::Up => "rose",
        Direction::Same => return None,
    };
    let message = format!("`{}` {direction}, and `better` says that this is worse", known.metric.name.value);
    let help =
        "are `before` and `after` exchanged, or is `better` the other way? if it did get worse, say why in the note";
    is_worse.then(|| Diagnostic::warning(RULE.name, known.metric.span, message).help(help))
}

/// A part or multiple beside the two figures of its own sentence.
fn beside(said: &Said<'_>, figures: &[Mention], told: &Told) -> Option<Diagnostic> {
    let plain = said.plain();
    let wrong = figures.iter().filter(|figure| figure.is_relative()).find(|figure| {
        let between = if figure.range.end <= told.range.start {
            &plain[figure.range.end..told.range.start]
        } else if figure.range.start >= told.range.end {
            &plain[told.range.end..figure.range.start]
        } else {
            return false;
        };
        let is_near = between.len() <= 60 && !between.contains(';') && !APART.is_in(between);
        is_near && is_said_of_change(plain, figure, false) && !follows(plain, figure, &told.change)
    })?;
    let (from, to) = (said.words(told.before.range.clone()), said.words(told.after.range.clone()));
    let message = format!(
        "`{}` does not follow from {from} and {to}, which is {}",
        said.words(wrong.range.clone()),
        in_words(&told.change)
    );
    Some(Diagnostic::warning(RULE.name, said.span(wrong.range.clone()), message).help("which of the numbers is right?"))
}

/// A part or multiple that a sentence of its own gives of the change before it: *that is a reduction of 90 %*.
fn of_the_one_before(said: &Said<'_>, figures: &[Mention]) -> Option<Diagnostic> {
    let before = said.before().filter(|_| THAT.is_in(said.plain()))?;
    let told = told(&before, before.figures()).or_else(|| told_apart(&before, before.figures()))?;
    let plain = said.plain();
    let is_wrong = |figure: &&Mention| is_said_of_change(plain, figure, false) && !follows(plain, figure, &told.change);
    let wrong = figures.iter().find(is_wrong)?;
    let (from, to) = (before.words(told.before.range.clone()), before.words(told.after.range.clone()));
    let words = said.words(wrong.range.clone());
    let message = format!("`{words}` does not follow from {from} and {to}, which is {}", in_words(&told.change));
    Some(Diagnostic::warning(RULE.name, said.span(wrong.range.clone()), message).help("which of the numbers is right?"))
}

/// A part or multiple in a sentence about figures of the ledger, of which none says so.
fn against(said: &Said<'_>, figures: &[Mention], known: &[Known<'_>]) -> Option<Diagnostic> {
    let plain = said.plain();
    let figure = figures.iter().find(|figure| figure.is_relative() && is_said_of_change(plain, figure, true))?;
    let is_of_before = is_of_it_before(plain[figure.range.end..].trim_start()) || is_as_before(plain, figure);
    if !is_changed(plain) && !is_of_before {
        return None;
    }
    // One word is enough where there is nothing else to speak of.
    let is_only = known.len() == 1;
    let meant: Vec<(&Known<'_>, Change)> = known
        .iter()
        .filter(|known| {
            let is_named = if is_only { known.is_spoken_of_in(plain) } else { known.is_named_in(plain, 2) };
            is_named || known.is_counted_by(plain, figure)
        })
        .filter_map(|known| Some((known, Change::between(known.before, known.after)?)))
        .collect();
    let is_right = |(_, change): &(&Known<'_>, Change)| change.ratio.is_none() || follows(plain, figure, change);
    let (known, change) = meant.first()?;
    if meant.iter().any(is_right) {
        return None;
    }
    let message = format!(
        "`{}` does not follow from the ledger, which says {}",
        said.words(figure.range.clone()),
        in_words(change)
    );
    let found = Diagnostic::warning(RULE.name, said.span(figure.range.clone()), message);
    Some(found.also(known.metric.span, "the figures").help("which of the numbers is right?"))
}

/// Whether something became more or less.
fn is_changed(plain: &str) -> bool {
    let words = Tokens::of(plain);
    let is_changed = |word: &str| is_change(word) || CHANGED.split(' ').any(|known| known == word);
    (0..words.len()).any(|nth| is_changed(words.word(nth)))
}

/// With plain blanks, as messages have them.
fn in_words(change: &Change) -> String {
    change.in_words().replace(['\u{202f}', '\u{a0}'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{found, marked};

    #[test]
    fn a_sum_is_written_as_english_writes_it() {
        assert_eq!([314_000.0, 1_234_567.5, 999.0, 0.25].map(in_threes), ["314,000", "1,234,567.5", "999", "0.25"]);
    }

    #[test]
    fn what_does_not_follow() {
        for (sentence, words) in [
            ("It went from 800 ms to 500 ms, 70 % less.", "70 %"),
            ("It went from 900 ms to 450 ms, which is three times faster.", "three times"),
            ("A cut of 70 %, from 800 ms to 500 ms.", "70 %"),
            ("Builds fell from 20 to 12 minutes (-60 %).", "60 %"),
            ("Costs were halved from $40k to $30k.", "halved"),
            ("From 1.2 s to 180 ms: that is 85 %. From 2 h to 30 min, a tenfold gain.", "tenfold"),
            ("The bill: €1,200 → €900, 40 % cheaper.", "40 %"),
            ("It went from 12 ms to 4 ms, which is a quarter of what it was.", "quarter"),
            ("It fell from 12 ms to 4 ms, by a third.", "third"),
            ("It used to be 26 hours old and now it is 2, so that is 98 % fresher.", "98 %"),
            ("It took 20 min before and takes 15 min now, 60 % less.", "60 %"),
            ("The wait came down from 14 minutes to 2, so we see an order ten times sooner.", "ten times"),
            ("The move is seven times as quick, 11 minutes instead of 55.", "seven times"),
            ("A stocktake takes 3 h, down from 12 h, so it is twelvefold quicker.", "twelvefold"),
            ("Scrap went from 8 kg to 6 kg. That is a reduction of 60 %.", "60 %"),
            ("It took 20 min before and takes 15 min now, half the time.", "half"),
            ("Thefts went from 310 to 124, so we stopped 70 % of it.", "70 %"),
            ("Spills went from 40 a week to 30, so we stopped half of them.", "half"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
    }

    #[test]
    fn what_does() {
        for sentence in [
            "It went from 800 ms to 500 ms, 37.5 % less.",
            "It went from 800 ms to 500 ms, 38 % less, or 60 % more a second.",
            "It went from 800 ms to 500 ms, almost 40 %.",
            "It went from 12 ms to 4 ms, which is a third of what it was.",
            "It fell from 12 ms to 4 ms, by two thirds.",
            "It used to be 26 hours old and now it is 2, so that is 92 % less.",
            "It took 20 min before and takes 10 min now, half the time.",
            "The move is five times as quick, 11 minutes instead of 55.",
            "A stocktake takes 3 h, down from 12 h, a quarter of what it was.",
            "Scrap went from 8 kg to 6 kg. That is a reduction of 25 %.",
            "The wait came down from 14 minutes to 2, so we see an order seven times sooner.",
            "It went from 900 ms to 450 ms, which is twice as fast.",
            "Thefts went from 310 to 124, so we stopped 60 % of it.",
            "Thefts went from 310 to 124, and 70 % of it is by night.",
            "It is 6.7x faster, from 1.2 s to 180 ms.",
            "More than halved, from 38 min to 12 min.",
            "Errors went from 4 % to 1 %, three points or 75 % less.",
            "It went from 800 ms to 500 ms, and costs fell by 20 %.",
            "It went from 800 ms to 500 ms for 90 % of the shops.",
            "It went from 800 ms in 2024 to 500 ms, and 12 % of users saw it.",
            "We moved 30 % of the traffic from 2 to 9 clusters.",
            "From 10-12 min to 5 min, 50-60 % less.",
            "Twice a week it went from 800 ms to 500 ms.",
            "It grew from 0 to 40 users, 100 % of them in Kyiv.",
        ] {
            assert_eq!(marked(RULE.name, sentence), Vec::<String>::new(), "{sentence}");
        }
    }

    /// What is found in a piece of work with this figure, and a claim on it.
    fn with_ledger(metric: &str, body: &str, claim: &str) -> Vec<String> {
        let work = format!(
            "+++\ntitle = \"Work\"\ndate = 2026-03-14\nmetrics = [{{ id = \"p95\", {metric} }}]\n+++\n{body}\n"
        );
        let claim = format!("+++\nclaim = \"{claim}\"\nevidence = [\"work\"]\nmetrics = [\"p95\"]\n+++\n");
        found(RULE.name.as_str(), &[("evidence/work.md", &work), ("impact/fast.md", &claim)])
    }

    const SEARCH: &str =
        "name = \"Search response time, p95\", before = \"800 ms\", after = \"500 ms\", better = \"lower\"";

    #[test]
    fn the_ledger_is_asked() {
        let said = ["evidence/work.md: 70 %: `70 %` does not follow from the ledger, which says −38 %"];
        assert_eq!(with_ledger(SEARCH, "This cut the response time by 70 %.", "It is fast"), said);
        assert_eq!(with_ledger(SEARCH, "It is.", "The response time was cut by 70 %").len(), 1);
        assert_eq!(
            with_ledger(&SEARCH.replace("800", "830"), "A response comes in half the time.", "It is fast").len(),
            1
        );
        for body in [
            "A response comes in half the time of a phone call.",
            "This cut the response time by 38 %.",
            "The p99 response time fell by 70 %.",
            "Response times fell by 70 % for the largest shop.",
            "It is 70 % of the response time that is spent in the index.",
            "Memory fell by 70 %.",
        ] {
            assert_eq!(with_ledger(SEARCH, body, "It is fast"), Vec::<String>::new(), "{body}");
        }
    }

    #[test]
    fn as_many_as_before() {
        let doors = "name = \"Doors that jam, per depot\", before = \"21\", after = \"14\", better = \"lower\"";
        let speed = "name = \"Time to open a drawer, median\", before = \"8.4 s\", after = \"2.1 s\"";
        for (metric, body, count) in [
            (doors, "Only half as many doors jam in a depot now.", 1),
            (doors, "Doors in a depot jam a third as often as before.", 1),
            (doors, "We see 60 % fewer doors, and the guards are content.", 1),
            (speed, "A drawer opens six times as fast as before, by the median.", 1),
            (speed, "A drawer opens four times as fast as before, by the median.", 0),
            (speed, "A drawer opens six times as fast as a lid, by the median.", 0),
            (doors, "Half as many doors jam in a depot as in the harbour.", 0),
            (doors, "A depot held with half as many doors again since May.", 0),
            (doors, "We see 60 % fewer doors in the harbour, where nobody walks and the wind is from the north.", 0),
        ] {
            assert_eq!(with_ledger(metric, body, "It is fast").len(), count, "{body}");
        }
    }

    #[test]
    fn parts_of_a_saving() {
        let bill = "name = \"Water bill\", before = \"£148k/month\", after = \"£122k/month\"";
        let walks = "name = \"Walks to the store\", before = \"90 min\", after = \"50 min\"";
        for (metric, body, count) in [
            (bill, "Of the monthly saving, taps made £14k, tanks £9k and leaks £6k.", 1),
            (bill, "Of the monthly saving, taps made £14k, tanks £6k and leaks £6k.", 0),
            (walks, "Of this drop, 20 min are the new shelf, 15 min the list and 15 min the cart.", 1),
            (walks, "Of this drop, 20 min are the new shelf, 15 min the list and 5 min the cart.", 0),
            (walks, "Of this drop, 20 min are the new shelf, 15 min the list and the rest, 15 min, the cart.", 0),
        ] {
            assert_eq!(with_ledger(metric, body, "It is fast").len(), count, "{body}");
        }
    }

    #[test]
    fn what_got_worse_is_named() {
        let worse = SEARCH.replace("lower", "higher");
        assert_eq!(with_ledger(&worse, "It is.", "It is fast").len(), 1);
        assert!(with_ledger(&SEARCH.replace("500 ms", "800 ms"), "It is.", "It is fast").is_empty());
    }

    #[test]
    fn a_name_is_no_expression() {
        let odd = r#"name = '(a+)+$ [x]{9,} \w*', before = "8 s", after = "5 s""#;
        assert!(with_ledger(odd, "The (a+)+$ was cut by 70 %.", "It is fast").is_empty());
        let scripts = "From ٨ to ٥, ৪০ %, ８００ ms → ５００ ms, from 八 to 五, 70 %.";
        assert!(with_ledger(SEARCH, scripts, "It is fast").is_empty());
    }
}
