//! Which date of an entry's own words is when it was: the one it begins with, one in brackets at its end or behind a mark, or the only one there is. Of several in
//! running text none is taken, since each may be of something else.

use super::dates::{Found, Grain, Known, dates};
use super::entry::{DateFrom, Dated};

/// When the words of an entry say that it was.
pub(super) fn entry_date(words: &str, known: Known) -> Option<Dated> {
    let found: Vec<Found> = dates(words, known).into_iter().filter(|found| found.grain < Grain::Year).collect();
    let leads = |found: &&Found| !words[..found.range.start].contains(char::is_alphanumeric);
    let is_marked = |found: &&Found| words[..found.range.start].trim_end().ends_with(['✅', '☑']);
    let ends = |found: &&Found| {
        let before = words[..found.range.start].trim_end();
        let after = &words[found.range.end..];
        before.ends_with(['(', '[', '—', '–']) && !after.contains(char::is_alphanumeric)
    };
    let chosen = found.iter().find(is_marked).or_else(|| found.iter().find(leads)).or_else(|| found.iter().find(ends));
    let chosen = chosen.or(match found.as_slice() {
        [only] => Some(only),
        _ => None,
    })?;
    // A day in the future tense of a task is no day on which something was.
    let is_due = words[..chosen.range.start].trim_end().ends_with(['📅', '⏳', '🛫']);
    (!is_due).then(|| from_found(chosen, &words[chosen.range.clone()], DateFrom::Entry))
}

/// A date that was found, with what says it.
pub(super) fn from_found(found: &Found, said: &str, from: DateFrom) -> Dated {
    Dated {
        days: found.days,
        grain: found.grain,
        said: said.trim().to_owned(),
        from,
        other: found.other,
        against: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> Option<String> {
        entry_date(words, Known { year: Some(2026), order: None }).map(|dated| dated.days.from.to_string())
    }

    #[test]
    fn the_date_that_says_when_it_was_is_taken() {
        assert_eq!(told("2026-03-14: cut the build, as said on 2026-01-02").as_deref(), Some("2026-03-14"));
        assert_eq!(told("review of the ledger, begun 2026-01-02 ✅ 2026-04-07").as_deref(), Some("2026-04-07"));
        assert_eq!(told("Cut the build from 2026-01-02 on (2026-03-14)").as_deref(), Some("2026-03-14"));
        assert_eq!(told("the fair in March 2026").as_deref(), Some("2026-03-01"));
        assert_eq!(told("between 2026-01-02 and 2026-02-03 and later"), None);
        assert_eq!(told("2026 was a year"), None);
        assert_eq!(told("write to Sam 📅 2026-04-10"), None);
    }
}
