//! Markdown as it is imported: headings, paragraphs, items, and tables of both kinds, in order, every text in the ledger.

use super::grid::{Grid, GridCell};
use super::html;
use super::ladder::Link;
use super::ledger::{Ledger, Said};
use super::lines::{self, Line};
use super::shapes::outline::PROSE;
use super::source::Lines;
use crate::syntax::markdown::{ForeignBlock, ForeignKind, ForeignText, read_foreign};
use std::ops::Range;

/// A block.
#[derive(Clone, Debug)]
pub(super) enum Block {
    Heading(usize, Said),
    Paragraph(Line),
    /// Whether the list is numbered; its depth is the line's.
    Item(Line, bool),
    Table(Grid),
}

/// Reads a text from an offset on.
pub(super) fn read(ledger: &mut Ledger, file: usize, text: &str, from: usize) -> Vec<Block> {
    let lines = Lines::new(file, text);
    let tables: Vec<Range<usize>> =
        html::tables(&text[from..]).into_iter().map(|range| range.start + from..range.end + from).collect();
    let blocks = read_foreign(&without(text, from, &tables));
    let mut reader = Reader { ledger, lines: &lines, blocks: Vec::new() };
    let mut tables = tables.into_iter().peekable();
    for block in blocks {
        while let Some(table) = tables.next_if(|table| table.start < block.at) {
            reader.html(text, table);
        }
        reader.block(block);
    }
    for table in tables {
        reader.html(text, table);
    }
    reader.blocks
}

/// The text with blanks for what is read otherwise, so that offsets stay.
fn without(text: &str, from: usize, ranges: &[Range<usize>]) -> String {
    let blank = |piece: &str| {
        piece
            .chars()
            .map(|letter| if letter == '\n' { "\n".to_owned() } else { " ".repeat(letter.len_utf8()) })
            .collect::<String>()
    };
    let mut out = blank(&text[..from]);
    let mut at = from;
    for range in ranges {
        out.push_str(&text[at..range.start]);
        out.push_str(&blank(&text[range.clone()]));
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

struct Reader<'a> {
    ledger: &'a mut Ledger,
    lines: &'a Lines,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn html(&mut self, text: &str, range: Range<usize>) {
        let grid = html::read(self.ledger, text, range, self.lines);
        self.blocks.push(Block::Table(grid));
    }

    fn block(&mut self, ForeignBlock { at, kind }: ForeignBlock) {
        match kind {
            ForeignKind::Heading(depth, text) => {
                let line = self.line(at, &text, 0);
                self.blocks.push(Block::Heading(depth, line.said));
            }
            ForeignKind::Paragraph(text) => {
                let line = self.line(at, &text, 0);
                self.blocks.push(Block::Paragraph(line));
            }
            ForeignKind::Item { depth, is_numbered, text } => {
                let line = self.line(at, &text, depth);
                if is_contents(&text) {
                    self.ledger.leave(&line.said, PROSE);
                    return;
                }
                self.blocks.push(Block::Item(line, is_numbered));
            }
            ForeignKind::Table(rows) => {
                let rows = rows.iter().map(|row| row.iter().map(|(at, cell)| self.cell(*at, cell)).collect());
                let grid = Grid { title: None, rows: rows.collect() };
                self.blocks.push(Block::Table(grid));
            }
            ForeignKind::Raw(written) => self.raw(at, &written),
        }
    }

    /// Code and HTML other than tables: nothing of a ladder, and told.
    fn raw(&mut self, at: usize, written: &str) {
        let said = self.ledger.take(self.lines.place(at), &words_of(written));
        self.ledger.leave(&said, "code or HTML");
    }

    fn line(&mut self, at: usize, text: &ForeignText, depth: usize) -> Line {
        let said = self.ledger.take(self.lines.place(at), &text.text);
        self.ledger.marks += text.marks;
        let bold = said.text.floor_char_boundary(text.bold.min(said.text.len()));
        let links = links(&said, text);
        Line { said, bold, depth, links }
    }

    fn cell(&mut self, at: usize, text: &ForeignText) -> GridCell {
        self.ledger.marks += text.marks;
        // All of a cell stands on one line; where it was ended on purpose, something else begins.
        let mut lines = lines::split(self.ledger, self.lines.place(at), &text.text.replace('\n', "\n\n"));
        lines.iter_mut().for_each(|line| self.ledger.move_to(line.said.id, self.lines.place(at)));
        if let [only] = lines.as_mut_slice() {
            only.links = links(&only.said, text);
            only.bold = only.said.text.floor_char_boundary(text.bold.min(only.said.text.len()));
        }
        GridCell { is_link: is_contents(text), ..GridCell::of(lines) }
    }
}

/// Whether there is nothing but a link to another place of the source.
fn is_contents(text: &ForeignText) -> bool {
    matches!(text.links.as_slice(), [only] if only.title == text.text && !only.url.contains("://"))
}

/// Links that lead to an address; those to a place on the same page say nothing elsewhere.
fn links(said: &Said, text: &ForeignText) -> Vec<Link> {
    let links = text.links.iter().filter(|link| link.url.starts_with("http") && !link.title.is_empty());
    links.map(|link| Link { title: link.title.clone(), url: link.url.clone(), id: said.id }).collect()
}

/// What is left of HTML without its tags.
fn words_of(written: &str) -> String {
    let mut words = String::new();
    let mut is_tag = false;
    for letter in written.chars() {
        match letter {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                words.push(' ');
            }
            other if !is_tag => words.push(other),
            _ => {}
        }
    }
    words
}
