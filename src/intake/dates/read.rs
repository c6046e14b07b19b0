//! The forms in which dates are written, each tried where a token begins.

use super::tokens::Token;
use super::words::{is_between, is_doubtful, is_half, is_quarter, is_week, joins, month};
use super::{DayOrder, Found, Grain, Known};
use crate::source::{Date, Interval};
use jiff::ToSpan;
use jiff::civil::{ISOWeekDate, Weekday};

type Read = Option<(Found, usize)>;

/// The date that begins with this token, and the token behind it.
pub(super) fn date(tokens: &[Token], at: usize, known: Known) -> Read {
    // A number that goes on from a word or a sign of money is a name or an amount: `PR-2026`, `#2026`, `v2024.1`.
    if let Some(before) = at.checked_sub(1).map(|before| &tokens[before]).filter(|_| !tokens[at].is_apart) {
        let is_open = matches!(
            before.word.as_str(),
            "(" | "[" | "“" | "\"" | "'" | "–" | "—" | "✅" | "📅" | ":" | ">" | "~" | "→" | "/" | "|" | ","
        );
        let is_join = joins(&before.word) && at > 1 && tokens[at - 2].number.is_some();
        if !is_open && !is_join {
            return None;
        }
    }
    let cursor = Cursor { tokens, start: at, known };
    let read =
        cursor.numeric().or_else(|| cursor.compact()).or_else(|| cursor.iso_week()).or_else(|| cursor.part_of_year());
    let read = read.or_else(|| cursor.day_month()).or_else(|| cursor.month_first()).or_else(|| cursor.days_of_month());
    let (found, next) = read.or_else(|| cursor.week()).or_else(|| cursor.year_first())?;
    // What a letter follows without a blank is a part of a word.
    let is_whole = tokens.get(next).is_none_or(|after| after.is_apart || !after.is_word() || after.word == "t");
    is_whole.then_some((found, next))
}

/// First and last day of a month.
pub(super) fn month_of(year: i16, month: i8) -> Option<Interval> {
    let from = Date::new(year, month, 1).ok()?;
    Some(Interval { from, to: from.last_of_month() })
}

fn months_of(year: i16, from: i8, to: i8) -> Option<Interval> {
    Interval::new(month_of(year, from)?.from, month_of(year, to)?.to)
}

struct Cursor<'a> {
    tokens: &'a [Token],
    start: usize,
    known: Known,
}

