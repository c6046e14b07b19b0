//! What can be kept of a YAML text with faults. The parser stops at the first, so the text is cut where a line begins a key of the whole text, and each
//! piece is read alone: a fault takes its own key and no other.

use super::YamlReader;
use crate::syntax::Entry;
use crate::syntax::excerpt::Excerpt;
use std::collections::BTreeSet;
use std::ops::Range;

/// The entries that can be read. Of a key that is set twice, the first.
pub(super) fn kept(excerpt: &Excerpt<'_>) -> Vec<Entry> {
    let mut seen = BTreeSet::new();
    let entries = pieces(excerpt.text).into_iter().filter_map(|piece| read(excerpt, piece)).flatten();
    entries.filter(|entry| seen.insert(entry.key.value.clone())).collect()
}

/// The text up to the first piece that cannot be read, or that is a sentence with a colon in it.
pub(super) fn beginning<'a>(excerpt: &Excerpt<'a>) -> &'a str {
    let are_keys = |entries: Vec<Entry>| entries.iter().all(|entry| !entry.key.value.contains(' '));
    let fault = pieces(excerpt.text).into_iter().find(|piece| !read(excerpt, piece.clone()).is_some_and(are_keys));
    &excerpt.text[..fault.map_or(excerpt.text.len(), |fault| fault.start)]
}

fn read(excerpt: &Excerpt<'_>, piece: Range<usize>) -> Option<Vec<Entry>> {
    let piece = Excerpt { text: &excerpt.text[piece.clone()], start: excerpt.start + piece.start, ..*excerpt };
    YamlReader::new(piece).document()
}

/// Each beginning with a line that can only be the beginning of a key: texts and lists that go on are indented, lists by a dash at least.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let (mut at, mut margin) = (0, None);
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(' ');
        let is_empty = words.trim().is_empty() || words.starts_with('#');
        let goes_on = words.starts_with(['\t', ']', '}', ',']) || words.trim_end() == "-" || words.starts_with("- ");
        let indentation = line.len() - words.len();
        if !is_empty && !goes_on && indentation <= *margin.get_or_insert(indentation) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{PacketPath, Span};

    /// The keys that are kept.
    fn keys(text: &str) -> Vec<String> {
        let file = PacketPath::new("a.md").unwrap();
        let entries = kept(&Excerpt::new(text, Span::new(&file, 0, text.len())));
        for entry in &entries {
            assert!(text[entry.key.span.range()].contains(&entry.key.value), "{text:?}");
        }
        entries.into_iter().map(|entry| entry.key.value).collect()
    }

    #[test]
    fn a_fault_takes_its_own_key_and_no_other() {
        for (text, wanted) in [
            ("a: 1\nb: \"x\nc: 3\n", vec!["a", "c"]),
            ("a: 1\nb 2\nc: 3\n", vec!["a", "c"]),
            ("a: [1,\n  2\nc: 3\n", vec!["c"]),
            ("a:\n\tx: 1\nc: 3\n", vec!["c"]),
            ("a: &x 1\né: *x\nc: 3\n", vec!["c"]),
            ("a:\n- x\n- y\nb: @x\nc: |\n  d: e\n", vec!["a", "c"]),
            ("a: [\n  x\n]\nb: x: y\n", vec!["a"]),
            ("  a: 1\n  b: x: y\n  c: 3\n", vec!["a", "c"]),
            ("a: 1\n--- b\nc: 3\n", vec!["a", "c"]),
            ("a: 1\na: 2\nb: x: y\n", vec!["a"]),
            ("Some words.\n", vec![]),
        ] {
            assert_eq!(keys(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn the_beginning_ends_at_the_first_fault() {
        let file = PacketPath::new("a.md").unwrap();
        for text in ["a: 1\n# b\n\nSome words.\nc: 1\n", "a: 1\n# b\n\nIt was 3: 1.\nc: 1\n"] {
            assert_eq!(beginning(&Excerpt::new(text, Span::new(&file, 0, text.len()))), "a: 1\n# b\n\n");
        }
    }
}
