//! Footnotes: numbered in the order of their first references, gathered at the end of the body, with links there and back.

use super::super::Document;
use super::HtmlWriter;
use super::escape::push_value;
use crate::source::Spanned;
use crate::syntax::markdown::{Block, Children};
use std::collections::HashMap;
use std::fmt::Write;

/// The footnotes of a body.
pub(super) struct Footnotes<'a> {
    /// What stands inside the first definition of each label.
    contents: HashMap<&'a str, Content<'a>>,
    numbers: HashMap<&'a str, usize>,
    /// Those that are referred to so far, in order.
    cited: Vec<Cited<'a>>,
    /// Begins every id of a footnote, and no heading's.
    id: String,
}

/// What a footnote says.
#[derive(Clone, Copy)]
struct Content<'a> {
    blocks: &'a [Spanned<Block>],
    /// Whether it is defined in a private block.
    is_private: bool,
}

/// A footnote that is referred to.
struct Cited<'a> {
    content: Content<'a>,
    references: usize,
}

impl<'a> Footnotes<'a> {
    pub(super) fn new(blocks: &'a [Spanned<Block>], document: &Document) -> Footnotes<'a> {
        let mut contents = HashMap::new();
        collect(blocks, false, &mut contents);
        Footnotes { contents, numbers: HashMap::new(), cited: Vec::new(), id: free_id(document) }
    }

    /// Takes note of a reference: the footnote's number and which reference to it this is, both from 1.
    fn refer(&mut self, label: &'a str) -> Option<(usize, usize)> {
        let content = self.contents.get(label)?;
        let number = *self.numbers.entry(label).or_insert_with(|| {
            self.cited.push(Cited { content: *content, references: 0 });
            self.cited.len()
        });
        let cited = &mut self.cited[number - 1];
        cited.references += 1;
        Some((number, cited.references))
    }
}

/// The footnotes defined in these blocks. Of two with the same name, one inside the other, the inner is the first.
fn collect<'a>(blocks: &'a [Spanned<Block>], is_private: bool, contents: &mut HashMap<&'a str, Content<'a>>) {
    for block in blocks {
        let is_private = is_private || matches!(block.value, Block::Private(_));
        match block.value.children() {
            Children::Blocks(inside) => collect(inside, is_private, contents),
            Children::Items(items) => items.iter().for_each(|item| collect(&item.value.blocks, is_private, contents)),
            Children::Inlines(_) | Children::Table(_) | Children::Nothing => {}
        }
        if let Block::Footnote(label, blocks) = &block.value {
            contents.entry(label).or_insert(Content { blocks, is_private });
        }
    }
}

/// `fn` with the body's prefix, or something longer where a heading's anchor begins like that.
fn free_id(document: &Document) -> String {
    let mut word = "fn".to_owned();
    while document.markdown.headings.iter().any(|heading| heading.slug.starts_with(&word)) {
        word.push('n');
    }
    format!("{}{word}", document.prefix)
}

/// What tells one reference to a footnote from another: nothing for the first.
fn which(reference: usize) -> String {
    if reference == 1 { String::new() } else { format!("-{reference}") }
}

impl<'a> HtmlWriter<'a> {
    /// A reference; one to a footnote that the body does not have is left out.
    pub(super) fn footnote_reference(&mut self, label: &'a str) {
        let Some((number, reference)) = self.footnotes.refer(label) else { return };
        let mut id = String::new();
        push_value(&mut id, &self.footnotes.id);
        let _ = write!(
            self.out,
            "<sup class=\"footnote-ref\"><a href=\"#{id}-{number}\" id=\"{id}ref-{number}{}\" aria-label=\"Footnote {number}\">{number}</a></sup>",
            which(reference)
        );
    }

    /// The footnotes that are referred to. Writing one may refer to another, which then follows.
    pub(super) fn footnote_section(&mut self) {
        let body = std::mem::take(&mut self.out);
        let mut notes = Vec::new();
        while let Some(cited) = self.footnotes.cited.get(notes.len()) {
            let Content { blocks, is_private } = cited.content;
            if is_private {
                self.private(blocks);
            } else {
                self.blocks(blocks);
            }
            notes.push(std::mem::take(&mut self.out));
        }
        self.out = body;
        if notes.is_empty() {
            return;
        }
        // A group, as tables are: a page with many bodies would have many regions of one name.
        self.out.push_str("<section class=\"footnotes\" role=\"group\" aria-label=\"Footnotes\"><ol>\n");
        for (index, note) in notes.iter().enumerate() {
            self.footnote(index, note);
        }
        self.out.push_str("</ol></section>\n");
    }

    /// One footnote; its ways back stand at the end of its last paragraph, or in one of their own.
    fn footnote(&mut self, index: usize, note: &str) {
        let mut id = String::new();
        push_value(&mut id, &self.footnotes.id);
        let _ = write!(self.out, "<li id=\"{id}-{}\">", index + 1);
        let text = note.strip_suffix("</p>\n");
        self.out.push_str(text.unwrap_or(note));
        self.out.push_str(if text.is_some() { "" } else { "<p>" });
        for reference in 1..=self.footnotes.cited[index].references {
            let which = which(reference);
            let count = if reference == 1 { String::new() } else { format!(" {reference}") };
            let _ = write!(
                self.out,
                " <a class=\"footnote-back\" href=\"#{id}ref-{}{which}\" aria-label=\"Back to the text{count}\">↩{count}</a>",
                index + 1
            );
        }
        self.out.push_str("</p></li>\n");
    }
}
