//! Things of an edition in words for a person: what other things are called, and what is told of one.

use crate::site::{Fact, Outline, Said, Thing};
use serde::Serialize;
use std::collections::BTreeMap;

/// A thing, as it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// `E-07`; empty for what has none.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// What is told of it; nothing of what is gone.
    pub facts: Vec<ToldFact>,
}

/// A fact, as it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldFact {
    /// What it is.
    pub name: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// What the things of an edition are called, by their keys.
pub(super) struct Names<'a>(BTreeMap<String, &'a Thing>);

impl<'a> Names<'a> {
    pub(super) fn of(outline: &'a Outline) -> Names<'a> {
        Names(outline.things.iter().map(|thing| (thing.key(), thing)).collect())
    }

    /// A line in words; nothing where it is about a thing that this edition does not have.
    pub(super) fn line(&self, said: &Said) -> Option<String> {
        let name = self.0.get(&said.of).map(|thing| called(thing));
        let words = if said.shown.is_empty() { &said.text } else { &said.shown };
        match (name, words.as_str()) {
            (Some(name), "") => Some(name),
            (Some(name), text) => Some(format!("{name}: {text}")),
            (None, "") => None,
            (None, text) => Some(text.to_owned()),
        }
    }

    /// A thing with all that is told of it.
    pub(super) fn whole(&self, thing: &Thing) -> Told {
        let fact = |fact: &Fact| {
            let lines: Vec<String> = fact.says.iter().filter_map(|said| self.line(said)).collect();
            (!lines.is_empty()).then(|| ToldFact { name: fact.name.clone(), lines })
        };
        Told { facts: thing.facts.iter().filter_map(fact).collect(), ..Told::named(thing) }
    }
}

impl Told {
    /// A thing by its name alone.
    pub(super) fn named(thing: &Thing) -> Told {
        Told { reference: thing.reference.clone(), title: thing.title.clone(), facts: Vec::new() }
    }
}

fn called(thing: &Thing) -> String {
    if thing.reference.is_empty() { thing.title.clone() } else { format!("{} ({})", thing.title, thing.reference) }
}
