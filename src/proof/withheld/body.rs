//! What of a body is not for its readers, by its tree as the author wrote it.

use super::{Why, Words};
use crate::source::{Span, Spanned};
use crate::syntax::markdown::{Block, Children, Inline, Markdown, each_block, each_inline, each_inline_of};
use std::collections::HashSet;

/// Which words of a body are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of them.
    All,
    /// Those outside of private blocks.
    Public,
}

/// What is withheld of a body, and where.
type Hidden = (Why, Span, Vec<Words>);

/// The words of a body, line by line.
pub(super) fn words(markdown: &Markdown, wanted: Wanted) -> Vec<Words> {
    words_of(markdown, &markdown.blocks, wanted)
}

fn words_of(markdown: &Markdown, blocks: &[Spanned<Block>], wanted: Wanted) -> Vec<Words> {
    let mut walk = Walk { markdown, wanted, found: Vec::new() };
    walk.blocks(blocks);
    walk.found
}

/// The private blocks of a body, and the footnotes that nothing else refers to.
pub(super) fn hidden(markdown: &Markdown) -> Vec<Hidden> {
    if markdown.is_public {
        return Vec::new();
    }
    let (mut found, mut defined) = (Vec::new(), HashSet::new());
    let referred = referred(markdown);
    private(markdown, &markdown.blocks, &mut found);
    each_public(&markdown.blocks, &mut |block| {
        if let Block::Footnote(label, inside) = &block.value {
            // Of two with one name the first counts.
            if !referred.contains(label.as_str()) || !defined.insert(label.as_str()) {
                found.push((Why::Footnote, block.span, words_of(markdown, inside, Wanted::Public)));
            }
        }
    });
    found
}

/// What stands in the body of feedback beside the peer's own words.
pub(super) fn beside(body: &Markdown, words: Option<&Markdown>) -> Vec<(Span, Vec<Words>)> {
    let given: Vec<Span> = words.iter().flat_map(|words| &words.blocks).map(|block| block.span).collect();
    let is_given = |span: Span| given.iter().any(|given| given.contains(span) || span.contains(*given));
    let beside = body.blocks.iter().filter(|block| !is_given(block.span) && !is_section(body, &block.value));
    let words = |block| words_of(body, std::slice::from_ref(block), Wanted::All);
    beside.map(|block| (block.span, words(block))).collect()
}

/// `# Draft` and `# Given`, which say nothing.
fn is_section(body: &Markdown, block: &Block) -> bool {
    let heading = if let Block::Heading(index, _) = block { body.headings.get(*index) } else { None };
    heading
        .is_some_and(|heading| heading.level == 1 && ["draft", "given"].contains(&heading.text.to_lowercase().as_str()))
}

/// The links that a reader of the body meets.
pub(super) fn links(markdown: &Markdown, is_author: bool) -> HashSet<usize> {
    let mut found = HashSet::new();
    let referred = (!markdown.is_public && !is_author).then(|| referred(markdown));
    let mut note = |inline: &Spanned<Inline>| {
        if let Inline::Link(index, _) | Inline::Image(index) = &inline.value {
            found.insert(*index);
        }
    };
    let Some(referred) = referred else {
        each_inline_of(&markdown.blocks, &mut |inline| note(inline));
        return found;
    };
    let is_reached = |label: &str| referred.contains(label);
    each_line(&markdown.blocks, &is_reached, &mut |line| each_inline(line, &mut |inline| note(inline)));
    found
}

/// Where code stands: what it holds is shown as it is.
pub(super) fn code(markdown: &Markdown) -> Vec<Span> {
    let mut found = Vec::new();
    each_block(&markdown.blocks, &mut |block| {
        if matches!(block.value, Block::Code(_)) {
            found.push(block.span);
        }
    });
    each_inline_of(&markdown.blocks, &mut |inline| {
        if matches!(inline.value, Inline::Code(_)) {
            found.push(inline.span);
        }
    });
    found
}

