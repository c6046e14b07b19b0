//! What a record says of its level and its criterion: statements with examples and addresses, headlines, signs, numbers.

use super::walk::{At, Walk};
use super::{holds_things, is_asked};
use crate::import::ladder::{Cell, Link, Statement};
use crate::import::ledger::Said;
use crate::import::lines::Line;
use crate::import::names::Role;
use crate::import::shapes::table::is_not_applicable;
use crate::import::tree::{Entry, Leaf, Tree, key_role};

impl Walk<'_, '_> {
    /// A table of which the level is known.
    pub(super) fn record(&mut self, tree: &Tree, at: &At) {
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
    fn links(&mut self, value: &Tree) -> Vec<Link> {
        let mut links = Vec::new();
        let items = if let Tree::List(items) = value { items.as_slice() } else { std::slice::from_ref(value) };
        for item in items {
            let Some(leaf) = item.as_leaf().or_else(|| item.with_role(Role::Links)) else { continue };
            let title = item.with_role(Role::Title).unwrap_or(leaf);
            if leaf.said.text.starts_with("http") {
                self.ledger.structure(&title.said);
                links.push(Link { title: title.said.text.clone(), url: leaf.said.text.clone(), id: leaf.said.id });
            }
        }
        links
    }

    /// Texts that stand right below a level and a criterion.
    pub(super) fn texts(&mut self, value: &Tree, at: &At) {
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
    pub(super) fn signals(&mut self, value: &Tree, at: &At) {
        let mut cell = Cell::default();
        value.each_leaf("", &mut |_, leaf| cell.signals.push(leaf.said.clone()));
        self.put(cell, at);
    }

    pub(super) fn put(&mut self, cell: Cell, at: &At) {
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

    pub(super) fn summary(&mut self, at: &At, leaf: &Leaf) {
        let Some((title, group)) = at.path.split_last() else { return };
        let criterion = self.ladder.criterion(group, title);
        let known = &mut self.ladder.criteria[criterion].summary;
        if !known.iter().any(|said| said.id == leaf.said.id) {
            known.push(leaf.said.clone());
        }
    }
}
