//! What a ladder of many parts needs to be sound: no words twice in a cell, nothing that asks for nothing, rules and tracks told apart from what is asked.

use crate::import::ladder::{Cell, Criterion, Ladder, Level, Statement, key};
use crate::import::ledger::{Ledger, Said};
use crate::import::names;
use std::collections::BTreeSet;

/// What is said of levels in the words of the scale is said across criteria: it is a rule, and asks for nothing by itself.
pub(super) fn rules(ledger: &mut Ledger, ladder: &mut Ladder) {
    let steps: Vec<String> =
        ladder.levels.iter().filter(|level| level.is_step).map(|level| level.title.text.to_lowercase()).collect();
    let says_step = |statement: &Statement| {
        let text = statement.text.text.to_lowercase();
        let mut words = text.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| steps.iter().any(|step| word.strip_suffix('s').unwrap_or(word) == step))
    };
    let is_rule = |criterion: &Criterion| {
        let titled = criterion.cells.iter().all(|cell| !ladder.levels[cell.level].is_step && cell.headline.is_empty());
        let mut statements = criterion.cells.iter().flat_map(|cell| &cell.statements);
        titled && !steps.is_empty() && !criterion.cells.is_empty() && statements.all(says_step)
    };
    let moved: Vec<usize> = (0..ladder.criteria.len()).filter(|at| is_rule(&ladder.criteria[*at])).collect();
    for at in moved {
        ledger.structure(&ladder.criteria[at].title);
        for cell in std::mem::take(&mut ladder.criteria[at].cells) {
            let said = cell.statements.into_iter().map(|statement| statement.text);
            ladder.levels[cell.level].rules.extend(said);
        }
    }
}

/// Neighbours whose titles differ in nothing but what stands in brackets are as high as each other, each on a track of its own.
pub(super) fn tracks_by_bracket(ladder: &mut Ladder) {
    if ladder.levels.iter().any(|level| level.track.is_some()) {
        return;
    }
    let names: Vec<Option<(String, Said)>> = ladder
        .levels
        .iter()
        .map(|level| {
            let (before, inside) = names::bracketed(&level.title.text)?;
            Some((key(before), level.title.part(inside)))
        })
        .collect();
    for at in 1..names.len() {
        let (Some((lower, track)), Some((higher, other))) = (&names[at - 1], &names[at]) else { continue };
        if lower == higher && key(&track.text) != key(&other.text) {
            ladder.levels[at - 1].track = Some(track.clone());
            ladder.levels[at].track = Some(other.clone());
            ladder.levels[at].equivalent = Some(at - 1);
        }
    }
}

/// The same words twice in a cell are one statement.
pub(super) fn without_repeats(ledger: &mut Ledger, ladder: &mut Ladder) {
    for cell in ladder.criteria.iter_mut().flat_map(|criterion| &mut criterion.cells) {
        let mut kept: Vec<Statement> = Vec::new();
        for statement in std::mem::take(&mut cell.statements) {
            match kept.iter_mut().find(|one| one.text.text == statement.text.text) {
                // What belongs to the second belongs to the first.
                Some(known) => {
                    ledger.lose(&statement.text, "the same words stand in this cell already");
                    known.examples.extend(statement.examples);
                    known.links.extend(statement.links);
                    known.is_beyond &= statement.is_beyond;
                }
                None => kept.push(statement),
            }
        }
        cell.statements = kept;
        let mut seen = BTreeSet::new();
        cell.signals.retain(|signal| seen.insert(signal.text.clone()));
        if !cell.statements.is_empty() || !cell.headline.is_empty() {
            cell.not_applicable = None;
        }
    }
}

/// Criteria that ask nothing of anyone go, and levels of which nothing is asked.
pub(super) fn without_what_asks_nothing(ledger: &mut Ledger, ladder: &mut Ladder) {
    for criterion in &mut ladder.criteria {
        criterion.cells.retain(|cell| !cell.is_empty());
        criterion.cells.sort_by_key(|cell| cell.level);
    }
    let expected: BTreeSet<usize> =
        ladder.levels.iter().flat_map(|level| &level.expects).map(|(one, _)| *one).collect();
    let is_asked = |at: usize, criterion: &Criterion| !criterion.cells.is_empty() || expected.contains(&at);
    for (_, criterion) in ladder.criteria.iter().enumerate().filter(|(at, criterion)| !is_asked(*at, criterion)) {
        let said = criterion.summary.iter().chain([&criterion.title]);
        said.for_each(|said| ledger.lose(said, "nothing is asked of it at any level"));
    }
    let kept: Vec<bool> = ladder.criteria.iter().enumerate().map(|(at, criterion)| is_asked(at, criterion)).collect();
    let moved = |at: usize| kept[..at].iter().filter(|kept| **kept).count();
    for level in &mut ladder.levels {
        level.expects.iter_mut().for_each(|(criterion, _)| *criterion = moved(*criterion));
    }
    ladder.keep(|at| kept[at]);
    empty_levels(ledger, ladder);
}

