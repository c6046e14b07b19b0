//! Tables in HTML, as they stand in Markdown: cells that stretch over rows and columns are filled, lists that nothing closes are read as a browser would.

use super::grid::{Grid, GridCell};
use super::ladder::Link;
use super::ledger::{Ledger, Said};
use super::lines::{self, Line};
use super::source::Lines;
use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};
use std::ops::Range;

/// No table is wider, and no cell stretches further.
const WIDEST: usize = 200;

/// Where the tables of a text stand, the outermost where one holds another.
pub(super) fn tables(text: &str) -> Vec<Range<usize>> {
    let small = text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = small[at..].find("<table").map(|start| at + start) {
        let is_block = small[..start].rsplit('\n').next().unwrap_or("").trim_start_matches(['>', ' ', '\t']).is_empty();
        let end = end_of(&small, start);
        if is_block {
            found.push(start..end);
        }
        at = end;
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
    let html = Html::parse_fragment(&text[range.clone()]);
    let mut reader = TableReader { ledger, text, at: range.start, end: range.end, lines };
    let mut grid = Grid::default();
    // Cells that reach down into rows below: for each column, how many rows are left, and what stands there.
    let mut down: Vec<(usize, GridCell)> = Vec::new();
    for row in html.select(&selector("tr, thead:not(:has(tr))")) {
        let mut cells: Vec<GridCell> = Vec::new();
        for cell in
            row.children().filter_map(ElementRef::wrap).filter(|cell| matches!(cell.value().name(), "td" | "th"))
        {
            fill_down(&mut cells, &mut down);
            let span =
                |name: &str| cell.value().attr(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1_usize);
            let (wide, high) = (span("colspan").clamp(1, WIDEST), span("rowspan").clamp(1, 10_000));
            let first = reader.cell(cell);
            for nth in 0..wide.min(WIDEST.saturating_sub(cells.len())) {
                let cell = GridCell { is_repeat: nth > 0, ..first.clone() };
                let column = cells.len();
                down.resize(down.len().max(column + 1), (0, GridCell::default()));
                down[column] = (high - 1, GridCell { is_repeat: true, ..cell.clone() });
                cells.push(cell);
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

#[expect(clippy::expect_used, reason = "a selector that is written here, and tried by every test of tables")]
fn selector(written: &str) -> Selector {
    Selector::parse(written).expect("a selector of ours")
}

struct TableReader<'a> {
    ledger: &'a mut Ledger,
    text: &'a str,
    /// How far the text has been read: the words of the tree are looked for from here, so that they have lines.
    at: usize,
    end: usize,
    lines: &'a Lines,
}

/// A paragraph or an item that is being read.
#[derive(Default)]
struct Open {
    text: String,
    bold: usize,
    depth: usize,
    links: Vec<(String, String)>,
}

impl TableReader<'_> {
    fn cell(&mut self, cell: ElementRef<'_>) -> GridCell {
        let mut done = Vec::new();
        let mut open = Open::default();
        self.walk(cell, 0, &mut open, &mut done);
        self.close(&mut open, &mut done);
        GridCell::of(done)
    }

    /// `depth` counts the lists round it.
    fn walk(&mut self, element: ElementRef<'_>, depth: usize, open: &mut Open, done: &mut Vec<Line>) {
        for child in element.children() {
            if let Node::Text(words) = child.value() {
                // Line ends of HTML mean nothing, but for Markdown that stands in a cell.
                let is_markdown = words.trim().contains("\n\n") || words.lines().skip(1).any(is_item);
                open.text.push_str(&if is_markdown { words.to_string() } else { words.replace('\n', " ") });
                continue;
            }
            let Some(inner) = ElementRef::wrap(child).filter(|_| depth < 24) else { continue };
            match inner.value().name() {
                "script" | "style" => {}
                "br" => open.text.push_str("\n\n"),
                "ul" | "ol" => {
                    self.close(open, done);
                    self.walk(inner, depth + 1, open, done);
                    self.close(open, done);
                }
                "li" | "p" | "div" | "table" | "tr" | "td" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                    self.close(open, done);
                    open.depth = if inner.value().name() == "li" { depth.max(1) } else { depth };
                    self.walk(inner, depth, open, done);
                    self.close(open, done);
                }
                "b" | "strong" => {
                    let is_first = open.text.trim().is_empty();
                    self.walk(inner, depth, open, done);
                    self.ledger.marks += 1;
                    if is_first {
                        open.bold = open.text.len();
                    }
                }
                "a" => {
                    let from = open.text.len();
                    self.walk(inner, depth, open, done);
                    let title = open.text.get(from..).unwrap_or("").trim().to_owned();
                    open.links.extend(inner.value().attr("href").map(|url| (title, url.to_owned())));
                }
                _ => self.walk(inner, depth, open, done),
            }
        }
    }

    fn close(&mut self, open: &mut Open, done: &mut Vec<Line>) {
        let Open { text, bold, depth, links } = std::mem::take(open);
        if text.trim().is_empty() {
            open.depth = depth;
            return;
        }
        let place = self.lines.place(self.find(&text));
        if depth > 0 || !text.contains('\n') {
            let said = self.ledger.take(place, &text);
            let bold = bold.saturating_sub(text.len() - text.trim_start().len()).min(said.text.len());
            let bold = said.text.floor_char_boundary(bold);
            let links = addresses(&said, links);
            done.push(Line { said, bold, depth, links });
        } else {
            let mut split =
                lines::split(self.ledger, place, &text.lines().map(str::trim).collect::<Vec<_>>().join("\n"));
            if let [only] = split.as_mut_slice() {
                only.links = addresses(&only.said, links);
            }
            done.extend(split);
        }
    }

    /// Where words stand in the source, looked for from what was found last.
    fn find(&mut self, text: &str) -> usize {
        let word = text.split_whitespace().next().unwrap_or("");
        let rest = self.text.get(self.at..self.end).unwrap_or("");
        if let Some(found) = rest.find(word) {
            self.at += found;
        }
        self.at
    }
}

fn is_item(line: &str) -> bool {
    line.trim_start().starts_with(['-', '*', '•'])
}

fn addresses(said: &Said, links: Vec<(String, String)>) -> Vec<Link> {
    links.into_iter().map(|(title, url)| Link { title, url, id: said.id }).collect()
}
