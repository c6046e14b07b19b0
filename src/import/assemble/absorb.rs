//! One ladder taken into another: levels and criteria of the same name are the same, and keep their order.

use crate::import::ladder::{Cell, Criterion, Ladder, Level, key};

/// Takes another ladder in: levels and criteria of the same name are the same.
pub(super) fn absorb(whole: &mut Ladder, part: Ladder) {
    let Ladder {
        title,
        page,
        summary,
        track: _,
        group: _,
        folder: _,
        file: _,
        is_cumulative,
        levels,
        has_too_many: _,
        criteria,
        by_name: _,
    } = part;
    whole.title = whole.title.take().or(page).or(title);
    whole.summary.extend(summary);
    whole.is_cumulative |= is_cumulative;
    let mut places = Vec::new();
    let mut previous = None;
    for level in levels {
        let known = whole.levels.iter().position(|other| is_same_level(other, &level));
        let at = match known {
            Some(at) => {
                enrich(&mut whole.levels[at], level);
                at
            }
            None => insert_level(whole, level, previous, &mut places),
        };
        previous = Some(at);
        places.push(at);
    }
    let expected: Vec<(usize, Vec<(usize, usize)>)> =
        places.iter().map(|at| (*at, std::mem::take(&mut whole.levels[*at].expects))).collect();
    let mut named = Vec::new();
    for criterion in criteria {
        let at = namesake(whole, &criterion).unwrap_or_else(|| whole.criterion(&criterion.group, &criterion.title));
        named.push(at);
        let Criterion { title: _, id, group: _, summary, cells } = criterion;
        let known = &mut whole.criteria[at];
        known.id = known.id.take().or(id);
        known.summary.extend(summary);
        for cell in cells {
            let level = places[cell.level];
            merge_cell(whole.cell(at, level), cell);
        }
    }
    for (level, expects) in expected {
        let renumbered =
            expects.into_iter().filter_map(|(criterion, step)| Some((*named.get(criterion)?, *places.get(step)?)));
        let renumbered: Vec<(usize, usize)> = renumbered.collect();
        whole.levels[level].expects.extend(renumbered);
    }
}

/// The only criterion of the same name, where one of the two says nothing of a group.
fn namesake(whole: &Ladder, criterion: &Criterion) -> Option<usize> {
    let [at] = *whole.called(&criterion.title) else { return None };
    (criterion.group.is_empty() || whole.criteria[at].group.is_empty()).then_some(at)
}

fn is_same_level(one: &Level, other: &Level) -> bool {
    let track = |level: &Level| level.track.as_ref().map(|track| key(&track.text));
    one.is_step == other.is_step
        && track(one) == track(other)
        && (one.is_called(&other.title.text) || other.is_called(&one.title.text))
}

/// A new level stands right above the one before it in its own part.
fn insert_level(whole: &mut Ladder, level: Level, previous: Option<usize>, places: &mut [usize]) -> usize {
    let at = previous.map_or(whole.levels.len(), |previous| previous + 1);
    whole.levels.insert(at, level);
    let moved = |index: &mut usize| *index += usize::from(*index >= at);
    places.iter_mut().for_each(moved);
    for criterion in &mut whole.criteria {
        criterion.cells.iter_mut().for_each(|cell| moved(&mut cell.level));
    }
    for (index, level) in whole.levels.iter_mut().enumerate().filter(|(index, _)| *index != at) {
        debug_assert!(index < usize::MAX);
        level.expects.iter_mut().for_each(|(_, step)| moved(step));
        level.equivalent.iter_mut().for_each(moved);
    }
    at
}

fn enrich(known: &mut Level, level: Level) {
    let Level { title: _, id, aliases, track, equivalent, summary, expects, rules, is_step: _, is_copy: _ } = level;
    known.id = known.id.take().or(id);
    known.track = known.track.take().or(track);
    known.equivalent = known.equivalent.or(equivalent);
    known.summary.extend(summary);
    known.rules.extend(rules);
    known.expects.extend(expects);
    for alias in aliases {
        if !known.is_called(&alias.text) {
            known.aliases.push(alias);
        }
    }
}

fn merge_cell(known: &mut Cell, cell: Cell) {
    let Cell { level: _, title, proficiency, headline, statements, signals, weight, target, not_applicable } = cell;
    known.title = known.title.take().or(title);
    known.proficiency = known.proficiency.take().or(proficiency);
    known.weight = known.weight.take().or(weight);
    known.target = known.target.take().or(target);
    known.not_applicable = known.not_applicable.take().or(not_applicable);
    known.headline.extend(headline);
    known.statements.extend(statements);
    known.signals.extend(signals);
}