fn private(markdown: &Markdown, blocks: &[Spanned<Block>], found: &mut Vec<Hidden>) {
    for block in blocks {
        match (&block.value, block.value.children()) {
            (Block::Private(inside), _) => {
                found.push((Why::Private, block.span, words_of(markdown, inside, Wanted::All)));
            }
            (_, Children::Blocks(inside)) => private(markdown, inside, found),
            (_, Children::Items(items)) => items.iter().for_each(|item| private(markdown, &item.value.blocks, found)),
            (_, Children::Inlines(_) | Children::Table(_) | Children::Nothing) => {}
        }
    }
}

/// The names of the footnotes that are referred to where readers look.
fn referred(markdown: &Markdown) -> HashSet<&str> {
    let mut found = HashSet::new();
    each_line(&markdown.blocks, &|_| true, &mut |line| {
        each_inline(line, &mut |inline| {
            if let Inline::FootnoteReference(label) = &inline.value {
                found.insert(label.as_str());
            }
        });
    });
    found
}

/// Every block that is in no private one.
fn each_public<'a>(blocks: &'a [Spanned<Block>], show: &mut impl FnMut(&'a Spanned<Block>)) {
    for block in blocks.iter().filter(|block| !matches!(block.value, Block::Private(_))) {
        show(block);
        match block.value.children() {
            Children::Blocks(inside) => each_public(inside, show),
            Children::Items(items) => items.iter().for_each(|item| each_public(&item.value.blocks, show)),
            Children::Inlines(_) | Children::Table(_) | Children::Nothing => {}
        }
    }
}

/// Every line that stands neither in a private block nor in a footnote that is not wanted.
fn each_line<'a>(
    blocks: &'a [Spanned<Block>],
    wanted: &dyn Fn(&str) -> bool,
    show: &mut dyn FnMut(&'a [Spanned<Inline>]),
) {
    for block in blocks {
        match (&block.value, block.value.children()) {
            (Block::Private(_), _) => {}
            (Block::Footnote(label, _), _) if !wanted(label) => {}
            (_, Children::Inlines(line)) => show(line),
            (_, Children::Table(table)) => table.cells().for_each(|cell| show(cell)),
            (_, Children::Blocks(inside)) => each_line(inside, wanted, show),
            (_, Children::Items(items)) => items.iter().for_each(|item| each_line(&item.value.blocks, wanted, show)),
            (_, Children::Nothing) => {}
        }
    }
}

struct Walk<'a> {
    markdown: &'a Markdown,
    wanted: Wanted,
    found: Vec<Words>,
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Spanned<Block>]) {
        for block in blocks {
            match (&block.value, block.value.children()) {
                (Block::Private(_), _) if self.wanted == Wanted::Public => {}
                (Block::Code(code), _) => {
                    let lines = code.text.value.lines();
                    self.found.extend(lines.map(|line| Words::run(line, code.text.span)));
                }
                (_, Children::Inlines(line)) => self.line(line, block.span),
                (_, Children::Table(table)) => table.cells().for_each(|cell| self.line(cell, block.span)),
                (_, Children::Blocks(inside)) => self.blocks(inside),
                (_, Children::Items(items)) => items.iter().for_each(|item| self.blocks(&item.value.blocks)),
                (_, Children::Nothing) => {}
            }
        }
    }

    fn line(&mut self, line: &[Spanned<Inline>], span: Span) {
        let mut text = String::new();
        each_inline(line, &mut |inline| match &inline.value {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::SoftBreak | Inline::HardBreak => text.push(' '),
            Inline::Image(index) => self.beside(*index, &mut text),
            Inline::Link(index, _) => {
                if let Some(link) = self.markdown.links.get(*index) {
                    let beside = [link.title.as_str(), link.destination.value.as_str()];
                    self.found.extend(beside.map(|words| Words::run(words, link.destination.span)));
                }
            }
            Inline::Emphasis(_) | Inline::Strong(_) | Inline::Strikethrough(_) => {}
            Inline::Metric(_) | Inline::FootnoteReference(_) => {}
        });
        if !text.trim().is_empty() {
            self.found.push(Words::run(text, span));
        }
    }

    fn beside(&self, index: usize, text: &mut String) {
        if let Some(link) = self.markdown.links.get(index) {
            text.push_str(&link.text);
        }
    }
}
