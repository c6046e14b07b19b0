//! From what single files and tables say to one ladder: the same levels are put together, others become tracks, steps of a scale stay steps; then what
//! would contradict itself is taken out and told.

mod absorb;
mod settle;

pub(super) use settle::{keep_track, without_shared_aliases};

use super::ladder::{Criterion, Ladder, key};
use super::ledger::{Ledger, Said};
use super::names;
use super::shapes::tiers::Tiers;
use absorb::absorb;
use settle::{leave_all, rules, tracks_by_bracket, without_repeats, without_what_asks_nothing};
use std::collections::BTreeSet;

/// What was decided that its reader should look at.
pub(super) type Notes = Vec<String>;

/// Puts the parts together.
pub(super) fn assemble(ledger: &mut Ledger, parts: Vec<Ladder>, tiers: &Tiers, notes: &mut Notes) -> Option<Ladder> {
    let parts: Vec<Ladder> = parts.into_iter().map(|part| lowest_first(part, notes)).collect();
    let mut ladder = together(ledger, clusters(parts), notes)?;
    rules(ledger, &mut ladder);
    tracks_by_bracket(&mut ladder);
    tiers.apply(ledger, &mut ladder, notes);
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
    } else if is_known && heights.windows(2).any(|pair| pair[0] > pair[1]) {
        let names: Vec<&str> = ladder.levels.iter().map(|level| level.title.text.as_str()).collect();
        notes.push(format!(
            "the levels stand in the order of the source, which is not that of their names: {}; the rubric takes them for lowest first",
            names.join(", ")
        ));
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
        notes.push(format!(
            "the levels stand in the order of their files, which may not be their own: {}",
            names.join(", ")
        ));
        return;
    };
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order.sort_by_key(|at| heights[*at]);
    ladder.reorder(&order);
}
