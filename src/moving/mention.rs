//! Where a note or a file is named.

use crate::packet::{FileKind, Note, Packet, SETTINGS_KEYS};
use crate::source::{PacketPath, Span, Spanned};
use crate::syntax::keys::{Allowed, Key, Thing};
use crate::syntax::markdown::{Link, LinkKind};
use crate::syntax::{Node, Table, Value};
use crate::vocabulary::{LinkTarget, NoteKind};
use std::collections::BTreeMap;

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
    mentions_of(packet, |path| *path == note.path).remove(&note.path).unwrap_or_default()
}

/// The same of each of these notes and files under `files/` that is named at all. Files have no ids: links and addresses lead to them.
pub(super) fn mentions_of(
    packet: &Packet,
    is_wanted: impl Fn(&PacketPath) -> bool,
) -> BTreeMap<PacketPath, Vec<Mention>> {
    let mut found: BTreeMap<PacketPath, Vec<Mention>> = BTreeMap::new();
    let mut add = |path: &PacketPath, span: Span, naming: &dyn Fn() -> Naming| {
        if is_wanted(path) {
            found.entry(path.clone()).or_default().push(Mention { span, naming: naming() });
        }
    };
    each_id(&packet.settings.table, SETTINGS_KEYS, &mut |thing, id| {
        if let Some((named, is_metric)) = named(packet, thing, &id.value) {
            add(&named.path, id.span, if is_metric { &|| Naming::Metric } else { &|| Naming::Id });
        }
    });
    for (id, chosen) in packet.chosen_by_formats() {
        chosen.into_iter().for_each(|chosen| add(&chosen.path, id.span, &|| Naming::Id));
    }
    for note in &packet.notes {
        each_id(
            &note.table,
            FileKind::Note(note.kind).keys(),
            &mut |thing, id| match named(packet, thing, &id.value) {
                Some((named, false)) => add(&named.path, id.span, &|| Naming::Id),
                Some((named, true)) if named.path != note.path => add(&named.path, id.span, &|| Naming::Metric),
                Some(_) | None => {}
            },
        );
        for id in &note.body.metrics {
            let holder = packet.metric(&id.value).map(|(holder, _)| &holder.path);
            holder
                .filter(|holder| **holder != note.path)
                .into_iter()
                .for_each(|it| add(it, id.span, &|| Naming::Metric));
        }
        for (link, target) in note.body.links.iter().zip(packet.targets(note, &note.body)) {
            let path = target.as_ref().ok().and_then(path_of);
            path.into_iter().for_each(|it| add(it, link.destination.span, &|| Naming::Link(link.clone())));
        }
        for (address, resolve) in addresses(note) {
            let target = resolve(packet, note, &address.value);
            let path = target.as_ref().and_then(path_of);
            path.into_iter().for_each(|it| add(it, address.span, &|| Naming::Address(address.value.clone())));
        }
    }
    found.values_mut().for_each(|mentions| mentions.sort_by_key(|mention| mention.span));
    found
}

fn path_of(target: &LinkTarget) -> Option<&PacketPath> {
    match target {
        LinkTarget::Note(path, _) | LinkTarget::File(path, _) => Some(path),
        LinkTarget::Here(_) | LinkTarget::Web(_) => None,
    }
}

/// The note that an id names, or that holds the figure it names, and whether it is that of a figure.
fn named<'p>(packet: &'p Packet, thing: Thing, id: &str) -> Option<(&'p Note, bool)> {
    match kind_of(thing) {
        Some(kind) => packet.find(kind, id).map(|note| (note, false)),
        None => packet.metric(id).map(|(holder, _)| (holder, true)),
    }
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
