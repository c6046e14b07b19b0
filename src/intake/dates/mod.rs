//! Days, weeks, months, quarters and years as people write them in seven languages, found in running text. What can be read two ways keeps both readings.

mod read;
mod tokens;
mod words;

use crate::source::{Date, Interval};
use std::ops::Range;
use tokens::{Token, tokens};

/// How finely a date is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// A day.
    Day,
    /// Some days in a row.
    Days,
    /// A week.
    Week,
    /// One month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// One year, or several.
    Year,
}

impl Grain {
    /// What people call it.
    pub fn word(self) -> &'static str {
        match self {
            Grain::Day => "day",
            Grain::Days => "days",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Quarter => "quarter",
            Grain::Half => "half-year",
            Grain::Year => "year",
        }
    }
}

/// Which of two numbers is the day, in `03/02/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// The first one.
    DayFirst,
    /// The second one.
    MonthFirst,
}

/// What is known when a date is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// The year of what stands around.
    pub(super) year: Option<i16>,
    pub(super) order: Option<DayOrder>,
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) days: Interval,
    pub(super) grain: Grain,
    /// The other day that it may be.
    pub(super) other: Option<Date>,
}

/// Every date in a text, in order, none of them in another.
pub(super) fn dates(text: &str, known: Known) -> Vec<Found> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found: Vec<(Found, usize, usize)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match read::date(&tokens, at, known) {
            Some((one, next)) => {
                found.push((one, at, next));
                at = next;
            }
            None => at += 1,
        }
    }
    joined(found, &tokens)
}

/// Two dates with *to* between them are one stretch of time.
fn joined(found: Vec<(Found, usize, usize)>, tokens: &[Token]) -> Vec<Found> {
    let mut out: Vec<(Found, usize)> = Vec::new();
    for (one, start, end) in found {
        let joins = |before: usize| start == before + 1 && words::joins(&tokens[before].word);
        match out.last_mut() {
            Some((last, before))
                if joins(*before)
                    && last.other.is_none()
                    && one.other.is_none()
                    && last.grain == one.grain
                    && last.days.from <= one.days.to =>
            {
                last.range.end = one.range.end;
                last.days.to = one.days.to;
                last.grain = if last.grain == Grain::Day { Grain::Days } else { last.grain };
                *before = end;
            }
            _ => out.push((one, end)),
        }
    }
    // What goes on has no last day, and none is made up for it.
    let goes_on = |end: usize| {
        let joins = tokens.get(end).is_some_and(|joint| words::joins(&joint.word));
        joins && tokens.get(end + 1).is_some_and(|last| words::is_open_end(&last.word))
    };
    out.into_iter().filter(|(_, end)| !goes_on(*end)).map(|(found, _)| found).collect()
}

