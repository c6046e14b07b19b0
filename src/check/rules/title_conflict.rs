//! A title that what it stands over contradicts
//!
//! Why it matters: A level, a year or a number in a title that the file, the note or the packet contradicts makes a reader ask what else is wrong. It is usually left from the text that this one
//! was made from.
//!
//! How it can misfire: A title may name the level that is held, the year in which something began, or a number that is a name. Only a level after *promotion to* and its like, periods that do
//! not touch the note's own days, figures beside those of its ledger, one count of the same thing in the body or the case, and numbers of three digits and more in file names are compared. A whole in the
//! title (*every*, *all*, *without an outage*, *moved to*) is held against what the text says of the others, of what has still to be done, and of times beyond a bound (*within four hours*); the others may
//! be others of something else, and so may what stays as it was or waits for approval. *Without a minute's downtime* is held against a stop by the clock. A part or a multiple (*cut in half*) is held against the one change that the text tells in words of the title. Only English is known.
//!
//! Where it comes from: what reviewers of public cases wrote; 16 numbers in headings of 282 cases disagree with the name of their file.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "Q1 2024: a cache for the basket"
//! date = 2026-03-14
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "Q1 2026: a cache for the basket"
//! date = 2026-03-14
//! +++
//! ```

use crate::check::ledger::{known_to, with_unit_of};
use crate::check::titled::{other_change, other_count, other_count_in};
use crate::check::wholes::{PartOf, part_of};
use crate::check::words::{Amount, MONTHS, Part, Phrases, Place, phrases};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::{Evidence, Metric};
use crate::source::{Date, Interval, Span};
use crate::vocabulary::{Figure, NoteKind, Quantity};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::TITLE_CONFLICT,
    severity: Severity::Warning,
    source: include_str!("title_conflict.rs"),
    find: Find::InEnglish { note: |_, _| (), rest: Some(find), phrases: &[&ASKS, &FROM, &PERIOD, &MONTH] },
};

/// What a level follows in a title.
static ASKS: Phrases = phrases(
    r"(?:why (?:i am |i should be |i'm )?(?:an? )?|(?:the |my )?road to |ready for |towards? |(?:promotion|promoted|promote|advancement|step|move|case|request|application|nomination|argument|retention|packet) (?:\w+ )?(?:from (?:the )?(?:\w+[ -]){1,2})?(?:to|for|as|at) )(?:the )?(?:level |rank |grade |a |an )?",
);

/// Where somebody comes from, in the title of a case.
static FROM: Phrases = phrases(r"from (?:the )?(?:level |rank |grade |a |an )?");

/// A period: a year, a quarter or a half of one, in either order.
static PERIOD: Phrases = phrases(r"(?:[qh][1-4][ -]?)?(?:19|20)\d\d(?:[ -]?[qh][1-4])?\b");

/// A month without its year, and what makes it another one than that of the work.
static MONTH: Phrases =
    phrases(r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b");
const NOT_OF_IT: &[&str] = &["since", "until", "before", "after", "from", "to", "by", "for", "till", "towards", "last"];

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let cases: Vec<_> = context.prose().iter().copied().filter(|prose| prose.note.kind == NoteKind::Case).collect();
    for prose in context.prose() {
        let Some(title) = title(prose) else { continue };
        if prose.note.kind == NoteKind::Case {
            diagnostics.extend(level(context, title.plain(), &|range| title.span(range)));
            diagnostics.extend(held(context, title.plain(), &|range| title.span(range)));
        }
        if let Some(evidence) = prose.note.evidence() {
            diagnostics.extend(period(evidence, title).or_else(|| month(evidence, title)));
            let of_ledger = ledger(evidence, title);
            if of_ledger.is_none() {
                let counted = counted(&cases, prose, title);
                let part = || part(prose, title);
                diagnostics.extend(counted.or_else(|| changed(context, prose, title)).or_else(part));
            }
            diagnostics.extend(of_ledger);
        }
        diagnostics.extend(number(prose, title));
    }
    if let Some(title) = &context.packet.settings.title {
        let plain = title.value.to_ascii_lowercase();
        diagnostics.extend(level(context, &plain, &|_| title.span));
        diagnostics.extend(held(context, &plain, &|_| title.span));
    }
}

