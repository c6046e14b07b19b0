//! What the first line of a block quote makes of it: a private block, an alert, or a plain quote.

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use super::AlertKind;
use super::build::Open;
use super::read::Reader;
use super::signs::Sign;
use crate::source::Span;

/// The quotes that are open.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    /// For each, outermost first, whether it is private.
    private: Vec<bool>,
    /// A quote that has begun and not yet shown what it is.
    pub(super) undecided: Option<Span>,
    /// The marker of a private block, and what stands before this offset, is not content.
    pub(super) skip_to: usize,
}

/// What a quote begins with to be private.
pub(super) const PRIVATE: &str = "[!private]";

impl Reader<'_> {
    /// A quote begins. One that the parser knows as an alert is settled; another waits for what it begins with.
    pub(super) fn open_quote(&mut self, kind: Option<BlockQuoteKind>, span: Span) {
        match kind {
            Some(kind) => self.begin_quote(Open::Alert(alert(kind)), span),
            None => self.quotes.undecided = Some(span),
        }
    }

    pub(super) fn close_quote(&mut self, span: Span) {
        self.blocks.pop();
        let is_private = self.quotes.private.pop().unwrap_or_default();
        if is_private && self.tree.top_is_empty() {
            self.signs.seen.push(Sign::EmptyPrivate(span));
        }
        self.tree.close();
    }

    /// Settles the quote at `span` now that its first event is known. The source decides, not the events: `[!private]` may have been
    /// taken for a link or a definition.
    pub(super) fn settle_quote(&mut self, span: Span, first: &Event<'_>, at: Span) {
        let line = after_bracket(self.text, span);
        let places = [line, if matches!(first, Event::Start(Tag::Paragraph)) { at.start } else { line }];
        let in_code = matches!(first, Event::Start(Tag::CodeBlock(_)));
        let private = places.into_iter().find(|place| begins_private(&self.text[*place..span.end]));
        if let Some(place) = private.filter(|_| !in_code) {
            self.skip_marker(place + PRIVATE.len());
            return self.begin_quote(Open::Private, span);
        }
        self.begin_quote(Open::Quote, span);
        if let Event::Start(Tag::Paragraph) = first {
            self.signs.seen.push(Sign::Opening(at));
        }
    }

    fn begin_quote(&mut self, open: Open, span: Span) {
        self.quotes.private.push(matches!(open, Open::Private));
        self.open(open, span);
        self.blocks.push(span);
    }

    /// What follows the marker on its line is content; the marker and the blanks after it are not.
    fn skip_marker(&mut self, end: usize) {
        let rest = &self.text[end..];
        self.quotes.skip_to = end + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
    }
}

fn begins_private(text: &str) -> bool {
    text.get(..PRIVATE.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(PRIVATE))
}

/// Where the content of a quote's first line begins: after `>` and the spaces round it.
fn after_bracket(text: &str, quote: Span) -> usize {
    let rest = text[quote.range()].trim_start_matches(' ');
    let rest = rest.strip_prefix('>').unwrap_or(rest).trim_start_matches(' ');
    quote.end - rest.len()
}

fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

#[cfg(test)]
mod tests {
    use super::super::show::{found, tree};

    #[test]
    fn private_blocks() {
        assert_eq!(tree("> [!private]\n> secret\nlazy\n\nshown"), "private{p{secret/lazy}} p{shown}");
        assert_eq!(tree(">[!PRIVATE] *secret*\n>\n> more"), "private{p{em{secret}} p{more}}");
        assert_eq!(tree("- a\n\n  > > [!Private]\n  > > x\n"), "list{item{p{a} quote{private{p{x}}}}}");
        assert_eq!(tree("> [!private]\n>\n> - x\n"), "private{list{item{x}}}");
        assert_eq!(tree("> [!private]"), "private{}");
        assert_eq!(found("> [!private]\n> x\n\n1. > [!private] y\n\n- > [!private]\n  > - z"), "");
    }

    #[test]
    fn a_marker_is_one_even_where_markdown_reads_a_link() {
        assert_eq!(tree("> [!private](url) x"), "private{p{ x}}");
        assert_eq!(tree("> [!private]\n> x\n\n[!private]: /url"), "private{p{x}}");
        assert_eq!(tree("> [!private]: secret\n> more"), "private{p{more}}");
    }

    #[test]
    fn what_looks_private_and_is_not_is_an_error() {
        for near in [
            "> [!privat]\n> x",
            "> [! private ] x",
            "> [!privte] x",
            "> [!private x",
            "> [private]\n> x",
            "> ![private] x",
            "> !private x",
            "> [!secret]\n> x",
            "> [!private-ish] x",
            "> [!\u{a0}private] x",
            "> \u{200b}[!private] x",
            "> [\u{200b}!private] x",
            "> ［！private］ x",
            "> [!private]\n\nx",
            "> [!private]\n- x",
            "> [!pri\u{200b}vate] x",
            "> [!pri\u{ad}vate]\n> x",
            "> [!self]\n> x",
            "> [!Manager] x",
            "> **Private:** x",
            "> **private**\n> x",
            "> __Private__: x",
        ] {
            assert_eq!(found(near).lines().count(), 1, "{near}: {}", found(near));
            assert!(found(near).starts_with("error[exposed-private]"), "{near}: {}", found(near));
        }
        for astray in [
            "[!private] x",
            "- [!private] x",
            "> x\n> [!private] y",
            "> # [!private]",
            "> **[!private]** x",
            "> \\[!private] x",
            "> [!note]\n> [!private] x",
            "> <!-- c -->\n> [!private]\n> x",
            "<x>\n> [!private] x\n</x>",
            "| a |\n|---|\n| [!private] x |",
            ">     [!private]\n>     x",
            "[!private]\n\n[!private]: /x",
            "<!-- private -->\n\nx",
            "a <!--private--> x",
            "{{< private >}}x",
            "{% private %}x",
            ".. private::\n   x",
            "> [!private]\n> x\n```\ny\n```",
            "> [!private]\n> x\n## y",
        ] {
            assert_eq!(found(astray).lines().count(), 1, "{astray}: {}", found(astray));
            assert!(found(astray).starts_with("error[exposed-private]"), "{astray}: {}", found(astray));
        }
        for code in [
            "`[!private]`",
            "```\n> [!private]\n```",
            "> ```\n> [!private]\n> ```",
            "[private](x.md)",
            "> [private](x.md)",
            "> **Private** endpoints of the API",
            "> **A private word**: x",
        ] {
            assert_eq!(found(code), "", "{code}");
        }
    }

    #[test]
    fn alerts() {
        assert_eq!(tree("> [!note]\n> x"), "note{p{x}}");
        assert_eq!(tree("> [!tipp]\n> x"), "quote{p{[!tipp]/x}}");
        assert_eq!(
            found("> [!tipp]\n> x"),
            "warning[unknown-alert] `[!tipp]`: unknown alert `[!tipp]`; did you mean `tip`?"
        );
        assert_eq!(
            found("> [!tip] x"),
            "warning[unknown-alert] `[!tip]`: `[!tip]` does not stand alone on its line; put the text on the next line, after `> `"
        );
        assert_eq!(found("> [1] x\n\n> [!] x\n\n> [x]"), "");
    }
}
