//! A true axis of time: months are marked, periods or years are named where there is room, and no name is cut.

use super::{Scale, tenth};
use crate::source::{Date, Interval};
use crate::vocabulary::Period;
use serde::Serialize;
use std::fmt::Write;

/// How wide a letter is, on average, of the labels' 12 units; wide scripts count double.
const LETTER: f64 = 6.7;

/// How high a line of labels is.
const LINE: f64 = 15.0;

/// How long the mark of a month is.
const MARK: f64 = 4.0;

/// Marks that stand nearer than this are a smear.
const NEAREST: f64 = 4.0;

/// The days that a picture of time shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) days: Interval,
}

/// An axis of some width, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct AxisView {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// A mark at the beginning of each month, or of each year where months would run together: a path.
    pub(crate) marks: String,
    /// Names of absences, periods, years and months.
    pub(crate) labels: Vec<LabelView>,
}

/// Words in a picture, centred.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct LabelView {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) text: String,
    /// `away`, `period` or `month`.
    pub(crate) class: &'static str,
}

impl Axis {
    /// An axis of whole months, at least one, that holds `inside`, and of the days in `beside` those that are near.
    pub(super) fn of(inside: Interval, beside: &[Interval]) -> Axis {
        let near = inside.days() / 4;
        let is_near = |days: &&Interval| {
            let before = Interval::new(days.from, inside.from).map_or(0, Interval::days);
            let after = Interval::new(inside.to, days.to).map_or(0, Interval::days);
            before.max(after) <= near + 1
        };
        let all = beside
            .iter()
            .filter(is_near)
            .fold(inside, |all, days| Interval { from: all.from.min(days.from), to: all.to.max(days.to) });
        Axis { days: Interval { from: all.from.first_of_month(), to: all.to.last_of_month() } }
    }

    /// Where the beginning of a day stands, from 0 to `width`.
    pub(super) fn place(self, day: Date, width: f64) -> f64 {
        self.place_after(day, 0, width)
    }

    /// Where these days begin and where the last of them ends; nothing where none of them is on the axis.
    pub(super) fn extent(self, days: Interval, width: f64) -> Option<[f64; 2]> {
        let is_here = self.days.overlaps(days);
        is_here.then(|| [self.place(days.from, width), self.place_after(days.to, 1, width)])
    }

    #[expect(clippy::cast_precision_loss, reason = "there are fewer days in all years than a float counts")]
    fn place_after(self, day: Date, days: i32, width: f64) -> f64 {
        let scale = Scale { values: [0.0, self.days.days() as f64], places: [0.0, width] };
        scale.place(f64::from((day - self.days.from).get_days() + days))
    }

    /// The axis at this width. `away` is named where it lies.
    pub(super) fn view(self, width: f64, periods: &[Period], away: &[(Interval, &str)]) -> AxisView {
        let mut rows = vec![self.labels_of(width, away.iter().map(|(days, why)| (*days, (*why).to_owned())), "away")];
        rows[0] = apart(std::mem::take(&mut rows[0]));
        rows.push(self.stretches(width, periods));
        let months = self.months();
        let named = self.labels_of(width, months.iter().map(|month| (*month, name(*month).to_owned())), "month");
        rows.push(if named.len() == months.len() { named } else { Vec::new() });
        rows.retain(|row| !row.is_empty());
        let (mut y, mut labels) = (0.0, Vec::new());
        for row in rows {
            y += LINE;
            labels.extend(row.into_iter().map(|label| LabelView { y: y - 4.0, ..label }));
        }
        AxisView { width, height: y + MARK, marks: self.marks(width, y), labels }
    }

    /// The names of periods, or of years where periods would be cut.
    fn stretches(self, width: f64, periods: &[Period]) -> Vec<LabelView> {
        let here = periods.iter().filter(|period| self.days.overlaps(period.days));
        let whole = here.clone().filter(|period| self.days.contains(period.days)).count();
        let named = self.labels_of(width, here.map(|period| (period.days, period.id.clone())), "period");
        if named.len() >= whole.max(1) {
            return named;
        }
        let years = i32::from(self.days.to.year()) - i32::from(self.days.from.year()) + 1;
        let fits = |step: &&i32| width / f64::from(years) * f64::from(**step) > 5.0 * LETTER;
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].iter().find(fits).copied().unwrap_or(2000);
        let years = self.years().into_iter().filter(|year| i32::from(year.from.year()) % step == 0);
        let years = years.map(|year| {
            let last =
                Date::new(year.from.year().saturating_add(i16::try_from(step - 1).unwrap_or(0)).min(9999), 12, 31);
            (Interval { from: year.from, to: last.unwrap_or(year.to) }, year.from.year().to_string())
        });
        self.labels_of(width, years, "period")
    }

    /// Those of the names that fit between the first and the last of their days.
    fn labels_of(
        self,
        width: f64,
        named: impl Iterator<Item = (Interval, String)>,
        class: &'static str,
    ) -> Vec<LabelView> {
        let label = |(days, text): (Interval, String)| {
            let [from, to] = self.extent(days, width)?;
            (text_width(&text) <= to - from).then(|| LabelView { x: tenth((from + to) / 2.0), y: 0.0, text, class })
        };
        named.filter_map(label).collect()
    }

    fn marks(self, width: f64, y: f64) -> String {
        let months = self.days.days() / 28;
        let is_smear = |marks: i64| f64::from(i32::try_from(marks).unwrap_or(i32::MAX)) * NEAREST > width;
        let days: Vec<Date> = match () {
            () if !is_smear(months) => self.months().iter().map(|month| month.from).collect(),
            () if !is_smear(months / 12) => self.years().iter().map(|year| year.from).collect(),
            () => Vec::new(),
        };
        let mut path = String::new();
        for day in days.into_iter().filter(|day| *day > self.days.from) {
            let _ = write!(path, "M{} {y}v{MARK}", self.place(day, width));
        }
        path
    }

    fn months(self) -> Vec<Interval> {
        self.each(|day| day.first_of_month(), |day| day.last_of_month())
    }

    fn years(self) -> Vec<Interval> {
        self.each(|day| day.first_of_year(), |day| day.last_of_year())
    }

    /// The stretches that the axis is made of.
    fn each(self, first: impl Fn(Date) -> Date, last: impl Fn(Date) -> Date) -> Vec<Interval> {
        let (mut stretches, mut day) = (Vec::new(), Some(self.days.from));
        while let Some(from) = day.filter(|day| *day <= self.days.to) {
            stretches.push(Interval { from: first(from), to: last(from) });
            day = last(from).tomorrow().ok();
        }
        stretches
    }
}

