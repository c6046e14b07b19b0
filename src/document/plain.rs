//! A body as plain text: for the search, and to count its words.

use crate::source::Spanned;
use crate::syntax::markdown::{Block, Inline, Markdown, Table, count_words};

/// Everything that is shown as words, code included, one block a line: for the search. The titles that plain `[[id]]` and figures bring are not
/// among them.
pub fn plain_text(markdown: &Markdown) -> String {
    let mut plain = Plain { markdown, text: String::new() };
    plain.blocks(&markdown.blocks);
    plain.text.truncate(plain.text.trim_end().len());
    plain.text
}

/// How many words a reader reads: see [`count_words`].
pub fn word_count(markdown: &Markdown) -> usize {
    count_words(&plain_text(markdown))
}

struct Plain<'a> {
    markdown: &'a Markdown,
    text: String,
}

impl Plain<'_> {
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
                other => self.line(other.children()),
            }
        }
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
    use crate::source::{PacketPath, Span};
    use crate::syntax::markdown::read_markdown;

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
}
