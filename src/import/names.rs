//! What names look like: those of levels, of steps of a scale, and of the columns and keys that hold them. Which axis of a ladder holds the levels is told
//! by the share of its names that look so.

mod role;
mod words;

pub(super) use role::{Role, role, spaced};

use words::{HEIGHTS, LEVEL_PARTS, LEVEL_WORDS, STEP_NAMES, TRADES};

/// A share of names from which on they are taken for levels.
pub(super) const ENOUGH: f64 = 0.6;

/// The share of names that look like those of levels, from 0 to 1. Two at least must.
pub(super) fn share<'a>(names: impl IntoIterator<Item = &'a str>) -> f64 {
    let names: Vec<&str> = names.into_iter().filter(|name| !name.trim().is_empty()).collect();
    let certain = names.iter().filter(|name| is_level(name)).count();
    let likely = names.iter().filter(|name| !is_level(name) && is_trade(name)).count();
    if certain + likely < 2 || certain == 0 { 0.0 } else { (certain + likely) as f64 / names.len() as f64 }
}

/// Whether a name is surely that of a level or of a step.
pub(super) fn is_level(name: &str) -> bool {
    let words = words(name);
    let is_short = (1..=9).contains(&words.len()) && name.chars().count() <= 80;
    is_short
        && role(name) != Some(Role::Level)
        && (is_step(name) || is_code(&words) || is_numbered(&words) || has_level_word(&words, name))
}

/// Whether a name may be one of a level, since it is one of a trade.
pub(super) fn is_trade(name: &str) -> bool {
    let words = words(name);
    words.len() <= 5 && words.last().is_some_and(|word| TRADES.iter().any(|trade| word.to_lowercase().ends_with(trade)))
}

/// Whether it is a step of a scale and no title that anyone bears.
pub(super) fn is_step(name: &str) -> bool {
    let name = words(name).join(" ").to_lowercase();
    STEP_NAMES.contains(&name.as_str())
}

/// Whether it speaks of every level at once.
pub(super) fn is_every_level(name: &str) -> bool {
    let name = words(name).join(" ").to_lowercase();
    ["all levels", "every level", "any level", "alle stufen", "alle level", "tous les niveaux", "全レベル", "全等級"]
        .contains(&name.as_str())
}

/// Where a name stands in the order that everyone knows, if it does: by its highest word, by what stands before that, by its number.
pub(super) fn height(name: &str) -> Option<(usize, usize, u32)> {
    const MIDDLE: usize = 3;
    if let Some(lowest) = of_several(name) {
        return Some(lowest);
    }
    let words: Vec<String> = words(name).iter().map(|word| word.to_lowercase()).collect();
    let number = words.iter().rev().find_map(|word| number(word)).unwrap_or(0);
    let of_words =
        HEIGHTS.iter().enumerate().filter(|(_, names)| words.iter().any(|word| names.contains(&word.as_str())));
    let mut heights: Vec<usize> = of_words.map(|(height, _)| height + 1).collect();
    match heights.pop() {
        Some(height) => Some((height, heights.pop().unwrap_or(MIDDLE), number)),
        None if is_trade(name) => Some((MIDDLE, MIDDLE, number)),
        None if number > 0 => Some((0, 0, number)),
        None => None,
    }
}

/// Of two names of levels in one, such as *Fellow and Associate Developer*, the lower; nothing where it is one name.
fn of_several(name: &str) -> Option<(usize, usize, u32)> {
    let is_named = |part: &&str| {
        let words: Vec<String> = words(part).iter().map(|word| word.to_lowercase()).collect();
        HEIGHTS.iter().any(|names| words.iter().any(|word| names.contains(&word.as_str())))
    };
    let parts: Vec<&str> = name.split(" and ").flat_map(|part| part.split(['/', '&'])).collect();
    let is_several = parts.len() > 1 && parts.iter().all(is_named);
    is_several.then(|| parts.iter().filter_map(|part| height(part)).min()).flatten()
}

/// A short name at the end in brackets, such as the `L3` of `Junior Programmer (L3)`, and what stands before it.
pub(super) fn bracketed(name: &str) -> Option<(&str, &str)> {
    let name = name.trim();
    let inside = name.strip_suffix([')', ']'])?;
    let at = inside.rfind(['(', '['])?;
    let (before, inside) = (inside[..at].trim(), inside[at + 1..].trim());
    (!before.is_empty() && !inside.is_empty()).then_some((before, inside))
}

/// Whether a name is nothing but a code, such as `L3` or `IC4`.
pub(super) fn is_bare_code(name: &str) -> bool {
    let words = words(name);
    words.len() == 1 && is_code(&words)
}

