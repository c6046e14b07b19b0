//! Tables in HTML, as they stand in Markdown: cells that stretch over rows and columns are filled, lists that nothing closes are read as a browser would.

use super::grid::{Grid, GridCell};
use super::ladder::Link;
use super::ledger::{Ledger, Place, Said};
use super::lines::{self, Line};
use super::source::Lines;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;
use std::ops::Range;

/// No table is wider, and no cell stretches further.
const WIDEST: usize = 200;

/// No cell stretches over more rows.
const HIGHEST: usize = 10_000;

/// Where the tables of a text stand, the outermost where one holds another.
pub(super) fn tables(text: &str) -> Vec<Range<usize>> {
    let small = text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = small[at..].find("<table").map(|start| at + start) {
        let is_block = small[..start].rsplit('\n').next().unwrap_or("").trim_start_matches(['>', ' ', '\t']).is_empty();
        // One that a sentence speaks of is none.
        at = if is_block { end_of(&small, start) } else { start + "<table".len() };
        if is_block {
            found.push(start..at);
        }
    }
    found
}

/// Where the table that begins here ends; one that nothing closes ends with the text.
fn end_of(small: &str, start: usize) -> usize {
    let (mut depth, mut at) = (0_usize, start);
    while let Some(next) = small[at..].find("table").map(|next| at + next) {
        at = next + "table".len();
        if small[..next].ends_with("</") {
            depth -= 1;
        } else if small[..next].ends_with('<') {
            depth += 1;
        }
        if depth == 0 {
            return small[at..].find('>').map_or(small.len(), |close| at + close + 1);
        }
    }
    small.len()
}

/// Reads the table at a range of a text.
pub(super) fn read(ledger: &mut Ledger, text: &str, range: Range<usize>, lines: &Lines) -> Grid {
    let place = lines.place(range.start);
    let mut reader = TableReader { ledger, place, rows: Vec::new(), cell: None, tables: 0, unread: 0 };
    for (line, piece) in pieces(&text[range]) {
        reader.place.line = place.line + line.saturating_sub(1);
        match piece {
            Piece::Words(words) => reader.words(&words),
            Piece::Tag(tag) => reader.tag(&tag),
        }
    }
    reader.end_cell();
    filled(reader.rows)
}

/// A tag, or words between tags.
enum Piece {
    Tag(Tag),
    Words(StrTendril),
}

/// The tokens of a text, each with its line from 1.
fn pieces(text: &str) -> Vec<(usize, Piece)> {
    #[derive(Default)]
    struct Pieces(RefCell<Vec<(usize, Piece)>>);

    impl TokenSink for Pieces {
        type Handle = ();

        fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
            let piece = match token {
                Token::TagToken(tag) => Some(Piece::Tag(tag)),
                Token::CharacterTokens(words) => Some(Piece::Words(words)),
                Token::DoctypeToken(_)
                | Token::CommentToken(_)
                | Token::NullCharacterToken
                | Token::EOFToken
                | Token::ParseError(_) => None,
            };
            self.0.borrow_mut().extend(piece.map(|piece| (usize::try_from(line).unwrap_or(usize::MAX), piece)));
            TokenSinkResult::Continue
        }
    }

    let tokenizer = Tokenizer::new(Pieces::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    // It stops at scripts alone, of which we have none: no sink asks for one.
    drop(tokenizer.feed(&input));
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// A cell, and how far it stretches.
struct WideCell {
    cell: GridCell,
    wide: usize,
    high: usize,
}

/// Every place of the table with the cell that reaches it.
fn filled(rows: Vec<Vec<WideCell>>) -> Grid {
    let mut grid = Grid::default();
    // Cells that reach down into rows below: for each column, how many rows are left, and what stands there.
    let mut down: Vec<(usize, GridCell)> = Vec::new();
    for row in rows {
        let mut cells: Vec<GridCell> = Vec::new();
        for WideCell { cell, wide, high } in row {
            fill_down(&mut cells, &mut down);
            for nth in 0..wide.min(WIDEST.saturating_sub(cells.len())) {
                let column = cells.len();
                down.resize(down.len().max(column + 1), (0, GridCell::default()));
                down[column] = (high - 1, GridCell { is_repeat: true, ..cell.clone() });
                cells.push(GridCell { is_repeat: nth > 0, ..cell.clone() });
            }
        }
        fill_down(&mut cells, &mut down);
        grid.rows.push(cells);
    }
    grid.rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    grid
}

/// Takes what reaches into this row from above, as far as it stands next.
fn fill_down(cells: &mut Vec<GridCell>, down: &mut [(usize, GridCell)]) {
    while let Some((left, cell)) = down.get_mut(cells.len()).filter(|(left, _)| *left > 0) {
        *left -= 1;
        cells.push(cell.clone());
    }
}

struct TableReader<'a> {
    ledger: &'a mut Ledger,
    /// Where the piece stands that is being read.
    place: Place,
    rows: Vec<Vec<WideCell>>,
    cell: Option<OpenCell>,
    /// How many tables stand round the piece inside of this one.
    tables: usize,
    /// How many elements are open whose words nobody sees.
    unread: usize,
}

