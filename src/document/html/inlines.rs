//! What a line holds: words with their marks, and what leads somewhere or comes from somewhere: links, images and figures of the ledger.

use super::super::Link;
use super::HtmlWriter;
use super::escape::{is_harmless, is_local, push_address, push_text, push_value};
use super::link_notes::words_of;
use crate::source::Spanned;
use crate::syntax::markdown::{Inline, Inlines};
use crate::vocabulary::{joins, kept_whole_after};
use std::fmt::Write;

impl<'a> HtmlWriter<'a> {
    pub(super) fn line(&mut self, line: &'a [Spanned<Inline>]) {
        for (at, inline) in line.iter().enumerate() {
            match &inline.value {
                Inline::Text(text) => self.words(text),
                Inline::Code(code) => {
                    self.out.push_str("<code>");
                    push_text(&mut self.out, code);
                    self.out.push_str("</code>");
                }
                Inline::SoftBreak => self.soft_break(line.get(at + 1)),
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

    /// Words of the author's, in which no figure is parted from its unit, nor a reference at its hyphen.
    fn words(&mut self, text: &str) {
        let whole = kept_whole_after(shown_before(&self.out), text);
        let mut rest = &*whole;
        while let Some((start, end)) = reference(rest) {
            push_text(&mut self.out, &rest[..start]);
            self.out.push_str("<span class=\"whole\">");
            push_text(&mut self.out, &rest[start..end]);
            self.out.push_str("</span>");
            rest = &rest[end..];
        }
        push_text(&mut self.out, rest);
    }

    /// The end of a line as it was written. A figure that was written on two lines stands on one.
    fn soft_break(&mut self, next: Option<&Spanned<Inline>>) {
        let inside = match next.map(|next| &next.value) {
            Some(Inline::Text(text)) => joins(shown_before(&self.out), text),
            _ => false,
        };
        self.out.push(if inside { '\u{a0}' } else { '\n' });
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
        if let Some(address) = href.filter(|_| link.is_outside) {
            let inside = words_of(inside);
            self.tell_address(address, if inside.is_empty() { words } else { &inside });
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

/// What a reader sees before the place that is written next, without the marks that end there.
fn shown_before(out: &str) -> &str {
    let mut before = out;
    while let Some(rest) = ["</strong>", "</em>", "</del>", "</code>"].iter().find_map(|mark| before.strip_suffix(mark))
    {
        before = rest;
    }
    before
}

/// Where in a text the first reference to a note stands, such as `E-07`: a browser would break it at its hyphen.
fn reference(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let is = |at: usize, test: fn(&u8) -> bool| bytes.get(at).is_some_and(test);
    text.match_indices('-').find_map(|(hyphen, _)| {
        let start = hyphen.checked_sub(1)?;
        let is_letter = is(start, u8::is_ascii_uppercase)
            && (start == 0 || !is(start - 1, |byte| byte.is_ascii_alphanumeric() || *byte >= 0x80));
        let digits = bytes[hyphen + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = hyphen + 1 + digits;
        (is_letter && (1..=4).contains(&digits) && !is(end, |byte| byte.is_ascii_alphanumeric() || *byte >= 0x80))
            .then_some((start, end))
    })
}
