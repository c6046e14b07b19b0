//! A day as one says it: `today`, `yesterday`, `monday`, or a date.

use crate::source::Date;
use crate::syntax::days_meant;
use jiff::ToSpan;
use jiff::civil::Weekday;

/// The days of the week by their English names.
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The day that is meant; nothing for other words. A day of the week is the last one of that name, today among them.
pub fn spoken_day(words: &str, today: Date) -> Option<Date> {
    let words = words.trim().to_lowercase();
    let words = words.strip_prefix("last ").unwrap_or(&words);
    match words {
        "today" => Some(today),
        "yesterday" => today.yesterday().ok(),
        _ => weekday(words).map_or_else(|| only_day(words), |weekday| last(weekday, today)),
    }
}

/// By its name, or three letters of it or more.
fn weekday(word: &str) -> Option<Weekday> {
    let is_it = |(name, _): &&(&str, Weekday)| word.len() >= 3 && name.starts_with(word);
    WEEKDAYS.iter().find(is_it).map(|(_, weekday)| *weekday)
}

fn last(weekday: Weekday, today: Date) -> Option<Date> {
    let back = today.weekday().since(weekday);
    today.checked_sub(i64::from(back).days()).ok()
}

/// A date that can be read in one way alone.
fn only_day(words: &str) -> Option<Date> {
    match days_meant(words).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// How long ago something was, as one says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lately(
    /// Days; none for today, below zero for what is still to come.
    pub i64,
);

impl Lately {
    /// From this day to that one.
    pub fn between(day: Date, today: Date) -> Lately {
        Lately(i64::from((today - day).get_days()))
    }

    /// `today`, `yesterday`, `12 days ago`, `in 3 days`.
    pub fn in_words(self) -> String {
        match self.0 {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            -1 => "tomorrow".to_owned(),
            days if days < 0 => format!("in {} days", -days),
            days => format!("{days} days ago"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_known_as_one_says_them() {
        // A Wednesday.
        let today = date(2026, 3, 18);
        for (words, day) in [
            ("today", Some(today)),
            ("Yesterday", Some(date(2026, 3, 17))),
            ("monday", Some(date(2026, 3, 16))),
            ("Wed", Some(today)),
            ("thursday", Some(date(2026, 3, 12))),
            ("last friday", Some(date(2026, 3, 13))),
            ("2026-03-02", Some(date(2026, 3, 2))),
            ("2 March 2026", Some(date(2026, 3, 2))),
            // Two days may be meant, or none.
            ("03/04/2026", None),
            ("tu", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(spoken_day(words, today), day, "{words}");
        }
    }

    #[test]
    fn how_long_ago_is_said_plainly() {
        let said = |days| Lately(days).in_words();
        assert_eq!(
            [said(0), said(1), said(12), said(-1), said(-3)],
            ["today", "yesterday", "12 days ago", "tomorrow", "in 3 days"]
        );
        assert_eq!(Lately::between(date(2026, 2, 27), date(2026, 3, 2)), Lately(3));
    }
}
