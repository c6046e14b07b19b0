//! Keeps from notes what must not be in them: the smallest item or block that holds something private, or a comment, goes to the inbox, and the rest stays.

use crate::intake::entry::{Part, PartForm, Place, Read};
use crate::intake::private::{Private, has_comment, private};
use crate::intake::source::SourceText;
use crate::syntax::markdown::{ForeignPiece, PieceKind};
use std::ops::Range;

/// Why comments are no entries.
const COMMENT: &str = "a comment: it was not meant to be shown";

/// The text of one source, and what in it is a comment.
pub(super) struct Sieve<'a> {
    pub(super) source: usize,
    pub(super) text: &'a SourceText,
    hidden: Vec<Range<usize>>,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(source: usize, text: &'a SourceText) -> Sieve<'a> {
        Sieve { source, text, hidden: hidden(&text.text) }
    }

    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        let written = &self.text.text[range.clone()];
        let before = written.len() - written.trim_start().len();
        let end = range.start + written.trim_end().len();
        let from = self.text.line((range.start + before).min(range.end));
        Place { source: self.source, from, to: self.text.line(end.max(range.start)).max(from) }
    }

    /// The words of a piece as they stand.
    pub(super) fn part(&self, piece: &ForeignPiece) -> Part {
        let form = match piece.kind {
            PieceKind::Heading(_) => PartForm::Heading,
            PieceKind::Item(_) => PartForm::Item,
            _ => PartForm::Block,
        };
        self.cut(piece.range.clone(), form)
    }

    pub(super) fn cut(&self, range: Range<usize>, form: PartForm) -> Part {
        let place = self.place(&range);
        let text = self.text.text[range].to_owned();
        Part { hash: Part::hash(&text), text, place, form }
    }

    /// What of a piece may be in a note; the rest is put aside. Nothing when all of it is.
    pub(super) fn sift(&self, read: &mut Read, piece: &ForeignPiece) -> Option<Part> {
        let part = self.part(piece);
        let text = self.kept(read, piece, piece.range.end)?;
        if text.trim().is_empty() {
            return None;
        }
        Some(Part { text, ..part })
    }

    fn kept(&self, read: &mut Read, piece: &ForeignPiece, end: usize) -> Option<String> {
        let whole = piece.range.start..end;
        if self.why(&whole, piece.kind).is_none() && !has_open_task(piece) {
            return Some(self.text.text[whole].to_owned());
        }
        let own = whole.start..piece.items.first().map_or(end, |first| first.range.start);
        let lines = self.hidden_lines(&own);
        if let Some(why) = self.rest(&own, &lines).iter().find_map(|range| self.why(range, piece.kind)) {
            self.put_aside(read, whole, &why);
            return None;
        }
        if piece.kind == PieceKind::Item(Some(false)) {
            read.stray(self.cut(whole, PartForm::Item), "a task that is still open");
            return None;
        }
        let mut text: String = self.rest(&own, &lines).into_iter().map(|range| &self.text.text[range]).collect();
        for line in lines {
            self.put_aside(read, line, &Why::Other(COMMENT));
        }
        for item in &piece.items {
            text.extend(self.kept(read, item, item.range.end));
        }
        Some(text)
    }

    /// The comments of a vault that stand on lines of their own here: what is around them is no comment.
    fn hidden_lines(&self, own: &Range<usize>) -> Vec<Range<usize>> {
        let text = self.text.text.as_str();
        let inside = self.hidden.iter().filter(|hidden| own.start < hidden.start && hidden.end <= own.end);
        let lines = inside.filter_map(|hidden| {
            let start = text[..hidden.start].rfind('\n').map_or(0, |before| before + 1);
            let end = text[hidden.end..].find('\n').map_or(text.len(), |end| hidden.end + end + 1);
            let is_alone = text[start..hidden.start].trim().is_empty() && text[hidden.end..end].trim().is_empty();
            (is_alone && start > own.start && end <= own.end).then_some(start..end)
        });
        lines.collect()
    }

    /// What of a range is left without these lines.
    fn rest(&self, own: &Range<usize>, lines: &[Range<usize>]) -> Vec<Range<usize>> {
        let starts = std::iter::once(own.start).chain(lines.iter().map(|line| line.end));
        let ends = lines.iter().map(|line| line.start).chain(std::iter::once(own.end));
        starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| start..end).collect()
    }

    /// The range goes to the inbox.
    pub(super) fn put_aside(&self, read: &mut Read, range: Range<usize>, why: &Why) {
        let part = self.cut(range, PartForm::Block);
        match why {
            Why::Private(found) if found.is_secret => read.secret(part, format!("it holds {}", found.what)),
            Why::Private(found) => read.stray(part, format!("it holds {}", found.what)),
            Why::Other(why) => read.stray(part, *why),
        }
    }

    /// Why this may not be in a note.
    fn why(&self, range: &Range<usize>, kind: PieceKind) -> Option<Why> {
        let text = &self.text.text[range.clone()];
        if kind == PieceKind::Code && is_query(text) {
            return Some(Why::Other("a query that another program runs"));
        }
        if let Some(found) = private(text) {
            return Some(Why::Private(found));
        }
        let is_hidden = self.hidden.iter().any(|hidden| hidden.start < range.end && range.start < hidden.end);
        if is_hidden || (kind != PieceKind::Code && has_comment(text)) {
            return Some(Why::Other(COMMENT));
        }
        is_way(text).then_some(Why::Other("links from page to page"))
    }
}

