//! From one figure to the next: how much, which way, and in words that admit one reading. "Times less" and "times faster" are never said.

use super::{Dimension, Quantity, number};

/// From here on a rise is told as a factor: `+200 %` is hard to picture, `3 times as many` is not.
const FACTOR: f64 = 3.0;

/// Two figures nearer than this part of their size are the same: what is left are binary fractions.
const SAME: f64 = 1e-9;

/// What changed between two figures of one dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// After less before, in the dimension's base unit; percentage points for shares. Exactly 0 when nothing changed.
    pub difference: f64,
    /// After by before. Nothing when there is none that means something: before is zero, or one of them is negative.
    pub ratio: Option<f64>,
    /// Whether one of the figures was not exact, or their units of time belong to different calendars (days against hours).
    pub is_about: bool,
    form: Form,
}

/// Which way a figure went. Whether that is good is the metric's to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It is less.
    Down,
    /// It is more.
    Up,
    /// It is the same.
    Same,
}

/// How a change is told.
#[derive(Clone, Debug, PartialEq)]
enum Form {
    /// Two shares: in percentage points.
    Points,
    /// In percent, or as a factor with these words.
    Ratio(&'static str),
    /// As a difference in the figures' own unit, without its sign.
    Difference(String),
}

impl Change {
    /// What changed; nothing when the two do not measure the same.
    pub fn between(before: &Quantity, after: &Quantity) -> Option<Change> {
        if !before.dimension.compares_with(&after.dimension) {
            return None;
        }
        let difference = after.base - before.base;
        let is_same = difference.abs() <= SAME * before.base.abs().max(after.base.abs());
        let difference = if is_same { 0.0 } else { difference };
        let ratio =
            (before.base > 0.0 && after.base >= 0.0).then(|| if is_same { 1.0 } else { after.base / before.base });
        let form = match (&after.dimension, ratio) {
            (Dimension::Share, _) => Form::Points,
            (dimension, Some(_)) => Form::Ratio(as_much(dimension)),
            (_, None) => Form::Difference(in_unit(difference.abs(), before, after)),
        };
        let is_about = before.is_about || after.is_about || before.grains != after.grains;
        Some(Change { difference, ratio, is_about, form })
    }

    /// By how many percent of what was before; −85 for `1200 ms` to `180 ms`. For shares see also [`points`](Change::points).
    pub fn percent(&self) -> Option<f64> {
        self.ratio.map(|ratio| (ratio - 1.0) * 100.0)
    }

    /// By how many percentage points, for shares.
    pub fn points(&self) -> Option<f64> {
        (self.form == Form::Points).then_some(self.difference)
    }

    /// Which way it went.
    pub fn direction(&self) -> Direction {
        match self.difference {
            less if less < 0.0 => Direction::Down,
            more if more > 0.0 => Direction::Up,
            _ => Direction::Same,
        }
    }

    /// Whether it went the way that is better. Nothing when it went nowhere.
    pub fn improved(&self, better_lower: bool) -> Option<bool> {
        match self.direction() {
            Direction::Same => None,
            Direction::Down => Some(better_lower),
            Direction::Up => Some(!better_lower),
        }
    }

    /// For a page: `−85 %`, `+40 %`, `6.7 times as much`, `−3.2 points`, `+5 people` where there was none, `no change`; with `about` before it
    /// where that is so. Only what fell to nothing is `−100 %`.
    pub fn in_words(&self) -> String {
        let sign = match self.direction() {
            Direction::Same => return if self.is_about { "about the same" } else { "no change" }.to_owned(),
            Direction::Down => '\u{2212}',
            Direction::Up => '+',
        };
        let words = match (&self.form, self.ratio) {
            (Form::Ratio(words), Some(ratio)) if ratio >= FACTOR * (1.0 - SAME) => {
                format!("{}\u{a0}times {words}", number::rounded(ratio))
            }
            (Form::Ratio(_), Some(ratio)) => format!("{sign}{}\u{202f}%", percent(ratio)),
            (Form::Difference(difference), _) => format!("{sign}{difference}"),
            _ => format!("{sign}{}\u{a0}{}", number::rounded(self.difference.abs()), points(self.difference.abs())),
        };
        if self.is_about { format!("about {words}") } else { words }
    }
}

fn as_much(dimension: &Dimension) -> &'static str {
    match dimension {
        Dimension::Time => "as long",
        Dimension::Count(things) if !things.is_empty() => "as many",
        Dimension::Rate { of, .. } if **of == Dimension::Count(String::new()) => "as often",
        Dimension::Rate { of, .. } => as_much(of),
        _ => "as much",
    }
}

/// A difference in base units told in the unit of the figure that is not zero.
fn in_unit(difference: f64, before: &Quantity, after: &Quantity) -> String {
    let shown = if after.number == 0.0 { before } else { after };
    let factor = if shown.number == 0.0 { 1.0 } else { shown.base / shown.number };
    number::with_unit(difference / factor, &shown.unit)
}

