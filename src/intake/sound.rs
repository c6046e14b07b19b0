//! Sees to it that an import brings no error into the packet: the notes are read and checked where they would stand. A link that leads nowhere becomes plain words by one sign
//! before it, and the line stays as it stood in the comment of the note; what cannot be mended so goes to the inbox.

use super::draft::Draft;
use super::entry::Stray;
use super::note::Written;
use super::plan::PlannedCopy;
use crate::compile::{Options, compile};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Date, Text, Tree, TreeEntry};
use crate::syntax::markdown::{PieceKind, foreign_pieces};
use std::collections::{BTreeMap, HashMap};

/// How often signs are tried before a piece is put aside.
const TRIES: usize = 3;

/// How often the notes are looked at.
const ROUNDS: usize = 8;

/// Pieces that would not end where they do: all that follows would be part of them.
pub(super) fn put_open_aside(drafts: &mut [Draft], strays: &mut Vec<Stray>) {
    for draft in drafts.iter_mut() {
        let (kept, open): (Vec<_>, Vec<_>) = draft.segments.drain(..).partition(|segment| ends(segment.text()));
        draft.segments = kept;
        strays.extend(open.into_iter().map(|segment| Stray {
            part: segment.part,
            why: "something in it begins and never ends".to_owned(),
            is_secret: false,
        }));
    }
}

/// Drafts of which nothing is left are no notes.
pub(super) fn put_empty_aside(drafts: &mut Vec<Draft>, strays: &mut Vec<Stray>) {
    let (kept, emptied): (Vec<_>, Vec<_>) =
        std::mem::take(drafts).into_iter().partition(|draft| !draft.segments.is_empty());
    *drafts = kept;
    strays.extend(emptied.into_iter().flat_map(|draft| draft.apart).map(|part| Stray {
        part,
        why: "the heading of something that has no place".to_owned(),
        is_secret: false,
    }));
}

/// Whether a comment that follows is one.
fn ends(text: &str) -> bool {
    if !["```", "~~~", "<"].iter().any(|sign| text.contains(sign)) {
        return true;
    }
    let followed = format!("{}\n\n<!-- end -->\n", text.trim_end());
    let pieces = foreign_pieces(&followed);
    pieces
        .last()
        .is_some_and(|last| last.kind == PieceKind::Html && followed[last.range.clone()].starts_with("<!-- end"))
}

/// Mends the drafts until none has an error. `write` makes the files.
pub(super) fn mend(
    drafts: &mut Vec<Draft>,
    strays: &mut Vec<Stray>,
    tree: &Tree,
    copies: &[PlannedCopy],
    today: Date,
    write: &dyn Fn(&Draft) -> Written,
) -> Vec<Written> {
    let mut written: Vec<Written> = drafts.iter().map(write).collect();
    for round in 0..ROUNDS {
        let errors = errors(drafts, &written, tree, copies, today);
        if errors.is_empty() {
            break;
        }
        for (at, found) in errors {
            one(&mut drafts[at], &written[at], &found, round, strays);
            written[at] = write(&drafts[at]);
        }
        let empty: Vec<bool> = drafts.iter().map(|draft| draft.segments.is_empty()).collect();
        let mut empties = empty.iter();
        written.retain(|_| !empties.next().is_some_and(|is_empty| *is_empty));
        put_empty_aside(drafts, strays);
    }
    written
}

/// The errors in each draft, by its place.
fn errors(
    drafts: &[Draft],
    written: &[Written],
    tree: &Tree,
    copies: &[PlannedCopy],
    today: Date,
) -> BTreeMap<usize, Vec<Diagnostic>> {
    let mut whole = tree.clone();
    let mut places = HashMap::new();
    for (at, (draft, written)) in drafts.iter().zip(written).enumerate() {
        whole.entries.insert(draft.path.clone(), TreeEntry::Text(Text::new(&written.text)));
        places.insert(draft.path.as_str(), at);
    }
    for copy in copies {
        whole.entries.insert(copy.to.clone(), TreeEntry::Attachment(copy.size));
    }
    let mut errors: BTreeMap<usize, Vec<Diagnostic>> = BTreeMap::new();
    for found in compile(&whole, Options { today }).findings.diagnostics {
        if found.severity == Severity::Error
            && let Some(at) = places.get(found.file().as_str())
        {
            errors.entry(*at).or_default().push(found);
        }
    }
    errors
}

