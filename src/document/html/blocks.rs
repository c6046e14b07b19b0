//! Blocks: headings, lists of tasks, quotes, alerts, private blocks, code, tables and pictures with a caption.

use super::HtmlWriter;
use super::code::push_code;
use super::escape::{push_text, push_value};
use crate::source::{Span, Spanned};
use crate::syntax::markdown::{
    AlertKind, Alignment, Block, Children, Code, Inline, Inlines, Item, List, Table, each_inline,
};
use std::fmt::Write;

/// The longest language of a code block that is kept; real ones are short.
const LONGEST_LANGUAGE: usize = 32;

impl<'a> HtmlWriter<'a> {
    /// Writes blocks. Footnotes defined among them are passed over: they stand at the end.
    pub(super) fn blocks(&mut self, blocks: &'a [Spanned<Block>]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &'a Spanned<Block>) {
        match &block.value {
            Block::Paragraph(line) => self.paragraph(line, block.span),
            Block::Plain(line) => self.line(line),
            Block::Heading(index, line) => self.heading(*index, line, block.span),
            Block::List(list) => self.list(list),
            Block::Quote(inside) => {
                self.begin("blockquote", block.span);
                self.direct(begins_from_the_right(inside));
                self.out.push_str(">\n");
                self.blocks(inside);
                self.out.push_str("</blockquote>\n");
            }
            Block::Alert(kind, inside) => self.alert(*kind, inside, block.span),
            Block::Private(inside) => self.private(inside),
            Block::Code(code) => self.code(code, block.span),
            Block::Table(table) => self.table(table),
            Block::Footnote(..) => {}
            Block::Rule => self.out.push_str("<hr />\n"),
        }
    }

    /// A paragraph; an image with a title that stands alone in one becomes a figure.
    fn paragraph(&mut self, line: &'a Inlines, span: Span) {
        if let [Spanned { value: Inline::Image(index), .. }] = &**line
            && self.figure(*index, span)
        {
            return;
        }
        self.begin("p", span);
        self.direct(from_the_right(line));
        self.out.push('>');
        self.line(line);
        self.out.push_str("</p>\n");
    }

    /// In words of a script that is written from the right, the browser decides the direction of a block by its first letter.
    fn direct(&mut self, is_needed: bool) {
        self.out.push_str(if is_needed { " dir=\"auto\"" } else { "" });
    }

    /// An image with a caption, its title; nothing when there is no image to show or no title to show it with.
    fn figure(&mut self, index: usize, span: Span) -> bool {
        let (Some(src), title) = (self.source(index), self.document.link(index).title.as_str()) else { return false };
        if title.is_empty() {
            return false;
        }
        self.begin("figure", span);
        self.out.push('>');
        self.image_tag(index, src, "");
        self.out.push_str("<figcaption>");
        push_text(&mut self.out, title);
        self.out.push_str("</figcaption></figure>\n");
        true
    }

    fn heading(&mut self, index: usize, line: &'a Inlines, span: Span) {
        let level = self.document.level(index, self.top_level);
        self.begin(["h2", "h3", "h4", "h5", "h6"][usize::from(level) - 2], span);
        self.direct(from_the_right(line));
        self.out.push_str(" id=\"");
        push_value(&mut self.out, &self.document.prefix);
        push_value(&mut self.out, self.document.markdown.headings.get(index).map_or("", |heading| &heading.slug));
        self.out.push_str("\">");
        self.line(line);
        let _ = writeln!(self.out, "</h{level}>");
    }

