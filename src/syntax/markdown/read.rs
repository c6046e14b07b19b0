//! From text to a tree, in two passes: the parser's events build the tree, then the tree and the signs that were seen on the way tell what is wrong.
//! This file is the first pass, block by block. What happens inside a line is in `inline`, what a quote turns out to be in `quote`.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::build::{Builder, Open};
use super::comment::Waiting;
use super::findings::{self, Judge};
use super::inline::Line;
use super::links::Target;
use super::mask::{mask, unmasked};
use super::quote::Quotes;
use super::signs::{CodeEnd, Sign, Signs};
use super::text_run::TextRun;
use super::tree::{Alignment, Block, Table};
use super::{Heading, Inline, Markdown};
use crate::diagnostic::Diagnostic;
use crate::source::{PacketPath, Span, Spanned};

/// Reads the body of a note: `text[body]`; every offset is one into `text`.
pub fn read_markdown(file: &PacketPath, text: &str, body: Span, diagnostics: &mut Vec<Diagnostic>) -> Markdown {
    let (mut markdown, signs) = read_tree(text, body);
    let (found, hidden) = Judge::new(file, text).judge(&markdown, &signs, body);
    diagnostics.extend(found);
    findings::spell_labels_alike(&mut markdown.blocks);
    let markdown = if hidden.is_empty() { markdown.summed_up() } else { markdown.without_links(&hidden) };
    let mut markdown = markdown.with_anchors();
    for (nth, link) in markdown.links.iter_mut().enumerate() {
        link.nth = nth;
    }
    markdown
}

/// The first pass.
fn read_tree(text: &str, body: Span) -> (Markdown, Signs) {
    let mut reader = Reader::new(text);
    let mut undefined = Vec::new();
    let mut callback = |link: BrokenLink<'_>| {
        if link.link_type == LinkType::Reference && !link.reference.starts_with('^') {
            undefined.push(Spanned::new(link.reference.into_string(), shifted(link.span, body)));
        }
        None
    };
    let written = &text[body.range()];
    let masked = mask(written, options());
    let mut events = Parser::new_with_broken_link_callback(&masked, options(), Some(&mut callback)).into_offset_iter();
    while let Some((event, span)) = events.next() {
        let event = match event {
            Event::Text(given) => Event::Text(unmasked(given, &masked[span.clone()], &written[span.clone()])),
            event => event,
        };
        let definition = reference(&event).and_then(|id| events.reference_definitions().get(id));
        let definition = definition.map(|definition| shifted(definition.span.clone(), body));
        reader.event(event, shifted(span, body), definition);
    }
    drop(events);
    reader.signs.undefined = undefined;
    reader.finish()
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
    pub(super) text: &'a str,
    pub(super) tree: Builder,
    /// What stands beside the tree, so far.
    pub(super) out: Markdown,
    pub(super) signs: Signs,
    /// The open blocks of the parser, outermost first.
    pub(super) blocks: Vec<Span>,
    pub(super) quotes: Quotes,
    pub(super) line: Line,
    pub(super) waiting: Waiting,
    /// Where the last cell of the open row ends.
    cell_end: usize,
    /// The block whose lines are taken as they are.
    literal: Option<Literal>,
}

