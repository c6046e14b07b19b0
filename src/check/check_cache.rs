//! What was found in the words of each note, kept for the next check: it holds as long as the note is the very same.

use super::{Find, RULES, prose};
use crate::diagnostic::Diagnostic;
use crate::packet::Note;
use crate::source::FileCache;
use std::sync::Arc;

/// What one check leaves for the next. Empty for the first.
#[derive(Debug, Default)]
pub struct CheckCache(FileCache<SameNote, Arc<[Diagnostic]>>);

/// A note that is the same only as itself: what reads notes again keeps those whose text has not changed.
#[derive(Debug)]
struct SameNote(Arc<Note>);

impl PartialEq for SameNote {
    fn eq(&self, other: &SameNote) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl CheckCache {
    /// What rules about English find in these notes. Other notes than these are forgotten.
    pub(super) fn in_english(&mut self, notes: &[Arc<Note>]) -> Vec<Diagnostic> {
        let files = notes.iter().map(|note| (note.path.clone(), SameNote(note.clone()))).collect();
        self.0.update(files, |_, SameNote(note)| in_note(note).into());
        notes.iter().filter_map(|note| self.0.get(&note.path)).flat_map(|found| found.to_vec()).collect()
    }
}

fn in_note(note: &Note) -> Vec<Diagnostic> {
    let Some(prose) = prose::read(note) else { return Vec::new() };
    let mut found = Vec::new();
    for rule in RULES {
        if let Find::InEnglish { note, .. } = rule.find {
            note(&prose, &mut found);
        }
    }
    found
}
