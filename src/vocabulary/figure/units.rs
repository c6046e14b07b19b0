//! The units, currencies and multiples that are known, as tables. What is not here is a count of things.

use super::Dimension;

/// What a year has: 365.2425 days, the mean of the Gregorian calendar (97 leap days in 400 years). A month is a twelfth and a quarter a fourth of
/// it, 2,629,746 s and 7,889,238 s, so that `9 per quarter` equals `3 per month` to the last digit.
const YEAR: f64 = 31_556_952.0;

/// What a unit of time is a part of. Between two of these a conversion is a convention: a day of work has eight hours, a day of waiting
/// twenty-four. A comparison across them is taken as elapsed time and marked as not exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// Hours and less.
    Clock,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months, quarters and years.
    Calendar,
}

/// What a word for a unit means.
pub(super) struct Unit {
    /// What it measures.
    pub(super) dimension: Dimension,
    /// How much of the base unit it is.
    pub(super) factor: f64,
    /// For units of time.
    pub(super) grain: Option<Grain>,
}

const TIMES: [(&[&str], f64, Grain); 12] = [
    (&["ns", "nanosecond", "nanoseconds"], 1e-9, Grain::Clock),
    (&["µs", "μs", "us", "microsecond", "microseconds"], 1e-6, Grain::Clock),
    (&["ms", "msec", "millisecond", "milliseconds"], 1e-3, Grain::Clock),
    (&["s", "sec", "secs", "second", "seconds"], 1.0, Grain::Clock),
    (&["min", "mins", "minute", "minutes"], 60.0, Grain::Clock),
    (&["h", "hr", "hrs", "hour", "hours"], 3600.0, Grain::Clock),
    (&["d", "day", "days"], 86_400.0, Grain::Day),
    (&["w", "wk", "wks", "week", "weeks"], 604_800.0, Grain::Week),
    (&["fortnight", "fortnights"], 1_209_600.0, Grain::Week),
    (&["mo", "month", "months"], YEAR / 12.0, Grain::Calendar),
    (&["quarter", "quarters"], YEAR / 4.0, Grain::Calendar),
    (&["y", "yr", "yrs", "year", "years", "annum"], YEAR, Grain::Calendar),
];

/// `Mb` and `mb` are not here: they may be bits or bytes, so they compare only with themselves.
const BYTES: [(&[&str], f64); 15] = [
    (&["B", "byte", "bytes"], 1.0),
    (&["kB", "KB"], 1e3),
    (&["MB"], 1e6),
    (&["GB"], 1e9),
    (&["TB"], 1e12),
    (&["PB"], 1e15),
    (&["KiB", "kiB"], 1024.0),
    (&["MiB"], 1_048_576.0),
    (&["GiB"], 1_073_741_824.0),
    (&["TiB"], 1_099_511_627_776.0),
    (&["PiB"], 1_125_899_906_842_624.0),
    (&["bit", "bits"], 0.125),
    (&["kbit", "Kbit"], 125.0),
    (&["Mbit"], 125e3),
    (&["Gbit"], 125e6),
];

const SHARES: [(&[&str], f64); 3] = [(&["%", "percent", "pct"], 1.0), (&["‰"], 0.1), (&["per-cent"], 1.0)];

/// Words that hold their "per second" within.
const PER_SECOND: [(&str, &str, f64); 6] = [
    ("rps", "request", 1.0),
    ("qps", "query", 1.0),
    ("tps", "transaction", 1.0),
    ("kbps", "", 125.0),
    ("Mbps", "", 125e3),
    ("Gbps", "", 125e6),
];

const SYMBOLS: [(char, &str); 9] = [
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
    ('₩', "KRW"),
    ('₺', "TRY"),
    ('₴', "UAH"),
    ('₪', "ILS"),
];

const CODES: [&str; 36] = [
    "AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF",
    "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PLN", "RON", "SEK", "SGD", "THB", "TRY",
    "TWD", "UAH", "USD", "ZAR",
];