/// The size of the change in percent. A fall that leaves something gets the digits it needs to stay below a hundred, and is cut, not rounded, where
/// four of them are not enough.
fn percent(ratio: f64) -> String {
    let size = (ratio - 1.0).abs() * 100.0;
    if ratio == 0.0 || size < 99.5 || ratio > 1.0 {
        return number::rounded(size);
    }
    let short = (1..=4).map(|decimals| number::trimmed(&format!("{size:.decimals$}"))).find(|shown| shown != "100");
    short.unwrap_or_else(|| "99.9999".to_owned())
}

fn points(size: f64) -> &'static str {
    if number::rounded(size) == "1" { "point" } else { "points" }
}

#[cfg(test)]
mod tests {
    use super::super::Figure;
    use super::*;
    use proptest::prelude::*;

    fn change(before: &str, after: &str) -> Option<Change> {
        Change::between(&Figure::read(before).quantity?, &Figure::read(after).quantity?)
    }

    fn words(before: &str, after: &str) -> String {
        let change = change(before, after).unwrap_or_else(|| panic!("{before} and {after} do not compare"));
        change.in_words().replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn says_how_much() {
        let changes = [
            ("1200 ms", "180 ms", "−85 %"),
            ("1.2 s", "180 ms", "−85 %"),
            ("900 ms", "1200 ms", "+33 %"),
            ("10 min", "30 min", "3 times as long"),
            ("3 engineers", "20 engineers", "6.7 times as many"),
            ("1 GB", "12 GB", "12 times as much"),
            ("$41k/month", "$12k/month", "−71 %"),
            ("$41k/month", "100 000 USD per year", "−80 %"),
            ("9 per quarter", "3 per month", "no change"),
            ("1/week", "40/week", "40 times as often"),
            ("9 incidents per quarter", "1 per month", "−67 %"),
            ("1.2k rps", "12 req/s", "−99 %"),
            ("4.5 %", "1.3 %", "−3.2 points"),
            ("99.9 %", "99.99 %", "+0.09 points"),
            ("3 %", "4 %", "+1 point"),
            ("0 %", "80 %", "+80 points"),
            ("7 of 9", "9 of 9", "+22 points"),
            ("12", "0", "−100 %"),
            ("1000 s", "1 ms", "−99.9999 %"),
            ("1000 s", "1 s", "−99.9 %"),
            ("1000 s", "4 s", "−99.6 %"),
            ("0 people", "5 people", "+5 people"),
            ("-$2M", "$1M", "+$3 000 000"),
            ("5", "5", "no change"),
            ("~40 min", "11 min", "about −72 %"),
            ("2 days", "3 hours", "about −94 %"),
            ("3 per week", "4 per month", "about −69 %"),
            ("1.5 GiB", "1.5 GB", "−6.9 %"),
        ];
        for (before, after, expected) in changes {
            assert_eq!(words(before, after), expected, "{before} to {after}");
        }
    }

    #[test]
    fn compares_only_what_is_alike() {
        for (before, after) in
            [("12 ms", "12"), ("$5", "€5"), ("5 people", "5 teams"), ("3 per build", "3 per week"), ("4 MB", "4 mb")]
        {
            assert_eq!(change(before, after), None, "{before} and {after}");
        }
    }

    #[test]
    fn knows_what_is_better() {
        let faster = change("1200 ms", "180 ms").unwrap();
        assert_eq!(
            (faster.direction(), faster.improved(true), faster.improved(false)),
            (Direction::Down, Some(true), Some(false))
        );
        assert_eq!(change("3", "3").unwrap().improved(true), None);
        assert_eq!(faster.percent().map(f64::round), Some(-85.0));
        assert_eq!((faster.points(), change("0 %", "80 %").unwrap().points()), (None, Some(80.0)));
        assert_eq!(change("0", "3").unwrap().improved(true), Some(false));
    }

    proptest! {
        #[test]
        fn nothing_changes_to_itself(number in 0.001..1e9f64) {
            let figure = format!("{number} ms");
            let change = change(&figure, &figure).unwrap();
            prop_assert_eq!((change.difference, change.ratio, change.direction()), (0.0, Some(1.0), Direction::Same));
        }

        #[test]
        fn back_is_the_reciprocal(before in 0.001..1e9f64, after in 0.001..1e9f64) {
            let (before, after) = (format!("{before} MB"), format!("{after} kB"));
            let (there, back) = (change(&before, &after).unwrap(), change(&after, &before).unwrap());
            let product = there.ratio.unwrap() * back.ratio.unwrap();
            prop_assert!((product - 1.0).abs() < 1e-9);
            prop_assert_eq!(there.difference, -back.difference);
        }

        #[test]
        fn only_nothing_is_a_hundred_percent_less(before in 1.0..1e12f64, after in 1e-9..1.0f64) {
            prop_assert_ne!(words(&format!("{before:.2}"), &format!("{after:.12}")), "−100 %");
        }
    }
}
