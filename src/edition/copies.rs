//! Which notes are copies of another. A sync program leaves a second file where two machines wrote one, an editor leaves
//! the last version, a hand leaves a duplicate; and one piece of work that stands there twice is still one piece.

mod name;

use super::{Edition, NoteRef};
use crate::document::plain::plain_text;
use crate::source::{Date, PacketPath};
use crate::vocabulary::{Form, NoteKind, State};
use name::{Mark, original_name};
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::Hash;

/// What is compared of a note.
struct Likeness<'a> {
    file: &'a PacketPath,
    title: &'a str,
    /// First and last day.
    when: Option<(Date, Date)>,
    /// Whether it is there for a reader: of a peer's words, those that are given.
    is_given: bool,
}

/// Of each note of a kind the one that it is a copy of, by their places in the edition; nothing for a note of its own.
/// `files` are the files of these notes.
///
/// Notes are copies when title, date and text are the same, whatever their white space and case; and when the name of a
/// file says so. Of several, the original is the one whose name does not say it, else the first; of peers' words, before
/// that, one that is given. Only what this reader has is compared: a copy whose original is withheld is the note itself.
pub(crate) fn copies(edition: &Edition, kind: NoteKind, files: &[&PacketPath]) -> Vec<Option<usize>> {
    let notes: Vec<Likeness<'_>> =
        files.iter().enumerate().map(|(index, file)| likeness(edition, NoteRef { kind, index }, file)).collect();
    let text = |index| plain(&plain_text(&edition.entry(NoteRef { kind, index }).body.markdown));
    groups(&notes, text)
}

fn likeness<'a>(edition: &'a Edition, at: NoteRef, file: &'a PacketPath) -> Likeness<'a> {
    let when = match at.kind.form() {
        Form::Evidence => edition.evidence[at.index].when.map(|when| (when.value.from, when.value.to)),
        Form::Feedback => edition.feedback[at.index].given.map(|given| (given.value, given.value)),
        Form::Impact | Form::Answer | Form::Page => None,
    };
    let is_given = at.kind != NoteKind::Feedback || edition.feedback[at.index].state == State::Given;
    Likeness { file, title: &edition.entry(at).title, when, is_given }
}

