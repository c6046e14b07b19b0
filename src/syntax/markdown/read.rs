//! From text to pieces, block by block: the parser's events in, pieces and findings out. What happens inside a line is in `inline`, what a quote
//! turns out to be in `quote`; this file keeps the order, the open blocks and what is silenced where.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::comment::{allowed, between, comments};
use super::footnotes::Footnotes;
use super::links::{Frame, Target};
use super::quote::Quote;
use super::run::Run;
use super::{Allow, Heading, Markdown, Piece, slug};
use crate::diagnostic::{Diagnostic, code};
use crate::source::{PacketPath, Span, Spanned};

/// Reads the body of a note: `text[body]`; every offset is one into `text`.
pub fn read_markdown(file: &PacketPath, text: &str, body: Span, diagnostics: &mut Vec<Diagnostic>) -> Markdown {
    let mut reader = Reader::new(file, text);
    let mut undefined = Vec::new();
    let mut callback = |link: BrokenLink<'_>| {
        if link.link_type == LinkType::Reference && !link.reference.starts_with('^') {
            undefined.push(Spanned::new(link.reference.into_string(), shifted(link.span, body)));
        }
        None
    };
    let mut events =
        Parser::new_with_broken_link_callback(&text[body.range()], options(), Some(&mut callback)).into_offset_iter();
    while let Some((event, span)) = events.next() {
        let definition = reference(&event).and_then(|id| events.reference_definitions().get(id));
        let definition = definition.map(|definition| shifted(definition.span.clone(), body));
        reader.event(event, shifted(span, body), definition);
    }
    drop(events);
    reader.judge_references(undefined);
    reader.finish(diagnostics)
}

fn shifted(range: Range<usize>, body: Span) -> Span {
    body.with(range.start + body.start, range.end + body.start)
}

/// Chosen one by one: `Options::all()` would bring the old footnotes and front matter in the middle of a body.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// The label of a link by reference.
fn reference<'a>(event: &'a Event<'_>) -> Option<&'a str> {
    match event {
        Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) if !id.is_empty() => Some(id),
        _ => None,
    }
}

