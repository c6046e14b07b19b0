//! What is quoted of a body: sentences that its author chose, or how it begins. A quotation is always made of the body as it stands, whatever the choice was
//! written like, and it says of every place at which words are left out that they are (`[…]`). What stands in a private block is not there at all.

mod lines;
mod opening;
mod select;
mod sentences;
mod tokens;

pub use lines::Quotable;
pub use opening::Opening;
pub use select::{Differs, Unquotable};

use super::Document;
use crate::syntax::markdown::Inline;
use lines::{Line, LineKind, Piece};
use serde::Serialize;
use std::ops::Range;

/// Which of the words of a body are quoted: parts of its lines, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<Part>);

/// A part of a line: bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    line: usize,
    bytes: Range<usize>,
}

/// Words as they stand in a body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// In order; none where nothing can be quoted.
    pub blocks: Vec<QuotedBlock>,
}

/// Lines that stand together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotedBlock {
    /// What they are in the body.
    pub kind: QuotedKind,
    /// The number of the first item of a numbered list.
    pub start: Option<u64>,
    /// Whether they stand in a block quote, such as mail that was pasted.
    pub is_quote: bool,
    /// Each line in runs.
    pub lines: Vec<Vec<Run>>,
}

/// What quoted lines are in their body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuotedKind {
    /// One paragraph.
    Paragraph,
    /// One heading.
    Heading,
    /// The items of a list.
    List,
}

/// Words, or a place where words are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub enum Run {
    /// As they stand in the body.
    Words {
        /// In one line.
        text: String,
    },
    /// Something is left out here.
    Cut,
}

impl Selection {
    /// The same words in a body whose words were changed in places: `edits` says of a line what is changed in it. Nothing where the lines of the two bodies
    /// cannot be matched.
    pub(crate) fn moved(
        &self,
        before: &Quotable,
        after: &Quotable,
        edits: impl Fn(&str) -> Vec<(Range<usize>, String)>,
    ) -> Option<Selection> {
        if before.lines.len() != after.lines.len() {
            return None;
        }
        let mut moved: Vec<Part> = Vec::new();
        for part in &self.0 {
            let (old, new) = (&before.lines[part.line].text, &after.lines[part.line].text);
            let shift = Shift { edits: edits(old) };
            if shift.applied(old) != *new {
                return None;
            }
            let mut bytes = shift.place(part.bytes.start, false)..shift.place(part.bytes.end, true);
            // What stands for a name that was cut in two is said once.
            if let Some(last) = moved.last().filter(|last| last.line == part.line) {
                bytes.start = bytes.start.max(last.bytes.end);
            }
            if !bytes.is_empty() {
                moved.push(Part { line: part.line, bytes });
            }
        }
        Some(Selection(moved))
    }
}

/// How places move when words of a line are changed.
struct Shift {
    edits: Vec<(Range<usize>, String)>,
}

impl Shift {
    fn applied(&self, text: &str) -> String {
        let (mut applied, mut done) = (String::new(), 0);
        for (range, words) in &self.edits {
            applied.push_str(&text[done..range.start]);
            applied.push_str(words);
            done = range.end;
        }
        applied + &text[done..]
    }

    /// Where a place is now. One inside of what was changed is at its beginning, or at its end.
    fn place(&self, at: usize, is_end: bool) -> usize {
        let mut moved = at;
        for (range, words) in &self.edits {
            if range.end <= at {
                moved = moved + words.len() - range.len();
            } else if range.start < at {
                moved -= at - range.start;
                return if is_end { moved + words.len() } else { moved };
            }
        }
        moved
    }
}

impl Quotation {
    /// Whether nothing is quoted.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Its words in one line.
    pub fn text(&self) -> String {
        let lines = self.blocks.iter().flat_map(|block| &block.lines);
        let run = |run: &Run| match run {
            Run::Words { text } => text.clone(),
            Run::Cut => "[…]".to_owned(),
        };
        lines.map(|line| line.iter().map(run).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" ")
    }
}

impl Document {
    /// What is quoted of it: what was chosen, else how it begins.
    pub fn quotation(&self, chosen: Option<&Selection>, else_opening: Opening) -> Quotation {
        let quotable = Quotable::of(&self.markdown, &|inline| self.shown(inline));
        let opening = || quotable.opening(else_opening);
        chosen.cloned().or_else(opening).map_or_else(Quotation::default, |selection| quotable.quotation(&selection))
    }

    /// The first sentence near its beginning that is fit to stand by itself; nothing where there is none.
    pub fn first_sentence(&self, is_fit: impl Fn(&str) -> bool) -> Quotation {
        let quotable = Quotable::of(&self.markdown, &|inline| self.shown(inline));
        let first = quotable.first_sentence(is_fit);
        first.map_or_else(Quotation::default, |selection| quotable.quotation(&selection))
    }

