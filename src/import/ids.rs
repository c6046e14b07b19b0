//! Short names for levels, criteria and statements: those of the source where they can be ids, else made of the title.

use super::ladder::Ladder;
use super::ledger::Said;
use std::collections::BTreeSet;

/// No longer than this, in characters.
const LONGEST: usize = 60;

/// The ids of a ladder, in the order of what they are of.
pub(super) struct Ids {
    pub(super) levels: Vec<String>,
    pub(super) criteria: Vec<String>,
    /// For each criterion, for each of its cells, for each statement: only where the source has them.
    pub(super) statements: Vec<Vec<Vec<Option<String>>>>,
}

impl Ids {
    pub(super) fn of(ladder: &Ladder) -> Ids {
        let mut taken = Taken::default();
        let levels = ladder.levels.iter().map(|level| taken.id(level.id.as_ref(), &level.title, "level"));
        let levels = levels.collect();
        let mut taken = Taken::default();
        let criteria = ladder.criteria.iter().map(|one| taken.id(one.id.as_ref(), &one.title, "criterion"));
        let criteria = criteria.collect();
        let statements = ladder.criteria.iter().map(|criterion| {
            let cells = criterion.cells.iter().map(|cell| {
                // The same name at another level is the same statement, reworded.
                let mut taken = Taken::default();
                let ids = cell
                    .statements
                    .iter()
                    .map(|statement| statement.id.as_ref().map(|id| taken.id(Some(id), id, "statement")));
                ids.collect()
            });
            cells.collect()
        });
        Ids { levels, criteria, statements: statements.collect() }
    }
}

/// Ids that are given away; two that differ only in case are the same.
#[derive(Default)]
struct Taken {
    ids: BTreeSet<String>,
    count: usize,
}

impl Taken {
    fn id(&mut self, own: Option<&Said>, title: &Said, noun: &str) -> String {
        self.count += 1;
        let own = own.map(|own| own.text.clone()).filter(|own| is_id(own));
        let made = slug(&title.text);
        let wanted = own.unwrap_or_else(|| if made.is_empty() { format!("{noun}-{}", self.count) } else { made });
        let mut id = wanted.clone();
        let mut next = 2;
        while !self.ids.insert(id.to_lowercase()) {
            id = format!("{wanted}-{next}");
            next += 1;
        }
        id
    }
}

/// Whether a rubric takes it as an id; a number alone says nothing.
fn is_id(text: &str) -> bool {
    let simple = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    (1..=LONGEST).contains(&text.len())
        && text.chars().all(simple)
        && text.chars().any(|letter| letter.is_ascii_alphabetic())
}

/// The letters and digits of a title in small ASCII, with hyphens between words. A title with letters of other scripts in it has none: what is left of
/// it would say something else.
pub(super) fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.chars() {
        match plain(letter) {
            Some(letters) => slug.push_str(letters.as_str()),
            None if letter.is_alphanumeric() => return String::new(),
            None if letter == '\'' || letter == '’' => {}
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    let slug: String = slug.chars().take(LONGEST).collect();
    let slug = slug.trim_matches('-').to_owned();
    // A level that is called `3` is `level-3`, and not the third of something.
    if slug.chars().any(|letter| letter.is_ascii_alphabetic()) { slug } else { String::new() }
}

/// A letter in ASCII: German, French and their like lose their signs.
fn plain(letter: char) -> Option<String> {
    let small = letter.to_lowercase().next()?;
    let written = match small {
        'ä' => "ae",
        'ö' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'ù' | 'ú' | 'û' => "u",
        other if other.is_ascii_alphanumeric() => return Some(other.to_string()),
        _ => return None,
    };
    Some(written.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ledger::{Ledger, Place};

    #[test]
    fn ids_are_made_of_titles() {
        assert_eq!(slug("🛠️ Problem Solving & Decision-Making"), "problem-solving-decision-making");
        assert_eq!(slug("Führung"), "fuehrung");
        assert_eq!(slug("チームワーク"), "");
        assert_eq!(slug("3"), "");
        assert_eq!(slug(&"a".repeat(99)).len(), 60);
    }

    #[test]
    fn no_id_is_given_twice() {
        let mut ledger = Ledger::default();
        let mut said = |text: &str| ledger.take(Place { file: 0, line: 1 }, text);
        let mut taken = Taken::default();
        let ids: Vec<String> =
            ["Craft", "craft!", "読む", "3"].map(|title| taken.id(None, &said(title), "level")).into();
        assert_eq!(ids, ["craft", "craft-2", "level-3", "level-4"]);
        assert_eq!(taken.id(Some(&said("IC4")), &said("Senior"), "level"), "IC4");
    }
}