/// The title of a note, or the first heading where it has none.
fn title<'p>(prose: &'p NoteProse<'_>) -> Option<&'p Part<'p>> {
    let is_title = |part: &&Part<'_>| matches!(part.place, Place::Title | Place::Heading);
    prose.parts.iter().find(is_title).filter(|_| prose.argues())
}

fn conflict(span: Span, message: String) -> Diagnostic {
    Diagnostic::warning(RULE.name, span, message)
}

/// A level that is asked for in a title, and is not the one of the packet.
fn level(context: &Context<'_>, plain: &str, span: &dyn Fn(Range<usize>) -> Span) -> Option<Diagnostic> {
    let candidate = &context.packet.settings.candidate;
    let target = candidate.target.as_ref()?;
    let rubric = &context.packet.rubric;
    let asked = ASKS.find(plain)?;
    let rest = &plain[asked.end..];
    let is_rank = plain[asked.clone()].trim_end().ends_with("rank");
    let words: Vec<&str> =
        rest.split(|part: char| !part.is_alphanumeric()).filter(|word| !word.is_empty()).take(2).collect();
    let names = [
        words.join(" "),
        words.join("-"),
        words.first().map_or(String::new(), |word| (*word).to_owned()),
        words.first().map_or(String::new(), |word| format!("rank-{word}")),
    ];
    let found = names.iter().take(if is_rank { 4 } else { 3 }).find_map(|name| rubric.level(name))?;
    let wanted = rubric.level(&target.value)?;
    let is_held = candidate.current.as_ref().and_then(|current| rubric.level(&current.value)) == Some(found);
    let is_asked = ["promot", "why", "road", "ready"].iter().any(|asks| plain[asked.clone()].contains(asks));
    if found == wanted || is_held && !is_asked {
        return None;
    }
    let length = words.first().map_or(0, |word| word.len());
    let start = asked.end + rest.find(|next: char| next.is_alphanumeric()).unwrap_or(0);
    let message = format!("the title asks for `{}`, the packet for `{}`", rubric.levels[found].id.value, target.value);
    Some(
        conflict(span(start..start + length), message)
            .also(target.span, "the target")
            .help("which of the two is meant?"),
    )
}

/// A level that a title says somebody comes from, and is not the one that is held.
fn held(context: &Context<'_>, plain: &str, span: &dyn Fn(Range<usize>) -> Span) -> Option<Diagnostic> {
    let current = context.packet.settings.candidate.current.as_ref()?;
    let rubric = &context.packet.rubric;
    let from = FROM.find(plain)?.end;
    let end = plain[from..].find(|next: char| !next.is_alphanumeric()).map_or(plain.len(), |end| from + end);
    let found = rubric.level(&plain[from..end])?;
    if Some(found) == rubric.level(&current.value) {
        return None;
    }
    let message =
        format!("the title comes from `{}`, the packet from `{}`", rubric.levels[found].id.value, current.value);
    Some(
        conflict(span(from..end), message)
            .also(current.span, "the level that is held")
            .help("which of the two is right?"),
    )
}

/// A period in the title of a piece of work that does not touch its days.
fn period(evidence: &Evidence, title: &Part<'_>) -> Option<Diagnostic> {
    let when = evidence.when.as_ref()?;
    let periods: Vec<(Range<usize>, Interval)> = PERIOD
        .find_all(title.plain())
        .filter_map(|range| Some((range.clone(), days(&title.plain()[range])?)))
        .collect();
    let is_apart = !periods.iter().any(|(_, days)| days.overlaps(when.value));
    let (range, _) = periods.first().filter(|_| is_apart)?;
    let words = &title.text()[range.clone()];
    let found =
        conflict(title.span(range.clone()), format!("the title says `{words}`, and the work is dated otherwise"));
    Some(found.also(when.span, "the days of the work").help("which of the two is right?"))
}

