//! The running words of a body, for the rules and the search: block by block with the way back to the source, or as one plain text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{LinkKind, Markdown, Piece, Seam};
use crate::source::Span;

/// One block of running words.
#[derive(Clone, Debug, PartialEq)]
pub struct Prose {
    /// What kind of block.
    pub kind: ProseKind,
    /// The words as shown, without code and images. A line break is a space, a hard one a line end; a figure stands as it is written,
    /// `{{metric:id}}`; so does the id of a plain `[[id]]`.
    pub text: String,
    /// The parts of `text`: the offset of each and where it was written. A part whose span is as long as itself was written byte for byte.
    pub segments: Vec<(usize, Span)>,
    /// Whether it stands in a private block.
    pub inside_private: bool,
    /// Whether it stands in a plain block quote: perhaps another's words.
    pub inside_quote: bool,
    /// Its pieces in [`Markdown::pieces`], without the beginning and the end of the block.
    pub pieces: Range<usize>,
}

/// The blocks that hold running words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProseKind {
    /// A paragraph.
    Paragraph,
    /// The heading of this index.
    Heading(usize),
    /// The text of a list item, or one of its paragraphs.
    Item,
    /// A cell of a table.
    Cell,
}

impl Prose {
    /// Where a range of the text was written: the smallest span that holds it.
    pub fn span(&self, range: Range<usize>) -> Span {
        let first = self.place(range.start);
        let start = if first.exact { first.span.start + (range.start - first.offset) } else { first.span.start };
        if range.is_empty() {
            return first.span.at(start);
        }
        let last = self.place(range.end - 1);
        let end = if last.exact { last.span.start + (range.end - last.offset) } else { last.span.end };
        first.span.with(start, end.max(start))
    }

    fn place(&self, offset: usize) -> Place {
        let index = self.segments.partition_point(|(start, _)| *start <= offset).max(1) - 1;
        let Some(&(start, span)) = self.segments.get(index) else { return Place::default() };
        let end = self.segments.get(index + 1).map_or(self.text.len(), |(next, _)| *next);
        Place { offset: start, span, exact: end - start == span.end - span.start }
    }

    fn push(&mut self, text: &str, span: Span) {
        self.segments.push((self.text.len(), span));
        self.text.push_str(text);
    }
}

#[derive(Default)]
struct Place {
    offset: usize,
    span: Span,
    exact: bool,
}

impl Markdown {
    /// The blocks of running words, in order; those without a word are left out.
    pub fn paragraphs(&self) -> Vec<Prose> {
        let mut walk = Walk {
            markdown: self,
            done: Vec::new(),
            open: None,
            kinds: Vec::new(),
            private: 0,
            quotes: 0,
            code: false,
        };
        for index in 0..self.pieces.len() {
            walk.step(index);
        }
        walk.close();
        walk.done
    }

    /// The parts of a text that a piece shows, each with where it was written; the whole where that cannot be told. One whose span is as long
    /// as itself was written byte for byte.
    pub(crate) fn parts<'a>(&self, text: &'a str, span: Span) -> Vec<(&'a str, Span)> {
        let inside = &self.seams[self.seams.partition_point(|seam| seam.span.start < span.start)..];
        let inside = &inside[..inside.partition_point(|seam| seam.span.end <= span.end)];
        let (mut parts, mut done, mut written) = (Vec::new(), 0, span.start);
        if !fits(text, span, inside) {
            return vec![(text, span)];
        }
        for seam in inside {
            let same = done + (seam.span.start - written);
            parts.push((&text[done..same], span.with(written, seam.span.start)));
            parts.push((&text[same..same + seam.shown], seam.span));
            (done, written) = (same + seam.shown, seam.span.end);
        }
        parts.push((&text[done..], span.with(written, span.end)));
        parts
    }

    /// Everything that is shown as words, code included, one block a line: for the search. The titles that plain `[[id]]` and figures
    /// bring are not known here.
    pub fn plain_text(&self, skip_private: bool) -> String {
        if skip_private && self.pieces.iter().any(|piece| matches!(piece.value, Piece::StartPrivate)) {
            return self.without_private().plain_text(false);
        }
        let mut text = String::new();
        for piece in &self.pieces {
            match &piece.value {
                Piece::Plain(Event::Text(words) | Event::Code(words)) => text.push_str(words),
                Piece::Plain(Event::SoftBreak | Event::HardBreak) => text.push(' '),
                Piece::Image(index) => text.push_str(&self.links[*index].text),
                piece if is_edge(piece) && !text.is_empty() && !text.ends_with('\n') => text.push('\n'),
                _ => {}
            }
        }
        text.truncate(text.trim_end().len());
        text
    }

    /// How many words a reader reads: see [`count_words`].
    pub fn word_count(&self, skip_private: bool) -> usize {
        count_words(&self.plain_text(skip_private))
    }
}

