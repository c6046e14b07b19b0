//! What was found in the words of each note, kept for the next check: it holds as long as the note is the very same.

use super::{Find, RULES, prose};
use crate::diagnostic::Diagnostic;
use crate::packet::Note;
use crate::source::PacketPath;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What one check leaves for the next. Empty for the first.
#[derive(Debug, Default)]
pub struct Memory {
    notes: HashMap<PacketPath, (Arc<Note>, Arc<[Diagnostic]>)>,
}

impl Memory {
    /// What rules about English find in these notes. Other notes than these are forgotten.
    pub(super) fn in_english(&mut self, notes: &[Arc<Note>]) -> Vec<Diagnostic> {
        let known = |note: &Arc<Note>| self.notes.get(&note.path).filter(|(known, _)| Arc::ptr_eq(known, note));
        let found = notes.par_iter().map(|note| match known(note) {
            Some((_, found)) => (note.path.clone(), (note.clone(), found.clone())),
            None => (note.path.clone(), (note.clone(), in_note(note).into())),
        });
        self.notes = found.collect();
        notes.iter().filter_map(|note| self.notes.get(&note.path)).flat_map(|(_, found)| found.to_vec()).collect()
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
