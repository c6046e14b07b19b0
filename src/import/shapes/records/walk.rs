//! The way through a file: which table is a level, which a criterion, and where records say that they belong.

use super::{
    Bare, Definitions, holds_levels, holds_texts, human, is_level_key, is_level_list, is_plain, is_thing, is_unnamed,
    level_of,
};
use crate::import::ladder::{Ladder, key};
use crate::import::ledger::{Ledger, Said};
use crate::import::names::Role;
use crate::import::tree::{Entry, Leaf, Tree, key_role};

/// What is known of the place that is being read.
#[derive(Clone, Default)]
pub(super) struct At {
    pub(super) level: Option<usize>,
    /// The things with names round it, the outermost first.
    pub(super) path: Vec<Said>,
    /// The key that says what texts are, where it stands further out.
    pub(super) role: Option<Role>,
}

pub(super) struct Walk<'a, 'd> {
    pub(super) ledger: &'a mut Ledger,
    pub(super) definitions: &'a Definitions<'d>,
    pub(super) ladder: Ladder,
    pub(super) bare: Bare,
}

impl Walk<'_, '_> {
    /// A table: a record when its level is known, else something that holds others.
    pub(super) fn map(&mut self, tree: &Tree, at: &At) {
        if self.ladder.has_too_many {
            return;
        }
        let mut at = at.clone();
        if let Some(leaf) = level_of(tree) {
            at.level = Some(self.level_named(leaf));
        }
        self.references(tree, &mut at);
        let is_keyed = tree.entries().iter().any(|entry| self.is_level(entry, tree));
        if at.level.is_some() && !is_keyed {
            return self.record(tree, &at);
        }
        let things = tree.entries().iter().filter(|entry| is_thing(entry)).count();
        for entry in tree.entries() {
            if self.is_level(entry, tree) {
                self.keyed(entry, &at);
            } else if things > 1 && is_thing(entry) {
                let name = match entry.value.with_role(Role::Title) {
                    Some(name) => name.said.clone(),
                    None => self.said(entry),
                };
                self.thing(&entry.value, &name, &At { level: None, ..at.clone() });
            } else {
                self.entry(entry, &at);
            }
        }
    }

    /// Whether a key is a level: others beside it are, or it is known as one.
    fn is_level(&self, entry: &Entry, tree: &Tree) -> bool {
        let is_known = || self.ladder.levels.iter().any(|level| level.is_called(&entry.key));
        is_level_key(entry, tree) || (key_role(&entry.key).is_none() && is_known())
    }

    /// What a key of something that is no record holds.
    pub(super) fn entry(&mut self, entry: &Entry, at: &At) {
        let role = key_role(&entry.key);
        match &entry.value {
            Tree::Nothing | Tree::Leaf(_) => {}
            Tree::List(_) => self.list(&entry.key, &entry.value, at),
            inner @ Tree::Map(entries) => {
                let keyed = entries.iter().filter(|inner_entry| is_level_key(inner_entry, inner)).count();
                let mut at = At { role: role.or(at.role), ..at.clone() };
                if keyed > 1 && !is_plain(&entry.key) {
                    at.path.push(self.said(entry));
                }
                if let (Some(summary), true) = (inner.with_role(Role::Summary), holds_levels(inner)) {
                    self.summary(&at, summary);
                }
                self.map(inner, &at);
            }
        }
    }

    /// A key that is a level, with what it holds.
    fn keyed(&mut self, entry: &Entry, at: &At) {
        let said = self.said(entry);
        let said = match self.definitions.level(&entry.key).and_then(Tree::name) {
            Some(name) => name.said.clone(),
            None => Said { text: human(&said.text), ..said },
        };
        let level = self.ladder.level(&said);
        let at = At { level: Some(level), ..at.clone() };
        match &entry.value {
            Tree::Map(_) if at.role == Some(Role::Signals) => self.signals(&entry.value, &at),
            Tree::Map(_) => self.record(&entry.value, &at),
            value => self.texts(value, &at),
        }
    }

    /// A list: levels, or things with names, or records that say where they belong.
    pub(super) fn list(&mut self, name: &str, list: &Tree, at: &At) {
        if !at.path.is_empty() && at.level.is_none() && key_role(name) == Some(Role::Level) && is_unnamed(list) {
            return self.numbered(name, list, at);
        }
        if !list.is_records() {
            if at.level.is_some() {
                self.texts(list, &At { role: key_role(name).or(at.role), ..at.clone() });
            }
            return;
        }
        let are_levels = is_level_list(name, list);
        for item in list.items() {
            if level_of(item).is_some() {
                self.map(item, &At { role: None, ..at.clone() });
            } else if let Some(leaf) = item.name().filter(|_| are_levels && at.level.is_none()) {
                let level = self.level_named(leaf);
                self.define(level, item, at);
                self.map(item, &At { level: Some(level), role: None, ..at.clone() });
            } else if let Some(leaf) = item.name().filter(|_| holds_texts(item, at)) {
                self.thing(item, &leaf.said, at);
            } else {
                self.map(item, at);
            }
        }
    }

