//! What is cut from a body: all but a section, private blocks, links. A part holds its own links, headings and footnotes and nothing of the rest, so
//! that what a reader may not see is not there when links, footnotes and titles are resolved for them. First cut, then resolve.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::tree::{Block, Children, Inline, Item, List, each_inline};
use super::{Blocks, Inlines, Markdown, empty, slug};
use crate::source::{Span, Spanned};

/// A section: a heading and what follows it, up to the next one of its rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading, by its index.
    pub heading: usize,
    /// What follows it, as a range of the body's blocks, without the heading itself.
    pub blocks: Range<usize>,
}

impl Markdown {
    /// The sections of the highest level that the body uses, in order. Headings inside quotes and lists divide nothing.
    pub fn sections(&self) -> Vec<Section> {
        let headings = self.blocks.iter().enumerate().filter_map(|(at, block)| match block.value {
            Block::Heading(index, _) => Some((at, index)),
            _ => None,
        });
        let mut top: Vec<(usize, usize)> = headings.collect();
        let highest = top.iter().map(|(_, index)| self.headings[*index].level).min();
        top.retain(|(_, index)| Some(self.headings[*index].level) == highest);
        let ends = top.iter().skip(1).map(|(at, _)| *at).chain(std::iter::once(self.blocks.len()));
        top.iter().zip(ends).map(|((at, heading), end)| Section { heading: *heading, blocks: at + 1..end }).collect()
    }

    /// A body of these blocks alone, such as those of a [`Section`]. A footnote that they refer to comes with them, wherever it is defined; one
    /// that they do not refer to goes.
    pub fn part(&self, blocks: Range<usize>) -> Markdown {
        let end = blocks.end.min(self.blocks.len());
        let kept = blocks.start.min(end)..end;
        let place = self.blocks[kept.clone()].iter().map(|block| block.span).reduce(Span::join).unwrap_or_default();
        let mut part = Cut::new(self, kept.clone(), true).made(kept);
        let touches = |scope: Span| scope.start < place.end && place.start < scope.end;
        part.allows = self.allows.iter().filter(|allow| touches(allow.scope)).cloned().collect();
        part
    }

    /// The body for other readers than the author: without private blocks, and without the footnotes that nothing of what is left refers to. A
    /// reference to a footnote that is defined in a private block goes too, so does what comments allow, since no comment leaves the source, and so
    /// does an item, a quote or a footnote in which nothing is left.
    pub fn without_private(&self) -> Markdown {
        let whole = 0..self.blocks.len();
        Cut::new(self, whole.clone(), false).made(whole)
    }

    /// The same, where it is not the body itself.
    pub fn public(&self) -> Cow<'_, Markdown> {
        if self.is_public { Cow::Borrowed(self) } else { Cow::Owned(self.without_private()) }
    }

    /// Gives every heading its anchor: first those that other readers have, as if there were no others, so that no anchor tells of what is cut.
    pub(super) fn with_anchors(mut self) -> Markdown {
        let is_public: Option<HashSet<Span>> = (!self.is_public && self.headings.len() > 1)
            .then(|| self.without_private().headings.into_iter().map(|heading| heading.span).collect());
        slug::assign(&mut self.headings, |heading| {
            is_public.as_ref().is_none_or(|public| public.contains(&heading.span))
        });
        self
    }

    /// The same body without these links, of which only the words stay, and without these images. The indexes are in order.
    pub(super) fn without_links(&self, links: &[usize]) -> Markdown {
        let mut blocks = self.blocks.clone();
        unlink(&mut blocks, links);
        let mut markdown = self.renumbered(blocks);
        markdown.allows.clone_from(&self.allows);
        markdown
    }

    /// A body of these blocks, which come from this one, with the links and headings that they name and no others.
    fn renumbered(&self, mut blocks: Blocks) -> Markdown {
        let mut numbers = Numbers {
            from: self,
            out: Markdown { source_map: self.source_map.clone(), ..Markdown::default() },
            links: vec![None; self.links.len()],
            headings: vec![None; self.headings.len()],
        };
        numbers.blocks(&mut blocks);
        Markdown { blocks, ..numbers.out }.summed_up()
    }
}

/// What is kept of a body.
struct Cut<'a> {
    markdown: &'a Markdown,
    with_private: bool,
    /// The footnotes that are defined where this reader may look, each with the place of its first definition: others of its name are none.
    defined: HashMap<&'a str, Span>,
    /// Of these, what is referred to by something that is kept.
    reached: HashSet<&'a str>,
}

/// What refers to which footnotes.
#[derive(Default)]
struct References<'a> {
    /// By what is kept, outside of footnotes.
    outside: Vec<&'a str>,
    /// By each footnote.
    inside: HashMap<&'a str, Vec<&'a str>>,
}

/// What surrounds some blocks.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// The footnote that they belong to.
    owner: Option<&'a str>,
    /// Whether they are kept.
    is_kept: bool,
    /// Whether that footnote is the first of its name: what stands in another refers to nothing.
    counts: bool,
}

