//! Dates that are written otherwise than `2026-03-14`: which day of the calendar can be meant.

use super::month::whole_month;
use crate::diagnostic::{Diagnostic, code, either};
use crate::source::{Date, Span};
use crate::vocabulary::month_named;
use jiff::civil::DateTime;

/// The years in which a packet can be written.
pub(super) const PLAUSIBLE: std::ops::RangeInclusive<i16> = 1900..=9999;

/// What is no date as front matter writes one. Where only one day can be meant, the fix writes it; where it is one of two, the help names both.
pub(super) fn not_a_date(written: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::error(code::INVALID_DATE, span, format!("`{written}` is not a date"));
    let help = "write year, month and day of the calendar, such as 2026-03-14";
    let meant: Vec<String> = readings(written).iter().map(Date::to_string).collect();
    match meant.as_slice() {
        [] => diagnostic.help(whole_month(written).unwrap_or_else(|| help.to_owned())),
        [day] => diagnostic.help(help).instead_of(written, day),
        several => diagnostic.help(format!("write year, month and day: this may be {}", either(several))),
    }
}

/// Every day that can be meant, each once.
pub fn readings(written: &str) -> Vec<Date> {
    let written = written.trim();
    let days = match day_of_moment(written) {
        Some(day) => vec![day],
        None => in_parts(written).into_iter().filter_map(|(year, month, day)| date(year, month, day)).collect(),
    };
    let mut once: Vec<Date> = Vec::new();
    for day in days.into_iter().filter(|day| PLAUSIBLE.contains(&day.year())) {
        if !once.contains(&day) {
            once.push(day);
        }
    }
    once
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The day of `2026-03-14T10:00:00`, with an offset or without: the day that is written there, wherever the clock stood.
fn day_of_moment(written: &str) -> Option<Date> {
    let is_moment = written.get(..10)?.parse::<Date>().is_ok() && written[10..].starts_with(['T', 't', ' ']);
    let moment = written.strip_suffix(['Z', 'z']).unwrap_or(written);
    if is_moment { moment.parse::<DateTime>().ok().map(DateTime::date) } else { None }
}

/// Year, month and day in each order in which people write them.
fn in_parts(written: &str) -> Vec<(&str, &str, &str)> {
    if written.len() == 8 && is_number(written) {
        return vec![(&written[..4], &written[4..6], &written[6..])];
    }
    let parts: Vec<&str> = written.split(['-', '/', '.', ',', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts[..] else { return Vec::new() };
    let is_year = |part: &str| part.len() == 4 && is_number(part);
    match (month(first), month(second)) {
        (Some(month), None) if is_year(third) => named(third, month, second),
        (None, Some(month)) if is_year(third) => named(third, month, first),
        (None, Some(month)) if is_year(first) => named(first, month, third),
        (None, None) if ![first, second, third].into_iter().all(is_number) => Vec::new(),
        (None, None) if is_year(first) => vec![(first, second, third)],
        // Some write the day first, some the month.
        (None, None) if is_year(third) => vec![(third, second, first), (third, first, second)],
        _ => Vec::new(),
    }
}

fn named<'a>(year: &'a str, month: &'static str, day: &'a str) -> Vec<(&'a str, &'a str, &'a str)> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day);
    if is_number(bare) { vec![(year, month, bare)] } else { Vec::new() }
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of a month by its English name, or at least three letters of it.
fn month(word: &str) -> Option<&'static str> {
    const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    month_named(word).and_then(|number| NUMBERS.get(usize::try_from(number - 1).ok()?).copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_day_can_be_meant() {
        for written in [
            "2026/03/14",
            "2026-3-14",
            "2026.03.14",
            "2026 03 14",
            "20260314",
            "14 March 2026",
            "14. March 2026",
            "March 14, 2026",
            "Mar 14th 2026",
            "2026 march 14",
            "14-Mar-2026",
            "14/03/2026",
            "03/14/2026",
            "14.3.2026",
            "2026-03-14T10:00:00",
            "2026-03-14 10:00",
            "2026-03-14T10:00:00Z",
            "2026-03-14T23:59:59.5+02:00",
            " 2026-03-14 ",
        ] {
            assert_eq!(readings(written), [jiff::civil::date(2026, 3, 14)], "{written:?}");
        }
        assert_eq!(readings("03.03.2026"), [jiff::civil::date(2026, 3, 3)]);
    }

    #[test]
    fn none_or_two_can_be_meant() {
        for written in [
            "",
            "2026",
            "2026-03",
            "soon",
            "14 March",
            "2026-13-01",
            "2026-02-30",
            "14/03/26",
            "31/02/2026",
            "9999999",
            "2026-03-14x",
            "2026-03-14T99:00",
            "1026-03-14 10:00",
            "14 Ma 2026",
            "March March 2026",
            "1 2 3 4",
            "é/ü/2026",
            "14th/03/2026",
            "2026-03-1４",
        ] {
            assert_eq!(readings(written), [], "{written:?}");
        }
        assert_eq!(readings("03/04/2026"), [jiff::civil::date(2026, 4, 3), jiff::civil::date(2026, 3, 4)]);
        let month = not_a_date("2026-03", Span::default());
        assert_eq!(
            (month.help.as_deref(), month.fix),
            (Some("for a whole month write `from` 2026-03-01 and `to` 2026-03-31 in the place of `date`"), None)
        );
        let found = not_a_date("03/04/2026", Span::default());
        assert_eq!(found.fix, None);
        assert_eq!(found.help.as_deref(), Some("write year, month and day: this may be `2026-04-03` or `2026-03-04`"));
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_answered(written in ".{0,24}|[0-9/. :TZ-]{0,24}") {
            prop_assert!(readings(&written).len() <= 2);
        }

        #[test]
        fn a_day_is_known_again(year in 1900i16..=9999, month in 1i8..=12, day in 1i8..=28) {
            let meant = [jiff::civil::date(year, month, day)];
            prop_assert_eq!(readings(&format!("{year}/{month}/{day}")), meant);
            prop_assert_eq!(readings(&format!("{year:04}{month:02}{day:02}")), meant);
            let either = readings(&format!("{day}.{month}.{year}"));
            prop_assert!(either.contains(&meant[0]));
        }
    }
}
