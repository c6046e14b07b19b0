//! Numbers that are others in the later of two editions: a note that comes before others moves all of theirs, and readers have marked them.

use super::pairs::Pairs;
use crate::site::Thing;
use serde::Serialize;

/// Numbers that are others now: one, or several in a row that have moved alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Renumbered {
    /// What it was: `E-07`, or of several `E-07 to E-12`.
    pub before: String,
    /// What it is.
    pub after: String,
    /// What has this number, where it is one.
    pub title: Option<String>,
    /// How many there are.
    pub count: usize,
}

/// What is called by another number now, in the order of the later edition.
pub(super) fn renumbered(pairs: &Pairs<'_>) -> Vec<Renumbered> {
    let moved = pairs.both.iter().filter(|(old, new)| old.reference != new.reference);
    let moved = moved.filter(|(old, new)| !old.reference.is_empty() && !new.reference.is_empty());
    let mut rows: Vec<Vec<(&Thing, &Thing)>> = Vec::new();
    for (old, new) in moved {
        let follows = |last: &(&Thing, &Thing)| {
            follows(&last.0.reference, &old.reference) && follows(&last.1.reference, &new.reference)
        };
        match rows.last_mut().filter(|row| row.last().is_some_and(follows)) {
            Some(row) => row.push((old, new)),
            None => rows.push(vec![(old, new)]),
        }
    }
    rows.iter().filter_map(|row| Renumbered::of(row)).collect()
}

/// Whether one number comes right after another of its kind.
fn follows(one: &str, other: &str) -> bool {
    let parts = |reference: &str| {
        let (kind, number) = reference.rsplit_once('-')?;
        Some((kind.to_owned(), number.parse::<usize>().ok()?))
    };
    let (one, other) = (parts(one), parts(other));
    matches!((one, other), (Some((kind, number)), Some((same, next))) if kind == same && number + 1 == next)
}

impl Renumbered {
    fn of(row: &[(&Thing, &Thing)]) -> Option<Renumbered> {
        let ((old, new), (old_last, new_last)) = (row.first()?, row.last()?);
        let is_one = row.len() == 1;
        let range = |first: &Thing, last: &Thing| {
            if is_one { first.reference.clone() } else { format!("{} to {}", first.reference, last.reference) }
        };
        Some(Renumbered {
            before: range(old, old_last),
            after: range(new, new_last),
            title: is_one.then(|| new.title.clone()),
            count: row.len(),
        })
    }

    /// `E-07 is now E-08: its title`.
    pub fn in_words(&self) -> String {
        let Renumbered { before, after, title, count } = self;
        let is = if *count == 1 { "is" } else { "are" };
        let title = title.as_ref().map_or_else(String::new, |title| format!(": {title}"));
        format!("{before} {is} now {after}{title}")
    }
}
