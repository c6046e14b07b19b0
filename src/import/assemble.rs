//! From what single files and tables say to one ladder: the same levels are put together, others become tracks, steps of a scale stay steps; then what
//! would contradict itself is taken out and told.

use super::ladder::{Cell, Criterion, Ladder, Level, Statement, key};
use super::ledger::{Ledger, Said};
use super::names;
use std::collections::BTreeSet;

/// What was decided that its reader should look at.
pub(super) type Notes = Vec<String>;

/// Puts the parts together.
pub(super) fn assemble(ledger: &mut Ledger, parts: Vec<Ladder>, notes: &mut Notes) -> Option<Ladder> {
    let parts: Vec<Ladder> = parts.into_iter().map(|part| lowest_first(part, notes)).collect();
    let mut ladder = together(ledger, clusters(parts), notes)?;
    rules(ledger, &mut ladder);
    tracks_by_bracket(&mut ladder);
    without_repeats(ledger, &mut ladder);
    without_what_asks_nothing(ledger, &mut ladder);
    Some(ladder)
}

/// A ladder that begins with its highest level is turned round.
fn lowest_first(mut ladder: Ladder, notes: &mut Notes) -> Ladder {
    let heights: Vec<(usize, usize, u32)> =
        ladder.levels.iter().filter_map(|level| names::height(&level.title.text)).collect();
    let is_known = heights.len() > 1 && heights.len() == ladder.levels.len();
    if is_known && heights.windows(2).all(|pair| pair[0] > pair[1]) {
        let last = ladder.levels.len() - 1;
        ladder.levels.reverse();
        let cells = ladder.criteria.iter_mut().flat_map(|criterion| &mut criterion.cells);
        cells.for_each(|cell| cell.level = last - cell.level);
        notes.push("the source begins with its highest level; the rubric begins with the lowest".to_owned());
    }
    ladder
}

/// Parts that speak of the same levels.
struct Cluster {
    parts: Vec<Ladder>,
    levels: BTreeSet<String>,
    is_steps: bool,
}

fn clusters(parts: Vec<Ladder>) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for part in parts {
        let levels: BTreeSet<String> = part.levels.iter().map(|level| key(&level.title.text)).collect();
        let track = |part: &Ladder| part.track.as_ref().map(|track| key(&track.text));
        let is_same = |cluster: &&mut Cluster| {
            let shared = cluster.levels.intersection(&levels).count();
            let is_of_track = track(&part).is_none() || cluster.parts.iter().any(|other| track(other) == track(&part));
            shared > 0 && shared * 2 >= levels.len().min(cluster.levels.len()) && is_of_track
        };
        // A part of a single level, such as a page of its own, belongs to the other pages.
        let is_page = |cluster: &&mut Cluster| {
            let folder = |part: &Ladder| part.folder.as_ref().map(|folder| folder.text.clone());
            let is_near = cluster.parts.iter().any(|other| folder(other) == folder(&part));
            is_near && levels.len() == 1 && shares_criteria(&cluster.parts, &part)
        };
        if let Some(cluster) = clusters.iter_mut().find(is_same) {
            cluster.levels.extend(levels);
            cluster.parts.push(part);
        } else if let Some(cluster) = clusters.iter_mut().find(is_page) {
            cluster.levels.extend(levels);
            cluster.parts.push(part);
        } else {
            let is_steps = part.levels.iter().all(|level| names::is_step(&level.title.text) || level.is_step);
            clusters.push(Cluster { parts: vec![part], levels, is_steps });
        }
    }
    clusters
}

fn shares_criteria(parts: &[Ladder], part: &Ladder) -> bool {
    let known = |criterion: &Criterion| {
        let mut criteria = parts.iter().flat_map(|part| &part.criteria);
        criteria.any(|other| key(&other.title.text) == key(&criterion.title.text))
    };
    let shared = part.criteria.iter().filter(|criterion| known(criterion)).count();
    let is_same_track = parts.iter().all(|other| other.track.is_none()) && part.track.is_none();
    is_same_track && shared * 2 >= part.criteria.len().max(1)
}

