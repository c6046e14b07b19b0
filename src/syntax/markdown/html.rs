//! A block of HTML: its comments go, the rest is shown as text.

use std::ops::Range;

use super::Inline;
use super::build::Open;
use super::comment::{between, comments, is_nothing};
use super::read::Reader;
use super::signs::Sign;
use super::text_run::TextRun;
use crate::source::Span;

impl Reader<'_> {
    /// A block of HTML is over.
    pub(super) fn html(&mut self, html: &TextRun, span: Span) {
        let found = comments(&html.plain);
        let visible = between(&found, html.plain.len());
        let is_shown = |range: &&Range<usize>| !html.plain[(*range).clone()].trim().is_empty();
        let first = visible.iter().find(is_shown).map(|range| range.start);
        for comment in &found {
            let follows = first.is_some_and(|first| first < comment.start);
            let place = |part: Range<usize>| html.source(comment.start + part.start..comment.start + part.end);
            self.allow(&html.plain[comment.clone()], place, !follows);
            if is_nothing(&html.plain[comment.clone()]) {
                self.signs.seen.push(Sign::EmptyComment(place(0..comment.len())));
            }
        }
        if first.is_none() {
            return;
        }
        self.open(Open::Paragraph, span);
        self.html_lines(html, &visible);
        self.tree.close();
    }

    fn html_lines(&mut self, html: &TextRun, visible: &[Range<usize>]) {
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
                self.inline(Inline::SoftBreak, place);
            }
            for range in trimmed(&html.plain, shown) {
                self.add_run(&html.plain[range.clone()], html.source(range));
                self.line.has_gap = true;
            }
            self.line.has_gap = false;
            self.flush();
        }
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