/// A month in the title of a piece of work on which none of its days lies.
fn month(evidence: &Evidence, title: &Part<'_>) -> Option<Diagnostic> {
    let when = evidence.when.as_ref()?;
    let (plain, text) = (title.plain(), title.text());
    let is_name = |range: &Range<usize>| {
        let (before, after) = (plain[..range.start].trim_end(), plain[range.end..].trim_start());
        let previous = before.rsplit(' ').next().unwrap_or("");
        // *May* and *March* are verbs too where a title begins with them or writes them small; *March 2025* is a period.
        let is_capital = text[range.start..].starts_with(char::is_uppercase);
        let is_first = before.is_empty() && matches!(&plain[range.clone()], "may" | "march");
        let is_dated = after.starts_with("20") || after.starts_with("19") || after.starts_with(['-', '–', '/']);
        is_capital && !is_first && !is_dated && !NOT_OF_IT.contains(&previous) && !before.ends_with(['-', '–', '/'])
    };
    let months: Vec<Range<usize>> = MONTH.find_all(plain).filter(is_name).collect();
    let [range] = months.as_slice() else { return None };
    if touches(when.value, &plain[range.clone()]) {
        return None;
    }
    let message = format!("the title says `{}`, and the work is dated otherwise", &text[range.clone()]);
    let found = conflict(title.span(range.clone()), message);
    Some(found.also(when.span, "the days of the work").help("which of the two is right?"))
}

/// Whether a day of an interval lies in a month of this name, or in the days after it in which it is still told.
fn touches(when: Interval, name: &str) -> bool {
    let Some(nth) = (1..=12).zip(MONTHS).find_map(|(nth, month)| (*month == name).then_some(nth)) else { return true };
    (when.from.year()..=when.to.year()).any(|year| {
        let days = Date::new(year, nth, 1).ok().and_then(|first| Interval::new(first, first.last_of_month()));
        days.is_none_or(|days| days.overlaps(when))
    })
}

/// The days of a period as it is written.
fn days(words: &str) -> Option<Interval> {
    let year: i16 = words.split(|part: char| !part.is_ascii_digit()).find(|part| part.len() == 4)?.parse().ok()?;
    let part = |letter: char| {
        let at = words.find(letter)?;
        words[at + 1..].chars().next()?.to_digit(10).and_then(|nth| i8::try_from(nth).ok())
    };
    let (first, months) = match (part('q'), part('h')) {
        (Some(quarter), _) => (quarter * 3 - 2, 3),
        (_, Some(half)) if half <= 2 => (half * 6 - 5, 6),
        _ => (1, 12),
    };
    let from = Date::new(year, first, 1).ok()?;
    let to = Date::new(year, first + months - 1, 1).ok()?.last_of_month();
    Interval::new(from, to)
}

/// Two figures in a title of which the ledger has only one.
fn ledger(evidence: &Evidence, title: &Part<'_>) -> Option<Diagnostic> {
    let said: Vec<(&Range<usize>, &Quantity)> = title
        .figures()
        .iter()
        .filter_map(|mention| match &mention.amount {
            Amount::Quantity(quantity) => Some((&mention.range, quantity)),
            Amount::Percent(_) | Amount::Factor(_) | Amount::Some | Amount::Cited => None,
        })
        .collect();
    let [(first, one), (second, two)] = said.as_slice() else { return None };
    // *From eleven minutes to four*: what nothing is said to be counted by has the unit of the other.
    let is_bare = |range: &Range<usize>| !title.plain()[range.end..].trim_start().starts_with(char::is_alphanumeric);
    let whole = |at, one: &Quantity, other| if is_bare(at) { with_unit_of(one, other) } else { one.clone() };
    let (one, two) = (&whole(first, one, two), &whole(second, two, one));
    let metric = evidence
        .metrics
        .iter()
        .find(|metric| same(metric, one) != same(metric, two) && fits(metric, one) && fits(metric, two))?;
    let range = if same(metric, one) { *second } else { *first };
    let words = &title.text()[range.clone()];
    let found = conflict(title.span(range.clone()), format!("the title says `{words}`, and the ledger says otherwise"));
    Some(found.also(metric.span, "the figures of the ledger").help("correct the one that is wrong"))
}

