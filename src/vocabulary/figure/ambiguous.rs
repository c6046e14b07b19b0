//! Numbers that some read as thousands and others as decimals: `1.200`, `1,200`. Which it is, the packet's language and the other figure of the metric may say;
//! where they do not, both readings are named and nothing is computed.

use super::units;
use std::ops::Range;

/// How a number separates its decimals, where it is beyond doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decimals {
    Point,
    Comma,
}

/// The two readings of a figure that has two, as they would be written beyond doubt. `other` is the other figure of its metric, empty for none.
pub fn readings(written: &str, other: &str, language: &str) -> Option<[String; 2]> {
    let (separator, place) = doubtful(written)?;
    let (whole, rest) = (&written[..place.start], &written[place.end..]);
    let unit = rest.trim_start();
    let expects = if writes_comma(language) { Decimals::Comma } else { Decimals::Point };
    let is_share = unit.starts_with(['%', '‰']);
    let is_settled = match (separator, expects, decimals(other)) {
        ('.', _, Some(Decimals::Comma)) | (',', Decimals::Point, Some(Decimals::Comma)) => false,
        ('.', Decimals::Point, other) => is_share || is_multiple(unit) || other == Some(Decimals::Point),
        ('.', Decimals::Comma, _) => is_share,
        (_, Decimals::Point, _) => true,
        (_, Decimals::Comma, _) => is_share,
    };
    let fraction = written[place].trim_start_matches(['.', ',']);
    let decimal = format!("{whole}.{}", fraction.trim_end_matches('0')).trim_end_matches('.').to_owned();
    (!is_settled).then(|| [format!("{whole}{fraction}{rest}"), format!("{decimal}{rest}")])
}

/// The only separator of the only number in doubt, and the place of the separator with the three digits behind it.
fn doubtful(written: &str) -> Option<(char, Range<usize>)> {
    numbers(written).into_iter().find_map(|number| {
        let text = &written[number.clone()];
        let at = text.find(['.', ','])?;
        let (whole, rest) = (&text[..at], &text[at + 1..]);
        let is_doubtful = (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && rest.len() == 3
            && rest.bytes().all(|byte| byte.is_ascii_digit());
        is_doubtful.then(|| (if text.as_bytes()[at] == b'.' { '.' } else { ',' }, number.start + at..number.end))
    })
}

/// How the numbers of a figure separate decimals, where one says so beyond doubt.
fn decimals(written: &str) -> Option<Decimals> {
    numbers(written).into_iter().find_map(|number| {
        let text = &written[number];
        let at = text.rfind(['.', ','])?;
        let (whole, fraction) = (&text[..at], &text[at + 1..]);
        let is_certain = fraction.len() != 3 || whole.starts_with('0') || whole.len() > 3;
        let separator = if text.as_bytes()[at] == b'.' { Decimals::Point } else { Decimals::Comma };
        is_certain.then_some(separator)
    })
}

/// The numbers: digits with points and commas between them. Those in words, such as `p99` and `v1.234`, are none.
fn numbers(written: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = written[at..].find(|it: char| it.is_ascii_digit()).map(|start| at + start) {
        let rest = &written[start..];
        let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.' && it != ',').unwrap_or(rest.len());
        let end = start + rest[..end].trim_end_matches(['.', ',']).len();
        if !written[..start].ends_with(|it: char| it.is_alphanumeric() || matches!(it, '.' | '\'' | '’')) {
            found.push(start..end);
        }
        at = end;
    }
    found
}

/// Whether a decimal point is certain because the number counts thousands or millions already: `1.234M`.
fn is_multiple(unit: &str) -> bool {
    let word = unit.split(|it: char| !it.is_alphabetic()).next().unwrap_or("");
    !unit.is_empty() && units::multiple(word, false).is_some()
}

/// Languages that write a decimal comma, by the first part of their tags: most of Europe, South America and Indonesia.
fn writes_comma(language: &str) -> bool {
    const COMMA: &[&str] = &[
        "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "gl", "hr",
        "hu", "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru",
        "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi",
    ];
    let (tag, region) = language.split_once(['-', '_']).unwrap_or((language, ""));
    let writes_point =
        matches!((&*tag.to_lowercase(), &*region.to_uppercase()), ("de" | "fr" | "it", "CH") | ("es", "MX"));
    COMMA.contains(&&*tag.to_lowercase()) && !writes_point
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two(written: &str, other: &str, language: &str) -> String {
        readings(written, other, language).map_or_else(String::new, |readings| readings.join(" or "))
    }

    #[test]
    fn three_digits_behind_a_lone_separator() {
        assert_eq!(two("1.200 ms", "180 ms", "de"), "1200 ms or 1.2 ms");
        assert_eq!(two("1.200 ms", "180 ms", "en"), "1200 ms or 1.2 ms");
        assert_eq!(two("~12.345", "", "en"), "~12345 or ~12.345");
        assert_eq!(two("1,200 ms", "180 ms", "de"), "1200 ms or 1.2 ms");
        assert_eq!(two("€1.000/month", "", "fr-FR"), "€1000/month or €1/month");
        assert_eq!(two("1,200 ms", "1,5 s", "en"), "1200 ms or 1.2 ms");
        assert_eq!(two("1.200 ms", "1,5 s", "en"), "1200 ms or 1.2 ms", "the other is written otherwise");
    }

    #[test]
    fn nothing_is_said_where_one_reading_is_meant() {
        for (written, other) in [
            ("1,200 ms", "180 ms"),
            ("1.200 s", "0.300 s"),
            ("1.250 s", "12.5 s"),
            ("99.950 %", "99.990 %"),
            ("1.234M users", ""),
            ("1234.500", ""),
            ("0.125", ""),
            ("1.2", ""),
            ("1.2345", ""),
            ("1.200.000", ""),
            ("1,234.567", ""),
            ("v1.234", ""),
            ("180 ms", "1.200 ms"),
        ] {
            assert_eq!(two(written, other, "en"), "", "{written}");
        }
        assert_eq!(two("99,950 %", "", "de"), "");
        assert_eq!(two("1200", "1.200", "de"), "");
        assert_eq!(two("1,200 ms", "", "de-CH"), "");
    }
}
