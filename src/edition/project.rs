//! Whether two pieces of work are of one project: a reader who looks at them finds the same thing twice, so that neither stands beside the other.

use super::{Evidence, NoteRef};
use crate::vocabulary::LinkTarget;
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

/// What tells of a piece of work whether another is of the same project. Numbers and no words, and made before any name is hidden: two people who are called
/// the same for a reader are still two, and where a link leads that a reader is not given makes no second project of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// Who took part, each by a number of their own.
    people: BTreeSet<usize>,
    /// Where its links lead, each by a number of its own.
    places: BTreeSet<usize>,
}

/// As many people who took part in both are no chance: with one colleague one does many things.
const PEOPLE: usize = 2;

/// Whether these are of one project: of one kind, as far as they say it, and they lead to the same place, or the same people took part in both.
pub(super) fn are_one_project(one: &Evidence, other: &Evidence) -> bool {
    let kind = |evidence: &Evidence| evidence.kind.as_ref().map(|kind| kind.text.clone());
    let is_one_kind = kind(one).zip(kind(other)).is_none_or(|(one, other)| one == other);
    let (one, other) = (&one.project, &other.project);
    is_one_kind && (!one.places.is_disjoint(&other.places) || one.people.len() >= PEOPLE && one.people == other.people)
}

/// Has each piece of work know who took part in it and where it leads.
pub(super) fn mark_projects(evidence: &mut [Evidence]) {
    let (mut people, mut places) = (HashMap::new(), HashMap::new());
    let projects: Vec<Project> = evidence
        .iter()
        .map(|evidence| Project {
            people: evidence.with.iter().map(|it| number(&mut people, it.text.trim().to_lowercase())).collect(),
            places: led_to(evidence).map(|it| number(&mut places, it)).collect(),
        })
        .collect();
    for (evidence, project) in evidence.iter_mut().zip(projects) {
        evidence.project = project;
    }
}

/// The number of something, which is the next one where it is new.
fn number<T: Eq + Hash>(known: &mut HashMap<T, usize>, thing: T) -> usize {
    let next = known.len();
    *known.entry(thing).or_insert(next)
}

/// Where its links lead, without the part of a page; the start of a site is everybody's.
fn led_to(evidence: &Evidence) -> impl Iterator<Item = String> {
    evidence.links.iter().filter_map(|(_, target)| place(&target.value)).map(str::to_owned)
}

fn place(target: &LinkTarget<NoteRef>) -> Option<&str> {
    match target {
        LinkTarget::Web(address) => {
            let page = address.split('#').next().unwrap_or(address).trim_end_matches('/');
            let (_, rest) = page.split_once("://")?;
            rest.contains('/').then_some(rest)
        }
        LinkTarget::File(path, _) => Some(path.as_str()),
        LinkTarget::Note(..) | LinkTarget::Here(_) => None,
    }
}
