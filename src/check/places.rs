//! Where terms stand in a text of an edition: as it is written, or in another form in which it can be read.

use crate::edition::Text;
use crate::search::{Haystack, Term, readings};
use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;

/// So many places of one term in one text are told: a drawing may have it at every point.
const MOST: usize = 10;

/// The places of terms, each with which one it is. A term that stands nowhere as it is written is looked for in what else the text may be read as; its
/// place is then the smallest piece of the text, between tags or blanks, that can be read so.
pub(super) fn places(text: &Text<'_>, terms: &[&Term]) -> Vec<(usize, Span)> {
    let mut haystack = Haystack::new(&text.parts);
    let mut found: Vec<(usize, Span)> = Vec::new();
    for (index, term) in terms.iter().enumerate() {
        found.extend(haystack.find(term).into_iter().map(|span| (index, span)));
    }
    let whole = whole(text);
    let is_encoded = |index: &usize| found.iter().all(|(found, _)| found != index);
    let encoded: Vec<usize> = read_as(&whole, terms).into_iter().filter(is_encoded).collect();
    for index in encoded {
        found.extend(pieces(text, terms[index]).into_iter().map(|span| (index, span)));
    }
    found
}

fn whole<'a>(text: &'a Text<'_>) -> Cow<'a, str> {
    match &*text.parts {
        [(only, _)] => Cow::Borrowed(only),
        parts => parts.iter().map(|(part, _)| &**part).collect(),
    }
}

/// Which of the terms stand in something that this may be read as.
fn read_as(text: &str, terms: &[&Term]) -> Vec<usize> {
    let mut found = Vec::new();
    for reading in readings(text) {
        let parts = [(Cow::Owned(reading), Span::default())];
        let mut haystack = Haystack::new(&parts);
        for (index, term) in terms.iter().enumerate() {
            if !found.contains(&index) && !haystack.find(term).is_empty() {
                found.push(index);
            }
        }
    }
    found
}

/// The pieces of a text in which a term can be read: those of its parts, or else all of it.
fn pieces(text: &Text<'_>, term: &Term) -> Vec<Span> {
    let found: Vec<Span> = text.parts.iter().flat_map(|(part, span)| pieces_of(part, *span, term)).collect();
    if found.is_empty() {
        text.parts.iter().map(|(_, span)| *span).reduce(Span::join).into_iter().collect()
    } else {
        found
    }
}

fn pieces_of(part: &str, span: Span, term: &Term) -> Vec<Span> {
    if part.len() != span.end - span.start {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(piece) = piece(&part[rest..], term).filter(|_| found.len() < MOST) {
        found.push(span.with(span.start + rest + piece.start, span.start + rest + piece.end));
        rest += piece.end;
    }
    found
}

/// The first piece in which a term can be read, from where a line or a tag begins to where one ends; words and not lines where there are no tags.
fn piece(text: &str, term: &Term) -> Option<Range<usize>> {
    let holds = |text: &str| !Haystack::new(&[(Cow::Borrowed(text), Span::default())]).find(term).is_empty();
    let holds = |text: &str| holds(text) || !read_as(text, &[term]).is_empty();
    let has_tags = text.contains('<');
    let is_border =
        |character: char| if has_tags { matches!(character, '\n' | '<') } else { character.is_whitespace() };
    let borders = text.match_indices(is_border).map(|(at, _)| at).chain([text.len()]);
    let borders: Vec<usize> = std::iter::once(0).chain(borders).collect();
    let end = borders[borders.partition_point(|end| !holds(&text[..*end]))..].first().copied()?;
    let starts = &borders[..borders.partition_point(|start| *start < end)];
    let start = starts[starts.partition_point(|start| holds(&text[*start..end])).checked_sub(1)?];
    let blank = text[start..end].len() - text[start..end].trim_start().len();
    Some(start + blank..end)
}

#[cfg(test)]
mod tests;