/// The date that a heading or the name of a file is under, and whether it says nothing else: *Week of 2026-02-09*, and *March* below a year.
pub(super) fn title(text: &str, known: Known) -> Option<(Found, bool)> {
    let found = dates(text, known);
    if let Some(first) = found.into_iter().min_by_key(|found| found.grain) {
        let is_alone = tokens(text).iter().all(|token| {
            let inside = first.range.start <= token.range.start && token.range.end <= first.range.end;
            inside || !token.is_word() || words::is_filler(&token.word) || words::month(&token.word).is_some()
        });
        return Some((first, is_alone));
    }
    let tokens = tokens(text);
    let [month] = tokens.iter().filter(|token| token.is_word()).collect::<Vec<_>>()[..] else { return None };
    let is_alone = tokens.iter().all(|token| token.number.is_none());
    let number = words::month(&month.word).filter(|_| is_alone)?;
    let days = read::month_of(known.year?, number)?;
    Some((Found { range: month.range.clone(), days, grain: Grain::Month, other: None }, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> String {
        let found = dates(text, Known::default());
        let told = found.iter().map(|found| {
            let Interval { from, to } = found.days;
            let days = if from == to { from.to_string() } else { format!("{from}/{to}") };
            found.other.map_or(days.clone(), |other| format!("{days} or {other}"))
        });
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn days_are_known_in_seven_languages() {
        for written in [
            "2026-03-14",
            "on 2026-03-14T10:00:00Z,",
            "2026/03/14",
            "14 March 2026",
            "March 14th, 2026",
            "Mar 14, 2026",
            "14. März 2026",
            "14. Mär 2026",
            "14 mars 2026",
            "14 de marzo de 2026",
            "14 de março de 2026",
            "14 marzo 2026",
            "14 maart 2026",
            "14 mrt 2026",
            "14.03.2026",
            "14.3.2026",
            "14/03/2026",
            "03/14/2026",
            "20260314",
            "✅ 2026-03-14",
            "_14 March 2026_",
            "14th of March 2026",
            "(14-Mar-2026)",
        ] {
            assert_eq!(told(written), "2026-03-14", "{written}");
        }
    }

    #[test]
    fn what_is_no_day_is_a_stretch() {
        for (written, days) in [
            ("March 2026", "2026-03-01/2026-03-31"),
            ("Mär 2026", "2026-03-01/2026-03-31"),
            ("abr. 2026", "2026-04-01/2026-04-30"),
            ("févr. 2026", "2026-02-01/2026-02-28"),
            ("ottobre 2025", "2025-10-01/2025-10-31"),
            ("maio de 2026", "2026-05-01/2026-05-31"),
            ("2026-02-Feb", "2026-02-01/2026-02-28"),
            ("2026-02", "2026-02-01/2026-02-28"),
            ("2026-W15", "2026-04-06/2026-04-12"),
            ("KW 15 2026", "2026-04-06/2026-04-12"),
            ("Week 15, 2026", "2026-04-06/2026-04-12"),
            ("Q1 2026", "2026-01-01/2026-03-31"),
            ("2026-Q1", "2026-01-01/2026-03-31"),
            ("1. Quartal 2026", "2026-01-01/2026-03-31"),
            ("H2 2025", "2025-07-01/2025-12-31"),
            ("2025 H2", "2025-07-01/2025-12-31"),
            ("2025–2026", "2025-01-01/2026-12-31"),
            ("2025/26", "2025-01-01/2026-12-31"),
            ("2026", "2026-01-01/2026-12-31"),
            ("January–March 2026", "2026-01-01/2026-03-31"),
            ("Jan 2026 – Mar 2026", "2026-01-01/2026-03-31"),
            ("3–28 March 2026", "2026-03-03/2026-03-28"),
            ("2026-03-03 to 2026-03-28", "2026-03-03/2026-03-28"),
        ] {
            assert_eq!(told(written), days, "{written}");
        }
    }

    #[test]
    fn two_readings_are_both_told() {
        assert_eq!(told("03/02/2026"), "2026-02-03 or 2026-03-02");
        assert_eq!(told("03/03/2026"), "2026-03-03");
        let known = Known { order: Some(DayOrder::MonthFirst), year: None };
        assert_eq!(dates("03/02/2026", known)[0].days.from.to_string(), "2026-03-02");
    }

    #[test]
    fn numbers_that_are_no_dates_are_none() {
        for written in [
            "2.4.1 and 1.15.2",
            "from 0.71.0 to 0.76.3",
            "rolled out 2500 hosts",
            "#2026",
            "PR-2026",
            "$2026",
            "4.8 s → 1.9 s",
            "may 3 of them",
            "10/12 done",
            "port 2024:80",
            "v2024.1",
            "Mar 2026 – Presente",
            "2024 to now",
        ] {
            assert_eq!(told(written), "", "{written}");
        }
    }

    #[test]
    fn headings_say_when_and_whether_they_say_more() {
        let title = |text: &str, year| {
            title(text, Known { year, order: None }).map(|(found, alone)| format!("{} {alone}", found.days.from))
        };
        assert_eq!(title("Week of 2026-02-09", None).as_deref(), Some("2026-02-09 true"));
        assert_eq!(title("Woche vom 9. Februar 2026", None).as_deref(), Some("2026-02-09 true"));
        assert_eq!(title("Led the move (March 2026)", None).as_deref(), Some("2026-03-01 false"));
        assert_eq!(title("March", Some(2026)).as_deref(), Some("2026-03-01 true"));
        assert_eq!(title("Week 12", Some(2026)).as_deref(), Some("2026-03-16 true"));
        assert_eq!(title("March", None), None);
        assert_eq!(title("May it work", Some(2026)), None);
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_answered(text in "([0-9]{1,4}|[-/. ,]|Mar|W|Q|to|é|März){0,14}") {
            let known = Known { year: Some(2026), order: None };
            let mut at = 0;
            for found in dates(&text, known) {
                prop_assert!(found.range.start >= at && found.days.from <= found.days.to);
                at = found.range.end;
            }
            title(&text, known);
        }
    }
}
