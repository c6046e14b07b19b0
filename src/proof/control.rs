//! The same edition of a packet in which nothing is withheld, because it is not there: withheld notes and files are gone, and so are the letters of all
//! else that is withheld. What stands in its files stands there on purpose, whoever wrote the same words elsewhere.

use super::Beside;
use super::withheld::{Form, Why, Withholdings, Words};
use crate::compile::{Cache, Unchecked};
use crate::render::{Files, render};
use crate::search::{Haystack, Term};
use crate::site::make_site;
use crate::source::{PacketPath, Span, Text, Tree, TreeEntry};
use crate::vocabulary::Audience;
use std::borrow::Cow;
use std::collections::HashSet;

/// Its pages; none where it has none, and then nothing explains what was found.
pub(super) fn files(tree: &Tree, withholdings: &Withholdings, audience: Audience, beside: Option<Beside<'_>>) -> Files {
    let tree = without(tree, withholdings);
    let unchecked = Unchecked::new(&tree, &mut Cache::default());
    let site = make_site(unchecked.edition(audience), Vec::new());
    let Some(theme) = &unchecked.theme else { return Files::new() };
    let (site, more) = beside.map_or_else(|| (site.clone(), Ok(Files::new())), |beside| beside(site.clone(), theme));
    let pages = render(&site, theme).unwrap_or_default();
    pages.into_iter().chain(more.unwrap_or_default()).collect()
}

/// The packet without what is withheld.
fn without(tree: &Tree, withholdings: &Withholdings) -> Tree {
    let with = |why: Why| {
        withholdings.all.iter().filter(move |withheld| withheld.why == why).map(|withheld| withheld.span.file)
    };
    let (files, unnamed): (HashSet<_>, HashSet<_>) = (with(Why::File).collect(), with(Why::Anonymous).collect());
    let names = names(withholdings);
    let mut left = Tree::default();
    for (path, entry) in &tree.entries {
        let withheld = withholdings.places.in_file(path);
        let whole = Span::of_file(path).with(0, usize::MAX);
        if withheld.contains(&whole) || files.contains(&whole.file) {
            continue;
        }
        let is_note = path.has_ending("md") || *path == PacketPath::settings();
        let entry = match entry {
            TreeEntry::Text(text) => {
                let named = if is_note { places(&names, text.as_str()) } else { Vec::new() };
                let places: Vec<Span> = withheld.iter().copied().chain(named).collect();
                let is_whole = places.is_empty();
                TreeEntry::Text(if is_whole { text.clone() } else { Text::new(&blanked(text.as_str(), &places)) })
            }
            TreeEntry::Attachment(_)
            | TreeEntry::Picture(..)
            | TreeEntry::UnreadablePicture(_)
            | TreeEntry::Refused(_) => entry.clone(),
        };
        let path = if !places(&names, path.as_str()).is_empty() || unnamed.contains(&whole.file) {
            renamed(path, left.entries.len())
        } else {
            path.clone()
        };
        left.entries.insert(path, entry);
    }
    left
}

/// The names that a reader is not told. They stand in what that reader is given, where something else is read, so their letters go wherever they are.
fn names(withholdings: &Withholdings) -> Vec<Term> {
    let names = withholdings.all.iter().filter(|withheld| withheld.why == Why::Name);
    let term = |words: &Words| match words.form {
        Form::Term => Term::stem(&words.text),
        Form::Phrase | Form::Run => None,
    };
    names.flat_map(|withheld| withheld.words.iter().filter_map(term)).collect()
}

fn places(terms: &[Term], text: &str) -> Vec<Span> {
    let parts = [(Cow::Borrowed(text), Span::default().with(0, text.len()))];
    let mut haystack = Haystack::new(&parts);
    terms.iter().flat_map(|term| haystack.find(term)).collect()
}

/// The text with an x for each letter at these places. What makes a private block private stays.
fn blanked(text: &str, places: &[Span]) -> String {
    const MARK: &str = "[!private]";
    let marks: Vec<usize> = text.to_ascii_lowercase().match_indices(MARK).map(|(at, _)| at).collect();
    let is_mark = |at: usize| marks.iter().any(|mark| (*mark..mark + MARK.len()).contains(&at));
    let is_blank = |at: usize| places.iter().any(|place| place.range().contains(&at)) && !is_mark(at);
    let blank =
        |(at, character): (usize, char)| if character.is_alphanumeric() && is_blank(at) { 'x' } else { character };
    text.char_indices().map(blank).collect()
}

/// A name that says nothing, where a name is a person's.
fn renamed(path: &PacketPath, number: usize) -> PacketPath {
    PacketPath::new(&format!("{}/xx{number}.md", path.folder())).unwrap_or_else(|_| path.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_and_the_form_stays() {
        let text = "> [!private]\n> It's *here*.\n\nAnd é here.\n";
        let place = Span::default().with(0, 28);
        assert_eq!(blanked(text, &[place]), "> [!private]\n> xx'x *xxxx*.\n\nAnd é here.\n");
    }
}
