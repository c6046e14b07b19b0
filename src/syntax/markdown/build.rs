//! The tree in the making: what is open, outermost first, and what each has come to hold.

use super::tree::{AlertKind, Block, Blocks, Code, DEEPEST, Inline, Inlines, Item, List, Table};
use crate::source::{Span, Spanned};

/// Something that has begun and holds what follows.
#[derive(Debug)]
pub(super) enum Open {
    Paragraph,
    Heading(usize),
    List { start: Option<u64>, items: Vec<Spanned<Item>> },
    Item(Option<bool>),
    Quote,
    Alert(AlertKind),
    Private,
    Footnote(String),
    Table(Table),
    Row { is_head: bool, cells: Vec<Inlines> },
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    Link(usize),
}

/// What is open. What it holds so far stands at the end of the builder's lists.
#[derive(Debug)]
struct Frame {
    open: Open,
    span: Span,
    /// Where its blocks begin among the builder's.
    first_block: usize,
    /// Where the parts of its open line do. In what holds blocks, they become a plain paragraph when a block follows.
    first_inline: usize,
    /// Whether there is such a line though nothing may be in it, since the mark of a task is.
    is_marked: bool,
    /// How many have begun in here that are too deep to be kept.
    unkept: usize,
}

impl Frame {
    fn new(open: Open, span: Span, first_block: usize, first_inline: usize) -> Frame {
        Frame { open, span, first_block, first_inline, is_marked: false, unkept: 0 }
    }
}

/// A tree in the making.
#[derive(Debug)]
pub(super) struct Builder {
    /// What is open; the first is the body.
    frames: Vec<Frame>,
    /// The blocks that what is open holds, outermost first: one list for all, so that each is made as long as it will be.
    blocks: Blocks,
    /// The parts of lines, in the same way.
    inlines: Inlines,
    /// How many of them count against [`DEEPEST`].
    depth: usize,
    /// How many of them are private.
    private: usize,
}

impl Builder {
    pub(super) fn new() -> Builder {
        // The body is like a quote of everything.
        let frames = vec![Frame::new(Open::Quote, Span::default(), 0, 0)];
        Builder { frames, blocks: Vec::new(), inlines: Vec::new(), depth: 0, private: 0 }
    }

    /// Whether nothing has begun yet.
    pub(super) fn is_empty(&self) -> bool {
        matches!(&*self.frames, [body] if body.unkept == 0) && self.blocks.is_empty() && self.inlines.is_empty()
    }

    /// Whether the block that was opened last holds nothing.
    pub(super) fn top_is_empty(&mut self) -> bool {
        let (blocks, inlines) = (self.blocks.len(), self.inlines.len());
        let top = self.top();
        top.first_block == blocks && top.first_inline == inlines && top.unkept == 0
    }

    /// Whether the line that is open has no word yet, or ends with a blank.
    pub(super) fn line_is_open(&mut self) -> bool {
        match self.last_inline().map(|last| &last.value) {
            None => self.frames.last().is_none_or(|frame| !is_mark(&frame.open)),
            Some(Inline::SoftBreak | Inline::HardBreak) => true,
            Some(Inline::Text(text)) => text.ends_with(' '),
            Some(_) => false,
        }
    }

    /// Opens a block, or a part of a line that holds others.
    pub(super) fn open(&mut self, open: Open, span: Span) {
        let is_block = !is_mark(&open);
        if is_block {
            self.end_line();
        }
        if !self.is_kept(&open) {
            return self.top().unkept += 1;
        }
        self.depth += usize::from(counts(&open));
        self.private += usize::from(matches!(open, Open::Private));
        self.frames.push(Frame::new(open, span, self.blocks.len(), self.inlines.len()));
    }

    /// Closes the block that was opened last.
    pub(super) fn close(&mut self) {
        if !is_line(&self.top().open) {
            self.end_line();
        }
        self.close_mark();
    }

    /// Closes the part of a line that was opened last.
    pub(super) fn close_mark(&mut self) {
        let is_body = self.frames.len() == 1;
        let top = self.top();
        if top.unkept > 0 || is_body {
            top.unkept = top.unkept.saturating_sub(1);
            return;
        }
        let Some(frame) = self.frames.pop() else { return };
        self.depth -= usize::from(counts(&frame.open));
        self.private -= usize::from(matches!(frame.open, Open::Private));
        self.take_in(frame);
    }

    /// Adds a part of a line.
    pub(super) fn inline(&mut self, inline: Inline, span: Span) {
        self.inlines.push(Spanned::new(inline, span));
    }

    /// Whether the line so far ends with a break.
    pub(super) fn is_after_break(&mut self) -> bool {
        self.last_inline().is_some_and(|last| last.value == Inline::HardBreak)
    }

    /// Adds a block that holds no other.
    pub(super) fn block(&mut self, block: Block, span: Span) {
        self.end_line();
        self.blocks.push(Spanned::new(block, span));
    }

    /// The mark of a task, which stands at the beginning of an item or of its first paragraph.
    pub(super) fn task(&mut self, is_done: bool) {
        self.top().is_marked = true;
        if let Some(Open::Item(task)) =
            self.frames.iter_mut().rev().map(|frame| &mut frame.open).find(|open| !is_line(open))
        {
            *task = Some(is_done);
        }
    }

