//! The order of notes whose files are named after somebody who is hidden from some reader: the place of a note tells of the name, so the name has no part in it.

use crate::packet::{Note, Pseudonym, Settings};
use crate::search::Names;
use crate::syntax::markdown::Markdown;

/// The names that must not tell where a note stands.
pub(in crate::edition) struct FileNames(Names);

impl FileNames {
    /// Those of a packet; nothing where it hides nobody.
    pub(in crate::edition) fn of(settings: &Settings) -> Option<FileNames> {
        let people: Vec<_> = settings.people.iter().map(Pseudonym::named).collect();
        (!people.is_empty()).then(|| FileNames(Names::new(&people, std::iter::empty())))
    }

    /// The place of a note among its like: by its words without the name, after those whose files name nobody.
    pub(in crate::edition) fn place(&self, note: &Note) -> Option<String> {
        let is_named = self.0.is_in_id(note.path.as_str()) || self.0.is_in_id(&note.id.value);
        is_named.then(|| {
            let said = |body: &Markdown| body.passages().into_iter().map(|it| it.text).collect::<Vec<_>>();
            let said = note.told().map(|body| said(&body.public())).unwrap_or_default();
            let words = std::iter::once(note.title().to_owned()).chain(said);
            words.map(|words| self.without(&words)).collect::<Vec<_>>().join("\n")
        })
    }

    fn without(&self, words: &str) -> String {
        let mut left = words.to_owned();
        for found in self.0.find(words).into_iter().rev() {
            left.replace_range(found.range, "");
        }
        left
    }
}