/// The lowest level may ask for nothing; one above it that asks nothing is none.
fn empty_levels(ledger: &mut Ledger, ladder: &mut Ladder) {
    let asks = |cell: &Cell| cell.not_applicable.is_none();
    let asked: BTreeSet<usize> = ladder.cells().filter(|cell| asks(cell)).map(|cell| cell.level).collect();
    let mut at = 1;
    let mut removed = 0;
    while at < ladder.levels.len() {
        let level = &ladder.levels[at];
        if asked.contains(&(at + removed)) || !level.expects.is_empty() || level.is_step {
            at += 1;
            continue;
        }
        ledger.lose(&level.title, "a level of which nothing is asked");
        remove_level(ladder, at);
        removed += 1;
    }
}

/// Takes out the levels of other tracks, and what is asked of them alone.
pub(in crate::import) fn keep_track(ledger: &mut Ledger, ladder: &mut Ladder, wanted: &str) {
    let why = "another track than the one that is imported";
    let is_other = |level: &Level| level.track.as_ref().is_some_and(|track| key(&track.text) != key(wanted));
    while let Some(at) = ladder.levels.iter().position(is_other) {
        let level = &ladder.levels[at];
        level
            .aliases
            .iter()
            .chain(&level.summary)
            .chain(&level.rules)
            .chain([&level.title])
            .for_each(|said| ledger.leave(said, why));
        for cell in ladder.cells().filter(|cell| cell.level == at) {
            let statements = cell.statements.iter().flat_map(|one| std::iter::once(&one.text).chain(&one.examples));
            statements.chain(&cell.headline).chain(&cell.signals).for_each(|said| ledger.leave(said, why));
        }
        remove_level(ladder, at);
    }
    without_what_asks_nothing(ledger, ladder);
}

/// A name that several levels bear names none of them, and neither does one that is the title of another.
pub(in crate::import) fn without_shared_aliases(ledger: &mut Ledger, ladder: &mut Ladder) {
    let (mut seen, mut shared) = (BTreeSet::new(), BTreeSet::new());
    for level in ladder.levels.iter().filter(|level| !level.is_step) {
        let own: BTreeSet<String> = level.aliases.iter().chain([&level.title]).map(|name| key(&name.text)).collect();
        shared.extend(own.iter().filter(|name| seen.contains(*name)).cloned());
        seen.extend(own);
    }
    for level in &mut ladder.levels {
        let is_shared = |alias: &Said| shared.contains(&key(&alias.text));
        for alias in level.aliases.iter().filter(|alias| is_shared(alias)) {
            ledger.lose(alias, "another name of several levels, which would name none of them");
        }
        level.aliases.retain(|alias| !is_shared(alias));
    }
}

fn remove_level(ladder: &mut Ladder, at: usize) {
    ladder.levels.remove(at);
    let moved = |index: &mut usize| *index -= usize::from(*index > at);
    for criterion in &mut ladder.criteria {
        criterion.cells.retain(|cell| cell.level != at);
        criterion.cells.iter_mut().for_each(|cell| moved(&mut cell.level));
    }
    for level in &mut ladder.levels {
        level.expects.retain(|(_, step)| *step != at);
        level.expects.iter_mut().for_each(|(_, step)| moved(step));
        level.equivalent = level.equivalent.filter(|equal| *equal != at);
        level.equivalent.iter_mut().for_each(moved);
    }
}

pub(super) fn leave_all(ledger: &mut Ledger, ladder: &Ladder, why: &'static str) {
    for cell in ladder.cells() {
        let statements = cell.statements.iter().flat_map(|one| std::iter::once(&one.text).chain(&one.examples));
        statements.chain(&cell.headline).chain(&cell.signals).for_each(|said| ledger.leave(said, why));
    }
    ladder.criteria.iter().for_each(|criterion| ledger.leave(&criterion.title, why));
}
