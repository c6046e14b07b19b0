//! The body of a note: its lines, its code, and what stands beside them in the source of a page: anchors, labels, addresses, titles.

use super::stand_in::{Style, changed, unlike};
use super::{Anchors, Hidden};
use crate::document::quotation::{Quotable, Selection};
use crate::edition::Body;
use crate::source::Spanned;
use crate::syntax::markdown::{Block, Blocks, Heading, Inline, Inlines, LinkKind, Markdown};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What is read in the place of an address that cannot be told and stood there as it is.
const LEFT_OUT: &str = "[address left out]";

impl Hidden<'_> {
    /// Changes a body, and returns which of its anchors are others now. `ids` are the metrics that are called otherwise.
    pub(super) fn body(&self, body: &mut Body, is_quoted: bool, ids: &Anchors) -> Anchors {
        let written = body.markdown.clone();
        let mut markdown = (*written).clone();
        let unnamed = self.links(body, &mut markdown);
        self.metrics(body, &mut markdown, ids);
        let mut walk = Walk { hidden: self, written: &written, unnamed, labels: HashMap::new(), ids };
        walk.labels = walk.labels(&markdown.blocks);
        walk.blocks(&mut markdown.blocks, is_quoted);
        let anchors = self.headings(&mut markdown);
        if markdown != *written {
            body.markdown = Arc::new(markdown);
        }
        anchors
    }

    /// Links whose addresses name somebody lead nowhere. Returns those that stand there as addresses.
    fn links(&self, body: &mut Body, markdown: &mut Markdown) -> HashSet<usize> {
        let mut unnamed = HashSet::new();
        for (index, (written, link)) in markdown.links.iter_mut().zip(&mut body.links).enumerate() {
            if link.target.as_ref().is_some_and(|target| self.is_told_by(target)) {
                link.target = None;
                if written.kind == LinkKind::Bare && !written.destination.value.starts_with("mailto:") {
                    unnamed.insert(index);
                }
            }
            link.target.iter_mut().for_each(|target| self.target(target));
            if link.target.is_none() || self.names.is_in_id(&written.destination.value) {
                written.destination.value = String::new();
            }
            for words in [&mut written.title, &mut written.text, &mut link.title, &mut link.text] {
                self.text(words);
                if written.kind == LinkKind::Wiki && self.names.is_in_id(words) {
                    words.clear();
                }
            }
        }
        unnamed
    }

    fn metrics(&self, body: &mut Body, markdown: &mut Markdown, ids: &Anchors) {
        for id in &mut markdown.metrics {
            if let Some(renamed) = ids.get(&id.value) {
                id.value.clone_from(renamed);
            }
        }
        for (id, renamed) in ids {
            if let Some(metric) = body.metrics.remove(id) {
                body.metrics.insert(renamed.clone(), metric);
            }
        }
    }

    /// The words and anchors of headings; those anchors that are others now.
    fn headings(&self, markdown: &mut Markdown) -> Anchors {
        let before: Vec<String> = markdown.headings.iter().map(|heading| heading.slug.clone()).collect();
        for Heading { level: _, text, id, slug: _, span: _ } in &mut markdown.headings {
            self.text(text);
            id.take_if(|id| self.names.is_in_id(id));
        }
        if before.iter().any(|slug| self.names.is_in_id(slug)) {
            markdown.anchor_headings();
        }
        for heading in &mut markdown.headings {
            if self.names.is_in_id(&heading.slug) {
                // An ordinary word that may be a name stays in the words, and an anchor costs nothing.
                heading.slug = String::new();
            }
        }
        let mut taken: HashSet<String> = markdown.headings.iter().map(|heading| heading.slug.clone()).collect();
        for heading in markdown.headings.iter_mut().filter(|heading| heading.slug.is_empty()) {
            heading.slug = free("section", &taken);
            taken.insert(heading.slug.clone());
        }
        let after = markdown.headings.iter().map(|heading| heading.slug.clone());
        before.into_iter().zip(after).filter(|(before, after)| before != after).collect()
    }

    /// What was chosen to be quoted, in the body as it is now.
    pub(super) fn moved(
        &self,
        chosen: &Selection,
        before: &Markdown,
        after: &Markdown,
        is_quoted: bool,
    ) -> Option<Selection> {
        let (before, after) = (Quotable::as_written(before), Quotable::as_written(after));
        let style = if is_quoted { Style::Quoted } else { Style::Words };
        let edits = |line: &str| -> Vec<_> {
            self.edits(line, |_| style).into_iter().map(|edit| (edit.range, edit.text)).collect()
        };
        chosen.moved(&before, &after, edits).or_else(|| {
            let words = before.quotation(chosen).text();
            let words = changed(&words, &self.edits(&words, |_| style)).unwrap_or(words);
            after.select(&words, &crate::source::PacketPath::settings()).ok()
        })
    }
}

