//! Near misses.

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
    match nearest(word, known.iter().copied()) {
        Some(near) => Some(format!("did you mean `{near}`?")),
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
    }
}
