//! What is looked for, and looking for it. What the edition shows on purpose is taken out first: its texts, its titles and the themes of the program.

use super::find::{Found, Place};
use super::fold::Folded;
use super::keys::keys;
use super::reading::{KnownLines, Markup, Words, printable};
use super::runs::{Hit, Id, Runs};
use super::withheld::{Form, Withholdings};
use crate::edition::{Edition, Text};
use crate::render::{Files, built_in_texts};
use crate::search::{Haystack, Term, readings};
use crate::source::Span;
use aho_corasick::AhoCorasick;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;

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
    /// As it was written.
    pub(super) text: String,
}

/// What something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Words of what is withheld, by the place of it in the list.
    Withheld(usize, Span, Form),
    /// A folder of this machine: it must stand there letter by letter.
    Folder,
    /// Whose machine it is, or what it is called.
    Machine,
}

/// All that is looked for.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub(super) things: Vec<Thing>,
    runs: Runs,
    terms: Vec<(Term, Id)>,
    /// The terms without blanks; a hit is only a hint.
    hints: Option<AhoCorasick>,
}

/// What users and machines are called that are nobody's.
const NOBODY: [&str; 10] =
    ["root", "user", "admin", "guest", "home", "build", "runner", "ubuntu", "debian", "localhost"];

/// A phrase of fewer letters is found everywhere by chance.
const SHORTEST: usize = 3;

impl Wanted {
    pub(super) fn new(withholdings: &Withholdings, edition: &Edition, machine: &Machine) -> Wanted {
        let mut wanted = Wanted::default();
        for (at, withheld) in withholdings.all.iter().enumerate() {
            for words in &withheld.words {
                wanted.add(What::Withheld(at, words.span, words.form), &words.text, words.form);
            }
        }
        let Machine { packet, home, user, host } = machine;
        for folder in [packet, home].into_iter().filter(|folder| folder.len() > 1) {
            wanted.add(What::Folder, folder.trim_end_matches(['/', '\\']), Form::Phrase);
        }
        for name in [user, host].into_iter().filter(|name| name.len() > SHORTEST && !NOBODY.contains(&name.as_str())) {
            wanted.add(What::Machine, name, Form::Phrase);
        }
        wanted.runs.ready();
        wanted.forget_shown(withholdings, edition);
        let hints: Vec<Vec<u8>> = wanted
            .terms
            .iter()
            .map(|(_, id)| Folded::of(&wanted.things[*id as usize].text).letters().to_vec())
            .collect();
        if !hints.is_empty() {
            wanted.hints = AhoCorasick::new(hints).ok();
        }
        wanted
    }

