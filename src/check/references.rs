//! References in values: `[[id]]`, `[words](note.md)` and `{{metric:id}}` lead somewhere in a body, and are words in a value, printed as they are typed.

use super::values::values;
use crate::packet::{Note, Packet};
use crate::source::Span;
use crate::vocabulary::LinkTarget;
use std::ops::Range;

/// A reference in a value of front matter that names something of this packet.
#[derive(Debug)]
pub(super) struct Reference<'a> {
    /// The note whose value it is.
    pub(super) note: &'a Note,
    /// As it was typed.
    pub(super) written: String,
    pub(super) span: Span,
    /// The note it names, or the one that defines the figure.
    pub(super) other: &'a Note,
}

/// Every such reference, in the order of the notes.
pub(super) fn in_values(packet: &Packet) -> Vec<Reference<'_>> {
    packet.notes.iter().flat_map(|note| of_note(packet, note)).collect()
}

fn of_note<'a>(packet: &'a Packet, note: &'a Note) -> Vec<Reference<'a>> {
    let mut found = Vec::new();
    // What is chosen by `quote` is printed as it stands in the body.
    for (text, span) in values(&note.table, |key| key != "quote") {
        let is_exact = span.end - span.start == text.len();
        let place = |range: &Range<usize>| {
            if is_exact { span.with(span.start + range.start, span.start + range.end) } else { span }
        };
        found.extend(candidates(&text).into_iter().filter_map(|(range, name)| {
            let written = text[range.clone()].to_owned();
            let other = name.note(packet, note)?;
            Some(Reference { note, written, span: place(&range), other })
        }));
    }
    found
}

/// What a reference gives.
enum Name<'a> {
    /// An id, a path or the name of a file.
    Note(&'a str),
    Address(&'a str),
    Metric(&'a str),
}

impl Name<'_> {
    fn note<'a>(&self, packet: &'a Packet, from: &'a Note) -> Option<&'a Note> {
        let target = match self {
            Name::Metric(id) => return packet.metric(id).map(|(holder, _)| holder),
            Name::Note(name) => packet.named(from, name),
            Name::Address(address) => packet.resolve_address(from, address),
        };
        match target.ok()? {
            LinkTarget::Note(path, _) => packet.note_at(&path),
            LinkTarget::Here(_) | LinkTarget::File(..) | LinkTarget::Web(_) => None,
        }
    }
}

/// What is written like a reference, in the order of the text.
fn candidates(text: &str) -> Vec<(Range<usize>, Name<'_>)> {
    let mut found = Vec::new();
    // What is quick to see: each of them holds one of these.
    if memchr::memchr2(b']', b'}', text.as_bytes()).is_none() {
        return found;
    }
    let between = |open: &str, close: &str| -> Vec<Range<usize>> {
        let begins = text.match_indices(open).map(|(at, _)| at + open.len());
        begins.filter_map(|start| Some(start..start + text[start..].find(close)?)).collect()
    };
    for inner in between("[[", "]]") {
        let name = text[inner.clone()].split('|').next().unwrap_or_default().trim();
        found.push((inner.start - 2..inner.end + 2, Name::Note(name)));
    }
    for inner in between("](", ")") {
        let start = text[..inner.start - 2].rfind('[').unwrap_or(inner.start - 2);
        found.push((start..inner.end + 1, Name::Address(text[inner].trim())));
    }
    for inner in between("{{metric:", "}}") {
        found.push((inner.start - "{{metric:".len()..inner.end + 2, Name::Metric(text[inner].trim())));
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}