    /// A list of levels that have no names but their number.
    fn numbered(&mut self, name: &str, list: &Tree, at: &At) {
        let spaced = human(name);
        let noun = spaced.strip_suffix('s').unwrap_or(&spaced);
        for (nth, item) in list.items().iter().enumerate() {
            let Some(first) = item.first_leaf() else { continue };
            let title = first.said.part(&format!("{noun} {}", nth + 1));
            let level = self.ladder.level(&title);
            let at = At { level: Some(level), role: None, ..at.clone() };
            match item {
                Tree::Map(_) => self.record(item, &at),
                other => self.texts(other, &at),
            }
        }
    }

    /// Something with a name: a criterion, or a group of them.
    fn thing(&mut self, item: &Tree, name: &Said, at: &At) {
        let mut at = At { role: None, ..at.clone() };
        if let Some(group) = item.with_role(Role::Group).filter(|_| at.path.is_empty()) {
            self.ledger.structure(&group.said);
            at.path.push(group.said.clone());
        }
        at.path.push(name.clone());
        let before = self.ladder.criteria.len();
        self.map(item, &at);
        let Some((title, group)) = at.path.split_last() else { return };
        let has_cells = self.ladder.criteria[before..].iter().any(|one| key(&one.title.text) == key(&title.text));
        if !has_cells {
            return;
        }
        let criterion = self.ladder.criterion(group, title);
        let id = item.id().map(|leaf| leaf.said.clone());
        self.ladder.criteria[criterion].id = id.or(self.ladder.criteria[criterion].id.take());
        if let Some(summary) = item.with_role(Role::Summary) {
            self.summary(&at, summary);
        }
        let has_title = ["title", "name"].map(|key| item.get(key).is_some_and(|value| value.as_leaf().is_some()));
        if has_title == [false, true] && item.get("title").is_some() {
            self.bare.push(criterion);
        }
    }

    /// What is said of a level where it is defined.
    fn define(&mut self, level: usize, item: &Tree, at: &At) {
        if self.ladder.has_too_many {
            return;
        }
        let known = &mut self.ladder.levels[level];
        known.id = known.id.take().or_else(|| item.id().map(|leaf| leaf.said.clone()));
        // The same level is defined again wherever a criterion has it.
        if let (Some(again), Some(id)) = (item.id(), &known.id)
            && again.said.text == id.text
        {
            self.ledger.structure(&again.said);
        }
        if !at.path.is_empty() {
            return;
        }
        for entry in item.entries() {
            let Some(leaf) = entry.value.as_leaf() else { continue };
            match key_role(&entry.key) {
                Some(Role::Summary) if known.summary.iter().any(|said| said.id == leaf.said.id) => {}
                Some(Role::Summary) => known.summary.push(leaf.said.clone()),
                Some(Role::Title) if !known.is_called(&leaf.said.text) => known.aliases.push(leaf.said.clone()),
                Some(Role::Track) => known.track = Some(leaf.said.clone()),
                _ => {}
            }
        }
    }

    /// What a record says about where it belongs.
    fn references(&mut self, tree: &Tree, at: &mut At) {
        let mut groups = Vec::new();
        let mut criterion = None;
        for entry in tree.entries() {
            let Some(leaf) = entry.value.as_leaf() else { continue };
            let role = key_role(&entry.key);
            let defined =
                self.definitions.other(&leaf.said.text).filter(|_| !matches!(role, Some(Role::Id | Role::Title)));
            match (defined, role) {
                (Some(definition), _) => {
                    self.ledger.structure(&leaf.said);
                    criterion = definition.name().map(|name| (name.said.clone(), Some(definition)));
                }
                (None, Some(Role::Criterion))
                    if at.level.is_some() && at.path.is_empty() && tree.entries().len() > 2 =>
                {
                    criterion = criterion.or_else(|| Some((leaf.said.clone(), None)));
                }
                (None, Some(Role::Group)) if at.level.is_some() => groups.push(leaf.said.clone()),
                _ => {}
            }
        }
        let Some((said, definition)) = criterion else { return };
        groups.iter().chain([&said]).for_each(|said| self.ledger.structure(said));
        at.path.extend(groups);
        at.path.push(said);
        let Some(definition) = definition.filter(|_| at.level.is_some()) else { return };
        let Some((title, group)) = at.path.split_last() else { return };
        let criterion = self.ladder.criterion(group, title);
        let known = &mut self.ladder.criteria[criterion];
        known.id = definition.id().map(|leaf| leaf.said.clone());
        if let Some(summary) = definition.with_role(Role::Summary).filter(|_| known.summary.is_empty()) {
            known.summary.push(summary.said.clone());
        }
    }

    /// The level that a text names, or that it is the name of.
    fn level_named(&mut self, leaf: &Leaf) -> usize {
        self.ledger.structure(&leaf.said);
        match self.definitions.level(&leaf.said.text) {
            Some(tree) => {
                let name = tree.name().map_or_else(|| leaf.said.clone(), |name| name.said.clone());
                let level = self.ladder.level(&name);
                self.define(level, tree, &At { path: Vec::new(), ..At::default() });
                level
            }
            None if leaf.said.text.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.ladder.level(&leaf.said.part(&format!("Level {}", leaf.said.text)))
            }
            None => self.ladder.level(&leaf.said.clone()),
        }
    }

    /// A key as a name.
    pub(super) fn said(&mut self, entry: &Entry) -> Said {
        let said = self.ledger.take(entry.place, &human(&entry.key));
        self.ledger.structure(&said);
        said
    }
}
