//! A run of text: neighbouring texts of one line, kept in three forms at once. What is shown, what was meant by the bytes (escapes and entities
//! resolved, punctuation as typed), and where each part was written, so that a find in the text can be cut out and pointed at exactly.

use std::ops::Range;

use super::SourceMapEntry;
use crate::source::Span;

/// Neighbouring texts.
#[derive(Debug, Default)]
pub(super) struct TextRun {
    /// As readers see it: quotes curled, dashes drawn.
    pub(super) shown: String,
    /// As typed, with escapes and entities resolved: what is searched.
    pub(super) plain: String,
    segments: Vec<Segment>,
}

/// One text as the parser gave it.
#[derive(Debug)]
struct Segment {
    /// Offset in `plain`.
    plain: usize,
    /// Offset in `shown`.
    shown: usize,
    source: Span,
    /// Whether `plain` holds the very bytes of the source.
    literal: bool,
    /// Whether `shown` does.
    verbatim: bool,
}

/// Which form of a run the tree holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RunForm {
    /// Running text.
    Shown,
    /// An address, which must stay as typed.
    Plain,
}

impl TextRun {
    pub(super) fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// Whether it ends with a blank.
    pub(super) fn ends_blank(&self) -> bool {
        self.plain.ends_with(' ')
    }

    /// Takes the blanks from its end.
    pub(super) fn trim_end(&mut self) {
        let blanks = self.plain.len() - self.plain.trim_end_matches(' ').len();
        let last = self.segments.last().map_or(0, |last| self.plain.len() - last.plain);
        if self.shown.ends_with(&" ".repeat(blanks)) && blanks <= last {
            self.plain.truncate(self.plain.len() - blanks);
            self.shown.truncate(self.shown.len() - blanks);
        }
    }

    pub(super) fn clear(&mut self) {
        self.shown.clear();
        self.plain.clear();
        self.segments.clear();
    }

    /// Adds a text; `written` is its source.
    pub(super) fn push(&mut self, text: &str, source: Span, written: &str) {
        let verbatim = text == written;
        let plain = if matches!(written, "'" | "\"" | "--" | "---" | "...") { written } else { text };
        self.segments.push(Segment {
            plain: self.plain.len(),
            shown: self.shown.len(),
            source,
            literal: plain == written,
            verbatim,
        });
        self.shown.push_str(text);
        self.plain.push_str(plain);
    }

    /// Where a range of `plain` was written: the smallest span that holds it.
    pub(super) fn source(&self, range: Range<usize>) -> Span {
        let (Some(first), Some(last)) = (self.segment(range.start), self.segment(range.end.max(1) - 1)) else {
            return Span::default();
        };
        let start = if first.literal { first.source.start + (range.start - first.plain) } else { first.source.start };
        let end = if last.literal { last.source.start + (range.end - last.plain) } else { last.source.end };
        first.source.with(start, end.max(start))
    }

    /// Whether a range of `plain` stands in the source byte for byte, its first character not escaped.
    pub(super) fn is_literal(&self, range: Range<usize>, text: &str) -> bool {
        let span = self.source(range.clone());
        text[span.range()] == self.plain[range.clone()] && !self.is_escaped(range.start, text)
    }

    fn is_escaped(&self, at: usize, text: &str) -> bool {
        let index = self.index(at);
        let Some(segment) = self.segments.get(index).filter(|segment| segment.plain == at) else { return false };
        let follows = index > 0 && self.segments[index - 1].source.end == segment.source.start;
        !follows && text[..segment.source.start].ends_with('\\')
    }

    /// The text of a range of `plain`, in the form asked for.
    pub(super) fn text(&self, range: Range<usize>, form: RunForm) -> &str {
        match form {
            RunForm::Plain => &self.plain[range],
            RunForm::Shown => &self.shown[self.shown_at(range.start)..self.shown_at(range.end)],
        }
    }

    /// Where that text differs from its source.
    pub(super) fn source_map(&self, range: Range<usize>, form: RunForm, entries: &mut Vec<SourceMapEntry>) {
        let (first, end) =
            (self.index(range.start), self.segments.partition_point(|segment| segment.plain < range.end));
        for index in first..end {
            let segment = &self.segments[index];
            if index > first && self.segments[index - 1].source.end < segment.source.start {
                let gap = segment.source.with(self.segments[index - 1].source.end, segment.source.start);
                entries.push(SourceMapEntry { span: gap, shown: 0 });
            }
            let (same, length) = match form {
                RunForm::Shown => {
                    (segment.verbatim, self.end(index, |next| next.shown, self.shown.len()) - segment.shown)
                }
                RunForm::Plain => {
                    (segment.literal, self.end(index, |next| next.plain, self.plain.len()) - segment.plain)
                }
            };
            if !same {
                entries.push(SourceMapEntry { span: segment.source, shown: length });
            }
        }
    }

    fn shown_at(&self, plain: usize) -> usize {
        let index = self.index(plain);
        match self.segments.get(index) {
            Some(segment) if segment.verbatim => segment.shown + (plain - segment.plain),
            Some(segment) if segment.plain == plain => segment.shown,
            _ => self.end(index, |next| next.shown, self.shown.len()),
        }
    }

    fn end(&self, index: usize, offset: impl Fn(&Segment) -> usize, last: usize) -> usize {
        self.segments.get(index + 1).map_or(last, offset)
    }

    fn segment(&self, plain: usize) -> Option<&Segment> {
        self.segments.get(self.index(plain))
    }

    /// The last segment that begins at or before the offset.
    fn index(&self, plain: usize) -> usize {
        self.segments.partition_point(|segment| segment.plain <= plain).max(1) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_leads_back_to_what_was_written() {
        let text = r#"a--b\*c&amp;d"#;
        let mut run = TextRun::default();
        for (shown, span) in [("a", 0..1), ("–", 1..3), ("b", 3..4), ("*c", 5..7), ("&", 7..12), ("d", 12..13)] {
            run.push(shown, Span::default().with(span.start, span.end), &text[span]);
        }
        assert_eq!((&*run.shown, &*run.plain), ("a–b*c&d", "a--b*c&d"));
        assert_eq!(run.source(1..4), Span::default().with(1, 4));
        assert_eq!(run.source(5..7), Span::default().with(6, 12));
        assert!(run.is_literal(0..4, text));
        assert!(!run.is_literal(4..5, text), "it is escaped");
        assert!(!run.is_literal(3..5, text), "a backslash stands between");
        let mut entries = Vec::new();
        run.source_map(0..8, RunForm::Shown, &mut entries);
        let entries: Vec<_> = entries.iter().map(|entry| (&text[entry.span.range()], entry.shown)).collect();
        assert_eq!(entries, [("--", 3), ("\\", 0), ("&amp;", 1)]);
    }
}
