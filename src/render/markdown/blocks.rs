//! Blocks: headings, alerts, private blocks, lists of tasks, code, tables and figures.

use super::Writer;
use super::escape::{push_text, push_value};
use crate::syntax::markdown::{AlertKind, Alignment, Event, Markdown, Piece, Tag, TagEnd};
use pulldown_cmark::CodeBlockKind;
use std::fmt::Write;

/// The longest language of a code block that is kept; real ones are short.
const LONGEST_LANGUAGE: usize = 32;

/// The table being written. Tables hold no tables.
#[derive(Default)]
pub(super) struct Table<'a> {
    alignments: &'a [Alignment],
    in_head: bool,
    /// The column of the next cell.
    column: usize,
    /// What closes the open cell.
    end: &'static str,
}

/// The highest level that the headings of a body are written with.
pub(super) fn top_level(markdown: &Markdown) -> u8 {
    let level = |piece: &Piece| match piece {
        Piece::StartHeading(index) => markdown.headings.get(*index).map(|heading| heading.level),
        _ => None,
    };
    markdown.pieces.iter().filter_map(|piece| level(&piece.value)).min().unwrap_or(1)
}

impl<'a> Writer<'a> {
    /// The level that a heading has on this page.
    fn level(&self, index: usize) -> u8 {
        let below = self.prose.markdown.headings.get(index).map_or(0, |heading| heading.level - self.top_level);
        (self.prose.heading_level + below).clamp(2, 6)
    }

    pub(super) fn open_heading(&mut self, index: usize) {
        let _ = write!(self.out, "<h{} id=\"", self.level(index));
        push_value(&mut self.out, &self.prose.prefix);
        push_value(&mut self.out, self.prose.markdown.headings.get(index).map_or("", |heading| &heading.slug));
        self.out.push_str("\">");
    }

    pub(super) fn close_heading(&mut self, index: usize) {
        let _ = writeln!(self.out, "</h{}>", self.level(index));
    }

    /// Opens a paragraph; an image with a title that stands alone in one becomes a figure.
    pub(super) fn open_paragraph(&mut self, at: usize) -> usize {
        if let (Some(Piece::Image(index)), Some(Piece::Plain(Event::End(TagEnd::Paragraph)))) =
            (self.peek(at + 1), self.peek(at + 2))
            && self.figure(*index)
        {
            return 3;
        }
        self.out.push_str("<p>");
        1
    }

    pub(super) fn open_alert(&mut self, kind: AlertKind) {
        let (class, title) = match kind {
            AlertKind::Note => ("note", "Note"),
            AlertKind::Tip => ("tip", "Tip"),
            AlertKind::Important => ("important", "Important"),
            AlertKind::Warning => ("warning", "Warning"),
            AlertKind::Caution => ("caution", "Caution"),
        };
        let _ =
            writeln!(self.out, "<div class=\"alert alert-{class}\" role=\"note\"><p class=\"alert-title\">{title}</p>");
    }

    pub(super) fn open_private(&mut self) {
        let start = self.out.len();
        self.out.push_str("<div class=\"private\"><p class=\"private-title\">Only you see this</p>\n");
        self.private.push(start..self.out.len());
    }

    /// Closes a private block; one that held nothing but footnotes, which stand elsewhere, goes.
    pub(super) fn close_private(&mut self) {
        match self.private.pop() {
            Some(opening) if opening.end == self.out.len() => self.out.truncate(opening.start),
            _ => self.out.push_str("</div>\n"),
        }
    }

    /// An item of a list; one that is a task says so.
    pub(super) fn open_item(&mut self, at: usize) {
        let inside = match self.peek(at + 1) {
            Some(Piece::Plain(Event::Start(Tag::Paragraph))) => self.peek(at + 2),
            other => other,
        };
        let is_task = matches!(inside, Some(Piece::Plain(Event::TaskListMarker(_))));
        self.out.push_str(if is_task { "<li class=\"task\">" } else { "<li>" });
    }

    pub(super) fn task_marker(&mut self, done: bool) {
        let state = if done { "aria-label=\"done\" checked" } else { "aria-label=\"to do\"" };
        let _ = write!(self.out, "<input type=\"checkbox\" disabled {state}> ");
    }

    pub(super) fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => language(info),
            CodeBlockKind::Indented => String::new(),
        };
        // A block that is wider than the page is scrolled, so that it must be reachable from the keyboard.
        self.out.push_str("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            let _ = write!(self.out, " class=\"language-{language}\"");
        }
        self.out.push('>');
    }

    /// Opens a table in a box that scrolls. The box is a group, not a region: two of the same name on one page would be landmarks that no
    /// one can tell apart.
    pub(super) fn open_table(&mut self, alignments: &'a [Alignment]) {
        self.table = Table { alignments, ..Table::default() };
        self.out.push_str("<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>\n");
    }

    pub(super) fn open_table_head(&mut self) {
        self.table.in_head = true;
        self.table.column = 0;
        self.out.push_str("<thead><tr>");
    }

    pub(super) fn close_table_head(&mut self) {
        self.table.in_head = false;
        self.out.push_str("</tr></thead>\n<tbody>\n");
    }

    pub(super) fn open_table_row(&mut self) {
        self.table.column = 0;
        self.out.push_str("<tr>");
    }

    /// A cell; one of the head that holds nothing heads nothing.
    pub(super) fn open_table_cell(&mut self, at: usize) {
        let is_empty = matches!(self.peek(at + 1), Some(Piece::Plain(Event::End(TagEnd::TableCell))));
        let (start, end) =
            if self.table.in_head && !is_empty { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        self.out.push_str(start);
        self.out.push_str(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        });
        self.table.column += 1;
        self.table.end = end;
    }

    pub(super) fn close_table_cell(&mut self) {
        self.out.push_str(self.table.end);
    }

    /// An image with a caption, its title; nothing when there is no image to show or no title to show it with.
    fn figure(&mut self, index: usize) -> bool {
        let (Some(src), title) = (self.source(index), self.link(index).title.as_str()) else { return false };
        if title.is_empty() {
            return false;
        }
        self.out.push_str("<figure>");
        self.image_tag(index, src, "");
        self.out.push_str("<figcaption>");
        push_text(&mut self.out, title);
        self.out.push_str("</figcaption></figure>\n");
        true
    }
}

/// The first word of a code fence's info, of which only what a class name may hold is kept.
fn language(info: &str) -> String {
    let word = info.split_whitespace().next().unwrap_or_default();
    let kept = word.chars().filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '+' | '-'));
    kept.take(LONGEST_LANGUAGE).collect()
}
