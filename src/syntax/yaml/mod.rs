//! YAML, the small part that front matter needs, as a tree of values with spans: tables, lists and scalars in one document, without anchors,
//! aliases, tags and merge keys. The grammar is the `saphyr-parser` crate's, which hands over one event at a time, so that nothing of a hostile
//! text is built before it is refused.

mod explain;
mod keep;
mod places;

use super::excerpt::{Excerpt, MOST};
use super::{Entry, Node, Reading, Table, Value};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};
use places::{Characters, quoted};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, StrInput};
use std::collections::BTreeMap;
use std::ops::Range;

/// How many tables and lists may stand inside each other.
const DEEPEST: usize = 32;

/// Reads `source[span]`; every offset is one into `source`. `home` is where a missing key is reported. The first fault is said, and no other that
/// may only follow from it; the table then holds what can be read round the faults.
pub fn read_yaml(source: &str, span: Span, home: Span, diagnostics: &mut Vec<Diagnostic>) -> Reading {
    let excerpt = Excerpt::new(source, span);
    let mut reader = YamlReader::new(excerpt);
    let entries = reader.document();
    let is_whole = reader.trouble.is_empty();
    diagnostics.append(&mut reader.trouble);
    let entries = entries.unwrap_or_else(|| keep::kept(&excerpt));
    Reading { table: Table { span: home, entries }, is_whole }
}

/// Reads a whole file of YAML, such as others write: what stands at its top may be a list, and a marker may open it. The same is refused as in front
/// matter. Nothing when reading stopped at a fault, which is said.
pub fn read_yaml_file(source: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let mut reader = YamlReader::new(Excerpt::new(source, span));
    let node = reader.file();
    let is_whole = reader.trouble.is_empty();
    diagnostics.append(&mut reader.trouble);
    node.filter(|_| is_whole)
}

/// Reads `source[span]` as far as there is no fault, and says nothing of what follows.
pub(super) fn read_yaml_beginning(source: &str, span: Span, home: Span) -> Table {
    let length = keep::beginning(&Excerpt::new(source, span)).len();
    read_yaml(source, span.with(span.start, span.start + length), home, &mut Vec::new()).table
}

/// From the parser's events to our tree. `None` means that reading stopped at a trouble; a repeated key is one that reading goes on after.
struct YamlReader<'a> {
    excerpt: Excerpt<'a>,
    events: Parser<'a, StrInput<'a>>,
    characters: Characters,
    /// Where each table and list that is being read begins.
    open: Vec<usize>,
    trouble: Vec<Diagnostic>,
}

/// An event and the bytes it stands at.
type Step<'a> = (Event<'a>, Range<usize>);

