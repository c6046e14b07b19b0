//! What the shapes make of sources: entries, each with its words as they stand and where they stood; what has no place among them; and what is left out on purpose.

use super::dates::Grain;
use crate::source::{Date, Interval};

/// Where something stood: the source, and its first and last line from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) source: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Words of the source, as they stand there or as they are said by its fields.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) place: Place,
    pub(super) form: PartForm,
    /// What makes it known again.
    pub(super) hash: String,
}

/// What a part is among its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartForm {
    Heading,
    Item,
    Block,
}

/// When something was, and what says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) days: Interval,
    pub(super) grain: Grain,
    /// In the words of the source.
    pub(super) said: String,
    pub(super) from: DateFrom,
    /// The other day that it may be.
    pub(super) other: Option<Date>,
    /// What else says when, and says otherwise.
    pub(super) against: Option<String>,
}

/// What says when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateFrom {
    /// A field made for it, of this name.
    Field(&'static str),
    Entry,
    Heading,
    FileName,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A piece of work.
    Work,
    /// A line among many.
    Bare,
    /// What others have said.
    Said,
}

/// One thing that is to be imported.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) sort: Sort,
    /// In plain words; empty where nothing says.
    pub(super) title: String,
    /// Whether the title stands in a field of its own, and in none of the parts.
    pub(super) is_titled_apart: bool,
    pub(super) when: Option<Dated>,
    /// Which group it stands in, by its place in [`Read::groups`].
    pub(super) group: Option<usize>,
    pub(super) parts: Vec<Part>,
    pub(super) facts: Facts,
}

/// What fields of the source say of an entry, in their own words.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// A kind of evidence, where a field says so.
    pub(super) kind: Option<&'static str>,
    /// Title and address.
    pub(super) link: Option<String>,
    /// Name, before and after.
    pub(super) metric: Option<(String, String, String)>,
    /// Who said it.
    pub(super) by: Option<String>,
}

/// A heading that entries stand under, and what is in the same note.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) title: String,
    pub(super) when: Option<Dated>,
    pub(super) is_log: bool,
}

/// What has no place among the entries, and why.
#[derive(Clone, Debug)]
pub(super) struct Stray {
    pub(super) part: Part,
    pub(super) why: String,
    /// Whether nobody but its author may come to see it: it is kept where no page shows it.
    pub(super) is_secret: bool,
}

/// What is not imported at all.
#[derive(Clone, Debug)]
pub(super) struct Passed {
    pub(super) title: String,
    pub(super) place: Place,
    pub(super) why: String,
}

/// What came of the sources.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) groups: Vec<Group>,
    pub(super) entries: Vec<Entry>,
    pub(super) strays: Vec<Stray>,
    pub(super) passed: Vec<Passed>,
    /// Front matter, by source: text that was read, and is kept in a comment.
    pub(super) matter: Vec<Part>,
    /// What a person should know of the reading.
    pub(super) notes: Vec<String>,
}

impl Entry {
    /// The parts, with the title in the first of them wherever it stands.
    pub(super) fn into_parts(self) -> Vec<Part> {
        let Entry { title, is_titled_apart, mut parts, .. } = self;
        if let Some(first) = parts.first_mut().filter(|_| is_titled_apart) {
            first.text = format!("{title}\n\n{}", first.text);
        }
        parts
    }
}

impl Read {
    pub(super) fn stray(&mut self, part: Part, why: impl Into<String>) {
        if !part.text.trim().is_empty() {
            self.strays.push(Stray { part, why: why.into(), is_secret: false });
        }
    }

    pub(super) fn secret(&mut self, part: Part, why: impl Into<String>) {
        self.strays.push(Stray { part, why: why.into(), is_secret: true });
    }
}

impl Part {
    /// The digest of words, without what an editor changes in passing.
    pub(super) fn hash(said: &str) -> String {
        let mut hasher = blake3::Hasher::new();
        for line in said.lines().map(str::trim).filter(|line| !line.is_empty()) {
            hasher.update(line.as_bytes());
            hasher.update(b"\n");
        }
        hasher.finalize().to_hex()[..12].to_owned()
    }

    /// Of fields of a record, which is known by `key`.
    pub(super) fn of_record(text: String, place: Place, key: &str) -> Part {
        Part { hash: Part::hash(key), text, place, form: PartForm::Block }
    }
}
