//! What an entry may speak for, as a suggestion and never as a fact: criteria of the rubric that share words with it, and figures that it tells.

use super::plan::SuggestedCriterion;
use crate::rubric::Rubric;
use regex_automata::meta::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// How many criteria are suggested.
const MOST: usize = 2;

/// Words of the rubric, and the criteria that they stand in.
pub(super) struct Suggester {
    words: BTreeMap<String, BTreeSet<usize>>,
    ids: Vec<String>,
}

impl Suggester {
    pub(super) fn new(rubric: &Rubric) -> Suggester {
        let mut words: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (nth, criterion) in rubric.criteria.iter().enumerate() {
            let said = criterion.expectations.iter().flat_map(|expectation| {
                [expectation.text.as_str()].into_iter().chain(expectation.statements.iter().map(|it| it.text.as_str()))
            });
            let said = said.chain([criterion.title.as_str(), criterion.summary.as_deref().unwrap_or_default()]);
            for word in said.flat_map(long_words) {
                words.entry(word).or_default().insert(nth);
            }
        }
        // A word of many criteria tells none from the others.
        let most = (rubric.criteria.len() / 3).max(1);
        words.retain(|_, criteria| criteria.len() <= most);
        Suggester { words, ids: rubric.criteria.iter().map(|criterion| criterion.id.value.clone()).collect() }
    }

    /// The criteria that share at least two words with the text.
    pub(super) fn criteria(&self, text: &str) -> Vec<SuggestedCriterion> {
        let mut shared: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for word in long_words(text) {
            for criterion in self.words.get(&word).into_iter().flatten() {
                shared.entry(*criterion).or_default().insert(word.clone());
            }
        }
        let mut found: Vec<(usize, BTreeSet<String>)> =
            shared.into_iter().filter(|(_, words)| words.len() > 1).collect();
        found.sort_by_key(|(criterion, words)| (std::cmp::Reverse(words.len()), *criterion));
        let suggested = found.into_iter().take(MOST).map(|(criterion, words)| SuggestedCriterion {
            id: self.ids[criterion].clone(),
            words: words.into_iter().take(4).collect(),
        });
        suggested.collect()
    }
}

/// Words of five letters and more, without the ending of a plural.
fn long_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.chars().count() >= 5);
    words.map(str::to_lowercase).filter(|word| !is_common(word)).map(|word| match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') => stem.to_owned(),
        _ => word,
    })
}

fn is_common(word: &str) -> bool {
    const COMMON: &[&str] = &[
        "about",
        "above",
        "after",
        "again",
        "against",
        "along",
        "among",
        "before",
        "being",
        "below",
        "between",
        "could",
        "every",
        "first",
        "great",
        "https",
        "their",
        "there",
        "these",
        "thing",
        "things",
        "those",
        "through",
        "under",
        "until",
        "where",
        "which",
        "while",
        "whole",
        "whose",
        "within",
        "without",
        "would",
        "other",
        "others",
        "since",
        "still",
        "later",
        "makes",
        "makes",
        "needs",
        "people",
        "someone",
        "something",
        "engineer",
        "engineers",
        "level",
        "example",
        "first",
        "second",
        "small",
        "large",
        "works",
        "working",
        "years",
        "weeks",
        "month",
    ];
    COMMON.contains(&word)
}

static CHANGES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let figure = r"[~≈]?[$€£]?[0-9][0-9.,']*(?: ?(?:%|‰|(?:[nmµu]?s|sec|secs|seconds|min|mins|minutes|h|hours|days|weeks|months|[kKMGT]i?B|bytes|k|M|x|fps|rps|qps|points|tickets|pages)\b))?";
    Regex::new(&format!(r"(?:\bfrom {figure} to {figure}|{figure} ?(?:→|->|=>|⇒) ?{figure})")).ok()
});

/// What reads as a figure before and after: `4.8 s → 1.9 s`, `from 600 ms to 120 ms`. Numbers of versions are none.
pub(super) fn figures(text: &str) -> Vec<String> {
    let Some(changes) = CHANGES.as_ref() else { return Vec::new() };
    let found = changes.find_iter(text).map(|found| text[found.range()].trim());
    let is_version = |said: &str| {
        said.split(|letter: char| !letter.is_ascii_digit() && letter != '.')
            .any(|it| it.trim_matches('.').matches('.').count() > 1)
    };
    let is_year = |said: &str| {
        said.split(|letter: char| !letter.is_ascii_digit())
            .filter(|it| !it.is_empty())
            .all(|it| it.len() == 4 && it.starts_with("20"))
    };
    found.filter(|said| !is_version(said) && !is_year(said)).take(5).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_and_versions_are_not() {
        assert_eq!(figures("Start: 4.8 s → 1.9 s on the laptop"), ["4.8 s → 1.9 s"]);
        assert_eq!(figures("Brought the open points from 63 to 7 in three days"), ["from 63 to 7"]);
        assert_eq!(figures("the app from 0.71.0 to 0.76.3"), [""; 0]);
        assert_eq!(figures("support tickets 30 -> 8 a month; from 2024 to 2026"), ["30 -> 8"]);
    }
}