impl<'a> YamlReader<'a> {
    fn new(excerpt: Excerpt<'a>) -> YamlReader<'a> {
        YamlReader {
            excerpt,
            events: Parser::new_from_str(excerpt.text),
            characters: Characters::new(excerpt.text),
            open: Vec::new(),
            trouble: Vec::new(),
        }
    }

    /// What front matter holds.
    fn document(&mut self) -> Option<Vec<Entry>> {
        let node = self.only_node(|start| matches!(start, Event::DocumentStart(true)))?;
        match node.value {
            Value::Table(table) => Some(table.entries),
            Value::Nothing => Some(Vec::new()),
            other => self.refuse(explain::not_a_table(&self.excerpt, node.span, &other)),
        }
    }

    /// What a file holds.
    fn file(&mut self) -> Option<Node> {
        self.only_node(|_| false)
    }

    /// The one document of the text, unless its beginning is refused.
    fn only_node(&mut self, is_refused: fn(&Event<'_>) -> bool) -> Option<Node> {
        if let Some(control) = explain::control_character(&self.excerpt) {
            return self.refuse(control);
        }
        self.next()?;
        match self.next()? {
            (Event::StreamEnd, range) => return Some(Node { span: self.excerpt.span(range), value: Value::Nothing }),
            (start, range) if is_refused(&start) => return self.refuse(explain::marker(&self.excerpt, range)),
            _ => {}
        }
        let step = self.next()?;
        let node = self.node(step)?;
        self.next()?;
        match self.next()? {
            (Event::StreamEnd, _) => Some(node),
            (_, range) => self.refuse(explain::marker(&self.excerpt, range)),
        }
    }

    fn next(&mut self) -> Option<Step<'a>> {
        match self.events.next_event()? {
            Ok((event, span)) => Some((event, self.byte(&span.start)..self.byte(&span.end))),
            Err(error) => {
                let complaint = self.complaint(&error);
                self.refuse(complaint)
            }
        }
    }

    fn byte(&self, marker: &Marker) -> usize {
        self.characters.byte(marker.index())
    }

    fn complaint(&self, error: &ScanError) -> Diagnostic {
        let at = self.byte(error.marker());
        let bracket = self.open.iter().rev().find(|open| self.excerpt.text[**open..].starts_with(['[', '{']));
        explain::explained(&self.excerpt, error.info(), at, bracket.copied())
    }

    fn refuse<T>(&mut self, diagnostic: Diagnostic) -> Option<T> {
        self.trouble.push(diagnostic);
        None
    }

    fn node(&mut self, (event, range): Step<'a>) -> Option<Node> {
        match event {
            Event::Scalar(text, style, 0, None) => Some(self.scalar(&text, style, range)),
            Event::SequenceStart(0, None) => self.list(range.start),
            Event::MappingStart(0, None) => self.table(range.start),
            _ => self.refuse(explain::not_supported(&self.excerpt, range.start)),
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, range: Range<usize>) -> Node {
        let range = self.exactly(style, range);
        let value = match (style, text) {
            (ScalarStyle::Plain, "" | "~" | "null") => Value::Nothing,
            (ScalarStyle::Plain, text) => Value::Plain(text.to_owned()),
            (_, text) => Value::Text(text.to_owned()),
        };
        let range = if text.is_empty() && style == ScalarStyle::Plain { range.start..range.start } else { range };
        Node { span: self.excerpt.span(range), value }
    }

    /// The parser's spans of quoted texts go on to the end of the line, those of blocks to the next key.
    fn exactly(&self, style: ScalarStyle, range: Range<usize>) -> Range<usize> {
        let words = self.excerpt.words(range.clone());
        let length = match style {
            ScalarStyle::Plain => words.len(),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => quoted(words),
            ScalarStyle::Literal | ScalarStyle::Folded => words.trim_end().len(),
        };
        range.start..range.start + length
    }

    fn enter(&mut self, start: usize) -> Option<()> {
        self.open.push(start);
        if self.open.len() > DEEPEST { self.refuse(explain::too_deep(&self.excerpt, start)) } else { Some(()) }
    }

    fn list(&mut self, start: usize) -> Option<Node> {
        self.enter(start)?;
        let mut nodes = Vec::new();
        let end = loop {
            match self.next()? {
                (Event::SequenceEnd, range) => break range,
                step => nodes.push(self.node(step)?),
            }
        };
        self.open.pop();
        let inside = nodes.first().zip(nodes.last()).map(|(first, last)| first.span.join(last.span));
        Some(Node { span: self.extent(start, end, inside), value: Value::List(nodes) })
    }

    fn table(&mut self, start: usize) -> Option<Node> {
        self.enter(start)?;
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        let end = loop {
            match self.next()? {
                (Event::MappingEnd, range) => break range,
                _ if self.trouble.len() == MOST => return None,
                step => {
                    let entry = self.entry(step)?;
                    match seen.get(&entry.key.value) {
                        Some(first) => self.trouble.push(self.duplicate(&entry.key, *first)),
                        None => {
                            seen.insert(entry.key.value.clone(), entry.key.span);
                            entries.push(entry);
                        }
                    }
                }
            }
        };
        self.open.pop();
        let inside = entries.first().zip(entries.last()).map(|(first, last)| first.key.span.join(last.node.span));
        let span = self.extent(start, end.clone(), inside);
        let shown = if end.is_empty() { self.first_line(span) } else { span };
        Some(Node { span, value: Value::Table(Table { span: shown, entries }) })
    }

    fn entry(&mut self, (event, range): Step<'a>) -> Option<Entry> {
        let key = match event {
            Event::Scalar(text, style, 0, None) => {
                let range = self.exactly(style, range);
                if text.is_empty() || (text == "<<" && style == ScalarStyle::Plain) {
                    return self.refuse(explain::not_a_key(&self.excerpt, range));
                }
                if let Some(blank) =
                    explain::blank_in_key(&self.excerpt, &range).filter(|_| style == ScalarStyle::Plain)
                {
                    return self.refuse(blank);
                }
                Spanned::new(text.into_owned(), self.excerpt.span(range))
            }
            Event::SequenceStart(0, None) | Event::MappingStart(0, None) => {
                return self.refuse(explain::not_a_key(&self.excerpt, range.start..range.start + 1));
            }
            _ => return self.refuse(explain::not_supported(&self.excerpt, range.start)),
        };
        let step = self.next()?;
        let mut node = self.node(step)?;
        if node.value == Value::Nothing && node.span.is_empty() {
            node.span = self.after_colon(key.span);
        }
        Some(Entry { key, node })
    }

    fn duplicate(&self, key: &Spanned<String>, first: Span) -> Diagnostic {
        let local = |span: Span| span.start - self.excerpt.start..span.end - self.excerpt.start;
        self.excerpt.duplicate(&key.value, local(key.span), Some(local(first)))
    }

    /// The place of a value that was left out.
    fn after_colon(&self, key: Span) -> Span {
        let rest = &self.excerpt.text[key.end - self.excerpt.start..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        key.at(if rest[blanks..].starts_with(':') { key.end + blanks + 1 } else { key.end })
    }

    /// Where a table or list stands. With brackets, which the parser ends at a place that is not empty, from one to the other; without, from its
    /// first key or item to the end of its last.
    fn extent(&self, start: usize, end: Range<usize>, inside: Option<Span>) -> Span {
        match inside {
            Some(inside) if end.is_empty() => inside,
            _ if end.is_empty() => self.excerpt.span(start..start),
            _ => self.excerpt.span(start..end.start + 1),
        }
    }

    fn first_line(&self, span: Span) -> Span {
        let words = &self.excerpt.text[span.start - self.excerpt.start..span.end - self.excerpt.start];
        span.with(span.start, span.start + words.lines().next().map_or(0, str::len))
    }
}

#[cfg(test)]
mod tests;
