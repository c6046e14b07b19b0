//! Days and stretches of time, in words: as pages print them, and as they are looked for in what is printed.

use crate::source::{Date, Interval};
use jiff::ToSpan;

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
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"")
}

/// The month that an English word names, 1 to 12: its name in any case, or three letters of it and more.
pub fn month_named(word: &str) -> Option<i8> {
    let is_it =
        |month: &&str| word.len() > 2 && month.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word));
    (1..).zip(&MONTHS).find_map(|(number, month)| is_it(month).then_some(number))
}

/// `14 March 2026`, `3 to 28 March 2026`, `3 March to 2 May 2026`, and whole months without days: `March to May 2026`.
pub fn interval(days: Interval) -> String {
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

/// The months that hold these days: `March 2026`, `December 2025 to February 2026`.
pub fn months(days: Interval) -> String {
    interval(Interval { from: days.from.first_of_month(), to: days.to.last_of_month() })
}

/// Each month that holds some of these days, as people type it: `January 2026-01 February 2026-02`. Of more than ten years the first and the last.
pub fn months_to_search(days: Interval) -> String {
    let mut months = vec![days.from.first_of_month()];
    while let Some(next) =
        months.last().and_then(|last| last.checked_add(1.month()).ok()).filter(|next| *next <= days.to)
    {
        months.push(next);
        if months.len() > 120 {
            months = vec![days.from, days.to];
            break;
        }
    }
    let typed = months.iter().map(|date| format!("{} {}", month(*date), date.strftime("%Y-%m")));
    typed.collect::<Vec<_>>().join(" ")
}

/// The ways in which a day or a month is written, when these words are one: first as pages print it. `2026-03-14`, `14.3.2026`, `March 14th, 2026`,
/// `14 March` and `Mar 2026` are understood.
pub fn spellings(written: &str) -> Vec<String> {
    let written = written.to_lowercase();
    let words = written.split(|character: char| !character.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !matches!(*word, "" | "of" | "the")).collect();
    match words.iter().map(|word| part(word)).collect::<Option<Vec<Part>>>().as_deref() {
        Some([Part::Number(day), Part::Month(month), Part::Year(year)]) => day_spellings(*year, *month, *day),
        Some([Part::Month(month), Part::Number(day), Part::Year(year)]) => day_spellings(*year, *month, *day),
        Some([Part::Year(year), Part::Number(month), Part::Number(day)]) => day_spellings(*year, *month, *day),
        Some([Part::Number(day), Part::Number(month), Part::Year(year)]) if *month > 12 => {
            day_spellings(*year, *day, *month)
        }
        Some([Part::Number(day), Part::Number(month), Part::Year(year)]) => day_spellings(*year, *month, *day),
        Some([Part::Month(month), Part::Number(day)] | [Part::Number(day), Part::Month(month)]) => {
            forms(*month, |name| vec![format!("{day} {name}"), format!("{name} {day}")])
        }
        Some([Part::Month(month), Part::Year(year)] | [Part::Year(year), Part::Number(month)]) => {
            let mut spelled = forms(*month, |name| vec![format!("{name} {year}")]);
            spelled.push(format!("{year}-{month:02}"));
            spelled
        }
        _ => Vec::new(),
    }
}

/// A part of a written day.
enum Part {
    Number(i8),
    Month(i8),
    Year(i16),
}

fn part(word: &str) -> Option<Part> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    match bare.parse::<i16>() {
        Ok(year) if bare.len() == 4 => Some(Part::Year(year)),
        Ok(number) => i8::try_from(number).ok().filter(|number| (1..=31).contains(number)).map(Part::Number),
        Err(_) => month_named(word).map(Part::Month),
    }
}

fn day_spellings(year: i16, month: i8, number: i8) -> Vec<String> {
    let Ok(date) = Date::new(year, month, number) else { return Vec::new() };
    let ordinal = match number {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let mut spelled = forms(month, |name| {
        vec![
            format!("{number} {name} {year}"),
            format!("{number}{ordinal} {name} {year}"),
            format!("{number}{ordinal} of {name} {year}"),
            format!("{name} {number}, {year}"),
            format!("{name} {number}{ordinal}, {year}"),
            format!("{name} {number} {year}"),
        ]
    });
    spelled.extend([date.to_string(), format!("{number:02}-{month:02}-{year}"), format!("{number}-{month}-{year}")]);
    spelled
}

/// What is made of the name of a month, and of its first three letters.
fn forms(month: i8, spell: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let Some(name) = usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)) else { return Vec::new() };
    let mut spelled = spell(name);
    if name.len() > 3 {
        spelled.extend(spell(&name[..3]));
    }
    spelled
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
        let within = |from, to| months(Interval { from, to });
        assert_eq!(within(date(2026, 3, 14), date(2026, 3, 14)), "March 2026");
        assert_eq!(within(date(2025, 12, 31), date(2026, 2, 2)), "December 2025 to February 2026");
    }

    #[test]
    fn months_are_searched_one_by_one() {
        let months = |from, to| months_to_search(Interval { from, to });
        assert_eq!(months(date(2025, 12, 31), date(2026, 2, 1)), "December 2025-12 January 2026-01 February 2026-02");
        assert_eq!(months(date(2026, 2, 3), date(2026, 2, 3)), "February 2026-02");
        assert_eq!(months(date(1, 1, 1), date(9999, 12, 31)), "January 0001-01 December 9999-12");
    }

    #[test]
    fn a_day_is_known_however_it_is_written() {
        for written in [
            "14 March 2026",
            "2026-03-14",
            "14.3.2026",
            "14/03/2026",
            "03/14/2026",
            "March 14th, 2026",
            "the 14th of Mar 2026",
        ] {
            let spelled = spellings(written);
            assert_eq!(spelled.first().map(String::as_str), Some("14 March 2026"), "{written}");
            assert!(spelled.iter().any(|it| it == "2026-03-14") && spelled.iter().any(|it| it == "Mar 14, 2026"));
        }
        assert_eq!(spellings("march 2026"), ["March 2026", "Mar 2026", "2026-03"]);
        assert_eq!(spellings("May 3"), ["3 May", "May 3"]);
        for other in [
            "May",
            "June Falcon",
            "2026",
            "14",
            "31 April 2026",
            "Project 14 March",
            "2026-13-01",
            "",
            "1.2.3",
            "13/2026",
        ] {
            assert_eq!(spellings(other), [""; 0], "{other}");
        }
    }
}
