//! Calendar dates without clock or zone, and the intervals between them. The calendar itself is the `jiff` crate's.

/// A day of the proleptic Gregorian calendar.
pub use jiff::civil::Date;

/// From one day to another, both inside. `from` is never after `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Interval {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Interval {
    /// The interval, or nothing when it would run backwards.
    pub fn new(from: Date, to: Date) -> Option<Interval> {
        (from <= to).then_some(Interval { from, to })
    }

    /// One day.
    pub fn day(date: Date) -> Interval {
        Interval { from: date, to: date }
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Interval) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Interval) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// How many days it holds, at least one.
    pub fn days(self) -> i64 {
        i64::from((self.to - self.from).get_days()) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_interval_holds_both_ends() {
        let spring = Interval::new(date(2026, 3, 1), date(2026, 5, 31)).unwrap();
        assert_eq!(spring.days(), 92);
        assert!(spring.overlaps(Interval::day(date(2026, 5, 31))));
        assert!(!spring.overlaps(Interval::day(date(2026, 6, 1))));
        assert!(Interval::new(date(2026, 3, 2), date(2026, 3, 1)).is_none());
    }
}