    fn list(&mut self, list: &'a List) {
        self.out.push_str(if list.start.is_some() { "<ol" } else { "<ul" });
        if let Some(start) = list.start.filter(|start| *start != 1) {
            let _ = write!(self.out, " start=\"{start}\"");
        }
        self.direct(list.items.first().is_some_and(|item| begins_from_the_right(&item.value.blocks)));
        self.out.push_str(">\n");
        list.items.iter().for_each(|item| self.item(&item.value, item.span));
        self.out.push_str(if list.start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    /// An item of a list; one that is a task says so, at the beginning of its first paragraph.
    fn item(&mut self, item: &'a Item, span: Span) {
        self.begin("li", span);
        self.direct(begins_from_the_right(&item.blocks));
        self.out.push_str(if item.task.is_some() { " class=\"task\">" } else { ">" });
        let mut blocks = &*item.blocks;
        if let Some(is_done) = item.task {
            match blocks.split_first() {
                Some((Spanned { value: Block::Paragraph(line), span }, rest)) => {
                    self.begin("p", *span);
                    self.direct(from_the_right(line));
                    self.out.push('>');
                    self.task_mark(is_done);
                    self.line(line);
                    self.out.push_str("</p>\n");
                    blocks = rest;
                }
                _ => self.task_mark(is_done),
            }
        }
        self.blocks(blocks);
        self.out.push_str("</li>\n");
    }

    fn task_mark(&mut self, is_done: bool) {
        let state = if is_done { "aria-label=\"done\" checked" } else { "aria-label=\"to do\"" };
        let _ = write!(self.out, "<input type=\"checkbox\" disabled {state}> ");
    }

    fn alert(&mut self, kind: AlertKind, inside: &'a [Spanned<Block>], span: Span) {
        let (class, title) = match kind {
            AlertKind::Note => ("note", "Note"),
            AlertKind::Tip => ("tip", "Tip"),
            AlertKind::Important => ("important", "Important"),
            AlertKind::Warning => ("warning", "Warning"),
            AlertKind::Caution => ("caution", "Caution"),
        };
        self.begin("div", span);
        let _ = writeln!(self.out, " class=\"alert alert-{class}\" role=\"note\"><p class=\"alert-title\">{title}</p>");
        self.blocks(inside);
        self.out.push_str("</div>\n");
    }

    /// A private block; one that holds nothing but footnotes, which stand elsewhere, goes.
    pub(super) fn private(&mut self, inside: &'a [Spanned<Block>]) {
        let start = self.out.len();
        self.out.push_str("<div class=\"private\"><p class=\"private-title\">Only you see this</p>\n");
        let opened = self.out.len();
        self.blocks(inside);
        if self.out.len() == opened {
            self.out.truncate(start);
        } else {
            self.out.push_str("</div>\n");
        }
    }

    fn code(&mut self, code: &Code, span: Span) {
        let language = language(&code.info);
        // A block that is wider than the page is scrolled, so that it must be reachable from the keyboard.
        self.begin("pre", span);
        self.out.push_str(" tabindex=\"0\"><code");
        if !language.is_empty() {
            let _ = write!(self.out, " class=\"language-{language}\"");
        }
        self.out.push('>');
        push_code(&mut self.out, &language, &code.text.value);
        self.out.push_str("</code></pre>\n");
    }

    /// A table in a box that scrolls. The box is a group, not a region: two of the same name on one page would be landmarks that no one can
    /// tell apart.
    fn table(&mut self, table: &'a Table) {
        self.out.push_str("<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table");
        self.direct(table.cells().any(|cell| from_the_right(cell)));
        self.out.push_str(">\n");
        self.out.push_str("<thead><tr>");
        self.cells(&table.alignments, &table.head, true);
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.begin("tr", row.span);
            self.out.push('>');
            self.cells(&table.alignments, &row.value, false);
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table></div>\n");
    }

    /// The cells of a row; one of the head that holds nothing heads nothing.
    fn cells(&mut self, alignments: &[Alignment], cells: &'a [Inlines], in_head: bool) {
        for (column, cell) in cells.iter().enumerate() {
            let is_head = in_head && !cell.is_empty();
            self.out.push_str(if is_head { "<th scope=\"col\"" } else { "<td" });
            self.direct(from_the_right(cell));
            self.out.push_str(match alignments.get(column) {
                Some(Alignment::Left) => " class=\"align-left\">",
                Some(Alignment::Center) => " class=\"align-center\">",
                Some(Alignment::Right) => " class=\"align-right\">",
                Some(Alignment::None) | None => ">",
            });
            self.line(cell);
            self.out.push_str(if is_head { "</th>" } else { "</td>" });
        }
    }
}

/// Whether words are of a script that is written from the right, some of them at least.
fn from_the_right(line: &[Spanned<Inline>]) -> bool {
    let mut found = false;
    each_inline(line, &mut |inline| {
        if let Inline::Text(text) = &inline.value {
            found |= !text.is_ascii() && text.contains(is_from_the_right);
        }
    });
    found
}

/// Whether the first of these blocks is.
fn begins_from_the_right(blocks: &[Spanned<Block>]) -> bool {
    match blocks.first().map(|first| (&first.value, first.value.children())) {
        Some((_, Children::Inlines(line))) => from_the_right(line),
        Some((_, Children::Blocks(inside))) => begins_from_the_right(inside),
        Some(_) | None => false,
    }
}

/// Letters of Hebrew, Arabic and their neighbours.
fn is_from_the_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The first word of a code fence's info, of which only what a class name may hold is kept.
fn language(info: &str) -> String {
    let word = info.split_whitespace().next().unwrap_or_default();
    let kept = word.chars().filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '+' | '-'));
    kept.take(LONGEST_LANGUAGE).collect()
}
