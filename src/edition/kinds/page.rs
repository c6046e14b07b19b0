//! Notes with little structure: the case, the log and whatever else the author keeps.

use crate::edition::Entry;
use crate::edition::make::Maker;
use crate::packet::{Note, NoteData};
use crate::source::Date;
use crate::vocabulary::NoteKind;

/// The case, the log and other notes.
#[derive(Clone, Debug)]
pub struct Page {
    /// What every note has.
    pub entry: Entry,
    /// The day it is of.
    pub date: Option<Date>,
}

impl Maker<'_> {
    /// The notes of one of these kinds.
    pub(in crate::edition) fn pages(&self, kind: NoteKind) -> Vec<Page> {
        self.each(kind, |_, note: &Note, entry| {
            let (NoteData::Case(page) | NoteData::Log(page) | NoteData::Note(page)) = &note.data else { return None };
            Some(Page { entry, date: page.date.as_ref().map(|date| date.value) })
        })
    }
}
