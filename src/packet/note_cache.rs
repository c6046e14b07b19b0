//! The notes, the rubric and the texts under `files/`, as they were last read, so that a packet that is read again costs only what has changed in it.
//! Each is read from its text alone, so what came of it holds as long as the text is the same.

use super::Note;
use super::attachments::{SeenText, see};
use super::note::read_note;
use crate::diagnostic::Diagnostic;
use crate::rubric::{Rubric, read_rubric};
use crate::source::{FileCache, PacketPath, Text};
use crate::vocabulary::NoteKind;
use std::sync::Arc;

/// What one reading leaves for the next. Empty for the first.
#[derive(Debug, Default)]
pub struct NoteCache {
    notes: FileCache<(NoteKind, Text), Arc<ReadNote>>,
    rubric: FileCache<Text, Arc<ReadRubric>>,
    files: FileCache<Text, Arc<SeenText>>,
}

/// What came of one text.
#[derive(Debug)]
pub(super) struct ReadNote {
    pub(super) note: Arc<Note>,
    pub(super) found: Vec<Diagnostic>,
}

/// What came of the text of a rubric.
#[derive(Debug)]
pub(super) struct ReadRubric {
    pub(super) rubric: Option<Arc<Rubric>>,
    pub(super) found: Vec<Diagnostic>,
}

impl NoteCache {
    /// Reads what is new or has changed, and forgets everything but these.
    pub(super) fn read(&mut self, files: Vec<(&PacketPath, NoteKind, &Text)>) {
        let files = files.into_iter().map(|(path, kind, text)| (path.clone(), (kind, text.clone()))).collect();
        self.notes.update(files, |path, (kind, text)| {
            let mut found = Vec::new();
            let note = Arc::new(read_note(path, *kind, text, &mut found));
            Arc::new(ReadNote { note, found })
        });
    }

    /// What came of the text of this file.
    pub(super) fn get(&self, path: &PacketPath) -> Option<&ReadNote> {
        self.notes.get(path).map(|read| &**read)
    }

    /// Reads the packet's rubric, and forgets every other.
    pub(super) fn rubric(&mut self, file: PacketPath, text: Text) -> Option<Arc<ReadRubric>> {
        self.rubric.update(vec![(file.clone(), text)], |file, text| {
            let mut found = Vec::new();
            let rubric = read_rubric(file, text, &mut found).map(Arc::new);
            Arc::new(ReadRubric { rubric, found })
        });
        self.rubric.get(&file).cloned()
    }

    /// Looks into the texts under `files/` that are new or have changed, and forgets everything but these.
    pub(super) fn look_into(&mut self, files: Vec<(&PacketPath, &Text)>) {
        let files = files.into_iter().map(|(path, text)| (path.clone(), text.clone())).collect();
        self.files.update(files, see);
    }

    /// What was seen in the text of this file.
    pub(super) fn seen(&self, path: &PacketPath) -> Option<&SeenText> {
        self.files.get(path).map(|seen| &**seen)
    }
}
