//! Inside a line: text becomes parts of the tree, figures and addresses are cut out of it, and signs of what was meant to be hidden are noted.

use std::ops::Range;

use super::build::Open;
use super::comment;
use super::html::is_break;
use super::links::Frame;
use super::read::Reader;
use super::scan::{Find, scan};
use super::signs::Sign;
use super::text_run::{RunForm, TextRun};
use super::{Inline, LinkKind};
use crate::source::{Span, Spanned, composed};

/// The line that is being read, and what its words belong to.
#[derive(Default)]
pub(super) struct Line {
    /// The text so far.
    pub(super) run: TextRun,
    /// The open links and images.
    pub(super) frames: Vec<Frame>,
    /// Of these, the link and the image that are kept.
    pub(super) link: Option<usize>,
    pub(super) image: Option<usize>,
    /// The open heading.
    pub(super) heading: Option<usize>,
    /// Whether a comment was taken out of it, and nothing has followed yet.
    pub(super) has_gap: bool,
}

impl Line {
    /// The words of the open link go at least so far.
    pub(super) fn reach(&mut self, end: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.reach = frame.reach.max(end);
        }
    }
}

impl Reader<'_> {
    /// The text so far becomes parts of the tree: something else follows.
    pub(super) fn flush(&mut self) {
        if self.line.run.is_empty() {
            return;
        }
        let mut run = std::mem::take(&mut self.line.run);
        let mut done = 0;
        for (range, find) in scan(&run.plain) {
            if !self.note(&run, range.clone(), &find) || self.is_muted() {
                continue;
            }
            self.add_text(&run, done..range.start, RunForm::Shown);
            self.add_find(&run, range.clone(), &find);
            done = range.end;
        }
        self.add_text(&run, done..run.plain.len(), RunForm::Shown);
        run.clear();
        self.line.run = run;
    }

    /// Takes note of a find that may be a sign, and tells whether it is a part of its own.
    fn note(&mut self, run: &TextRun, range: Range<usize>, find: &Find<'_>) -> bool {
        let is_literal = run.is_literal(range.clone(), self.text);
        let span = run.source(range);
        let sign = match *find {
            Find::Metric(_) => return is_literal,
            Find::Address => return self.line.link.is_none() && self.line.image.is_none(),
            Find::Comment if is_literal => Sign::Comment(span, self.blocks.last().copied()),
            Find::ForeignComment if is_literal => Sign::ForeignComment(span, self.blocks.last().copied()),
            Find::Container(word) if is_literal => Sign::Container(Spanned::new(word.to_owned(), span)),
            Find::Footnote(label) if is_literal => Sign::Footnote(Spanned::new(label.to_owned(), span)),
            Find::Marker(word) => Sign::Marker(Spanned::new(word.to_owned(), span)),
            Find::Comment | Find::Footnote(_) | Find::ForeignComment | Find::Container(_) => return false,
        };
        self.signs.seen.push(sign);
        false
    }

    /// A figure, or a link to an address in running text.
    fn add_find(&mut self, run: &TextRun, range: Range<usize>, find: &Find<'_>) {
        let span = run.source(range.clone());
        if let Find::Metric(id) = find {
            self.add_words(&run.plain[range]);
            return self.inline(Inline::Metric(composed(id).into_owned()), span);
        }
        let index = self.add_address(&run.plain[range.clone()], span);
        self.followed(self.block_end(span));
        self.tree.open(Open::Link(index), span);
        self.add_text(run, range, RunForm::Plain);
        self.tree.close_mark();
    }

    fn add_text(&mut self, run: &TextRun, range: Range<usize>, form: RunForm) {
        let text = run.text(range.clone(), form);
        if text.is_empty() {
            return;
        }
        self.add_words(text);
        if !self.is_muted() {
            self.inline(Inline::Text(text.to_owned()), run.source(range.clone()));
            run.source_map(range, form, &mut self.out.source_map);
        }
    }

    pub(super) fn inline_html(&mut self, html: &str, span: Span) {
        self.note_tags(html, |range| span.with(span.start + range.start, span.start + range.end));
        if html.starts_with("<!--") {
            let place = |part: Range<usize>| span.with(span.start + part.start, span.start + part.end);
            self.allow(&self.text[span.range()], place, false);
            if comment::is_nothing(html) {
                self.signs.seen.push(Sign::EmptyComment(span));
            }
            self.line.has_gap = true;
        } else if is_break(html) {
            self.flush();
            self.line_break(Inline::HardBreak, span);
        } else if html.contains('\n') {
            let line = html.split_whitespace().collect::<Vec<_>>().join(" ");
            self.add_run(&line, span);
        } else {
            self.add_run(html, span);
        }
    }

    /// Adds a text to the run. Where a comment stood before it, no second blank follows the one before the comment.
    pub(super) fn add_run(&mut self, text: &str, span: Span) {
        let (mut text, mut span) = (text, span);
        if self.line.has_gap {
            let is_blank = if self.line.run.is_empty() { self.tree.line_is_open() } else { self.line.run.ends_blank() };
            let rest = text.trim_start_matches(' ');
            if is_blank && self.text[span.range()].starts_with(text) {
                (text, span) = (rest, span.with(span.start + text.len() - rest.len(), span.end));
            }
        }
        if !text.is_empty() {
            self.line.has_gap = false;
            self.line.run.push(text, span, &self.text[span.range()]);
        }
    }

    /// A line ends, or a mark in it: a blank that stood before a comment is not left at its end.
    pub(super) fn end_gap(&mut self) {
        if std::mem::take(&mut self.line.has_gap) {
            self.line.run.trim_end();
        }
    }

    pub(super) fn inline_code(&mut self, code: &str, span: Span) {
        self.add_words(code);
        self.inline(Inline::Code(code.to_owned()), span);
    }

    pub(super) fn line_break(&mut self, line_break: Inline, span: Span) {
        if self.quotes.skip_to > 0 && span.start <= self.quotes.skip_to {
            return;
        }
        self.add_words(" ");
        // The end of a line in the source is none after `<br>`.
        if line_break != Inline::SoftBreak || !self.tree.is_after_break() {
            self.inline(line_break, span);
        }
    }

    /// Adds a part of the line, unless it stands in an image or a plain `[[id]]`, of which only the words are kept.
    pub(super) fn inline(&mut self, inline: Inline, span: Span) {
        if !self.is_muted() {
            self.followed(self.block_end(span));
            self.tree.inline(inline, span);
        }
    }

    pub(super) fn open_mark(&mut self, open: Open, span: Span) {
        if !self.is_muted() {
            self.followed(self.block_end(span));
            self.tree.open(open, span);
        }
    }

    pub(super) fn close_mark(&mut self) {
        if !self.is_muted() {
            self.tree.close_mark();
        }
    }

    /// Whether only words are kept here: in an image, and in `[[id]]`, whose text is the title of what it names.
    pub(super) fn is_muted(&self) -> bool {
        let in_title = |link: usize| self.out.links[link].kind == LinkKind::Wiki;
        self.line.image.is_some() || self.line.link.is_some_and(in_title)
    }

    /// Adds words to the heading, the link and the image that are open.
    fn add_words(&mut self, words: &str) {
        if let Some(heading) = self.line.heading {
            self.out.headings[heading].text.push_str(words);
        }
        for index in [self.line.link, self.line.image].into_iter().flatten() {
            self.out.links[index].text.push_str(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::show::{allows, figures, found, tree};

    #[test]
    fn text_is_whole_and_html_is_text() {
        assert_eq!(tree("don't \\* \"x\" -- a&amp;b <b>c</b>"), "p{don’t * “x” – a&b <b>c</b>}");
        assert_eq!(tree("a <i\n title='x'>b"), "p{a <i title='x'>b}");
        assert_eq!(tree("<div>\n  x\n\n</div> y"), "p{<div>/x} p{</div> y}");
        assert_eq!(tree("```rust\na  'b'\n\n  <c>\n```"), "code(rust){a  'b'\n\n  <c>\n}");
    }

    #[test]
    fn comments_vanish() {
        assert_eq!(tree("a <!-- x\ny -->b"), "p{a b}");
        assert_eq!(tree("<!-- x -->"), "");
        assert_eq!(tree("<!-- x\n\ny --> a <!-- z --> b <!-- q -->"), "p{a b}");
        assert_eq!(tree("> <!-- x\n> y --> b"), "quote{p{b}}");
        assert_eq!(tree("- <!-- x -->a\n- [b <!-- y -->](c)"), "list{item{p{a}} item{link0{b}}}");
        assert_eq!(tree("# a <!-- b -->"), "h0{a}");
        assert_eq!(tree("`<!-- x -->`"), "p{code(<!-- x -->)}");
    }

    #[test]
    fn a_comment_that_is_shown_is_an_error() {
        let error = "error[exposed-comment] `<!--`: `<!--` begins no comment here, so what follows is shown; \
                     end it with `-->` and leave no blank line in it; to show `<!--` itself, put it in backticks";
        for shown in [
            "a <!-- b\n\nc -->",
            "a\n<!-- b",
            "<!-- a --> <!-- b",
            "> <!-- a\n\nb -->",
            "a <b title=\"<!-- b -->\">",
            "![<!-- a](b)",
        ] {
            assert_eq!(found(shown), error, "{shown}");
        }
        assert_eq!(found("`<!-- a` \\<!-- b\n\n```\n<!-- c\n```"), "");
    }

    #[test]
    fn figures_in_text_only() {
        assert_eq!(tree("a {{metric:x--y}}, 'b'"), "p{a metric(x--y), ‘b’}");
        assert_eq!(tree("# {{metric:x}}\n\n[{{metric:y}}](z)"), "h0{metric(x)} p{link0{metric(y)}}");
        assert_eq!(
            tree("| {{metric:x}} |\n|--|\n| {{metric:y}} |"),
            "table{head{cell{metric(x)}} row{cell{metric(y)}}}"
        );
        assert_eq!(tree("`{{metric:x}}` \\{{metric:x}} {{ 7*7 }}"), "p{code({{metric:x}}) {{metric:x}} {{ 7*7 }}}");
        assert_eq!(figures("ä \\* {{metric:x}}!"), "{{metric:x}}");
    }

    #[test]
    fn references_must_be_defined() {
        assert_eq!(
            found("[a][nowhere] [x] [y][] `[a][b]`"),
            "warning[undefined-reference] `nowhere`: no definition for the reference `nowhere`; \
             add `[nowhere]: address` on a line of its own, or write `[text](address)`"
        );
        assert_eq!(found("[a][b]\n\n[b]: /c"), "");
    }

    #[test]
    fn an_address_defined_in_private_stays_private() {
        let text = "[a][r] [b](c)\n\n> [!private]\n> [x][r]\n>\n> [r]: /secret";
        assert_eq!(tree(text), "p{a link0{b}} private{p{link1{x}}}");
        assert!(found(text).starts_with("error[exposed-private] `[a][r]`"), "{}", found(text));
    }

    #[test]
    fn what_is_allowed_where() {
        assert_eq!(
            allows("a\n\n<!-- allow x-y: why -->\n\n- b\n- c\n\nd"),
            "x-y (why): `<!-- allow x-y: why -->\n\n- b\n- c`"
        );
        assert_eq!(allows("a <!-- allow x-y: why --> b\nc\n\nd"), "x-y (why): `<!-- allow x-y: why --> b\nc`");
        assert_eq!(allows("\n<!-- allow x-y: why -->\n\na"), "x-y (why): `\n<!-- allow x-y: why -->\n\na`");
        assert_eq!(
            allows("- a\n- <!-- allow x-y: why -->\n  b *c*\n- d"),
            "x-y (why): `<!-- allow x-y: why -->\n  b *c*`"
        );
        assert_eq!(allows("a\n\n<!-- allow x-y: why -->"), "x-y (why): `<!-- allow x-y: why -->`");
        assert_eq!(
            found("a <!-- allow x-y -->"),
            "hint[allow-without-reason] `x-y`: no reason is given for allowing `x-y`; write `<!-- allow x-y: why it is right here -->`"
        );
    }
}