    fn add(&mut self, what: What, text: &str, form: Form) {
        let Ok(id) = Id::try_from(self.things.len()) else { return };
        let folded = Folded::of(text);
        match form {
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
        self.things.push(Thing { what, text: text.to_owned() });
    }

    /// Forgets what a reader is shown on purpose. What an edition holds from a place that is withheld is not.
    fn forget_shown(&mut self, withholdings: &Withholdings, edition: &Edition) {
        if self.runs.is_empty() && self.terms.is_empty() {
            return;
        }
        let texts = edition.texts();
        let is_shown = |text: &&Text<'_>| !text.parts.iter().any(|(_, span)| withholdings.places.contain(*span));
        let shown: Vec<&Text<'_>> = texts.iter().filter(is_shown).collect();
        let found: Vec<_> = shown.par_chunks(256).map(|texts| self.runs.known(&folded(texts))).collect();
        found.into_iter().for_each(|found| self.runs.forget(found));
        let mut ours = Folded::default();
        for text in built_in_texts().map(|text| -> &str { text }).chain([&*edition.title.text]) {
            ours.text(text);
            ours.end();
        }
        let found = self.runs.known(&ours);
        self.runs.forget(found);
        self.terms.retain(|(term, _)| !shown.iter().any(|text| !Haystack::new(&text.parts).find(term).is_empty()));
    }

    /// All that stands in these files, in the order of their names: each thing where it stands first, if not wherever it stands. Lines that many pages have
    /// are read once.
    pub(super) fn search(&self, files: &Files, manifest: &str) -> Vec<Found> {
        self.search_but(Some(&KnownLines::default()), files, manifest)
    }

    /// All that stands in these files, wherever it stands.
    pub(super) fn search_all(&self, files: &Files, manifest: &str) -> Vec<Found> {
        self.search_but(None, files, manifest)
    }

    fn search_but(&self, known: Option<&KnownLines>, files: &Files, manifest: &str) -> Vec<Found> {
        let each = files.par_iter().map_init(Words::default, |words, (address, bytes)| {
            let mut search = Search { wanted: self, address, known, words, found: Vec::new() };
            search.name();
            search.file(bytes);
            search.found
        });
        let mut found: Vec<Found> = each.flatten_iter().collect();
        let mut words = Words::default();
        let address = crate::output::MANIFEST;
        let mut search = Search { wanted: self, address, known, words: &mut words, found: Vec::new() };
        search.text(&without_hashes(manifest), Markup::Quotes, false);
        found.append(&mut search.found);
        found
    }

    /// What of it does not stand in these files.
    pub(super) fn unexplained(&self, found: Vec<Found>, files: &Files) -> Vec<Found> {
        let explained: HashSet<Id> = self.search(files, "").into_iter().filter_map(|find| find.id).collect();
        let is_there = |find: &Found| {
            let id = find.id.filter(|id| self.things[*id as usize].what != What::Folder);
            id.is_some_and(|id| explained.contains(&id))
        };
        found.into_iter().filter(|find| !is_there(find)).collect()
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
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let is_name = |word: &[u8]| {
        let is_month =
            word.len() >= 3 && MONTHS.iter().any(|month| word.starts_with(month.as_bytes())) && word.len() <= 9;
        let has_letters = word.iter().any(|byte| !byte.is_ascii_digit());
        let is_part_of_a_date = word.len() <= 2 || is_month;
        has_letters && (!is_part_of_a_date || !word.is_ascii())
    };
    let words: Vec<&[u8]> = folded.written().collect();
    let letters: usize = words.iter().map(|word| word.len()).sum();
    letters >= SHORTEST
        && (words.iter().any(|word| is_name(word)) || words.iter().all(|word| !word.iter().any(u8::is_ascii_digit)))
}

/// The manifest without its hashes, in which words stand by chance.
fn without_hashes(manifest: &str) -> String {
    const HASH: usize = 64;
    let is_hash = |word: &&str| word.len() == HASH && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    manifest.split('"').filter(|word| !is_hash(word)).collect::<Vec<_>>().join("\"")
}

/// A search of one file.
struct Search<'a> {
    wanted: &'a Wanted,
    address: &'a str,
    known: Option<&'a KnownLines>,
    words: &'a mut Words,
    found: Vec<Found>,
}

impl Search<'_> {
    fn name(&mut self) {
        let (address, found) = (self.address, &mut self.found);
        self.wanted.runs.find(&Folded::of(address), |hit| found.push(Found::new(Some(hit.id), address, Place::Name)));
        let named = [(Cow::Borrowed(self.address), Span::default().with(0, self.address.len()))];
        let mut name = Haystack::new(&named);
        for (term, id) in &self.wanted.terms {
            if !name.find(term).is_empty() {
                self.found.push(Found::new(Some(*id), self.address, Place::Name));
            }
        }
    }

