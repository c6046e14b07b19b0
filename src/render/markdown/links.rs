//! What leads somewhere or comes from somewhere: links, images and figures of the ledger.

use super::Writer;
use super::escape::{is_harmless, is_local, push_address, push_text, push_value};
use crate::site::{Link, Prose};
use crate::syntax::markdown::Piece;

/// A link that leads nowhere: what a body has that its page knows nothing of.
static NOWHERE: Link = Link { href: None, words: None, title: String::new(), is_outside: false };

impl<'a> Writer<'a> {
    pub(super) fn link(&self, index: usize) -> &'a Link {
        self.prose.links.get(index).unwrap_or(&NOWHERE)
    }

    /// Opens a link. One that brings no words gets those of what it names; one without words or address writes nothing but its text.
    pub(super) fn open_link(&mut self, index: usize, at: usize) {
        let link = self.link(index);
        let is_empty = matches!(self.peek(at + 1), Some(Piece::EndLink(_)));
        let words = link.words.as_deref().filter(|_| is_empty).unwrap_or_default();
        let href = link.href.as_deref().filter(|href| is_harmless(href));
        let href = href.filter(|_| !is_empty || !words.is_empty());
        if let Some(href) = href {
            self.open_anchor(href, link);
        }
        self.in_link = href.is_some();
        push_text(&mut self.out, words);
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

    pub(super) fn close_link(&mut self) {
        if std::mem::take(&mut self.in_link) {
            self.out.push_str("</a>");
        }
    }

    /// Where an image is, when it may be shown: a file of the edition and nothing else.
    pub(super) fn source(&self, index: usize) -> Option<&'a str> {
        self.link(index).href.as_deref().filter(|href| is_local(href))
    }

    /// An image, or its alternative text where it may not be shown.
    pub(super) fn image(&mut self, index: usize) {
        match self.source(index) {
            Some(src) => self.image_tag(index, src, &self.link(index).title),
            None => push_text(&mut self.out, alternative(self.prose, index)),
        }
    }

    pub(super) fn image_tag(&mut self, index: usize, src: &str, title: &str) {
        self.out.push_str("<img src=\"");
        push_address(&mut self.out, src);
        self.out.push_str("\" alt=\"");
        push_value(&mut self.out, alternative(self.prose, index));
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            push_value(&mut self.out, title);
        }
        self.out.push_str("\" loading=\"lazy\">");
    }

    /// A figure of the ledger; one that the ledger does not have is left out. HTML knows no link inside another.
    pub(super) fn metric(&mut self, id: &str) {
        let Some(figure) = self.prose.figures.get(id) else { return };
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

/// What an image shows, in words.
fn alternative(prose: &Prose, index: usize) -> &str {
    prose.markdown.links.get(index).map_or("", |link| &link.text)
}
