//! What stands under the pointer, explained.

use super::completion::declared;
use super::mentions::{self, Thing, key_at};
use super::requests::Here;
use super::{explain, links};
use crate::packet::FileKind;
use crate::source::Span;
use gen_lsp_types::{Hover, MarkupContent, MarkupKind};

/// What is meant here, explained.
pub(super) fn hover(here: &Here<'_>) -> Option<Hover> {
    let (text, span) = named(here).or_else(|| key(here)).or_else(|| finding(here)).or_else(|| own_note(here))?;
    let kind = if here.client.shows_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let contents = MarkupContent { kind, value: text }.into();
    Some(Hover { contents, range: Some(here.snapshot.range(span)) })
}

fn named(here: &Here<'_>) -> Option<(String, Span)> {
    let mention = mentions::at(here.snapshot, &here.path, here.offset)?;
    let packet = here.snapshot.packet();
    let text = match &mention.thing {
        Thing::Note(path) => here.snapshot.note(path).map(|note| explain::note(here.snapshot, note)),
        Thing::Metric(id) => packet.metric(id).map(|(_, metric)| explain::metric(metric)),
        Thing::Criterion(id) => packet.rubric.criterion(id).map(|it| explain::criterion(here.snapshot, it)),
        Thing::Question(id) => explain::question(here.snapshot, id),
        Thing::Rule(name) => explain::rule_page(name),
        Thing::File(path) => packet.files.get(path).map(|file| format!("`{path}`, {} bytes", file.size)),
        Thing::Web(_) => None,
    };
    Some((text?, mention.span))
}

/// A key of front matter or of `packet.toml`.
fn key(here: &Here<'_>) -> Option<(String, Span)> {
    let packet = here.snapshot.packet();
    let kind = here.snapshot.kind(&here.path)?;
    let table = match kind {
        FileKind::Packet => &packet.settings.table,
        FileKind::Note(_) => &*here.snapshot.note(&here.path)?.table,
        FileKind::Rubric | FileKind::Format => return None,
    };
    let (path, span) = key_at(table, here.offset)?;
    Some((explain::key(declared(kind, &path)?), span))
}

/// Where something was found, the page of its rule: what an editor shows of a finding is short.
fn finding(here: &Here<'_>) -> Option<(String, Span)> {
    let found = here.snapshot.findings.as_ref()?;
    let holds = |span: Span| *span.file.path() == here.path && span.start <= here.offset && here.offset < span.end;
    let found = found.diagnostics.iter().filter(|found| holds(found.span));
    let smallest = found.min_by_key(|found| found.span.end - found.span.start)?;
    Some((explain::rule_page(smallest.rule.as_str())?, smallest.span))
}

fn own_note(here: &Here<'_>) -> Option<(String, Span)> {
    let Thing::Note(path) = links::meant(here)? else { return None };
    let note = here.snapshot.note(&path)?;
    Some((explain::note(here.snapshot, note), note.head))
}