fn together(ledger: &mut Ledger, clusters: Vec<Cluster>, notes: &mut Notes) -> Option<Ladder> {
    let has_titles = clusters.iter().any(|cluster| !cluster.is_steps);
    let are_tracks = clusters.iter().filter(|cluster| !cluster.is_steps).count() > 1;
    let (mut whole, mut has_scale) = (None::<Ladder>, false);
    for cluster in clusters {
        if cluster.is_steps && has_titles && std::mem::replace(&mut has_scale, true) {
            for part in &cluster.parts {
                leave_all(ledger, part, "another scale than that of the other criteria");
            }
            continue;
        }
        let is_scale = cluster.is_steps && has_titles;
        let track = (are_tracks && !is_scale).then(|| cluster.track()).flatten();
        let mut ladder = cluster.merged(track.is_some(), notes);
        for level in &mut ladder.levels {
            level.is_step |= is_scale;
            level.track = level.track.take().or_else(|| track.clone().filter(|_| !level.is_step));
        }
        match &mut whole {
            Some(whole) => absorb(whole, ladder),
            None => whole = Some(ladder),
        }
    }
    if are_tracks && let Some(whole) = &whole {
        let names: Vec<&str> = tracks(whole).into_iter().map(|track| track.text.as_str()).collect();
        notes.push(format!(
            "no level is shared by these, so each became a track: {}; which levels are as high as each other is not known (`equivalent`)",
            names.join(", ")
        ));
    }
    whole
}

