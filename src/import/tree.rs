//! YAML and JSON as a tree in which every text is in the ledger.

use super::ledger::{Ledger, Place, Said};
use super::lines::{self, Line};
use super::names::{self, Role};
use super::source::Lines;
use crate::syntax::{Node, Value};

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    Nothing,
    Leaf(Leaf),
    List(Vec<Tree>),
    Map(Vec<Entry>),
}

/// A text, a number or a truth.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) said: Said,
    written: String,
    place: Place,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    /// Where the key stands.
    pub(super) place: Place,
    pub(super) value: Tree,
}

impl Tree {
    pub(super) fn of(ledger: &mut Ledger, node: &Node, lines: &Lines) -> Tree {
        let place = lines.place(node.span.start);
        match &node.value {
            Value::Text(text) | Value::Plain(text) | Value::Float(text) | Value::Time(text) => {
                Tree::leaf(ledger, place, text)
            }
            Value::Integer(number) => Tree::leaf(ledger, place, &number.to_string()),
            Value::Boolean(truth) => Tree::leaf(ledger, place, &truth.to_string()),
            Value::Date(date) => Tree::leaf(ledger, place, &date.to_string()),
            Value::List(nodes) => Tree::List(nodes.iter().map(|node| Tree::of(ledger, node, lines)).collect()),
            Value::Table(table) => {
                let entry = |entry: &crate::syntax::Entry| Entry {
                    key: entry.key.value.clone(),
                    place: lines.place(entry.key.span.start),
                    value: Tree::of(ledger, &entry.node, lines),
                };
                Tree::Map(table.entries.iter().map(entry).collect())
            }
            Value::Nothing | Value::Reported => Tree::Nothing,
        }
    }

    fn leaf(ledger: &mut Ledger, place: Place, text: &str) -> Tree {
        if text.trim().is_empty() {
            return Tree::Nothing;
        }
        Tree::Leaf(Leaf { said: ledger.take(place, text), written: text.to_owned(), place })
    }

    pub(super) fn as_leaf(&self) -> Option<&Leaf> {
        match self {
            Tree::Leaf(leaf) => Some(leaf),
            Tree::Nothing | Tree::List(_) | Tree::Map(_) => None,
        }
    }

    pub(super) fn entries(&self) -> &[Entry] {
        match self {
            Tree::Map(entries) => entries,
            Tree::Nothing | Tree::Leaf(_) | Tree::List(_) => &[],
        }
    }

    pub(super) fn items(&self) -> &[Tree] {
        match self {
            Tree::List(items) => items,
            Tree::Nothing | Tree::Leaf(_) | Tree::Map(_) => &[],
        }
    }

    /// Whether it is a list of tables and of nothing else.
    pub(super) fn is_records(&self) -> bool {
        let items = self.items();
        !items.is_empty() && items.iter().all(|item| matches!(item, Tree::Map(_)))
    }

    /// Whether it is a text, or a list of texts.
    pub(super) fn is_texts(&self) -> bool {
        match self {
            Tree::Leaf(_) => true,
            Tree::List(items) => !items.is_empty() && items.iter().all(|item| matches!(item, Tree::Leaf(_))),
            Tree::Nothing | Tree::Map(_) => false,
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Tree> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The text whose key has this role, the first that is not empty.
    pub(super) fn with_role(&self, wanted: Role) -> Option<&Leaf> {
        let entries = self.entries().iter().filter(|entry| key_role(&entry.key) == Some(wanted));
        entries.into_iter().find_map(|entry| entry.value.as_leaf())
    }

    /// What it is called: its title, else its id.
    pub(super) fn name(&self) -> Option<&Leaf> {
        let titled = self.get("title").and_then(Tree::as_leaf);
        titled.or_else(|| self.with_role(Role::Title)).or_else(|| self.with_role(Role::Id))
    }

    /// What a reference to it says: an id, a slug, or the name where a title stands beside it.
    pub(super) fn id(&self) -> Option<&Leaf> {
        let name = self.get("name").and_then(Tree::as_leaf).filter(|_| self.get("title").is_some());
        self.with_role(Role::Id).or(name)
    }

    /// Its texts as what stands in them one by one.
    pub(super) fn lines(&self, ledger: &mut Ledger) -> Vec<Line> {
        match self {
            Tree::Leaf(leaf) => leaf.lines(ledger),
            Tree::List(items) => items.iter().flat_map(|item| item.lines(ledger)).collect(),
            Tree::Nothing | Tree::Map(_) => Vec::new(),
        }
    }

    /// The first text in it.
    pub(super) fn first_leaf(&self) -> Option<&Leaf> {
        match self {
            Tree::Nothing => None,
            Tree::Leaf(leaf) => Some(leaf),
            Tree::List(items) => items.iter().find_map(Tree::first_leaf),
            Tree::Map(entries) => entries.iter().find_map(|entry| entry.value.first_leaf()),
        }
    }

    /// Every leaf below, each with the key that it stands at.
    pub(super) fn each_leaf<'a>(&'a self, key: &'a str, visit: &mut dyn FnMut(&'a str, &'a Leaf)) {
        match self {
            Tree::Nothing => {}
            Tree::Leaf(leaf) => visit(key, leaf),
            Tree::List(items) => items.iter().for_each(|item| item.each_leaf(key, visit)),
            Tree::Map(entries) => entries.iter().for_each(|entry| entry.value.each_leaf(&entry.key, visit)),
        }
    }
}

impl Leaf {
    /// A text with a list or with paragraphs in it is several.
    fn lines(&self, ledger: &mut Ledger) -> Vec<Line> {
        let text = self.written.trim();
        let has_parts =
            text.contains("\n\n") || text.lines().any(|line| line.trim_start().starts_with(['-', '*', '•']));
        if !has_parts || !text.contains('\n') {
            return vec![Line::plain(self.said.clone())];
        }
        ledger.structure(&self.said);
        lines::split(ledger, self.place, text)
    }
}

/// The role of a key: what it is, or what its last word is.
pub(super) fn key_role(key: &str) -> Option<Role> {
    names::role(key).or_else(|| {
        let spaced = names::spaced(key);
        match spaced.rsplit(' ').next()? {
            "summary" | "description" => Some(Role::Summary),
            "title" | "name" => Some(Role::Title),
            _ => None,
        }
    })
}
