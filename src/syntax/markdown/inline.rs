//! Inside a line: text becomes pieces, figures and addresses are cut out of it, and what would be shown though it was meant to be hidden is found.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::read::Reader;
use super::run::{Form, Run};
use super::scan::{Find, marker_at, scan};
use super::{LinkKind, Markdown, Piece};
use crate::diagnostic::{Diagnostic, code};
use crate::source::{Span, Spanned};

impl Reader<'_> {
    /// The text so far becomes pieces: something else follows.
    pub(super) fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let mut run = std::mem::take(&mut self.run);
        let mut done = 0;
        for (range, find) in scan(&run.plain) {
            let piece = self.judge(&run, range.clone(), find);
            let Some(piece) = piece.filter(|_| !self.is_muted()) else { continue };
            self.emit_text(&run, done..range.start, Form::Shown);
            self.emit_find(&run, range.clone(), piece);
            done = range.end;
        }
        self.emit_text(&run, done..run.plain.len(), Form::Shown);
        run.clear();
        self.run = run;
    }

    /// What a find is: a piece of its own, a finding, or nothing but text.
    fn judge(&mut self, run: &Run, range: Range<usize>, find: Find<'_>) -> Option<Piece> {
        let literal = run.is_literal(range.clone(), self.text);
        let span = run.source(range.clone());
        match find {
            Find::Metric(id) => return literal.then(|| Piece::Metric(id.to_owned())),
            Find::Address if self.link.is_none() && self.image.is_none() => {
                return Some(Piece::StartLink(self.add_address(&run.plain[range], span)));
            }
            Find::Comment if literal => self.expose_comment(span),
            Find::Footnote(label) if literal => self.footnotes.unresolved(label, span),
            Find::Marker(word) => self.judge_marker(word, span, false),
            _ => {}
        }
        None
    }

    fn emit_find(&mut self, run: &Run, range: Range<usize>, piece: Piece) {
        let span = run.source(range.clone());
        let Piece::StartLink(index) = piece else {
            self.add_words(&run.plain[range]);
            return self.emit(piece, span);
        };
        self.emit(Piece::StartLink(index), span);
        self.emit_text(run, range, Form::Plain);
        self.emit(Piece::EndLink(index), span);
    }

    fn emit_text(&mut self, run: &Run, range: Range<usize>, form: Form) {
        let text = run.text(range.clone(), form);
        if text.is_empty() {
            return;
        }
        self.add_words(text);
        if !self.is_muted() {
            self.emit(Piece::Plain(Event::Text(CowStr::from(text).into_static())), run.source(range.clone()));
            run.seams(range, form, &mut self.out.seams);
        }
    }

    /// What an author took for a comment is none to Markdown: nothing closes it, or a blank line breaks it.
    fn expose_comment(&mut self, span: Span) {
        let block = self.blocks.last().copied();
        if self.exposed_in.is_some() && self.exposed_in == block {
            return;
        }
        self.exposed_in = block;
        let message = "`<!--` begins no comment here, so what follows is shown";
        let help = "end it with `-->` and leave no blank line in it; to show `<!--` itself, put it in backticks";
        self.findings
            .push(Diagnostic::error(code::EXPOSED_COMMENT, span, message).label("shown to readers").help(help));
    }

    pub(super) fn inline_html(&mut self, html: &str, span: Span) {
        if html.starts_with("<!--") {
            let place = |part: Range<usize>| span.with(span.start + part.start, span.start + part.end);
            self.allow(&self.text[span.range()], place, false);
        } else if html.contains('\n') {
            let line = html.split_whitespace().collect::<Vec<_>>().join(" ");
            self.run.push(&line, span, &self.text[span.range()]);
        } else {
            self.run.push(html, span, &self.text[span.range()]);
        }
    }

    pub(super) fn inline_code(&mut self, code: CowStr<'_>, span: Span) {
        self.add_words(&code);
        self.emit(Piece::Plain(Event::Code(code.into_static())), span);
    }

    pub(super) fn line_break(&mut self, event: Event<'_>, span: Span) {
        if self.skip_to > 0 && span.start <= self.skip_to {
            return;
        }
        self.add_words(" ");
        self.emit(Piece::Plain(event.into_static()), span);
    }

    pub(super) fn footnote(&mut self, label: CowStr<'_>, span: Span) {
        if !self.is_muted() {
            self.footnotes.refer(&label);
        }
        self.emit(Piece::Plain(Event::FootnoteReference(label.into_static())), span);
    }

    /// Whether only words are kept here: in an image, and in `[[id]]`, whose text is the title of what it names.
    pub(super) fn is_muted(&self) -> bool {
        self.image.is_some() || self.link.is_some_and(|link| self.out.links[link].kind == LinkKind::Wiki)
    }

    /// Adds words to the heading, the link and the image that are open.
    fn add_words(&mut self, words: &str) {
        if let Some(heading) = self.heading {
            self.out.headings[heading].text.push_str(words);
        }
        for index in [self.link, self.image].into_iter().flatten() {
            self.out.links[index].text.push_str(words);
        }
    }

    /// A link that is written as a marker: `[!private]` with a definition of that name, or `[[!private]]`.
    pub(super) fn judge_link(&mut self, span: Span) {
        let written = &self.text[span.range()];
        let start = if written.starts_with("[[") { span.start + 1 } else { span.start };
        if let Some((word, length)) = marker_at(&self.text[start..span.end]) {
            self.judge_marker(word, span.with(start, start + length), false);
        }
    }

    /// `[text][label]` without a definition.
    pub(super) fn judge_references(&mut self, undefined: Vec<Spanned<String>>) {
        for label in undefined {
            let name = &label.value;
            let message = format!("no definition for the reference `{name}`");
            let help = format!("add `[{name}]: address` on a line of its own, or write `[text](address)`");
            let span = label_span(self.text, label.span, name);
            self.findings.push(Diagnostic::warning(code::UNDEFINED_REFERENCE, span, message).help(help));
        }
    }

    /// A link outside a private block must not take its destination from inside: it is reported, and only its words stay.
    pub(super) fn hide_private_definitions(&mut self) {
        let blocks = outermost(std::mem::take(&mut self.private));
        let mut hidden = Vec::new();
        for (index, place, definition) in std::mem::take(&mut self.by_reference) {
            let last = blocks.partition_point(|block| block.start <= definition.start);
            let Some(block) = blocks[..last].last().filter(|block| block.contains(definition)) else { continue };
            if !block.contains(place) {
                let message = "this link is shown, but its address is defined in a private block";
                self.expose(place, message.to_owned(), "define the address outside the private block");
                hidden.push(index);
            }
        }
        if !hidden.is_empty() {
            self.out = unlinked(&self.out, &hidden);
        }
    }
}