    fn shown(&self, inline: &Inline) -> Option<String> {
        match inline {
            Inline::Metric(id) => self.figures.get(id).map(|figure| figure.words.clone()),
            Inline::Link(index, _) => self.link(*index).words.clone(),
            _ => None,
        }
    }
}

impl Quotable {
    /// The quotation of these words.
    pub fn quotation(&self, selection: &Selection) -> Quotation {
        let mut writer = Writer::default();
        for (index, line) in self.lines.iter().enumerate() {
            let mut done = 0;
            for part in selection.0.iter().filter(|part| part.line == index) {
                writer.leave_out(line, done..part.bytes.start);
                writer.quote(line, part.bytes.clone());
                done = part.bytes.end;
            }
            writer.leave_out(line, done..line.text.len());
        }
        writer.cut();
        writer.quotation
    }
}

impl Quotable {
    /// The words from the end of a selection on, up to the end of their paragraph; nothing where none follow.
    pub fn next_words(&self, selection: &Selection) -> Option<&str> {
        let last = selection.0.last()?;
        let same = self.lines[last.line].text.get(last.bytes.end..).filter(|rest| rest.contains(char::is_alphanumeric));
        let next = || self.lines[last.line + 1..].iter().find(|line| line.kind != LineKind::Heading && line.depth < 2);
        same.or_else(|| next().map(|line| &*line.text))
    }
}

/// Puts a quotation together.
#[derive(Default)]
struct Writer {
    quotation: Quotation,
    /// Whether words were left out since the last that were written.
    is_cut: bool,
    /// The line that was written last.
    line: Option<usize>,
}

impl Writer {
    fn leave_out(&mut self, line: &Line, bytes: Range<usize>) {
        self.is_cut |= line.has_words(&bytes);
    }

    /// Marks that words were left out, at the end of the line that is there.
    fn cut(&mut self) {
        let line = self.quotation.blocks.last_mut().and_then(|block| block.lines.last_mut());
        if let (true, Some(line)) = (self.is_cut, line) {
            line.push(Run::Cut);
            self.is_cut = false;
        }
    }

    fn quote(&mut self, line: &Line, bytes: Range<usize>) {
        let mut runs = Vec::new();
        let mut words = String::new();
        for (piece, inside) in line.pieces_in(&bytes) {
            match piece {
                Piece::Written => words.push_str(&line.text[inside]),
                Piece::Shown(shown) => words.push_str(shown),
                Piece::Opaque => {
                    push_words(&mut runs, &mut words);
                    runs.push(Run::Cut);
                }
            }
        }
        push_words(&mut runs, &mut words);
        if runs.is_empty() {
            return self.leave_out(line, bytes);
        }
        self.cut();
        if self.is_cut {
            // Nothing is written yet, so that the mark stands before it.
            runs.insert(0, Run::Cut);
            self.is_cut = false;
        }
        runs.dedup_by(|next, run| *next == Run::Cut && *run == Run::Cut);
        self.push(line, runs);
        self.line = Some(line.number);
    }

    fn push(&mut self, line: &Line, runs: Vec<Run>) {
        let (kind, start) = match line.kind {
            LineKind::Heading => (QuotedKind::Heading, None),
            LineKind::Item { number, .. } => (QuotedKind::List, number),
            LineKind::Paragraph | LineKind::Other => (QuotedKind::Paragraph, None),
        };
        let is_quote = line.depth > 0;
        match self.quotation.blocks.last_mut() {
            Some(last) if self.line == Some(line.number) => {
                if let Some(open) = last.lines.last_mut() {
                    let begins_cut = open.last() == Some(&Run::Cut) && runs.first() == Some(&Run::Cut);
                    open.extend(runs.into_iter().skip(usize::from(begins_cut)));
                }
            }
            Some(last) if last.continues_with(kind, start, is_quote) => last.lines.push(runs),
            _ => self.quotation.blocks.push(QuotedBlock { kind, start, is_quote, lines: vec![runs] }),
        }
    }
}

impl QuotedBlock {
    /// Whether a line is the next item of this list.
    fn continues_with(&self, kind: QuotedKind, number: Option<u64>, is_quote: bool) -> bool {
        let next = self.start.map(|start| start + self.lines.len() as u64);
        self.kind == QuotedKind::List && kind == QuotedKind::List && next == number && self.is_quote == is_quote
    }
}

/// What is written so far becomes a run; line ends are blanks there, and blanks at either end are nobody's words.
fn push_words(runs: &mut Vec<Run>, words: &mut String) {
    let run: Vec<&str> = words.split_whitespace().collect();
    if !run.is_empty() {
        runs.push(Run::Words { text: run.join(" ") });
    }
    words.clear();
}

#[cfg(test)]
mod tests;
