//! The search of files: their names, their words, keys in them, and the manifest of them all.

use super::find::{Found, Place};
use super::fold::Folded;
use super::keys::keys;
use super::reading::{KnownLines, Markup, Words, printable};
use super::runs::{Hit, Known};
use super::wanted::Wanted;
use crate::output::MANIFEST;
use crate::render::Files;
use crate::search::{Haystack, Term, readings};
use crate::source::Span;
use memchr::memmem::Finder;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;

/// How thoroughly files are searched.
#[derive(Clone, Copy)]
pub(super) enum Pass<'a> {
    /// Whether anything is there at all: lines that many pages have are read once, and nothing is told of the places.
    First(&'a KnownLines),
    /// Every place of all that this does not explain.
    Every(&'a Known),
}

/// What stands in these files and in their manifest, in the order of their names.
pub(super) fn search(wanted: &Wanted, files: &Files, manifest: &str, pass: Pass<'_>) -> Vec<Found> {
    let each = files.par_iter().map(|(address, bytes)| in_file(wanted, address, bytes, pass));
    let mut found: Vec<Found> = each.flatten_iter().collect();
    found.extend(in_manifest(wanted, manifest, pass));
    found
}

/// What stands in a file and in its name.
pub(super) fn in_file(wanted: &Wanted, address: &str, bytes: &[u8], pass: Pass<'_>) -> Vec<Found> {
    let mut search = Search { wanted, pass, address, words: Words::default(), found: Vec::new() };
    search.name();
    search.file(bytes);
    search.found
}

/// What stands in the manifest.
pub(super) fn in_manifest(wanted: &Wanted, manifest: &str, pass: Pass<'_>) -> Vec<Found> {
    let mut search = Search { wanted, pass, address: MANIFEST, words: Words::default(), found: Vec::new() };
    search.text(&without_hashes(manifest), Markup::Quotes, false);
    search.found
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
    pass: Pass<'a>,
    address: &'a str,
    words: Words,
    found: Vec<Found>,
}

impl Search<'_> {
    fn name(&mut self) {
        let (address, wanted) = (self.address, self.wanted);
        wanted.runs.find(&Folded::of(address), |hit| self.push(hit, |_| Place::Name));
        for (literal, id) in &wanted.literals {
            if literals(literal, address.as_bytes()).next().is_some() {
                self.push(Hit::of(*id), |_| Place::Name);
            }
        }
        for (term, id) in &wanted.terms {
            if holds(term, address) {
                self.push(Hit::of(*id), |_| Place::Name);
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
        if wanted.runs.is_empty() && wanted.hints.is_none() {
            self.words.pass(text);
        } else {
            let known = match self.pass {
                Pass::First(known) => Some(known),
                Pass::Every(_) => None,
            };
            self.words.read(text, markup, known, wanted.hints.is_some());
        }
        for range in std::mem::take(&mut self.words.read) {
            for (what, at) in keys(text, range.clone()) {
                self.found.push(Found {
                    hit: None,
                    key: Some(what),
                    address: self.address.to_owned(),
                    place: self.place(text, at),
                });
            }
            for (literal, id) in &wanted.literals {
                for at in literals(literal, &text.as_bytes()[range.clone()]).map(|at| range.start + at) {
                    self.push(Hit::of(*id), |search| search.place(text, at));
                }
            }
        }
        let mut hits = Vec::new();
        wanted.runs.find(&self.words.folded, |hit| hits.push(hit));
        for hit in hits {
            // A short name stands in what is no text by chance.
            let is_there = !is_binary || wanted.things[hit.id as usize].text.len() > 6;
            if is_there {
                self.push(hit, |search| search.place(text, hit.at));
            }
        }
        self.terms(text);
    }

    fn terms(&mut self, text: &str) {
        let Some(hints) = &self.wanted.hints else { return };
        let folded = &self.words.folded;
        let hints: Vec<aho_corasick::Match> = hints.find_overlapping_iter(folded.letters()).collect();
        if hints.is_empty() {
            return;
        }
        let starts = folded.starts();
        let place = |hint: aho_corasick::Match| {
            let (word, letter) = folded.place_of(&starts, hint.start());
            is_apart(text, letter, &folded.letters()[hint.range()]).then_some((hint.pattern().as_usize(), word))
        };
        // A line may hint at a term a thousand times, as the search of an edition is one line; what it holds is the same each time.
        let mut judged: HashSet<(usize, usize)> = HashSet::new();
        for (index, at) in hints.into_iter().filter_map(place).collect::<Vec<_>>() {
            let (term, id) = &self.wanted.terms[index];
            let line = line_of(text, at);
            if !judged.insert((index, text.len() - line.len())) {
                continue;
            }
            let lines = up_to(line, 3);
            if holds(term, lines) || readings(lines).iter().any(|lines| holds(term, lines)) {
                self.push(Hit::of(*id), |search| search.place(text, at));
            }
        }
    }

    /// Takes note of something found, of what is the same in one file once.
    fn push(&mut self, hit: Hit, place: impl FnOnce(&Self) -> Place) {
        let is_explained = match self.pass {
            Pass::First(_) => false,
            Pass::Every(known) => known.explains(&hit),
        };
        let is_same = |found: &Found| found.hit.is_some_and(|other| (other.id, other.number) == (hit.id, hit.number));
        if is_explained || self.found.iter().rev().take(32).any(is_same) {
            return;
        }
        let place = place(self);
        self.found.push(Found { hit: Some(hit), key: None, address: self.address.to_owned(), place });
    }

    fn place(&self, text: &str, at: usize) -> Place {
        match self.pass {
            Pass::First(_) => Place::Text(String::new()),
            Pass::Every(_) => Place::Text(around(text, at)),
        }
    }
}

/// Whether a hint at a short term may be a word, as it must be: `ana` in `banana` is none. Where that cannot be told of the letters, it may.
fn is_apart(text: &str, start: usize, letters: &[u8]) -> bool {
    const SHORT: usize = 5;
    let (bytes, end) = (text.as_bytes(), start + letters.len());
    let is_there = bytes.get(start..end).is_some_and(|found| found.eq_ignore_ascii_case(letters));
    let is_small = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_lowercase);
    let goes_on = |one: Option<usize>, two: usize| is_small(one) && is_small(Some(two));
    letters.len() >= SHORT || !is_there || !(goes_on(start.checked_sub(1), start) || goes_on(end.checked_sub(1), end))
}

/// Where this stands letter by letter, and is no part of a longer word. A folder at the root of the disk, such as `/packet`, is none in `../packet.html`, which leads
/// from one page to another.
fn literals<'a>(literal: &'a Finder<'_>, bytes: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    let begins_with_letter = literal.needle().first().is_some_and(u8::is_ascii_alphanumeric);
    let is_at_root = literal.needle().iter().rposition(|byte| *byte == b'/') == Some(0);
    let goes_before = move |at: usize| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        is_at_root && before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b".-_%".contains(byte))
    };
    literal.find_iter(bytes).filter(move |at| {
        let goes_on = is_letter(Some(at + literal.needle().len()));
        !(goes_on || goes_before(*at) || begins_with_letter && is_letter(at.checked_sub(1)))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_at_the_root_is_told_from_the_way_to_a_page() {
        let found = |folder: &str, text: &str| literals(&Finder::new(folder), text.as_bytes()).count();
        assert_eq!(found("/packet", "<a href=\"../packet.html\">, <a href=\"../files/packet/a.png\">"), 0);
        assert_eq!(found("/packet", "<a href=\"/packet/a.md\">, file:///packet/a.md, in /packet."), 3);
        assert_eq!(found("/home/ana", "host:/home/ana/a.md, x/home/ana, /home/anabel"), 2);
    }
}
