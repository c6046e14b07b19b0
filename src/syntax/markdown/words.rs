//! The running words of a body as they are written, for the rules: passage by passage, with the way back to the source.

use std::ops::Range;

use super::tree::{Block, Children, Inline, each_block, each_inline, each_inline_of};
use super::{LinkKind, Markdown};
use crate::source::{Span, Spanned};

/// One block of running words.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage<'a> {
    /// What kind of block.
    pub kind: PassageKind,
    /// The words as shown, without code and images. A line break is a space, a hard one a line end; a figure stands as it is written,
    /// `{{metric:id}}`; so does the id of a plain `[[id]]`.
    pub text: String,
    /// The parts of `text`: the offset of each and where it was written. A part whose span is as long as itself was written byte for byte.
    pub segments: Vec<(usize, Span)>,
    /// Whether it stands in a private block.
    pub inside_private: bool,
    /// Whether it stands in a plain block quote: perhaps another's words.
    pub inside_quote: bool,
    /// Its line in the tree.
    pub line: &'a [Spanned<Inline>],
}

/// The blocks that hold running words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph.
    Paragraph,
    /// The heading of this index.
    Heading(usize),
    /// The text of a list item, or one of its paragraphs.
    Item,
    /// A cell of a table.
    Cell,
}

impl Passage<'_> {
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
        if !text.is_empty() {
            self.segments.push((self.text.len(), span));
            self.text.push_str(text);
        }
    }

    fn read(&mut self, markdown: &Markdown, line: &[Spanned<Inline>]) {
        for inline in line {
            match &inline.value {
                Inline::Text(text) => {
                    markdown.parts(text, inline.span, |part, span| self.push(part, span));
                }
                Inline::SoftBreak => self.push(" ", inline.span),
                Inline::HardBreak => self.push("\n", inline.span),
                Inline::Metric(id) => self.push(&format!("{{{{metric:{id}}}}}"), inline.span),
                Inline::Link(index, _) if markdown.links[*index].kind == LinkKind::Wiki => {
                    let link = &markdown.links[*index];
                    self.push(&link.text, link.destination.span);
                }
                other => self.read(markdown, other.children()),
            }
        }
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
    pub fn passages(&self) -> Vec<Passage<'_>> {
        let mut walk = Walk { markdown: self, found: Vec::new() };
        walk.blocks(&self.blocks, Surroundings::default());
        walk.found
    }
}

impl Markdown {
    /// Where the first text stands in the first `blocks` blocks, code among it.
    pub fn first_text(&self, blocks: usize) -> Option<Span> {
        let mut first: Option<Span> = None;
        let mut see = |span: Span| first = first.or(Some(span));
        each_block(&self.blocks[..blocks.min(self.blocks.len())], &mut |block| match (
            &block.value,
            block.value.children(),
        ) {
            (Block::Code(code), _) if !code.text.value.is_empty() => see(code.text.span),
            (_, Children::Inlines(line)) => text_in(line, &mut see),
            (_, Children::Table(table)) => table.cells().for_each(|cell| text_in(cell, &mut see)),
            _ => {}
        });
        first
    }

    /// Whether others than the author read a word in it.
    pub fn has_words(&self) -> bool {
        if self.has_private {
            return self.without_private().has_words();
        }
        let mut found = false;
        each_block(&self.blocks, &mut |block| {
            found |= matches!(&block.value, Block::Code(code) if has_word(&code.text.value));
        });
        each_inline_of(&self.blocks, &mut |inline| {
            found |= match &inline.value {
                Inline::Text(text) | Inline::Code(text) => has_word(text),
                Inline::Image(index) => has_word(&self.links[*index].text),
                _ => false,
            };
        });
        found
    }
}

fn text_in(line: &[Spanned<Inline>], see: &mut impl FnMut(Span)) {
    each_inline(line, &mut |inline| {
        if matches!(inline.value, Inline::Text(_)) {
            see(inline.span);
        }
    });
}

/// What blocks stand in.
#[derive(Clone, Copy, Default)]
struct Surroundings {
    item: bool,
    private: bool,
    quote: bool,
}

/// A walk over the blocks.
struct Walk<'a> {
    markdown: &'a Markdown,
    found: Vec<Passage<'a>>,
}