/// Counts words by script: where words are set apart by spaces, what holds a letter or a digit is one; Chinese and Japanese count a word for
/// two characters; Thai, Lao, Khmer and Burmese for five.
pub fn count_words(text: &str) -> usize {
    let (mut words, mut pairs, mut fives, mut inside) = (0, 0_usize, 0_usize, false);
    for character in text.chars() {
        match character {
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                (pairs, inside) = (pairs + 1, false);
            }
            '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
                (fives, inside) = (fives + 1, false)
            }
            other if other.is_whitespace() => inside = false,
            other if !inside && other.is_alphanumeric() => (words, inside) = (words + 1, true),
            _ => {}
        }
    }
    words + pairs.div_ceil(2) + fives.div_ceil(5)
}

/// A walk over the pieces.
struct Walk<'a> {
    markdown: &'a Markdown,
    done: Vec<Prose>,
    open: Option<Prose>,
    /// The kinds of the open blocks, innermost last.
    kinds: Vec<ProseKind>,
    private: usize,
    quotes: usize,
    code: bool,
}

impl Walk<'_> {
    fn step(&mut self, index: usize) {
        let piece = &self.markdown.pieces[index];
        if is_edge(&piece.value) {
            self.close();
            return self.turn(&piece.value);
        }
        if self.code {
            return;
        }
        match &piece.value {
            Piece::Plain(Event::Text(text)) => self.text(index, text, piece.span),
            Piece::Plain(Event::SoftBreak) => self.add(index, " ", piece.span),
            Piece::Plain(Event::HardBreak) => self.add(index, "\n", piece.span),
            Piece::Metric(id) => self.add(index, &format!("{{{{metric:{id}}}}}"), piece.span),
            Piece::StartLink(link) if self.markdown.links[*link].kind == LinkKind::Wiki => {
                let link = &self.markdown.links[*link];
                self.add(index, &link.text, link.destination.span);
            }
            _ => self.reach(index),
        }
    }

    /// Enters or leaves a block.
    fn turn(&mut self, piece: &Piece) {
        match piece {
            Piece::Plain(Event::Start(Tag::Paragraph)) => {
                let in_item = self.kinds.last() == Some(&ProseKind::Item);
                self.kinds.push(if in_item { ProseKind::Item } else { ProseKind::Paragraph });
            }
            Piece::Plain(Event::Start(Tag::Item)) => self.kinds.push(ProseKind::Item),
            Piece::Plain(Event::Start(Tag::TableCell)) => self.kinds.push(ProseKind::Cell),
            Piece::StartHeading(index) => self.kinds.push(ProseKind::Heading(*index)),
            Piece::Plain(Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell)) | Piece::EndHeading(_) => {
                self.kinds.pop();
            }
            Piece::Plain(Event::Start(Tag::CodeBlock(_))) => self.code = true,
            Piece::Plain(Event::End(TagEnd::CodeBlock)) => self.code = false,
            Piece::Plain(Event::Start(Tag::BlockQuote(_))) => self.quotes += 1,
            Piece::Plain(Event::End(TagEnd::BlockQuote(_))) => self.quotes = self.quotes.saturating_sub(1),
            Piece::StartPrivate => self.private += 1,
            Piece::EndPrivate => self.private = self.private.saturating_sub(1),
            _ => {}
        }
    }

    /// Adds a shown text, part by part where it differs from what was written.
    fn text(&mut self, index: usize, text: &str, span: Span) {
        for (part, place) in self.markdown.parts(text, span) {
            self.add(index, part, place);
        }
    }

    fn add(&mut self, index: usize, text: &str, span: Span) {
        self.reach(index);
        if let Some(prose) = self.open.as_mut().filter(|_| !text.is_empty()) {
            prose.push(text, span);
        }
    }

    /// The open block, begun if there is none, reaches to this piece.
    fn reach(&mut self, index: usize) {
        let prose = self.open.get_or_insert_with(|| Prose {
            kind: self.kinds.last().copied().unwrap_or(ProseKind::Paragraph),
            text: String::new(),
            segments: Vec::new(),
            inside_private: self.private > 0,
            inside_quote: self.quotes > 0,
            pieces: index..index,
        });
        prose.pieces.end = index + 1;
    }

    fn close(&mut self) {
        self.done.extend(self.open.take().filter(|prose| !prose.text.trim().is_empty()));
    }
}

