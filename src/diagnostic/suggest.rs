//! Near misses.

use std::collections::HashSet;
use std::fmt;

/// A known word that another was most likely meant to be. Displays as the question: ``did you mean `audience`?``
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearMiss<'a> {
    /// The known word.
    pub word: &'a str,
    /// Whether it is so surely the one that was meant that a program may write it. Else it is only worth asking.
    pub is_certain: bool,
}

impl fmt::Display for NearMiss<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "did you mean `{}`?", self.word)
    }
}

/// The known word that is near, as something to ask.
pub fn near_miss<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<NearMiss<'a>> {
    let known: Vec<&str> = known.into_iter().collect();
    let near = nearest(word, known.iter().copied())?;
    Some(NearMiss { word: near, is_certain: is_certain(word, near, &known) })
}

/// The known word that `word` was most likely meant to be: at most a third of its letters (at least one) away, ties to the first.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        // Each letter more or fewer is a slip of its own, and lengths are soon compared.
        if candidate.chars().count().abs_diff(length) > allowed {
            continue;
        }
        let distance = distance(&word, candidate);
        if distance <= allowed && distance < length && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// ``did you mean `audience`?`` when something is near; else the known words, when they are few.
pub fn did_you_mean(word: &str, known: &[&str]) -> Option<String> {
    let mut seen = HashSet::new();
    let known: Vec<&str> = known.iter().copied().filter(|word| seen.insert(*word)).collect();
    match near_miss(word, known.iter().copied()) {
        Some(near) => Some(near.to_string()),
        None if known.is_empty() || known.len() > 12 => None,
        None => Some(format!("known here: {}", super::either(&known))),
    }
}

/// How many letters are to be added, removed, exchanged with their neighbour or replaced. `word` is lower case already.
fn distance(word: &str, candidate: &str) -> usize {
    strsim::damerau_levenshtein(word, &candidate.to_lowercase())
}

/// Whether nothing but `near` can be meant. A word that differs in case alone is the same word. Otherwise no other known word is near at all; one slip needs
/// four letters that hold it, since `ana` is as likely a slip of the pen as another person; and the digits are the same: `p95` and `p99`, `2025-H1`
/// and `2025-H2` are two things of a row, not one and its misspelling.
fn is_certain(word: &str, near: &str, known: &[&str]) -> bool {
    let lower = word.to_lowercase();
    let others = || known.iter().copied().filter(|other| *other != near);
    let slips = distance(&lower, near);
    if slips == 0 {
        return others().all(|other| other.to_lowercase() != lower);
    }
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    lower.chars().count() >= 4 * slips && digits(&lower) == digits(near) && nearest(word, others()).is_none()
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

    #[test]
    fn a_program_may_write_what_alone_can_be_meant() {
        let certain = |word: &str, known: &[&str]| near_miss(word, known.iter().copied()).map(|near| near.is_certain);
        for (word, known) in [
            ("titel", &["title", "date"][..]),
            ("Ttile", &["title"]),
            ("comittee", &["committee", "manager", "committee"]),
            ("SCOPE", &["scope"]),
            ("l4", &["L4", "L5"]),
            ("checkout_latency", &["checkout-latency"]),
            ("chekcout-latncy", &["checkout-latency"]),
        ] {
            assert_eq!(certain(word, known), Some(true), "{word}");
        }
        for (word, known) in [
            ("payments-ap", &["payments-api", "payments-app"][..]),
            ("ana", &["ann"]),
            ("checkout-p95", &["checkout-p99"]),
            ("2025-h1", &["2025-H2"]),
            ("kim", &["Kim", "KIM"]),
            ("laed-it", &["lead-in"]),
        ] {
            assert_eq!(certain(word, known), Some(false), "{word}");
        }
        assert_eq!((certain("", &["", "a"]), certain("x", &[])), (None, None));
    }
}