/// A count that the text gives otherwise, or, where the text does not count it, the case.
fn counted(cases: &[&NoteProse<'_>], prose: &NoteProse<'_>, title: &Part<'_>) -> Option<Diagnostic> {
    let in_case = || cases.iter().find_map(|case| other_count_in(case, prose, title));
    let (range, other, who) = other_count(prose, title).map(|(range, other)| (range, other, "text")).or_else(|| {
        let (range, other) = in_case()?;
        Some((range, other, "case"))
    })?;
    let message = format!("the title says `{}`, and the {who} says otherwise", &title.text()[range.clone()]);
    Some(conflict(title.span(range), message).also(other, "the other number").help("correct the one that is wrong"))
}

/// A multiple or part in the title, *cut in half*, beside the one change that the text tells of the same: another one.
fn changed<'a>(context: &Context<'a>, prose: &NoteProse<'a>, title: &Part<'_>) -> Option<Diagnostic> {
    let (range, said, told) = other_change(&known_to(context, prose.note), prose, title)?;
    let (words, pair) = (&title.text()[range.clone()], said.words(told.range.clone()));
    let change = told.change.in_words().replace(['\u{202f}', '\u{a0}'], " ");
    let message = format!("the title says `{words}`, and the text `{pair}`, which is {change}");
    let found = conflict(title.span(range), message);
    Some(found.also(said.span(told.range), "the change").help("correct the one that is wrong"))
}

/// A whole in the title of which the text tells a part.
fn part(prose: &NoteProse<'_>, title: &Part<'_>) -> Option<Diagnostic> {
    let PartOf { range, other, told, is_sure } = part_of(prose, title)?;
    let message = format!("the title says `{}`, and the text `{told}`", &title.text()[range.clone()]);
    let span = title.span(range);
    let found = if is_sure { conflict(span, message) } else { Diagnostic::hint(RULE.name, span, message) };
    Some(found.also(other, "what the text says").help("say in the title how far it is"))
}

fn quantities(metric: &Metric) -> impl Iterator<Item = &Quantity> {
    let figures = [&metric.before, &metric.after].into_iter().flatten();
    figures.filter_map(|figure| {
        let Figure { quantity, .. } = &figure.value;
        quantity.as_ref()
    })
}

fn fits(metric: &Metric, said: &Quantity) -> bool {
    quantities(metric).count() == 2 && quantities(metric).all(|known| known.dimension.compares_with(&said.dimension))
}

fn same(metric: &Metric, said: &Quantity) -> bool {
    quantities(metric).any(|known| (known.base - said.base).abs() <= known.base.abs() * 0.02)
}

/// A number in the title that is written as the one in the name of the file, and is another.
fn number(prose: &NoteProse<'_>, title: &Part<'_>) -> Option<Diagnostic> {
    let named = numbers(prose.note.path.stem()).next().map(|(_, number)| number)?;
    let said: Vec<_> = numbers(title.text())
        .filter(|(_, said)| said.len() == named.len() && said.starts_with('0') == named.starts_with('0'))
        .collect();
    let (at, other) = said.first().filter(|_| !said.iter().any(|(_, said)| *said == named))?;
    let found =
        conflict(title.span(*at..at + other.len()), format!("the title says `{other}`, and the file `{named}`"));
    Some(found.help("which of the two is right? the title may be left from another text"))
}