fn one(draft: &mut Draft, written: &Written, found: &[Diagnostic], round: usize, strays: &mut Vec<Stray>) {
    let mut places: Vec<(usize, usize, &Diagnostic)> = Vec::new();
    for found in found {
        match written
            .segments
            .iter()
            .position(|range| range.start <= found.span.start && found.span.start < range.end.max(range.start + 1))
        {
            Some(segment) => places.push((segment, found.span.start - written.segments[segment].start, found)),
            None => return head(draft, found, round, strays),
        }
    }
    // From the end on, so that places before stay where they are.
    places.sort_by_key(|(segment, at, _)| (std::cmp::Reverse(*segment), std::cmp::Reverse(*at)));
    places.dedup_by_key(|(segment, at, _)| (*segment, *at));
    let mut out: Vec<(usize, String)> = Vec::new();
    for (segment, at, found) in places {
        let shown = &written.text[written.segments[segment].clone()];
        let current = draft.segments[segment].changed.clone().unwrap_or_else(|| shown.to_owned());
        let lead = if draft.segments[segment].changed.is_some() {
            current.len() - current.trim_start_matches('\n').len()
        } else {
            0
        };
        match escaped(&current, at + lead).filter(|_| round < TRIES && !current.contains("-->")) {
            Some(escaped) => draft.segments[segment].changed = Some(escaped),
            None => out.push((segment, format!("`promo check` would call it an error: {}", found.rule))),
        }
    }
    out.sort_by_key(|(segment, _)| std::cmp::Reverse(*segment));
    out.dedup_by_key(|(segment, _)| *segment);
    for (segment, why) in out {
        let segment = draft.segments.remove(segment);
        strays.push(Stray { part: segment.part, why, is_secret: false });
    }
}

/// Something in the front matter or between the pieces: first the title is made plainer, then all of it is put aside.
fn head(draft: &mut Draft, found: &Diagnostic, round: usize, strays: &mut Vec<Stray>) {
    if round < 1 {
        draft.title = draft.path.stem().replace('-', " ");
        draft.facts.link = None;
        draft.facts.metric = None;
        return;
    }
    let why = format!("`promo check` would call it an error: {}", found.rule);
    let parts = draft.apart.drain(..).chain(draft.segments.drain(..).map(|segment| segment.part));
    strays.extend(parts.map(|part| Stray { part, why: why.clone(), is_secret: false }));
}

/// The text with a sign before what begins the error, so that it is plain words.
fn escaped(text: &str, at: usize) -> Option<String> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let line = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let upto = text.ceil_char_boundary((at + 3).min(end));
    let before = &text[line..upto];
    let place = match text[line..at].rfind("](").filter(|middle| !text[line + middle + 2..at].contains(')')) {
        Some(middle) => opening(&text[line..line + middle])?,
        None => ["[[", "{{", "[^", "%%", "<", "["].iter().filter_map(|sign| before.rfind(sign)).max().map(|place| {
            // The first of two.
            if place > 0 && before[..place].ends_with('[') { place - 1 } else { place }
        })?,
    };
    let place = line + place;
    if text[..place].ends_with('\\') {
        return None;
    }
    Some(format!("{}\\{}", &text[..place], &text[place..]))
}

/// The bracket that the one behind this text closes.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices().rev() {
        match letter {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sign_makes_plain_words() {
        assert_eq!(escaped("- see [[Receipts]] now", 8).as_deref(), Some("- see \\[[Receipts]] now"));
        assert_eq!(escaped("a ![[p.png|4]]", 5).as_deref(), Some("a !\\[[p.png|4]]"));
        assert_eq!(escaped("x\n[a [b]](../c.md)", 12).as_deref(), Some("x\n\\[a [b]](../c.md)"));
        assert_eq!(escaped("in {{metric:x}}", 5).as_deref(), Some("in \\{{metric:x}}"));
        assert_eq!(escaped("note[^1]", 4).as_deref(), Some("note\\[^1]"));
        assert_eq!(escaped("plain", 2), None);
    }

    #[test]
    fn what_never_ends_is_known() {
        assert!(ends("- a\n") && ends("```\nx\n```\n") && ends("a < b") && ends("<details>\n- x\n"));
        assert!(!ends("```\nx\n") && !ends("<script>\nx") && !ends("<!-- x"));
    }
}