impl<'a> Walk<'a> {
    fn blocks(&mut self, blocks: &'a [Spanned<Block>], around: Surroundings) {
        for block in blocks {
            match &block.value {
                Block::Paragraph(line) | Block::Plain(line) => {
                    self.line(if around.item { PassageKind::Item } else { PassageKind::Paragraph }, line, around);
                }
                Block::Heading(index, line) => self.line(PassageKind::Heading(*index), line, around),
                Block::Table(table) => table.cells().for_each(|cell| self.line(PassageKind::Cell, cell, around)),
                Block::List(list) => {
                    let around = Surroundings { item: true, ..around };
                    list.items.iter().for_each(|item| self.blocks(&item.value.blocks, around));
                }
                Block::Quote(inside) => self.blocks(inside, Surroundings { quote: true, ..around }),
                Block::Private(inside) => self.blocks(inside, Surroundings { private: true, ..around }),
                Block::Alert(_, inside) | Block::Footnote(_, inside) => self.blocks(inside, around),
                Block::Code(_) | Block::Rule => {}
            }
        }
    }

    fn line(&mut self, kind: PassageKind, line: &'a [Spanned<Inline>], around: Surroundings) {
        let length =
            line.first().zip(line.last()).map_or(0, |(first, last)| last.span.end.saturating_sub(first.span.start));
        let mut passage = Passage {
            kind,
            text: String::with_capacity(length),
            segments: Vec::with_capacity(line.len()),
            inside_private: around.private,
            inside_quote: around.quote,
            line,
        };
        passage.read(self.markdown, line);
        self.found.extend((!passage.text.trim().is_empty()).then_some(passage));
    }
}

/// Whether there is a word in it, as [`count_words`] counts them.
fn has_word(text: &str) -> bool {
    text.split_inclusive(char::is_whitespace).any(|part| count_words(part) > 0)
}

/// Counts words by script: where words are set apart by spaces, what holds a letter or a digit is one; Chinese and Japanese count a word for
/// two characters; Thai, Lao, Khmer and Burmese for five.
pub fn count_words(text: &str) -> usize {
    if text.is_ascii() {
        return count_plain_words(text.as_bytes());
    }
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

/// The same of ASCII, which most texts are.
fn count_plain_words(text: &[u8]) -> usize {
    let (mut words, mut is_counted) = (0, false);
    for byte in text {
        match byte {
            b'\t'..=b'\r' | b' ' => is_counted = false,
            other if !is_counted && other.is_ascii_alphanumeric() => (words, is_counted) = (words + 1, true),
            _ => {}
        }
    }
    words
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
        let passage: Vec<_> = markdown.passages();
        let texts: Vec<_> = passage.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(texts, ["A b", "c  d e f", "h", "i", "j", "k", "l", "m"]);
        let kinds: Vec<_> = passage.iter().map(|passage| passage.kind).take(6).collect();
        use PassageKind::{Cell, Heading, Item, Paragraph};
        assert_eq!(kinds, [Heading(0), Paragraph, Item, Item, Cell, Cell]);
        assert_eq!(
            passage.iter().map(|passage| passage.inside_private).collect::<Vec<_>>(),
            [[false; 6].as_slice(), &[true, false]].concat()
        );
        assert!(passage[7].inside_quote && !passage[6].inside_quote);
    }

    #[test]
    fn every_word_leads_back_to_its_own_bytes() {
        let text = "don't \\* stop <!-- x --> it's *really* &amp; {{metric:a}} [[id]]\nhere";
        let markdown = read(text);
        let passage = &markdown.passages()[0];
        assert_eq!(passage.text, "don’t * stop it’s really & {{metric:a}} id here");
        for word in ["stop", "really", "id", "here", "{{metric:a}}", "*"] {
            let at = passage.text.find(word).unwrap();
            assert_eq!(&text[passage.span(at..at + word.len()).range()], word);
        }
        assert_eq!(&text[passage.span(0.."don’t".len()).range()], "don't");
        let both = passage.text.find("stop").unwrap()..passage.text.find(" really").unwrap();
        assert_eq!(&text[passage.span(both).range()], "stop <!-- x --> it's");
    }

    #[test]
    fn plain_letters_are_counted_as_all_others_are() {
        // The dash is no word, and sends the same text the long way round.
        for text in ["", " a  b-c ", "a\tb\u{b}c\u{c}d\r\ne", "... 1.5% (x) -", "it's o'clock\n\n\n2"] {
            assert_eq!(count_words(text), count_words(&format!("{text} –")), "{text:?}");
        }
    }

    #[test]
    fn words_of_many_scripts_are_counted() {
        assert_eq!([count_words("a b-c – 1.5%"), count_words("日本語で"), count_words("")], [3, 2, 0]);
    }
}
