//! Whether two pieces of work are of one project: a reader who looks at them finds the same thing twice, so that neither stands beside the other.

use super::{Evidence, NoteRef};
use crate::vocabulary::LinkTarget;
use std::collections::BTreeSet;

/// As many people who took part in both are no chance: with one colleague one does many things.
const PEOPLE: usize = 2;

/// Whether these are of one project: of one kind, as far as they say it, and they lead to the same place, or the same people took part in both.
pub(super) fn are_one_project(one: &Evidence, other: &Evidence) -> bool {
    let kind = |evidence: &Evidence| evidence.kind.as_ref().map(|kind| kind.text.clone());
    let is_one_kind = kind(one).zip(kind(other)).is_none_or(|(one, other)| one == other);
    is_one_kind
        && (!places(one).is_disjoint(&places(other)) || people(one).len() >= PEOPLE && people(one) == people(other))
}

fn people(evidence: &Evidence) -> BTreeSet<String> {
    evidence.with.iter().map(|person| person.text.trim().to_lowercase()).collect()
}

/// Where its links lead, without the part of a page; the start of a site is everybody's.
fn places(evidence: &Evidence) -> BTreeSet<&str> {
    evidence.links.iter().filter_map(|(_, target)| place(&target.value)).collect()
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
