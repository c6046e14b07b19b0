//! When the work for a criterion was done: one line of time, from the first day that is shown to the last.

use super::tenth;
use crate::edition::{Coverage, Edition};
use crate::site::words;
use crate::source::Interval;
use serde::Serialize;

/// How wide the line of time is drawn.
const WIDTH: f64 = 150.0;

/// The least width of a bar: a day of a year would not be seen.
const LEAST: f64 = 4.0;

/// A line of time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct StripView {
    /// The work that counts.
    pub(crate) work: Vec<Bar>,
    /// When the candidate was away, as the lines of a hatching: what a path is drawn along.
    pub(crate) away: String,
    /// Where a period ends and the next begins.
    pub(crate) ends: Vec<f64>,
    /// The same in words; nothing where there is no work.
    pub(crate) words: Option<String>,
}

/// A stretch of time in the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Bar {
    pub(crate) x: f64,
    pub(crate) width: f64,
}

/// The stretch of time that lines of an edition show.
#[derive(Clone, Copy)]
pub(in crate::site) struct Stretch {
    whole: Interval,
}

impl Stretch {
    /// From the first period to the last; nothing where there are none.
    pub(in crate::site) fn of(edition: &Edition) -> Option<Stretch> {
        let periods = edition.periods.iter().map(|period| period.days);
        let whole = periods.reduce(|all, one| Interval { from: all.from.min(one.from), to: all.to.max(one.to) });
        whole.map(|whole| Stretch { whole })
    }

    /// The first and the last day, in words.
    pub(in crate::site) fn words(self) -> String {
        words::interval(self.whole)
    }

    /// Where a stretch of time lies; nothing of it may lie inside.
    fn bar(self, days: Interval) -> Option<Bar> {
        let inside = Interval::new(days.from.max(self.whole.from), days.to.min(self.whole.to))?;
        let before = Interval { from: self.whole.from, to: inside.from }.days() - 1;
        let per_day = WIDTH / as_width(self.whole.days());
        let width = (as_width(inside.days()) * per_day).max(LEAST);
        let x = (as_width(before) * per_day).min(WIDTH - width);
        Some(Bar { x: tenth(x), width: tenth(width) })
    }
}

impl StripView {
    /// Of the work that counts for a criterion.
    pub(in crate::site) fn of(edition: &Edition, coverage: &Coverage, stretch: Stretch) -> StripView {
        let mut days: Vec<Interval> = coverage.pieces.iter().filter_map(|piece| piece.days).collect();
        days.sort_by_key(|days| (days.from, days.to));
        days.dedup();
        let said = said(&days);
        let ends = edition.periods.iter().filter_map(|period| stretch.bar(Interval::day(period.days.from)));
        StripView {
            work: joined(days.into_iter().filter_map(|days| stretch.bar(days))),
            away: edition.away.iter().filter_map(|away| stretch.bar(away.days.value)).map(hatching).collect(),
            ends: ends.map(|bar| bar.x).skip(1).collect(),
            words: said,
        }
    }
}

/// When the work was done, each stretch by itself while there are few.
fn said(days: &[Interval]) -> Option<String> {
    const NAMED: usize = 12;
    let all = days.iter().copied().reduce(|all, one| Interval { from: all.from, to: all.to.max(one.to) })?;
    Some(if days.len() > NAMED {
        format!("{} stretches of time, {}", days.len(), words::interval(all))
    } else {
        days.iter().map(|days| words::interval(*days)).collect::<Vec<_>>().join("; ")
    })
}

/// Bars in the order of their beginnings, with those as one that lie over one another: they look the same.
fn joined(bars: impl Iterator<Item = Bar>) -> Vec<Bar> {
    let mut joined: Vec<Bar> = Vec::new();
    for bar in bars {
        match joined.last_mut().filter(|last| bar.x <= last.x + last.width) {
            Some(last) => last.width = tenth(last.width.max(bar.x + bar.width - last.x)),
            None => joined.push(bar),
        }
    }
    joined
}

/// Slanted lines all over a stretch of time.
fn hatching(over: Bar) -> String {
    const APART: f64 = 4.0;
    let mut lines = String::new();
    let mut x = 0.0;
    while x < over.width {
        let slant = APART.min(over.width - x);
        lines.push_str(&format!("M{} 14l{} -12", tenth(over.x + x), tenth(slant)));
        x += APART;
    }
    lines
}

#[expect(clippy::cast_precision_loss, reason = "no packet is longer than the days that a fraction can tell apart")]
fn as_width(days: i64) -> f64 {
    days as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_over_another_is_drawn_once() {
        let bar = |(x, width)| Bar { x, width };
        let drawn = joined([(0.0, 4.0), (1.5, 4.0), (2.0, 1.0), (5.5, 4.0), (9.6, 4.0)].map(bar).into_iter());
        assert_eq!(drawn, [(0.0, 9.5), (9.6, 4.0)].map(bar));
    }

    #[test]
    fn many_stretches_are_counted() {
        let day = |month, day| Interval::day(jiff::civil::date(2026, month, day));
        assert_eq!(said(&[]), None);
        assert_eq!(said(&[day(1, 2), day(3, 4)]).unwrap(), "2 January 2026; 4 March 2026");
        let many: Vec<Interval> = (1..=13).map(|it| day(2, it)).collect();
        assert_eq!(said(&many).unwrap(), "13 stretches of time, 1 to 13 February 2026");
    }
}
