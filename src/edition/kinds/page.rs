//! Notes with little structure: the case, the log and whatever else the author keeps.

use crate::edition::Entry;
use crate::edition::make::Maker;
use crate::packet::Note;
use crate::source::{Date, Spanned};
use crate::vocabulary::{Form, NoteKind};

/// The case, the log and other notes.
#[derive(Clone, Debug)]
pub struct Page {
    /// What every note has.
    pub entry: Entry,
    /// The day it is of.
    pub date: Option<Spanned<Date>>,
}

impl Maker<'_> {
    /// The notes of a kind that is of this form; of any other kind there are none here.
    pub(in crate::edition) fn pages(&self, kind: NoteKind) -> Vec<Page> {
        if kind.form() != Form::Page {
            return Vec::new();
        }
        self.each(kind, |_, note: &Note, entry| Some(Page { entry, date: note.data.page()?.date }))
    }
}
