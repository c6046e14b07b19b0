//! Footnotes: numbered in the order of their first references, gathered at the end of the body, with links there and back.

use super::Writer;
use super::escape::push_value;
use crate::syntax::markdown::{Event, Markdown, Piece, Tag, TagEnd};
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

/// The footnotes of a body.
pub(super) struct Footnotes<'a> {
    /// The pieces of each definition, its start and end among them, by the first of them.
    places: HashMap<usize, Range<usize>>,
    /// What stands inside the first definition of each label.
    contents: HashMap<&'a str, Content>,
    numbers: HashMap<&'a str, usize>,
    /// Those that are referred to so far, in order.
    cited: Vec<Cited>,
    /// Begins every id of a footnote, and no heading's.
    id: String,
}

/// What a footnote says.
#[derive(Clone)]
struct Content {
    pieces: Range<usize>,
    /// Whether it is defined in a private block.
    is_private: bool,
}

/// A footnote that is referred to.
struct Cited {
    content: Content,
    references: usize,
}

impl<'a> Footnotes<'a> {
    pub(super) fn new(markdown: &'a Markdown, prefix: &str) -> Footnotes<'a> {
        let (mut places, mut contents) = (HashMap::new(), HashMap::new());
        let (mut open, mut private) = (Vec::new(), 0_usize);
        for (at, piece) in markdown.pieces.iter().enumerate() {
            match &piece.value {
                Piece::Plain(Event::Start(Tag::FootnoteDefinition(label))) => open.push((at, &**label)),
                Piece::Plain(Event::End(TagEnd::FootnoteDefinition)) => {
                    let Some((start, label)) = open.pop() else { continue };
                    places.insert(start, start..at + 1);
                    contents.entry(label).or_insert(Content { pieces: start + 1..at, is_private: private > 0 });
                }
                Piece::StartPrivate => private += 1,
                Piece::EndPrivate => private = private.saturating_sub(1),
                _ => {}
            }
        }
        let id = free_id(markdown, prefix);
        Footnotes { places, contents, numbers: HashMap::new(), cited: Vec::new(), id }
    }

    /// The definition that begins at this piece.
    pub(super) fn defined_at(&self, at: usize) -> Option<&Range<usize>> {
        if self.places.is_empty() { None } else { self.places.get(&at) }
    }

    /// Takes note of a reference: the footnote's number and which reference to it this is, both from 1.
    fn refer(&mut self, label: &'a str) -> Option<(usize, usize)> {
        let content = self.contents.get(label)?;
        let number = *self.numbers.entry(label).or_insert_with(|| {
            self.cited.push(Cited { content: content.clone(), references: 0 });
            self.cited.len()
        });
        let cited = &mut self.cited[number - 1];
        cited.references += 1;
        Some((number, cited.references))
    }
}

/// `fn` with the body's prefix, or something longer where a heading's anchor begins like that.
fn free_id(markdown: &Markdown, prefix: &str) -> String {
    let mut word = "fn".to_owned();
    while markdown.headings.iter().any(|heading| heading.slug.starts_with(&word)) {
        word.push('n');
    }
    format!("{prefix}{word}")
}

/// What tells one reference to a footnote from another: nothing for the first.
fn which(reference: usize) -> String {
    if reference == 1 { String::new() } else { format!("-{reference}") }
}

impl<'a> Writer<'a> {
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
            let Content { pieces, is_private } = cited.content.clone();
            if is_private {
                self.open_private();
            }
            self.pieces(pieces);
            if is_private {
                self.close_private();
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