impl Cursor<'_> {
    fn at(&self, nth: usize) -> Option<&Token> {
        self.tokens.get(self.start + nth)
    }

    /// The sign, without a blank round it.
    fn sign(&self, nth: usize) -> Option<&str> {
        let token = self.at(nth).filter(|token| !token.is_apart)?;
        self.at(nth + 1).filter(|after| !after.is_apart).map(|_| token.word.as_str())
    }

    fn found(&self, days: Interval, grain: Grain, length: usize) -> Read {
        let range = self.tokens[self.start].range.start..self.tokens[self.start + length - 1].range.end;
        Some((Found { range, days, grain, other: None }, self.start + length))
    }

    fn day(&self, date: Option<Date>, length: usize) -> Read {
        self.found(Interval::day(date?), Grain::Day, length)
    }

    /// `2026-03-14`, `14.03.2026`, `14/03/2026`, `03.02.26`.
    fn numeric(&self) -> Read {
        let (first, second, third) = (self.at(0)?, self.at(2)?, self.at(4)?);
        let sign = self.sign(1)?;
        if !matches!(sign, "-" | "/" | ".") || self.sign(3)? != sign {
            return None;
        }
        let (one, two) = (first.number?, second.small()?);
        if let Some(year) = first.year() {
            return self.day(Date::new(year, two, third.small()?).ok(), 5);
        }
        let is_short =
            third.digits() == 2 && (sign == "/" || (sign == "." && first.digits() == 2 && second.digits() == 2));
        let year = third.year().or_else(|| third.small().filter(|_| is_short).map(|year| 2000 + i16::from(year)))?;
        let one = i8::try_from(one).ok().filter(|_| first.digits() <= 2)?;
        let (day_first, month_first) = (Date::new(year, two, one).ok(), Date::new(year, one, two).ok());
        match (day_first, month_first) {
            (Some(day), _) if sign == "." => self.day(Some(day), 5),
            (Some(day), Some(other)) if day != other => match self.known.order {
                Some(DayOrder::DayFirst) => self.day(Some(day), 5),
                Some(DayOrder::MonthFirst) => self.day(Some(other), 5),
                None => self.day(Some(day), 5).map(|(found, next)| (Found { other: Some(other), ..found }, next)),
            },
            (Some(day), _) => self.day(Some(day), 5),
            (None, other) if sign != "." => self.day(other, 5),
            (None, _) => None,
        }
    }

    /// `20260314`.
    fn compact(&self) -> Read {
        let token = self.at(0).filter(|token| token.digits() == 8)?;
        let number = token.number.filter(|number| (19_700_000..21_010_000).contains(number))?;
        let part = |divisor: u32, modulus: u32| i8::try_from(number / divisor % modulus).ok();
        self.day(Date::new(i16::try_from(number / 10_000).ok()?, part(100, 100)?, part(1, 100)?).ok(), 1)
    }

    /// `2026-W15`.
    fn iso_week(&self) -> Read {
        let year = self.at(0)?.year()?;
        let dash = usize::from(self.at(1)?.word == "-");
        self.at(1 + dash).filter(|token| token.word == "w")?;
        self.week_of(year, self.at(2 + dash)?.small()?, 3 + dash)
    }

    fn week_of(&self, year: i16, week: i8, length: usize) -> Read {
        let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
        let to = monday.checked_add(6.days()).ok()?;
        self.found(Interval { from: monday, to }, Grain::Week, length)
    }

    /// `Week 15, 2026`, `KW 15`.
    fn week(&self) -> Read {
        self.at(0).filter(|token| is_week(&token.word))?;
        let number = self.at(1)?.small()?;
        let (year, length) = self.year_at(2).or(self.known.year.map(|year| (year, 2)))?;
        self.week_of(year, number, length)
    }

    /// A year at this place, or behind something that stands between: it, and how many tokens that makes.
    fn year_at(&self, nth: usize) -> Option<(i16, usize)> {
        let skip =
            (0..=2).take_while(|skip| *skip == 0 || self.at(nth + skip - 1).is_some_and(|it| is_between(&it.word)));
        skip.filter_map(|skip| Some((self.at(nth + skip)?.year()?, nth + skip + 1))).next()
    }

    /// `Q1 2026`, `2026-Q1`, `1. Quartal 2026`, `H2 2025`, `2025 H2`.
    fn part_of_year(&self) -> Read {
        let (year, number, word, length) = if let Some(year) = self.at(0)?.year() {
            let dash = usize::from(matches!(self.at(1)?.word.as_str(), "-" | "/"));
            (year, self.at(2 + dash)?.small()?, self.at(1 + dash)?, 3 + dash)
        } else if let Some(number) = self.at(0)?.small() {
            let mark = usize::from(matches!(self.at(1)?.word.as_str(), "." | "st" | "nd" | "rd" | "th" | "er"));
            let (year, length) = self.year_at(2 + mark)?;
            (year, number, self.at(1 + mark)?, length)
        } else {
            let (year, length) = self.year_at(2).or(self.known.year.map(|year| (year, 2)))?;
            (year, self.at(1)?.small()?, self.at(0)?, length)
        };
        match number {
            1..=4 if is_quarter(&word.word) => {
                self.found(months_of(year, number * 3 - 2, number * 3)?, Grain::Quarter, length)
            }
            1..=2 if is_half(&word.word) => {
                self.found(months_of(year, number * 6 - 5, number * 6)?, Grain::Half, length)
            }
            _ => None,
        }
    }

    /// `14 March 2026`, `14. März`, `14th of March, 2026`, `14 de marzo de 2026`.
    fn day_month(&self) -> Read {
        let day = self.at(0)?.small()?;
        let is_mark = |nth: usize| {
            self.at(nth).is_some_and(|it| {
                matches!(it.word.as_str(), "." | "st" | "nd" | "rd" | "th" | "º" | "er" | "of" | "de" | "di" | "-")
            })
        };
        let skip = (0..3).take_while(|skip| is_mark(1 + skip)).count();
        let name = self.at(1 + skip)?;
        let number = month(&name.word)?;
        let (year, length) = match self.year_at(2 + skip) {
            Some(found) => found,
            None if is_doubtful(&name.word) => return None,
            None => (self.known.year?, 2 + skip),
        };
        self.day(Date::new(year, number, day).ok(), length)
    }

    /// `March 14, 2026`, `March 2026`, `January–March 2026`.
    fn month_first(&self) -> Read {
        let name = self.at(0)?;
        let number = month(&name.word)?;
        if let Some(day) = self.at(1).and_then(Token::small) {
            let mark = usize::from(self.at(2).is_some_and(|it| matches!(it.word.as_str(), "st" | "nd" | "rd" | "th")));
            let (year, length) = match self.year_at(2 + mark) {
                Some(found) => found,
                // `may 3 of them`: a month that is a word needs its year.
                None if is_doubtful(&name.word) || matches!(name.word.as_str(), "may" | "mar" | "march" | "mars") => {
                    return None;
                }
                None => (self.known.year?, 2 + mark),
            };
            return self.day(Date::new(year, number, day).ok(), length);
        }
        if let Some((year, length)) = self.year_at(1) {
            let is_sure = !is_doubtful(&name.word) || length > 2;
            return self.found(month_of(year, number).filter(|_| is_sure)?, Grain::Month, length);
        }
        self.at(1).filter(|it| joins(&it.word))?;
        let last = month(&self.at(2)?.word)?;
        let (year, length) = self.year_at(3).or(self.known.year.map(|year| (year, 3)))?;
        self.found(months_of(year, number, last)?, Grain::Month, length)
    }

    /// `3–28 March 2026`.
    fn days_of_month(&self) -> Read {
        let first = self.at(0)?.small()?;
        self.at(1).filter(|it| joins(&it.word))?;
        let rest = Cursor { start: self.start + 2, ..*self };
        let (found, next) = rest.day_month()?;
        let to = found.days.to;
        let from = Date::new(to.year(), to.month(), first).ok()?;
        self.found(Interval::new(from, to)?, Grain::Days, next - self.start)
    }

    /// `2026-02`, `2026-02-Feb`, `2026 March`, `2025–2026`, `2025/26`, `2026`.
    fn year_first(&self) -> Read {
        let year = self.at(0)?.year()?;
        let sign = self.sign(1).unwrap_or("");
        if let Some(second) = self.at(2).filter(|_| matches!(sign, "-" | "/" | "–")) {
            let next = self.sign(3).filter(|next| *next == sign).and(self.at(4));
            if let Some(month) = second.small().and_then(|month| month_of(year, month)).filter(|_| sign != "–") {
                let has_name = next.is_some_and(|name| super::words::month(&name.word).is_some());
                return self.found(month, Grain::Month, if has_name { 5 } else { 3 });
            }
            let short = second.small().filter(|short| i16::from(*short) == (year + 1) % 100).map(|_| year + 1);
            if let Some(last) = second.year().or(short) {
                let days = Interval::new(months_of(year, 1, 12)?.from, months_of(last, 1, 12)?.to)?;
                return self.found(days, Grain::Year, 3);
            }
        }
        if let Some(number) = self.at(1).and_then(|name| month(&name.word).filter(|_| !is_doubtful(&name.word))) {
            return self.found(month_of(year, number)?, Grain::Month, 2);
        }
        // `2024.1` and `2024:80` are no years.
        let goes_on = |after: &Token| !after.is_apart && matches!(after.word.as_str(), "." | ":" | "%");
        let is_part =
            self.at(1).is_some_and(goes_on) && self.at(2).is_some_and(|it| !it.is_apart && it.number.is_some());
        let is_share = self.at(1).is_some_and(|after| !after.is_apart && after.word == "%");
        (!is_part && !is_share).then(|| self.found(months_of(year, 1, 12)?, Grain::Year, 1)).flatten()
    }
}