fn words(name: &str) -> Vec<&str> {
    name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// One to four capital letters and one or two digits: `L3`, `IC4`, `SDE2`.
fn is_code(words: &[&str]) -> bool {
    words.iter().any(|word| {
        let letters = word.chars().take_while(char::is_ascii_uppercase).count();
        let rest = &word[letters..];
        (1..=4).contains(&letters) && (1..=2).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A number at the end, arabic or roman, behind few words or none.
fn is_numbered(words: &[&str]) -> bool {
    words.len() <= 5 && words.last().is_some_and(|last| number(last).is_some_and(|number| number <= 20))
}

fn number(word: &str) -> Option<u32> {
    const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    if !digits.is_empty() && digits.len() <= 2 {
        return digits.parse().ok();
    }
    let roman = ROMAN.iter().position(|roman| word.eq_ignore_ascii_case(roman));
    roman
        .and_then(|at| u32::try_from(at + 1).ok())
        .filter(|_| word.chars().all(|letter| letter.is_ascii_uppercase()) || word.len() > 1)
}

fn has_level_word(words: &[&str], name: &str) -> bool {
    // What a level has to do or to know is not the level.
    const OF_LEVELS: &[&str] = &[
        "skills",
        "expectations",
        "responsibilities",
        "competencies",
        "competences",
        "requirements",
        "criteria",
        "duties",
    ];
    if words.last().is_some_and(|last| OF_LEVELS.contains(&last.to_lowercase().as_str())) {
        return false;
    }
    let is_one = |word: &&str| LEVEL_WORDS.contains(&word.to_lowercase().as_str());
    // German puts words together: `Stationsleiterin`.
    const ENDS: &[&str] = &["leiter", "leiterin", "meister", "meisterin", "einsteiger", "einsteigerin"];
    let is_compound = |word: &&str| ENDS.iter().any(|end| word.to_lowercase().ends_with(end));
    words.len() <= 6 && words.iter().any(|word| is_one(word) || is_compound(word))
        || LEVEL_PARTS.iter().any(|part| name.contains(part) && words.len() <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_of_many_houses_are_known() {
        let houses: &[&[&str]] = &[
            &["Junior", "Mid", "Senior", "Staff"],
            &["L3", "L4", "L5"],
            &["D1 - Developer 1", "D2 - Developer 2"],
            &[
                "Software Engineering Apprentice",
                "Software Engineer",
                "Software Engineer 2",
                "Senior Software Engineer",
            ],
            &["Beginner", "Intermediate", "Advanced", "Expert", "Leading Expert"],
            &["Engineer I", "Engineer II", "Senior Engineer"],
            &["Geselle", "Meister", "Leitung"],
            &["初級", "中級", "上級"],
            &["1", "2", "3"],
            &["👩 Level 1", "Level 2"],
        ];
        for names in houses {
            assert!(share(names.iter().copied()) >= ENOUGH, "{names:?}");
        }
    }

    #[test]
    fn criteria_are_no_levels() {
        let criteria = [
            "Communication",
            "Leadership of Self and Others",
            "Independent Working",
            "Technical",
            "Problem Solving & Decision Making",
            "Domain Expertise",
            "Delivery",
            "Execution & Results",
            "Mastery of tools",
            "Community & Citizenship",
        ];
        assert!(share(criteria) < 0.2, "{:?}", criteria.iter().filter(|name| is_level(name)).collect::<Vec<_>>());
    }

    #[test]
    fn keys_are_read_however_they_are_joined() {
        assert_eq!(role("supportingUrls"), Some(Role::Links));
        assert_eq!(role("Target rating"), Some(Role::Target));
        assert_eq!(role("exampleCriteria"), Some(Role::Examples));
        assert_eq!(role("Meets Criteria"), Some(Role::Meets));
        assert_eq!(role("googleSheetId"), None);
    }

    #[test]
    fn heights_follow_words_then_numbers() {
        assert!(height("Junior") < height("Senior") && height("Senior 1") < height("Senior 2"));
        assert!(height("Junior Cook") < height("Cook") && height("Cook") < height("Senior Cook"));
        assert!(height("Associate Manager") < height("Manager") && height("Manager") < height("Senior Manager"));
        assert!(height("L3") < height("L4") && height("Engineer I") < height("Engineer II"));
        assert!(height("Fellow and Associate Developer") < height("Senior Developer"));
        assert!(height("Senior/Staff Engineer") < height("Staff Engineer") && height("Fellow") > height("Principal"));
        assert_eq!(height("Communication"), None);
    }
}
