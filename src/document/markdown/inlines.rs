//! The lines of a block: words, marks, links.

use super::super::{Document, Link};
use super::NOTHING;
use super::escape::{keep_last_space, push_address, push_code, push_text, push_title};
use crate::source::Spanned;
use crate::syntax::markdown::Inline;
use std::collections::HashSet;

/// The lines of one block in the making.
pub(super) struct LineWriter<'a> {
    document: &'a Document,
    labels: &'a HashSet<&'a str>,
    in_table: bool,
    in_link: bool,
    /// How many marks are open.
    marks: usize,
    /// Whether a mark has just been closed.
    after_mark: bool,
    out: String,
}

impl<'a> LineWriter<'a> {
    pub(super) fn write(
        document: &'a Document,
        labels: &'a HashSet<&'a str>,
        line: &[Spanned<Inline>],
        in_table: bool,
    ) -> String {
        let out = String::new();
        let mut writer = LineWriter { document, labels, in_table, in_link: false, marks: 0, after_mark: false, out };
        writer.line(line);
        keep_last_space(&mut writer.out);
        writer.out
    }

    fn line(&mut self, line: &[Spanned<Inline>]) {
        for (at, inline) in line.iter().enumerate() {
            match &inline.value {
                Inline::HardBreak if !self.is_free(line, at) => self.end_line("<br>"),
                other => self.inline(other),
            }
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Code(code) => {
                self.set_apart(self.out.ends_with('`'));
                push_code(&mut self.out, code, self.in_table);
            }
            Inline::SoftBreak => self.end_line("\n"),
            Inline::HardBreak => self.end_line("\\\n"),
            Inline::Emphasis(inside) => self.mark(["*", "_"], inside),
            Inline::Strong(inside) => self.mark(["**", "__"], inside),
            Inline::Strikethrough(inside) => self.mark(["~~", "~"], inside),
            Inline::Link(index, inside) => self.link(self.document.link(*index), inside),
            Inline::Image(index) => self.image(self.document.link(*index)),
            Inline::Metric(id) => self.metric(id),
            Inline::FootnoteReference(label) if self.labels.contains(&**label) => {
                self.out.push_str(&format!("[^{label}]"));
                self.after_mark = false;
            }
            Inline::FootnoteReference(_) => {}
        }
    }

    /// Whether a break may end a line of the source: not in a table or a mark, and not beside another break or the edge of the block.
    fn is_free(&self, line: &[Spanned<Inline>], at: usize) -> bool {
        let is_word = |at: Option<usize>| {
            let beside = at.and_then(|at| line.get(at)).map(|inline| &inline.value);
            beside.is_some_and(|inline| !matches!(inline, Inline::HardBreak | Inline::SoftBreak))
        };
        !self.in_table && self.marks == 0 && !self.in_link && is_word(at.checked_sub(1)) && is_word(Some(at + 1))
    }

    fn text(&mut self, text: &str) {
        self.set_apart(self.after_mark && text.starts_with(char::is_alphanumeric));
        push_text(&mut self.out, text);
    }

    fn end_line(&mut self, end: &str) {
        keep_last_space(&mut self.out);
        self.out.push_str(end);
        self.after_mark = false;
    }

    /// Words with a mark before and after them: of two that stand inside one another, each its own.
    fn mark(&mut self, marks: [&str; 2], inside: &[Spanned<Inline>]) {
        let mark = marks[self.marks % 2];
        self.set_apart(
            self.out.ends_with(|before: char| before.is_alphanumeric() || "*_~".contains(before))
                && !self.is_just_open(),
        );
        self.out.push_str(mark);
        self.marks += 1;
        self.line(inside);
        self.marks -= 1;
        keep_last_space(&mut self.out);
        self.out.push_str(mark);
        self.after_mark = true;
    }

    /// Whether a mark was opened and holds nothing yet.
    fn is_just_open(&self) -> bool {
        self.marks > 0 && !self.after_mark && self.out.ends_with(['*', '_', '~']) && !self.out.ends_with("\\*")
    }

    /// What is written next stands beside what is there and does not belong to it.
    fn set_apart(&mut self, is_needed: bool) {
        if is_needed && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push_str(NOTHING);
        }
        self.after_mark = false;
    }

    fn link(&mut self, link: &Link, inside: &[Spanned<Inline>]) {
        let Some(href) = &link.href else {
            self.text(link.words.as_deref().filter(|_| inside.is_empty()).unwrap_or_default());
            return self.line(inside);
        };
        self.set_apart(false);
        if is_bare(href, inside) && link.title.is_empty() {
            return self.out.push_str(&format!("<{href}>"));
        }
        self.out.push('[');
        self.in_link = true;
        match (&link.words, inside) {
            (Some(words), []) => push_text(&mut self.out, words),
            _ => self.line(inside),
        }
        self.in_link = false;
        self.close(link, href);
    }

    fn image(&mut self, link: &Link) {
        let Some(href) = &link.href else { return self.text(&link.text) };
        self.set_apart(false);
        self.out.push_str("![");
        push_text(&mut self.out, &link.text);
        self.close(link, href);
    }

    fn close(&mut self, link: &Link, href: &str) {
        self.out.push_str("](");
        push_address(&mut self.out, href);
        push_title(&mut self.out, &link.title);
        self.out.push(')');
        self.after_mark = false;
    }

    /// A figure is a link to where the ledger has it. Links hold no links.
    fn metric(&mut self, id: &str) {
        let Some(figure) = self.document.figures.get(id) else { return };
        if self.in_link {
            return self.text(&figure.words);
        }
        self.set_apart(false);
        self.out.push('[');
        push_text(&mut self.out, &figure.words);
        self.out.push_str("](");
        push_address(&mut self.out, &figure.href);
        self.out.push(')');
    }
}

/// Whether a link is an address and says nothing else.
fn is_bare(href: &str, inside: &[Spanned<Inline>]) -> bool {
    let is_safe = !href.contains(|it: char| it.is_whitespace() || it.is_control() || "<>|&\\`".contains(it));
    let is_web = href.starts_with("https://") || href.starts_with("http://");
    is_web && is_safe && matches!(inside, [Spanned { value: Inline::Text(text), .. }] if text == href)
}
