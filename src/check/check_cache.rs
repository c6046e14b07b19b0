//! The words of each note, with what was found in them, kept for the next check: they hold as long as the note is the very same.

use super::prose::KeptProse;
use super::{Find, NoteProse, RULES};
use crate::diagnostic::Diagnostic;
use crate::packet::{Note, Packet};
use crate::source::FileCache;
use std::sync::Arc;

/// What one check leaves for the next. Empty for the first.
#[derive(Debug, Default)]
pub struct CheckCache(FileCache<SameNote, Arc<NoteWords>>);

/// A note that is the same only as itself: what reads notes again keeps those whose text has not changed.
#[derive(Debug)]
struct SameNote(Arc<Note>);

impl PartialEq for SameNote {
    fn eq(&self, other: &SameNote) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The words of one note, in English, with what rules find that look at nothing else.
#[derive(Debug)]
pub struct NoteWords {
    prose: KeptProse,
    found: Vec<Diagnostic>,
}

impl CheckCache {
    /// Reads the words of the notes of the packet, in their order. Other notes than these are forgotten.
    pub fn read(&mut self, packet: &Packet) -> Vec<Arc<NoteWords>> {
        if !packet.settings.is_english() {
            return Vec::new();
        }
        let files = packet.notes.iter().map(|note| (note.path.clone(), SameNote(note.clone()))).collect();
        self.0.update(files, |_, SameNote(note)| Arc::new(NoteWords::read(note.clone())));
        packet.notes.iter().filter_map(|note| self.0.get(&note.path)).cloned().collect()
    }
}

impl NoteWords {
    fn read(note: Arc<Note>) -> NoteWords {
        let prose = KeptProse::read(note);
        let mut found = Vec::new();
        if let Some(prose) = prose.prose() {
            for rule in RULES {
                if let Find::InEnglish { note, .. } = rule.find {
                    note(prose, &mut found);
                }
            }
        }
        NoteWords { prose, found }
    }

    /// What others see of the note.
    pub(super) fn prose(&self) -> Option<&NoteProse<'_>> {
        self.prose.prose()
    }

    /// What was found in it.
    pub(super) fn found(&self) -> &[Diagnostic] {
        &self.found
    }
}
