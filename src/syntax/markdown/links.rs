//! Links and images: how they were written, and where in the source their destination stands.

use pulldown_cmark::{CowStr, LinkType};

use super::build::Open;
use super::read::Reader;
use super::scan::marker_at;
use super::signs::{ByReference, Sign};
use super::{Inline, Link, LinkKind};
use crate::source::{Span, Spanned};

/// A link or an image that is open.
#[derive(Debug)]
pub(super) struct Frame {
    opened: Opened,
    span: Span,
    /// Where its words end, so far: the destination comes after.
    pub(super) reach: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    /// The link of this index; its destination is still to be found in the source.
    Link(usize, bool),
    Image(usize, bool),
    /// A link inside a link or an image: only its words count.
    Ignored,
}

/// What the parser says of a link or an image.
pub(super) struct Target<'a> {
    pub(super) link_type: LinkType,
    pub(super) destination: CowStr<'a>,
    pub(super) title: CowStr<'a>,
    /// Where it is defined, when it is one by reference.
    pub(super) definition: Option<Span>,
}

impl Reader<'_> {
    /// A link that begins with the marker of its private block is that marker, misread.
    pub(super) fn open_link(&mut self, target: Target<'_>, span: Span) {
        let is_marker = span.start < self.quotes.skip_to;
        if !is_marker {
            self.note_marker(span);
        }
        if is_marker || self.line.link.is_some() || self.line.image.is_some() {
            return self.line.frames.push(Frame { opened: Opened::Ignored, span, reach: span.start });
        }
        let kind = match target.link_type {
            LinkType::WikiLink { has_pothole: true } => LinkKind::WikiText,
            LinkType::WikiLink { has_pothole: false } => LinkKind::Wiki,
            LinkType::Autolink | LinkType::Email => LinkKind::Bare,
            _ => LinkKind::Text,
        };
        let inline = target.link_type == LinkType::Inline;
        let index = self.add_link(target, kind, span);
        self.followed(self.block_end(span));
        self.tree.open(Open::Link(index), span);
        self.line.link = Some(index);
        self.line.frames.push(Frame { opened: Opened::Link(index, inline), span, reach: span.start + 1 });
    }

    pub(super) fn open_image(&mut self, target: Target<'_>, span: Span) {
        if self.line.image.is_some() {
            return self.line.frames.push(Frame { opened: Opened::Ignored, span, reach: span.start });
        }
        let inline = target.link_type == LinkType::Inline;
        let index = self.add_link(target, LinkKind::Image, span);
        self.inline(Inline::Image(index), span);
        self.line.image = Some(index);
        self.line.frames.push(Frame { opened: Opened::Image(index, inline), span, reach: span.start + 2 });
    }

    pub(super) fn close_link(&mut self) {
        let Some(frame) = self.line.frames.pop() else { return };
        match frame.opened {
            Opened::Link(index, inline) => {
                self.line.link = None;
                self.locate(index, inline, &frame);
                self.tree.close_mark();
            }
            Opened::Image(index, inline) => {
                self.line.image = None;
                self.locate(index, inline, &frame);
            }
            Opened::Ignored => {}
        }
    }

    /// An address in running text.
    pub(super) fn add_address(&mut self, address: &str, span: Span) -> usize {
        self.out.links.push(Link {
            kind: LinkKind::Bare,
            destination: Spanned::new(address.to_owned(), span),
            title: String::new(),
            text: address.to_owned(),
            nth: 0,
        });
        self.out.links.len() - 1
    }

    fn add_link(&mut self, target: Target<'_>, kind: LinkKind, span: Span) -> usize {
        let index = self.out.links.len();
        let mut destination = target.destination.into_string();
        // In a table the bar of `[[id\|text]]` is escaped, and the backslash is not part of the id.
        if matches!(target.link_type, LinkType::WikiLink { has_pothole: true }) && destination.ends_with('\\') {
            destination.pop();
        }
        let place = match target.link_type {
            LinkType::Autolink | LinkType::Email | LinkType::WikiLink { .. } => find(self.text, span, &destination),
            _ => span,
        };
        if target.link_type == LinkType::Email {
            destination.insert_str(0, "mailto:");
        }
        if let Some(definition) = target.definition {
            self.signs.by_reference.push(ByReference { link: index, span, definition });
        }
        if target.title.contains("<!--") {
            self.signs.seen.push(Sign::Title(span));
        }
        let (title, destination) = (target.title.into_string(), Spanned::new(destination, place));
        self.out.links.push(Link { kind, destination, title, text: String::new(), nth: 0 });
        index
    }

    /// A link that is written as a marker: `[!private]` with a definition of that name, or `[[!private]]`.
    fn note_marker(&mut self, span: Span) {
        let written = &self.text[span.range()];
        let start = if written.starts_with("[[") { span.start + 1 } else { span.start };
        if let Some((word, length)) = marker_at(&self.text[start..span.end]) {
            let marker = Spanned::new(word.to_owned(), span.with(start, start + length));
            self.signs.seen.push(Sign::Marker(marker));
        }
    }

    /// Finds the destination of `[text](destination)`, after its words, which end here.
    fn locate(&mut self, index: usize, inline: bool, frame: &Frame) {
        let Link { text, destination, .. } = &mut self.out.links[index];
        text.truncate(text.trim_end().len());
        if !inline || destination.value.is_empty() || frame.reach > frame.span.end {
            return;
        }
        let rest = self.text[frame.reach..frame.span.end].trim_start();
        let Some(rest) = rest.strip_prefix("](") else { return };
        let rest = rest.trim_start();
        let rest = rest.strip_prefix('<').unwrap_or(rest);
        if rest.starts_with(destination.value.as_str()) {
            let start = frame.span.end - rest.len();
            destination.span = frame.span.with(start, start + destination.value.len());
        }
    }
}

