//! A body as plain text: for the search, and to count its words.

use super::Document;
use crate::source::Spanned;
use crate::syntax::markdown::{Block, Inline, Markdown, Table, count_words};

/// Everything that the author wrote to be shown as words, code included, one block a line. The titles that plain `[[id]]` and figures bring are not
/// among them.
pub fn plain_text(markdown: &Markdown) -> String {
    Plain { markdown, document: None, text: String::new() }.read()
}

/// The same with all that the page brings: what links without words are called, and figures of the ledger.
pub fn shown_text(document: &Document) -> String {
    Plain { markdown: &document.markdown, document: Some(document), text: String::new() }.read()
}

/// How many words a reader reads: see [`count_words`].
pub fn word_count(markdown: &Markdown) -> usize {
    count_words(&plain_text(markdown))
}

struct Plain<'a> {
    markdown: &'a Markdown,
    /// What the page knows more of the body.
    document: Option<&'a Document>,
    text: String,
}

impl Plain<'_> {
    fn read(mut self) -> String {
        self.blocks(&self.markdown.blocks);
        self.text.truncate(self.text.trim_end().len());
        self.text
    }

    fn blocks(&mut self, blocks: &[Spanned<Block>]) {
        for block in blocks {
            self.end_line();
            match &block.value {
                Block::Paragraph(line) | Block::Plain(line) | Block::Heading(_, line) => self.line(line),
                Block::List(list) => list.items.iter().for_each(|item| {
                    self.end_line();
                    self.blocks(&item.value.blocks);
                }),
                Block::Quote(inside) | Block::Alert(_, inside) => self.blocks(inside),
                Block::Private(inside) | Block::Footnote(_, inside) => self.blocks(inside),
                Block::Code(code) => self.text.push_str(&code.text.value),
                Block::Table(table) => self.table(table),
                Block::Rule => {}
            }
            self.end_line();
        }
    }

    fn table(&mut self, table: &Table) {
        for cell in table.cells() {
            self.line(cell);
            self.end_line();
        }
    }

    fn line(&mut self, line: &[Spanned<Inline>]) {
        for inline in line {
            match &inline.value {
                Inline::Text(words) | Inline::Code(words) => self.text.push_str(words),
                Inline::SoftBreak | Inline::HardBreak => self.text.push(' '),
                Inline::Image(index) => self.text.push_str(&self.markdown.links[*index].text),
                Inline::Link(index, words) if words.is_empty() => self.title(*index),
                Inline::Metric(id) => self.figure(id),
                other => self.line(other.children()),
            }
        }
    }

    fn title(&mut self, index: usize) {
        self.text
            .push_str(self.document.and_then(|document| document.link(index).words.as_deref()).unwrap_or_default());
    }

    fn figure(&mut self, id: &str) {
        self.text.push_str(self.document.and_then(|document| document.figures.get(id)).map_or("", |it| &it.words));
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Citation, Link};
    use crate::source::{PacketPath, Span};
    use crate::syntax::markdown::read_markdown;
    use std::sync::Arc;

    fn read(text: &str) -> Markdown {
        let file = PacketPath::new("case.md").unwrap();
        read_markdown(&file, text, Span::new(&file, 0, text.len()), &mut Vec::new())
    }

    #[test]
    fn plain_text_and_words() {
        let markdown =
            read("# A\n\nb `c`\nd ![e](f)\n\n> [!private]\n> g\n\n```\nh\n```\n\n- i\n- j\n\n|k|l|\n|-|-|\n|m|n|");
        assert_eq!(plain_text(&markdown), "A\nb c d e\ng\nh\ni\nj\nk\nl\nm\nn");
        assert_eq!(plain_text(&markdown.without_private()), "A\nb c d e\nh\ni\nj\nk\nl\nm\nn");
        assert_eq!(word_count(&markdown), 13);
    }

    #[test]
    fn what_the_page_brings_is_part_of_what_is_shown() {
        let markdown = Arc::new(read("See [[a]] or [b](c): {{metric:d}}, {{metric:e}}."));
        let link = |words: &str| Link { words: Some(words.to_owned()), ..Link::default() };
        let figure = Citation { words: "4 → 2".to_owned(), href: String::new() };
        let figures = [("d".to_owned(), figure)].into();
        let document =
            Document { markdown, links: vec![link("The title"), link("unused")], figures, ..Document::default() };
        assert_eq!(plain_text(&document.markdown), "See  or b: , .");
        assert_eq!(shown_text(&document), "See The title or b: 4 → 2, .");
    }
}