    fn file(&mut self, bytes: &[u8]) {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.text(text, Markup::of(self.address), false),
            // What stands between the letters of other files is chance.
            Err(_) => self.text(&printable(bytes), Markup::Plain, true),
        }
    }

    fn text(&mut self, text: &str, markup: Markup, is_binary: bool) {
        self.read(text, markup, is_binary);
        if self.words.has_codes {
            for reading in readings(text) {
                self.read(&reading, Markup::Plain, is_binary);
                if markup == Markup::Tags {
                    self.read(&reading, Markup::Tags, is_binary);
                }
            }
        }
    }

    fn read(&mut self, text: &str, markup: Markup, is_binary: bool) {
        let wanted = self.wanted;
        self.words.read(text, markup, self.known, wanted.hints.is_some());
        for range in &self.words.read {
            for (what, at) in keys(text, range.clone()) {
                let place = Place::Text(around(text, at));
                self.found.push(Found { key: Some(what), ..Found::new(None, self.address, place) });
            }
        }
        let mut hits = Vec::new();
        wanted.runs.find(&self.words.folded, |hit| hits.push(hit));
        for Hit { id, at } in hits {
            let line = line_of(text, at);
            let thing = &wanted.things[id as usize];
            let is_there = match thing.what {
                What::Folder => up_to(line, 3).contains(&*thing.text),
                What::Withheld(_, _, Form::Phrase) | What::Machine => !is_binary || thing.text.len() > 6,
                What::Withheld(_, _, Form::Run | Form::Term) => true,
            };
            if is_there {
                self.push(id, line);
            }
        }
        self.terms(text);
    }

    fn terms(&mut self, text: &str) {
        let Some(hints) = &self.wanted.hints else { return };
        let folded = &self.words.folded;
        let hints = hints.find_overlapping_iter(folded.letters());
        let place = |hint: aho_corasick::Match| {
            (hint.pattern().as_usize(), folded.word_of(hint.start()).map_or(0, |word| word.at))
        };
        for (index, at) in hints.map(place).collect::<Vec<_>>() {
            let (term, id) = &self.wanted.terms[index];
            let line = line_of(text, at);
            let lines = up_to(line, 3);
            let mut read = std::iter::once(Cow::Borrowed(lines)).chain(readings(lines).into_iter().map(Cow::Owned));
            if read.any(|lines| holds(term, &lines)) {
                self.push(*id, line);
            }
        }
    }

    fn push(&mut self, id: Id, line: &str) {
        let is_known = self.found.iter().rev().take(64).any(|find| find.id == Some(id) && find.place != Place::Name);
        if !is_known {
            let text = &self.wanted.things[id as usize].text;
            let first =
                text.split(|letter: char| !letter.is_alphanumeric()).find(|word| word.len() > 2).unwrap_or_default();
            let at = line.to_ascii_lowercase().find(&first.to_ascii_lowercase()).unwrap_or_default();
            self.found.push(Found::new(Some(id), self.address, Place::Text(around(line, at))));
        }
    }
}

fn holds(term: &Term, text: &str) -> bool {
    let parts = [(Cow::Borrowed(text), Span::default().with(0, text.len()))];
    !Haystack::new(&parts).find(term).is_empty()
}

/// What begins with the line that this place is in.
fn line_of(text: &str, at: usize) -> &str {
    &text[memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |before| before + 1)..]
}

/// The first lines of a text.
fn up_to(text: &str, lines: usize) -> &str {
    let end = text.match_indices('\n').nth(lines - 1).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// What stands around a place of a text, in one line.
fn around(text: &str, at: usize) -> String {
    const BEFORE: usize = 40;
    const AFTER: usize = 100;
    let (start, end) =
        (text.floor_char_boundary(at.saturating_sub(BEFORE)), text.ceil_char_boundary((at + AFTER).min(text.len())));
    let before = text[start..at].rsplit('\n').next().unwrap_or_default();
    let words: Vec<&str> = before.split_whitespace().collect();
    let after: Vec<&str> = text[at..end].split_whitespace().collect();
    let joint = if before.ends_with(char::is_whitespace) || words.is_empty() { " " } else { "" };
    format!("{}{joint}{}", words.join(" "), after.join(" ")).trim().to_owned()
}
