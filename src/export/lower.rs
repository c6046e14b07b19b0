//! A body of an edition as content of a form: what a form cannot hold is told in words. Links to notes are told by their references, pictures by their words,
//! figures as they are cited; what is private stays where it is.

use super::content::{Block, Line, Run, push, words_of};
use crate::edition::{Body, Edition};
use crate::source::Spanned;
use crate::syntax::markdown::{self, AlertKind, Inline, List, Table};
use crate::vocabulary::LinkTarget;

/// A body as content.
#[derive(Default)]
pub(super) struct Lowered {
    pub(super) blocks: Vec<Block>,
    /// How many pictures are told by their words alone.
    pub(super) pictures: usize,
}

/// A body as content of a form.
pub(super) fn lowered(edition: &Edition, body: &Body) -> Lowered {
    let mut lowering = Lowering { edition, body, notes: Vec::new(), pictures: 0 };
    let mut blocks = lowering.blocks(&body.markdown.blocks);
    blocks.extend(lowering.footnotes());
    Lowered { blocks, pictures: lowering.pictures }
}

struct Lowering<'a> {
    edition: &'a Edition,
    body: &'a Body,
    /// The labels of footnotes, in the order in which they are referred to.
    notes: Vec<&'a str>,
    pictures: usize,
}

#[derive(Clone, Copy, Default)]
struct Style<'a> {
    strong: bool,
    emphasis: bool,
    href: Option<&'a str>,
}

impl Style<'_> {
    fn run(self, text: impl Into<String>) -> Run {
        Run { text: text.into(), strong: self.strong, emphasis: self.emphasis, href: self.href.map(str::to_owned) }
    }
}

impl<'a> Lowering<'a> {
    fn blocks(&mut self, blocks: &'a [Spanned<markdown::Block>]) -> Vec<Block> {
        let mut lowered = Vec::new();
        for block in blocks {
            match &block.value {
                markdown::Block::Paragraph(line) | markdown::Block::Plain(line) => {
                    lowered.push(Block::Paragraph(self.line(line)));
                }
                markdown::Block::Heading(_, line) => lowered.push(Block::Heading(4, self.line(line))),
                markdown::Block::List(list) => lowered.push(self.list(list)),
                markdown::Block::Quote(inside) => lowered.extend(quoted(self.blocks(inside))),
                markdown::Block::Alert(kind, inside) => lowered.extend(alert(*kind, self.blocks(inside))),
                markdown::Block::Code(code) => lowered.push(Block::Code(code.text.value.clone())),
                markdown::Block::Table(table) => lowered.push(self.table(table)),
                // What is for the author alone is for no form, and footnotes come last.
                markdown::Block::Private(_) | markdown::Block::Footnote(..) | markdown::Block::Rule => {}
            }
        }
        lowered.retain(|block| !is_empty(block));
        lowered
    }

    fn list(&mut self, list: &'a List) -> Block {
        let item = |item: &'a Spanned<markdown::Item>, lowering: &mut Lowering<'a>| {
            let mut blocks = lowering.blocks(&item.value.blocks);
            if let Some(is_done) = item.value.task {
                before(&mut blocks, if is_done { "☑ " } else { "☐ " });
            }
            blocks
        };
        Block::List { start: list.start, items: list.items.iter().map(|it| item(it, self)).collect() }
    }

    fn table(&mut self, table: &'a Table) -> Block {
        let head = table.head.iter().map(|cell| self.line(cell)).collect();
        let rows = table.rows.iter().map(|row| row.value.iter().map(|cell| self.line(cell)).collect()).collect();
        Block::Table { head, rows }
    }

    fn line(&mut self, inlines: &'a [Spanned<Inline>]) -> Line {
        let mut line = Line::new();
        self.inlines(inlines, Style::default(), &mut line);
        line
    }

    fn inlines(&mut self, inlines: &'a [Spanned<Inline>], style: Style<'a>, line: &mut Line) {
        for inline in inlines {
            match &inline.value {
                Inline::Text(words) | Inline::Code(words) => push(line, style.run(words)),
                Inline::SoftBreak => push(line, style.run(" ")),
                Inline::HardBreak => push(line, style.run("\n")),
                Inline::Emphasis(inside) => self.inlines(inside, Style { emphasis: true, ..style }, line),
                Inline::Strong(inside) => self.inlines(inside, Style { strong: true, ..style }, line),
                Inline::Strikethrough(inside) => {
                    push(line, style.run("[struck out: "));
                    self.inlines(inside, style, line);
                    push(line, style.run("]"));
                }
                Inline::Link(index, inside) => self.link(*index, inside, style, line),
                Inline::Image(index) => {
                    self.pictures += 1;
                    push(line, style.run(picture(self.body.links.get(*index).map_or("", |link| &link.text))));
                }
                Inline::Metric(id) => push(line, style.run(self.figure(id))),
                Inline::FootnoteReference(label) => {
                    if let Some(number) = self.number(label) {
                        push(line, style.run(format!(" [{number}]")));
                    }
                }
            }
        }
    }

