//! Near misses.

use std::fmt;

/// A known word that another was most likely meant to be. Displays as the question: ``did you mean `audience`?``
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearMiss<'a>(pub &'a str);

impl fmt::Display for NearMiss<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "did you mean `{}`?", self.0)
    }
}

/// The known word that is near, as something to ask.
pub fn near_miss<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<NearMiss<'a>> {
    nearest(word, known).map(NearMiss)
}

/// The known word that `word` was most likely meant to be: at most a third of its letters (at least one) away, ties to the first.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let distance = strsim::damerau_levenshtein(&word, &candidate.to_lowercase());
        if distance <= allowed && distance < word.chars().count() && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// ``did you mean `audience`?`` when something is near; else the known words, when they are few.
pub fn did_you_mean(word: &str, known: &[&str]) -> Option<String> {
    let mut seen = std::collections::HashSet::new();
    let known: Vec<&str> = known.iter().copied().filter(|word| seen.insert(*word)).collect();
    match near_miss(word, known.iter().copied()) {
        Some(near) => Some(near.to_string()),
        None if known.is_empty() || known.len() > 12 => None,
        None => Some(format!("known here: {}", super::either(&known))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_kindly() {
        let keys = ["audience", "criteria", "title"];
        assert_eq!(did_you_mean("audiance", &keys).as_deref(), Some("did you mean `audience`?"));
        assert_eq!(did_you_mean("zebra", &keys).as_deref(), Some("known here: `audience`, `criteria` or `title`"));
        assert_eq!(nearest("Titel", keys), Some("title"));
        assert_eq!(near_miss("zebra", keys), None);
    }
}