/// A block whose lines hold no Markdown.
enum Literal {
    Html(TextRun),
    Code(String, Spanned<String>),
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Reader<'a> {
        Reader {
            text,
            tree: Builder::new(),
            out: Markdown::default(),
            signs: Signs::default(),
            blocks: Vec::new(),
            quotes: Quotes::default(),
            line: Line::default(),
            waiting: Waiting::default(),
            cell_end: 0,
            literal: None,
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span, definition: Option<Span>) {
        if !matches!(event, Event::Text(_) | Event::InlineHtml(_)) {
            if matches!(event, Event::End(_) | Event::SoftBreak | Event::HardBreak) {
                self.end_gap();
            }
            self.flush();
        }
        if let Some(quote) = self.quotes.undecided.take() {
            self.settle_quote(quote, &event, span);
        }
        if !matches!(event, Event::End(TagEnd::Link | TagEnd::Image)) {
            self.line.reach(span.end);
        }
        match event {
            Event::Start(tag) => self.start(tag, span, definition),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) | Event::Html(text) => self.text(&text, span),
            Event::InlineHtml(html) => self.inline_html(&html, span),
            Event::SoftBreak => self.line_break(Inline::SoftBreak, span),
            Event::HardBreak => self.line_break(Inline::HardBreak, span),
            Event::Code(code) => self.inline_code(&code, span),
            Event::FootnoteReference(label) => self.inline(Inline::FootnoteReference(label.into_string()), span),
            Event::Rule => {
                self.followed(span.end);
                self.tree.block(Block::Rule, span);
            }
            Event::TaskListMarker(is_done) => {
                self.followed(self.block_end(span));
                self.tree.task(is_done);
            }
            // Neither is asked of the parser.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, span),
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
            Tag::Emphasis => return self.open_mark(Open::Emphasis, span),
            Tag::Strong => return self.open_mark(Open::Strong, span),
            Tag::Strikethrough => return self.open_mark(Open::Strikethrough, span),
            Tag::BlockQuote(kind) => return self.open_quote(kind, span),
            Tag::HtmlBlock => self.literal = Some(Literal::Html(TextRun::default())),
            Tag::CodeBlock(kind) => self.open_code(kind, span),
            Tag::Heading { level, id, .. } => self.open_heading(level as u8, id, span),
            Tag::TableRow | Tag::TableHead => {
                self.cell_end = span.start;
                self.open(block(tag), span);
            }
            Tag::TableCell => {
                self.cell_end = span.end;
                self.open(Open::Cell, span);
            }
            tag => self.open(block(tag), span),
        }
        self.blocks.push(span);
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Link | TagEnd::Image => return self.close_link(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => return self.close_mark(),
            TagEnd::BlockQuote(_) => return self.close_quote(span),
            TagEnd::HtmlBlock | TagEnd::CodeBlock => self.close_literal(span),
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::TableRow => self.close_row(span),
            _ => self.tree.close(),
        }
        self.blocks.pop();
    }

    fn text(&mut self, text: &str, span: Span) {
        let written = &self.text[span.range()];
        match &mut self.literal {
            Some(Literal::Code(_, code)) => {
                code.value.push_str(text);
                code.span = span.with(code.span.start.min(span.start), span.end);
            }
            Some(Literal::Html(html)) => html.push(text, span, written),
            None if span.start >= self.quotes.skip_to => self.add_run(text, span),
            None if span.end > self.quotes.skip_to && text == written => {
                let rest = span.with(self.quotes.skip_to, span.end);
                self.add_run(&self.text[rest.range()], rest);
            }
            None => {}
        }
    }

    /// A block begins.
    pub(super) fn open(&mut self, open: Open, span: Span) {
        self.followed(span.end);
        self.tree.open(open, span);
    }

    fn open_code(&mut self, kind: CodeBlockKind<'_>, span: Span) {
        self.followed(span.end);
        let (info, end) = match kind {
            CodeBlockKind::Fenced(info) => (info.into_string(), fence_end(&self.text[span.range()])),
            CodeBlockKind::Indented => (String::new(), CodeEnd::Indented),
        };
        self.signs.seen.push(Sign::Code(span, end));
        self.literal = Some(Literal::Code(info, Spanned::new(String::new(), span.at(span.end))));
    }

    fn close_literal(&mut self, span: Span) {
        match self.literal.take() {
            Some(Literal::Html(html)) => self.html(&html, span),
            Some(Literal::Code(info, text)) => self.tree.code(info, text, span),
            None => {}
        }
    }

    /// A row is over; the parser passes over the cells that the head has no column for.
    fn close_row(&mut self, row: Span) {
        self.tree.close();
        let rest = &self.text[self.cell_end.min(row.end)..row.end];
        let rest = rest.trim_start_matches(|it: char| it == '|' || it.is_whitespace());
        let dropped = rest.trim_end_matches(|it: char| it == '|' || it.is_whitespace());
        if !dropped.is_empty() {
            let start = row.end - rest.len();
            self.signs.seen.push(Sign::DroppedCells(row.with(start, start + dropped.len())));
        }
    }

    fn open_heading(&mut self, level: u8, id: Option<CowStr<'_>>, span: Span) {
        let index = self.out.headings.len();
        let id = id.map(CowStr::into_string);
        self.out.headings.push(Heading { level, text: String::new(), id, slug: String::new(), span });
        self.open(Open::Heading(index), span);
        self.line.heading = Some(index);
    }

    fn close_heading(&mut self) {
        self.tree.close();
        if let Some(index) = self.line.heading.take() {
            let text = &mut self.out.headings[index].text;
            *text = text.trim().to_owned();
        }
    }

    /// Where the innermost block ends.
    pub(super) fn block_end(&self, span: Span) -> usize {
        self.blocks.last().map_or(span.end, |block| block.end)
    }

    fn finish(mut self) -> (Markdown, Signs) {
        self.flush();
        self.out.blocks = self.tree.finish();
        (self.out, self.signs)
    }
}

/// The end of a block without the blank lines that the parser counts to it.
pub(super) fn trimmed_end(text: &str, end: usize) -> usize {
    text[..end].trim_end().len()
}

/// Whether the last line of code that a fence began is a fence too, whatever it stands in.
pub(super) fn fence_end(block: &str) -> CodeEnd {
    let mark = block.trim_start().chars().next().unwrap_or('`');
    let opened = block.trim_start().chars().take_while(|character| *character == mark).count();
    let last = block.trim_end().lines().skip(1).last().unwrap_or_default();
    let last = last.trim_start_matches([' ', '\t', '>']);
    let is_fence = last.chars().all(|character| character == mark) && last.chars().count() >= opened;
    if is_fence { CodeEnd::Fence } else { CodeEnd::Open }
}

/// What a tag opens that is neither looked at more closely nor a part of a line. A tag that is not asked of the parser is a quote of nothing more.
fn block(tag: Tag<'_>) -> Open {
    match tag {
        Tag::Paragraph => Open::Paragraph,
        Tag::List(start) => Open::List { start, items: Vec::new() },
        Tag::Item => Open::Item(None),
        Tag::FootnoteDefinition(label) => Open::Footnote(label.into_string()),
        Tag::Table(alignments) => {
            let alignments = alignments.into_iter().map(alignment).collect();
            Open::Table(Table { alignments, head: Vec::new(), rows: Vec::new() })
        }
        Tag::TableHead => Open::Row { is_head: true, cells: Vec::new() },
        Tag::TableRow => Open::Row { is_head: false, cells: Vec::new() },
        Tag::TableCell => Open::Cell,
        _ => Open::Quote,
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}
