//! Every text of the source, so that none is lost in silence: it has a place in the rubric, it named something (a column, a reference), or it is told with
//! its line and the reason.

use crate::syntax::markdown::{count_words, hiding};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A text of the source, by its place in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct TextId(usize);

/// Words of the source, and which text they are of: two may be of the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) id: TextId,
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Index among the files of the source.
    pub(super) file: usize,
    /// From 1; 0 where lines have no meaning.
    pub(super) line: usize,
}

/// All texts in the order in which they were read.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    entries: Vec<Entry>,
    /// How many emphasised runs became plain words.
    pub(super) marks: usize,
}

#[derive(Debug)]
struct Entry {
    place: Place,
    words: usize,
    fate: Fate,
}

#[derive(Debug)]
enum Fate {
    /// Kept when the finished ladder holds it.
    Open,
    /// It named something, and is in the rubric by that.
    Structure,
    Left(Cow<'static, str>),
    /// It stands at a key that means nothing to a rubric.
    Key(String),
}

/// Neighbouring texts that found no place for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) place: Place,
    pub(super) last_line: usize,
    pub(super) words: usize,
    pub(super) why: Cow<'static, str>,
}

impl Said {
    /// Other words of the same text.
    pub(super) fn part(&self, text: &str) -> Said {
        Said { text: tidy(text), id: self.id }
    }
}

impl Ledger {
    /// Takes a text down. Runs of blanks become one, and signs without width go; so do comments, which a rubric would show, and they are told.
    pub(super) fn take(&mut self, place: Place, text: &str) -> Said {
        let (text, hidden) = without_hidden(tidy(text));
        let said = self.enter(place, text);
        for hidden in hidden {
            let hidden = self.enter(place, hidden);
            self.leave(&hidden, "a comment, or a mark that means to hide something");
        }
        said
    }

    fn enter(&mut self, place: Place, text: String) -> Said {
        let id = TextId(self.entries.len());
        self.entries.push(Entry { place, words: count_words(&text), fate: Fate::Open });
        Said { text, id }
    }

    /// It has no place in the rubric. What was said first stays.
    pub(super) fn leave(&mut self, said: &Said, why: impl Into<Cow<'static, str>>) {
        if let Some(entry) = self.entries.get_mut(said.id.0).filter(|entry| matches!(entry.fate, Fate::Open)) {
            entry.fate = Fate::Left(why.into());
        }
    }

    /// It has no place in the rubric, whatever was thought of it before.
    pub(super) fn lose(&mut self, said: &Said, why: &'static str) {
        if let Some(entry) = self.entries.get_mut(said.id.0) {
            entry.fate = Fate::Left(why.into());
        }
    }

    /// It stands at a key that means nothing to a rubric.
    pub(super) fn leave_key(&mut self, said: &Said, key: &str) {
        if let Some(entry) = self.entries.get_mut(said.id.0).filter(|entry| matches!(entry.fate, Fate::Open)) {
            entry.fate = Fate::Key(key.to_owned());
        }
    }

    /// It names a column, a key or something that is defined elsewhere.
    pub(super) fn structure(&mut self, said: &Said) {
        if let Some(entry) = self.entries.get_mut(said.id.0) {
            entry.fate = Fate::Structure;
        }
    }

    /// It stands elsewhere than was thought.
    pub(super) fn move_to(&mut self, id: TextId, place: Place) {
        if let Some(entry) = self.entries.get_mut(id.0) {
            entry.place = place;
        }
    }

    /// Where a text stands.
    #[cfg(test)]
    pub(super) fn place(&self, id: TextId) -> Place {
        self.entries.get(id.0).map_or(Place { file: 0, line: 0 }, |entry| entry.place)
    }

