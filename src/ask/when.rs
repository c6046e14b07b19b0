//! When a peer is asked, and by when an answer is wanted: before the deadline there must be room for them to remember, and for the candidate to read.

use crate::source::{Date, Interval};
use jiff::ToSpan;

/// So many days before the deadline the words are wanted: the manager reads them too.
const TO_READ: i64 = 21;

/// So many days a peer may take, as `stale-request` has it.
const TO_WRITE: i64 = 42;

/// Nobody is given fewer days than this, where there are as many.
const FEWEST: i64 = 7;

/// So many days are given where no deadline says otherwise.
const WITHOUT_DEADLINE: i64 = 21;

/// By when an answer is wanted, of one who is asked today.
pub fn answer_by(today: Date, deadline: Option<Date>) -> Date {
    let Some(deadline) = deadline.filter(|deadline| *deadline > today) else { return after(today, WITHOUT_DEADLINE) };
    let wanted = before(deadline, TO_READ);
    let longest = after(today, TO_WRITE);
    wanted.max(after(today, FEWEST).min(before(deadline, 1))).min(longest.max(after(today, FEWEST)))
}

/// Whether it is time to ask those who are not asked yet: where no deadline says otherwise, it always is.
pub fn is_due(today: Date, deadline: Option<Date>) -> bool {
    let until = |deadline| Interval::new(today, deadline).map(|days| days.days() - 1);
    deadline.is_none_or(|deadline| until(deadline).is_some_and(|left| left <= TO_READ + TO_WRITE))
}

fn after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

fn before(day: Date, days: i64) -> Date {
    day.checked_sub(days.days()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn there_is_time_to_write_and_time_to_read() {
        let by = |today, deadline| answer_by(today, deadline);
        let october = Some(date(2026, 10, 15));
        assert_eq!(by(date(2026, 9, 1), october), date(2026, 9, 24), "three weeks before the deadline");
        assert_eq!(by(date(2026, 9, 30), october), date(2026, 10, 7), "a week, where there is no more");
        assert_eq!(by(date(2026, 10, 12), october), date(2026, 10, 14), "the day before, where there is no week");
        assert_eq!(by(date(2026, 3, 1), october), date(2026, 4, 12), "no longer than anyone remembers");
        assert_eq!(by(date(2026, 3, 1), None), date(2026, 3, 22));
        assert_eq!(by(date(2026, 11, 1), october), date(2026, 11, 22), "the deadline is over");
    }

    #[test]
    fn nobody_is_asked_months_before() {
        let due = |today| is_due(today, Some(date(2026, 10, 15)));
        assert!(
            !due(date(2026, 8, 12)) && due(date(2026, 8, 13)) && due(date(2026, 10, 15)) && !due(date(2026, 10, 16))
        );
        assert!(is_due(date(2026, 8, 12), None));
    }
}