pub(super) enum Why {
    Private(Private),
    Other(&'static str),
}

fn has_open_task(piece: &ForeignPiece) -> bool {
    piece.kind == PieceKind::Item(Some(false)) || piece.items.iter().any(has_open_task)
}

fn is_query(text: &str) -> bool {
    let info = text.trim_start().trim_start_matches(['`', '~']).split_whitespace().next().unwrap_or_default();
    matches!(info.to_lowercase().as_str(), "dataview" | "dataviewjs" | "tasks" | "query" | "base")
}

/// `<< [[2026-04-06]] | [[2026-04-08]] >>`: the way to the pages before and after.
fn is_way(text: &str) -> bool {
    let text = text.trim();
    if !text.contains("[[") || text.contains('\n') {
        return false;
    }
    let (mut rest, mut outside) = (text, String::new());
    while let Some((before, after)) = rest.split_once("[[") {
        outside.push_str(before);
        rest = after.split_once("]]").map_or("", |(_, after)| after);
    }
    outside.push_str(rest);
    outside.contains(['<', '>', '|', '←', '→', '«', '»']) && !outside.contains(char::is_alphanumeric)
}

/// What stands between `%%` and `%%`: a comment of a vault.
fn hidden(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("%%").map(|start| at + start) {
        let is_line_start =
            text[..start].rsplit('\n').next().unwrap_or("").trim_start_matches([' ', '\t', '>', '-']).is_empty();
        let end = text[start + 2..].find("%%").map(|end| start + 2 + end + 2);
        match end {
            Some(end) if is_line_start || !text[start..end].contains('\n') => {
                found.push(start..end);
                at = end;
            }
            None if is_line_start => {
                found.push(start..text.len());
                break;
            }
            Some(_) | None => at = start + 2,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_a_vault_are_found() {
        let text = "a %%b%% c\n%%\nd\n%%\n100%% sure\n%% to the end\n";
        let found: Vec<&str> = hidden(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["%%b%%", "%%\nd\n%%", "%% to the end\n"]);
    }

    #[test]
    fn a_way_from_page_to_page_is_no_entry() {
        assert!(is_way("<< [[2026-04-06]] | [[2026-04-08]] >>\n"));
        assert!(!is_way("[[Receipts]] → [[Ledger]] is done"));
        assert!(!is_way("- [[Stand-up]]"));
    }
}
