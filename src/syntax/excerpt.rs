//! A part of a file that a reader looks at. The parsers below count from the beginning of the part; everyone else counts from the beginning
//! of the file, and this is where the one becomes the other.

use crate::diagnostic::{Diagnostic, RuleName, code};
use crate::source::Span;
use std::ops::Range;

/// How many complaints about one part are worth reading.
pub(super) const MOST: usize = 50;

/// A part of a file.
#[derive(Clone, Copy)]
pub(super) struct Excerpt<'a> {
    /// The whole part; its file and its first byte are what places are made of.
    pub(super) whole: Span,
    /// The part's text.
    pub(super) text: &'a str,
    /// The offset of the part's first byte in the file.
    pub(super) start: usize,
}

impl<'a> Excerpt<'a> {
    /// The part of `source` at `span`, which lies inside and on character boundaries.
    pub(super) fn new(source: &'a str, span: Span) -> Excerpt<'a> {
        Excerpt { whole: span, text: &source[span.range()], start: span.start }
    }

    /// A range of the part as a span of the file, held inside the part and widened to whole characters.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end.max(start));
        self.whole.with(self.start + start, self.start + end)
    }

    /// The words at a range of the part, held inside as by [`span`](Excerpt::span).
    pub(super) fn words(&self, range: Range<usize>) -> &'a str {
        let span = self.span(range);
        &self.text[span.start - self.start..span.end - self.start]
    }

    /// The line that holds an offset of the part, without the blanks round it.
    pub(super) fn line(&self, at: usize) -> Range<usize> {
        let at = self.text.floor_char_boundary(at);
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline);
        let line = &self.text[start..end];
        let start = start + (line.len() - line.trim_start().len());
        start..start + line.trim().len()
    }

    /// An error at a range of the part.
    pub(super) fn error(&self, rule: RuleName, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(rule, self.span(range), message)
    }

    /// A key that is set twice; the two ranges are the keys.
    pub(super) fn duplicate(&self, key: &str, again: Range<usize>, first: Option<Range<usize>>) -> Diagnostic {
        let diagnostic = self.error(code::DUPLICATE_KEY, again, format!("`{key}` is set twice")).label("again here");
        let diagnostic = diagnostic.help("keep one of the two");
        match first {
            Some(first) => diagnostic.also(self.span(first), "first set here"),
            None => diagnostic,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::PacketPath;

    #[test]
    fn what_a_parser_says_becomes_a_place_in_the_file() {
        let file = PacketPath::new("a.md").unwrap();
        let excerpt = Excerpt::new("+++\n  é: x \n+++", Span::new(&file, 4, 12));
        assert_eq!(excerpt.line(3), 2..7);
        assert_eq!(excerpt.span(3..3), Span::new(&file, 6, 8), "never inside a character");
        assert_eq!(excerpt.span(90..99), Span::new(&file, 12, 12), "never outside");
    }
}