    pub(super) fn code(&mut self, info: String, text: Spanned<String>, span: Span) {
        self.block(Block::Code(Box::new(Code { info, text })), span);
    }

    /// The whole tree. Everything that was opened is closed.
    pub(super) fn finish(mut self) -> Blocks {
        while self.frames.len() > 1 {
            self.top().unkept = 0;
            self.close();
        }
        self.end_line();
        tight(self.blocks)
    }

    /// Takes what is closed into what holds it.
    fn take_in(&mut self, frame: Frame) {
        let Frame { open, span, first_block, first_inline, is_marked, unkept: _ } = frame;
        let blocks: Blocks = self.blocks.split_off(first_block);
        let inlines: Inlines = self.inlines.split_off(first_inline);
        match open {
            // A paragraph of which nothing is left (a comment, the marker of a private block) is none.
            Open::Paragraph if inlines.is_empty() && !is_marked => {}
            Open::Paragraph => self.block(Block::Paragraph(inlines), span),
            Open::Heading(index) => self.block(Block::Heading(index, inlines), span),
            Open::List { start, items } => self.block(Block::List(List { start, items: tight(items) }), span),
            Open::Item(task) => self.item(Item { task, blocks }, span),
            Open::Quote => self.block(Block::Quote(blocks), span),
            Open::Alert(kind) => self.block(Block::Alert(kind, blocks), span),
            Open::Private => self.block(Block::Private(blocks), span),
            Open::Footnote(label) => self.block(Block::Footnote(label, blocks), span),
            Open::Table(table) => self.block(Block::Table(Box::new(table)), span),
            Open::Row { is_head, cells } => self.row(is_head, tight(cells), span),
            Open::Cell => self.cell(inlines),
            // A mark of which nothing is left is none either.
            Open::Emphasis | Open::Strong | Open::Strikethrough if inlines.is_empty() => {}
            Open::Emphasis => self.inline(Inline::Emphasis(inlines), span),
            Open::Strong => self.inline(Inline::Strong(inlines), span),
            Open::Strikethrough => self.inline(Inline::Strikethrough(inlines), span),
            Open::Link(index) => self.inline(Inline::Link(index, inlines), span),
        }
    }

    fn item(&mut self, item: Item, span: Span) {
        match &mut self.top().open {
            Open::List { items, .. } => items.push(Spanned::new(item, span)),
            _ => self.blocks.extend(item.blocks),
        }
    }

    fn row(&mut self, is_head: bool, cells: Vec<Inlines>, span: Span) {
        match &mut self.top().open {
            Open::Table(table) if is_head => table.head = cells,
            Open::Table(table) => table.rows.push(Spanned::new(cells, span)),
            _ => {}
        }
    }

    fn cell(&mut self, inlines: Inlines) {
        if let Open::Row { cells, .. } = &mut self.top().open {
            cells.push(inlines);
        }
    }

    /// Whether what begins here is not too deep to be kept.
    fn is_kept(&mut self, open: &Open) -> bool {
        let is_private = matches!(open, Open::Private) && self.private == 0;
        let of_kept_list =
            matches!((open, self.top()), (Open::Item(_), Frame { open: Open::List { .. }, unkept: 0, .. }));
        let is_inside = matches!(open, Open::Item(_)) && !of_kept_list;
        !is_inside && (!counts(open) || is_private || self.depth < DEEPEST)
    }

    /// The line is over.
    fn end_line(&mut self) {
        let top = self.top();
        let (first, span) = (top.first_inline, top.span);
        let is_marked = std::mem::take(&mut top.is_marked);
        let inlines: Inlines = self.inlines.split_off(first);
        if !inlines.is_empty() || is_marked {
            let span = inlines.iter().map(|inline| inline.span).reduce(Span::join).unwrap_or(span);
            self.blocks.push(Spanned::new(Block::Plain(inlines), span));
        }
    }

    /// The last part of the line that is open.
    fn last_inline(&mut self) -> Option<&Spanned<Inline>> {
        let first = self.top().first_inline;
        self.inlines[first..].last()
    }

    fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Open::Quote, Span::default(), 0, 0));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }
}

/// Whether it may hold others of its kind, so that there is no end to how deep it can stand.
fn counts(open: &Open) -> bool {
    match open {
        Open::Paragraph | Open::Heading(_) | Open::Item(_) | Open::Table(_) | Open::Row { .. } | Open::Cell => false,
        Open::List { .. } | Open::Quote | Open::Alert(_) | Open::Private | Open::Footnote(_) => true,
        Open::Emphasis | Open::Strong | Open::Strikethrough | Open::Link(_) => true,
    }
}

/// Whether it is a part of a line itself.
fn is_mark(open: &Open) -> bool {
    matches!(open, Open::Emphasis | Open::Strong | Open::Strikethrough | Open::Link(_))
}

/// Whether what it holds is one line, and no paragraph in it.
fn is_line(open: &Open) -> bool {
    is_mark(open) || matches!(open, Open::Paragraph | Open::Heading(_) | Open::Cell)
}

/// Without the room that a list has left to grow: bodies are kept to the end of the build.
fn tight<T>(mut list: Vec<T>) -> Vec<T> {
    list.shrink_to_fit();
    list
}
