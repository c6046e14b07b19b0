//! A figure as a person writes it in a metric's `before` and `after`: `1200 ms`, `$41k/month`, `7 of 9`. What is written is always kept; what it
//! amounts to is read where that is beyond doubt. Whether a figure is any good is for the rules.

mod ambiguous;
mod change;
mod number;
mod read;
mod units;
mod whole;

pub use ambiguous::readings;
pub use change::{Change, Direction};
pub use whole::{joins, kept_whole, kept_whole_after};

use std::fmt;
use units::Grain;

/// One figure: the author's words, and what they amount to.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// As it was written, without blanks at either end. Pages show this.
    pub written: String,
    /// What it amounts to; nothing when it has no number (`manual`) or more than one reading (`10-12 min`, `2026-03-14`).
    pub quantity: Option<Quantity>,
}

/// A number with its unit. Both numbers are finite, and small enough to be divided by one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number in `unit`: 41000 for `$41k`, 80 for `1 h 20 min`.
    pub number: f64,
    /// The unit as it is shown: `ms`, `%`, `$/month`, `people`, `of 9`; empty for a bare number.
    pub unit: String,
    /// What it is a number of.
    pub dimension: Dimension,
    /// The number in the dimension's base unit, so that two of one dimension can be compared.
    pub base: f64,
    /// Whether it was marked as not exact: `~40`, `about 40`, `< 1 %`, `40+`.
    pub is_about: bool,
    /// The clocks and calendars that its units are of. See [`Grain`].
    grains: Vec<Grain>,
}

/// What a number is a number of. Only figures of one dimension compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// A duration; the base unit is the second.
    Time,
    /// An amount of data; the base unit is the byte. `kB` is 1,000 bytes, `KiB` is 1,024.
    Bytes,
    /// A part of a whole; the base unit is the percent. `7 of 9` is one too.
    Share,
    /// A multiple, such as `3×`.
    Factor,
    /// An amount of money in the currency with this ISO code. `$` is taken as `USD` to compare with, and shown as it was written.
    Money(String),
    /// Things of one kind, in lower case and singular; empty for a bare number, which compares with any count.
    Count(String),
    /// So much of something for each of something else.
    Rate {
        /// What is counted.
        of: Box<Dimension>,
        /// For each of what. Nothing when it is for each stretch of time; then the base unit is so much in a second.
        each: Option<String>,
    },
}

impl Figure {
    /// Reads what the author wrote. Never fails: what cannot be read has no quantity.
    pub fn read(written: &str) -> Figure {
        let written = written.trim();
        Figure { written: written.to_owned(), quantity: read::quantity(written) }
    }
}

