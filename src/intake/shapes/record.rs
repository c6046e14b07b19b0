//! One record of a program: a title, a day, and fields whose words are kept as they are.

use super::sift::Sieve;
use crate::intake::draft::tidy;
use crate::intake::entry::{DateFrom, Dated, Entry, Facts, Part, Place, Read, Sort};
use crate::intake::private::{has_comment, private};
use crate::intake::source::SourceText;
use crate::source::{Date, Interval};
use crate::syntax::markdown::foreign_pieces;

/// A record in the making.
pub(super) struct Record {
    pub(super) sort: Sort,
    pub(super) title: String,
    /// What it is known again by.
    pub(super) key: String,
    pub(super) place: Place,
    pub(super) when: Option<Dated>,
    pub(super) facts: Facts,
    /// Paragraphs of the note.
    text: String,
}

impl Record {
    pub(super) fn new(title: &str, key: String, place: Place) -> Record {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        Record { sort: Sort::Work, title, key, place, when: None, facts: Facts::default(), text: String::new() }
    }

    /// Words that are Markdown, block by block: what must not be in a note is put aside.
    pub(super) fn prose(&mut self, read: &mut Read, words: &str) {
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        if words.trim().is_empty() {
            return;
        }
        let text = SourceText::new(String::new(), words, None);
        let sieve = Sieve::new(self.place.source, &text);
        let before = read.strays.len();
        for piece in foreign_pieces(&text.text) {
            if let Some(part) = sieve.sift(read, &piece) {
                self.text.push_str(&part.text);
                if !self.text.ends_with('\n') {
                    self.text.push('\n');
                }
            }
        }
        self.text.push('\n');
        // The places are those in the field; the source knows the record alone.
        for stray in &mut read.strays[before..] {
            stray.part.place = self.place;
            stray.part.hash = Part::hash(&format!("{}\n{}", self.key, stray.part.text));
        }
    }

    /// A field with its name.
    pub(super) fn field(&mut self, read: &mut Read, name: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        if value.contains('\n') {
            self.text.push_str(&format!("{name}:\n\n"));
            return self.prose(read, value);
        }
        let line = format!("{name}: {value}\n\n");
        let is_hidden = has_comment(value);
        match private(value) {
            Some(found) => {
                let part = Part::of_record(line, self.place, &format!("{}\n{name}\n{value}", self.key));
                let why = format!("it holds {}", found.what);
                if found.is_secret { read.secret(part, why) } else { read.stray(part, why) }
            }
            None if is_hidden => {
                let part = Part::of_record(line, self.place, &format!("{}\n{name}\n{value}", self.key));
                read.stray(part, "a comment: it was not meant to be shown");
            }
            None => self.text.push_str(&line),
        }
    }

    pub(super) fn finish(mut self, read: &mut Read) {
        if let Some(link) = self.facts.link.take_if(|link| private(link).is_some()) {
            self.field(read, "Link", &link);
        }
        let Record { sort, title, key, place, when, facts, text } = self;
        if let Some(found) = private(&title) {
            let part = Part::of_record(format!("{title}\n\n{text}"), place, &key);
            let why = format!("its title holds {}", found.what);
            return if found.is_secret { read.secret(part, why) } else { read.stray(part, why) };
        }
        // A title that front matter cannot hold whole stands in the note.
        let text = if tidy(&title) == title { text } else { format!("{title}\n\n{text}") };
        let part = Part::of_record(text, place, &key);
        read.entries.push(Entry { sort, title, is_titled_apart: true, when, group: None, parts: vec![part], facts });
    }
}

/// The day of a moment in a field, such as `2026-02-11T16:20:05Z`.
pub(super) fn day_of(value: &str, field: &'static str) -> Option<Dated> {
    let date: Date = value.trim().get(..10)?.parse().ok()?;
    Some(Dated {
        days: Interval::day(date),
        grain: crate::intake::dates::Grain::Day,
        said: value.trim().get(..10)?.to_owned(),
        from: DateFrom::Field(field),
        other: None,
        against: None,
    })
}

/// From one day to another, as two fields say.
pub(super) fn days_of(from: Dated, to: Option<Dated>) -> Dated {
    let Some(days) = to.as_ref().and_then(|to| Interval::new(from.days.from, to.days.to)) else { return from };
    let said = to.map_or(String::new(), |to| to.said);
    let grain = if days.from == days.to { from.grain } else { crate::intake::dates::Grain::Days };
    Dated { days, grain, said: format!("{} to {said}", from.said), ..from }
}
