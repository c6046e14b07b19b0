//! Links that lead out of the edition, as paper can show them: a small number behind the link, and below the body a list of the addresses, each once.
//! A page has both, whatever it is shown on, and a screen shows neither.

use super::HtmlWriter;
use super::escape::push_address;
use crate::syntax::markdown::{Inline, Inlines, each_inline};
use std::fmt::Write;

impl<'a> HtmlWriter<'a> {
    /// Says on paper where a link leads whose words do not: by its number, or in a short text by the address itself.
    pub(super) fn tell_address(&mut self, address: &'a str, words: &str) {
        if bare(words) == bare(address) {
            return;
        }
        if !self.document.numbers_links {
            self.out.push_str(" <span class=\"on-paper link-address\">");
            push_address(&mut self.out, address);
            self.out.push_str("</span>");
            return;
        }
        let known = self.addresses.iter().position(|other| *other == address);
        let index = known.unwrap_or_else(|| {
            self.addresses.push(address);
            self.addresses.len() - 1
        });
        let _ = write!(self.out, "<sup class=\"on-paper link-note\">[{}]</sup>", index + 1);
    }

    /// The addresses by their numbers; nothing where no link leads outside.
    pub(super) fn address_list(&mut self) {
        if self.addresses.is_empty() {
            return;
        }
        self.out.push_str("<ul class=\"on-paper link-notes\">\n");
        for (index, address) in self.addresses.iter().enumerate() {
            let _ = write!(self.out, "<li>[{}] <span class=\"link-address\">", index + 1);
            push_address(&mut self.out, address);
            self.out.push_str("</span></li>\n");
        }
        self.out.push_str("</ul>\n");
    }
}

/// What a link says, without marks.
pub(super) fn words_of(inside: &Inlines) -> String {
    let mut words = String::new();
    each_inline(inside, &mut |inline| match &inline.value {
        Inline::Text(text) | Inline::Code(text) => words.push_str(text),
        Inline::SoftBreak
        | Inline::HardBreak
        | Inline::Emphasis(_)
        | Inline::Strong(_)
        | Inline::Strikethrough(_)
        | Inline::Link(..)
        | Inline::Image(_)
        | Inline::Metric(_)
        | Inline::FootnoteReference(_) => {}
    });
    words
}

/// An address as people write it: without the scheme, and without a slash at its end.
fn bare(address: &str) -> &str {
    let schemes = ["https://", "http://", "mailto:"];
    let rest = schemes.iter().find_map(|scheme| address.strip_prefix(scheme)).unwrap_or(address);
    rest.trim_end_matches('/')
}