/// The first name of this kind that is not taken.
pub(super) fn free(name: &str, taken: &HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or_default()
}

/// A walk over a body.
struct Walk<'a> {
    hidden: &'a Hidden<'a>,
    /// The body as it was written.
    written: &'a Markdown,
    /// The links whose addresses stand there and cannot be told.
    unnamed: HashSet<usize>,
    /// The footnotes that are called otherwise.
    labels: HashMap<String, String>,
    ids: &'a Anchors,
}

impl Walk<'_> {
    fn labels(&self, blocks: &Blocks) -> HashMap<String, String> {
        let mut labels: Vec<String> = Vec::new();
        crate::syntax::markdown::each_block(blocks, &mut |block| {
            if let Block::Footnote(label, _) = &block.value {
                labels.push(label.clone());
            }
        });
        let mut taken: HashSet<String> = labels.iter().cloned().collect();
        let mut renamed = HashMap::new();
        for label in labels.into_iter().filter(|label| self.hidden.names.is_in_id(label)) {
            let name = free("note", &taken);
            taken.insert(name.clone());
            renamed.insert(label, name);
        }
        renamed
    }

    fn blocks(&self, blocks: &mut Blocks, is_quoted: bool) {
        for block in blocks {
            match &mut block.value {
                Block::Paragraph(line) | Block::Plain(line) | Block::Heading(_, line) => self.line(line, is_quoted),
                Block::List(list) => {
                    list.items.iter_mut().for_each(|item| self.blocks(&mut item.value.blocks, is_quoted))
                }
                Block::Quote(inside) => self.blocks(inside, true),
                Block::Alert(_, inside) | Block::Private(inside) => self.blocks(inside, is_quoted),
                Block::Footnote(label, inside) => {
                    if let Some(renamed) = self.labels.get(label) {
                        label.clone_from(renamed);
                    }
                    self.blocks(inside, is_quoted);
                }
                Block::Table(table) => {
                    let rows = table.rows.iter_mut().flat_map(|row| &mut row.value);
                    table.head.iter_mut().chain(rows).for_each(|cell| self.line(cell, is_quoted));
                }
                Block::Code(code) => {
                    if self.hidden.names.is_in_id(&code.info) {
                        code.info = String::new();
                    }
                    let Spanned { value, span } = &mut code.text;
                    if let Some(text) = changed(value, &self.hidden.edits(value, |_| Style::Code)) {
                        *span = unlike(*span, text.len());
                        *value = text;
                    }
                }
                Block::Rule => {}
            }
        }
    }

    fn line(&self, line: &mut Inlines, is_quoted: bool) {
        self.beside(line);
        self.hidden.line(line, is_quoted, self.written);
    }

    /// What names something by an id, and addresses that stand there as they are.
    fn beside(&self, line: &mut Inlines) {
        for inline in line {
            match &mut inline.value {
                Inline::FootnoteReference(label) => {
                    if let Some(renamed) = self.labels.get(label) {
                        label.clone_from(renamed);
                    }
                }
                Inline::Metric(id) => {
                    if let Some(renamed) = self.ids.get(id) {
                        id.clone_from(renamed);
                    }
                }
                Inline::Link(index, words) if self.unnamed.contains(index) => {
                    *words = vec![Spanned::new(Inline::Text(LEFT_OUT.to_owned()), inline.span.at(inline.span.start))];
                }
                Inline::Emphasis(inside)
                | Inline::Strong(inside)
                | Inline::Strikethrough(inside)
                | Inline::Link(_, inside) => {
                    self.beside(inside);
                }
                Inline::Text(_) | Inline::Code(_) | Inline::SoftBreak | Inline::HardBreak | Inline::Image(_) => {}
            }
        }
    }
}
