//! What editions for others would show, block by block, with the way back to the source: the words of bodies, the values of front matter that a page
//! prints, addresses, names. What is withheld (private blocks, drafts, lists of ids) is not here. What to look for in it is for the rules.

use crate::edition::Edition;
use crate::packet::{Attachment, Note, Packet, unescaped};
use crate::rubric::{Criterion, Need};
use crate::source::{PacketPath, Span, Spanned};
use crate::syntax::markdown::{Block as Node, Inline, Markdown};
use crate::syntax::{Node as Entry, Table, Value};
use crate::vocabulary::{Attribution, Audience, LinkTarget, NoteKind};
use std::borrow::Cow;
use std::sync::Arc;

/// Some texts of one file.
#[derive(Clone, Debug)]
pub(super) struct Shown<'a> {
    /// The widest reader who would see them.
    pub(super) audience: Audience,
    pub(super) blocks: Vec<Block<'a>>,
}

/// Words that a reader sees as one run. A part whose span is as long as itself was written byte for byte.
#[derive(Clone, Debug, Default)]
pub(super) struct Block<'a> {
    pub(super) parts: Vec<(Cow<'a, str>, Span)>,
}

impl<'a> Block<'a> {
    fn of(text: impl Into<Cow<'a, str>>, span: Span) -> Block<'a> {
        Block { parts: vec![(text.into(), span)] }
    }
}

/// What others see of a note's body: of feedback, only the peer's words. Nothing for a note that is the author's alone.
pub(super) fn body(note: &Note) -> Option<Cow<'_, Markdown>> {
    let markdown: &Arc<Markdown> = match note.feedback() {
        Some(feedback) => feedback.words.as_ref()?,
        None => &note.body,
    };
    (!note.audience.is_author()).then(|| markdown.public())
}

/// What others see of a note: nothing, most often one lot of texts.
pub(super) fn of_note<'a>(packet: &Packet, note: &'a Note) -> Option<Shown<'a>> {
    if let Some(body) = body(note) {
        let mut blocks = printed(note, |_| true);
        blocks.extend(Walk::over(packet, note, &body));
        return Some(Shown { audience: note.audience, blocks });
    }
    // The manager is told who has been asked.
    let blocks = note.is_known_request().then(|| values(&note.table, |key| matches!(key, "from" | "criteria")))?;
    Some(Shown { audience: Audience::Manager, blocks })
}

/// What others see of the words of a note's body.
pub(super) fn words(packet: &Packet, note: &Note) -> Vec<Block<'static>> {
    body(note).map(|body| Walk::over(packet, note, &body)).unwrap_or_default()
}

/// What others could see of the packet's own theme: all of it.
pub(super) fn of_theme(packet: &Packet) -> impl Iterator<Item = Shown<'_>> {
    packet.theme.iter().map(|(file, text)| {
        let text = text.as_str();
        Shown { audience: Audience::Committee, blocks: vec![Block::of(text, Span::new(file, 0, text.len()))] }
    })
}

/// What others see of the files that their editions hand on, as far as these are texts.
pub(super) fn of_files<'a>(packet: &'a Packet, others: &[Arc<Edition>]) -> Vec<Shown<'a>> {
    let text = |(file, attachment): (&'a PacketPath, &'a Attachment)| {
        let widest =
            others.iter().filter(|edition| edition.files.contains(file)).map(|edition| edition.audience).max()?;
        let text = attachment.text.as_ref()?.as_str();
        Some(Shown { audience: widest, blocks: vec![Block::of(text, Span::new(file, 0, text.len()))] })
    };
    packet.files.iter().filter_map(text).collect()
}

/// What others see of `packet.toml`.
pub(super) fn of_settings(packet: &Packet) -> Shown<'_> {
    let shown = |key: &str| matches!(key, "packet" | "candidate" | "cycle" | "periods" | "away" | "waivers");
    let settings = &packet.settings;
    Shown { audience: Audience::Committee, blocks: values(&settings.table, shown) }
}

