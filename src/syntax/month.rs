//! Where a day is wanted and a month is written: brag documents know months, and front matter knows an interval.

use crate::source::Date;

/// What helps where a month is written in the place of a day: the first and the last day of it.
pub(super) fn whole_month(written: &str) -> Option<String> {
    let (first, last) = days(written)?;
    Some(format!("for a whole month write `from` {first} and `to` {last} in the place of `date`"))
}

/// The first and the last day of `2026-03`.
fn days(written: &str) -> Option<(Date, Date)> {
    let (year, month) = written.trim().split_once('-')?;
    let is_number = |part: &str, most: usize| part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
    if !(year.len() == 4 && is_number(year, 4) && is_number(month, 2)) {
        return None;
    }
    let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
    Some((first, first.last_of_month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_a_first_and_a_last_day() {
        let days = |written: &str| days(written).map(|(first, last)| format!("{first} {last}"));
        assert_eq!(days("2025-03").as_deref(), Some("2025-03-01 2025-03-31"));
        assert_eq!(days("2024-2").as_deref(), Some("2024-02-01 2024-02-29"));
        for written in ["2025", "2025-13", "2025-00", "2025-03-01", "25-03", "2025-Q1", "-03", "2025-", "2025-0303"] {
            assert_eq!(days(written), None, "{written}");
        }
    }
}
