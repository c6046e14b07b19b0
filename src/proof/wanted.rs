//! What is looked for, and what of it the edition shows on purpose: its texts, its title and the themes of the program.

use super::fold::Folded;
use super::reading::KnownLines;
use super::runs::{Hit, Id, Known, Runs};
use super::search::{Pass, search};
use super::withheld::{Form, Withholdings};
use crate::edition::{Edition, Text};
use crate::render::{Files, built_in_texts};
use crate::search::{Haystack, Term};
use crate::source::Span;
use crate::vocabulary::month_named;
use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;
use rayon::prelude::*;

/// Where a packet is built: nothing of it is a reader's business.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// The packet's folder, absolute.
    pub packet: String,
    /// The person's home folder.
    pub home: String,
    /// What the system calls the person; empty where it does not say.
    pub user: String,
    /// What the machine is called; empty where it does not say.
    pub host: String,
}

/// Something that is looked for.
#[derive(Debug)]
pub(super) struct Thing {
    pub(super) what: What,
    pub(super) form: Form,
    /// As it was written.
    pub(super) text: String,
}

/// What something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Words of what is withheld, by the place of it in the list, and where they stand.
    Withheld(usize, Span),
    /// A folder of this machine.
    Folder,
    /// Whose machine it is, or what it is called.
    Machine,
}

/// All that is looked for.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub(super) things: Vec<Thing>,
    pub(super) runs: Runs,
    /// Folders and names of this machine, letter by letter.
    pub(super) literals: Vec<(Finder<'static>, Id)>,
    pub(super) terms: Vec<(Term, Id)>,
    /// The terms without blanks; a hit is only a hint.
    pub(super) hints: Option<AhoCorasick>,
}

/// What users and machines are called that are nobody's.
const NOBODY: [&str; 10] =
    ["root", "user", "admin", "guest", "home", "build", "runner", "ubuntu", "debian", "localhost"];

/// A phrase of fewer letters is found everywhere by chance.
const SHORTEST: usize = 3;

impl Wanted {
    pub(super) fn new(withholdings: &Withholdings, machine: &Machine) -> Wanted {
        let mut wanted = Wanted::default();
        for (at, withheld) in withholdings.all.iter().enumerate() {
            for words in &withheld.words {
                wanted.add(What::Withheld(at, words.span), &words.text, words.form);
            }
        }
        let Machine { packet, home, user, host } = machine;
        for folder in [packet, home].map(|folder| folder.trim_end_matches(['/', '\\'])) {
            if folder.len() > SHORTEST && !NOBODY.contains(&folder.trim_start_matches('/')) {
                wanted.add(What::Folder, folder, Form::Phrase);
            }
        }
        for name in [user, host].into_iter().filter(|name| name.len() > SHORTEST && !NOBODY.contains(&name.as_str())) {
            wanted.add(What::Machine, name, Form::Phrase);
        }
        wanted.runs.ready();
        let hints = wanted.terms.iter().map(|(_, id)| Folded::of(&wanted.things[*id as usize].text).letters().to_vec());
        let hints: Vec<Vec<u8>> = hints.collect();
        if !hints.is_empty() {
            wanted.hints = AhoCorasick::new(hints).ok();
        }
        wanted
    }

    fn add(&mut self, what: What, text: &str, form: Form) {
        let Ok(id) = Id::try_from(self.things.len()) else { return };
        let folded = Folded::of(text);
        match form {
            Form::Phrase if matches!(what, What::Folder | What::Machine) => {
                self.literals.push((Finder::new(text).into_owned(), id))
            }
            Form::Phrase if is_telling(&folded) => self.runs.phrase(&folded, id),
            Form::Phrase => return,
            Form::Term => match Term::stem(text) {
                Some(term) if !folded.words().is_empty() => self.terms.push((term, id)),
                Some(_) | None => return,
            },
            Form::Run => match folded.written().count() {
                0..=2 => return,
                // Too short to hold a run of words, and long enough not to be said by chance.
                3 | 4 if folded.letters().len() > 11 => self.runs.phrase(&folded, id),
                3 | 4 => return,
                _ => self.runs.text(&folded, id),
            },
        }
        self.things.push(Thing { what, form, text: text.to_owned() });
    }

    /// What of it a reader is shown on purpose. What an edition holds from a place that is withheld is not.
    pub(super) fn shown(&self, withholdings: &Withholdings, edition: &Edition) -> Known {
        let texts = edition.texts();
        let is_shown = |text: &&Text<'_>| !text.parts.iter().any(|(_, span)| withholdings.places.contain(*span));
        let shown: Vec<&Text<'_>> = texts.iter().filter(is_shown).collect();
        let mut ours = Folded::default();
        for text in built_in_texts().map(|text| -> &str { text }).chain([&*edition.title.text]) {
            ours.text(text);
            ours.end();
        }
        let mut known = self.runs.known(&ours);
        let each: Vec<Known> = shown.par_chunks(256).map(|texts| self.runs.known(&folded(texts))).collect();
        each.into_iter().for_each(|other| known.append(other));
        let parts = || shown.iter().flat_map(|text| &text.parts);
        let literals = self
            .literals
            .iter()
            .filter(|(literal, _)| parts().any(|(part, _)| literal.find(part.as_bytes()).is_some()));
        let holds = |term: &Term| shown.iter().any(|text| !Haystack::new(&text.parts).find(term).is_empty());
        let terms = self.terms.iter().filter(|(term, _)| holds(term));
        known.phrases.extend(literals.map(|(_, id)| *id).chain(terms.map(|(_, id)| *id)));
        known
    }

    /// The same for files in which nothing is withheld.
    pub(super) fn there(&self, files: &Files) -> Known {
        let hits: Vec<Hit> = search(self, files, "", Pass::First(&KnownLines::default()))
            .into_iter()
            .filter_map(|found| found.hit)
            .collect();
        let is_explained = |hit: &&Hit| self.things[hit.id as usize].what != What::Folder;
        let mut known = Known::default();
        for hit in hits.iter().filter(is_explained) {
            known.add(hit);
        }
        known
    }
}

/// Texts as one folded text.
fn folded(texts: &[&Text<'_>]) -> Folded {
    let mut folded = Folded::default();
    for text in texts {
        text.parts.iter().for_each(|(part, _)| folded.text(part));
        folded.end();
    }
    folded
}

/// Whether a phrase is more than a number, a day or a letter or two, which stand everywhere.
fn is_telling(folded: &Folded) -> bool {
    let is_name = |word: &[u8]| {
        let is_month = std::str::from_utf8(word).is_ok_and(|word| month_named(word).is_some());
        let has_letters = word.iter().any(|byte| !byte.is_ascii_digit());
        let is_part_of_a_date = word.len() <= 2 || is_month;
        has_letters && (!is_part_of_a_date || !word.is_ascii())
    };
    let words: Vec<&[u8]> = folded.written().collect();
    let letters: usize = words.iter().map(|word| word.len()).sum();
    letters >= SHORTEST
        && (words.iter().any(|word| is_name(word)) || words.iter().all(|word| !word.iter().any(u8::is_ascii_digit)))
}