/// What others see of a rubric that is a file of the packet: all of it, each text at the id it belongs to.
pub(super) fn of_rubric(packet: &Packet) -> Option<Shown<'_>> {
    let rubric = &packet.rubric;
    let is_own = packet.settings.rubric.as_ref().is_some_and(|name| name.value.ends_with(".toml"));
    rubric.file.as_ref().filter(|_| is_own)?;
    let all = [Some(&rubric.id), Some(&rubric.title), Some(&rubric.version), rubric.source.as_ref()];
    let rest = [rubric.license.as_ref(), rubric.supersedes.as_ref()];
    let whole = all.into_iter().chain(rest).flatten().chain(&rubric.scopes).chain(&rubric.kinds);
    let mut texts: Vec<(&str, Span)> = whole.map(|text| (text.as_str(), Span::default())).collect();
    for level in &rubric.levels {
        let of_level = [Some(&level.id.value), Some(&level.title), level.owns.as_ref()];
        texts.extend(of_level.into_iter().flatten().chain(&level.aliases).map(|text| (text.as_str(), level.id.span)));
    }
    for criterion in &rubric.criteria {
        texts.extend(of_criterion(criterion).into_iter().map(|text| (text, criterion.id.span)));
    }
    for question in &rubric.questions {
        let of_question = [Some(&question.id.value), Some(&question.text), question.objection.as_ref()];
        texts.extend(of_question.into_iter().flatten().map(|text| (text.as_str(), question.id.span)));
    }
    let blocks = texts.into_iter().map(|(text, span)| Block::of(text, span)).collect();
    Some(Shown { audience: Audience::Committee, blocks })
}

fn of_criterion(criterion: &Criterion) -> Vec<&str> {
    let own = [Some(&criterion.id.value), Some(&criterion.title), criterion.group.as_ref(), criterion.summary.as_ref()];
    let mut texts: Vec<&str> = own.into_iter().flatten().map(String::as_str).collect();
    for expectation in &criterion.expectations {
        texts.push(&expectation.text);
        texts.extend(expectation.examples.iter().map(String::as_str));
        if let Need::NotApplicable(reason) = &expectation.need {
            texts.push(reason);
        }
    }
    texts
}

/// The values of a note that its pages print, under keys like these, and its address.
pub(super) fn printed(note: &Note, is_meant: impl Fn(&str) -> bool) -> Vec<Block<'_>> {
    let mut blocks = values(&note.table, |key| key != "id" && is_printed(note, key) && is_meant(key));
    let id = &note.id;
    blocks.extend((!is_anonymous(note)).then(|| Block::of(id.value.clone(), inner(id.span, &id.value))));
    blocks
}

/// What is under these keys of front matter, as one block a value.
pub(super) fn values<'a>(table: &'a Table, is_shown: impl Fn(&str) -> bool) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    for entry in table.entries.iter().filter(|entry| is_shown(&entry.key.value)) {
        collect(&entry.node, &mut blocks);
    }
    blocks
}

fn collect<'a>(node: &'a Entry, blocks: &mut Vec<Block<'a>>) {
    match &node.value {
        Value::Text(text) | Value::Plain(text) | Value::Float(text) | Value::Time(text) => {
            blocks.push(Block::of(text.as_str(), inner(node.span, text)));
            blocks.extend(text.contains('%').then(|| Block::of(unescaped(text), node.span)));
        }
        Value::Integer(number) => blocks.push(Block::of(number.to_string(), node.span)),
        Value::List(nodes) => nodes.iter().for_each(|node| collect(node, blocks)),
        Value::Table(table) => table.entries.iter().for_each(|entry| collect(&entry.node, blocks)),
        Value::Boolean(_) | Value::Date(_) | Value::Nothing | Value::Reported => {}
    }
}

/// Without the quotes or backticks, when there is one at either end and nothing else but the text.
fn inner(span: Span, text: &str) -> Span {
    if span.end - span.start == text.len() + 2 { span.with(span.start + 1, span.end - 1) } else { span }
}

fn is_anonymous(note: &Note) -> bool {
    note.feedback().is_some_and(|feedback| feedback.attribution == Attribution::Anonymous)
}

