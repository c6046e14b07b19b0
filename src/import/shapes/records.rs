//! YAML and JSON: whatever the keys are called, there are things with names that hold levels, levels that hold things, records that name both, or tables
//! whose keys are levels.

mod cells;
mod walk;

use crate::import::ladder::{Ladder, key};
use crate::import::ledger::Ledger;
use crate::import::names::{self, ENOUGH, Role};
use crate::import::tree::{Entry, Leaf, Tree, key_role};
use std::collections::HashMap;
use walk::{At, Walk};

/// What is defined once and named elsewhere, in any of the files.
#[derive(Default)]
pub(in crate::import) struct Definitions<'a> {
    levels: Vec<&'a Tree>,
    /// The places of levels by what they are called.
    names: HashMap<String, usize>,
    /// Everything else by its id.
    others: HashMap<String, &'a Tree>,
}

impl<'a> Definitions<'a> {
    /// Looks for lists of things with ids.
    pub(in crate::import) fn add(&mut self, name: &str, tree: &'a Tree) {
        let of_file = Some((name, tree)).filter(|(_, tree)| tree.is_records());
        let lists = tree.entries().iter().map(|entry| (entry.key.as_str(), &entry.value));
        for (name, list) in lists.chain(of_file).filter(|(_, list)| list.is_records()) {
            let items = list.items().iter().filter(|item| item.name().is_some());
            if is_level_list(name, list) && !list.items().iter().any(|item| level_of(item).is_some()) {
                for item in items {
                    for name in [item.name(), item.id()].into_iter().flatten() {
                        self.names.entry(key(&name.said.text)).or_insert(self.levels.len());
                    }
                    self.levels.push(item);
                }
            } else {
                for item in items {
                    if let Some(id) = item.id() {
                        self.others.entry(key(&id.said.text)).or_insert(item);
                    }
                }
            }
        }
    }

    fn level(&self, name: &str) -> Option<&'a Tree> {
        self.names.get(&key(name)).map(|at| self.levels[*at])
    }

    /// Whether something with this id is defined.
    pub(in crate::import) fn knows(&self, name: &str) -> bool {
        self.other(name).is_some()
    }

    fn other(&self, name: &str) -> Option<&'a Tree> {
        self.others.get(&key(name)).copied()
    }
}

/// A criterion that takes its title and its statements from elsewhere, since it has no title of its own.
pub(in crate::import) type Bare = Vec<usize>;

/// What a file says, and which of its criteria have no title.
pub(in crate::import) fn read(
    ledger: &mut Ledger,
    name: &str,
    tree: &Tree,
    definitions: &Definitions<'_>,
) -> (Ladder, Bare) {
    let mut walk = Walk { ledger, definitions, ladder: Ladder::default(), bare: Vec::new() };
    let at = At::default();
    match tree {
        Tree::List(_) => walk.list(name, tree, &at),
        Tree::Map(_) | Tree::Leaf(_) | Tree::Nothing => {
            walk.ladder.title = tree.name().map(|name| name.said.clone());
            walk.ladder.summary = tree.with_role(Role::Summary).map(|leaf| leaf.said.clone()).into_iter().collect();
            walk.map(tree, &at);
        }
    }
    let Walk { mut ladder, bare, .. } = walk;
    in_order(&mut ladder, definitions);
    tree.each_leaf(name, &mut |key, leaf| ledger.leave_key(&leaf.said, key));
    (ladder, bare)
}

/// Levels as they are defined; else, where all are known to be higher or lower, by that.
fn in_order(ladder: &mut Ladder, definitions: &Definitions<'_>) {
    let defined = |title: &str| definitions.names.get(&key(title)).copied();
    let places: Vec<Option<(usize, usize, usize, u32)>> = ladder
        .levels
        .iter()
        .map(|level| {
            let place = defined(&level.title.text).map(|at| (at, 0, 0, 0));
            place.or_else(|| names::height(&level.title.text).map(|(word, before, number)| (0, word, before, number)))
        })
        .collect();
    let Some(places) = places.into_iter().collect::<Option<Vec<_>>>() else { return };
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|at| places[*at]);
    let falls = places.windows(2).all(|pair| pair[0] > pair[1]);
    if falls && definitions.levels.is_empty() {
        return;
    }
    ladder.reorder(&order);
}