/// What is said of levels in the words of the scale is said across criteria: it is a rule, and asks for nothing by itself.
fn rules(ledger: &mut Ledger, ladder: &mut Ladder) {
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

/// The tracks, in the order of the levels.
pub(super) fn tracks(ladder: &Ladder) -> Vec<&Said> {
    let mut tracks: Vec<&Said> = Vec::new();
    for track in ladder.levels.iter().filter_map(|level| level.track.as_ref()) {
        if !tracks.iter().any(|known| key(&known.text) == key(&track.text)) {
            tracks.push(track);
        }
    }
    tracks
}

impl Cluster {
    fn track(&self) -> Option<Said> {
        let said = self.parts.iter().find_map(|part| part.track.clone());
        let title = || self.parts.iter().find_map(|part| part.title.clone());
        let folder = || self.parts.iter().find_map(|part| part.folder.clone());
        said.or_else(title).or_else(folder).or_else(|| self.parts.iter().find_map(|part| part.file.clone()))
    }

    /// One ladder of all parts. Where several of them have several criteria, each part is a group.
    fn merged(self, is_track: bool, notes: &mut Notes) -> Ladder {
        let large = self.parts.iter().filter(|part| part.criteria.len() > 1).count();
        // The same criteria in several parts are the same; others need the name of their part.
        let is_shared = (1..self.parts.len()).any(|at| {
            let part = &self.parts[at];
            part.criteria.len() > 1 && shares_criteria(&self.parts[..at], part)
        });
        let has_track = is_track || self.parts.iter().any(|part| part.track.is_some());
        let is_grouped = large > 1 && !has_track && !is_shared;
        let are_pages = self.parts.iter().filter(|part| part.levels.len() == 1).count() > 0 && self.parts.len() > 1;
        let mut whole = Ladder::default();
        let mut grouped = Vec::new();
        for mut part in self.parts {
            let group = part.group.take().or_else(|| part.title.clone().filter(|_| is_grouped));
            if let Some(group) = group {
                // Of a group a rubric has the name alone.
                part.summary.clear();
                grouped.push(group.text.clone());
                part.criteria.iter_mut().for_each(|criterion| criterion.group.insert(0, group.clone()));
            }
            if grouped.len() > 1 || large > 1 {
                part.title = whole.title.clone();
            }
            absorb(&mut whole, part);
        }
        if are_pages {
            by_height(&mut whole, notes);
        }
        if grouped.len() > 1 {
            notes.push(format!(
                "the criteria of several parts stand side by side, each part a group: {}; where a part is a ladder of its own, import it alone",
                grouped.join(", ")
            ));
        }
        whole
    }
}

/// Levels that come from pages of their own come in the order of the files' names, which says nothing.
fn by_height(ladder: &mut Ladder, notes: &mut Notes) {
    let heights: Vec<Option<(usize, usize, u32)>> =
        ladder.levels.iter().map(|level| names::height(&level.title.text)).collect();
    let Some(heights) = heights.into_iter().collect::<Option<Vec<_>>>() else {
        let names: Vec<&str> = ladder.levels.iter().map(|level| level.title.text.as_str()).collect();
        notes.push(format!("the levels stand in the order of their files, which may not be their own: {}", names.join(", ")));
        return;
    };
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order.sort_by_key(|at| heights[*at]);
    ladder.reorder(&order);
}

/// Takes another ladder in: levels and criteria of the same name are the same.
pub(super) fn absorb(whole: &mut Ladder, part: Ladder) {
    let Ladder { title, page, summary, track: _, group: _, folder: _, file: _, is_cumulative, levels, criteria } = part;
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
    let name = key(&criterion.title.text);
    let mut same = (0..whole.criteria.len()).filter(|at| key(&whole.criteria[*at].title.text) == name);
    let at = same.next().filter(|_| same.next().is_none())?;
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
    let Level { title: _, id, aliases, track, equivalent, summary, expects, rules, is_step: _ } = level;
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

/// Neighbours whose titles differ in nothing but what stands in brackets are as high as each other, each on a track of its own.
fn tracks_by_bracket(ladder: &mut Ladder) {
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
fn without_repeats(ledger: &mut Ledger, ladder: &mut Ladder) {
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
fn without_what_asks_nothing(ledger: &mut Ledger, ladder: &mut Ladder) {
    for criterion in &mut ladder.criteria {
        criterion.cells.retain(|cell| !cell.is_empty());
        criterion.cells.sort_by_key(|cell| cell.level);
    }
    let expected: BTreeSet<usize> =
        ladder.levels.iter().flat_map(|level| &level.expects).map(|(one, _)| *one).collect();
    let is_asked = |at: usize, criterion: &Criterion| !criterion.cells.is_empty() || expected.contains(&at);
    for (at, criterion) in ladder.criteria.iter().enumerate().filter(|(at, criterion)| !is_asked(*at, criterion)) {
        debug_assert!(at < usize::MAX);
        let said = criterion.summary.iter().chain([&criterion.title]);
        said.for_each(|said| ledger.lose(said, "nothing is asked of it at any level"));
    }
    let kept: Vec<bool> = ladder.criteria.iter().enumerate().map(|(at, criterion)| is_asked(at, criterion)).collect();
    let moved = |at: usize| kept[..at].iter().filter(|kept| **kept).count();
    for level in &mut ladder.levels {
        level.expects.iter_mut().for_each(|(criterion, _)| *criterion = moved(*criterion));
    }
    let mut keep = kept.iter().copied();
    ladder.criteria.retain(|_| keep.next().unwrap_or(false));
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
pub(super) fn keep_track(ledger: &mut Ledger, ladder: &mut Ladder, wanted: &str) {
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

fn leave_all(ledger: &mut Ledger, ladder: &Ladder, why: &'static str) {
    for cell in ladder.cells() {
        let statements = cell.statements.iter().flat_map(|one| std::iter::once(&one.text).chain(&one.examples));
        statements.chain(&cell.headline).chain(&cell.signals).for_each(|said| ledger.leave(said, why));
    }
    ladder.criteria.iter().for_each(|criterion| ledger.leave(&criterion.title, why));
}
