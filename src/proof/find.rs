//! What was found, in words for the author.

use super::runs::Hit;
use super::wanted::{Wanted, What};
use super::withheld::{Form, Why, Withholdings};
use crate::source::Span;
use crate::vocabulary::State;
use std::collections::BTreeMap;

/// Something that must not be published, and would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// What it is: `a private block`, `a token of GitHub`.
    pub what: String,
    /// Where the packet says it; nothing for what is not the packet's.
    pub source: Option<Span>,
    /// The words that were looked for; empty for a key, which stands in no terminal either.
    pub words: String,
    /// The file that would hold it.
    pub address: String,
    /// What stands around it there; nothing where it is the file's name.
    pub around: Option<String>,
    /// How many other files hold it too.
    pub more: usize,
}

/// One place where something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What was looked for; nothing for a key.
    pub(super) hit: Option<Hit>,
    pub(super) key: Option<&'static str>,
    pub(super) address: String,
    pub(super) place: Place,
}

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In its name.
    Name,
    /// In it, with what stands around.
    Text(String),
}

/// One find for each thing that was withheld, with the first place where it stands.
pub(super) fn told(found: Vec<Found>, wanted: &Wanted, withholdings: &Withholdings) -> Vec<Find> {
    let mut finds: BTreeMap<(Option<Span>, String), Vec<Find>> = BTreeMap::new();
    for found in found {
        let find = one(found, wanted, withholdings);
        finds.entry((find.source, find.what.clone())).or_default().push(find);
    }
    let first = |mut finds: Vec<Find>| {
        let mut addresses: Vec<String> = finds.iter().map(|find| find.address.clone()).collect();
        addresses.sort();
        addresses.dedup();
        Find { more: addresses.len() - 1, ..finds.swap_remove(0) }
    };
    finds.into_values().map(first).collect()
}

fn one(found: Found, wanted: &Wanted, withholdings: &Withholdings) -> Find {
    let Found { hit, key, address, place } = found;
    let around = match place {
        Place::Name => None,
        Place::Text(around) => Some(around),
    };
    let Some(hit) = hit else {
        // The key itself is not repeated.
        return Find {
            what: key.unwrap_or_default().to_owned(),
            source: None,
            words: String::new(),
            address,
            around: None,
            more: 0,
        };
    };
    let thing = &wanted.things[hit.id as usize];
    let (what, source) = match thing.what {
        What::Withheld(at, span) => (what(withholdings.all[at].why, thing.form), Some(span)),
        What::Folder => ("a folder of this machine".to_owned(), None),
        What::Machine => ("a name of this machine or its user".to_owned(), None),
    };
    Find { what, source, words: thing.text.clone(), address, around, more: 0 }
}

fn what(why: Why, form: Form) -> String {
    let (whole, _) = why.words();
    match (why, form) {
        (Why::Anonymous | Why::Term | Why::Name | Why::Link | Why::Source, _) | (_, Form::Term) => whole.to_owned(),
        (_, Form::Phrase) => format!("the name of {whole}"),
        (_, Form::Run) => format!("words of {whole}"),
    }
}

impl Why {
    /// What is withheld, as the author would call it: one, and several.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Why::Own => ("a note for you alone", "notes for you alone"),
            Why::Manager => ("a note for the manager", "notes for the manager"),
            Why::Feedback(State::Draft) => ("feedback that is a draft", "feedback notes that are drafts"),
            Why::Feedback(State::Requested) => {
                ("feedback that was asked for and is not given", "feedback notes that were asked for and are not given")
            }
            Why::Feedback(State::Declined) => ("feedback that was declined", "feedback notes that were declined"),
            Why::Feedback(State::Given) => ("feedback for fewer readers", "feedback notes for fewer readers"),
            Why::Private => ("a private block", "private blocks"),
            Why::Draft => ("a draft of feedback", "parts of drafts of feedback"),
            Why::Anonymous => ("who gave anonymous feedback", "names behind anonymous feedback"),
            Why::Comment => ("a comment", "comments"),
            Why::Footnote => ("a footnote that nothing refers to", "footnotes that nothing refers to"),
            Why::Link => ("a link to what this reader has not got", "links to what this reader has not got"),
            Why::Source => ("a source that this reader has not got", "sources that this reader has not got"),
            Why::Waiver => ("a waiver's reason that no page shows", "reasons of waivers that no page shows"),
            Why::File => ("a file that no page shows", "files that no page shows"),
            Why::Term => ("a private term", "private terms"),
            Why::Name => ("a name that this reader is not told", "names that this reader is not told"),
        }
    }
}