impl<'a> Cut<'a> {
    /// Follows the references from what is kept to the footnotes, and from these to others.
    fn new(markdown: &'a Markdown, kept: Range<usize>, with_private: bool) -> Cut<'a> {
        let mut cut = Cut { markdown, with_private, defined: HashMap::new(), reached: HashSet::new() };
        cut.define(&markdown.blocks);
        let mut references = References::default();
        for (at, block) in markdown.blocks.iter().enumerate() {
            let around = Around { owner: None, is_kept: kept.contains(&at), counts: true };
            cut.survey(std::slice::from_ref(block), around, &mut references);
        }
        let mut waiting = references.outside;
        while let Some(label) = waiting.pop() {
            if cut.reached.insert(label) {
                waiting.extend(references.inside.remove(label).unwrap_or_default());
            }
        }
        cut
    }

    /// Finds the first definition of each footnote. Of two with the same name, one inside the other, the inner is the first. One that is left with
    /// nothing in it defines nothing.
    fn define(&mut self, blocks: &'a [Spanned<Block>]) {
        for block in blocks {
            match (&block.value, block.value.children()) {
                (Block::Private(_), _) if !self.with_private => continue,
                (_, Children::Blocks(inside)) => self.define(inside),
                (_, Children::Items(items)) => items.iter().for_each(|item| self.define(&item.value.blocks)),
                (_, Children::Inlines(_) | Children::Table(_) | Children::Nothing) => {}
            }
            if let Block::Footnote(label, inside) = &block.value
                && (self.with_private || !empty::for_readers(inside))
            {
                self.defined.entry(label).or_insert(block.span);
            }
        }
    }

    /// Whether this is the definition of a footnote that is referred to.
    fn is_reached(&self, label: &str, definition: Span) -> bool {
        self.reached.contains(label) && self.defined.get(label) == Some(&definition)
    }

    /// Finds who refers to what; `owner` is the footnote that these blocks belong to.
    fn survey(&self, blocks: &'a [Spanned<Block>], around: Around<'a>, found: &mut References<'a>) {
        for block in blocks {
            let Around { mut owner, is_kept, mut counts } = around;
            if let Block::Footnote(label, _) = &block.value {
                owner = Some(label);
                counts = self.defined.get(&**label) == Some(&block.span);
            }
            let mut refer = |line: &'a Inlines| {
                each_inline(line, &mut |inline| match (&inline.value, owner) {
                    (Inline::FootnoteReference(label), Some(owner)) if counts => {
                        found.inside.entry(owner).or_default().push(label);
                    }
                    (Inline::FootnoteReference(label), None) if is_kept => found.outside.push(label),
                    _ => {}
                });
            };
            match &block.value {
                Block::Private(_) if !self.with_private => {}
                Block::Paragraph(line) | Block::Plain(line) | Block::Heading(_, line) => refer(line),
                Block::Table(table) => table.cells().for_each(refer),
                Block::List(list) => {
                    list.items.iter().for_each(|item| self.survey(&item.value.blocks, around, found));
                }
                Block::Quote(inside) | Block::Alert(_, inside) | Block::Private(inside) => {
                    self.survey(inside, around, found);
                }
                Block::Footnote(_, inside) => self.survey(inside, Around { owner, is_kept, counts }, found),
                Block::Code(_) | Block::Rule => {}
            }
        }
    }

    /// The body of these blocks first, then the footnotes from elsewhere.
    fn made(&self, kept: Range<usize>) -> Markdown {
        let (before, rest) = self.markdown.blocks.split_at(kept.start);
        let (inside, after) = rest.split_at(kept.len());
        let mut blocks = Blocks::with_capacity(inside.len());
        self.keep(inside, &mut blocks);
        self.keep_footnotes(before, &mut blocks);
        self.keep_footnotes(after, &mut blocks);
        let mut made = self.markdown.renumbered(blocks);
        if self.with_private {
            return made.with_anchors();
        }
        slug::assign(&mut made.headings, |_| true);
        made
    }

    /// Copies what is kept of these blocks. What is left with nothing in it goes, so that nothing tells that something stood there.
    fn keep(&self, blocks: &[Spanned<Block>], out: &mut Blocks) {
        for block in blocks {
            match &block.value {
                Block::Private(_) if !self.with_private => {}
                Block::Footnote(label, inside) if !self.is_reached(label, block.span) => {
                    self.keep_footnotes(inside, out)
                }
                other => {
                    let copy = self.copy(other);
                    let is_gone = !self.with_private && empty::is_empty(&copy);
                    out.extend((!is_gone).then(|| Spanned::new(copy, block.span)));
                }
            }
        }
    }

    fn copy(&self, block: &Block) -> Block {
        match block {
            Block::Quote(inside) => Block::Quote(self.kept(inside)),
            Block::Alert(kind, inside) => Block::Alert(*kind, self.kept(inside)),
            Block::Private(inside) => Block::Private(self.kept(inside)),
            Block::Footnote(label, inside) => Block::Footnote(label.clone(), self.kept(inside)),
            Block::List(list) => {
                let item = |item: &Item| Item { task: item.task, blocks: self.kept(&item.blocks) };
                let items = list.items.iter().map(|it| Spanned::new(item(&it.value), it.span));
                let items = items.filter(|item| self.with_private || !empty::all_empty(&item.value.blocks));
                Block::List(List { start: list.start, items: items.collect() })
            }
            Block::Paragraph(_) | Block::Plain(_) | Block::Heading(..) | Block::Table(_) => {
                let mut copy = block.clone();
                copy.change(&mut |_| (), &mut |line| self.resolve(line));
                copy
            }
            Block::Code(_) | Block::Rule => block.clone(),
        }
    }