    fn link(&mut self, index: usize, inside: &'a [Spanned<Inline>], style: Style<'a>, line: &mut Line) {
        let Some(link) = self.body.links.get(index) else { return self.inlines(inside, style, line) };
        let edition = self.edition;
        let (href, words, reference) = match &link.target {
            Some(LinkTarget::Web(address)) => (Some(address.as_str()), address.clone(), None),
            Some(LinkTarget::Note(at, _)) => {
                let entry = edition.entry(*at);
                (None, crate::document::unmarked(&entry.title).into_owned(), Some(entry.reference.as_str()))
            }
            Some(LinkTarget::Here(slug)) => {
                let heading = self.body.markdown.headings.iter().find(|heading| heading.slug == *slug);
                (None, heading.map_or_else(String::new, |heading| heading.text.clone()), None)
            }
            Some(LinkTarget::File(path, _)) => (None, path.name().to_owned(), None),
            None => (None, link.text.clone(), None),
        };
        let style = Style { href: href.or(style.href), ..style };
        if inside.is_empty() {
            push(line, style.run(words));
        } else {
            self.inlines(inside, style, line);
        }
        if let Some(reference) = reference {
            push(line, style.run(format!(" ({reference})")));
        }
    }

    fn figure(&self, id: &str) -> String {
        let metric = self.body.metrics.get(id).map(|index| &self.edition.metrics[*index]);
        let Some(metric) = metric else { return String::new() };
        let figures = [&metric.before, &metric.after].into_iter().flatten();
        let figures: Vec<&str> = figures.map(|figure| figure.value.written.as_str()).collect();
        if figures.is_empty() { metric.name.text.clone() } else { figures.join(" → ") }
    }

    /// The number of a footnote; nothing for one that is not defined.
    fn number(&mut self, label: &'a str) -> Option<usize> {
        self.defined(label)?;
        let known = self.notes.iter().position(|known| known.eq_ignore_ascii_case(label));
        Some(
            known.unwrap_or_else(|| {
                self.notes.push(label);
                self.notes.len() - 1
            }) + 1,
        )
    }

    fn defined(&self, label: &str) -> Option<&'a [Spanned<markdown::Block>]> {
        let mut found: Option<&'a [Spanned<markdown::Block>]> = None;
        markdown::each_block(&self.body.markdown.blocks, &mut |block| {
            if let markdown::Block::Footnote(own, inside) = &block.value
                && own.eq_ignore_ascii_case(label)
            {
                found = Some(inside);
            }
        });
        found
    }

    /// What footnotes say, in the order of their numbers. One may refer to another.
    fn footnotes(&mut self) -> Vec<Block> {
        let (mut all, mut next) = (Vec::new(), 0);
        while let Some(label) = self.notes.get(next).copied() {
            let mut blocks = self.defined(label).map_or_else(Vec::new, |inside| self.blocks(inside));
            next += 1;
            before(&mut blocks, &format!("[{next}] "));
            all.extend(blocks);
        }
        all
    }
}

/// What stands in the place of a picture.
fn picture(words: &str) -> String {
    if words.trim().is_empty() { "[picture]".to_owned() } else { format!("[picture: {}]", words.trim()) }
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Heading(_, line) | Block::Paragraph(line) => words_of(line).trim().is_empty(),
        Block::List { items, .. } => items.iter().all(Vec::is_empty),
        Block::Code(text) => text.trim().is_empty(),
        Block::Table { head, rows } => head.is_empty() && rows.is_empty(),
    }
}

/// Puts words before the first that is said.
pub(super) fn before(blocks: &mut Vec<Block>, words: &str) {
    match blocks.first_mut() {
        Some(Block::Paragraph(line) | Block::Heading(_, line)) => line.insert(0, Run::plain(words)),
        Some(Block::List { .. } | Block::Code(_) | Block::Table { .. }) | None => {
            blocks.insert(0, Block::words(words.trim_end()));
        }
    }
}

/// Puts words behind the last that is said.
fn behind(blocks: &mut Vec<Block>, words: &str) {
    match blocks.last_mut() {
        Some(Block::Paragraph(line) | Block::Heading(_, line)) => push(line, Run::plain(words)),
        Some(Block::List { items, .. }) if items.last().is_some_and(|last| !last.is_empty()) => {
            if let Some(last) = items.last_mut() {
                behind(last, words);
            }
        }
        Some(Block::List { .. } | Block::Code(_) | Block::Table { .. }) | None => blocks.push(Block::words(words)),
    }
}

/// Words of somebody else, in quotation marks, unless they stand in some.
pub(super) fn quoted(mut blocks: Vec<Block>) -> Vec<Block> {
    let begins = blocks.first().map(first_words).unwrap_or_default();
    if blocks.is_empty() || begins.starts_with(['“', '"', '„', '«']) {
        return blocks;
    }
    before(&mut blocks, "“");
    behind(&mut blocks, "”");
    blocks
}

fn first_words(block: &Block) -> String {
    match block {
        Block::Heading(_, line) | Block::Paragraph(line) => words_of(line),
        Block::List { items, .. } => items.first().and_then(|item| item.first()).map(first_words).unwrap_or_default(),
        Block::Code(text) => text.clone(),
        Block::Table { head, .. } => head.first().map(|cell| words_of(cell)).unwrap_or_default(),
    }
}

fn alert(kind: AlertKind, mut blocks: Vec<Block>) -> Vec<Block> {
    let lead = match kind {
        AlertKind::Note => "Note: ",
        AlertKind::Tip => "Tip: ",
        AlertKind::Important => "Important: ",
        AlertKind::Warning => "Warning: ",
        AlertKind::Caution => "Caution: ",
    };
    if !blocks.is_empty() {
        before(&mut blocks, lead);
    }
    blocks
}
