//! Stretches of time that a packet is seen by.

use crate::source::{Date, Interval, Span, Spanned};

/// A stretch of time that strength and the timeline count by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Such as `2025-H2`.
    pub id: String,
    /// Where the author named it so; nothing for a half-year, whose name is ours.
    pub span: Option<Span>,
    /// First and last day.
    pub days: Interval,
}

/// An absence, shown on the timeline and never counted as a gap.
#[derive(Clone, Debug)]
pub struct Away {
    /// First and last day.
    pub days: Spanned<Interval>,
    /// Such as `parental leave`.
    pub why: Spanned<String>,
}

/// When it is decided.
#[derive(Clone, Debug)]
pub struct Cycle {
    /// Such as `2026 H2`.
    pub name: Option<Spanned<String>>,
    /// The last day.
    pub deadline: Option<Spanned<Date>>,
}

/// The half-years that cover a window. At most 40 of them: a window of more than twenty years says nothing by half-years.
pub fn half_years(window: Interval) -> Vec<Period> {
    let mut periods = Vec::new();
    let (mut year, mut second) = (window.from.year(), window.from.month() > 6);
    while periods.len() < 40 {
        let (from, to) = if second { ((7, 1), (12, 31)) } else { ((1, 1), (6, 30)) };
        let (Ok(from), Ok(to)) = (Date::new(year, from.0, from.1), Date::new(year, to.0, to.1)) else { break };
        if from > window.to {
            break;
        }
        periods.push(Period {
            id: format!("{year}-H{}", 1 + u8::from(second)),
            span: None,
            days: Interval { from, to },
        });
        year += i16::from(second);
        second = !second;
    }
    periods
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn half_years_cover_the_window() {
        let window = Interval { from: date(2025, 5, 1), to: date(2026, 1, 31) };
        let ids: Vec<String> = half_years(window).into_iter().map(|period| period.id).collect();
        assert_eq!(ids, ["2025-H1", "2025-H2", "2026-H1"]);
    }
}
