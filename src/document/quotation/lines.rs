//! The lines of a body as one can quote them: paragraphs, headings and items, each with its words and where they were written. What has words and cannot
//! be quoted, such as code, keeps its place, so that it is not left out in silence.

use crate::source::{Span, Spanned};
use crate::syntax::markdown::{Block, Inline, LinkKind, List, Markdown, Table};
use std::ops::Range;

/// What can be quoted of a body.
#[derive(Clone, Debug, Default)]
pub struct Quotable {
    pub(super) lines: Vec<Line>,
}

/// A paragraph, a heading, an item.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its place among the lines.
    pub(super) number: usize,
    pub(super) kind: LineKind,
    /// In how many block quotes it stands.
    pub(super) depth: usize,
    /// Its block among those that stand in nothing.
    pub(super) block: usize,
    /// Its words as they were written, the ends of lines among them.
    pub(super) text: String,
    /// The parts of the text: where each ends, where it was written, and what it is.
    pieces: Vec<(usize, Span, Piece)>,
    /// Whether all of it is emphasised, as by those who write no headings.
    pub(super) is_strong: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    Paragraph,
    Heading,
    /// With its number, where the list has numbers, and whether other lines of the same item precede it.
    Item {
        number: Option<u64>,
        goes_on: bool,
    },
    /// Code, a table, a footnote: words that cannot be quoted.
    Other,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words that are shown as they stand.
    Written,
    /// What the author wrote stands for other words: a figure, the title of a note.
    Shown(String),
    /// Something that cannot be quoted: a picture, words that are struck through.
    Opaque,
}

/// Says what a reader sees of a figure or a plain `[[id]]`.
type Shows<'a> = &'a dyn Fn(&Inline) -> Option<String>;

/// What stands in the text for what cannot be quoted: a character that nobody types.
pub(super) const OPAQUE: char = '\u{fffc}';

impl Quotable {
    /// What others than the author can quote of it, figures and plain `[[id]]` as they were written.
    pub fn as_written(markdown: &Markdown) -> Quotable {
        Quotable::of(markdown, &|_| None)
    }

    /// The same with what stands in private blocks.
    pub fn with_private(markdown: &Markdown) -> Quotable {
        Quotable::walked(markdown, &|_| None, true)
    }

    /// What others than the author can quote of it. `shows` says what they read in place of a figure or of a plain `[[id]]`.
    pub fn of(markdown: &Markdown, shows: Shows<'_>) -> Quotable {
        Quotable::walked(markdown, shows, false)
    }

    fn walked(markdown: &Markdown, shows: Shows<'_>, with_private: bool) -> Quotable {
        let mut walk = Walk { markdown, shows, with_private, block: 0, lines: Vec::new() };
        for (index, block) in markdown.blocks.iter().enumerate() {
            walk.block = index;
            walk.blocks(std::slice::from_ref(block), Around::default());
        }
        walk.lines.retain(|line| line.has_words(&(0..line.text.len())));
        walk.lines.iter_mut().enumerate().for_each(|(number, line)| line.number = number);
        Quotable { lines: walk.lines }
    }
}

impl Line {
    /// Whether these bytes of it say anything.
    pub(super) fn has_words(&self, bytes: &Range<usize>) -> bool {
        self.text[bytes.clone()].contains(|character: char| character.is_alphanumeric() || character == OPAQUE)
    }

    /// The pieces in these bytes, with what of the bytes is in each.
    pub(super) fn pieces_in(&self, bytes: &Range<usize>) -> impl Iterator<Item = (&Piece, Range<usize>)> {
        let mut start = 0;
        let bytes = bytes.clone();
        self.pieces.iter().filter_map(move |(end, _, piece)| {
            let inside = start.max(bytes.start)..(*end).min(bytes.end);
            start = *end;
            (!inside.is_empty()).then_some((piece, inside))
        })
    }

    /// Where these bytes were written: the smallest span that holds them.
    pub(super) fn span(&self, bytes: &Range<usize>) -> Span {
        let mut start = 0;
        let mut found: Option<Span> = None;
        for (end, span, _) in &self.pieces {
            let inside = start.max(bytes.start)..(*end).min(bytes.end);
            if !inside.is_empty() {
                let is_exact = span.end - span.start == end - start;
                let at = |byte: usize| span.start + (byte - start);
                let here = if is_exact { span.with(at(inside.start), at(inside.end)) } else { *span };
                found = Some(found.map_or(here, |before| before.join(here)));
            }
            start = *end;
        }
        found.unwrap_or_default()
    }
}

#[derive(Clone, Copy, Default)]
struct Around {
    depth: usize,
    /// The item that it stands in: its number in a numbered list, and whether it has begun.
    item: Option<(Option<u64>, bool)>,
}