fn find(text: &str, span: Span, destination: &str) -> Span {
    match text[span.range()].find(destination) {
        Some(at) if !destination.is_empty() => span.with(span.start + at, span.start + at + destination.len()),
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use super::super::show::{found, links, tree};

    #[test]
    fn every_way_to_write_one() {
        assert_eq!(tree("[a *b*](c.md) x"), "p{link0{a em{b}} x}");
        assert_eq!(
            links("[a *b* `c`](<x y> \"t\") [[id]] [[id#s|my *id*]] <https://a.b> <a@b.c>"),
            "Text `x y`@`x y` \"t\" a b c\nWiki `id`@`id` id\nWikiText `id#s`@`id#s` my id\n\
             Bare `https://a.b`@`https://a.b` https://a.b\nBare `mailto:a@b.c`@`a@b.c` a@b.c"
        );
        assert_eq!(tree("[[id]] [[id|*x*]]"), "p{link0{} link1{em{x}}}");
        assert_eq!(links("| a |\n|---|\n| [[id\\|x]] |"), "WikiText `id`@`id` x");
    }

    #[test]
    fn the_destination_is_found_or_the_whole_link_is_marked() {
        assert_eq!(links("[](a) [a.md](a.md) [x\n](\n b )"), "Text `a`@`a` \nText `a.md`@`a.md` a.md\nText `b`@`b` x");
        assert_eq!(links("[a](x\\_y)"), "Text `x_y`@`[a](x\\_y)` a");
        assert_eq!(links("[a](&#106;s:x)"), "Text `js:x`@`[a](&#106;s:x)` a");
        assert_eq!(links("[a][r] [r]\n\n[r]: /x 'T'"), "Text `/x`@`[a][r]` \"T\" a\nText `/x`@`[r]` \"T\" r");
    }

    #[test]
    fn images_keep_their_words_and_links_do_not_nest() {
        assert_eq!(tree("![a *b* [c](d)](e.png) ![[f.png]]"), "p{image0 image1}");
        assert_eq!(
            links("![a *b* [c](d)](e.png) ![[f.png|g]]"),
            "Image `e.png`@`e.png` a b c\nImage `f.png`@`f.png` g"
        );
        assert_eq!(tree("[![i](j)](k) [<https://x.y> z](w)"), "p{link0{image1} link2{https://x.y z}}");
    }

    #[test]
    fn addresses_in_running_text() {
        assert_eq!(
            tree("see https://a.b/c--d, *http://x.y*."),
            "p{see link0{https://a.b/c--d}, em{link1{http://x.y}}.}"
        );
        assert_eq!(tree("`https://a.b` [https://a.b](c)"), "p{code(https://a.b) link0{https://a.b}}");
        assert_eq!(links("https://a.b?x&amp;y"), "Bare `https://a.b?x&y`@`https://a.b?x&amp;y` https://a.b?x&y");
    }

    #[test]
    fn nothing_hides_in_a_title() {
        assert_eq!(found("[a](b \"<!-- c -->\")").lines().count(), 1);
    }
}
