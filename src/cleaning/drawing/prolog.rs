//! What stands before the drawing itself: how its letters are encoded, and a declaration of its type.

use std::ops::Range;

/// The declaration of a type with declarations of its own in it. Without them it says nothing that a browser minds.
pub(super) fn entities(text: &str) -> Option<Range<usize>> {
    let range = doctype(text, 0..text.len())?;
    text[range.clone()].contains('[').then_some(range)
}

/// The declaration of a type in a part of the text, to its end or to its own declarations. Comments are passed over.
pub(super) fn doctype(text: &str, within: Range<usize>) -> Option<Range<usize>> {
    let mut at = within.start;
    loop {
        let rest = &text[at..within.end];
        let next = rest.find('<')?;
        at += next;
        let rest = &rest[next..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at += comment.find("-->")? + 7;
        } else if rest.starts_with("<?") {
            at += rest.find("?>")? + 2;
        } else if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            let end = end_of_doctype(rest);
            return Some(at..at + end);
        } else {
            return None;
        }
    }
}

/// Behind its `>`, or behind the bracket that opens its own declarations. A name in quotes may hold either.
fn end_of_doctype(text: &str) -> usize {
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, '>' | '[') => return at + 1,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// The declaration at the very beginning, where it tells of another encoding than the one in which the drawing is handed on: a browser would believe it.
pub(super) fn other_encoding(text: &str) -> Option<Range<usize>> {
    let rest = text.strip_prefix("<?xml")?;
    let end = rest.find("?>")?;
    let declared = rest[..end].split("encoding").nth(1)?;
    let name = declared.split(['"', '\'']).nth(1)?;
    let is_ours = ["utf-8", "utf8", "us-ascii"].iter().any(|known| name.eq_ignore_ascii_case(known));
    (!is_ours).then_some(0..5 + end + 2)
}