struct Walk<'a> {
    markdown: &'a Markdown,
    shows: Shows<'a>,
    with_private: bool,
    block: usize,
    lines: Vec<Line>,
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Spanned<Block>], around: Around) {
        for (nth, block) in blocks.iter().enumerate() {
            let around = Around { item: around.item.map(|(number, begun)| (number, begun || nth > 0)), ..around };
            match &block.value {
                Block::Paragraph(line) | Block::Plain(line) => self.paragraph(line, around),
                Block::Heading(_, line) => self.line(LineKind::Heading, line, around),
                Block::List(list) => self.list(list, around),
                Block::Quote(inside) => self.blocks(inside, Around { depth: around.depth + 1, item: None }),
                Block::Alert(_, inside) => self.blocks(inside, around),
                Block::Footnote(_, inside) => self.other(inside),
                Block::Code(code) => self.opaque(code.text.span),
                Block::Table(table) => self.table(table, block.span),
                Block::Private(inside) if self.with_private => self.blocks(inside, around),
                Block::Private(_) | Block::Rule => {}
            }
        }
    }

    /// A paragraph; its first line is one by itself where all of it is emphasised, such as a rating.
    fn paragraph(&mut self, inlines: &[Spanned<Inline>], around: Around) {
        match inlines {
            [
                Spanned { value: Inline::Strong(_), .. },
                Spanned { value: Inline::SoftBreak | Inline::HardBreak, .. },
                rest @ ..,
            ] => {
                self.line(kind(around), &inlines[..1], around);
                self.line(kind(Around { item: around.item.map(|(number, _)| (number, true)), ..around }), rest, around);
            }
            _ => self.line(kind(around), inlines, around),
        }
    }

    fn list(&mut self, list: &List, around: Around) {
        for (nth, item) in list.items.iter().enumerate() {
            let number = list.start.map(|start| start + nth as u64);
            let begun = self.lines.len();
            self.blocks(&item.value.blocks, Around { item: Some((number, false)), ..around });
            if let (Some(is_done), Some(line)) = (item.value.task, self.lines.get_mut(begun)) {
                line.mark_task(is_done, item.span);
            }
        }
    }

    fn table(&mut self, table: &Table, span: Span) {
        if table.cells().any(|cell| !cell.is_empty()) {
            self.opaque(span);
        }
    }

    /// What stands in a footnote is said elsewhere.
    fn other(&mut self, blocks: &[Spanned<Block>]) {
        if let (Some(first), Some(last)) = (blocks.first(), blocks.last()) {
            self.opaque(first.span.join(last.span));
        }
    }

    fn opaque(&mut self, span: Span) {
        let mut line = self.empty(LineKind::Other, 0);
        line.push(&OPAQUE.to_string(), span, Piece::Opaque);
        self.lines.push(line);
    }

    fn empty(&self, kind: LineKind, depth: usize) -> Line {
        let (text, pieces) = (String::new(), Vec::new());
        Line { number: 0, kind, depth, block: self.block, text, pieces, is_strong: false }
    }

    fn line(&mut self, kind: LineKind, inlines: &[Spanned<Inline>], around: Around) {
        let mut line = self.empty(kind, around.depth);
        line.is_strong = matches!(inlines, [Spanned { value: Inline::Strong(_), .. }]);
        self.read(inlines, &mut line);
        self.lines.push(line);
    }

    fn read(&self, inlines: &[Spanned<Inline>], line: &mut Line) {
        for inline in inlines {
            match &inline.value {
                Inline::Text(text) => {
                    for (part, span) in self.markdown.parts(text, inline.span) {
                        line.push(part, span, Piece::Written);
                    }
                }
                Inline::Code(text) => line.push(text, inline.span, Piece::Written),
                Inline::SoftBreak | Inline::HardBreak => line.push("\n", inline.span, Piece::Written),
                Inline::Metric(id) => {
                    let shown = (self.shows)(&inline.value).unwrap_or_default();
                    line.push(&format!("{{{{metric:{id}}}}}"), inline.span, Piece::Shown(shown));
                }
                Inline::Link(index, words) if words.is_empty() => {
                    let link = &self.markdown.links[*index];
                    let shown = (self.shows)(&inline.value).unwrap_or_default();
                    let is_wiki = link.kind == LinkKind::Wiki;
                    let written = if is_wiki { &*link.text } else { &*link.destination.value };
                    line.push(written, inline.span, Piece::Shown(shown));
                }
                Inline::Image(_) | Inline::Strikethrough(_) => {
                    line.push(&OPAQUE.to_string(), inline.span, Piece::Opaque);
                }
                Inline::FootnoteReference(_) => {}
                Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Link(_, inside) => self.read(inside, line),
            }
        }
    }
}

fn kind(around: Around) -> LineKind {
    around.item.map_or(LineKind::Paragraph, |(number, goes_on)| LineKind::Item { number, goes_on })
}

impl Line {
    fn push(&mut self, text: &str, span: Span, piece: Piece) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.pieces.push((self.text.len(), span, piece));
        }
    }

    /// A task that is not done must not read as done.
    fn mark_task(&mut self, is_done: bool, span: Span) {
        const SIGNS: [&str; 2] = ["☐ ", "☑ "];
        let sign = SIGNS[usize::from(is_done)];
        self.text.insert_str(0, sign);
        self.pieces.iter_mut().for_each(|(end, _, _)| *end += sign.len());
        self.pieces.insert(0, (sign.len(), span, Piece::Written));
    }
}
