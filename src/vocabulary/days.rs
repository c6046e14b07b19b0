//! Days and stretches of time, in words.

use crate::source::{Date, Interval};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `14 March 2026`.
pub(in crate::site) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"")
}

/// `14 March 2026`, `3 to 28 March 2026`, `3 March to 2 May 2026`, and whole months without days: `March to May 2026`.
pub(in crate::site) fn interval(days: Interval) -> String {
    let (from, to) = (days.from, days.to);
    let whole = from.day() == 1 && to == to.last_of_month();
    let same_year = from.year() == to.year();
    let same_month = same_year && from.month() == to.month();
    match () {
        () if from == to => day(from),
        () if whole && same_month => format!("{} {}", month(from), from.year()),
        () if whole && same_year => format!("{} to {} {}", month(from), month(to), to.year()),
        () if whole => format!("{} {} to {} {}", month(from), from.year(), month(to), to.year()),
        () if same_month => format!("{} to {}", from.day(), day(to)),
        () if same_year => format!("{} {} to {}", from.day(), month(from), day(to)),
        () => format!("{} to {}", day(from), day(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn between(from: Date, to: Date) -> String {
        interval(Interval { from, to })
    }

    #[test]
    fn intervals_say_no_more_than_they_must() {
        assert_eq!(between(date(2026, 3, 14), date(2026, 3, 14)), "14 March 2026");
        assert_eq!(between(date(2026, 3, 3), date(2026, 3, 28)), "3 to 28 March 2026");
        assert_eq!(between(date(2026, 3, 3), date(2026, 5, 2)), "3 March to 2 May 2026");
        assert_eq!(between(date(2026, 3, 1), date(2026, 5, 31)), "March to May 2026");
        assert_eq!(between(date(2025, 7, 1), date(2026, 6, 30)), "July 2025 to June 2026");
        assert_eq!(between(date(2026, 2, 1), date(2026, 2, 28)), "February 2026");
        assert_eq!(between(date(2025, 12, 3), date(2026, 2, 2)), "3 December 2025 to 2 February 2026");
        assert_eq!(between(date(2025, 3, 3), date(2026, 3, 5)), "3 March 2025 to 5 March 2026");
    }
}
