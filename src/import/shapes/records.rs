//! YAML and JSON: whatever the keys are called, there are things with names that hold levels, levels that hold things, records that name both, or tables
//! whose keys are levels.

use super::table::is_not_applicable;
use crate::import::ladder::{Cell, Ladder, Link, Statement, key};
use crate::import::ledger::{Ledger, Said};
use crate::import::lines::Line;
use crate::import::names::{self, ENOUGH, Role};
use crate::import::tree::{Entry, Leaf, Tree, key_role};

/// What is defined once and named elsewhere, in any of the files.
#[derive(Default)]
pub(in crate::import) struct Definitions<'a> {
    levels: Vec<&'a Tree>,
    others: Vec<&'a Tree>,
}

impl<'a> Definitions<'a> {
    /// Looks for lists of things with ids.
    pub(in crate::import) fn add(&mut self, name: &str, tree: &'a Tree) {
        let of_file = Some((name, tree)).filter(|(_, tree)| tree.is_records());
        let lists = tree.entries().iter().map(|entry| (entry.key.as_str(), &entry.value));
        for (name, list) in lists.chain(of_file).filter(|(_, list)| list.is_records()) {
            let items = list.items().iter().filter(|item| item.name().is_some());
            if is_level_list(name, list) && !list.items().iter().any(|item| level_of(item).is_some()) {
                self.levels.extend(items);
            } else {
                self.others.extend(items.filter(|item| item.id().is_some()));
            }
        }
    }

    fn level(&self, name: &str) -> Option<&'a Tree> {
        self.levels.iter().find(|tree| is_called(tree, name)).copied()
    }

    fn other(&self, name: &str) -> Option<&'a Tree> {
        self.others.iter().find(|tree| tree.id().is_some_and(|id| key(&id.said.text) == key(name))).copied()
    }
}