impl Dimension {
    /// Whether two figures of these dimensions can be set against each other.
    pub fn compares_with(&self, other: &Dimension) -> bool {
        match (self, other) {
            (Dimension::Count(one), Dimension::Count(two)) => one == two || one.is_empty() || two.is_empty(),
            (Dimension::Rate { of: one, each: per_one }, Dimension::Rate { of: two, each: per_two }) => {
                per_one == per_two && one.compares_with(two)
            }
            (one, two) => one == two,
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// In one consistent form, whatever the author's: `~1200 ms`, `$41 000/month`, `4.5 %`. It reads back as the same quantity.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (about, minus) = (if self.is_about { "~" } else { "" }, if self.number < 0.0 { "\u{2212}" } else { "" });
        write!(f, "{about}{minus}{}", number::with_unit(self.number.abs(), &self.unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(written: &str) -> Quantity {
        Figure::read(written).quantity.unwrap_or_else(|| panic!("`{written}` was not read"))
    }

    fn rate(of: Dimension, each: Option<&str>) -> Dimension {
        Dimension::Rate { of: Box::new(of), each: each.map(str::to_owned) }
    }

    fn count(of: &str) -> Dimension {
        Dimension::Count(of.to_owned())
    }

    fn money(code: &str) -> Dimension {
        Dimension::Money(code.to_owned())
    }

    #[test]
    fn reads_what_people_write() {
        let month = 365.2425 * 86_400.0 / 12.0;
        let figures = [
            ("1200 ms", 1200.0, "ms", Dimension::Time, 1.2),
            ("1.2 s", 1.2, "s", Dimension::Time, 1.2),
            ("180ms", 180.0, "ms", Dimension::Time, 0.18),
            ("38 min", 38.0, "min", Dimension::Time, 2280.0),
            ("1 h 20 min", 80.0, "min", Dimension::Time, 4800.0),
            ("1h20m", 80.0, "min", Dimension::Time, 4800.0),
            ("5m 30s", 330.0, "s", Dimension::Time, 330.0),
            ("2 days, 3 hours", 51.0, "hours", Dimension::Time, 183_600.0),
            ("2 days", 2.0, "days", Dimension::Time, 172_800.0),
            ("3 weeks", 3.0, "weeks", Dimension::Time, 1_814_400.0),
            ("180 ms, p99", 180.0, "ms", Dimension::Time, 0.18),
            ("38 min (median of 12)", 38.0, "min", Dimension::Time, 2280.0),
            ("4.5 %", 4.5, "%", Dimension::Share, 4.5),
            ("4.5%", 4.5, "%", Dimension::Share, 4.5),
            ("12 percent of users", 12.0, "percent", Dimension::Share, 12.0),
            ("7 of 9", 7.0, "of 9", Dimension::Share, 700.0 / 9.0),
            ("7/9", 7.0, "of 9", Dimension::Share, 700.0 / 9.0),
            ("7 out of 9 teams", 7.0, "of 9", Dimension::Share, 700.0 / 9.0),
            ("$41k/month", 41_000.0, "$/month", rate(money("USD"), None), 41_000.0 / month),
            ("41,000 USD per month", 41_000.0, "USD per month", rate(money("USD"), None), 41_000.0 / month),
            ("€1.2M", 1_200_000.0, "€", money("EUR"), 1_200_000.0),
            ("1,2 M€", 1_200_000.0, "€", money("EUR"), 1_200_000.0),
            ("-$5m", -5_000_000.0, "$", money("USD"), -5_000_000.0),
            ("$5 CAD", 5.0, "CAD", money("CAD"), 5.0),
            ("CHF 3'000", 3000.0, "CHF", money("CHF"), 3000.0),
            ("9 per quarter", 9.0, "per quarter", rate(count(""), None), 9.0 / (3.0 * month)),
            ("3/week", 3.0, "/week", rate(count(""), None), 3.0 / 604_800.0),
            ("3 times a week", 3.0, "times a week", rate(count("time"), None), 3.0 / 604_800.0),
            ("38 min per build", 38.0, "min per build", rate(Dimension::Time, Some("build")), 2280.0),
            ("12 req/s", 12.0, "req/s", rate(count("request"), None), 12.0),
            ("1.2k rps", 1200.0, "rps", rate(count("request"), None), 1200.0),
            ("20 MB", 20.0, "MB", Dimension::Bytes, 20_000_000.0),
            ("1.5 GiB", 1.5, "GiB", Dimension::Bytes, 1.5 * 1_073_741_824.0),
            ("8 Mbit/s", 8.0, "Mbit/s", rate(Dimension::Bytes, None), 1_000_000.0),
            ("0", 0.0, "", count(""), 0.0),
            ("0.02", 0.02, "", count(""), 0.02),
            ("12 people", 12.0, "people", count("person"), 12.0),
            ("2 engineers", 2.0, "engineers", count("engineer"), 2.0),
            ("1.2M failed builds in March", 1_200_000.0, "failed builds", count("failed build"), 1_200_000.0),
            ("1.2M daily active users", 1_200_000.0, "daily active users", count("daily active user"), 1_200_000.0),
            ("12 builds daily", 12.0, "builds daily", rate(count("build"), None), 12.0 / 86_400.0),
            ("-3", -3.0, "", count(""), -3.0),
            ("\u{2212}3.5 %", -3.5, "%", Dimension::Share, -3.5),
            ("3x", 3.0, "×", Dimension::Factor, 3.0),
            ("3×", 3.0, "×", Dimension::Factor, 3.0),
        ];
        for (written, number, unit, dimension, base) in figures {
            let found = read(written);
            assert_eq!((found.number, found.unit.as_str(), &found.dimension), (number, unit, &dimension), "{written}");
            assert!((found.base - base).abs() <= base.abs() * 1e-12, "{written}: {} is not {base}", found.base);
            assert!(!found.is_about, "{written}");
        }
    }

    #[test]
    fn remembers_what_is_not_exact() {
        let figures =
            ["~40", "about 40 min", "approx. 40", "< 1 %", ">99.9 %", "≈ 3", "at least 5", "40+ people", "<= 2 s"];
        for written in figures {
            assert!(read(written).is_about, "{written}");
        }
    }

    #[test]
    fn keeps_still_where_there_is_doubt() {
        let figures = [
            "",
            "manual",
            "none",
            "10-12 min",
            "10 to 12 min",
            "3 or 4",
            "2026-03-14",
            "12:30",
            "1.2.3",
            "1,23,45",
            "24/7",
            "7/0",
            "2nd",
            "8 a.m.",
            "1e6",
            "1200 ms → 180 ms",
            "3 per 1,000 requests",
            "$5 €/h €",
            "5 € USD",
            "€5 USD",
            "99999999999999999999999",
            "v2",
            "1/2/2026",
        ];
        for written in figures {
            assert_eq!(Figure::read(written).quantity, None, "{written}");
        }
    }

    #[test]
    fn has_one_form_for_all() {
        let shown =
            ["1,200 ms", "$41k/month", "CHF 3'000", "4.5%", "7/9", "3x", "about 12 people", "-$5", "1 h 20 min"];
        let shown: Vec<String> =
            shown.iter().map(|written| read(written).to_string().replace(['\u{a0}', '\u{202f}'], " ")).collect();
        assert_eq!(
            shown,
            ["1200 ms", "$41 000/month", "3000 CHF", "4.5 %", "7 of 9", "3×", "~12 people", "−$5", "80 min"]
        );
    }

    fn unit() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "",
            "ms",
            "h",
            "%",
            "×",
            "MB",
            "USD",
            "people",
            "req/s",
            "per month",
            "days per build",
            "CHF/year",
        ])
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC{0,40}", figure in "[~<-]?[$€]?[0-9., ']{0,12} ?(k|M|m|h|s|%|of|/|per|a|week| |[0-9]){0,6}") {
            for written in [text, figure] {
                if let Some(quantity) = Figure::read(&written).quantity {
                    prop_assert!(quantity.number.is_finite() && quantity.base.is_finite());
                }
            }
        }

        #[test]
        fn what_is_shown_reads_back(number in -1e7..1e7f64, unit in unit()) {
            let first = read(&format!("{number:.3} {unit}"));
            let again = read(&first.to_string());
            prop_assert!((first.base - again.base).abs() <= first.base.abs() * 1e-9, "{first} {again}");
            prop_assert_eq!((first.unit, first.dimension), (again.unit, again.dimension));
        }
    }
}