/// The unit that a word names.
pub(super) fn unit(word: &str) -> Option<Unit> {
    let amount = |dimension, factor| Unit { dimension, factor, grain: None };
    let time = || time(word).map(|(factor, grain)| Unit { dimension: Dimension::Time, factor, grain: Some(grain) });
    let bytes = || find(&BYTES, word).map(|factor| amount(Dimension::Bytes, factor));
    let share = || find(&SHARES, &word.to_lowercase()).map(|factor| amount(Dimension::Share, factor));
    let factor = || matches!(word, "x" | "X" | "×").then(|| amount(Dimension::Factor, 1.0));
    time().or_else(bytes).or_else(share).or_else(factor).or_else(|| per_second(word))
}

/// The seconds that a unit of time has. One letter counts only in lower case, and `m` not at all: it may be metres, minutes or months.
pub(super) fn time(word: &str) -> Option<(f64, Grain)> {
    let word = if word.len() == 1 { word.to_owned() } else { word.to_lowercase() };
    TIMES.iter().find(|(words, ..)| words.contains(&word.as_str())).map(|(_, seconds, grain)| (*seconds, *grain))
}

/// The stretch of time in words such as `weekly`.
pub(super) fn adverb(word: &str) -> Option<(f64, Grain)> {
    let noun = match word {
        "hourly" => "hour",
        "daily" => "day",
        "weekly" => "week",
        "monthly" => "month",
        "quarterly" => "quarter",
        "yearly" | "annually" | "p.a" => "year",
        _ => return None,
    };
    time(noun)
}

/// The ISO code of a currency's symbol.
pub(super) fn symbol(character: char) -> Option<&'static str> {
    SYMBOLS.iter().find(|(symbol, _)| *symbol == character).map(|(_, code)| *code)
}

/// The ISO code of a currency's word.
pub(super) fn currency(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "euro" | "euros" => Some("EUR"),
        "dollar" | "dollars" => Some("USD"),
        _ => CODES.iter().find(|code| **code == word).copied(),
    }
}

/// What a multiple such as `k` or `million` multiplies by. `m` and `B` are such only beside money.
pub(super) fn multiple(word: &str, is_money: bool) -> Option<f64> {
    match word {
        "k" | "K" | "thousand" => Some(1e3),
        "M" | "mn" | "mio" | "Mio" | "million" | "millions" => Some(1e6),
        "bn" | "billion" | "billions" => Some(1e9),
        "m" if is_money => Some(1e6),
        "B" | "b" if is_money => Some(1e9),
        _ => None,
    }
}

/// The name by which things are counted: lower case, singular, the common short forms spelled out.
pub(super) fn counted(words: &str) -> String {
    let words = words.to_lowercase();
    let (before, last) =
        words.rsplit_once(' ').map_or((String::new(), words.as_str()), |(before, last)| (format!("{before} "), last));
    let last = match last {
        "people" | "persons" => "person".to_owned(),
        "req" | "reqs" => "request".to_owned(),
        _ => singular(last),
    };
    before + &last
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let is_long = ["sses", "xes", "ches", "shes"].iter().any(|ending| word.ends_with(ending));
    let plural = if is_long { "es" } else { "s" };
    word.strip_suffix(plural)
        .filter(|stem| stem.len() > 1 && !stem.ends_with('s') || is_long)
        .unwrap_or(word)
        .to_owned()
}

fn per_second(word: &str) -> Option<Unit> {
    let (_, of, factor) = PER_SECOND.iter().find(|(known, ..)| *known == word)?;
    let of = if of.is_empty() { Dimension::Bytes } else { Dimension::Count((*of).to_owned()) };
    let dimension = Dimension::Rate { of: Box::new(of), each: None };
    Some(Unit { dimension, factor: *factor, grain: Some(Grain::Clock) })
}

fn find(table: &[(&[&str], f64)], word: &str) -> Option<f64> {
    table.iter().find(|(words, _)| words.contains(&word)).map(|(_, factor)| *factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_counted_one_by_one() {
        let words = ["People", "queries", "failed builds", "releases", "processes", "process", "req", "boxes", "s"];
        let names: Vec<String> = words.map(counted).into();
        assert_eq!(names, ["person", "query", "failed build", "release", "process", "process", "request", "box", "s"]);
    }

    #[test]
    fn what_may_mean_two_things_is_not_known() {
        for word in ["m", "Mb", "mb", "S", "fish"] {
            assert!(unit(word).is_none(), "{word}");
        }
    }
}
