//! Markdown that is not the packet's, cut into its blocks and items without being written anew: where each begins and ends in the text. The ranges follow on one
//! another and add up to the whole, blank lines and what no parser tells of included, so that whoever sorts the pieces cannot lose a line.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A block of the text, or an item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignPiece {
    /// Whole lines, up to where the next piece begins.
    pub range: Range<usize>,
    /// What it is.
    pub kind: PieceKind,
    /// The words of a heading, or the first paragraph of another piece, without marks.
    pub words: String,
    /// The items that stand in an item.
    pub items: Vec<ForeignPiece>,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// A heading with its depth, 1 to 6.
    Heading(usize),
    /// An item of a list, and whether it is a task that is done.
    Item(Option<bool>),
    /// A paragraph.
    Paragraph,
    /// A quotation.
    Quote,
    /// A block of code; of a query, which another program would run.
    Code,
    /// Raw HTML.
    Html,
    /// A table.
    Table,
    /// A line across the page.
    Rule,
    /// Anything else.
    Other,
}

/// Cuts a whole text.
pub fn foreign_pieces(text: &str) -> Vec<ForeignPiece> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES;
    let mut cutter = Cutter { text, open: Vec::new(), depth: 0, roots: Vec::new() };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        cutter.event(event, range);
    }
    let mut pieces = cutter.roots;
    stretch(&mut pieces, 0..text.len());
    pieces
}

/// Lets each piece reach to where the next begins, and its items likewise to its end. The first of a text takes what stands before it.
fn stretch(pieces: &mut Vec<ForeignPiece>, whole: Range<usize>) {
    if pieces.is_empty() {
        if !whole.is_empty() {
            let kind = PieceKind::Other;
            pieces.push(ForeignPiece { range: whole, kind, words: String::new(), items: Vec::new() });
        }
        return;
    }
    pieces[0].range.start = whole.start;
    let starts: Vec<usize> = pieces.iter().skip(1).map(|piece| piece.range.start).chain([whole.end]).collect();
    for (piece, end) in pieces.iter_mut().zip(starts) {
        piece.range.end = end;
        items_to(&mut piece.items, end);
    }
}

fn items_to(items: &mut [ForeignPiece], end: usize) {
    let starts: Vec<usize> = items.iter().skip(1).map(|item| item.range.start).chain([end]).collect();
    for (item, end) in items.iter_mut().zip(starts) {
        item.range.end = end;
        items_to(&mut item.items, end);
    }
}

struct Cutter<'a> {
    text: &'a str,
    /// The items that are open, outermost first, or the one block.
    open: Vec<Open>,
    /// How many blocks that are no lists are open inside of each other.
    depth: usize,
    roots: Vec<ForeignPiece>,
}

struct Open {
    piece: ForeignPiece,
    has_words: bool,
    /// Whether its first paragraph is over.
    is_told: bool,
}

