//! What a body consists of: blocks, and inside them the words of lines. Nothing here can hold raw HTML, and links, images and figures lead nowhere
//! until a room above resolves them. No tree is deeper than [`DEEPEST`], so that whoever walks one may call itself.

use crate::source::Spanned;
use serde::Serialize;

/// How many blocks and marks may stand inside one another. What is nested deeper loses its nesting and none of its words; only a private block is
/// kept as one at any depth.
pub const DEEPEST: usize = 96;

/// Blocks in order, each with its place.
pub type Blocks = Vec<Spanned<Block>>;

/// What a line holds, in order, each part with its place.
pub type Inlines = Vec<Spanned<Inline>>;

/// A block.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Inlines),
    /// The words of an item of a list without blank lines: a paragraph that is not set apart.
    Plain(Inlines),
    /// A heading, by its index in [`Markdown::headings`](super::Markdown::headings), and its words.
    Heading(usize, Inlines),
    /// A list.
    List(List),
    /// A block quote without a marker.
    Quote(Blocks),
    /// `> [!note]` and its like.
    Alert(AlertKind, Blocks),
    /// `> [!private]`: for the author only.
    Private(Blocks),
    /// A block of code.
    Code(Box<Code>),
    /// A table.
    Table(Box<Table>),
    /// `[^label]: …`; the label is spelled in small letters.
    Footnote(String, Blocks),
    /// A line across.
    Rule,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Inline {
    /// Words as they are shown: quotes curled, entities resolved.
    Text(String),
    /// Code in backticks.
    Code(String),
    /// The end of a line in the source.
    SoftBreak,
    /// A line that the author has ended.
    HardBreak,
    /// `*words*`
    Emphasis(Inlines),
    /// `**words**`
    Strong(Inlines),
    /// `~~words~~`
    Strikethrough(Inlines),
    /// A link, by its index in [`Markdown::links`](super::Markdown::links), and its words; a plain `[[id]]` has none.
    Link(usize, Inlines),
    /// An image, by its index among the links.
    Image(usize),
    /// `{{metric:id}}`: the figure of the ledger.
    Metric(String),
    /// `[^label]`, spelled as in the definition.
    FootnoteReference(String),
}

/// A list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct List {
    /// The number of the first item of a numbered list.
    pub start: Option<u64>,
    /// Its items; the span of each begins at its mark.
    pub items: Vec<Spanned<Item>>,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Item {
    /// Of a task, whether it is done.
    pub task: Option<bool>,
    /// What it holds. A task begins with the paragraph that its mark stands in, though that be empty.
    pub blocks: Blocks,
}

/// A block of code.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Code {
    /// What stands after the fence; empty for none, and for code that is indented.
    pub info: String,
    /// The lines, each with its end.
    pub text: Spanned<String>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// One for each column.
    pub alignments: Vec<Alignment>,
    /// The cells of the first row.
    pub head: Vec<Inlines>,
    /// The other rows.
    pub rows: Vec<Spanned<Vec<Inlines>>>,
}

/// To which side the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Alignment {
    /// Where the reader's language has them.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// The alerts that GitHub also knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum AlertKind {
    /// Something to know.
    Note,
    /// Something that helps.
    Tip,
    /// Something that matters.
    Important,
    /// Something that may hurt.
    Warning,
    /// Something that will.
    Caution,
}

/// What stands directly inside a block.
pub enum Children<'a> {
    /// Nothing that is a block or a line.
    Nothing,
    /// The parts of its lines.
    Inlines(&'a [Spanned<Inline>]),
    /// Other blocks.
    Blocks(&'a [Spanned<Block>]),
    /// Items, with blocks.
    Items(&'a [Spanned<Item>]),
    /// Cells, with lines.
    Table(&'a Table),
}

impl Block {
    /// What stands directly inside it, for those who treat all blocks alike.
    pub fn children(&self) -> Children<'_> {
        match self {
            Block::Paragraph(inlines) | Block::Plain(inlines) | Block::Heading(_, inlines) => {
                Children::Inlines(inlines)
            }
            Block::List(list) => Children::Items(&list.items),
            Block::Quote(blocks) | Block::Alert(_, blocks) | Block::Private(blocks) | Block::Footnote(_, blocks) => {
                Children::Blocks(blocks)
            }
            Block::Table(table) => Children::Table(table),
            Block::Code(_) | Block::Rule => Children::Nothing,
        }
    }

    /// The same, to change it.
    pub(super) fn change(&mut self, blocks: &mut impl FnMut(&mut Blocks), inlines: &mut impl FnMut(&mut Inlines)) {
        match self {
            Block::Paragraph(inside) | Block::Plain(inside) | Block::Heading(_, inside) => inlines(inside),
            Block::List(list) => list.items.iter_mut().for_each(|item| blocks(&mut item.value.blocks)),
            Block::Quote(inside) | Block::Alert(_, inside) | Block::Private(inside) | Block::Footnote(_, inside) => {
                blocks(inside);
            }
            Block::Table(table) => {
                table.head.iter_mut().for_each(&mut *inlines);
                table.rows.iter_mut().flat_map(|row| &mut row.value).for_each(inlines);
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

impl Table {
    /// Every cell, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Inlines> {
        self.head.iter().chain(self.rows.iter().flat_map(|row| &row.value))
    }
}

impl Inline {
    /// The parts inside a mark or a link.
    pub fn children(&self) -> &[Spanned<Inline>] {
        match self {
            Inline::Emphasis(inside)
            | Inline::Strong(inside)
            | Inline::Strikethrough(inside)
            | Inline::Link(_, inside) => inside,
            Inline::Text(_) | Inline::Code(_) | Inline::SoftBreak | Inline::HardBreak => &[],
            Inline::Image(_) | Inline::Metric(_) | Inline::FootnoteReference(_) => &[],
        }
    }

    /// The same, to change them.
    pub(super) fn children_mut(&mut self) -> Option<&mut Inlines> {
        match self {
            Inline::Emphasis(inside)
            | Inline::Strong(inside)
            | Inline::Strikethrough(inside)
            | Inline::Link(_, inside) => Some(inside),
            Inline::Text(_) | Inline::Code(_) | Inline::SoftBreak | Inline::HardBreak => None,
            Inline::Image(_) | Inline::Metric(_) | Inline::FootnoteReference(_) => None,
        }
    }
}

/// Shows every block, those inside others after them, in the order of the source.
pub(crate) fn each_block<'a>(blocks: &'a [Spanned<Block>], show: &mut impl FnMut(&'a Spanned<Block>)) {
    for block in blocks {
        show(block);
        match block.value.children() {
            Children::Blocks(inside) => each_block(inside, show),
            Children::Items(items) => items.iter().for_each(|item| each_block(&item.value.blocks, show)),
            Children::Inlines(_) | Children::Table(_) | Children::Nothing => {}
        }
    }
}

/// Shows every part of these lines, those inside others after them.
pub(crate) fn each_inline<'a>(inlines: &'a [Spanned<Inline>], show: &mut impl FnMut(&'a Spanned<Inline>)) {
    for inline in inlines {
        show(inline);
        each_inline(inline.value.children(), show);
    }
}

/// Shows every part of every line of these blocks.
pub(crate) fn each_inline_of<'a>(blocks: &'a [Spanned<Block>], show: &mut impl FnMut(&'a Spanned<Inline>)) {
    each_block(blocks, &mut |block| match block.value.children() {
        Children::Inlines(inside) => each_inline(inside, show),
        Children::Table(table) => table.cells().for_each(|cell| each_inline(cell, show)),
        Children::Blocks(_) | Children::Items(_) | Children::Nothing => {}
    });
}
