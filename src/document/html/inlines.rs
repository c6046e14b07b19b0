//! What a line holds: words with their marks, and what leads somewhere or comes from somewhere: links, images and figures of the ledger.

use super::super::Link;
use super::HtmlWriter;
use super::escape::{is_harmless, is_local, push_address, push_text, push_value};
use crate::source::Spanned;
use crate::syntax::markdown::{Inline, Inlines};
use std::fmt::Write;

impl<'a> HtmlWriter<'a> {
    pub(super) fn line(&mut self, line: &'a [Spanned<Inline>]) {
        for inline in line {
            match &inline.value {
                Inline::Text(text) => push_text(&mut self.out, text),
                Inline::Code(code) => {
                    self.out.push_str("<code>");
                    push_text(&mut self.out, code);
                    self.out.push_str("</code>");
                }
                Inline::SoftBreak => self.out.push('\n'),
                Inline::HardBreak => self.out.push_str("<br />\n"),
                Inline::Emphasis(inside) => self.marked("<em>", inside, "</em>"),
                Inline::Strong(inside) => self.marked("<strong>", inside, "</strong>"),
                Inline::Strikethrough(inside) => self.marked("<del>", inside, "</del>"),
                Inline::Link(index, words) => self.link(*index, words),
                Inline::Image(index) => self.image(*index),
                Inline::Metric(id) => self.metric(id),
                Inline::FootnoteReference(label) => self.footnote_reference(label),
            }
        }
    }

    fn marked(&mut self, begin: &str, inside: &'a [Spanned<Inline>], end: &str) {
        self.out.push_str(begin);
        self.line(inside);
        self.out.push_str(end);
    }

    /// A link. One that brings no words gets those of what it names; one without words or address writes nothing but its text.
    fn link(&mut self, index: usize, inside: &'a Inlines) {
        let link = self.document.link(index);
        let words = link.words.as_deref().filter(|_| inside.is_empty()).unwrap_or_default();
        let href = link.href.as_deref().filter(|href| is_harmless(href));
        let href = href.filter(|_| !inside.is_empty() || !words.is_empty());
        if let Some(href) = href {
            self.open_anchor(href, link);
        }
        self.in_link = href.is_some();
        push_text(&mut self.out, words);
        self.line(inside);
        if std::mem::take(&mut self.in_link) {
            self.out.push_str("</a>");
        }
    }

    fn open_anchor(&mut self, href: &str, link: &Link) {
        self.out.push_str("<a href=\"");
        push_address(&mut self.out, href);
        if !link.title.is_empty() {
            self.out.push_str("\" title=\"");
            push_value(&mut self.out, &link.title);
        }
        self.out.push_str(if link.is_outside { "\" rel=\"noopener noreferrer\">" } else { "\">" });
    }

    /// Where an image is, when it may be shown: a file of the edition and nothing else.
    pub(super) fn source(&self, index: usize) -> Option<&'a str> {
        self.document.link(index).href.as_deref().filter(|href| is_local(href))
    }

    /// An image, or its alternative text where it may not be shown.
    fn image(&mut self, index: usize) {
        let link = self.document.link(index);
        match self.source(index) {
            Some(src) => self.image_tag(index, src, &link.title),
            None => push_text(&mut self.out, &link.text),
        }
    }

    pub(super) fn image_tag(&mut self, index: usize, src: &str, title: &str) {
        self.out.push_str("<img src=\"");
        push_address(&mut self.out, src);
        self.out.push_str("\" alt=\"");
        push_value(&mut self.out, &self.document.link(index).text);
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            push_value(&mut self.out, title);
        }
        self.out.push('"');
        if let Some((width, height)) = self.document.link(index).pixels {
            let _ = write!(self.out, " width=\"{width}\" height=\"{height}\"");
        }
        self.out.push_str(" loading=\"lazy\">");
    }

    /// A figure of the ledger; one that the ledger does not have is left out. HTML knows no link inside another.
    fn metric(&mut self, id: &str) {
        let Some(figure) = self.document.figures.get(id) else { return };
        let leads = is_harmless(&figure.href) && !self.in_link;
        if leads {
            self.out.push_str("<a class=\"figure\" href=\"");
            push_address(&mut self.out, &figure.href);
            self.out.push_str("\">");
        } else {
            self.out.push_str("<span class=\"figure\">");
        }
        push_text(&mut self.out, &figure.words);
        self.out.push_str(if leads { "</a>" } else { "</span>" });
    }
}
