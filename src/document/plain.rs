//! A body as plain text: for the search, for excerpts, and to count its words.

use super::Document;
use crate::source::Spanned;
use crate::syntax::markdown::{Block, Inline, Markdown, Passage, PassageKind, Table, count_words};

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

/// A paragraph or a heading in the words that a reader reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Whether it is a heading.
    pub is_heading: bool,
    /// Its words, with figures and titles as they stand in the body.
    pub text: String,
}

impl Document {
    /// What the author says to every reader of the note: its paragraphs and headings, without lists, quotes, tables and private blocks. What this
    /// reader does not have is not said, as in the body.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let passages = self.markdown.passages().into_iter().filter(|it| !it.inside_private && !it.inside_quote);
        let paragraph = |passage: Passage<'_>| match passage.kind {
            PassageKind::Heading(_) => Some(Paragraph { is_heading: true, text: self.said(passage.line) }),
            PassageKind::Paragraph => Some(Paragraph { is_heading: false, text: self.said(passage.line) }),
            PassageKind::Item | PassageKind::Cell => None,
        };
        passages.filter_map(paragraph).collect()
    }

    /// The words of a line.
    fn said(&self, line: &[Spanned<Inline>]) -> String {
        let mut text = String::new();
        self.say(line, &mut text);
        text
    }

    fn say(&self, line: &[Spanned<Inline>], text: &mut String) {
        for inline in line {
            match &inline.value {
                Inline::Text(words) | Inline::Code(words) => text.push_str(words),
                Inline::SoftBreak | Inline::HardBreak => text.push(' '),
                Inline::Metric(id) => text.extend(self.figures.get(id).map(|figure| figure.words.as_str())),
                Inline::Link(index, words) if words.is_empty() => {
                    text.push_str(self.link(*index).words.as_deref().unwrap_or_default());
                }
                other => self.say(other.children(), text),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Citation, Link};
    use crate::source::{PacketPath, Span};
    use crate::syntax::markdown::read_markdown;
    use std::collections::BTreeMap;

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
    fn paragraphs_say_figures_and_titles() {
        let markdown =
            read("# A\n\nb {{metric:c}} [[d]] `e` {{metric:f}}\n\n- g\n\n> h\n\n> [!private]\n> i\n\n{{metric:f}}");
        let figure = Citation { words: "3 s".to_owned(), href: String::new() };
        let document = Document {
            links: vec![Link { words: Some("The D".to_owned()), ..Link::default() }],
            figures: BTreeMap::from([("c".to_owned(), figure)]),
            markdown: markdown.into(),
            ..Document::default()
        };
        let said: Vec<_> = document.paragraphs().into_iter().map(|it| (it.is_heading, it.text)).collect();
        let expected = [(true, "A"), (false, "b 3 s The D e "), (false, "")];
        assert_eq!(said, expected.map(|(is_heading, text)| (is_heading, text.to_owned())));
    }
}
