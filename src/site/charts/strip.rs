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
        let told: Vec<String> = days.iter().map(|days| words::interval(*days)).collect();
        let ends = edition.periods.iter().filter_map(|period| stretch.bar(Interval::day(period.days.from)));
        StripView {
            work: days.into_iter().filter_map(|days| stretch.bar(days)).collect(),
            away: edition.away.iter().filter_map(|away| stretch.bar(away.days.value)).map(hatching).collect(),
            ends: ends.map(|bar| bar.x).skip(1).collect(),
            words: (!told.is_empty()).then(|| told.join("; ")),
        }
    }
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