/// What is known half-way through a body.
pub(super) struct Reader<'a> {
    pub(super) file: &'a PacketPath,
    pub(super) text: &'a str,
    pub(super) out: Markdown,
    pub(super) findings: Vec<Diagnostic>,
    /// The open blocks, outermost first.
    pub(super) blocks: Vec<Span>,
    pub(super) quotes: Vec<Quote>,
    /// A quote that has begun and not yet shown what it is.
    pub(super) undecided: Option<Span>,
    /// The marker of a private block, and what stands before this offset, is not content.
    pub(super) skip_to: usize,
    /// Where the last marker was judged, so that none is judged twice.
    pub(super) judged: Option<usize>,
    /// The private blocks.
    pub(super) private: Vec<Span>,
    /// The text of the line so far.
    pub(super) run: Run,
    pub(super) frames: Vec<Frame>,
    /// The open link and the open image.
    pub(super) link: Option<usize>,
    pub(super) image: Option<usize>,
    pub(super) heading: Option<usize>,
    /// Links by reference: index, place, and place of the definition.
    pub(super) by_reference: Vec<(usize, Span, Span)>,
    pub(super) footnotes: Footnotes,
    /// The block in which an open comment was reported, so that each is reported once.
    pub(super) exposed_in: Option<Span>,
    ids: Vec<Option<String>>,
    html: Option<Run>,
    code: Option<(String, Span)>,
    /// The allows that wait for the block that follows them.
    waiting: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a PacketPath, text: &'a str) -> Reader<'a> {
        Reader {
            file,
            text,
            out: Markdown::default(),
            findings: Vec::new(),
            blocks: Vec::new(),
            quotes: Vec::new(),
            undecided: None,
            skip_to: 0,
            judged: None,
            private: Vec::new(),
            run: Run::default(),
            frames: Vec::new(),
            link: None,
            image: None,
            heading: None,
            by_reference: Vec::new(),
            footnotes: Footnotes::default(),
            exposed_in: None,
            ids: Vec::new(),
            html: None,
            code: None,
            waiting: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span, definition: Option<Span>) {
        if !matches!(event, Event::Text(_) | Event::InlineHtml(_)) {
            self.flush();
        }
        if let Some(quote) = self.undecided.take() {
            self.settle_quote(quote, &event, span);
        }
        let closes = matches!(event, Event::End(TagEnd::Link | TagEnd::Image));
        if let Some(frame) = self.frames.last_mut().filter(|_| !closes) {
            frame.reach = frame.reach.max(span.end);
        }
        match event {
            Event::Start(tag) => self.start(tag, span, definition),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) | Event::Html(text) => self.text(&text, span),
            Event::InlineHtml(html) => self.inline_html(&html, span),
            Event::SoftBreak | Event::HardBreak => self.line_break(event, span),
            Event::Code(code) => self.inline_code(code, span),
            Event::FootnoteReference(label) => self.footnote(label, span),
            other => self.emit(Piece::Plain(other.into_static()), span),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span, definition: Option<Span>) {
        match tag {
            Tag::Link { link_type, dest_url: destination, title, .. } => {
                return self.open_link(Target { link_type, destination, title, definition }, span);
            }
            Tag::Image { link_type, dest_url: destination, title, .. } => {
                return self.open_image(Target { link_type, destination, title, definition }, span);
            }
            Tag::BlockQuote(kind) => return self.open_quote(kind, span),
            Tag::HtmlBlock => self.html = Some(Run::default()),
            Tag::Heading { level, id, .. } => self.open_heading(level as u8, id, span),
            Tag::FootnoteDefinition(ref label) => {
                self.footnotes.define(label, span, self.text);
                self.emit(Piece::Plain(Event::Start(tag.into_static())), span);
            }
            tag => {
                if matches!(tag, Tag::CodeBlock(_)) {
                    self.code = Some((String::new(), span.at(span.end)));
                }
                let inline = matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough);
                self.emit(Piece::Plain(Event::Start(tag.into_static())), span);
                if inline {
                    return;
                }
            }
        }
        self.blocks.push(span);
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Link | TagEnd::Image => return self.close_link(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                return self.emit(Piece::Plain(Event::End(tag)), span);
            }
            TagEnd::BlockQuote(_) => return self.close_quote(span),
            TagEnd::HtmlBlock => self.close_html(span),
            TagEnd::Heading(_) => self.close_heading(span),
            TagEnd::Paragraph => self.close_paragraph(span),
            TagEnd::CodeBlock => {
                if let Some((text, place)) = self.code.take().filter(|(text, _)| !text.is_empty()) {
                    self.emit(Piece::Plain(Event::Text(CowStr::from(text))), place);
                }
                self.emit(Piece::Plain(Event::End(tag)), span);
            }
            tag => self.emit(Piece::Plain(Event::End(tag)), span),
        }
        self.blocks.pop();
    }

    fn text(&mut self, text: &str, span: Span) {
        if let Some((code, place)) = &mut self.code {
            code.push_str(text);
            *place = span.with(place.start.min(span.start), span.end);
        } else if let Some(html) = &mut self.html {
            html.push(text, span, &self.text[span.range()]);
        } else if span.start >= self.skip_to {
            self.run.push(text, span, &self.text[span.range()]);
        } else if span.end > self.skip_to && *text == self.text[span.range()] {
            let rest = span.with(self.skip_to, span.end);
            self.run.push(&self.text[rest.range()], rest, &self.text[rest.range()]);
        }
    }

    fn open_heading(&mut self, level: u8, id: Option<CowStr<'_>>, span: Span) {
        let index = self.out.headings.len();
        self.out.headings.push(Heading { level, text: String::new(), slug: String::new(), span });
        self.ids.push(id.map(CowStr::into_string));
        self.emit(Piece::StartHeading(index), span);
        self.heading = Some(index);
    }

    fn close_heading(&mut self, span: Span) {
        let Some(index) = self.heading.take() else { return };
        let text = &mut self.out.headings[index].text;
        *text = text.trim().to_owned();
        self.emit(Piece::EndHeading(index), span);
    }

    /// A paragraph of which nothing is left (a comment, the marker of a private block) is none.
    fn close_paragraph(&mut self, span: Span) {
        match self.out.pieces.last() {
            Some(Spanned { value: Piece::Plain(Event::Start(Tag::Paragraph)), .. }) => drop(self.out.pieces.pop()),
            _ => self.emit(Piece::Plain(Event::End(TagEnd::Paragraph)), span),
        }
    }

    /// A block of HTML is over: its comments go, the rest is shown as text.
    fn close_html(&mut self, span: Span) {
        let Some(html) = self.html.take() else { return };
        let found = comments(&html.plain);
        let visible = between(&found, html.plain.len());
        let is_shown = |range: &&Range<usize>| !html.plain[(*range).clone()].trim().is_empty();
        let first = visible.iter().find(is_shown).map(|range| range.start);
        for comment in &found {
            let follows = first.is_some_and(|first| first < comment.start);
            let place = |part: Range<usize>| html.source(comment.start + part.start..comment.start + part.end);
            self.allow(&html.plain[comment.clone()], place, !follows);
        }
        if first.is_none() {
            return;
        }
        self.emit(Piece::Plain(Event::Start(Tag::Paragraph)), span);
        self.html_lines(&html, &visible);
        self.emit(Piece::Plain(Event::End(TagEnd::Paragraph)), span);
    }

    fn html_lines(&mut self, html: &Run, visible: &[Range<usize>]) {
        let mut ended: Option<Span> = None;
        let (mut start, mut ranges) = (0, visible.iter().peekable());
        for line in html.plain.split_inclusive('\n') {
            let end = start + line.len();
            let mut shown = Vec::new();
            while let Some(range) = ranges.peek().filter(|range| range.start < end) {
                shown.push(range.start.max(start)..range.end.min(end));
                if range.end > end {
                    break;
                }
                ranges.next();
            }
            start = end;
            if shown.iter().all(|range| html.plain[range.clone()].trim().is_empty()) {
                continue;
            }
            if let Some(place) = ended.replace(html.source(end - 1..end)) {
                self.emit(Piece::Plain(Event::SoftBreak), place);
            }
            for range in trimmed(&html.plain, shown) {
                let source = html.source(range.clone());
                self.run.push(&html.plain[range], source, &self.text[source.range()]);
            }
            self.flush();
        }
    }

    /// Takes note of a comment that silences rules; `place` tells where a range of it was written. One that `leads` silences the block
    /// that follows; another, the block it is in; one before everything else, the whole file.
    pub(super) fn allow(&mut self, comment: &str, place: impl Fn(Range<usize>) -> Span, leads: bool) {
        let Some((rules, reason)) = allowed(comment) else { return };
        let whole = place(0..comment.len());
        let scope = match self.blocks.last() {
            _ if leads && self.out.pieces.is_empty() => whole.with(0, self.text.len()),
            Some(block) if !leads => whole.with(whole.start, self.trimmed_end(block.end)),
            _ => whole,
        };
        for rule in rules {
            let rule = Spanned::new(comment[rule.clone()].to_owned(), place(rule));
            if reason.is_empty() {
                self.want_reason(&rule);
            }
            if leads && !self.out.pieces.is_empty() {
                self.waiting.push(self.out.allows.len());
            }
            self.out.allows.push(Allow { rule, reason: reason.clone(), scope });
        }
    }

    fn want_reason(&mut self, rule: &Spanned<String>) {
        let message = format!("no reason is given for allowing `{}`", rule.value);
        let help = format!("write `<!-- allow {}: why it is right here -->`", rule.value);
        self.findings.push(Diagnostic::hint(code::ALLOW_WITHOUT_REASON, rule.span, message).help(help));
    }

    /// Adds a piece, unless it stands in an image or a plain `[[id]]`, of which only the words are kept.
    pub(super) fn emit(&mut self, piece: Piece, span: Span) {
        if self.is_muted() {
            return;
        }
        if !self.waiting.is_empty() {
            self.end_waiting(&piece, span);
        }
        self.out.pieces.push(Spanned::new(piece, span));
    }

    fn end_waiting(&mut self, piece: &Piece, span: Span) {
        let inner = self.blocks.last().map_or(span.end, |block| block.end);
        let end = match piece {
            Piece::Plain(Event::End(_)) | Piece::EndAlert | Piece::EndPrivate => return,
            Piece::Plain(Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)) => inner,
            Piece::Plain(Event::Start(_) | Event::Rule) => span.end,
            Piece::StartHeading(_) | Piece::StartAlert(_) | Piece::StartPrivate => span.end,
            _ => inner,
        };
        let end = self.trimmed_end(end);
        for index in self.waiting.drain(..) {
            self.out.allows[index].scope.end = end;
        }
    }

    /// The end of a block without the blank lines that the parser counts to it.
    pub(super) fn trimmed_end(&self, end: usize) -> usize {
        self.text[..end].trim_end().len()
    }

    fn finish(mut self, diagnostics: &mut Vec<Diagnostic>) -> Markdown {
        slug::assign(&mut self.out.headings, &self.ids);
        self.footnotes.judge(&mut self.findings);
        self.footnotes.respell(&mut self.out.pieces);
        self.hide_private_definitions();
        self.findings.sort_by_key(|finding| finding.span);
        diagnostics.append(&mut self.findings);
        // Bodies are kept to the end of the build, and half of the room that pieces have grown into is empty.
        self.out.pieces.shrink_to_fit();
        self.out.summed_up()
    }
}

/// The parts of one line without the blanks at its ends.
fn trimmed(text: &str, mut line: Vec<Range<usize>>) -> Vec<Range<usize>> {
    line.retain(|range| !range.is_empty());
    if let Some(first) = line.first_mut() {
        first.start = first.end - text[first.clone()].trim_start().len();
    }
    if let Some(last) = line.last_mut() {
        last.end = last.start + text[last.clone()].trim_end().len();
    }
    line.retain(|range| !range.is_empty());
    line
}
