//! The keys of notes as options of the command line, made of their declarations: a key that is added to a kind is an option without being told of.

use super::template;
use crate::packet::FileKind;
use crate::syntax::keys::{Key, Shape};
use crate::vocabulary::{Form, NoteKind};

/// A key that one or more kinds have.
#[derive(Clone, Debug)]
pub(in crate::cli) struct KeyOption {
    /// As it is written, `--NAME`.
    pub(in crate::cli) name: &'static str,
    /// Which kinds have it, and where.
    pub(in crate::cli) places: Vec<KeyPlace>,
}

/// A key of a kind.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct KeyPlace {
    pub(in crate::cli) kind: NoteKind,
    /// The table that it stands in, where it is not at the top.
    pub(in crate::cli) table: Option<&'static str>,
    pub(in crate::cli) key: &'static Key,
}

/// The key that says what a note of this kind is called: its value is the title on the command line.
pub(super) const fn title_key(kind: NoteKind) -> (&'static str, Option<&'static str>) {
    match kind.form() {
        Form::Impact => ("claim", None),
        Form::Feedback => ("name", Some("from")),
        Form::Answer => ("question", None),
        Form::Evidence | Form::Page => ("title", None),
    }
}

impl KeyOption {
    /// Every option, in the order in which the kinds declare their keys.
    pub(in crate::cli) fn all() -> Vec<KeyOption> {
        let mut options: Vec<KeyOption> = Vec::new();
        for place in NoteKind::ALL.iter().filter(|kind| template(**kind).is_some()).flat_map(|kind| places(*kind)) {
            match options.iter_mut().find(|option| option.name == place.key.name) {
                Some(option) => option.places.push(place),
                None => options.push(KeyOption { name: place.key.name, places: vec![place] }),
            }
        }
        options
    }

    /// Where a kind has it.
    pub(in crate::cli) fn of(&self, kind: NoteKind) -> Option<KeyPlace> {
        self.places.iter().copied().find(|place| place.kind == kind)
    }

    /// The placeholder of its value.
    pub(in crate::cli) fn value_name(&self) -> &'static str {
        match self.places.first().map(|place| place.key.shape) {
            Some(Shape::Texts | Shape::TextsOrTables(_)) => "A,B",
            Some(Shape::Date) => "DAY",
            Some(Shape::Boolean) => "BOOL",
            Some(Shape::Number) => "N",
            Some(Shape::Text | Shape::Figure | Shape::Table(_) | Shape::Tables(_) | Shape::Names(_) | Shape::Terms)
            | None => "TEXT",
        }
    }

    /// What it says, and in which kinds where not all have it.
    pub(in crate::cli) fn help(&self) -> String {
        let mut said: Vec<(&str, Vec<&str>)> = Vec::new();
        for place in &self.places {
            match said.iter_mut().find(|(sentence, _)| *sentence == place.key.sentence) {
                Some((_, kinds)) => kinds.push(place.kind.word()),
                None => said.push((place.key.sentence, vec![place.kind.word()])),
            }
        }
        let is_of_all = self.places.len() == NoteKind::ALL.iter().filter(|kind| template(**kind).is_some()).count();
        let told = |(sentence, kinds): &(&str, Vec<&str>)| match is_of_all && said.len() == 1 {
            true => (*sentence).to_owned(),
            false => format!("{}: {sentence}", kinds.join(", ")),
        };
        let mut help: Vec<String> = said.iter().map(told).collect();
        if self.name == "from" {
            help.push("any kind: an entry of the log to make it of, such as log/2026-w12#2".to_owned());
        }
        let mut letters = help.join("; ");
        if let Some(first) = letters.get_mut(..1).filter(|_| is_of_all) {
            first.make_ascii_uppercase();
        }
        letters
    }
}

/// What can be said of a note of this kind in one value each: tables of tables are for an editor.
fn places(kind: NoteKind) -> Vec<KeyPlace> {
    let title = title_key(kind);
    let mut places = Vec::new();
    for key in FileKind::Note(kind).keys() {
        match key.shape {
            Shape::Table(keys) => {
                let inner = keys.iter().map(|inner| KeyPlace { kind, table: Some(key.name), key: inner });
                places.extend(inner);
            }
            Shape::Tables(_) | Shape::Names(_) | Shape::Terms => {}
            Shape::Text
            | Shape::Texts
            | Shape::Date
            | Shape::Boolean
            | Shape::Number
            | Shape::Figure
            | Shape::TextsOrTables(_) => places.push(KeyPlace { kind, table: None, key }),
        }
    }
    places.retain(|place| (place.key.name, place.table) != title);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_an_option() {
        let names: Vec<&str> = KeyOption::all().iter().map(|option| option.name).collect();
        for name in [
            "id", "audience", "date", "from", "to", "criteria", "kind", "scope", "role", "with", "status", "links",
            "relation", "state", "evidence", "metrics", "quote",
        ] {
            assert!(names.contains(&name), "{name}: {names:?}");
        }
        assert!(!names.contains(&"title") && !names.contains(&"claim") && !names.contains(&"name"), "{names:?}");
    }
}
