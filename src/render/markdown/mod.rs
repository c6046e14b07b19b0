//! Prose to HTML. The room `syntax` has already made raw HTML into text, and the room `site` has resolved every link; here each piece becomes its
//! tags, everything is escaped, and an address whose scheme is not one of a few is dropped once more. Nothing here highlights code or runs templates.

mod blocks;
mod escape;
mod footnotes;
#[cfg(test)]
pub(crate) mod inspect;
mod links;
#[cfg(test)]
mod tests;

use self::blocks::Table;
use self::escape::push_text;
use self::footnotes::Footnotes;
use crate::site::Prose;
use crate::syntax::markdown::{Event, Piece, Tag, TagEnd};
use std::ops::Range;

/// A body as HTML: whole blocks, safe to put into a page as they stand.
pub fn html(prose: &Prose) -> String {
    let mut writer = Writer::new(prose);
    writer.pieces(0..prose.markdown.pieces.len());
    writer.footnote_section();
    writer.out
}

/// As the HTML of [`html`], so that a view that holds prose can go into a template as it is.
impl serde::Serialize for Prose {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&html(self))
    }
}

/// What is known half-way through a body.
struct Writer<'a> {
    prose: &'a Prose,
    out: String,
    /// The level, as written, that becomes the highest on the page.
    top_level: u8,
    footnotes: Footnotes<'a>,
    table: Table<'a>,
    /// Whether a link is open that leads somewhere. Links hold no links.
    in_link: bool,
    /// The open private blocks: where each begins and where its content does.
    private: Vec<Range<usize>>,
}

impl<'a> Writer<'a> {
    fn new(prose: &'a Prose) -> Writer<'a> {
        Writer {
            prose,
            out: String::with_capacity(prose.markdown.pieces.len() * 32),
            top_level: blocks::top_level(&prose.markdown),
            footnotes: Footnotes::new(&prose.markdown, &prose.prefix),
            table: Table::default(),
            in_link: false,
            private: Vec::new(),
        }
    }

    /// Writes a range of pieces. Footnotes defined in it are passed over: they stand at the end.
    fn pieces(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = match self.footnotes.defined_at(at) {
                Some(definition) => definition.end,
                None => at + self.traced(at),
            };
        }
    }

    /// Writes the piece at `at`; in a preview, a block says where it was written.
    fn traced(&mut self, at: usize) -> usize {
        let before = self.out.len();
        let done = self.piece(at);
        let piece = &self.prose.markdown.pieces[at];
        if let Some(reference) = self.prose.traced.as_ref().filter(|_| is_block(&piece.value))
            && let Some(name) = self.out[before..].find([' ', '>'])
        {
            let place = format!(" data-at=\"{reference}:{}-{}\"", piece.span.start, piece.span.end);
            self.out.insert_str(before + name, &place);
        }
        done
    }

    /// Writes the piece at `at`, with those that belong to it, and tells how many these were.
    fn piece(&mut self, at: usize) -> usize {
        let prose = self.prose;
        match &prose.markdown.pieces[at].value {
            Piece::Plain(Event::Start(Tag::Paragraph)) => return self.open_paragraph(at),
            Piece::Plain(event) => self.plain(event, at),
            Piece::StartHeading(index) => self.open_heading(*index),
            Piece::EndHeading(index) => self.close_heading(*index),
            Piece::StartLink(index) => self.open_link(*index, at),
            Piece::EndLink(_) => self.close_link(),
            Piece::Image(index) => self.image(*index),
            Piece::StartAlert(kind) => self.open_alert(*kind),
            Piece::StartPrivate => self.open_private(),
            Piece::EndAlert => self.out.push_str("</div>\n"),
            Piece::EndPrivate => self.close_private(),
            Piece::Metric(id) => self.metric(id),
        }
        1
    }

    fn plain(&mut self, event: &'a Event<'static>, at: usize) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => push_text(&mut self.out, text),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::TaskListMarker(done) => self.task_marker(*done),
            Event::Start(Tag::Item) => self.open_item(at),
            Event::Start(Tag::CodeBlock(kind)) => self.open_code(kind),
            Event::End(TagEnd::CodeBlock) => self.out.push_str("</code></pre>\n"),
            Event::Start(Tag::Table(alignments)) => self.open_table(alignments),
            Event::End(TagEnd::Table) => self.out.push_str("</tbody></table></div>\n"),
            Event::Start(Tag::TableHead) => self.open_table_head(),
            Event::Start(Tag::TableRow) => self.open_table_row(),
            Event::Start(Tag::TableCell) => self.open_table_cell(at),
            Event::End(TagEnd::TableHead) => self.close_table_head(),
            Event::End(TagEnd::TableCell) => self.close_table_cell(),
            event if is_plain(event) => {
                pulldown_cmark::html::push_html(&mut self.out, std::iter::once(event.clone()));
            }
            _ => {}
        }
    }

    /// The piece at `at`, when there is one.
    fn peek(&self, at: usize) -> Option<&'a Piece> {
        self.prose.markdown.pieces.get(at).map(|piece| &piece.value)
    }
}

/// What opens an element of its own that a reader sees as one thing.
fn is_block(piece: &Piece) -> bool {
    match piece {
        Piece::StartHeading(_) | Piece::StartAlert(_) => true,
        Piece::Plain(Event::Start(tag)) => {
            matches!(tag, Tag::Paragraph | Tag::Item | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::TableRow)
        }
        _ => false,
    }
}

/// What is written as the parser's own writer has it. A list of what is allowed: an event that is not on it writes nothing.
fn is_plain(event: &Event<'_>) -> bool {
    match event {
        Event::Code(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => true,
        Event::Start(tag) => {
            matches!(tag, Tag::BlockQuote(None) | Tag::List(_) | Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
        }
        Event::End(tag) => matches!(
            tag,
            TagEnd::Paragraph
                | TagEnd::BlockQuote(None)
                | TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::TableRow
        ),
        _ => false,
    }
}