/// Whether the seams, and what was written between them, make up the text.
fn fits(text: &str, span: Span, seams: &[Seam]) -> bool {
    let (mut length, mut written) = (0, span.start);
    for seam in seams {
        let Some(same) = seam.span.start.checked_sub(written) else { return false };
        let ends = [length + same, length + same + seam.shown];
        if !ends.iter().all(|end| text.is_char_boundary(*end)) {
            return false;
        }
        (length, written) = (ends[1], seam.span.end);
    }
    length + (span.end - written) == text.len()
}

/// Whether a piece is the edge of a block: words before and after it do not belong together.
pub(crate) fn is_edge(piece: &Piece) -> bool {
    match piece {
        Piece::Plain(Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)) => false,
        Piece::Plain(Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)) => false,
        Piece::Plain(Event::Start(_) | Event::End(_) | Event::Rule) => true,
        Piece::Plain(_) | Piece::StartLink(_) | Piece::EndLink(_) | Piece::Image(_) | Piece::Metric(_) => false,
        Piece::StartHeading(_) | Piece::EndHeading(_) => true,
        Piece::StartAlert(_) | Piece::EndAlert | Piece::StartPrivate | Piece::EndPrivate => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::show::read;
    use super::*;

    #[test]
    fn words_by_block() {
        let markdown = read(
            "# A *b*\n\nc `code` d\ne [f](g)\n\n- h\n- i\n\n```\nno\n```\n\n| j |\n|---|\n| k |\n\n> [!private]\n> l\n\n> m",
        );
        let prose: Vec<_> = markdown.paragraphs();
        let texts: Vec<_> = prose.iter().map(|prose| prose.text.as_str()).collect();
        assert_eq!(texts, ["A b", "c  d e f", "h", "i", "j", "k", "l", "m"]);
        let kinds: Vec<_> = prose.iter().map(|prose| prose.kind).take(6).collect();
        use ProseKind::{Cell, Heading, Item, Paragraph};
        assert_eq!(kinds, [Heading(0), Paragraph, Item, Item, Cell, Cell]);
        assert_eq!(
            prose.iter().map(|prose| prose.inside_private).collect::<Vec<_>>(),
            [[false; 6].as_slice(), &[true, false]].concat()
        );
        assert!(prose[7].inside_quote && !prose[6].inside_quote);
    }

    #[test]
    fn every_word_leads_back_to_its_own_bytes() {
        let text = "don't \\* stop <!-- x --> it's *really* &amp; {{metric:a}} [[id]]\nhere";
        let prose = &read(text).paragraphs()[0];
        assert_eq!(prose.text, "don’t * stop  it’s really & {{metric:a}} id here");
        for word in ["stop", "really", "id", "here", "{{metric:a}}", "*"] {
            let at = prose.text.find(word).unwrap();
            assert_eq!(&text[prose.span(at..at + word.len()).range()], word);
        }
        assert_eq!(&text[prose.span(0.."don’t".len()).range()], "don't");
        let both = prose.text.find("stop").unwrap()..prose.text.find(" really").unwrap();
        assert_eq!(&text[prose.span(both).range()], "stop <!-- x --> it's");
    }

    #[test]
    fn plain_text_and_words() {
        let markdown = read("# A\n\nb `c`\nd ![e](f)\n\n> [!private]\n> g\n\n```\nh\n```");
        assert_eq!(markdown.plain_text(true), "A\nb c d e\nh");
        assert_eq!(markdown.plain_text(false), "A\nb c d e\ng\nh");
        assert_eq!(markdown.word_count(true), 6);
        assert_eq!([count_words("a b-c – 1.5%"), count_words("日本語で"), count_words("")], [3, 2, 0]);
    }
}