/// How wide words are, about.
pub(super) fn text_width(text: &str) -> f64 {
    let cells = u32::try_from(textwrap::core::display_width(text)).unwrap_or(u32::MAX);
    f64::from(cells) * LETTER
}

/// Those that do not run into the one before.
fn apart(labels: Vec<LabelView>) -> Vec<LabelView> {
    let mut kept: Vec<LabelView> = Vec::new();
    for label in labels {
        let begins = label.x - text_width(&label.text) / 2.0;
        if kept.last().is_none_or(|before| before.x + text_width(&before.text) / 2.0 < begins) {
            kept.push(label);
        }
    }
    kept
}

fn name(month: Interval) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(month.from.month() - 1).ok().and_then(|index| NAMES.get(index)).unwrap_or(&"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::half_years;
    use jiff::civil::date;

    fn between(from: Date, to: Date) -> Interval {
        Interval { from, to }
    }

    fn words(view: &AxisView, class: &str) -> Vec<String> {
        view.labels.iter().filter(|label| label.class == class).map(|label| label.text.clone()).collect()
    }

    #[test]
    fn a_day_stands_where_it_lies_between_the_first_and_the_last() {
        let axis = Axis::of(between(date(2025, 1, 1), date(2025, 12, 31)), &[]);
        assert_eq!(axis.place(date(2025, 1, 1), 365.0), 0.0);
        assert_eq!(axis.place(date(2025, 7, 1), 365.0), 181.0);
        assert_eq!(axis.extent(Interval::day(date(2025, 12, 31)), 365.0), Some([364.0, 365.0]));
        assert_eq!(axis.extent(Interval::day(date(2026, 1, 1)), 365.0), None);
        assert_eq!(axis.extent(between(date(2024, 1, 1), date(2025, 1, 10)), 365.0), Some([0.0, 10.0]));
    }

    #[test]
    fn what_lies_near_widens_the_axis_and_what_lies_far_does_not() {
        let year = between(date(2025, 1, 1), date(2025, 12, 31));
        let near = Interval::day(date(2026, 2, 3));
        let far = Interval::day(date(2019, 2, 3));
        assert_eq!(Axis::of(year, &[near, far]).days, between(date(2025, 1, 1), date(2026, 2, 28)));
        let day = Interval::day(date(2025, 3, 14));
        assert_eq!(Axis::of(day, &[near]).days, between(date(2025, 3, 1), date(2025, 3, 31)));
    }

    #[test]
    fn periods_and_months_are_named_where_there_is_room() {
        let days = between(date(2025, 1, 1), date(2026, 6, 30));
        let (axis, periods) = (Axis::of(days, &[]), half_years(days));
        let wide = axis.view(640.0, &periods, &[]);
        assert_eq!(words(&wide, "period"), ["2025-H1", "2025-H2", "2026-H1"]);
        assert_eq!(words(&wide, "month").len(), 18);
        let narrow = axis.view(320.0, &periods, &[]);
        assert_eq!((words(&narrow, "period").len(), words(&narrow, "month").len()), (3, 0));
        assert_eq!([&wide, &narrow].map(|view| view.marks.matches('M').count()), [17, 17]);
    }

    #[test]
    fn a_long_time_is_told_by_years() {
        for (years, at_least, at_most) in [(10, 4, 10), (40, 4, 10), (9000, 4, 10)] {
            let days = between(date(900, 1, 1), date(899 + years, 12, 31));
            let view = Axis::of(days, &[]).view(320.0, &half_years(days), &[]);
            let named = words(&view, "period");
            assert!((at_least..=at_most).contains(&named.len()), "{years}: {named:?}");
            assert!(view.marks.matches('M').count() <= 80);
        }
    }

    #[test]
    fn no_label_is_cut_and_none_runs_into_another() {
        let days = between(date(2025, 3, 15), date(2026, 2, 10));
        let away = [
            (between(date(2025, 1, 1), date(2025, 7, 1)), "parental leave"),
            (between(date(2025, 6, 15), date(2025, 9, 30)), "reorganisation"),
            (Interval::day(date(2025, 12, 1)), "a day that nobody would name in so many words"),
        ];
        let named: [(f64, &[&str]); 2] = [(320.0, &["parental leave"]), (640.0, &["parental leave", "reorganisation"])];
        for (width, named) in named {
            let view = Axis::of(days, &[]).view(width, &half_years(days), &away);
            for label in &view.labels {
                let half = text_width(&label.text) / 2.0;
                assert!(label.x - half >= -0.1 && label.x + half <= width + 0.1 && label.y < view.height, "{label:?}");
            }
            assert_eq!(words(&view, "away"), named);
        }
    }
}
