//! What stands in a file and in the packet, as lists to choose from, and what of a file may be folded away.

use super::requests::{Fault, Here};
use super::snapshot::Snapshot;
use crate::source::{PacketPath, Span};
use crate::syntax::markdown::{Block, each_block};
use crate::syntax::read_document;
use crate::vocabulary::NoteKind;
use gen_lsp_types::{
    BaseSymbolInformation, DocumentSymbol, FoldingRange, FoldingRangeKind, SymbolInformation, SymbolKind,
    WorkspaceSymbol,
};
use serde_json::Value;

/// The headings of a note, each with what stands under it, and its figures.
pub(super) fn of_document(here: &Here<'_>) -> Result<Value, Fault> {
    let symbols = here.snapshot.note(&here.path).map_or_else(Vec::new, |note| {
        let figures = note.evidence().map_or(&[][..], |evidence| &evidence.metrics);
        let figures = figures.iter().map(|metric| (metric.name.value.clone(), SymbolKind::Number, 7, metric.name.span));
        let headings = note.body.headings.iter();
        let headings = headings.map(|heading| (heading.text.clone(), SymbolKind::String, heading.level, heading.span));
        figures.chain(headings).collect()
    });
    let end = here.snapshot.text(&here.path).len();
    let named = symbols.into_iter().map(|(name, kind, level, span)| {
        (if name.trim().is_empty() { "–".to_owned() } else { name }, kind, level, span)
    });
    let flat: Vec<Flat> = named.collect();
    let answer = if here.client.nests_symbols {
        serde_json::to_value(nested(here.snapshot, &flat, end))
    } else {
        serde_json::to_value(flat.iter().map(|it| listed(here, it)).collect::<Vec<_>>())
    };
    answer.map_err(|error| Fault::refused(&error.to_string()))
}

/// A name, what it is, how deep it stands, where.
type Flat = (String, SymbolKind, u8, Span);

fn nested(snapshot: &Snapshot, flat: &[Flat], end: usize) -> Vec<DocumentSymbol> {
    let mut symbols = Vec::new();
    let mut rest = flat;
    while let Some(((name, kind, level, span), after)) = rest.split_first() {
        let is_heading = *kind == SymbolKind::String;
        let inside = after.iter().take_while(|(_, _, deeper, _)| is_heading && deeper > level).count();
        let last = after.get(inside).map_or(end, |(.., next)| next.start);
        let whole = if is_heading { span.with(span.start, last.max(span.end)) } else { *span };
        let children = nested(snapshot, &after[..inside], last);
        let children = (!children.is_empty()).then_some(children);
        let (whole, own) = (snapshot.range(whole), snapshot.range(*span));
        symbols.push(DocumentSymbol::new(name.clone(), None, *kind, None, None, whole, own, children));
        rest = &after[inside..];
    }
    symbols
}

fn listed(here: &Here<'_>, (name, kind, _, span): &Flat) -> SymbolInformation {
    let base = BaseSymbolInformation { name: name.clone(), kind: *kind, tags: None, container_name: None };
    SymbolInformation::new(None, here.snapshot.location(*span), base)
}

/// Every id of a packet that the words are in: notes, figures, criteria, people.
pub(super) fn of_packet(snapshot: &Snapshot, query: &str) -> Vec<WorkspaceSymbol> {
    let packet = snapshot.packet();
    let mut symbols = Vec::new();
    let mut add = |name: String, what: &str, kind: SymbolKind, span: Span| {
        let is_asked = has_letters(&format!("{name} {what}"), query);
        if let Some(location) = snapshot.location_in_packet(span).filter(|_| is_asked) {
            let container_name = Some(what.to_owned());
            let base = BaseSymbolInformation { name, kind, tags: None, container_name };
            symbols.push(WorkspaceSymbol { location: location.into(), data: None, base_symbol_information: base });
        }
    };
    for note in &packet.notes {
        let kind = if note.kind == NoteKind::Feedback { SymbolKind::Object } else { SymbolKind::File };
        let what = format!("{}: {}", note.kind.name(), note.title());
        add(note.id.value.clone(), &what, kind, note.data.title_span().unwrap_or(note.head));
        for metric in note.evidence().map_or(&[][..], |evidence| &evidence.metrics) {
            let what = format!("figure: {}", metric.name.value);
            add(metric.id.value.clone(), &what, SymbolKind::Number, metric.name.span);
        }
    }
    for criterion in &packet.rubric.criteria {
        add(
            criterion.id.value.clone(),
            &format!("criterion: {}", criterion.title),
            SymbolKind::Class,
            criterion.id.span,
        );
    }
    symbols
}

/// Whether the letters of a query come in a text, in their order, as editors search.
pub(super) fn has_letters(text: &str, query: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    query
        .chars()
        .filter(|it| !it.is_whitespace())
        .flat_map(char::to_lowercase)
        .all(|wanted| letters.any(|it| it == wanted))
}

/// Front matter, private blocks, and what stands under each heading.
pub(super) fn folding(here: &Here<'_>) -> Vec<FoldingRange> {
    let (snapshot, path) = (here.snapshot, &here.path);
    let (Some(note), Some(text)) = (snapshot.note(path), snapshot.tree.text(path)) else { return Vec::new() };
    let mut ranges = Vec::new();
    let document = read_document(path, text, &mut Vec::new());
    if document.body.start > 0 {
        ranges.extend(fold(snapshot, path, 0, document.body.start.saturating_sub(1), FoldingRangeKind::Region));
    }
    each_block(&note.body.blocks, &mut |block| {
        if matches!(block.value, Block::Private(_)) {
            ranges.extend(fold(
                snapshot,
                path,
                block.span.start,
                last_word(text.as_str(), block.span),
                FoldingRangeKind::Comment,
            ));
        }
    });
    let headings = &note.body.headings;
    for (nth, heading) in headings.iter().enumerate() {
        let next = headings[nth + 1..].iter().find(|other| other.level <= heading.level);
        let end = next.map_or(text.as_str().len(), |next| next.span.start);
        let end = last_word(text.as_str(), heading.span.with(heading.span.start, end));
        ranges.extend(fold(snapshot, path, heading.span.start, end, FoldingRangeKind::Region));
    }
    ranges
}

/// Where the last word of a part ends: blank lines at its end stay.
fn last_word(text: &str, span: Span) -> usize {
    span.start + text.get(span.range()).map_or(0, |part| part.trim_end().len())
}

fn fold(
    snapshot: &Snapshot,
    path: &PacketPath,
    start: usize,
    end: usize,
    kind: FoldingRangeKind,
) -> Option<FoldingRange> {
    let (start, end) = (snapshot.position(path, start), snapshot.position(path, end));
    let range = FoldingRange { start_line: start.line, end_line: end.line, kind: Some(kind), ..Default::default() };
    (start.line < end.line).then_some(range)
}