    /// What is not in the rubric, in the order of the source, neighbours with the same reason as one.
    pub(super) fn left(&self, kept: &BTreeSet<TextId>, otherwise: &'static str) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut is_open = false;
        let mut keys: Vec<String> = Vec::new();
        for (index, entry) in self.entries.iter().enumerate().filter(|(_, entry)| entry.words > 0) {
            let why = match &entry.fate {
                Fate::Structure => continue,
                _ if kept.contains(&TextId(index)) => {
                    is_open = false;
                    keys.clear();
                    continue;
                }
                Fate::Left(why) => why.clone(),
                Fate::Key(_) => "".into(),
                Fate::Open => otherwise.into(),
            };
            let is_near = |run: &&mut Run| is_open && run.place.file == entry.place.file;
            if let Fate::Key(key) = &entry.fate {
                // Neighbouring keys are one entry, which names them.
                let open = runs.last_mut().filter(is_near).filter(|_| !keys.is_empty());
                if open.is_none() {
                    keys.clear();
                    runs.push(Run { place: entry.place, last_line: entry.place.line, words: 0, why: "".into() });
                }
                if !keys.contains(key) {
                    keys.push(key.clone());
                }
                if let Some(run) = runs.last_mut() {
                    run.last_line = run.last_line.max(entry.place.line);
                    run.words += entry.words;
                    run.why = named(&keys).into();
                }
                is_open = true;
                continue;
            }
            keys.clear();
            match runs.last_mut().filter(|run| is_near(run) && run.why == why) {
                Some(run) => {
                    run.last_line = run.last_line.max(entry.place.line);
                    run.words += entry.words;
                }
                None => runs.push(Run { place: entry.place, last_line: entry.place.line, words: entry.words, why }),
            }
            is_open = true;
        }
        runs
    }
}

/// The keys of neighbouring texts, a few of them by name.
fn named(keys: &[String]) -> String {
    let shown: Vec<String> = keys.iter().take(4).map(|key| format!("`{key}`")).collect();
    let more = keys.len() - shown.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let noun = if keys.len() == 1 { "a key" } else { "keys" };
    format!("{noun} that a rubric does not have: {}{more}", shown.join(", "))
}

/// A text without what is meant to hide something, and that.
fn without_hidden(mut text: String) -> (String, Vec<String>) {
    let mut hidden = Vec::new();
    while let Some(start) = text.find("<!--") {
        let end = text[start..].find("-->").map_or(text.len(), |end| start + end + "-->".len());
        hidden.push(text[start..end].to_owned());
        text.replace_range(start..end, " ");
    }
    while let Some((range, _)) = hiding(&text).filter(|(range, _)| !range.is_empty()) {
        hidden.push(text[range.clone()].to_owned());
        text.replace_range(range, " ");
    }
    if hidden.is_empty() { (text, hidden) } else { (tidy(&text), hidden) }
}

/// One line, as people see it.
pub(super) fn tidy(text: &str) -> String {
    let seen = |character: &char| !matches!(character, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}');
    let plain = |character: char| if character.is_control() { ' ' } else { character };
    let text: String = text.chars().filter(seen).map(plain).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_with_the_same_reason_are_one_entry() {
        let mut ledger = Ledger::default();
        let texts: Vec<Said> = (1..=4).map(|line| ledger.take(Place { file: 0, line }, "two words")).collect();
        ledger.leave(&texts[0], "prose");
        ledger.leave(&texts[1], "prose");
        ledger.leave(&texts[3], "prose");
        let left = ledger.left(&[texts[2].id].into(), "unread");
        let told: Vec<(usize, usize, usize)> =
            left.iter().map(|run| (run.place.line, run.last_line, run.words)).collect();
        assert_eq!(told, [(1, 2, 4), (4, 4, 2)]);
    }

    #[test]
    fn what_is_hidden_is_told_and_not_written() {
        let mut ledger = Ledger::default();
        let said = ledger.take(Place { file: 0, line: 1 }, "Writes <!-- not yet --> code");
        assert_eq!(said.text, "Writes code");
        assert_eq!(ledger.left(&[said.id].into(), "unread")[0].words, 2);
    }

    #[test]
    fn what_nobody_asked_for_is_told() {
        let mut ledger = Ledger::default();
        ledger.take(Place { file: 0, line: 7 }, "forgotten");
        assert_eq!(ledger.left(&BTreeSet::new(), "not understood")[0].why, "not understood");
    }
}
