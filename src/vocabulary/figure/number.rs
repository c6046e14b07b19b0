//! Numbers as people write them, with the separators of several countries, and as pages show them. Units mean nothing here but their place.

/// Reads the number at the start of `text`, which begins with a digit, and gives what follows. Nothing when its separators make no sense.
///
/// A lone point is a decimal point, even in `1.200`. A lone comma is a decimal comma unless exactly three digits follow it, as in `1,200`; after
/// a nought or more than three digits it can only be one. Blanks and apostrophes group by three.
pub(super) fn leading(text: &str) -> Option<(f64, &str)> {
    let (first, mut rest) = digits(text);
    let mut groups: Vec<(char, &str)> = Vec::new();
    while let Some((separator, group, after)) = next_group(rest) {
        groups.push((separator, group));
        rest = after;
    }
    Some((value(first, &groups)?, rest))
}

/// The number with its unit where the unit belongs: `$41 000`, `4.5 %`, `3×`, `12 req/s`. The number is not negative.
pub(super) fn with_unit(number: f64, unit: &str) -> String {
    let number = grouped(&plain(number));
    let symbol = unit.chars().next().filter(|first| super::units::symbol(*first).is_some());
    match symbol {
        Some(symbol) => format!("{symbol}{number}{}", &unit[symbol.len_utf8()..]),
        None if unit.is_empty() || unit.starts_with(['/', '×']) => format!("{number}{unit}"),
        None if unit.starts_with('%') => format!("{number}\u{202f}{unit}"),
        None => format!("{number}\u{a0}{unit}"),
    }
}

/// For a change: two digits that count below ten, whole numbers above. The number is not negative.
pub(super) fn rounded(number: f64) -> String {
    let decimals = match number {
        number if number >= 10.0 || number == 0.0 => 0,
        number if number >= 1.0 => 1,
        number => (1.0 - number.log10().floor()).min(12.0) as usize,
    };
    grouped(&trimmed(&format!("{number:.decimals$}")))
}

/// Without the noughts that say nothing.
pub(super) fn trimmed(number: &str) -> String {
    let shorter = if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number };
    shorter.to_owned()
}

/// Rounded to twelve digits that count, so that `1.005M` does not show what binary fractions left behind.
fn plain(number: f64) -> String {
    format!("{number:.11e}").parse::<f64>().unwrap_or(number).to_string()
}

/// From five digits upward in threes, with narrow blanks that do not break.
fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut shown = String::with_capacity(number.len() + 4);
    for (index, digit) in whole.char_indices() {
        if whole.len() > 4 && index > 0 && (whole.len() - index).is_multiple_of(3) {
            shown.push('\u{202f}');
        }
        shown.push(digit);
    }
    fraction.map_or(shown.clone(), |fraction| format!("{shown}.{fraction}"))
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len()))
}

fn next_group(text: &str) -> Option<(char, &str, &str)> {
    let separator = text.chars().next()?;
    let (group, after) = digits(&text[separator.len_utf8()..]);
    match separator {
        '.' | ',' if !group.is_empty() => Some((separator, group, after)),
        ' ' | '\'' if group.len() == 3 => Some((separator, group, after)),
        _ => None,
    }
}

fn value(first: &str, groups: &[(char, &str)]) -> Option<f64> {
    let (whole, fraction) = match groups.split_last() {
        Some(((separator, group), before)) if is_decimal(first, *separator, group, before) => (before, *group),
        _ => (groups, ""),
    };
    let is_grouped = whole.is_empty()
        || ((1..=3).contains(&first.len())
            && whole.iter().all(|(separator, group)| *separator == whole[0].0 && group.len() == 3));
    let whole: String = whole.iter().map(|(_, group)| *group).collect();
    is_grouped.then(|| format!("{first}{whole}.{fraction}0").parse().ok()).flatten()
}

fn is_decimal(first: &str, separator: char, group: &str, before: &[(char, &str)]) -> bool {
    let is_only = before.iter().all(|(other, _)| *other != separator);
    match separator {
        '.' => is_only,
        ',' => is_only && (group.len() != 3 || !before.is_empty() || first.len() > 3 || first.starts_with('0')),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_of_several_countries() {
        let numbers = [
            ("1200", 1200.0),
            ("1.200", 1.2),
            ("1,200", 1200.0),
            ("1,5", 1.5),
            ("0,125", 0.125),
            ("1200,500", 1200.5),
            ("1,234.56", 1234.56),
            ("1.234,56", 1234.56),
            ("1.200.000", 1_200_000.0),
            ("1'200", 1200.0),
            ("1 200,25", 1200.25),
            ("1 234 567", 1_234_567.0),
            ("41,000,000", 41_000_000.0),
        ];
        for (written, number) in numbers {
            assert_eq!(leading(written), Some((number, "")), "{written}");
        }
        assert_eq!(leading("1 20 min"), Some((1.0, " 20 min")));
        for nonsense in ["1.2.3", "1,23,45", "1,200,5", "1234,567,890"] {
            assert_eq!(leading(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn rounds_to_what_counts() {
        let shown: Vec<String> = [85.4, 9.96, 4.25, 0.456, 0.0, 12_345.6].map(rounded).into();
        assert_eq!(shown, ["85", "10", "4.2", "0.46", "0", "12\u{202f}346"]);
        assert_eq!(with_unit(1.005 * 1e6, ""), "1\u{202f}005\u{202f}000");
    }
}
