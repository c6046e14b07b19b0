//! A block of HTML: its comments go, the rest is shown as text.

use std::ops::Range;

use super::Inline;
use super::build::Open;
use super::comment::{between, comments, is_nothing};
use super::read::Reader;
use super::signs::Sign;
use super::text_run::TextRun;
use crate::source::{Span, Spanned};

impl Reader<'_> {
    /// A block of HTML is over.
    pub(super) fn html(&mut self, html: &TextRun, span: Span) {
        let found = comments(&html.plain);
        let visible = between(&found, html.plain.len());
        let is_shown = |range: &&Range<usize>| holds_words(&html.plain[(*range).clone()]);
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
        for range in &visible {
            self.note_tags(&html.plain[range.clone()], |tag| {
                html.source(range.start + tag.start..range.start + tag.end)
            });
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
                self.line_break(Inline::SoftBreak, place);
            }
            for range in trimmed(&html.plain, shown) {
                self.html_words(html, range);
                self.line.has_gap = true;
            }
            self.line.has_gap = false;
            self.flush();
        }
    }
}

impl Reader<'_> {
    /// A part of a line, `<br>` where it breaks.
    fn html_words(&mut self, html: &TextRun, range: Range<usize>) {
        let mut done = range.start;
        let breaks: Vec<Range<usize>> = tags(&html.plain[range.clone()])
            .filter(|tag| is_break(&html.plain[range.start + tag.start..range.start + tag.end]))
            .map(|tag| range.start + tag.start..range.start + tag.end)
            .collect();
        for place in breaks.into_iter().chain(std::iter::once(range.end..range.end)) {
            if done < place.start {
                self.add_run(&html.plain[done..place.start], html.source(done..place.start));
            }
            if !place.is_empty() {
                self.flush();
                self.line_break(Inline::HardBreak, html.source(place.clone()));
            }
            done = place.end;
        }
    }

    /// Takes note of the tags in a part of a body; `place` tells where a range of it was written.
    pub(super) fn note_tags(&mut self, html: &str, place: impl Fn(Range<usize>) -> Span) {
        for tag in tags(html).filter(|tag| !is_break(&html[tag.clone()])) {
            let name = &html[tag.start + 1..tag.end];
            let end = name.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name.len());
            if end > 0 {
                self.signs.tags.push(Spanned::new(name[..end].to_lowercase(), place(tag)));
            }
        }
    }
}

/// Where tags stand, from `<` to `>`; what nothing closes is none. Of elements that hold others, the opening tag alone has a name behind its bracket.
fn tags(html: &str) -> impl Iterator<Item = Range<usize>> {
    let begins = html.match_indices('<').map(|(at, _)| at);
    let is_name = |at: &usize| html[at + 1..].starts_with(|it: char| it.is_ascii_alphabetic());
    begins.filter(is_name).filter_map(|at| {
        let end = html[at + 1..].find(['<', '>']).map(|end| at + 1 + end)?;
        html[end..].starts_with('>').then_some(at..end + 1)
    })
}

/// `<br>` in each of its spellings.
pub(super) fn is_break(tag: &str) -> bool {
    let name = tag.strip_prefix('<').and_then(|tag| tag.strip_suffix('>')).unwrap_or("");
    name.trim_end_matches(['/', ' ', '\t']).eq_ignore_ascii_case("br")
}

/// Whether a part of a body holds more than breaks.
fn holds_words(html: &str) -> bool {
    let mut rest = html.to_owned();
    let breaks: Vec<_> = tags(html).filter(|tag| is_break(&html[tag.clone()])).collect();
    breaks.into_iter().rev().for_each(|tag| rest.replace_range(tag, ""));
    !rest.trim().is_empty()
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