/// `text` gives the words of a note, and is asked only for notes of the same title and date.
fn groups(notes: &[Likeness<'_>], text: impl Fn(usize) -> String) -> Vec<Option<usize>> {
    let named = || {
        let names: Vec<_> = notes.par_iter().map(|note| original_name(note.file.stem())).collect();
        let named = Same::by(notes.len(), |index| Some((&names[index].0, notes[index].file.folder())));
        (names, named)
    };
    let ((names, named), headed) = rayon::join(named, || headed(notes));
    if named.are_single() && headed.are_single() {
        return vec![None; notes.len()];
    }
    // A number alone may be the next of a series, such as the talk of another year.
    let mut same = Same::by(notes.len(), |index| (names[index].1 != Some(Mark::Number)).then(|| named.first[index]));
    same.join(|index| Some((named.first[index], headed.first[index])));
    let shared = headed.shared();
    same.join(|index| shared[headed.first[index]].then(|| (headed.first[index], text(index))));
    same.originals(|index| (notes[index].is_given, names[index].1.is_none()))
}

/// Those of the same title and date. Titles are looked at only where others have the date.
fn headed(notes: &[Likeness<'_>]) -> Same {
    let dated = Same::by(notes.len(), |index| Some(notes[index].when));
    let shared = dated.shared();
    let headed = (dated.first.par_iter().zip(notes))
        .map(|(date, note)| shared[*date].then(|| (*date, plain(note.title))))
        .collect::<Vec<_>>();
    Same::by(notes.len(), |index| headed[index].as_ref())
}

/// A text as it is compared: white space is one blank, and case does not count.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Which of a list are the same: of each its group, named by the place of a member.
struct Same {
    first: Vec<usize>,
}

impl Same {
    /// Of so many, those with one key are the same; what has none is by itself.
    fn by<K: Hash + Eq>(count: usize, key: impl Fn(usize) -> Option<K>) -> Same {
        let mut seen: HashMap<K, usize> = HashMap::with_capacity(count);
        let first = |index| key(index).map_or(index, |key| *seen.entry(key).or_insert(index));
        Same { first: (0..count).map(first).collect() }
    }

    /// Those with one key are the same; what has none is left as it is.
    fn join<K: Hash + Eq>(&mut self, key: impl Fn(usize) -> Option<K>) {
        let mut seen: HashMap<K, usize> = HashMap::with_capacity(self.first.len());
        for index in 0..self.first.len() {
            let Some(key) = key(index) else { continue };
            let group = self.first[*seen.entry(key).or_insert(index)];
            let joined = self.first[index];
            if joined != group {
                self.first.iter_mut().filter(|first| **first == joined).for_each(|first| *first = group);
            }
        }
    }

    /// Whether no two are the same.
    fn are_single(&self) -> bool {
        !self.shared().contains(&true)
    }

    /// Of each group, at the place it is named by, whether it has more than one member.
    fn shared(&self) -> Vec<bool> {
        let mut members = vec![0; self.first.len()];
        self.first.iter().for_each(|group| members[*group] += 1);
        members.into_iter().map(|members| members > 1).collect()
    }

    /// Of each the original that it is a copy of: the first of those that `rank` highest.
    fn originals<R: Ord>(&self, rank: impl Fn(usize) -> R) -> Vec<Option<usize>> {
        let mut originals: Vec<Option<usize>> = vec![None; self.first.len()];
        for (index, group) in self.first.iter().enumerate() {
            if originals[*group].is_none_or(|known| rank(index) > rank(known)) {
                originals[*group] = Some(index);
            }
        }
        let original = |(index, group): (usize, &usize)| originals[*group].filter(|original| *original != index);
        self.first.iter().enumerate().map(original).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Of notes with this file, title, day of March and text, which are copies of which.
    fn found(notes: &[(&str, &str, i8, &str)]) -> Vec<Option<usize>> {
        let files: Vec<PacketPath> =
            notes.iter().map(|note| PacketPath::new(&format!("evidence/{}.md", note.0)).unwrap()).collect();
        let likenesses = notes.iter().zip(&files).map(|(note, file)| {
            let day = date(2026, 3, note.2);
            Likeness { file, title: note.1, when: Some((day, day)), is_given: true }
        });
        let likenesses: Vec<_> = likenesses.collect();
        groups(&likenesses, |index| plain(notes[index].3))
    }

    #[test]
    fn the_same_title_date_and_text_are_one_note() {
        assert_eq!(
            found(&[("a", "A cache", 1, "It is  fast."), ("b", "a  Cache", 1, "it is\nfast.")]),
            [None, Some(0)]
        );
        assert_eq!(found(&[("a", "A cache", 1, "It is fast."), ("b", "A cache", 2, "It is fast.")]), [None, None]);
        assert_eq!(found(&[("a", "A cache", 1, "It is fast."), ("b", "A cache", 1, "It is slow.")]), [None, None]);
        assert_eq!(found(&[("a", "A cache", 1, "It is fast."), ("b", "A queue", 1, "It is fast.")]), [None, None]);
    }

    #[test]
    fn a_name_that_says_copy_is_enough_and_a_number_is_not() {
        let named = |name: &str| found(&[(name, "Another", 2, "Other."), ("build", "Title", 1, "Text.")]);
        assert_eq!(named("build (conflicted copy 2026-03-02)"), [Some(1), None]);
        assert_eq!(named("build - Copy"), [Some(1), None]);
        assert_eq!(named("build 2"), [None, None], "the second of a series");
        assert_eq!(named("other - Copy"), [None, None], "of something that is not here");
        let numbered = |title: &str, day| found(&[("build 2", title, day, "New."), ("build", "Title", 1, "Text.")]);
        assert_eq!(numbered("Title", 1), [Some(1), None]);
        assert_eq!(numbered("Title", 2), [None, None]);
        assert_eq!(numbered("Another", 1), [None, None]);
    }

    #[test]
    fn of_several_the_original_is_the_one_that_is_not_named_a_copy() {
        let one = ("Title", 1, "Text.");
        let names = ["build (1)", "build (conflicted copy)", "build", "build~"];
        assert_eq!(found(&names.map(|name| (name, one.0, one.1, one.2))), [Some(2), Some(2), None, Some(2)]);
        let copies = ["build (1)", "build (conflicted copy)"];
        assert_eq!(found(&copies.map(|name| (name, one.0, one.1, one.2))), [None, Some(0)]);
    }
}
