//! The texts of a body, by its tree.

use super::{Text, Texts, What, inner};
use crate::edition::{Body, EditionLink};
use crate::source::{Span, Spanned};
use crate::syntax::markdown::{Block, Inline, Markdown};
use std::borrow::Cow;

impl<'a> Texts<'a> {
    pub(super) fn body(&mut self, body: &'a Body) {
        // Figures are the ledger's.
        let Body { markdown, links, metrics: _ } = body;
        Walk { texts: self, markdown, links, open: Vec::new() }.blocks(&markdown.blocks);
    }
}

/// A walk over a body.
struct Walk<'t, 'a> {
    texts: &'t mut Texts<'a>,
    markdown: &'a Markdown,
    links: &'a [EditionLink],
    /// The run of words that is being read.
    open: Vec<(Cow<'a, str>, Span)>,
}

impl<'a> Walk<'_, 'a> {
    fn blocks(&mut self, blocks: &'a [Spanned<Block>]) {
        for block in blocks {
            match &block.value {
                Block::Paragraph(line) | Block::Plain(line) => self.line(line),
                Block::Heading(index, line) => {
                    let heading = &self.markdown.headings[*index];
                    self.beside(&heading.slug, heading.span);
                    self.line(line);
                }
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(&item.value.blocks)),
                Block::Quote(inside) | Block::Alert(_, inside) | Block::Private(inside) => self.blocks(inside),
                Block::Footnote(label, inside) => {
                    self.beside(label, block.span);
                    self.blocks(inside);
                }
                Block::Table(table) => table.cells().for_each(|cell| self.line(cell)),
                Block::Code(code) => {
                    self.beside(&code.info, block.span);
                    self.words(&code.text.value, code.text.span);
                    self.close();
                }
                Block::Rule => {}
            }
        }
    }

    fn line(&mut self, line: &'a [Spanned<Inline>]) {
        self.inlines(line);
        self.close();
    }

    fn inlines(&mut self, line: &'a [Spanned<Inline>]) {
        for Spanned { value, span } in line {
            match value {
                Inline::Text(text) => self.words(text, *span),
                Inline::Code(code) => self.add(code, inner(*span, code)),
                Inline::SoftBreak | Inline::HardBreak => self.add(" ", *span),
                Inline::FootnoteReference(label) => self.beside(label, *span),
                Inline::Image(index) => {
                    self.links.get(*index).into_iter().for_each(|link| self.add(&link.text, *span));
                    self.address(*index);
                }
                Inline::Link(index, words) => {
                    self.address(*index);
                    self.inlines(words);
                }
                Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Strikethrough(inside) => {
                    self.inlines(inside);
                }
                Inline::Metric(_) => {}
            }
        }
    }

    fn words(&mut self, text: &'a str, span: Span) {
        self.markdown.parts(text, span, |part, place| self.open.push((Cow::Borrowed(part), place)));
    }

    /// What a page's source holds of a link beside its words: where it leads for this reader, and its title.
    fn address(&mut self, index: usize) {
        let (Some(written), Some(link)) = (self.markdown.links.get(index), self.links.get(index)) else { return };
        // The words of a link stand in the tree.
        let EditionLink { kind: _, target, title, text: _ } = link;
        let span = written.destination.span;
        self.beside(title, span);
        target.iter().for_each(|target| self.texts.target(What::Body, target, span));
    }

    fn add(&mut self, text: &'a str, span: Span) {
        self.open.push((Cow::Borrowed(text), span));
    }

    fn beside(&mut self, text: &'a str, span: Span) {
        if !text.is_empty() {
            self.texts.add(What::Body, text, span);
        }
    }

    fn close(&mut self) {
        let parts = std::mem::take(&mut self.open);
        if !parts.is_empty() {
            self.texts.found.push(Text { what: What::Body, at: self.texts.at, parts });
        }
    }
}
