//! The way back from a shown text to the bytes that it was written with, although quotes are curled, entities resolved and neighbours merged.

use super::Markdown;
use crate::source::Span;

/// A place where the shown text is not the written one: `--` shown as a dash, an entity, the backslash of an escape, a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceMapEntry {
    /// What was written.
    pub span: Span,
    /// How many bytes of text are shown for it.
    pub shown: usize,
}

impl Markdown {
    /// Shows the parts of a text that the tree holds, each with where it was written; the whole where that cannot be told. One whose span is as
    /// long as itself was written byte for byte.
    pub(crate) fn parts<'a>(&self, text: &'a str, span: Span, mut show: impl FnMut(&'a str, Span)) {
        let inside = &self.source_map[self.source_map.partition_point(|entry| entry.span.start < span.start)..];
        let inside = &inside[..inside.partition_point(|entry| entry.span.end <= span.end)];
        if inside.is_empty() || !fits(text, span, inside) {
            return show(text, span);
        }
        let (mut done, mut written) = (0, span.start);
        for entry in inside {
            let same = done + (entry.span.start - written);
            show(&text[done..same], span.with(written, entry.span.start));
            show(&text[same..same + entry.shown], entry.span);
            (done, written) = (same + entry.shown, entry.span.end);
        }
        show(&text[done..], span.with(written, span.end));
    }
}

/// Whether the entries, and what was written between them, make up the text.
fn fits(text: &str, span: Span, entries: &[SourceMapEntry]) -> bool {
    let (mut length, mut written) = (0, span.start);
    for entry in entries {
        let Some(same) = entry.span.start.checked_sub(written) else { return false };
        let ends = [length + same, length + same + entry.shown];
        if !ends.iter().all(|end| text.is_char_boundary(*end)) {
            return false;
        }
        (length, written) = (ends[1], entry.span.end);
    }
    length + (span.end - written) == text.len()
}
