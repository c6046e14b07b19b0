//! The file of a week: where it stands, and how it begins.

use crate::source::{Date, PacketPath};
use crate::vocabulary::NoteKind;
use jiff::civil::{ISOWeekDate, Weekday};

/// The stem of the file that this day's entries go into, by the weeks of ISO 8601: `2026-w12`.
fn stem(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-w{:02}", week.year(), week.week())
}

/// The file that this day's entries go into: `log/2026-w12.md`.
pub fn week_file(day: Date) -> Option<PacketPath> {
    PacketPath::new(&format!("{}/{}.md", NoteKind::Log.folder(), stem(day))).ok()
}

/// What such a file begins with: the week in its title, and the Monday for its day.
pub fn begun(day: Date) -> String {
    let week = day.iso_week_date();
    let monday = monday(week).unwrap_or(day);
    format!("+++\ntitle = \"Week {} of {}\"\ndate = {monday}\n+++\n", week.week(), week.year())
}

/// The Monday of the week that a file is named after.
pub(super) fn monday_of(stem: &str) -> Option<Date> {
    let (year, week) =
        stem.to_ascii_lowercase().split_once("-w").map(|(year, week)| (year.to_owned(), week.to_owned()))?;
    let is_week = year.len() == 4 && week.len() == 2;
    let week = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()?;
    is_week.then(|| week.date())
}

fn monday(week: ISOWeekDate) -> Option<Date> {
    ISOWeekDate::new(week.year(), week.week(), Weekday::Monday).ok().map(ISOWeekDate::date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_week_begins_on_monday_and_may_be_of_another_year() {
        let file = |day| week_file(day).unwrap().to_string();
        assert_eq!(file(date(2026, 3, 16)), "log/2026-w12.md");
        assert_eq!(file(date(2026, 3, 22)), "log/2026-w12.md");
        assert_eq!(file(date(2027, 1, 3)), "log/2026-w53.md");
        assert_eq!(begun(date(2027, 1, 3)), "+++\ntitle = \"Week 53 of 2026\"\ndate = 2026-12-28\n+++\n");
        assert_eq!(monday_of("2026-w12"), Some(date(2026, 3, 16)));
        assert_eq!([monday_of("2026-w60"), monday_of("first-week"), monday_of("26-w1")], [None; 3]);
    }
}
