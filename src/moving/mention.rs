//! Where a note or a file is named.

use crate::packet::{FileKind, Note, Packet, SETTINGS_KEYS};
use crate::source::{PacketPath, Span, Spanned};
use crate::syntax::keys::{Allowed, Key, Thing};
use crate::syntax::markdown::{Link, LinkKind};
use crate::syntax::{Node, Table, Value};
use crate::vocabulary::{LinkTarget, NoteKind};

/// A place that names a note, or a figure that stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where. Of a link, the smallest span that holds its destination.
    pub span: Span,
    /// How.
    pub naming: Naming,
}

/// How a place names a note.
#[derive(Clone, Debug, PartialEq)]
pub enum Naming {
    /// By its id, in a list of front matter, of `packet.toml` or of a format.
    Id,
    /// By a link of a body.
    Link(Link),
    /// By an address in front matter, as written.
    Address(String),
    /// By the id of a figure that stands in it.
    Metric,
}

/// Every place that names this note, the note itself among them, in the order of files and places. Figures that stand in it are named in other notes alone.
pub fn mentions(packet: &Packet, note: &Note) -> Vec<Mention> {
    let mut found = linked(packet, &note.path);
    let settings = &packet.settings.table;
    each_id(settings, SETTINGS_KEYS, &mut |thing, id| found.extend(by_id(packet, note, thing, &id)));
    let chosen = packet.chosen_by_formats().filter(|(_, it)| it.is_some_and(|it| it.path == note.path));
    found.extend(chosen.map(|(id, _)| Mention { span: id.span, naming: Naming::Id }));
    for other in &packet.notes {
        let keys = FileKind::Note(other.kind).keys();
        each_id(&other.table, keys, &mut |thing, id| {
            let naming = by_id(packet, note, thing, &id);
            found.extend(naming.filter(|mention| mention.naming != Naming::Metric || other.path != note.path));
        });
        if other.path != note.path {
            let cited = other.body.metrics.iter().filter(|id| holds_metric(packet, note, &id.value));
            found.extend(cited.map(|id| Mention { span: id.span, naming: Naming::Metric }));
        }
    }
    found.sort_by_key(|mention| mention.span);
    found
}

/// Every link and every address that leads to this file, a note or one under `files/`.
pub(super) fn linked(packet: &Packet, path: &PacketPath) -> Vec<Mention> {
    let is_it = |target: &LinkTarget| matches!(target, LinkTarget::Note(it, _) | LinkTarget::File(it, _) if it == path);
    let mut found = Vec::new();
    for note in &packet.notes {
        let links = note.body.links.iter().zip(packet.targets(note, &note.body));
        let links = links.filter(|(_, target)| target.as_ref().is_ok_and(is_it));
        found
            .extend(links.map(|(link, _)| Mention { span: link.destination.span, naming: Naming::Link(link.clone()) }));
        let addresses = addresses(note)
            .into_iter()
            .filter(|(it, target)| target(packet, note, &it.value).as_ref().is_some_and(is_it));
        found.extend(addresses.map(|(it, _)| Mention { span: it.span, naming: Naming::Address(it.value.clone()) }));
    }
    found
}

fn by_id(packet: &Packet, note: &Note, thing: Thing, id: &Spanned<String>) -> Option<Mention> {
    let naming = match kind_of(thing) {
        Some(kind) => packet.find(kind, &id.value).filter(|found| found.path == note.path).map(|_| Naming::Id),
        None => holds_metric(packet, note, &id.value).then_some(Naming::Metric),
    };
    Some(Mention { span: id.span, naming: naming? })
}

fn holds_metric(packet: &Packet, note: &Note, id: &str) -> bool {
    packet.metric(id).is_some_and(|(holder, _)| holder.path == note.path)
}

/// The kind of note whose id it is; nothing for the id of a metric.
pub(super) const fn kind_of(thing: Thing) -> Option<NoteKind> {
    match thing {
        Thing::Evidence => Some(NoteKind::Evidence),
        Thing::Impact => Some(NoteKind::Impact),
        Thing::Feedback => Some(NoteKind::Feedback),
        Thing::Metric => None,
    }
}

/// Every id that stands in a table, by the declaration of its keys: a key that is added is found without being told of.
pub(super) fn each_id(table: &Table, keys: &'static [Key], show: &mut dyn FnMut(Thing, Spanned<String>)) {
    for key in keys {
        let Some(node) = table.get(key.name) else { continue };
        match key.allowed {
            Allowed::Id(thing) => texts(node, &mut |text| show(thing, text)),
            Allowed::Anything
            | Allowed::Words(_)
            | Allowed::WordsAndMore(_)
            | Allowed::Listed(_)
            | Allowed::Address
            | Allowed::WebAddress
            | Allowed::RubricName
            | Allowed::Length => tables(node, &mut |table| each_id(table, key.inner(), show)),
        }
    }
}

fn texts(node: &Node, show: &mut dyn FnMut(Spanned<String>)) {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => show(Spanned::new(text.clone(), node.span)),
        Value::List(nodes) => nodes.iter().for_each(|node| texts(node, show)),
        Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Date(_)
        | Value::Time(_)
        | Value::Table(_)
        | Value::Nothing
        | Value::Reported => {}
    }
}

fn tables(node: &Node, show: &mut dyn FnMut(&Table)) {
    match &node.value {
        Value::Table(table) => show(table),
        Value::List(nodes) => nodes.iter().for_each(|node| tables(node, show)),
        Value::Text(_)
        | Value::Plain(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Date(_)
        | Value::Time(_)
        | Value::Nothing
        | Value::Reported => {}
    }
}

/// How the packet finds what an address leads to.
pub(super) type Resolve = fn(&Packet, &Note, &str) -> Option<LinkTarget>;

/// The addresses in the front matter of a note, each with how it is resolved.
pub(super) fn addresses(note: &Note) -> Vec<(&Spanned<String>, Resolve)> {
    let Some(evidence) = note.evidence() else { return Vec::new() };
    let links = evidence.links.iter().map(|link| {
        let resolve: Resolve = |packet, note, address| packet.resolve_address(note, address).ok();
        (&link.url, resolve)
    });
    let sources = evidence.metrics.iter().filter_map(|metric| metric.source.as_ref()).map(|source| {
        let resolve: Resolve = |packet, note, source| packet.resolve_source(note, source);
        (source, resolve)
    });
    links.chain(sources).collect()
}

/// Whether a link is written as a name, in brackets.
pub(super) const fn is_named(kind: LinkKind) -> bool {
    match kind {
        LinkKind::Wiki | LinkKind::WikiText | LinkKind::Embed => true,
        LinkKind::Text | LinkKind::Bare | LinkKind::Image => false,
    }
}