fn unlinked(markdown: &Markdown, hidden: &[usize]) -> Markdown {
    markdown.keeping(|piece| match piece {
        Piece::StartLink(index) | Piece::EndLink(index) | Piece::Image(index) => hidden.binary_search(index).is_err(),
        _ => true,
    })
}

/// The spans that lie in no other, in order.
fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    spans.retain(|span| {
        let outer = span.end > end;
        end = end.max(span.end);
        outer
    });
    spans
}

/// Where the label stands in `[text][label]`.
fn label_span(text: &str, link: Span, label: &str) -> Span {
    let end = link.end.saturating_sub(1);
    let start = end.saturating_sub(label.len());
    if text.get(start..end) == Some(label) { link.with(start, end) } else { link }
}

#[cfg(test)]
mod tests {
    use super::super::show::{allows, figures, found, pieces};

    #[test]
    fn text_is_whole_and_html_is_text() {
        assert_eq!(pieces("don't \\* \"x\" -- a&amp;b <b>c</b>"), "p{don’t * “x” – a&b <b>c</b>}");
        assert_eq!(pieces("a <i\n title='x'>b"), "p{a <i title='x'>b}");
        assert_eq!(pieces("<div>\n  x\n\n</div> y"), "p{<div>/x} p{</div> y}");
        assert_eq!(pieces("```rust\na  'b'\n\n  <c>\n```"), "code(rust){a  'b'\n\n  <c>\n}");
    }

    #[test]
    fn comments_vanish() {
        assert_eq!(pieces("a <!-- x\ny -->b"), "p{a b}");
        assert_eq!(pieces("<!-- x -->"), "");
        assert_eq!(pieces("<!-- x\n\ny --> a <!-- z --> b <!-- q -->"), "p{a  b}");
        assert_eq!(pieces("> <!-- x\n> y --> b"), "quote{p{b}}");
        assert_eq!(pieces("- <!-- x -->a\n- [b <!-- y -->](c)"), "list{item{p{a}} item{link0{b }}}");
        assert_eq!(pieces("# a <!-- b -->"), "h0{a }");
        assert_eq!(pieces("`<!-- x -->`"), "p{code(<!-- x -->)}");
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
        assert_eq!(found("`<!-- a` \\<!-- b\n\n    <!-- c"), "");
    }

    #[test]
    fn figures_in_text_only() {
        assert_eq!(pieces("a {{metric:x--y}}, 'b'"), "p{a metric(x--y), ‘b’}");
        assert_eq!(pieces("# {{metric:x}}\n\n[{{metric:y}}](z)"), "h0{metric(x)} p{link0{metric(y)}}");
        assert_eq!(
            pieces("| {{metric:x}} |\n|--|\n| {{metric:y}} |"),
            "table{head{cell{metric(x)}} row{cell{metric(y)}}}"
        );
        assert_eq!(pieces("`{{metric:x}}` \\{{metric:x}} {{ 7*7 }}"), "p{code({{metric:x}}) {{metric:x}} {{ 7*7 }}}");
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
        assert_eq!(pieces(text), "p{a link0{b}} private{p{link1{x}}}");
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
