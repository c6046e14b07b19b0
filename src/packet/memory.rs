//! The notes as they were last read, so that a packet that is read again costs only what has changed in it. A note is read from its text alone, so what
//! came of it holds as long as the text is the same.

use super::Note;
use super::note::read_note;
use crate::diagnostic::Diagnostic;
use crate::source::{PacketPath, Text};
use crate::vocabulary::NoteKind;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What one reading leaves for the next. Empty for the first.
#[derive(Debug, Default)]
pub struct Memory {
    notes: HashMap<PacketPath, Arc<ReadNote>>,
}

/// What came of one text.
#[derive(Debug)]
pub(super) struct ReadNote {
    text: Text,
    pub(super) note: Arc<Note>,
    pub(super) found: Vec<Diagnostic>,
}

impl Memory {
    /// Reads what is new or has changed, and forgets everything but these.
    pub(super) fn read(&mut self, files: Vec<(&PacketPath, NoteKind, &Text)>) {
        let known = |path, text: &Text| self.notes.get(path).filter(|read| read.text == *text).cloned();
        let read = files.into_par_iter().map(|(path, kind, text)| {
            let read = known(path, text).unwrap_or_else(|| Arc::new(ReadNote::of(path, kind, text)));
            (path.clone(), read)
        });
        self.notes = read.collect();
    }

    /// What came of the text of this file.
    pub(super) fn get(&self, path: &PacketPath) -> Option<&ReadNote> {
        self.notes.get(path).map(|read| &**read)
    }
}

impl ReadNote {
    fn of(path: &PacketPath, kind: NoteKind, text: &Text) -> ReadNote {
        let mut found = Vec::new();
        let note = Arc::new(read_note(path, kind, text, &mut found));
        ReadNote { text: text.clone(), note, found }
    }
}
