//! A document for Word and whoever reads its files. The same content gives the same bytes: names that the library counts through the whole process are given by
//! this document alone, what it writes in the order of a hash is sorted, and no part says when or where it was made.

use super::content::{Block, Line, Run, words_of};
use docx_rs::{
    AbstractNumbering, BreakType, Docx, Hyperlink, HyperlinkData, HyperlinkType, IndentLevel, Level, LevelJc,
    LevelOverride, LevelText, LineSpacing, LineSpacingType, NumberFormat, Numbering, NumberingId, PageMargin,
    Paragraph, RunFonts, SpecialIndentType, Start, Style, StyleType, Table, TableCell, TableCellMargins, TableRow,
    WidthType,
};
use std::fmt;
use std::io::{Cursor, Read};

/// A document that could not be made.
#[derive(Debug)]
pub struct NotWritten(String);

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The lists of the document: points, and numbers. Each numbered list counts by itself.
/// The library has a list of its own, by a lower number.
const POINTS: usize = 11;
const NUMBERS: usize = 12;

/// How deep lists are told apart; what is deeper stands with the deepest.
const DEEPEST: usize = 8;

/// A document of this content, under a title.
pub(super) fn write(title: Option<&str>, blocks: &[Block]) -> Result<Vec<u8>, NotWritten> {
    let mut writer = Writer { docx: styled(), paragraphs: 0, links: 0, lists: NUMBERS };
    if let Some(title) = title {
        let paragraph = writer.paragraph(&[Run::plain(title)]).style("Title");
        writer.add(paragraph);
    }
    blocks.iter().for_each(|block| writer.block(block, 0));
    let mut document = writer.docx.build();
    document.document_rels = sorted(&document.document_rels)?;
    document.styles = with_default(&document.styles)?;
    document.doc_props.core = utf8(&document.doc_props.core)?.replace(">unknown<", "><").into_bytes();
    let mut bytes = Cursor::new(Vec::new());
    document.pack(&mut bytes).map_err(|error| NotWritten(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn styled() -> Docx {
    let heading = |level: usize, size: usize, before: u32| {
        Style::new(format!("Heading{level}"), StyleType::Paragraph)
            .name(format!("heading {level}"))
            .based_on("Normal")
            .next("Normal")
            .bold()
            .size(size)
            .outline_lvl(level - 1)
            .line_spacing(spacing(before, 80))
            .q_format(true)
    };
    let title = Style::new("Title", StyleType::Paragraph)
        .name("Title")
        .based_on("Normal")
        .next("Normal")
        .bold()
        .size(40)
        .line_spacing(spacing(0, 240))
        .q_format(true);
    let list = Style::new("ListParagraph", StyleType::Paragraph)
        .name("List Paragraph")
        .based_on("Normal")
        .line_spacing(spacing(0, 60));
    let code = Style::new("Code", StyleType::Paragraph)
        .name("Code")
        .based_on("Normal")
        .fonts(RunFonts::new().ascii("Consolas").hi_ansi("Consolas"))
        .size(19)
        .line_spacing(spacing(0, 0));
    let link = Style::new("Hyperlink", StyleType::Character).name("Hyperlink").color("0B57A4").underline("single");
    let margin = PageMargin { top: 1440, bottom: 1440, left: 1440, right: 1440, ..PageMargin::new() };
    Docx::new()
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri"))
        .default_size(22)
        .default_line_spacing(spacing(0, 140))
        .page_margin(margin)
        .add_style(title)
        .add_style(heading(1, 30, 360))
        .add_style(heading(2, 25, 240))
        .add_style(heading(3, 22, 160))
        .add_style(list)
        .add_style(code)
        .add_style(link)
        .add_abstract_numbering(levels(POINTS, |_| ("bullet", "•".to_owned())))
        .add_abstract_numbering(levels(NUMBERS, |level| ("decimal", format!("%{}.", level + 1))))
        .add_numbering(Numbering::new(POINTS, POINTS))
}

/// A little more than single spacing, with so much before and after a paragraph, in twentieths of a point.
fn spacing(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(264).line_rule(LineSpacingType::Auto)
}

fn levels(id: usize, mark: impl Fn(usize) -> (&'static str, String)) -> AbstractNumbering {
    (0..=DEEPEST).fold(AbstractNumbering::new(id), |list, level| {
        let (format, text) = mark(level);
        let left = i32::try_from(level + 1).unwrap_or(1) * 360;
        let level =
            Level::new(level, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"));
        list.add_level(level.indent(Some(left), Some(SpecialIndentType::Hanging(360)), None, None))
    })
}

struct Writer {
    docx: Docx,
    /// How many paragraphs, links and lists have a name so far.
    paragraphs: usize,
    links: usize,
    lists: usize,
}

impl Writer {
    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    /// A block, which stands so deep in lists.
    fn block(&mut self, block: &Block, depth: usize) {
        match block {
            Block::Heading(level, line) => {
                let style = format!("Heading{}", level.clamp(&2, &4) - 1);
                let paragraph = self.paragraph(line).style(&style).keep_next(true);
                self.add(paragraph);
            }
            Block::Paragraph(line) => {
                // What announces something stands on the page of it.
                let announces = words_of(line).trim_end().ends_with(':');
                let paragraph = self.paragraph(line).keep_next(announces);
                self.add(indented(paragraph, depth));
            }
            Block::List { start, items } => self.list(*start, items, depth),
            Block::Code(text) => {
                for line in text.trim_end().lines() {
                    let paragraph = self.paragraph(&[Run::plain(line)]).style("Code");
                    self.add(indented(paragraph, depth));
                }
            }
            Block::Table { head, rows } => self.table(head, rows),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], depth: usize) {
        let list = match start {
            None => POINTS,
            Some(start) => {
                self.lists += 1;
                let start = usize::try_from(start).unwrap_or(1);
                let own = LevelOverride::new(depth.min(DEEPEST)).start(start);
                let numbering = Numbering::new(self.lists, NUMBERS).add_override(own);
                self.docx = std::mem::take(&mut self.docx).add_numbering(numbering);
                self.lists
            }
        };
        for (at, blocks) in items.iter().enumerate() {
            // What follows the list stands as far from it as from a paragraph.
            let is_last = depth == 0 && at + 1 == items.len() && blocks.len() == 1;
            let item = |paragraph: Paragraph| {
                let paragraph = item(paragraph, list, depth);
                if is_last { paragraph.line_spacing(spacing(0, 140)) } else { paragraph }
            };
            let mut blocks = blocks.iter();
            let first = match blocks.next() {
                Some(Block::Paragraph(line) | Block::Heading(_, line)) => self.paragraph(line),
                // What begins with no words is an item with none, and that below it.
                Some(other) => {
                    let empty = self.paragraph(&[]);
                    self.add(item(empty));
                    self.block(other, depth + 1);
                    blocks.for_each(|block| self.block(block, depth + 1));
                    continue;
                }
                None => self.paragraph(&[]),
            };
            self.add(item(first));
            blocks.for_each(|block| self.block(block, depth + 1));
        }
    }

    fn table(&mut self, head: &[Line], rows: &[Vec<Line>]) {
        let mut made = Vec::new();
        if !head.is_empty() {
            let strong = |line: &Line| line.iter().map(|run| Run { strong: true, ..run.clone() }).collect::<Line>();
            made.push(self.row(&head.iter().map(strong).collect::<Vec<_>>()));
        }
        for row in rows {
            let row = self.row(row);
            made.push(row);
        }
        if made.is_empty() {
            return;
        }
        let table =
            Table::new(made).width(5000, WidthType::Pct).margins(TableCellMargins::new().margin(60, 100, 60, 100));
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        // Without something between, two tables would be one.
        let after = self.paragraph(&[]);
        self.add(after);
    }

    fn row(&mut self, cells: &[Line]) -> TableRow {
        let cells = cells.iter().map(|line| {
            let paragraph = self.paragraph(line).line_spacing(spacing(0, 0));
            TableCell::new().add_paragraph(paragraph)
        });
        TableRow::new(cells.collect()).cant_split()
    }

    /// A paragraph with a name of its own.
    fn paragraph(&mut self, line: &[Run]) -> Paragraph {
        self.paragraphs += 1;
        let mut paragraph = Paragraph { id: format!("{:08X}", self.paragraphs), ..Paragraph::new() };
        for run in line {
            paragraph = match &run.href {
                Some(href) => paragraph.add_hyperlink(self.link(href, run)),
                None => paragraph.add_run(styled_run(run)),
            };
        }
        paragraph
    }

    fn link(&mut self, href: &str, run: &Run) -> Hyperlink {
        self.links += 1;
        let mut link = Hyperlink::new(kept(href), HyperlinkType::External).add_run(styled_run(run).style("Hyperlink"));
        if let HyperlinkData::External { rid, .. } = &mut link.link {
            *rid = format!("rIdLink{:05}", self.links);
        }
        link
    }
}

/// The item of a list.
fn item(paragraph: Paragraph, list: usize, depth: usize) -> Paragraph {
    paragraph.style("ListParagraph").numbering(NumberingId::new(list), IndentLevel::new(depth.min(DEEPEST)))
}

/// What stands in an item and does not begin it.
fn indented(paragraph: Paragraph, depth: usize) -> Paragraph {
    if depth == 0 {
        return paragraph;
    }
    let left = i32::try_from(depth.min(DEEPEST + 1)).unwrap_or(1) * 360;
    paragraph.indent(Some(left), None, None, None)
}

fn styled_run(run: &Run) -> docx_rs::Run {
    let mut made = docx_rs::Run::new();
    for (at, line) in run.text.split('\n').enumerate() {
        if at > 0 {
            made = made.add_break(BreakType::TextWrapping);
        }
        made = made.add_text(kept(line));
    }
    if run.strong {
        made = made.bold();
    }
    if run.emphasis {
        made = made.italic();
    }
    made
}

/// Without the characters that no XML may hold.
fn kept(text: &str) -> String {
    let is_kept = |character: &char| match character {
        '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => !other.is_control() || *other >= '\u{80}',
    };
    text.chars().filter(is_kept).collect()
}

/// The relationships in the order of their names.
fn sorted(relationships: &[u8]) -> Result<Vec<u8>, NotWritten> {
    const BEGINNING: &str = "<Relationship ";
    let text = utf8(relationships)?;
    let Some((head, rest)) = text.split_once(BEGINNING) else { return Ok(relationships.to_vec()) };
    let Some((body, tail)) = rest.rsplit_once("</Relationships>") else { return Ok(relationships.to_vec()) };
    let mut all: Vec<&str> = body.split(BEGINNING).map(str::trim).collect();
    all.sort_unstable();
    let all: String = all.iter().map(|one| format!("{BEGINNING}{one}")).collect();
    Ok(format!("{head}{all}</Relationships>{tail}").into_bytes())
}

/// The styles with *Normal* as that of all paragraphs that name none: readers of such files look for it.
fn with_default(styles: &[u8]) -> Result<Vec<u8>, NotWritten> {
    const NORMAL: &str = "w:styleId=\"Normal\"";
    Ok(utf8(styles)?.replacen(NORMAL, &format!("w:default=\"1\" {NORMAL}"), 1).into_bytes())
}

fn utf8(bytes: &[u8]) -> Result<&str, NotWritten> {
    std::str::from_utf8(bytes).map_err(|error| NotWritten(error.to_string()))
}

/// The texts of a document by the names of its parts, to be searched before it goes out. What cannot be read is no document of ours.
///
/// # Errors
///
/// [`NotWritten`], where it is none.
pub fn parts(bytes: &[u8]) -> Result<Vec<(String, String)>, NotWritten> {
    let not_read = |error: &dyn fmt::Display| NotWritten(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| not_read(&error))?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| not_read(&error))?;
        let name = part.name().map_err(|error| not_read(&error))?.into_owned();
        if name.ends_with('/') {
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).map_err(|error| not_read(&error))?;
        parts.push((name, text));
    }
    Ok(parts)
}