/// Lists of ids are left out: what they name is shown by its own title, or not at all.
fn is_printed(note: &Note, key: &str) -> bool {
    match key {
        "audience" | "state" | "attribution" | "asked" | "evidence" | "impact" | "feedback" => false,
        "metrics" => note.kind == NoteKind::Evidence,
        "id" | "from" | "given" | "criteria" => !is_anonymous(note),
        _ => true,
    }
}

/// A walk over what is shown of a body.
struct Walk<'a> {
    packet: &'a Packet,
    note: &'a Note,
    markdown: &'a Markdown,
    done: Vec<Block<'static>>,
    open: Block<'static>,
}

impl Walk<'_> {
    fn over(packet: &Packet, note: &Note, markdown: &Markdown) -> Vec<Block<'static>> {
        let mut walk = Walk { packet, note, markdown, done: Vec::new(), open: Block::default() };
        walk.blocks(&markdown.blocks);
        walk.done
    }

    fn blocks(&mut self, blocks: &[Spanned<Node>]) {
        for block in blocks {
            match &block.value {
                Node::Paragraph(line) | Node::Plain(line) => self.line(line),
                Node::Heading(index, line) => {
                    let heading = &self.markdown.headings[*index];
                    self.aside(&heading.slug, heading.span);
                    self.line(line);
                }
                Node::List(list) => list.items.iter().for_each(|item| self.blocks(&item.value.blocks)),
                Node::Quote(inside) | Node::Alert(_, inside) | Node::Private(inside) => self.blocks(inside),
                Node::Footnote(label, inside) => {
                    self.aside(label, block.span);
                    self.blocks(inside);
                }
                Node::Table(table) => table.cells().for_each(|cell| self.line(cell)),
                Node::Code(code) => {
                    self.aside(&code.info, block.span);
                    self.text(&code.text.value, code.text.span);
                    self.close();
                }
                Node::Rule => {}
            }
        }
    }

    fn line(&mut self, line: &[Spanned<Inline>]) {
        self.inlines(line);
        self.close();
    }

    fn inlines(&mut self, line: &[Spanned<Inline>]) {
        for Spanned { value, span } in line {
            match value {
                Inline::Text(text) => self.text(text, *span),
                Inline::Code(code) => self.add(code, inner(*span, code)),
                Inline::SoftBreak | Inline::HardBreak => self.add(" ", *span),
                Inline::FootnoteReference(label) => self.aside(label, *span),
                Inline::Image(index) => {
                    self.add(&self.markdown.links[*index].text, *span);
                    self.address(*index);
                }
                Inline::Link(index, words) => {
                    self.address(*index);
                    self.inlines(words);
                }
                Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Strikethrough(inside) => {
                    self.inlines(inside);
                }
                Inline::Metric(_) => {}
            }
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        for (part, place) in self.markdown.parts(text, span) {
            self.add(part, place);
        }
    }

    /// What a page's source holds beside the words: the address of a link that is kept, and its title. A link to a note leads to the note's
    /// page, whatever was written.
    fn address(&mut self, index: usize) {
        let link = &self.markdown.links[index];
        self.aside(&link.title, link.destination.span);
        match self.packet.resolve(self.note, link) {
            Ok(LinkTarget::Web(address)) => {
                self.aside(&unescaped(&address), link.destination.span);
                self.aside(&address, link.destination.span);
            }
            Ok(LinkTarget::File(path)) => self.aside(path.as_str(), link.destination.span),
            Ok(LinkTarget::Note(_, anchor)) => self.aside(anchor.as_deref().unwrap_or(""), link.destination.span),
            Ok(LinkTarget::Here(_)) | Err(_) => {}
        }
    }

    fn add(&mut self, text: &str, span: Span) {
        self.open.parts.push((Cow::Owned(text.to_owned()), span));
    }

    fn aside(&mut self, text: &str, span: Span) {
        self.done.push(Block::of(text.to_owned(), span));
    }

    fn close(&mut self) {
        let block = std::mem::take(&mut self.open);
        self.done.extend((!block.parts.is_empty()).then_some(block));
    }
}