    fn kept(&self, blocks: &[Spanned<Block>]) -> Blocks {
        let mut kept = Blocks::with_capacity(blocks.len());
        self.keep(blocks, &mut kept);
        kept
    }

    /// Of blocks that are not kept, the footnotes that are. One that leaves a private block stays private: it brings a block of its own.
    fn keep_footnotes(&self, blocks: &[Spanned<Block>], out: &mut Blocks) {
        for block in blocks {
            match (&block.value, block.value.children()) {
                (Block::Footnote(label, _), _) if self.is_reached(label, block.span) => {
                    out.push(Spanned::new(self.copy(&block.value), block.span));
                }
                (Block::Private(inside), _) if self.with_private => {
                    let mut private = Blocks::new();
                    self.keep_footnotes(inside, &mut private);
                    let place = private.first().map(|first| first.span);
                    out.extend(place.map(|place| Spanned::new(Block::Private(private), place)));
                }
                (Block::Private(_), _) => {}
                (_, Children::Blocks(inside)) => self.keep_footnotes(inside, out),
                (_, Children::Items(items)) => {
                    items.iter().for_each(|item| self.keep_footnotes(&item.value.blocks, out));
                }
                (_, Children::Inlines(_) | Children::Table(_) | Children::Nothing) => {}
            }
        }
    }

    /// Drops the references to what this reader cannot look up, and a blank that would be left beside another.
    fn resolve(&self, line: &mut Inlines) {
        let mut kept = Inlines::with_capacity(line.len());
        let mut has_gap = false;
        for mut inline in std::mem::take(line) {
            if let Inline::FootnoteReference(label) = &inline.value
                && !self.defined.contains_key(&**label)
            {
                has_gap = true;
                continue;
            }
            inline.value.children_mut().into_iter().for_each(|inside| self.resolve(inside));
            if std::mem::take(&mut has_gap) {
                empty::close_gap(&mut kept, Some(&mut inline));
            }
            kept.push(inline);
        }
        if has_gap {
            empty::close_gap(&mut kept, None);
        }
        *line = kept;
    }
}

fn unlink(blocks: &mut Blocks, links: &[usize]) {
    for block in blocks {
        block.value.change(&mut |inside| unlink(inside, links), &mut |line| unlink_line(line, links));
    }
}

fn unlink_line(line: &mut Inlines, links: &[usize]) {
    let is_gone = |index: &usize| links.binary_search(index).is_ok();
    for mut inline in std::mem::take(line) {
        inline.value.children_mut().into_iter().for_each(|inside| unlink_line(inside, links));
        match inline.value {
            Inline::Link(index, words) if is_gone(&index) => line.extend(words),
            Inline::Image(index) if is_gone(&index) => {}
            _ => line.push(inline),
        }
    }
}

/// Links and headings counted anew, in the order in which they stand.
struct Numbers<'a> {
    from: &'a Markdown,
    out: Markdown,
    links: Vec<Option<usize>>,
    headings: Vec<Option<usize>>,
}

impl Numbers<'_> {
    fn blocks(&mut self, blocks: &mut Blocks) {
        for block in blocks {
            match &mut block.value {
                Block::Heading(index, line) => {
                    *index = number(&mut self.headings, *index, &self.from.headings, &mut self.out.headings);
                    self.line(line);
                }
                Block::Paragraph(line) | Block::Plain(line) => self.line(line),
                Block::Table(table) => {
                    table.head.iter_mut().for_each(|cell| self.line(cell));
                    table.rows.iter_mut().flat_map(|row| &mut row.value).for_each(|cell| self.line(cell));
                }
                Block::List(list) => list.items.iter_mut().for_each(|item| self.blocks(&mut item.value.blocks)),
                Block::Quote(inside) | Block::Alert(_, inside) => self.blocks(inside),
                Block::Private(inside) | Block::Footnote(_, inside) => self.blocks(inside),
                Block::Code(_) | Block::Rule => {}
            }
        }
    }

    fn line(&mut self, line: &mut Inlines) {
        for inline in line {
            if let Inline::Link(index, _) | Inline::Image(index) = &mut inline.value {
                *index = number(&mut self.links, *index, &self.from.links, &mut self.out.links);
            }
            inline.value.children_mut().into_iter().for_each(|inside| self.line(inside));
        }
    }
}

/// The new number of something, which is taken over when it is met first.
fn number<T: Clone>(numbers: &mut [Option<usize>], index: usize, from: &[T], to: &mut Vec<T>) -> usize {
    *numbers[index].get_or_insert_with(|| {
        to.push(from[index].clone());
        to.len() - 1
    })
}

#[cfg(test)]
mod tests;