/// A cell that is being read.
#[derive(Default)]
struct OpenCell {
    wide: usize,
    high: usize,
    done: Vec<Line>,
    /// How many lists are open.
    lists: usize,
    /// Whether an item is open.
    is_item: bool,
    words: String,
    /// Where the words began.
    place: Option<Place>,
    /// How many bold elements are open that began with the words.
    strong: usize,
    bold: usize,
    /// An open link: its address, and where its words begin.
    link: Option<(String, usize)>,
    links: Vec<(String, String)>,
}

impl TableReader<'_> {
    fn words(&mut self, words: &str) {
        let Some(cell) = self.cell.as_mut().filter(|_| self.unread == 0) else { return };
        if cell.place.is_none() && !words.trim().is_empty() {
            cell.place = Some(self.place);
        }
        cell.words.push_str(words);
    }

    fn tag(&mut self, tag: &Tag) {
        let is_start = tag.kind == TagKind::StartTag;
        match (&*tag.name, is_start) {
            ("table", true) if self.cell.is_some() => self.inner_table(1),
            ("table", false) if self.tables > 0 => self.inner_table(-1),
            ("tr" | "td" | "th", _) if self.tables > 0 => self.end_words(),
            ("tr", true) | ("thead" | "tbody", _) => {
                self.end_cell();
                self.rows.push(Vec::new());
            }
            ("td" | "th", true) => self.begin_cell(tag),
            ("td" | "th" | "tr" | "table", false) => self.end_cell(),
            ("script" | "style", true) => self.unread += 1,
            ("script" | "style", false) => self.unread = self.unread.saturating_sub(1),
            (name, _) => self.in_cell(name, is_start, tag),
        }
    }

    fn inner_table(&mut self, step: isize) {
        self.end_words();
        self.tables = self.tables.saturating_add_signed(step);
    }

    fn in_cell(&mut self, name: &str, is_start: bool, tag: &Tag) {
        match name {
            "ul" | "ol" => {
                self.end_words();
                if let Some(cell) = &mut self.cell {
                    cell.lists = cell.lists.saturating_add_signed(if is_start { 1 } else { -1 });
                    cell.is_item = false;
                }
            }
            "li" => {
                self.end_words();
                if let Some(cell) = &mut self.cell {
                    cell.is_item = is_start;
                }
            }
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_words(),
            "br" => self.say("\n\n"),
            "b" | "strong" => self.strong(is_start),
            "a" => self.link(is_start, tag),
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        if let Some(cell) = &mut self.cell {
            cell.words.push_str(words);
        }
    }

    fn strong(&mut self, is_start: bool) {
        let Some(cell) = &mut self.cell else { return };
        if is_start {
            self.ledger.marks += 1;
            cell.strong += usize::from(cell.strong > 0 || cell.words.trim().is_empty());
        } else if cell.strong > 0 {
            cell.strong -= 1;
            cell.bold = cell.words.len();
        }
    }

    fn link(&mut self, is_start: bool, tag: &Tag) {
        let Some(cell) = &mut self.cell else { return };
        if let Some((url, from)) = cell.link.take() {
            let title = cell.words.get(from..).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
            cell.links.push((title, url));
        }
        let address = tag.attrs.iter().find(|attribute| &*attribute.name.local == "href");
        if let Some(address) = address.filter(|_| is_start) {
            cell.link = Some((address.value.to_string(), cell.words.len()));
        }
    }

    fn begin_cell(&mut self, tag: &Tag) {
        self.end_cell();
        let span = |name: &str| {
            let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            attribute.and_then(|attribute| attribute.value.trim().parse().ok()).unwrap_or(1_usize)
        };
        let (wide, high) = (span("colspan").clamp(1, WIDEST), span("rowspan").clamp(1, HIGHEST));
        self.cell = Some(OpenCell { wide, high, ..OpenCell::default() });
    }

    fn end_cell(&mut self) {
        self.end_words();
        (self.tables, self.unread) = (0, 0);
        let Some(OpenCell { wide, high, done, .. }) = self.cell.take() else { return };
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(WideCell { cell: GridCell::of(done), wide, high });
        }
    }

    /// A paragraph or an item is over.
    fn end_words(&mut self) {
        let Some(cell) = &mut self.cell else { return };
        let (words, bold) = (std::mem::take(&mut cell.words), std::mem::take(&mut cell.bold));
        let (links, place) = (std::mem::take(&mut cell.links), cell.place.take().unwrap_or(self.place));
        (cell.strong, cell.link) = (0, None);
        if words.trim().is_empty() {
            return;
        }
        let depth = if cell.is_item { cell.lists.max(1) } else { cell.lists };
        // Line ends of HTML mean nothing, but for Markdown that stands in a cell.
        let is_markdown = words.trim().contains("\n\n") || words.lines().skip(1).any(is_item);
        if depth > 0 || !is_markdown {
            let said = self.ledger.take(place, &words);
            let bold = bold.saturating_sub(words.len() - words.trim_start().len()).min(said.text.len());
            let bold = said.text.floor_char_boundary(bold);
            let links = addresses(&said, links);
            cell.done.push(Line { said, bold, depth, links });
            return;
        }
        let written = words.lines().map(str::trim).collect::<Vec<_>>().join("\n");
        let mut split = lines::split(self.ledger, place, &written);
        if let [only] = split.as_mut_slice() {
            only.links = addresses(&only.said, links);
        }
        cell.done.extend(split);
    }
}