/// `impactScope` as people would write it.
fn human(key: &str) -> String {
    if key.contains(' ') || key.chars().all(|letter| !letter.is_lowercase()) {
        return key.to_owned();
    }
    let spaced = names::spaced(key);
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text of a record that names its level.
fn level_of(tree: &Tree) -> Option<&Leaf> {
    let mut entries = tree.entries().iter();
    let entry = entries.find(|entry| key_role(&entry.key) == Some(Role::Level) && !entry.key.ends_with('s'))?;
    entry.value.as_leaf()
}

/// Whether the things of a list are levels: they are called so, or their list is.
fn is_level_list(name: &str, list: &Tree) -> bool {
    let names: Vec<&str> = list.items().iter().filter_map(|item| Some(item.name()?.said.text.as_str())).collect();
    let is_called = key_role(name) == Some(Role::Level);
    names.len() == list.items().len() && (is_called || names::share(names.iter().copied()) >= ENOUGH)
}

/// Whether the things of a list have no names.
fn is_unnamed(list: &Tree) -> bool {
    list.items().len() > 1 && list.items().iter().all(|item| item.name().is_none() && level_of(item).is_none())
}

/// Whether a key is the name of something that holds levels.
fn is_thing(entry: &Entry) -> bool {
    let is_map = matches!(entry.value, Tree::Map(_));
    is_map && !is_plain(&entry.key) && holds_levels(&entry.value)
}

/// Whether a key is a level and stands beside others that are.
fn is_level_key(entry: &Entry, tree: &Tree) -> bool {
    let is_one =
        |entry: &Entry| key_role(&entry.key).is_none() && names::is_level(&names::spaced(&entry.key).to_uppercase());
    let is_step = |entry: &Entry| names::is_step(&names::spaced(&entry.key)) || is_one(entry);
    let is_word = |entry: &Entry| is_step(entry) && !matches!(entry.value, Tree::Nothing);
    is_word(entry) && tree.entries().iter().filter(|other| is_word(other)).count() > 1
}

/// Whether a key says no more than that levels stand in it.
fn is_plain(key: &str) -> bool {
    let spaced = names::spaced(key);
    let words =
        ["description", "descriptions", "proficiency", "proficiencies", "level", "levels", "maturity", "statements"];
    let says_what = matches!(
        key_role(key),
        Some(
            Role::Level
                | Role::Criterion
                | Role::Text
                | Role::Summary
                | Role::Examples
                | Role::Signals
                | Role::Proficiency
                | Role::Meets
                | Role::Exceeds
        )
    );
    says_what || spaced.split(' ').any(|word| words.contains(&word))
}

fn is_asked(role: Option<Role>) -> bool {
    matches!(role, Some(Role::Text | Role::Criterion | Role::Meets | Role::Exceeds))
}

/// Whether there are levels somewhere below.
fn holds_levels(tree: &Tree) -> bool {
    match tree {
        Tree::Nothing | Tree::Leaf(_) => false,
        Tree::List(items) => {
            items.iter().any(|item| level_of(item).is_some() || holds_levels(item))
                || (tree.is_records() && is_level_list("", tree))
        }
        Tree::Map(entries) => entries.iter().any(|entry| {
            let is_numbered = key_role(&entry.key) == Some(Role::Level) && is_unnamed(&entry.value);
            is_numbered
                || is_level_key(entry, tree)
                || holds_levels(&entry.value)
                || (entry.value.is_records() && is_level_list(&entry.key, &entry.value))
        }),
    }
}

/// Whether a thing with a name may be a criterion here: levels stand below it, or it stands below one and has texts.
fn holds_texts(item: &Tree, at: &At) -> bool {
    at.level.is_some() || holds_levels(item)
}

/// Whether a key of a record holds more things with names.
fn holds_things(entry: &Entry) -> bool {
    let is_statement = matches!(
        key_role(&entry.key),
        Some(Role::Examples | Role::Links | Role::Text | Role::Signals | Role::Meets | Role::Exceeds)
    );
    match &entry.value {
        Tree::List(_) => entry.value.is_records() && !is_statement && key_role(&entry.key) != Some(Role::Criterion),
        Tree::Map(_) => true,
        Tree::Nothing | Tree::Leaf(_) => false,
    }
}

/// Gives a criterion the title and the statements of its namesake, those first that all build on.
pub(in crate::import) fn take_from(ladder: &mut Ladder, criterion: usize, base: &Ladder) -> usize {
    let name = key(&ladder.criteria[criterion].title.text);
    let is_it = |one: &&crate::import::ladder::Criterion| {
        [Some(&one.title), one.id.as_ref()].into_iter().flatten().any(|known| key(&known.text) == name)
    };
    let Some(known) = base.criteria.iter().find(is_it) else { return 0 };
    let mut taken = 0;
    for cell in &known.cells {
        let title = &base.levels[cell.level].title;
        let level = ladder.level(title);
        taken += cell.statements.len();
        let own = ladder.cell(criterion, level);
        own.statements.splice(0..0, cell.statements.iter().cloned());
    }
    let own = &mut ladder.criteria[criterion];
    own.id = own.id.take().or_else(|| Some(own.title.clone()));
    own.title = known.title.clone();
    in_order(ladder, &Definitions::default());
    taken
}