fn is_called(tree: &Tree, name: &str) -> bool {
    [tree.name(), tree.id()].into_iter().flatten().any(|known| key(&known.said.text) == key(name))
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
    let defined = |title: &str| definitions.levels.iter().position(|tree| is_called(tree, title));
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

/// What is known of the place that is being read.
#[derive(Clone, Default)]
struct At {
    level: Option<usize>,
    /// The things with names round it, the outermost first.
    path: Vec<Said>,
    /// The key that says what texts are, where it stands further out.
    role: Option<Role>,
}

struct Walk<'a, 'd> {
    ledger: &'a mut Ledger,
    definitions: &'a Definitions<'d>,
    ladder: Ladder,
    bare: Bare,
}

impl Walk<'_, '_> {
    /// A table: a record when its level is known, else something that holds others.
    fn map(&mut self, tree: &Tree, at: &At) {
        let mut at = at.clone();
        if let Some(leaf) = level_of(tree) {
            at.level = Some(self.level_named(leaf));
        }
        self.references(tree, &mut at);
        let levels: Vec<&Entry> = tree.entries().iter().filter(|entry| is_level_key(entry, tree)).collect();
        let is_keyed = levels.len() > 1;
        if at.level.is_some() && !is_keyed {
            return self.record(tree, &at);
        }
        let things = tree.entries().iter().filter(|entry| is_thing(entry)).count();
        for entry in tree.entries() {
            if is_keyed && is_level_key(entry, tree) {
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

    /// What a key of something that is no record holds.
    fn entry(&mut self, entry: &Entry, at: &At) {
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
    fn list(&mut self, name: &str, list: &Tree, at: &At) {
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

    /// A table of which the level is known.
    fn record(&mut self, tree: &Tree, at: &At) {
        let parts = tree.entries().iter().filter(|entry| holds_things(entry));
        let parts: Vec<&Entry> = parts.collect();
        if at.path.is_empty() {
            return self.level_alone(tree, at);
        }
        self.cell(tree, at, &parts);
        parts.into_iter().for_each(|entry| self.entry(entry, at));
    }

    /// A level that no criterion is known for: what it holds are criteria.
    fn level_alone(&mut self, tree: &Tree, at: &At) {
        for entry in tree.entries() {
            match (&entry.value, key_role(&entry.key)) {
                (Tree::Map(inner), role) if inner.iter().all(|entry| entry.value.is_texts()) && is_asked(role) => {
                    for one in inner {
                        let at = At { path: vec![self.said(one)], ..at.clone() };
                        self.texts(&one.value, &at);
                    }
                }
                (value @ Tree::List(_), Some(Role::Text | Role::Criterion)) if value.is_texts() => {
                    let at = At { path: vec![self.said(entry)], ..at.clone() };
                    self.texts(value, &at);
                }
                (Tree::List(_) | Tree::Map(_), _) => self.entry(entry, at),
                (Tree::Leaf(_) | Tree::Nothing, _) => {}
            }
        }
    }

    /// The statements of a record, with what belongs to them.
    fn cell(&mut self, tree: &Tree, at: &At, parts: &[&Entry]) {
        let mut cell = Cell::default();
        let mut examples: Vec<Said> = Vec::new();
        let mut links: Vec<Link> = Vec::new();
        let mut summary: Vec<Line> = Vec::new();
        for entry in tree.entries().iter().filter(|entry| !parts.iter().any(|part| part.key == entry.key)) {
            match key_role(&entry.key) {
                Some(Role::Text | Role::Criterion | Role::Meets) if !self.is_reference(entry, at) => {
                    cell.statements.extend(self.statements(&entry.value, false));
                }
                Some(Role::Exceeds) => cell.statements.extend(self.statements(&entry.value, true)),
                Some(Role::Summary) => match entry.value.as_leaf() {
                    // What has an id of its own is one statement, however many lines it has.
                    Some(leaf) if tree.with_role(Role::Id).is_some() => summary.push(Line::plain(leaf.said.clone())),
                    _ => summary.extend(entry.value.lines(self.ledger)),
                },
                Some(Role::Examples) if entry.value.is_records() => {
                    cell.statements.extend(self.statements(&entry.value, false));
                }
                Some(Role::Examples) => {
                    examples.extend(entry.value.lines(self.ledger).into_iter().map(|line| line.said));
                }
                Some(Role::Links) => links.extend(self.links(&entry.value)),
                Some(Role::Signals) => {
                    cell.signals.extend(entry.value.lines(self.ledger).into_iter().map(|line| line.said));
                }
                Some(Role::Proficiency) => cell.proficiency = entry.value.as_leaf().map(|leaf| leaf.said.clone()),
                Some(Role::Weight) => cell.weight = entry.value.as_leaf().map(|leaf| leaf.said.clone()),
                Some(Role::Target) => cell.target = entry.value.as_leaf().map(|leaf| leaf.said.clone()),
                _ => {}
            }
        }
        if cell.statements.is_empty() {
            cell.statements.extend(summary.iter().map(Line::statement));
            self.own_id(tree, at, &mut cell);
        } else {
            cell.headline.extend(summary.into_iter().map(|line| line.said));
        }
        if let Some(last) = cell.statements.last_mut() {
            last.examples.extend(examples);
            last.links.extend(links);
        }
        self.put(cell, at);
    }

    /// The id of a record is that of its only statement.
    fn own_id(&self, tree: &Tree, at: &At, cell: &mut Cell) {
        let id = tree.with_role(Role::Id).map(|leaf| leaf.said.clone());
        let is_level = |id: &Said| at.level.is_some_and(|level| self.ladder.levels[level].is_called(&id.text));
        if let [only] = cell.statements.as_mut_slice() {
            only.id = id.filter(|id| !is_level(id));
        }
    }

    fn is_reference(&self, entry: &Entry, at: &At) -> bool {
        let is_name = |leaf: &Leaf| at.path.iter().any(|said| said.id == leaf.said.id);
        entry.value.as_leaf().is_some_and(|leaf| is_name(leaf) || self.definitions.other(&leaf.said.text).is_some())
    }

    /// Texts, or tables with a text and its examples.
    fn statements(&mut self, value: &Tree, is_beyond: bool) -> Vec<Statement> {
        let mut statements = Vec::new();
        if !value.is_records() {
            let lines = value.lines(self.ledger);
            statements.extend(lines.iter().map(Line::statement));
        }
        for item in value.items().iter().filter(|item| matches!(item, Tree::Map(_))) {
            let texts = [Role::Text, Role::Criterion, Role::Summary, Role::Title];
            let Some(text) = texts.into_iter().find_map(|role| item.with_role(role)) else { continue };
            let mut statement = Statement::new(text.said.clone());
            statement.id = item.with_role(Role::Id).map(|leaf| leaf.said.clone());
            for entry in item.entries() {
                match key_role(&entry.key) {
                    Some(Role::Examples) => {
                        statement.examples.extend(entry.value.lines(self.ledger).into_iter().map(|line| line.said));
                    }
                    Some(Role::Links) => statement.links.extend(self.links(&entry.value)),
                    _ => {}
                }
            }
            statements.push(statement);
        }
        statements.iter_mut().for_each(|statement| statement.is_beyond = is_beyond);
        statements
    }

    /// Addresses, alone or with a title.
    fn links(&self, value: &Tree) -> Vec<Link> {
        let one = |item: &Tree| {
            let leaf = item.as_leaf().or_else(|| item.with_role(Role::Links))?;
            let title = item.with_role(Role::Title).map_or(&leaf.said.text, |title| &title.said.text);
            let url = leaf.said.text.clone();
            url.starts_with("http").then(|| Link { title: title.clone(), url, id: leaf.said.id })
        };
        match value {
            Tree::List(items) => items.iter().filter_map(one).collect(),
            other => one(other).into_iter().collect(),
        }
    }

    /// Texts that stand right below a level and a criterion.
    fn texts(&mut self, value: &Tree, at: &At) {
        let mut cell = Cell::default();
        let lines = value.lines(self.ledger);
        match at.role {
            Some(Role::Signals) => cell.signals.extend(lines.into_iter().map(|line| line.said)),
            role => {
                cell.statements.extend(lines.iter().map(Line::statement));
                cell.statements.iter_mut().for_each(|one| one.is_beyond = role == Some(Role::Exceeds));
            }
        }
        self.put(cell, at);
    }

    /// All texts below are signs, whoever they are for.
    fn signals(&mut self, value: &Tree, at: &At) {
        let mut cell = Cell::default();
        value.each_leaf("", &mut |_, leaf| cell.signals.push(leaf.said.clone()));
        self.put(cell, at);
    }

    fn put(&mut self, cell: Cell, at: &At) {
        let (Some(level), Some((title, group))) = (at.level, at.path.split_last()) else { return };
        let says = !cell.is_empty() || !cell.signals.is_empty();
        if !says {
            return;
        }
        let criterion = self.ladder.criterion(group, title);
        let known = self.ladder.cell(criterion, level);
        let Cell { proficiency, headline, statements, signals, weight, target, .. } = cell;
        match statements.as_slice() {
            [only] if is_not_applicable(&only.text.text) => known.not_applicable = Some(only.text.clone()),
            _ => known.statements.extend(statements),
        }
        known.headline.extend(headline);
        known.signals.extend(signals);
        if let (Some(again), Some(one)) = (&proficiency, &known.proficiency)
            && again.text == one.text
        {
            self.ledger.structure(again);
        }
        known.proficiency = known.proficiency.take().or(proficiency);
        known.weight = known.weight.take().or(weight);
        known.target = known.target.take().or(target);
    }

    fn summary(&mut self, at: &At, leaf: &Leaf) {
        let Some((title, group)) = at.path.split_last() else { return };
        let criterion = self.ladder.criterion(group, title);
        let known = &mut self.ladder.criteria[criterion].summary;
        if !known.iter().any(|said| said.id == leaf.said.id) {
            known.push(leaf.said.clone());
        }
    }

    /// A key as a name.
    fn said(&mut self, entry: &Entry) -> Said {
        let said = self.ledger.take(entry.place, &human(&entry.key));
        self.ledger.structure(&said);
        said
    }
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
