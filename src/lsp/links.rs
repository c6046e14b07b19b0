//! From a name to what it names, and back: definitions, references, links.

use super::mentions::{self, Mention, Thing};
use super::requests::Here;
use super::snapshot::Snapshot;
use crate::source::{PacketPath, Span};
use gen_lsp_types::{DocumentLink, Location, Range, Uri};

/// Where what is named here is defined.
pub(super) fn definition(here: &Here<'_>) -> Option<Location> {
    let mention = mentions::at(here.snapshot, &here.path, here.offset)?;
    if let Thing::File(path) = &mention.thing {
        return Some(Location { uri: here.snapshot.uri(path), range: Range::default() });
    }
    let span = mentions::definition(here.snapshot, &mention.thing)?;
    here.snapshot.location_in_packet(span)
}

/// What is meant at a place: what is named there, else the note itself, by its first lines or its title.
pub(super) fn meant(here: &Here<'_>) -> Option<Thing> {
    let named = mentions::at(here.snapshot, &here.path, here.offset).map(|mention| mention.thing);
    named.or_else(|| {
        let note = here.snapshot.note(&here.path)?;
        let holds = |span: Span| span.start <= here.offset && here.offset <= span.end;
        let is_meant = holds(note.head) || note.data.title_span().is_some_and(holds);
        is_meant.then(|| Thing::Note(note.path.clone()))
    })
}

/// Every place at which what is meant here is named.
pub(super) fn references(here: &Here<'_>, has_own: bool) -> Option<Vec<Location>> {
    let thing = meant(here)?;
    let all = of(here.snapshot, &thing).into_iter().filter(|mention| has_own || !mention.is_own);
    Some(all.map(|mention| here.snapshot.location(mention.span)).collect())
}

/// Every mention of a thing.
pub(super) fn of(snapshot: &Snapshot, thing: &Thing) -> Vec<Mention> {
    mentions::everywhere(snapshot).into_iter().filter(|mention| mention.thing == *thing).collect()
}

/// What of a file can be followed.
pub(super) fn document_links(here: &Here<'_>) -> Vec<DocumentLink> {
    let link = |mention: Mention| {
        let target = target(here.snapshot, &mention, &here.path)?;
        Some(DocumentLink { range: here.snapshot.range(mention.span), target: Some(target), ..Default::default() })
    };
    mentions::in_file(here.snapshot, &here.path).into_iter().filter_map(link).collect()
}

fn target(snapshot: &Snapshot, mention: &Mention, path: &PacketPath) -> Option<Uri> {
    let of_file = |other: &PacketPath| (other != path).then(|| snapshot.uri(other));
    match &mention.thing {
        Thing::Note(other) | Thing::File(other) => of_file(other),
        Thing::Web(address) => Some(Uri(address.clone())),
        Thing::Metric(id) => of_file(&snapshot.packet().metric(id)?.0.path),
        Thing::Criterion(_) | Thing::Question(_) | Thing::Rule(_) => None,
    }
}