fn is_item(line: &str) -> bool {
    line.trim_start().starts_with(['-', '*', '•'])
}

fn addresses(said: &Said, links: Vec<(String, String)>) -> Vec<Link> {
    let links = links.into_iter().filter(|(title, url)| url.starts_with("http") && !title.is_empty());
    links.map(|(title, url)| Link { title, url, id: said.id }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<Vec<String>>> {
        let mut ledger = Ledger::default();
        let grid = read(&mut ledger, text, 0..text.len(), &Lines::new(0, text));
        let cell = |cell: &GridCell| cell.lines.iter().map(|line| line.said.text.clone()).collect();
        grid.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    }

    #[test]
    fn spans_are_filled_and_lists_need_no_end() {
        let read = rows(
            "<table><tr><th rowspan=2>A</th><th colspan=\"2\">B</th></tr>\n<tr><td><ul><li>one<li>two &amp; on</ul></ul>\n<td>x\n y<br>z</table>",
        );
        assert_eq!(
            read,
            [vec![vec!["A"], vec!["B"], vec!["B"]], vec![vec!["A"], vec!["one", "two & on"], vec!["x y", "z"]]]
        );
    }

    #[test]
    fn a_head_needs_no_row() {
        let read =
            rows("<table><thead><th>L1</th><th>L2</th></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>");
        assert_eq!(read, [[["L1"], ["L2"]], [["a"], ["b"]]]);
    }

    #[test]
    fn a_table_inside_a_cell_belongs_to_the_cell() {
        let read = rows("<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>");
        assert_eq!(read, [[vec!["a", "b", "c"], vec!["d"]]]);
    }

    #[test]
    fn scripts_are_not_words() {
        assert_eq!(rows("<table><tr><td>a<script>let b = 1;</script></td></tr></table>"), [[["a"]]]);
    }

    #[test]
    fn texts_know_their_lines() {
        let text = "x\n<table>\n<tr><td>\n<ul>\n<li>one</li>\n<li>\ntwo</li></ul>";
        let mut ledger = Ledger::default();
        let grid = read(&mut ledger, text, 2..text.len(), &Lines::new(0, text));
        let lines: Vec<usize> = grid.rows[0][0].lines.iter().map(|line| ledger.place(line.said.id).line).collect();
        assert_eq!(lines, [5, 7]);
    }

    #[test]
    fn tables_are_found_where_they_stand() {
        let text = "a <table> in a line\n\n<TABLE>\n<table></table></TABLE>\n\n<table>";
        let found: Vec<&str> = tables(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["<TABLE>\n<table></table></TABLE>", "<table>"]);
    }
}
