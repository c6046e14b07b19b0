//! What was found in the words of each note, kept for the next check: it holds as long as the note is the very same.

use super::{Context, Find, NoteProse, RULES};
use crate::diagnostic::Diagnostic;
use crate::packet::Note;
use crate::source::FileCache;
use std::collections::HashMap;
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
    /// What rules about English find in the notes of the packet. Other notes than these are forgotten.
    pub(super) fn in_english(&mut self, context: &Context<'_>) -> Vec<Diagnostic> {
        let notes = &context.packet.notes;
        let prose: HashMap<_, _> = context.prose().iter().map(|prose| (&prose.note.path, prose)).collect();
        let files = notes.iter().map(|note| (note.path.clone(), SameNote(note.clone()))).collect();
        self.0.update(files, |path, _| prose.get(path).map_or_else(Vec::new, |prose| in_note(prose)).into());
        notes.iter().filter_map(|note| self.0.get(&note.path)).flat_map(|found| found.to_vec()).collect()
    }
}

fn in_note(prose: &NoteProse<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        if let Find::InEnglish { note, .. } = rule.find {
            note(prose, &mut found);
        }
    }
    found
}
