//! A document as HTML. The room `syntax` has already made raw HTML into text, and every link has been resolved; here each node becomes its tags,
//! everything is escaped, and an address whose scheme is not one of a few is dropped once more. Nothing here runs templates.

mod blocks;
mod code;
mod escape;
mod footnotes;
mod inlines;
mod link_notes;
#[cfg(test)]
mod tests;

pub use self::code::let_go_of_grammars;

use self::footnotes::Footnotes;
use super::Document;
use crate::source::Span;
use std::fmt::Write;

/// A document as HTML: whole blocks, safe to put into a page as they stand.
pub fn write(document: &Document) -> String {
    let mut writer = HtmlWriter::new(document);
    writer.blocks(&document.markdown.blocks);
    writer.footnote_section();
    writer.address_list();
    writer.out
}

/// What is known half-way through a body.
struct HtmlWriter<'a> {
    document: &'a Document,
    out: String,
    /// The level, as written, that becomes the highest on the page.
    top_level: u8,
    footnotes: Footnotes<'a>,
    /// Whether a link is open that leads somewhere. Links hold no links.
    in_link: bool,
    /// What links lead out of the edition to, each once, in the order of their numbers.
    addresses: Vec<&'a str>,
}

impl<'a> HtmlWriter<'a> {
    fn new(document: &'a Document) -> HtmlWriter<'a> {
        let blocks = &document.markdown.blocks;
        let written = blocks.iter().map(|block| block.span).reduce(Span::join).unwrap_or_default();
        HtmlWriter {
            document,
            out: String::with_capacity((written.end - written.start) * 3 / 2),
            top_level: document.top_level(),
            footnotes: Footnotes::new(blocks, document),
            in_link: false,
            addresses: Vec::new(),
        }
    }

    /// Begins a tag of an element that a reader sees as one thing; in a preview it says where it was written.
    fn begin(&mut self, name: &str, span: Span) {
        let _ = write!(self.out, "<{name}");
        if let Some(reference) = &self.document.source_positions {
            let _ = write!(self.out, " data-at=\"{reference}:{}-{}\"", span.start, span.end);
        }
    }
}