/// The numbers of three digits and more that are no year, as they are written.
fn numbers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let runs = text.match_indices(|digit: char| digit.is_ascii_digit()).filter(|(at, _)| {
        !text[..*at].ends_with(|before: char| before.is_alphanumeric() || matches!(before, '.' | ',' | '$' | '€'))
    });
    runs.map(|(at, _)| {
        (at, &text[at..at + text[at..].find(|digit: char| !digit.is_ascii_digit()).unwrap_or(text.len() - at)])
    })
    .filter(|(at, number)| {
        let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        let after = &text[at + number.len()..];
        number.len() >= 3 && !is_year && number.starts_with('0') && !after.starts_with([',', '.', '%'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::found;

    /// What is said of a piece of work with this title and these keys.
    fn said(path: &str, title: &str, keys: &str) -> Vec<String> {
        found(RULE.name.as_str(), &[(path, &format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\n{keys}\n+++\n"))])
    }

    #[test]
    fn what_the_note_contradicts() {
        let words = |found: Vec<String>| {
            found.into_iter().map(|line| line.split(": ").nth(1).unwrap_or("").to_owned()).collect::<Vec<_>>()
        };
        let ledger = "[[metrics]]\nname = \"p95\"\nbefore = \"800 ms\"\nafter = \"500 ms\"";
        assert_eq!(words(said("evidence/a.md", "The 2024 migration", "")), ["2024"]);
        assert_eq!(words(said("evidence/a.md", "H2 2025 in one page", "")), ["H2 2025"]);
        assert_eq!(words(said("evidence/a.md", "Search from 900 ms to 500 ms", ledger)), ["900 ms"]);
        for title in ["A search, from 800 ms to 300", "From 0.9 s to 500 ms", "500 ms, where it took 700"] {
            assert_eq!(said("evidence/a.md", title, ledger).len(), 1, "{title}");
        }
        assert_eq!(words(said("evidence/0012-cache.md", "Report 0013", "")), ["0013"]);
        assert_eq!(words(said("evidence/a.md", "The February outage of the basket", "")), ["February"]);
        assert_eq!(words(said("evidence/a.md", "August audit, no findings", "")), ["August"]);
    }

    #[test]
    fn a_change_that_is_another_in_the_text() {
        let said = |title: &str, body: &str| {
            let note = format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\n+++\n{body}\n");
            found(RULE.name.as_str(), &[("evidence/a.md", &note)]).len()
        };
        for (title, body, count) in [
            ("Breaks in the yarn cut in half", "Breaks went from 1.9 % in two weeks of May to 1.6 % in July.", 1),
            ("Breaks in the yarn cut in half", "Breaks went from 3.2 % to 1.6 %.", 0),
            ("Breaks in the yarn cut in half", "Dust went from 1.9 % to 1.6 %.", 0),
            ("Queries answered three times as fast", "Queries went from 90 s to 60 s.", 1),
            ("Queries answered three times as fast", "Queries went from 90 s to 30 s.", 0),
            ("70 % less scrap on line two", "Scrap went from 40 kg to 30 kg.", 1),
            ("A third of the scrap on line two", "Scrap went from 40 kg to 30 kg.", 0),
        ] {
            assert_eq!(said(title, body), count, "{title}: {body}");
        }
    }

    #[test]
    fn what_it_does_not() {
        let ledger = "[[metrics]]\nname = \"p95\"\nbefore = \"800 ms\"\nafter = \"500 ms\"";
        for (path, title, keys) in [
            ("evidence/a.md", "The 2025 and 2026 migration", ""),
            ("evidence/a.md", "Search from 0.8 s to 500 ms", ledger),
            ("evidence/a.md", "Search at 500 ms for 40 shops", ledger),
            ("evidence/a.md", "A search, from 800 ms to 500", ledger),
            ("evidence/0012-cache.md", "Report 0012 on 400 baskets", ""),
            ("evidence/2026-w24.md", "Week 23", ""),
            ("evidence/a.md", "The March outage", ""),
            ("evidence/a.md", "May I have your badge?", ""),
            ("evidence/a.md", "Fewer calls since October", ""),
            ("evidence/a.md", "From January to March, in one page", ""),
            ("evidence/a.md", "How we march in may", ""),
        ] {
            assert_eq!(said(path, title, keys), Vec::<String>::new(), "{title}");
        }
    }

    #[test]
    fn the_level_is_that_of_the_packet() {
        let said = |title: &str| {
            found(RULE.name.as_str(), &[("case.md", &format!("+++\ntitle = \"{title}\"\n+++\nI ask.\n"))])
        };
        assert_eq!(said("Promotion to mid"), ["case.md: mid: the title asks for `mid`, the packet for `senior`"]);
        assert!(said("Promotion to senior").is_empty() && said("My case for the team").is_empty());
    }
}