impl Cutter<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range.start),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.say(&words),
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => self.say(&words),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            Event::Rule if self.open.is_empty() => {
                let piece = self.piece(range.start, PieceKind::Rule);
                self.push(piece);
            }
            Event::TaskListMarker(is_done) => {
                if let Some(Open { piece, .. }) = self.open.last_mut() {
                    piece.kind = PieceKind::Item(Some(is_done));
                }
            }
            Event::Rule | Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        let kind = match tag {
            Tag::Heading { level, .. } => PieceKind::Heading(*level as usize),
            Tag::Item => PieceKind::Item(None),
            Tag::Paragraph => PieceKind::Paragraph,
            Tag::BlockQuote(_) => PieceKind::Quote,
            Tag::CodeBlock(_) => PieceKind::Code,
            Tag::HtmlBlock => PieceKind::Html,
            Tag::Table(_) => PieceKind::Table,
            Tag::FootnoteDefinition(_) => PieceKind::Other,
            Tag::List(_) => return self.told(),
            _ => return,
        };
        let is_item = matches!(kind, PieceKind::Item(_));
        if is_item && self.depth == 0 {
            let piece = self.piece(at, kind);
            self.open.push(Open { piece, has_words: false, is_told: false });
            return;
        }
        self.depth += 1;
        if self.open.is_empty() {
            let piece = self.piece(at, kind);
            self.open.push(Open { piece, has_words: false, is_told: false });
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Item if self.depth == 0 => self.close(),
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Table
            | TagEnd::Item
            | TagEnd::FootnoteDefinition => {
                self.depth = self.depth.saturating_sub(1);
                self.told();
                let is_block = self.open.len() == 1 && !matches!(self.open[0].piece.kind, PieceKind::Item(_));
                if self.depth == 0 && is_block {
                    self.close();
                }
            }
            _ => {}
        }
    }

    /// The first paragraph of the innermost piece is over, if it had words.
    fn told(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.is_told |= open.has_words;
        }
    }

    fn say(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut().filter(|open| !open.is_told) {
            open.has_words |= !words.trim().is_empty();
            open.piece.words.push_str(words);
        }
    }

    fn close(&mut self) {
        if let Some(Open { mut piece, .. }) = self.open.pop() {
            piece.words = piece.words.split_whitespace().collect::<Vec<_>>().join(" ");
            self.push(piece);
        }
    }

    fn push(&mut self, piece: ForeignPiece) {
        match self.open.last_mut() {
            // An item that begins in the line of the one around it cannot be cut from it; its own items can.
            Some(Open { piece: around, .. }) if around.range.start == piece.range.start => {
                if around.words.trim().is_empty() {
                    around.words = piece.words;
                }
                around.items.extend(piece.items);
            }
            Some(Open { piece: around, .. }) => around.items.push(piece),
            // What begins in the line in which another has begun is cut with it.
            None if self.roots.last().is_some_and(|last| last.range.start >= piece.range.start) => {}
            None => self.roots.push(piece),
        }
    }

    /// A piece that begins in the line that holds this place.
    fn piece(&self, at: usize, kind: PieceKind) -> ForeignPiece {
        let start = self.text[..at].rfind('\n').map_or(0, |before| before + 1);
        ForeignPiece { range: start..start, kind, words: String::new(), items: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(&str, PieceKind, String, usize)> {
        let pieces = foreign_pieces(text).into_iter();
        pieces.map(|piece| (&text[piece.range], piece.kind, piece.words, piece.items.len())).collect()
    }

    #[test]
    fn blocks_and_items_are_cut_by_lines() {
        let text = "# A *b*\n\n- one\n  - two\n\n    more\n- - three\n    - four\n\nend\n[x]: https://a.example\n";
        assert_eq!(
            told(text),
            [
                ("# A *b*\n\n", PieceKind::Heading(1), "A b".to_owned(), 0),
                ("- one\n  - two\n\n    more\n", PieceKind::Item(None), "one".to_owned(), 1),
                ("- - three\n    - four\n\n", PieceKind::Item(None), "three".to_owned(), 1),
                ("end\n[x]: https://a.example\n", PieceKind::Paragraph, "end [x]: https://a.example".to_owned(), 0),
            ]
        );
        assert_eq!(told("- [x] done\n")[0].1, PieceKind::Item(Some(true)));
        assert_eq!(told("> a\n> - b\n> - c\n").len(), 1);
        assert_eq!(told("\n \n")[0].0, "\n \n");
    }

    fn adds_up(pieces: &[ForeignPiece], whole: Range<usize>, is_root: bool) {
        let mut at = if is_root { whole.start } else { pieces.first().map_or(whole.end, |piece| piece.range.start) };
        for piece in pieces {
            assert_eq!(piece.range.start, at);
            assert!(piece.range.end > at || piece.range.is_empty() && whole.is_empty());
            at = piece.range.end;
            adds_up(&piece.items, piece.range.clone(), false);
        }
        assert_eq!(at, whole.end);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_whole(lines in prop::collection::vec("(#{0,3} |- |  - |    - |- - |1\\. |> |> - |```|<b>|\\| |\t)?[a-z|*\\[\\]:é]{0,6}( -)?", 0..14)) {
            let text = lines.join("\n");
            adds_up(&foreign_pieces(&text), 0..text.len(), true);
        }
    }
}
